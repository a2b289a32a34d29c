"""Where an order stands on a day: to the day, over leap days, changes of the clock and holidays."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from kulanz.customers.models import Order, Product
from kulanz.goodwill import guarantee, guarantee_words
from kulanz.goodwill.guarantee import Terms
from tests import a

pytestmark = pytest.mark.django_db
NINETY = Terms(days=90, grace_days=14, withdrawal_days=14)


def bought(at: datetime, **fields: Any) -> Order:
    return a.order(a.customer(), placed_at=at, **fields)


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 11, tzinfo=UTC)


def test_day_90_is_the_last_of_the_guarantee_and_day_104_the_last_of_grace() -> None:
    guarantee.write(None, NINETY)
    first = date(2026, 3, 2)
    order = bought(at_noon(first))
    codes = {n: guarantee.standing(order, first + timedelta(days=n)).code for n in (19, 30, 90, 91, 104, 105)}
    assert codes == {
        19: "withdrawal", 30: "guarantee", 90: "guarantee", 91: "grace", 104: "grace", 105: "outside"
    }  # fmt: skip


def test_day_92_of_90_is_a_yes_in_both_languages() -> None:
    guarantee.write(None, NINETY)
    first = date(2026, 3, 2)
    found = guarantee.standing(bought(at_noon(first)), first + timedelta(days=92))
    assert (found.code, found.day, found.until) == ("grace", 92, date(2026, 6, 14))
    assert guarantee_words.sentence(found).startswith("Within grace: day 92 of 90, 2 days over. Yes, because")
    with override("de"):
        assert "Tag 92 von 90" in guarantee_words.sentence(found)
        assert "14. Juni 2026" in guarantee_words.sentence(found)


def test_a_day_is_a_day_of_the_business_and_not_of_the_world() -> None:
    a.business(time_zone="Europe/Berlin")
    guarantee.write(None, Terms(days=1, grace_days=0, withdrawal_days=0))
    # 23:30 UTC on the night in which the clocks go forward is half past midnight in Berlin.
    order = bought(datetime(2026, 3, 28, 23, 30, tzinfo=UTC))
    assert guarantee.standing(order, date(2026, 3, 30)).code == "guarantee"
    assert guarantee.standing(order, date(2026, 3, 31)).code == "outside"


def test_the_29th_of_february_is_a_day_like_others() -> None:
    guarantee.write(None, Terms(days=365, grace_days=0, withdrawal_days=0))
    order = bought(at_noon(date(2028, 2, 29)))
    assert guarantee.standing(order, date(2029, 2, 28)).guarantee_until == date(2029, 2, 28)
    assert guarantee.standing(order, date(2029, 3, 1)).code == "outside"


def test_the_right_of_withdrawal_ends_on_a_working_day_and_the_guarantee_wherever_it_ends() -> None:
    a.business(region="DE-BE")
    guarantee.write(None, Terms(days=14, begins="delivery", grace_days=0, withdrawal_days=14))
    order = bought(at_noon(date(2026, 12, 1)), parcels=[{"sent_at": "2026-12-08T10:00:00+00:00"}])
    found = guarantee.standing(order, date(2026, 12, 28))
    # Day 14 is 25 December, a Friday: Christmas, its second day, Sunday, and then Monday.
    assert (found.withdrawal_until, found.guarantee_until) == (date(2026, 12, 28), date(2026, 12, 25))
    assert found.code == "withdrawal"


def test_what_is_not_known_is_said() -> None:
    guarantee.write(None, Terms(days=30, begins="delivery"))
    sent = bought(at_noon(date(2026, 5, 1)), parcels=[{"sent_at": "2026-05-04T10:00:00Z"}])
    found = guarantee.standing(sent, date(2026, 5, 20))
    assert found.start and (found.start.on, found.start.is_sure) == (date(2026, 5, 7), False)
    assert "three days on its way" in guarantee_words.doubt(found)
    unsent = guarantee.standing(bought(at_noon(date(2026, 5, 1))), date(2026, 5, 20))
    assert unsent.start and unsent.start.on == date(2026, 5, 6)
    assert "Neither the day of delivery nor that of sending" in guarantee_words.doubt(unsent)
    known = guarantee.standing(sent, date(2026, 5, 20), begun_on=date(2026, 5, 9))
    assert known.start and known.start.is_sure and known.start.on == date(2026, 5, 9)


def test_a_broken_day_of_sending_is_no_day() -> None:
    guarantee.write(None, Terms(days=30, begins="delivery"))
    order = bought(at_noon(date(2026, 5, 1)), parcels=[{"sent_at": "31.02.2026"}, {"sent_at": None}])
    found = guarantee.standing(order, date(2026, 5, 20))
    assert found.start and found.start.known_by == "paid"


def test_without_an_order_nothing_is_claimed() -> None:
    found = guarantee.standing(None, date(2026, 5, 20))
    assert (found.code, found.until) == ("unknown", None)
    assert "No order is known" in guarantee_words.sentence(found)


def test_a_product_has_terms_of_its_own_and_the_kindest_counts() -> None:
    guarantee.write(None, Terms(days=30, grace_days=0))
    order = bought(
        at_noon(date(2026, 1, 1)),
        lines=[{"title": "Kurs", "sku": "K-1", "quantity": 1, "cents": 9900, "is_digital": True},
               {"title": "Buch", "sku": "", "quantity": 1, "cents": 1990, "is_digital": False}],
    )  # fmt: skip
    course = Product.objects.create(shop=order.shop, remote_id="1", title="Kurs (neu)", sku="K-1")
    guarantee.write(course, Terms(days=90, grace_days=14))
    day = date(2026, 4, 3)
    assert guarantee.standing(order, day).code == "grace"
    assert guarantee.standing(order, day, lines=[0]).day == 92
    assert guarantee.standing(order, day, lines=[1]).code == "outside"
    guarantee.drop(course)
    assert guarantee.standing(order, day).code == "outside"


def mixed(by: dict[str, Terms]) -> Order:
    """Bought on 18 May 2026, a thing each with terms of its own."""
    lines = [{"title": name, "sku": name, "quantity": 1, "cents": 5000, "is_digital": False} for name in by]
    order = bought(at_noon(date(2026, 5, 18)), total_cents=10000, lines=lines)
    for name, terms in by.items():
        guarantee.write(Product.objects.create(shop=order.shop, remote_id=name, title=name, sku=name), terms)
    return order


def test_the_terms_of_one_thing_take_nothing_from_the_right_of_withdrawal_of_another() -> None:
    order = mixed({"A": Terms(0, "purchase", 0, 14), "B": Terms(10, "purchase", 0, 0)})
    on = date(2026, 6, 2)
    assert guarantee.standing(order, on, lines=[0]).code == "withdrawal"
    found = guarantee.standing(order, on)
    assert (found.code, found.withdrawal_until) == ("withdrawal", date(2026, 6, 8))
    assert found.guarantee_until == date(2026, 5, 28)


def test_what_is_told_of_the_terms_is_of_the_thing_by_which_it_holds() -> None:
    order = mixed({"A": Terms(20, "purchase", 0, 0), "B": Terms(10, "purchase", 30, 0)})
    found = guarantee.standing(order, date(2026, 6, 6))
    assert (found.code, found.day, found.terms.days, found.until) == (
        "guarantee", 19, 20, date(2026, 6, 7)
    )  # fmt: skip
    later = guarantee.standing(order, date(2026, 6, 8))
    assert (later.code, later.terms.days, later.until) == ("grace", 10, date(2026, 6, 27))


@given(days=st.integers(0, 400), grace=st.integers(0, 60), on=st.integers(0, 500))
def test_whoever_asks_earlier_never_stands_worse(days: int, grace: int, on: int) -> None:
    first = date(2027, 11, 3)
    order = Order(placed_at=at_noon(first), state="paid", lines=[], parcels=[])
    ranks = ("withdrawal", "guarantee", "grace", "outside")
    terms = Terms(days, "purchase", grace, 14)
    here, before = (
        guarantee._standing(order, first + timedelta(days=n), terms, None).code for n in (on, max(on - 1, 0))
    )
    assert ranks.index(before) <= ranks.index(here)
