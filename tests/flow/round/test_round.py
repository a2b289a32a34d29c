"""The owner's round: in which order cases come, and what each pick does."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from kulanz.business.models import Notice, Staff
from kulanz.channels import rules
from kulanz.conversations.models import Conversation, Note
from kulanz.flow import returning
from kulanz.flow import round as owners_round
from kulanz.lib.refusal import Refusal
from kulanz.triage import cases, dissatisfied
from kulanz.triage.models import Case
from tests import a
from tests.flow.rounds import BERLIN, EVENING, MORNING, answer, as_received, case, talks

pytestmark = pytest.mark.django_db


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
    as_received(a.conversation(customer=found.customer, channel=talks(found)[0].channel))
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
    a.promise(talks(found)[0], "Ersatz", MORNING.date() + timedelta(days=3), by=owner)
    owners_round.decide(found, "call", by=owner)
    assert talks(found)[0].promised_what == "Call back; Ersatz"


def test_after_hours_a_call_is_promised_for_the_next_open_day(owner: Staff, clock: Any) -> None:
    found = case("callback_request")
    clock.move_to(EVENING)
    owners_round.decide(found, "call", by=owner)
    assert talks(found)[0].promised_for == MORNING.date() + timedelta(days=1)


def test_block_keeps_the_sender_out_and_is_done(owner: Staff) -> None:
    found = owners_round.decide(case(), "block", by=owner)
    talk = talks(found)[0]
    rule = rules.find_rule(talk.messages.get().sender_address)
    assert found.state == Case.State.DONE and talk.deleted_at and rule and rule.action == "block"


def test_two_owners_do_not_decide_about_the_same_case(owner: Staff) -> None:
    found = case()
    stale = Case.objects.get(pk=found.pk)
    owners_round.decide(found, "mine", by=owner)
    with pytest.raises(Refusal):
        owners_round.decide(stale, "mine", by=a.staff("owner"))


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
