"""A call that is owed, from the wish in a mail to the try that reaches somebody; and what the customer answers."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import time_machine
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kulanz.business import feeds, hours, notices
from kulanz.business.models import Notice, Staff
from kulanz.conversations.calls import Told
from kulanz.conversations.models import Call, Conversation
from kulanz.customers import numbers, silence
from kulanz.flow import calling, outbound, people
from kulanz.flow.calling import Wish
from kulanz.flow.ringing_back import answering, feed, inviting, plan, planning, trying
from kulanz.followup import callbacks, promises
from kulanz.followup.callbacks import Wanted
from kulanz.followup.models import Callback, Promise
from kulanz.lib import vault
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from tests import a

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
# A Monday, eleven o'clock in Berlin.
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
NUMBER = "+491712345678"
ASKS = "Bitte rufen Sie mich morgen nach 15 Uhr an: 0171 2345678. Danke!"


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        hours.forget_rules()
        a.business(region="DE-BB", language="de", register="sie")
        yield traveller


def berlin(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN)


def asking(**fields: Any) -> Conversation:
    talk = a.conversation(text=ASKS, channel=a.mailbox(smtp_host="localhost").channel, **fields)
    a.judgement(
        talk.messages.get(),
        ("callback_time", "morgen nach 15 Uhr"),
        intents=["callback_request"],
        callback_number=NUMBER,
        numbers=[{"kind": "phone", "value": NUMBER, "start": ASKS.index("0171"), "end": ASKS.index(". D")}],
    )
    return Conversation.objects.get(pk=talk.pk)


def agreed(staff: Staff | None = None, at: datetime | None = None, **fields: Any) -> Callback:
    wanted = Wanted("0171 2345678", topic="Kalender", begins_at=at or berlin(2026, 11, 24, 10))
    return planning.plan(asking(**fields), wanted, by=staff or a.staff())


def rings(talk: Conversation, outcome: str, at: datetime, text: str = "", number: str = NUMBER) -> None:
    with time_machine.travel(at, tick=False):
        calling.keep(talk, Told(outcome, text, number), Wish(), by=a.staff())


# Planning


def test_who_asks_in_a_mail_is_planned_with_one_press() -> None:
    talk, staff = asking(), a.staff()
    wanted = planning.asked(talk)
    assert wanted
    assert (wanted.number, wanted.wish) == (NUMBER, "morgen nach 15 Uhr")
    made = planning.plan_asked(talk, by=staff)
    assert (made.wish_from, made.wish_until) == (berlin(2026, 11, 24, 15), berlin(2026, 11, 24, 17))
    assert (made.promise.due, made.promise.what) == (date(2026, 11, 24), "Wo ist mein Buch?")


def test_nobody_is_planned_who_does_not_ask() -> None:
    with pytest.raises(Refusal, match="do not ask to be called"):
        planning.plan_asked(a.conversation(), by=a.staff())


@pytest.mark.parametrize(("written", "planned"), [("+447700900417", "+447700900417"), ("+499001234567", "")])
def test_a_number_that_they_write_is_not_doubted_unless_it_costs_extra(written: str, planned: str) -> None:
    talk = a.conversation(text="Rufen Sie mich an.")
    a.judgement(talk.messages.get(), intents=["callback_request"], callback_number=written)
    made = planning.plan_asked(Conversation.objects.get(pk=talk.pk), by=a.staff())
    assert made.number == planned


def test_whom_they_wish_for_calls_them_or_who_stands_in() -> None:
    jonas = a.staff("assistant")
    mira = a.staff("specialist", deputy=jonas)
    by, talk = a.staff(), asking()
    assert planning.who(talk, Wanted(preferred=mira), by=by) == mira
    mira.absent_from, mira.absent_until = date(2026, 11, 23), date(2026, 11, 30)
    mira.save()
    assert planning.who(talk, Wanted(preferred=mira), by=by) == jonas


def test_who_knows_the_matter_calls_before_who_has_the_conversation() -> None:
    by, has_it, able = a.staff(), a.staff("assistant"), a.staff("specialist", skills="Technik, Versand")
    talk = asking()
    talk.assign(has_it, by=by)
    assert planning.who(talk, Wanted(), by=by) == has_it
    assert planning.who(talk, Wanted(skill="versand"), by=by) == able
    assert planning.who(asking(), Wanted(skill="Klavier"), by=by) == by


def test_somebody_who_never_wrote_can_be_called_as_well() -> None:
    customer, staff = a.customer(), a.staff()
    a.channel()
    made = planning.plan_for(customer, Wanted("0171 2345678", topic="Kurs"), by=staff)
    talk = made.promise.conversation
    assert talk
    assert (talk.customer, talk.subject) == (customer, "Kurs")
    talk.refresh_from_db()
    assert talk.state == Conversation.State.OPEN


# Keeping and trying


def test_a_call_in_which_they_were_spoken_to_keeps_it() -> None:
    made = planning.plan_asked(talk := asking(), by=a.staff())
    rings(talk, "solved", berlin(2026, 11, 24, 15, 5), "Alles geklärt.")
    made.promise.refresh_from_db()
    assert (made.promise.state, made.promise.evidence) == ("kept", "call")
    assert made.promise.evidence_id == Call.objects.get().pk
    assert not made.promise.is_broken


def test_a_try_that_reached_nobody_keeps_it_open_and_proposes_another_part_of_the_day() -> None:
    made = planning.plan(talk := asking(), Wanted("0171 2345678"), by=a.staff())
    assert _next(made) is None
    rings(talk, "mailbox", berlin(2026, 11, 23, 11, 30))
    proposed = _next(made, berlin(2026, 11, 23, 11, 31))
    assert proposed
    assert (proposed.at, proposed.reason) == (berlin(2026, 11, 23, 13, 30), "other_part")
    made.promise.refresh_from_db()
    assert made.promise.is_open


def test_the_next_try_is_at_the_hour_at_which_they_were_reached_before() -> None:
    talk = asking()
    with time_machine.travel(berlin(2026, 11, 12, 16, 10), tick=False):
        Call.objects.create(conversation=talk, outcome="spoken", number=NUMBER)
    made = planning.plan(talk, Wanted("0171 2345678"), by=a.staff())
    rings(talk, "no_answer", berlin(2026, 11, 23, 11, 30))
    proposed = _next(made, berlin(2026, 11, 23, 11, 31))
    assert proposed
    assert (proposed.at, proposed.reason) == (berlin(2026, 11, 23, 16), "own")


def test_the_next_try_is_at_the_time_they_wish_for_and_never_in_the_night() -> None:
    made = planning.plan_asked(talk := asking(), by=a.staff())
    rings(talk, "busy", berlin(2026, 11, 24, 16, 45))
    proposed = _next(made, berlin(2026, 11, 24, 16, 50))
    assert proposed
    assert (proposed.at, proposed.reason) == (berlin(2026, 11, 25, 15), "wished")
    assert "wish" in proposed.why


def test_the_next_try_skips_weekend_and_holidays() -> None:
    made = planning.plan(talk := asking(), Wanted("0171 2345678"), by=a.staff())
    rings(talk, "mailbox", berlin(2026, 12, 24, 16, 50))
    proposed = _next(made, berlin(2026, 12, 24, 16, 55))
    assert proposed
    assert proposed.at.astimezone(BERLIN).date() == date(2026, 12, 28)


def test_the_next_try_is_taken_into_the_plan() -> None:
    made = planning.plan(talk := asking(), Wanted("0171 2345678"), by=(staff := a.staff()))
    trying.take(talk, berlin(2026, 11, 25, 10), by=staff)
    made.refresh_from_db()
    assert (made.begins_at, made.promise.due) == (berlin(2026, 11, 25, 10), date(2026, 11, 25))


def test_a_wrong_number_gives_way_to_another_one_or_is_asked_for() -> None:
    made = planning.plan_asked(talk := asking(), by=a.staff())
    rings(talk, "wrong_number", berlin(2026, 11, 24, 15))
    made.refresh_from_db()
    assert made.number == ""
    planning.plan(talk, Wanted("030 5551234"), by=a.staff())
    numbers.add(talk.customer, "0160 1234567", by=a.staff())
    rings(talk, "wrong_number", berlin(2026, 11, 24, 16), number="+49305551234")
    made.refresh_from_db()
    assert made.number == "+491601234567"


def test_two_customers_who_become_one_keep_both_calls() -> None:
    made = agreed()
    other = a.customer("Anna Zweitens")
    people.merge(other, made.promise.customer, by=a.staff())
    made.promise.refresh_from_db()
    assert made.promise.customer == other
    assert [row.promise for row in plan.of(a.staff()).rows] == [made.promise]


# The day plan


def test_the_plan_shows_what_is_late_first_and_then_by_time(clock: Any) -> None:
    staff = a.staff()
    late = agreed(staff, berlin(2026, 11, 23, 12))
    noon = agreed(staff, berlin(2026, 11, 23, 14))
    whenever = planning.plan(asking(), Wanted(), by=staff)
    promises.make(a.customer(), "ich rufe Sie an", None, by=staff, kind="call")
    promises.make(a.customer(), "Ersatz", date(2026, 11, 23), by=staff, kind="shipment")
    clock.move_to(berlin(2026, 11, 23, 12, 30))
    rows = plan.of(staff).rows
    assert [row.callback for row in rows] == [late, noon, whenever, None]
    assert [plan.day_of(row, date(2026, 11, 23))[0] for row in rows] == ["late", "day", "day", "none"]
    assert plan.count_today(staff) == 3


def test_that_nothing_is_to_be_said_to_the_answering_machine_stands_with_the_number() -> None:
    staff, talk = a.staff(), asking()
    a.message(talk, text="Noch etwas: bitte nicht auf die Mailbox sprechen. Danke!")
    planning.plan(talk, Wanted("0171 2345678"), by=staff)
    planning.plan(asking(), Wanted("0171 2345678", wish="morgen, nicht auf den AB"), by=staff)
    planning.plan(asking(), Wanted("0171 2345678"), by=staff)
    told = sorted(row.voicemail for row in plan.of(staff).rows)
    assert told == ["", "Noch etwas: bitte nicht auf die Mailbox sprechen.", "morgen, nicht auf den AB"]
    assert calling.brief(talk, by=staff).voicemail == "Noch etwas: bitte nicht auf die Mailbox sprechen."


def test_a_specialist_sees_the_calls_in_her_hands_alone() -> None:
    mira = a.staff("specialist")
    agreed()
    mine = agreed(mira)
    rows = plan.of(mira).rows
    assert [row.callback for row in rows] == [mine]
    assert rows[0].conversation is None  # it was not given to her
    assert mine.promise.conversation
    mine.promise.conversation.assign(mira, by=None)
    assert plan.of(mira).rows[0].conversation == mine.promise.conversation_id


def test_a_plan_of_many_asks_the_database_no_more_often() -> None:
    staff = a.staff()
    agreed(staff)
    with CaptureQueriesContext(
        connection,
    ) as few:
        plan.of(staff)
    for _turn in range(6):
        rings(agreed(staff).promise.conversation or asking(), "mailbox", MONDAY + timedelta(minutes=5))
    with CaptureQueriesContext(connection) as many:
        assert len(plan.of(staff).rows) == 7
    assert len(many) <= len(few)


def test_the_plan_goes_on_where_a_page_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    staff = a.staff()
    made = [agreed(staff, berlin(2026, 11, 24, 10)) for _turn in range(3)]
    monkeypatch.setattr(plan, "PAGE", 2)
    first = plan.of(staff)
    rest = plan.of(staff, cursor=first.next_cursor)
    assert [row.callback for row in [*first.rows, *rest.rows]] == made
    assert rest.next_cursor == ""
    assert len(plan.of(staff, cursor="nonsense").rows) == 2


# In mails to the customer


def test_the_time_goes_into_a_draft_with_a_file_for_the_calendar() -> None:
    staff = a.staff()
    made = agreed(staff)
    draft = inviting.invite(made.promise.conversation or asking(), by=staff)
    assert "Ich rufe Sie am Dienstag, 24. November, um 10:00 Uhr an, unter 0171 2345678." in draft.text
    assert f"/call/{made.token}/" in draft.text
    event = _event(draft)
    assert event.decoded("dtstart") == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert event.decoded("sequence") == 0
    assert made.promise.customer.first_address in event["attendee"]
    assert Call.objects.count() == 0  # nothing happens by itself


def test_a_time_that_has_changed_takes_the_place_of_the_one_before_in_the_draft() -> None:
    staff = a.staff()
    made = agreed(staff)
    talk = made.promise.conversation or asking()
    draft = inviting.invite(talk, by=staff)
    compose.save(draft, text=f"Guten Tag,\n\n{draft.text.strip()}\n\nHerzlich, Hanna")
    callbacks.set_time(made, berlin(2026, 11, 25, 14), by=staff)
    draft = inviting.invite(talk, by=staff)
    assert draft.text.startswith("Guten Tag,\n\nIch rufe Sie am Mittwoch, 25. November, um 14:00 Uhr an")
    assert draft.text.endswith("Herzlich, Hanna")
    assert "Dienstag" not in draft.text
    assert draft.files.count() == 1
    assert _event(draft).decoded("sequence") == 1


def test_sending_the_time_promises_no_second_call() -> None:
    staff = a.staff()
    made = agreed(staff)
    draft = inviting.invite(made.promise.conversation or asking(), by=staff)
    message = outbound.send(draft, by=staff, seen=timezone.now())
    assert [one.pk for one in Promise.objects.filter(kind="call")] == [made.promise_id]
    assert b"text/calendar" in vault.get(message.outbound.sha256)  # type: ignore[union-attr]  # it was queued


def test_who_wants_silence_is_sent_no_time() -> None:
    made = agreed()
    silence.begin_by_hand(made.promise.customer, "am Telefon gesagt", by=a.staff())
    with pytest.raises(Refusal, match="never to be written to"):
        inviting.invite(made.promise.conversation or asking(), by=a.staff())


def test_without_a_time_there_is_nothing_to_send() -> None:
    planning.plan(talk := asking(), Wanted(), by=a.staff())
    with pytest.raises(Refusal, match="agree on a time"):
        inviting.invite(talk, by=a.staff())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"language": "de", "register": "du"}, "Ich rufe dich am Dienstag, 24. November, um 10:00 Uhr an"),
        ({"language": "en"}, "I will call you on Tuesday 24 November, at 10:00, on 0171 2345678."),
    ],
)
def test_we_speak_to_them_as_they_speak_to_us(fields: dict[str, str], words: str) -> None:
    made = agreed(customer=a.customer(**fields))
    assert words in inviting.sentence(made, berlin(2026, 11, 24, 10))


def test_a_customer_abroad_reads_their_own_time() -> None:
    wanted = Wanted("+81 3 1234 5678", begins_at=berlin(2026, 11, 24, 10))
    made = planning.plan(asking(), wanted, by=a.staff())
    assert "um 18:00 Uhr (Tokyo)" in inviting.sentence(made, berlin(2026, 11, 24, 10))


# What they answer


def test_they_agree_once_and_twice_is_harmless() -> None:
    made = agreed()
    assert answering.page(made).state == "open"
    assert answering.accept(made, 0)
    assert answering.accept(made, 0)
    assert answering.page(made).state == "accepted"


def test_they_move_it_and_who_owes_it_hears_of_it_and_finds_a_draft() -> None:
    staff = a.staff(language="en")
    made = agreed(staff)
    at = answering.page(made).slots[3]
    assert answering.move(made, 0, at)
    made.refresh_from_db()
    assert (made.begins_at, made.sequence, made.answer) == (at, 1, "moved")
    notice = Notice.objects.get(staff=staff, kind=Notice.Kind.CALLBACK_CHANGED)
    assert "Monday 23 November" in notice.text
    assert notices.path(notice) == f"/conversations/{made.promise.conversation_id}/"
    draft = Draft.objects.get(author=staff, sent_as=None)
    assert _event(draft).decoded("sequence") == 1


def test_a_draft_that_somebody_writes_is_left_alone() -> None:
    staff = a.staff()
    made = agreed(staff)
    draft = compose.save(
        compose.start(made.promise.conversation or asking(), "answer", by=staff), text="Hallo"
    )
    answering.move(made, 0, answering.page(made).slots[0])
    draft.refresh_from_db()
    assert draft.text == "Hallo"


def test_an_old_page_changes_nothing_any_more() -> None:
    made = agreed()
    first, second = answering.page(made).slots[:2]
    assert answering.move(made, 0, first)
    assert not answering.move(made, 0, second)
    assert not answering.call_off(made, 0)
    made.refresh_from_db()
    assert made.begins_at == first


def test_a_time_that_is_not_offered_is_refused() -> None:
    made = agreed()
    for at in (berlin(2026, 11, 24, 3), berlin(2026, 11, 28, 10), berlin(2020, 1, 1, 10)):
        with pytest.raises(Refusal, match="has been taken"):
            answering.move(made, 0, at)


def test_two_customers_do_not_get_the_same_time() -> None:
    staff = a.staff()
    one, other = agreed(staff), agreed(staff, berlin(2026, 11, 24, 11))
    at = answering.page(one).slots[0]
    answering.move(one, 0, at)
    with pytest.raises(Refusal, match="has been taken"):
        answering.move(other, 0, at)


@pytest.mark.django_db(transaction=True)
def test_of_two_customers_in_the_same_moment_one_gets_the_time() -> None:
    staff = a.staff()
    one, other = agreed(staff), agreed(staff, berlin(2026, 11, 24, 11))
    at = answering.page(one).slots[0]

    def choose() -> bool:
        try:
            return answering.move(other, 0, at)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            assert answering.move(one, 0, at)
            second = pool.submit(choose)
            time.sleep(0.5)
        with pytest.raises(Refusal, match="has been taken"):
            second.result()


def test_no_time_is_offered_on_which_whoever_calls_is_away() -> None:
    staff = a.staff(absent_from=date(2026, 11, 23), absent_until=date(2026, 11, 25))
    days = [at.astimezone(BERLIN).date() for at in answering.page(agreed(staff)).slots]
    assert min(days) == date(2026, 11, 26)


def test_in_their_own_words_the_time_is_open_until_somebody_fixes_it() -> None:
    made = agreed()
    assert answering.wish(made, 0, "lieber Freitag ab 14 Uhr")
    page = answering.page(made)
    assert (page.state, page.wish, page.begins_at) == ("asked", "lieber Freitag ab 14 Uhr", None)
    made.promise.refresh_from_db()
    assert made.promise.due == date(2026, 11, 27)
    with pytest.raises(Refusal):
        answering.wish(made, made.sequence, "   ")


def test_they_call_it_off_and_it_is_owed_no_more() -> None:
    made = agreed()
    assert answering.call_off(made, 0)
    assert not answering.call_off(made, 0)
    found = answering.find(made.token)
    assert found
    assert answering.page(found).state == "cancelled"
    assert Notice.objects.filter(kind=Notice.Kind.CALLBACK_CHANGED).count() == 1


def test_a_link_opens_nothing_once_the_call_was_made_or_long_after(clock: Any) -> None:
    made = agreed()
    rings(made.promise.conversation or asking(), "solved", berlin(2026, 11, 24, 10), "Gut.")
    assert answering.page(answering.find(made.token) or made).state == "over"
    clock.move_to(MONDAY + timedelta(days=91))
    assert answering.find(made.token) is None
    assert answering.find("x" * 24) is None


# The feed


def test_the_feed_holds_calls_with_their_time_and_promises_with_their_day() -> None:
    staff = a.staff(language="en")
    agreed(staff, berlin(2026, 11, 24, 10))
    promises.make(a.customer("Bert Brecht"), "Ersatz", date(2026, 11, 25), by=staff, kind="shipment")
    agreed(a.staff())
    events = _events(feed.of(staff))
    assert [str(one["summary"]) for one in events] == ["Call Anna Muster: Kalender", "Bert Brecht: Ersatz"]
    assert events[0].decoded("dtstart") == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert events[0].decoded("dtend") - events[0].decoded("dtstart") == timedelta(minutes=15)
    assert "0171 2345678" in events[0]["description"]
    assert (events[1].decoded("dtstart"), events[1].decoded("dtend")) == (
        date(2026, 11, 25),
        date(2026, 11, 26),
    )


def test_the_feed_is_silent_about_what_lies_in_the_trash_until_it_is_fetched_back() -> None:
    staff = a.staff()
    talk = agreed(staff).promise.conversation
    assert talk
    promises.make(talk.customer, "Ersatz", date(2026, 11, 25), by=staff, conversation=talk)
    talk.refresh_from_db()
    talk.bin(by=staff)
    assert _events(feed.of(staff)) == []
    talk.restore(by=staff)
    assert len(_events(feed.of(staff))) == 2


def test_the_feed_says_the_right_time_on_both_sides_of_a_clock_change() -> None:
    staff = a.staff()
    agreed(staff, berlin(2027, 3, 26, 10))
    agreed(staff, berlin(2027, 3, 29, 10))
    starts = [one.decoded("dtstart") for one in _events(feed.of(staff))]
    assert [at.hour for at in starts] == [9, 8]
    assert [at.astimezone(BERLIN).hour for at in starts] == [10, 10]


def test_the_feed_is_the_same_until_something_changes(clock: Any) -> None:
    staff = a.staff()
    made = agreed(staff)
    first = feed.of(staff)
    clock.move_to(MONDAY + timedelta(hours=3))
    assert feed.of(staff) == first
    callbacks.set_time(made, berlin(2026, 11, 26, 9), by=staff)
    assert feed.of(staff) != first


def test_a_token_opens_one_feed_until_it_is_renewed_or_switched_off() -> None:
    staff = a.staff()
    a.staff()
    first = feeds.renew(staff)
    assert feeds.find(first) == staff
    assert first not in staff.feed_hash
    second = feeds.renew(staff)
    assert (feeds.find(first), feeds.find(second)) == (None, staff)
    feeds.switch_off(staff)
    assert (feeds.find(second), feeds.find("")) == (None, None)


def test_who_has_left_has_no_feed() -> None:
    staff = a.staff("assistant")
    token = feeds.renew(staff)
    staff.is_active = False
    staff.save()
    assert feeds.find(token) is None


def _next(made: Callback, now: datetime | None = None) -> trying.Try | None:
    made.refresh_from_db()
    promise = Promise.objects.select_related("callback").get(pk=made.promise_id)
    tries = trying.of([promise]).get(promise.pk, [])
    return trying.next_try(promise, tries, trying.worked([promise.customer_id]), now=now or timezone.now())


def _events(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def _event(draft: Draft) -> Any:
    content = vault.get(draft.files.get().sha256)
    assert b"METHOD:REQUEST" in content
    return _events(content)[0]
