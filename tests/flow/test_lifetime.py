from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kulanz.conversations import notes
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer, Order, Refund, Shop
from kulanz.flow import lifetime
from kulanz.triage.models import Dissatisfaction
from tests import a

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)


def order(customer: Customer, at: datetime, **fields: Any) -> Order:
    shop, _made = Shop.objects.get_or_create(name="Laden", kind="csv")
    number = str(4711 + Order.objects.count())
    values = {"state": "sent", "total_cents": 1990, "currency": "EUR", "remote_id": number, "number": number}
    return Order.objects.create(
        shop=shop, customer=customer, number_key=number, placed_at=at, changed_at=at, **(values | fields)
    )


def page(customer: Customer, **how: Any) -> lifetime.Page:
    return lifetime.page(customer, Conversation.objects.all(), **how)


def told(found: lifetime.Page) -> list[str]:
    return [type(entry.item).__name__ + ("." if entry.is_end else "") for entry in found.entries]


def a_full_life() -> Customer:
    asked = a.conversation(at=NOON - timedelta(days=9))
    customer = asked.customer
    order(customer, NOON - timedelta(days=20))
    Refund.objects.create(order=order(customer, NOON - timedelta(days=10)), remote_id="1", at=NOON, cents=500)
    notes.add(asked, "Bitte sanft", by=a.staff())
    a.promise(asked, "Rückruf", NOON.date(), by=None)
    Dissatisfaction.objects.create(
        customer=customer, opened_at=NOON - timedelta(days=8), closed_at=NOON - timedelta(days=1)
    )
    return customer


def test_all_that_happened_stands_on_one_line_the_newest_first() -> None:
    found = page(a_full_life())
    moments = [entry.at for entry in found.entries]
    assert moments == sorted(moments, reverse=True)
    assert sorted(told(found)) == sorted(
        ["Event", "Note", "Refund", "Dissatisfaction.", "Dissatisfaction", "Message", "Order", "Order"]
    )


def test_page_by_page_nothing_is_lost_and_nothing_comes_twice_even_at_the_same_moment() -> None:
    customer = a.customer()
    for _number in range(3):
        conversation = a.conversation(customer=customer, at=NOON)
        a.message(conversation, at=NOON)
        order(customer, NOON)
    seen, cursor = [], ""
    while True:
        found = page(customer, cursor=cursor, size=2)
        seen += [entry.place for entry in found.entries]
        if not found.next_cursor:
            break
        cursor = found.next_cursor
    assert len(seen) == len(set(seen)) == 9


def test_a_cursor_that_somebody_made_up_is_the_beginning() -> None:
    customer = a.conversation().customer
    for typed in ("x", "2026-01-01_0_1", "2026-01-01T00:00+00:00_a_b", "_".join("²²²")):
        assert len(page(customer, cursor=typed).entries) == 1


def test_one_kind_alone_can_be_seen() -> None:
    assert set(told(page(a_full_life(), kind="order"))) == {"Order", "Refund"}


def test_what_one_may_not_see_is_not_on_it() -> None:
    customer, specialist = a_full_life(), a.staff("specialist")
    visible = Conversation.objects.visible_to(specialist)
    kinds = {type(entry.item).__name__ for entry in lifetime.page(customer, visible).entries}
    assert kinds == {"Order", "Refund", "Dissatisfaction"}


def test_it_takes_as_many_queries_for_a_long_life_as_for_a_short_one(django_assert_num_queries: Any) -> None:
    customer = a_full_life()
    for _number in range(5):
        a.message(a.conversation(customer=customer))
    with django_assert_num_queries(8):
        page(customer)


def test_what_was_paid_is_added_up_by_currency_without_what_was_cancelled() -> None:
    customer = a.customer()
    order(customer, NOON, total_cents=2000, refunded_cents=500)
    order(customer, NOON, total_cents=100)
    order(customer, NOON, total_cents=9900, currency="CHF")
    order(customer, NOON, total_cents=5555, state="cancelled")
    assert lifetime.spending(customer) == [lifetime.Spending("CHF", 9900), lifetime.Spending("EUR", 1600)]
