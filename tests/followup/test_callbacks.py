"""A call that is owed: its number, the wish in the customer's words, its day, and what they answer."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine

from kulanz.business import hours
from kulanz.business.models import Holiday, OpeningHours
from kulanz.followup import callbacks, numbers, promises, replies, slots, wishes
from kulanz.followup.callbacks import Wanted
from kulanz.followup.models import Callback, Promise
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from kulanz.reading import daytimes
from tests import a

BERLIN = ZoneInfo("Europe/Berlin")
# A Monday, eleven o'clock in Berlin.
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def berlin(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("words", "begins", "ends"),
    [
        ("nach 17 Uhr", time(17), None),
        ("nicht vor 10 Uhr", time(10), None),
        ("nicht nach 18 Uhr", None, time(18)),
        ("zwischen 9 und halb elf", time(9), time(10, 30)),
        ("von 8 bis 10 Uhr", time(8), time(10)),
        ("gegen halb sechs", time(17, 30), time(18, 30)),
        ("after 5", time(17), None),
        ("between 2 and 4 pm", time(14), time(16)),
        ("before noon", None, time(12)),
        ("vor dem Mittag", None, time(12)),
        ("vormittags", time(8), time(12)),
        ("in der Mittagspause", time(12), time(14)),
        ("Dienstagabend", time(17), time(20)),
        ("at 25", None, None),
        ("um 99 Uhr", None, None),
    ],
)
def test_a_time_of_the_day_is_read_as_it_is_written(
    words: str, begins: time | None, ends: time | None
) -> None:
    span = daytimes.find(words)
    assert (span.begins, span.ends) == (begins, ends) if span else (begins, ends) == (None, None)


@pytest.mark.django_db
class TestAWish:
    @pytest.mark.parametrize(
        ("words", "begins", "until"),
        [
            ("morgen nach 15 Uhr", (2026, 11, 24, 15), (2026, 11, 24, 17)),
            ("nach 17 Uhr", (2026, 11, 23, 17), (2026, 11, 23, 20)),
            ("am 25.11. um 10 Uhr", (2026, 11, 25, 10), (2026, 11, 25, 11)),
            ("Mittwoch vormittag", (2026, 11, 25, 8), (2026, 11, 25, 12)),
            ("vormittags, außer Mittwoch", (2026, 11, 23, 8), (2026, 11, 23, 12)),
            ("vor 10 Uhr", (2026, 11, 24, 9), (2026, 11, 24, 10)),
            ("on 25 November", (2026, 11, 25, 9), (2026, 11, 25, 17)),
            ("heute um 15 Uhr oder morgen vormittag", (2026, 11, 23, 15), (2026, 11, 23, 16)),
            ("heute um 10 Uhr oder morgen vormittag", (2026, 11, 24, 8), (2026, 11, 24, 12)),
            ("morgen um 10 oder um 14 Uhr", (2026, 11, 24, 10), (2026, 11, 24, 11)),
            ("Mittwoch oder Donnerstag nach 16 Uhr", (2026, 11, 25, 16), (2026, 11, 25, 17)),
            ("Freitag nachmittag an, aber nicht nach 16 Uhr", (2026, 11, 27, 13), (2026, 11, 27, 16)),
            ("nicht Montag, aber Dienstag oder Mittwoch", (2026, 11, 25, 9), (2026, 11, 25, 17)),
            ("nächste Woche Dienstag oder Donnerstag", (2026, 12, 3, 9), (2026, 12, 3, 17)),
            ("morgen ab mittags", (2026, 11, 24, 12), (2026, 11, 24, 17)),
            ("morgen vor 18 Uhr, abends nicht", (2026, 11, 24, 9), (2026, 11, 24, 18)),
            ("Tuesday between 2 and 4 pm UK time", (2026, 11, 24, 15), (2026, 11, 24, 17)),
        ],
    )
    def test_is_a_stretch_of_time(self, words: str, begins: tuple[int, ...], until: tuple[int, ...]) -> None:
        window = wishes.understand(words, MONDAY, BERLIN)
        assert window
        assert (window.begins, window.until) == (berlin(*begins), berlin(*until))

    @pytest.mark.parametrize("words", ["jederzeit", "egal wann", "bitte!", "gestern um", "", "am 31.2."])
    def test_without_a_time_is_none(self, words: str) -> None:
        assert wishes.understand(words, MONDAY, BERLIN) is None

    @pytest.mark.parametrize(
        ("words", "hour"),
        [
            ("ich rufe Sie morgen um 10 Uhr an", (2026, 11, 24, 10)),
            ("I will call you tomorrow at 10 am UK time", (2026, 11, 24, 11)),
            ("ich rufe Sie morgen spätestens um 10 Uhr an", None),
            ("ich rufe Sie morgen zwischen 10 und 12 Uhr an", None),
            ("ich rufe Sie an", None),
        ],
    )
    def test_of_ours_names_an_hour_or_none(self, words: str, hour: tuple[int, ...] | None) -> None:
        assert wishes.hour(words, MONDAY, BERLIN) == (berlin(*hour) if hour else None)

    def test_is_on_their_clock(self) -> None:
        window = wishes.understand("tomorrow at 10 am", MONDAY, ZoneInfo("America/New_York"))
        assert window
        assert window.begins == datetime(2026, 11, 24, 15, tzinfo=UTC)

    def test_of_the_weekend_or_a_holiday_moves_to_a_day_on_which_we_are_open(self) -> None:
        friday = datetime(2026, 12, 24, 17, 0, tzinfo=UTC)  # Christmas Eve, after hours
        window = wishes.understand("nachmittags", friday, BERLIN)
        assert window
        assert window.begins == berlin(2026, 12, 28, 13)

    def test_in_the_night_of_the_change_an_hour_that_does_not_exist_is_the_next_one(self) -> None:
        window = wishes.understand("am 28.3.2027 zwischen 2 und 9 Uhr morgens", MONDAY, BERLIN)
        assert window
        assert window.begins < window.until

    def test_of_the_29th_of_february_is_that_day(self) -> None:
        window = wishes.understand("am 29.2. ab 10 Uhr", datetime(2028, 2, 25, 9, tzinfo=UTC), BERLIN)
        assert window
        assert window.begins == berlin(2028, 2, 29, 10)


@pytest.mark.django_db
class TestACall:
    @pytest.fixture(autouse=True)
    def monday(self) -> object:
        with time_machine.travel(MONDAY, tick=False):
            hours.forget_rules()
            a.business(region="DE-BB")
            yield

    def test_is_a_promise_of_its_day(self) -> None:
        talk, staff = a.conversation(), a.staff()
        made = callbacks.request(talk, Wanted("0171 2345678", "morgen nach 15 Uhr", "Kalender"), by=staff)
        assert (made.number, numbers.shown(made.number)) == ("+491712345678", "0171 2345678")
        assert made.promise.kind == Promise.Kind.CALL
        assert (made.promise.due, made.promise.due_at) == (date(2026, 11, 24), berlin(2026, 11, 24, 17))
        assert made.promise.owed_by == staff
        talk.refresh_from_db()
        assert (talk.promised_for, talk.promised_what) == (date(2026, 11, 24), "Kalender")

    def test_asked_for_again_changes_the_one_that_is_open(self) -> None:
        talk, staff = a.conversation(), a.staff()
        first = callbacks.request(talk, Wanted("0171 2345678", "", "Kalender"), by=staff)
        at = berlin(2026, 11, 25, 10)
        other = callbacks.request(
            talk, Wanted("030 5551234", "", "Kalender, zerrissen", begins_at=at), by=staff
        )
        assert other == first
        assert Promise.objects.get().what == "Kalender, zerrissen"
        assert (other.number, other.begins_at, other.sequence) == ("+49305551234", at, 1)
        assert Promise.objects.get().due == date(2026, 11, 25)

    def test_that_was_promised_in_a_mail_is_not_owed_twice(self) -> None:
        talk, staff = a.conversation(), a.staff()
        promises.make(talk.customer, "ich rufe Sie an", None, by=staff, kind="call", conversation=talk)
        callbacks.request(talk, Wanted("0171 2345678"), by=staff)
        assert Promise.objects.get().callback.number == "+491712345678"

    @pytest.mark.parametrize(
        "typed",
        ["morgen früh", "123", "0000000000", "+49 99999999999999999", "a@b.example", "²²²²²²²", "07001"],
    )
    def test_needs_a_number_that_a_telephone_can_have(self, typed: str) -> None:
        with pytest.raises(Refusal, match="No telephone has the number"):
            callbacks.request(a.conversation(), Wanted(typed), by=a.staff())
        assert not Promise.objects.exists()

    def test_goes_to_no_number_that_costs_extra(self) -> None:
        with pytest.raises(Refusal, match="costs extra"):
            numbers.checked("0900 1234567")

    def test_needs_no_number_at_all(self) -> None:
        made = callbacks.request(a.conversation(), Wanted(), by=a.staff())
        assert (made.number, made.time_zone, made.promise.what) == ("", "Europe/Berlin", "Call back")
        assert made.promise.due == date(2026, 11, 23)

    def test_of_a_foreign_number_keeps_their_clock(self) -> None:
        made = callbacks.request(a.conversation(), Wanted("+81 3 1234 5678", "at 10 am"), by=a.staff())
        assert made.time_zone == "Asia/Tokyo"
        assert made.wish_from == datetime(2026, 11, 24, 1, tzinfo=UTC)
        assert numbers.shown(made.number) == "+81 3-1234-5678"

    def test_of_a_holiday_is_due_on_the_next_working_day(self) -> None:
        Holiday.objects.create(on=date(2026, 11, 24), name="Inventur")
        hours.forget_rules()
        made = callbacks.request(a.conversation(), Wanted(wish="morgen um 10 Uhr"), by=a.staff())
        assert made.promise.due == date(2026, 11, 25)
        assert made.wish_from == berlin(2026, 11, 24, 10)

    def test_is_not_planned_into_the_past(self) -> None:
        for wanted in (Wanted(begins_at=MONDAY), Wanted(on=date(2026, 11, 22))):
            with pytest.raises(Refusal):
                callbacks.request(a.conversation(), wanted, by=a.staff())

    def test_is_accepted_once(self) -> None:
        made = callbacks.request(a.conversation(), Wanted(begins_at=berlin(2026, 11, 24, 10)), by=a.staff())
        assert [replies.accept(made), replies.accept(made)] == [True, False]
        assert Event.objects.filter(kind="call_accepted").count() == 1

    def test_that_is_moved_counts_for_calendars(self) -> None:
        made = callbacks.request(a.conversation(), Wanted(begins_at=berlin(2026, 11, 24, 10)), by=a.staff())
        replies.move(made, berlin(2026, 11, 26, 14))
        made.promise.refresh_from_db()
        assert (made.sequence, made.answer, made.promise.due) == (1, "moved", date(2026, 11, 26))
        assert made.promise.due_at == berlin(2026, 11, 26, 14, 15)

    def test_that_is_called_off_is_owed_no_more(self) -> None:
        made = callbacks.request(a.conversation(), Wanted(), by=a.staff())
        assert [replies.call_off(made), replies.call_off(made)] == [True, False]
        made.promise.refresh_from_db()
        assert made.promise.state == Promise.State.DROPPED

    def test_stands_where_somebody_is_free(self) -> None:
        staff = a.staff()
        callbacks.request(a.conversation(), Wanted(begins_at=berlin(2026, 11, 23, 14)), by=staff)
        free = slots.free(staff, BERLIN)
        assert free[0] == berlin(2026, 11, 23, 12)
        assert berlin(2026, 11, 23, 14) not in free
        assert berlin(2026, 11, 23, 14, 30) in free
        assert all(hours.is_open(at) for at in free)

    def test_is_not_offered_in_the_night_of_who_is_called(self) -> None:
        free = slots.free(a.staff(), ZoneInfo("America/Los_Angeles"))
        assert {at.astimezone(ZoneInfo("America/Los_Angeles")).hour for at in free} <= set(range(8, 20))

    def test_is_found_by_its_conversation_until_it_is_made(self) -> None:
        talk = a.conversation()
        made = callbacks.request(talk, Wanted(), by=a.staff())
        assert callbacks.find(talk) == made
        promises.drop(made.promise, "erledigt", by=None)
        assert callbacks.find(talk) is None
        assert Callback.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2026, 10, 25)], ids=["spring", "autumn"])
def test_half_hours_of_the_night_of_the_change_come_once_each(day: date) -> None:
    a.business(region="")
    OpeningHours.objects.create(weekday=6, opens=time(0), closes=time(6))
    hours.forget_rules()
    found = list(slots.of_day(day))
    assert len(found) == len(set(found)) == (10 if day.month == 3 else 14)
