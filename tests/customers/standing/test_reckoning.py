"""Standings in the database."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from kulanz.customers import orders
from kulanz.customers.models import Customer, Order, Shop, Standing
from kulanz.customers.orders import ToldOrder, ToldRefund
from kulanz.customers.standing import crowning, facts, reckoning, words
from kulanz.flow import standings
from kulanz.journal.models import Event
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop() -> Shop:
    return Shop.objects.create(kind="csv", name="Laden")


def told(who: str, days_ago: int, *, cents: int = 2500, currency: str = "EUR", **fields: object) -> ToldOrder:
    at = timezone.now() - timedelta(days=days_ago)
    values = {
        "remote_id": f"{who}-{days_ago}",
        "number": f"{who}-{days_ago}",
        "state": Order.State.SENT,
        **fields,
    }
    return ToldOrder(
        placed_at=at,
        changed_at=values.pop("changed_at", at),
        total_cents=cents,
        currency=currency,
        email=f"{who}@kunde.example",
        name=who.title(),
        **values,
    )


def standing(who: str) -> Standing:
    return Standing.objects.get(customer__handles__value=f"{who}@kunde.example")


def crowd(shop: Shop) -> None:
    """Twenty who bought once, a while ago."""
    orders.keep(shop, [told(f"other{number}", 100 + number) for number in range(20)])


def test_who_buys_again_and_again_becomes_a_super_customer(shop: Shop) -> None:
    crowd(shop)
    orders.keep(shop, [told("rita", days) for days in (150, 110, 70, 30, 2)])
    standings.catch_up()
    rita = standing("rita")
    assert (rita.kind, rita.rank, rita.is_stale) == ("super_customer", 1, False)
    assert rita.facts["spend"] == {"EUR": 12_500}
    assert standing("other1").kind == "at_risk"


def test_only_those_are_reckoned_again_with_whom_something_happened(shop: Shop) -> None:
    crowd(shop)
    standings.catch_up()
    before = dict(Standing.objects.values_list("customer", "reckoned_at"))
    orders.keep(shop, [told("other3", 1)])
    assert standings.catch_up() == 1
    after = dict(Standing.objects.values_list("customer", "reckoned_at"))
    assert [pk for pk in after if after[pk] != before[pk]] == [standing("other3").customer_id]
    assert standing("other3").kind == "loyal"


def test_money_of_two_currencies_is_kept_apart(shop: Shop) -> None:
    crowd(shop)
    orders.keep(shop, [told("urs", 10), told("urs", 5, cents=9000, currency="CHF")])
    standings.catch_up()
    assert standing("urs").facts["spend"] == {"EUR": 2500, "CHF": 9000}


def test_what_went_back_and_what_was_cancelled_does_not_count_as_spent(shop: Shop) -> None:
    crowd(shop)
    back = [ToldRefund("r1", timezone.now(), 1500, "zu klein")]
    orders.keep(shop, [told("ute", 10, refunds=back), told("ute", 5, state=Order.State.CANCELLED)])
    standings.catch_up()
    known = standing("ute").facts
    assert (known["orders"], known["spend"], known["refunds"]) == (1, {"EUR": 1000}, 1)


def test_what_went_back_without_an_amount_went_back_whole_and_what_is_unpaid_is_not_spent(shop: Shop) -> None:
    crowd(shop)
    orders.keep(shop, [told("ute", 10, state=Order.State.REFUNDED), told("ute", 5, state=Order.State.OPEN)])
    standings.catch_up()
    known = standing("ute").facts
    assert (known["orders"], known["spend"], known["refunds"]) == (1, {"EUR": 0}, 1)


@pytest.mark.time_machine("2026-11-22T23:20:00+00:00", tick=False)  # after midnight here
def test_an_order_of_today_is_one_of_today(shop: Shop) -> None:
    orders.keep(shop, [told("ute", 0)])
    standings.catch_up()
    with translation.override("de"):
        assert words.sentence(facts.read(standing("ute").facts)) == "erste Bestellung heute"


def test_what_happens_while_it_is_reckoned_is_reckoned_the_next_time(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd(shop)
    standings.catch_up()
    orders.keep(shop, [told("ute", 10)])
    before = reckoning.yardstick.measure

    def meanwhile(*given: object) -> object:
        if Order.objects.filter(email="ute@kunde.example").count() == 1:
            orders.keep(shop, [told("ute", 3)])
        return before(*given)

    monkeypatch.setattr(reckoning.yardstick, "measure", meanwhile)
    standings.catch_up()
    assert standing("ute").facts["orders"] == 2


def test_praise_complaints_and_recommendations_are_counted(shop: Shop) -> None:
    crowd(shop)
    orders.keep(shop, [told("rita", days) for days in (60, 30, 2)])
    channel = a.channel(address="hallo@shop.example")
    for text, said in (
        (
            "Danke, alles wunderbar. Ich habe Sie schon meiner Schwester empfohlen.",
            {"intents": ["praise"], "mood": "delighted"},
        ),
        ("Der Einband ist gerissen, das ist ärgerlich.", {"intents": ["complaint"], "mood": "unhappy"}),
    ):
        a.judgement(a.arrival(channel, a.mail(sender="rita@kunde.example", text=text)), **said)
    orders.look_again([standing("rita").customer_id])
    standings.catch_up()
    voice = standing("rita").facts["voice"]
    assert voice == {"letters": 2, "complaints": 1, "praise": 1, "recommends": 1, "was_sent": 0}


def test_who_never_ordered_has_no_kind(shop: Shop) -> None:
    crowd(shop)
    somebody = a.customer()
    orders.look_again([somebody.pk])
    standings.catch_up()
    assert (somebody.standing.kind, somebody.standing.rank) == ("", None)


def test_the_word_of_the_owner_goes_before_the_figures_and_can_be_withdrawn(shop: Shop) -> None:
    crowd(shop)
    orders.keep(shop, [told("rita", days) for days in (150, 110, 70, 30, 2)])
    standings.catch_up()
    owner, plain = a.staff(), Customer.objects.get(handles__value="other1@kunde.example")
    crowning.crown(plain, True, note="war auf unserer Hochzeit", by=owner)
    crowning.crown(standing("rita").customer, False, by=owner)
    standings.fit_anew()
    assert (standing("other1").kind, standing("other1").reckoned) == ("super_customer", "at_risk")
    assert standing("rita").kind == "loyal"
    crowning.crown(plain, None, by=owner)
    assert standing("other1").kind == "at_risk"
    assert list(Event.objects.filter(kind="crowned").values_list("data", flat=True)) == [
        {"note": "war auf unserer Hochzeit"}
    ]


def test_the_newest_telling_of_an_order_wins_and_none_is_kept_twice(shop: Shop) -> None:
    first = told("ute", 10)
    later = told("ute", 10, cents=1900, changed_at=timezone.now())
    assert orders.keep(shop, [first]).made == 1
    assert orders.keep(shop, [later, first]).changed == 1
    kept = orders.keep(shop, [first])
    assert (kept.made, kept.changed, kept.known) == (0, 0, 1)
    assert [order.total_cents for order in orders.find("# UTE-10")] == [1900]


def test_an_order_without_an_address_has_no_customer(shop: Shop) -> None:
    one = told("x", 3)
    orders.keep(
        shop, [ToldOrder(**{name: getattr(one, name) for name in one.__slots__} | {"email": "", "name": ""})]
    )
    assert Order.objects.get().customer is None
    assert standings.fit_anew() == 0
