"""The owner's round: in which order cases come, what each pick does, and that it can be undone exactly."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from kulanz.business.models import Notice, Staff
from kulanz.channels import rules
from kulanz.channels.models import RawMessage
from kulanz.conversations.models import Conversation, Message, Note
from kulanz.flow import inbound, outbound, returning
from kulanz.flow import round as owners_round
from kulanz.flow.clock import wake_snoozed
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.triage import cases, dissatisfied
from kulanz.triage.models import Case
from tests import a

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
# A Tuesday; open from 9 to 17 o'clock.
MORNING = datetime(2026, 3, 10, 8, 30, tzinfo=BERLIN)
EVENING = datetime(2026, 3, 10, 17, 5, tzinfo=BERLIN)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner", name="Hanna Lind")


def case(*codes: str, name: str = "Anna Muster", **fields: object) -> Case:
    talk = a.conversation(
        customer=a.customer(name), channel=a.mailbox(smtp_host="localhost").channel, **fields
    )
    _as_received(talk)
    return cases.add(talk.customer, codes or ["complaint"], talk.messages.get())


def _as_received(talk: Conversation) -> None:
    talk.refresh_from_db()
    if not talk.waiting_since:
        talk.received(timezone.now(), "Guten Tag")


def talks(of: Case) -> list[Conversation]:
    return list(Conversation.objects.filter(customer=of.customer).order_by("pk"))


def everything(of: Case) -> list[dict[str, Any]]:
    """All that a pick may change."""
    rows = [*Conversation.objects.filter(customer=of.customer).order_by("pk").values()]
    return [*rows, *Case.objects.filter(pk=of.pk).values(), *Note.objects.values(), *Notice.objects.values()]


def answer(talk: Conversation, by: Staff) -> None:
    draft = compose.save(compose.start(talk, "answer", by=by), text="Guten Tag, das regeln wir.")
    outbound.send(draft, by=by, seen=timezone.now())


def test_the_most_pressing_case_comes_first_and_each_knows_its_neighbours() -> None:
    third, first, second = case("praise"), case("extremely_dissatisfied"), case("complaint")
    assert owners_round.first() == first and owners_round.count() == 3
    place = owners_round.place(second, owners_round.order())
    assert (place.before, place.total, place.previous, place.following) == (1, 3, first.pk, third.pk)


def test_what_was_answered_is_not_shown(owner: Staff) -> None:
    found = case()
    answer(talks(found)[0], owner)
    assert owners_round.first() is None and owners_round.count() == 0


def test_mine_assigns_all_open_conversations_to_me(owner: Staff) -> None:
    found = case()
    _as_received(a.conversation(customer=found.customer, channel=talks(found)[0].channel))
    picked = owners_round.decide(found, "mine", by=owner)
    assert [talk.assigned_to for talk in talks(found)] == [owner, owner]
    assert picked.state == Case.State.PICKED and picked.picked_for == owner
    assert picked.back_at == EVENING.replace(minute=0)
    assert not Notice.objects.exists()


def test_the_assistant_finds_the_line_as_a_note_and_hears_of_it_once(owner: Staff) -> None:
    berta = a.staff("assistant", name="Berta Bauer")
    found = case()
    owners_round.decide(found, "assistant", by=owner, to=berta, line="  bitte ein\nGutschein dazu ")
    talk = talks(found)[0]
    assert talk.assigned_to == berta
    note = talk.notes.get()
    assert note.text == "@Berta Bauer bitte ein Gutschein dazu" and list(note.mentioned.all()) == [berta]
    told = Notice.objects.get()
    assert (told.staff, told.kind) == (berta, Notice.Kind.HANDED_OVER)
    assert told.text == f"{found.customer}: bitte ein Gutschein dazu"


def test_without_a_line_the_specialist_is_told_what_it_is_about(owner: Staff) -> None:
    tom = a.staff("specialist", name="Tom")
    found = case()
    owners_round.decide(found, "specialist", by=owner, to=tom)
    assert Notice.objects.get().text == f"{found.customer}: Wo ist mein Buch?" and not Note.objects.exists()
    assert Conversation.objects.visible_to(tom).count() == 1


def test_who_is_away_is_stood_in_for(owner: Staff) -> None:
    cleo = a.staff("assistant", name="Cleo")
    berta = a.staff("assistant", name="Berta", absent_from=MORNING.date(), deputy=cleo)
    assert owners_round.hands(owner)["assistant"] == [cleo, berta]
    found = owners_round.decide(case(), "assistant", by=owner, to=berta)
    assert found.picked_for == cleo and talks(found)[0].assigned_to == cleo


def test_somebody_has_to_be_named_for_handing_over(owner: Staff) -> None:
    with pytest.raises(Refusal):
        owners_round.decide(case(), "assistant", by=owner)
    assert owners_round.count() == 1


def test_later_lets_it_rest_and_brings_it_back(owner: Staff, clock: Any) -> None:
    found = case()
    until = owners_round.moments()["tomorrow"]
    assert until == datetime(2026, 3, 11, 9, 0, tzinfo=BERLIN)
    owners_round.decide(found, "later", by=owner, until=until)
    assert talks(found)[0].state == Conversation.State.SNOOZED and owners_round.count() == 0
    clock.move_to(EVENING)
    returning.look_after_cases()
    found.refresh_from_db()
    assert found.state == Case.State.PICKED
    clock.move_to(until + timedelta(seconds=1))
    for talk in talks(found):
        talk.wake_up()
    returning.look_after_cases()
    assert owners_round.first() == found


def test_monday_is_the_next_one_even_on_a_monday(clock: Any) -> None:
    clock.move_to(datetime(2026, 3, 9, 12, 0, tzinfo=BERLIN))
    assert owners_round.moments()["monday"] == datetime(2026, 3, 16, 9, 0, tzinfo=BERLIN)


def test_a_call_is_promised_for_today(owner: Staff) -> None:
    found = owners_round.decide(case("callback_request"), "call", by=owner)
    talk = talks(found)[0]
    assert (talk.assigned_to, talk.promised_for, talk.promised_what) == (owner, MORNING.date(), "Call back")
    assert found.back_at == EVENING.replace(minute=0)


def test_a_call_keeps_what_was_promised_before(owner: Staff) -> None:
    found = case("callback_request")
    talks(found)[0].promise("Ersatz", MORNING.date() + timedelta(days=3), by=owner)
    owners_round.decide(found, "call", by=owner)
    assert talks(found)[0].promised_what == "Call back; Ersatz"


def test_after_hours_a_call_is_promised_for_the_next_open_day(owner: Staff, clock: Any) -> None:
    found = case("callback_request")
    clock.move_to(EVENING)
    owners_round.decide(found, "call", by=owner)
    assert talks(found)[0].promised_for == MORNING.date() + timedelta(days=1)


def test_a_call_that_was_answered_but_not_made_comes_back(owner: Staff, clock: Any) -> None:
    found = owners_round.decide(case("callback_request"), "call", by=owner)
    answer(talks(found)[0], owner)
    clock.move_to(EVENING)
    returning.look_after_cases()
    found.refresh_from_db()
    assert found.state == Case.State.WAITING and found.reasons[0]["code"] == "returned"


def test_block_keeps_the_sender_out_and_is_done(owner: Staff) -> None:
    found = owners_round.decide(case(), "block", by=owner)
    talk = talks(found)[0]
    rule = rules.find_rule(talk.messages.get().sender_address)
    assert found.state == Case.State.DONE and talk.deleted_at and rule and rule.action == "block"


@pytest.mark.parametrize("chosen", owners_round.PICKS)
def test_undo_puts_everything_back_as_it_was(chosen: str, owner: Staff, clock: Any) -> None:
    found = case("complaint", "callback_request")
    _as_received(a.conversation(customer=found.customer, channel=talks(found)[0].channel))
    talks(found)[0].promise("Ersatz", MORNING.date() + timedelta(days=3), by=owner)
    before = everything(found)
    role = owners_round.HAND_OVER.get(chosen)
    to = a.staff(role, name="Berta Bauer") if role else None
    until = timezone.now() + timedelta(hours=3)
    owners_round.decide(found, chosen, by=owner, to=to, until=until, line="bitte ein Gutschein dazu")
    assert everything(found) != before
    clock.shift(60)
    owners_round.undo(found, by=owner)
    found.refresh_from_db()
    assert found.line == "bitte ein Gutschein dazu"  # it may be wanted again
    Case.objects.filter(pk=found.pk).update(line="")
    assert everything(found) == before and not rules.all_rules()
    with pytest.raises(Refusal):
        owners_round.undo(found, by=owner)


def test_undo_leaves_a_rule_as_it_was(owner: Staff) -> None:
    found = case()
    address = talks(found)[0].messages.get().sender_address
    rules.allow(address, by=owner, note="Stammkundin")
    owners_round.undo(owners_round.decide(found, "block", by=owner), by=owner)
    rule = rules.find_rule(address)
    assert rule and (rule.action, rule.note) == ("allow", "Stammkundin")


def test_undo_does_not_take_back_what_happened_since(owner: Staff) -> None:
    berta, cleo = a.staff("assistant", name="Berta"), a.staff("assistant", name="Cleo")
    found = owners_round.decide(case(), "assistant", by=owner, to=berta)
    talk = talks(found)[0]
    talk.assign(cleo, by=berta)
    talk.refresh_from_db()
    talk.received(timezone.now(), "Noch etwas")
    owners_round.undo(found, by=owner)
    talk.refresh_from_db()
    assert talk.assigned_to == cleo and talk.unanswered == 2


def test_two_owners_do_not_decide_about_the_same_case(owner: Staff) -> None:
    found = case()
    stale = Case.objects.get(pk=found.pk)
    owners_round.decide(found, "mine", by=owner)
    with pytest.raises(Refusal):
        owners_round.decide(stale, "mine", by=a.staff("owner"))


def test_what_was_given_away_and_answered_is_done(owner: Staff, clock: Any) -> None:
    berta = a.staff("assistant", name="Berta")
    found = owners_round.decide(case(), "assistant", by=owner, to=berta)
    answer(talks(found)[0], berta)
    clock.shift(300)
    returning.look_after_cases()
    found.refresh_from_db()
    assert found.state == Case.State.DONE


def test_what_was_given_away_and_not_answered_comes_back_on_the_same_day(owner: Staff, clock: Any) -> None:
    berta = a.staff("assistant", name="Berta")
    found = owners_round.decide(case("praise"), "assistant", by=owner, to=berta)
    clock.move_to(EVENING)
    other = case("complaint")
    returning.look_after_cases()
    assert list(cases.to_show()) == [found, other]


def test_what_came_back_and_was_picked_again_is_no_longer_on_top(owner: Staff, clock: Any) -> None:
    found = owners_round.decide(case("praise"), "mine", by=owner)
    clock.move_to(EVENING)
    returning.look_after_cases()
    found.refresh_from_db()
    again = owners_round.decide(found, "mine", by=owner)
    assert again.step == cases.STEPS["praise"]
    owners_round.undo(again, by=owner)
    found.refresh_from_db()
    assert found.reasons[0]["code"] == "returned" and found.step == cases.STEPS["returned"]


def test_what_nobody_has_picked_comes_back_on_top_once(clock: Any) -> None:
    found = case("praise")
    clock.move_to(EVENING)
    returning.look_after_cases()
    found.refresh_from_db()
    assert [reason["code"] for reason in found.reasons] == ["returned", "praise"] and found.back_at is None
    assert returning.look_after_cases() == 0


def test_what_somebody_lets_rest_comes_back_when_it_has_woken_up(owner: Staff, clock: Any) -> None:
    found = owners_round.decide(case(), "mine", by=owner)
    ends = EVENING + timedelta(days=2)
    talks(found)[0].snooze(ends, Conversation.Snooze.UNLESS_THEY_WRITE, by=owner)
    clock.move_to(EVENING)
    returning.look_after_cases()
    found.refresh_from_db()
    assert found.state == Case.State.PICKED and found.back_at and found.back_at > ends


def test_a_case_by_hand_is_shown_without_a_conversation_until_it_is_picked(owner: Staff, clock: Any) -> None:
    customer = a.customer()
    dissatisfied.begin_by_hand(customer, "rief an", by=owner)
    found = cases.add(customer, ["by_hand"], None)
    returning.look_after_cases()
    assert owners_round.first() == found
    owners_round.decide(found, "mine", by=owner, line="anrufen")
    returning.look_after_cases()
    found.refresh_from_db()
    assert found.state == Case.State.DONE and owners_round.first() is None


def test_nothing_is_blocked_where_nobody_wrote(owner: Staff) -> None:
    with pytest.raises(Refusal):
        owners_round.decide(cases.add(a.customer(), ["by_hand"], None), "block", by=owner)


def by_hand(owner: Staff) -> Case:
    customer = a.customer()
    dissatisfied.begin_by_hand(customer, "rief an", by=owner)
    return cases.add(customer, ["by_hand"], None)


def test_a_case_by_hand_that_was_put_off_comes_back(owner: Staff, clock: Any) -> None:
    found = owners_round.decide(by_hand(owner), "later", by=owner, until=timezone.now() + timedelta(hours=3))
    returning.look_after_cases()
    assert owners_round.first() is None
    clock.shift(3 * 3600 + 60)
    returning.look_after_cases()
    returning.look_after_cases()
    assert owners_round.first() == found


def test_a_call_without_a_conversation_comes_back_until_it_is_settled(owner: Staff, clock: Any) -> None:
    found = owners_round.decide(by_hand(owner), "call", by=owner)
    returning.look_after_cases()
    clock.move_to(EVENING)
    returning.look_after_cases()
    assert owners_round.first() == found
    state = dissatisfied.find(found.customer)
    assert state
    dissatisfied.close(state, "angerufen", by=owner)
    returning.look_after_cases()
    found.refresh_from_db()
    assert found.state == Case.State.DONE


def test_an_answer_that_did_not_arrive_and_was_put_off_comes_back(owner: Staff, clock: Any) -> None:
    found = case()
    talk = talks(found)[0]
    talk.answered(timezone.now() + timedelta(minutes=1), "Guten Tag", by=owner)
    talk.bounced(timezone.now() + timedelta(minutes=2))
    clock.shift(600)
    owners_round.decide(found, "later", by=owner, until=timezone.now() + timedelta(hours=3))
    returning.look_after_cases()
    clock.shift(3 * 3600 + 60)
    for _time in range(2):  # whichever of the two chores comes first
        returning.look_after_cases()
    wake_snoozed()
    returning.look_after_cases()
    assert owners_round.first() == found


def test_what_was_put_off_and_answered_since_is_done(owner: Staff, clock: Any) -> None:
    found = case()
    owners_round.decide(found, "later", by=owner, until=timezone.now() + timedelta(days=3))
    clock.shift(600)
    answer(talks(found)[0], owner)
    returning.look_after_cases()
    found.refresh_from_db()
    assert found.state == Case.State.DONE


def test_undo_keeps_the_reasons_that_came_since(owner: Staff, clock: Any) -> None:
    found = case("complaint")
    owners_round.decide(found, "mine", by=owner)
    cases.add(found.customer, ["praise", "special_request"], talks(found)[0].messages.get())
    found.refresh_from_db()
    undone = owners_round.undo(found, by=owner)
    assert [reason["code"] for reason in undone.reasons] == ["complaint", "special_request", "praise"]
    assert undone.step == cases.STEPS["complaint"] and owners_round.first() == undone


def test_what_a_blocked_sender_wrote_before_the_undo_comes_in_after_it(owner: Staff, clock: Any) -> None:
    channel = a.mailbox(smtp_host="localhost").channel
    rules.block("werbung@laut.example", by=owner)
    first = a.arrival(channel, a.mail(text="Beschwerde"))
    assert first
    found = owners_round.decide(
        cases.add(first.conversation.customer, ["complaint"], first), "block", by=owner
    )
    clock.shift(30)
    assert a.arrival(channel, a.mail(text="Und noch etwas Wichtiges")) is None
    assert a.arrival(channel, a.mail(text="Kaufen Sie", sender="werbung@laut.example")) is None
    owners_round.undo(found, by=owner)
    inbound.take_in_waiting()
    assert [said.text.strip() for said in Message.objects.order_by("pk")] == [
        "Beschwerde",
        "Und noch etwas Wichtiges",
    ]
    assert RawMessage.objects.filter(state=RawMessage.State.BLOCKED).count() == 1


def test_what_was_blocked_before_the_pick_stays_out_after_the_undo(owner: Staff, clock: Any) -> None:
    channel = a.mailbox(smtp_host="localhost").channel
    first = a.arrival(channel, a.mail(text="Beschwerde"))
    assert first
    found = cases.add(first.conversation.customer, ["complaint"], first)
    rules.block("anna@kunde.example", by=owner, note="seit langem")
    owners_round.decide(found, "block", by=owner)
    clock.shift(30)
    assert a.arrival(channel, a.mail(text="Und noch etwas")) is None
    owners_round.undo(found, by=owner)
    inbound.take_in_waiting()
    assert Message.objects.count() == 1
