"""Two customers become one, and two again: what was cared for goes with them."""

from typing import Any

import pytest
from django.utils import timezone

from kulanz.customers import silence
from kulanz.customers.models import Order, Shop, Standing
from kulanz.flow import caring, people
from kulanz.triage import cases, dissatisfied
from tests import a
from tests.flow.arriving import NEVER, arrive

pytestmark = pytest.mark.django_db


def order(customer: Any, shop: Shop, number: str) -> Order:
    now = timezone.now()
    return Order.objects.create(
        shop=shop, remote_id=number, number=number, number_key=number, customer=customer, placed_at=now, state="paid",
        total_cents=1990, currency="EUR", changed_at=now,
    )  # fmt: skip


def test_orders_standing_state_and_case_move_with_a_merge_and_come_back() -> None:
    owner = a.staff()
    kept, absorbed = a.customer(), a.customer("A. Muster")
    shop = Shop.objects.create(kind=Shop.Kind.choices[0][0], name="Laden")
    mine, theirs = order(kept, shop, "1"), order(absorbed, shop, "2")
    Standing.objects.create(customer=absorbed, is_crowned=True, crowned_by=owner, crowned_at=timezone.now())
    caring.open_by_hand(absorbed, "Anruf", by=owner)

    merge = people.merge(kept, absorbed, by=owner)
    assert set(kept.orders.all()) == {mine, theirs}
    assert dissatisfied.find(kept) is not None
    assert cases.waiting().get().customer == kept
    assert Standing.objects.get(customer=kept).is_crowned
    assert Standing.objects.get(customer=kept).is_stale

    people.undo_merge(merge, by=owner)
    assert list(absorbed.orders.all()) == [theirs]
    assert dissatisfied.find(kept) is None
    assert dissatisfied.find(absorbed) is not None
    assert cases.waiting().get().customer == absorbed
    assert Standing.objects.get(customer=kept).is_crowned is None
    assert Standing.objects.get(customer=absorbed).is_crowned


def test_two_states_become_one_and_two_again() -> None:
    owner = a.staff()
    kept, absorbed = a.customer(), a.customer()
    caring.open_by_hand(kept, "Anruf", by=owner)
    dissatisfied.begin(absorbed, ["extremely_dissatisfied", "legal"])
    merge = people.merge(kept, absorbed, by=owner)
    state = dissatisfied.find(kept)
    assert state is not None
    assert state.reasons == ["by_hand", "extremely_dissatisfied", "legal"]
    people.undo_merge(merge, by=owner)
    assert dissatisfied.find(absorbed) is not None


def test_a_wish_for_silence_goes_with_the_address_and_holds_for_the_one_they_are_now() -> None:
    owner = a.staff()
    message = arrive(NEVER)
    other = a.customer(address="zweite@kunde.example")
    merge = people.merge(other, message.conversation.customer, by=owner)
    assert [wish.address for wish in silence.find(["zweite@kunde.example"])] == ["zweite@kunde.example"]
    people.undo_merge(merge, by=owner)
    assert not silence.find(["zweite@kunde.example"])
