"""Who is found before they are taken for granted, and who is better not thanked yet."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.customers import consents, silence
from kulanz.customers.models import Customer, Handle, Standing
from kulanz.flow import recognising, recognising_words
from kulanz.flow.recognising import Occasion
from kulanz.goodwill.models import Gesture
from kulanz.triage.models import Dissatisfaction
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(db: None) -> Iterator[None]:
    with time_machine.travel("2027-03-01T10:00:00+01:00", tick=False):
        a.business()
        yield


def bought(customer: Customer, *days: str, **fields: object) -> None:
    for day in days:
        at = datetime.fromisoformat(f"{day}T12:00:00+01:00")
        a.order(customer, placed_at=at, **fields)


def test_round_years_since_the_first_order_are_found_around_the_day() -> None:
    three, four, soon, far = (a.customer(name) for name in ("Drei", "Vier", "Bald", "Fern"))
    bought(three, "2024-02-27", "2026-12-01")
    bought(four, "2023-03-01")
    bought(soon, "2017-03-20")
    bought(far, "2025-07-01")
    found = recognising.find("anniversary", 30)
    assert found == {
        three.pk: Occasion("anniversary", 3, date(2027, 2, 27)),
        soon.pk: Occasion("anniversary", 10, date(2027, 3, 20)),
    }
    assert recognising_words.for_us(found[three.pk]) == "with us for 3 years on 27 Feb 2027"


def test_who_never_bought_is_with_us_since_the_first_mail() -> None:
    wrote = a.conversation(at=datetime(2025, 3, 2, tzinfo=UTC)).customer
    bought_later = a.conversation(at=datetime(2026, 3, 2, tzinfo=UTC)).customer
    bought(bought_later, "2026-10-02")
    assert recognising.find("anniversary", 7) == {wrote.pk: Occasion("anniversary", 2, date(2027, 3, 2))}


@pytest.mark.parametrize(("year", "on"), [(2027, date(2027, 2, 28)), (2028, date(2028, 2, 29))])
def test_29_february_has_its_day_each_year(year: int, on: date) -> None:
    assert recognising.anniversary(date(2024, 2, 29), year) == on


def test_the_year_may_turn_within_the_days() -> None:
    one = a.customer()
    bought(one, "2026-01-03")
    with time_machine.travel("2026-12-30T10:00:00+01:00", tick=False):
        assert recognising.find("anniversary", 10)[one.pk].on == date(2027, 1, 3)


def test_the_tenth_order_counts_what_was_bought_and_not_cancelled() -> None:
    tenth, ninth, long_ago = (a.customer(name) for name in ("Zehn", "Neun", "Früher"))
    bought(tenth, *[f"2026-0{n}-01" for n in range(1, 10)], "2027-02-20")
    bought(ninth, *[f"2026-0{n}-01" for n in range(1, 10)])
    bought(ninth, "2027-02-20", state="cancelled")
    bought(long_ago, *[f"2025-0{n}-01" for n in range(1, 10)], "2025-11-01")
    found = recognising.find("tenth_order", 30)
    assert found == {tenth.pk: Occasion("tenth_order", 10, date(2027, 2, 20))}


def test_the_first_order_after_something_was_put_right() -> None:
    back, again, never = (a.customer(name) for name in ("Wieder", "Öfter", "Nie"))
    repaired = datetime(2027, 1, 10, tzinfo=UTC)
    for one in (back, again, never):
        Dissatisfaction.objects.create(customer=one, closed_at=repaired, done="Angerufen")
    bought(back, "2026-12-01", "2027-02-25")
    bought(again, "2027-01-15", "2027-02-25")
    bought(never, "2026-12-01")
    found = recognising.find("after_failure", 30)
    assert found == {back.pk: Occasion("after_failure", 0, date(2027, 2, 25))}


def test_a_gesture_for_a_fault_of_ours_counts_as_put_right() -> None:
    one = a.customer()
    given = datetime(2027, 2, 1, tzinfo=UTC)
    Gesture.objects.create(customer=one, kind="voucher", reason="late", state="given", given_at=given)
    bought(one, "2027-02-20")
    assert one.pk in recognising.find("after_failure", 30)


def test_super_customers_and_who_recommended_us() -> None:
    best, sends = a.customer("Beste"), a.customer("Empfiehlt")
    Standing.objects.create(customer=best, kind="super_customer", facts={"voice": {"recommends": 0}})
    Standing.objects.create(customer=sends, kind="loyal", facts={"voice": {"recommends": 2}})
    assert list(recognising.find("super", 30)) == [best.pk]
    assert list(recognising.find("recommended", 30)) == [sends.pk]


def _unhappy(one: Customer, by: Staff) -> None:
    Dissatisfaction.objects.create(customer=one)


def _complains(one: Customer, by: Staff) -> None:
    talk = a.conversation(customer=one)
    a.judgement(talk.messages.all()[0], intents=["complaint"])


def _waits_for_what_was_promised(one: Customer, by: Staff) -> None:
    with time_machine.travel("2027-01-10T10:00:00+01:00", tick=False):
        a.promise(a.conversation(customer=one), by=by)


def _is_silent(one: Customer, by: Staff) -> None:
    silence.begin_by_hand(one, "Am Telefon", by=by)


def _was_thanked(one: Customer, by: Staff) -> None:
    at = timezone.now() - timedelta(days=170)
    Gesture.objects.create(customer=one, kind="voucher", reason="thanks", state="given", given_at=at)


def _bounces(one: Customer, by: Staff) -> None:
    Handle.objects.filter(customer=one).update(bounced_at=timezone.now())


def _has_none(one: Customer, by: Staff) -> None:
    Handle.objects.filter(customer=one).delete()


def _withdrew(one: Customer, by: Staff) -> None:
    consents.withdraw_all(one, "news", "link")


@pytest.mark.parametrize(
    ("happens", "code"),
    [
        (_unhappy, "dissatisfied"),
        (_complains, "complaint"),
        (_waits_for_what_was_promised, "promise_broken"),
        (_is_silent, "silenced"),
        (_was_thanked, "thanked"),
        (_bounces, "bounced"),
        (_has_none, "no_address"),
        (_withdrew, "no_consent"),
    ],
)
def test_who_is_not_thanked_yet(happens: Callable[[Customer, Staff], None], code: str) -> None:
    one, other, owner = a.customer(), a.customer(), a.staff()
    for each in (one, other):
        consents.give(each, "Newsletter", "Formular", by=owner)
    assert recognising.why_not([one.pk, other.pk]) == {}
    happens(one, owner)
    assert recognising.why_not([one.pk, other.pk]) == {one.pk: code}


@pytest.mark.parametrize(
    ("voice", "n", "on", "said"),
    [
        ("de-sie", 3, date(2027, 5, 15), "im Mai 2024, vor drei Jahren, haben Sie zum ersten Mal"),
        ("de-du", 1, date(2027, 2, 28), "im Februar 2026, vor einem Jahr, hast du zum ersten Mal"),
        ("en", 15, date(2027, 1, 3), "in January 2012, 15 years ago, you first found your way"),
    ],
)
def test_words_name_the_month_in_which_it_began_and_not_the_time_of_the_mail(
    voice: str, n: int, on: date, said: str
) -> None:
    assert recognising_words.for_them(Occasion("anniversary", n, on), voice).startswith(said)


@pytest.mark.parametrize("group", ["anniversary", "tenth_order", "after_failure", "super", "recommended"])
def test_more_customers_need_no_more_queries(group: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as told:
            recognising.why_not(recognising.find(group, 30))
        return len(told)

    def fill() -> None:
        for _n in range(12):
            one = a.customer()
            bought(one, "2026-03-01", *[f"2026-0{n}-01" for n in range(2, 10)], "2027-02-20")
            Dissatisfaction.objects.create(customer=one, closed_at=datetime(2027, 1, 1, tzinfo=UTC))
            Standing.objects.create(customer=one, kind="super_customer", facts={"voice": {"recommends": 1}})

    fill()
    queries()  # the opening hours are read once
    first = queries()
    fill()
    assert queries() == first <= 15


def test_an_occasion_today_is_told_and_not_amid_a_complaint() -> None:
    one = a.customer()
    bought(one, "2024-03-01")
    told = [recognising_words.in_passing(each) for each in recognising.today(one)]
    assert told == ["With us for 3 years today"]
    Dissatisfaction.objects.create(customer=one)
    assert recognising.today(one) == []
