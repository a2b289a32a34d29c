"""What our mails promise goes on record when they are sent, and what they keep is kept by them."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.conversations import queue
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer
from kulanz.flow import promised, promising, regrouping, retracting
from kulanz.flow.ringing_back import plan
from kulanz.followup import callbacks, promises
from kulanz.followup.models import Promise
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from kulanz.web import owed
from tests import a
from tests.flow.answering import asked, send, written

pytestmark = pytest.mark.django_db
MONDAY = "2026-11-23 10:00+01:00"
FRIDAY = date(2026, 11, 27)
PROMISES = (
    "Guten Tag,\n\nich melde mich bis Freitag bei Ihnen. Die Ware schicke ich morgen los.\n\nViele Grüße"
)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(MONDAY, tick=True) as frozen:
        yield frozen


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner")


@pytest.fixture
def talk() -> Conversation:
    return asked()


def open_ones() -> list[tuple[str, date | None]]:
    return [(one.kind, one.due) for one in promises.still_open()]


def test_what_a_mail_promises_is_shown_and_goes_on_record_with_its_sentence(
    talk: Conversation, owner: Staff
) -> None:
    draft = written(talk, owner, PROMISES)
    assert [(one.kind, one.due) for one in promised.of_draft(draft)] == [
        ("reply", FRIDAY),
        ("shipment", date(2026, 11, 24)),
    ]
    assert open_ones() == []
    message = send(draft, owner)
    assert open_ones() == [("shipment", date(2026, 11, 24)), ("reply", FRIDAY)]
    for one in promises.still_open():
        assert one.message == message and one.owed_by == owner
        assert " ".join(message.text[one.start : one.end].split()) == one.words
    talk.refresh_from_db()
    assert (talk.state, talk.promised_for) == ("open", date(2026, 11, 24))


def test_what_the_writer_says_is_no_promise_stays_off_the_record_and_a_day_can_be_given(
    talk: Conversation, owner: Staff
) -> None:
    draft = written(
        talk, owner, "Guten Tag,\n\nich schicke Ihnen die Rechnung noch zu. Ich melde mich bis Freitag."
    )
    first, second = promised.of_draft(draft)
    promised.say(draft, unnoted=second.words)
    promised.say(draft, dated=first.words, day=date(2026, 11, 30))
    assert [one.is_noted for one in promised.of_draft(draft)] == [True, False]
    with pytest.raises(Refusal, match="still to come"):
        promised.say(draft, dated=first.words, day=date(2020, 1, 1))
    promised.say(draft, noted=second.words)
    promised.say(draft, unnoted=second.words)
    send(draft, owner)
    assert [due for _kind, due in open_ones()] == [date(2026, 11, 30)]


def test_an_answer_that_was_owed_is_kept_by_the_next_mail_and_owed_again_if_that_is_taken_back(
    talk: Conversation, owner: Staff
) -> None:
    send(written(talk, owner, "Guten Tag,\n\nich melde mich bis Freitag."), owner)
    (owed,) = promises.still_open()
    answer = send(written(talk, owner, "Guten Tag,\n\nes ist da. Hier ist der Link."), owner)
    owed.refresh_from_db()
    assert (owed.state, owed.evidence, owed.evidence_id) == ("kept", "message", answer.pk)
    retracting.take_back(answer, by=owner)
    owed.refresh_from_db()
    assert owed.state == "open"
    talk.refresh_from_db()
    assert talk.promised_for == FRIDAY


def test_a_mail_that_is_taken_back_has_promised_nothing(talk: Conversation, owner: Staff) -> None:
    message = send(written(talk, owner, PROMISES), owner)
    retracting.take_back(message, by=owner)
    assert not Promise.objects.exists()
    talk.refresh_from_db()
    assert talk.promised_for is None


def test_other_promises_are_kept_by_a_mail_only_where_the_writer_says_so(
    talk: Conversation, owner: Staff
) -> None:
    ticked, other = a.promise(talk, "Ersatz", kind="shipment"), a.promise(talk, "Gutschein", kind="gesture")
    draft = written(talk, owner, "Guten Tag,\n\nder Ersatz ging heute hinaus.")
    assert [one.promise.pk for one in promised.on_record(draft)] == [ticked.pk, other.pk]
    promised.say(draft, kept=other.pk)
    promised.say(draft, kept=ticked.pk)
    promised.say(draft, unkept=other.pk)
    send(draft, owner)
    assert list(promises.still_open()) == [other]


def test_one_that_will_be_late_is_told_first_and_moves_when_that_mail_is_sent(
    talk: Conversation, owner: Staff
) -> None:
    owed = a.promise(talk, "Ersatz", date(2026, 11, 24), by=owner, kind="shipment")
    draft = promising.begin_delay(owed, FRIDAY, by=owner)
    assert "bis Dienstag, 24. November zugesagt" in draft.text and "Freitag, 27. November" in draft.text
    owed.refresh_from_db()
    assert owed.due == date(2026, 11, 24)
    send(draft, owner)
    owed.refresh_from_db()
    assert (owed.due, owed.first_due, owed.state) == (FRIDAY, date(2026, 11, 24), "open")
    assert Promise.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "language", "register", "words"),
    [
        (
            "call",
            "de",
            "sie",
            "ich wollte Sie bis Dienstag, 24. November anrufen und schaffe es bis dahin leider nicht.",
        ),
        ("call", "de", "du", "ich wollte dich bis Dienstag, 24. November anrufen"),
        (
            "call",
            "en",
            "",
            "I had promised to call you by Tuesday, 24 November and will not manage it by then.",
        ),
        ("reply", "de", "sie", "ich wollte mich bis Dienstag, 24. November bei Ihnen melden"),
        ("reply", "de", "du", "Du hörst bis Freitag, 27. November von mir."),
        ("reply", "en", "", "You will hear from me by Friday, 27 November."),
    ],
)
def test_a_later_call_or_answer_is_told_as_one_and_is_still_the_same_promise(
    talk: Conversation, owner: Staff, kind: str, language: str, register: str, words: str
) -> None:
    Customer.objects.update(language=language, register=register)
    owed = a.promise(talk, "Meldung", date(2026, 11, 24), by=owner, kind=kind)
    draft = promising.begin_delay(owed, FRIDAY, by=owner)
    assert words in draft.text
    send(draft, owner)
    assert open_ones() == [(kind, FRIDAY)]


def test_the_later_day_is_later_and_chosen_again_it_takes_the_place_of_the_first(
    talk: Conversation, owner: Staff
) -> None:
    owed = a.promise(talk, "Ersatz", date(2026, 11, 24), by=owner, kind="shipment")
    with pytest.raises(Refusal, match="later day"):
        promising.begin_delay(owed, date(2026, 11, 24), by=owner)
    promising.begin_delay(owed, FRIDAY, by=owner)
    draft = promising.begin_delay(owed, date(2026, 11, 30), by=owner)
    assert "27. November" not in draft.text and draft.text.count("30. November") == 1
    assert promising.usual_day(date(2026, 12, 4)) == date(2026, 12, 7)


def test_a_day_in_a_later_year_is_told_with_its_year(talk: Conversation, owner: Staff) -> None:
    owed = a.promise(talk, "Ersatz", FRIDAY, by=owner, kind="shipment")
    draft = promising.begin_delay(owed, date(2028, 1, 14), by=owner)
    assert "Freitag, 14. Januar 2028" in draft.text
    send(draft, owner)
    owed.refresh_from_db()
    assert owed.due == date(2028, 1, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Guten Tag, danke für Ihre Nachricht.", date(2026, 11, 24)),
        ("Guten Tag, es kommt am 27.11. bei Ihnen an.", FRIDAY),
    ],
)
def test_it_moves_only_if_the_mail_still_names_the_day(
    talk: Conversation, owner: Staff, text: str, day: date
) -> None:
    owed = a.promise(talk, "Ersatz", date(2026, 11, 24), by=owner, kind="shipment")
    draft = compose.save(promising.begin_delay(owed, FRIDAY, by=owner), text=text)
    (shown,) = promised.on_record(draft)
    assert (shown.moved_to, shown.is_told) == (FRIDAY, day == FRIDAY)
    send(draft, owner)
    owed.refresh_from_db()
    assert owed.due == day and Promise.objects.count() == 1


def test_the_writer_may_say_that_it_is_not_moved_after_all(talk: Conversation, owner: Staff) -> None:
    owed = a.promise(talk, "Ersatz", date(2026, 11, 24), by=owner, kind="shipment")
    draft = promising.begin_delay(owed, FRIDAY, by=owner)
    promised.say(draft, unmoved=owed.pk)
    assert promised.on_record(draft)[0].moved_to is None
    send(draft, owner)
    owed.refresh_from_db()
    assert owed.due == date(2026, 11, 24)


def test_another_thing_by_the_day_to_which_one_is_moved_is_another_promise(
    talk: Conversation, owner: Staff
) -> None:
    owed = a.promise(talk, "Ersatz", date(2026, 11, 24), by=owner, kind="shipment")
    draft = promising.begin_delay(owed, FRIDAY, by=owner)
    compose.save(draft, text=f"{draft.text}\n\nDas Handbuch schicke ich Ihnen bis Freitag.")
    send(draft, owner)
    assert sorted((one.what, one.due) for one in promises.still_open()) == [
        ("Das Handbuch schicke ich Ihnen bis Freitag", FRIDAY),
        ("Ersatz", FRIDAY),
    ]


def test_a_forward_promises_the_customer_nothing(talk: Conversation, owner: Staff) -> None:
    draft = compose.save(
        compose.start(talk, "forward", by=owner), to="lager@shop.example", text="Ich rufe dich morgen an."
    )
    assert promised.of_draft(draft) == [] and promised.on_record(draft) == []
    send(draft, owner)
    assert not Promise.objects.exists()


def test_what_was_promised_in_another_program_goes_on_record(talk: Conversation) -> None:
    sent = a.mail(
        sender="Laden <hallo@shop.example>",
        to="anna@kunde.example",
        text="Guten Tag,\n\nich melde mich bis Freitag.",
    )
    a.arrival(talk.channel, sent, is_ours=True)
    assert open_ones() == [("reply", FRIDAY)]


def test_promises_go_along_when_conversations_are_merged_and_split(talk: Conversation, owner: Staff) -> None:
    into = a.conversation(customer=talk.customer)
    a.promise(talk, "Ersatz", FRIDAY, by=owner)
    regrouping.merge(into, talk, by=owner)
    into.refresh_from_db()
    assert (into.promised_for, into.promised_what) == (FRIDAY, "Ersatz")
    message = send(written(into, owner, "Guten Tag,\n\nich melde mich morgen."), owner)
    fresh = regrouping.split(into, message, by=owner)
    assert [(one.conversation_id, one.kind) for one in promises.still_open()] == [
        (fresh.pk, "reply"),
        (into.pk, "other"),
    ]
    fresh.refresh_from_db()
    assert fresh.promised_for == date(2026, 11, 24)


def test_a_mail_that_only_repeats_what_is_owed_makes_no_second_promise(
    talk: Conversation, owner: Staff
) -> None:
    a.promise(talk, "Rückruf", date(2026, 11, 24), by=owner, kind="call")
    send(written(talk, owner, "Guten Tag,\n\nich rufe Sie morgen an."), owner)
    assert open_ones() == [("call", date(2026, 11, 24))]


def test_two_things_by_the_same_day_are_two_promises_and_what_is_repeated_is_shown(
    talk: Conversation, owner: Staff
) -> None:
    send(written(talk, owner, "Guten Tag,\n\nden Ersatz schicke ich Ihnen bis Freitag."), owner)
    send(written(talk, owner, "Guten Tag,\n\nden zweiten Karton schicke ich Ihnen auch bis Freitag."), owner)
    assert open_ones() == [("shipment", FRIDAY), ("shipment", FRIDAY)]
    draft = written(talk, owner, "Guten Tag,\n\nden Ersatz schicke ich Ihnen wie gesagt bis Freitag.")
    (one,) = promised.of_draft(draft)
    assert (one.is_noted, one.is_repeated) == (False, True)
    promised.say(draft, noted=one.words)
    (one,) = promised.of_draft(draft)
    assert (one.is_noted, one.is_repeated) == (True, False)
    send(draft, owner)
    assert len(open_ones()) == 3


def test_a_promise_that_is_ticked_later_was_kept_when_the_mail_left(
    talk: Conversation, owner: Staff, clock: Any
) -> None:
    owed = a.promise(talk, "Unterlagen", date(2026, 11, 24), by=owner)
    clock.move_to("2026-11-24 09:00+01:00")
    message = a.message(talk, text="Anbei die Unterlagen", direction="out", at=timezone.now())
    clock.move_to("2026-11-25 09:00+01:00")
    promising.fulfil(owed, "message", message.pk, "", by=owner)
    owed.refresh_from_db()
    assert owed.settled_at == message.at and not owed.is_broken


def test_a_conversation_that_is_closed_to_somebody_stays_closed_through_a_promise(
    talk: Conversation, owner: Staff
) -> None:
    mira, owed = a.staff("specialist"), a.promise(talk, "Ersatz", FRIDAY, by=owner)
    message = send(written(talk, owner, "Guten Tag, das bleibt unter uns."), owner)
    promising.hand_over(owed, mira, by=owner)
    with pytest.raises(Refusal, match="not yours to read"):
        promising.begin_delay(owed, date(2026, 12, 3), by=mira)
    with pytest.raises(Refusal, match="choose again"):
        promising.fulfil(owed, "message", message.pk, "", by=mira)
    assert not Draft.objects.filter(author=mira).exists()
    talk.assign(mira, by=owner)
    assert promising.begin_delay(owed, date(2026, 12, 3), by=mira).author == mira


def test_what_was_booked_is_taken_back_where_it_was_booked(talk: Conversation, owner: Staff) -> None:
    paid = a.promise(talk, "Provision", by=owner, kind="payment")
    promises.keep(paid, promises.Proof("payment", 1), by=owner)
    with pytest.raises(Refusal, match="where it was booked"):
        promising.take_up_again(paid, by=owner)


def test_a_call_promised_for_an_hour_stands_at_it_in_the_plan(talk: Conversation, owner: Staff) -> None:
    send(written(talk, owner, "Guten Tag,\n\nich rufe Sie morgen um 10 Uhr an.\n\nViele Grüße"), owner)
    [row] = plan.of(owner).rows
    assert row.at and timezone.localtime(row.at).isoformat() == "2026-11-24T10:00:00+01:00"
    [line] = owed.lines(Promise.objects.all())
    assert line.day == "24 Nov 2026, 10:00"


def test_a_call_that_was_put_off_or_missed_gets_the_hour_of_which_a_later_mail_tells(
    talk: Conversation, owner: Staff
) -> None:
    send(written(talk, owner, "Guten Tag,\n\nich rufe Sie morgen um 10 Uhr an.\n\nViele Grüße"), owner)
    [promise] = Promise.objects.all()
    promises.move(promise, FRIDAY, by=owner)
    send(written(talk, owner, "Guten Tag,\n\nich rufe Sie am Freitag um 14 Uhr an.\n\nViele Grüße"), owner)
    [line] = owed.lines(Promise.objects.all())
    assert line.day == "27 Nov 2026, 14:00"
    with time_machine.travel(datetime(2026, 11, 27, 16, tzinfo=hours.zone())):  # nobody called
        send(written(talk, owner, "Guten Tag,\n\nich rufe Sie am Montag um 11 Uhr an.\n\nViele Grüße"), owner)
    [line] = owed.lines(Promise.objects.all())
    assert line.day == "30 Nov 2026, 11:00"


def test_a_promise_of_today_whose_hour_is_over_is_late_in_the_queue(talk: Conversation, owner: Staff) -> None:
    promises.make(talk.customer, "Ersatz", timezone.localdate(), by=owner, conversation=talk)
    talk.refresh_from_db()
    assert "not kept yet" not in queue.reason(talk, timezone.now())
    late = hours.closing(timezone.localdate()) + timedelta(minutes=1)
    assert "not kept yet" in queue.reason(talk, late)


def test_the_call_they_asked_for_gets_the_hour_of_which_our_mail_tells_and_loses_it_with_the_mail(
    talk: Conversation, owner: Staff
) -> None:
    callbacks.request(talk, callbacks.Wanted(wish="morgen vormittag"), by=owner)
    message = send(
        written(talk, owner, "Guten Tag,\n\nich rufe Sie morgen um 10 Uhr an.\n\nViele Grüße"), owner
    )
    [row] = plan.of(owner).rows
    assert row.at and timezone.localtime(row.at).hour == 10
    retracting.take_back(message, by=owner)
    [row] = plan.of(owner).rows
    assert row.at is None
    assert row.wish == "morgen vormittag"


def test_a_call_that_one_mail_moves_and_gives_its_hour_goes_back_to_the_day_before_it(
    talk: Conversation, owner: Staff
) -> None:
    owed = a.promise(talk, "Rückruf", date(2026, 11, 24), by=owner, kind="call")
    draft = promising.begin_delay(owed, date(2026, 11, 26), by=owner)
    compose.save(draft, text=f"{draft.text}\n\nIch rufe Sie am Donnerstag um 10 Uhr an.")
    message = send(draft, owner)
    [row] = plan.of(owner).rows
    assert row.at and timezone.localtime(row.at).isoformat() == "2026-11-26T10:00:00+01:00"
    retracting.take_back(message, by=owner)
    assert open_ones() == [("call", date(2026, 11, 24))]


def test_a_mistyped_year_holds_up_no_mail(talk: Conversation, owner: Staff) -> None:
    send(written(talk, owner, "Guten Tag,\n\nich rufe Sie am 1.1.2099 um 10 Uhr an."), owner)
    assert [row.at for row in plan.of(owner).rows] in ([], [None])


def brought_in_later(talk: Conversation, text: str, *, days: int) -> None:
    sent = a.mail(
        sender="Laden <hallo@shop.example>",
        to="anna@kunde.example",
        text=text,
        at=timezone.now() - timedelta(days=days),
        message_id=f"{days}@shop.example",
        headers="References: <20@shop.example>\n",
    )
    a.arrival(talk.channel, sent, is_ours=True)


def test_of_old_mail_that_comes_in_later_only_what_is_still_to_come_is_owed(talk: Conversation) -> None:
    brought_in_later(talk, "Guten Tag,\n\ndie Ware schicke ich bis zum 30.11.2026.", days=20)
    brought_in_later(talk, "Guten Tag,\n\ndas Geld erstatte ich bis zum 9.11.2026.", days=19)
    brought_in_later(talk, "Guten Tag,\n\ndas Handbuch schicke ich bis zum 30.11.2026.", days=200)
    assert open_ones() == [("shipment", date(2026, 11, 30))]


def test_in_whatever_order_old_mail_comes_a_later_one_has_kept_the_promised_answer(
    talk: Conversation,
) -> None:
    brought_in_later(talk, "Guten Tag,\n\nich melde mich bis zum 30.11.2026.", days=20)
    assert open_ones() == [("reply", date(2026, 11, 30))]
    brought_in_later(talk, "Guten Tag,\n\nhier ist meine Antwort: Es passt.", days=10)
    assert open_ones() == []
    brought_in_later(talk, "Guten Tag,\n\nich melde mich bis zum 1.12.2026.", days=15)
    assert open_ones() == []


def test_the_hour_of_a_call_is_told_before_it_is_promised(talk: Conversation, owner: Staff) -> None:
    draft = written(
        talk, owner, "Guten Tag,\n\nich rufe Sie am Montag um 10 Uhr an. Das Buch schicke ich bis Freitag."
    )
    call, parcel = promised.of_draft(draft)
    assert call.at and f"{timezone.localtime(call.at):%H:%M}" == "10:00" and call.at.date() == call.due
    assert parcel.at is None
