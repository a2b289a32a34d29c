"""What the desk finds about orders that are missed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.customers.models import Customer
from tests import a
from tests.flow.missing import GMAIL, SABINE, TYPED, codes, complaint, looked, names_order, order, sent

pytestmark = pytest.mark.django_db


def test_an_order_that_is_paid_and_not_sent_is_ours_to_see_to(anna: Customer) -> None:
    order(anna, email=GMAIL)
    found = looked(complaint(anna, **names_order("4711")))
    assert found.sentence == "Order 4711 of 13 November is paid but not sent yet."
    assert "Das liegt an uns." in found.passage


def test_an_order_with_a_mistyped_address_is_found_by_its_number(anna: Customer) -> None:
    order(a.customer("", TYPED), email=TYPED, lines=[{"title": "E-Book", "is_digital": True}])
    found = looked(complaint(anna, **names_order("4711")))
    assert found.sentence == f"Order 4711 was placed with {TYPED}, and not with {GMAIL}."
    assert f"läuft bei uns auf {TYPED}" in found.passage


@pytest.mark.parametrize(
    "typed", ["sabine.kroeger@kroeger-gaten.example", "sabine.kroger@kroeger-garten.example"]
)
def test_an_order_that_is_only_named_leads_to_the_mail_that_came_back(typed: str) -> None:
    sabine = a.customer("Sabine Kröger", SABINE, language="de", register="sie")
    double = a.customer("Sabine Kröger", typed)
    order(double, "BG-24117", email=typed)
    sent(double, typed, "bounced", reason="host_unknown")
    found = looked(complaint(sabine, "Gekommen ist nichts, den Bon habe ich noch (BG-24117)."))
    assert found.sentence == (
        f"Our mail of 14 November went to {typed} and came back: mistyped, {SABINE} is probably meant."
    )
    assert f"Ist {SABINE} richtig?" in found.passage


def test_the_named_order_of_somebody_of_the_same_name_counts_and_their_address_is_told_to_us_alone(
    anna: Customer,
) -> None:
    elsewhere = a.customer("Anna Muster", "garten@muster.example")
    order(elsewhere, "BG-24117", email="garten@muster.example")
    sent(elsewhere, "garten@muster.example", "bounced", reason="mailbox_full")
    found = looked(complaint(anna, "Es ist nichts gekommen, Bestellung BG-24117."))
    assert "to garten@muster.example came back: the mailbox is full" in found.sentence
    assert not found.passage


def test_the_order_of_somebody_else_is_never_told(anna: Customer) -> None:
    order(a.customer("Bert", "bert@web.de"), email="bert@web.de")
    assert codes(complaint(anna, **names_order("4711"))) == ["nothing_sent"]


def test_without_a_number_the_newest_order_is_meant(anna: Customer) -> None:
    order(anna, "4700", email=GMAIL, placed_at=timezone.now() - timedelta(days=90), state="sent")
    order(anna, "4720", email=GMAIL, state="open")
    found = looked(complaint(anna))
    assert [one.facts["number"] for one in found.findings if "number" in one.facts] == ["4720"]
    assert not found.is_ours and "4720" in found.sentence


def test_a_number_that_is_only_quoted_does_not_count(anna: Customer) -> None:
    order(anna, email=GMAIL)
    order(anna, "4720", email=GMAIL, placed_at=timezone.now() - timedelta(days=1))
    text = "Nichts angekommen.\n> Ihre Bestellung 4711"
    talk = complaint(anna, text, **names_order("4711", text))
    talk.messages.update(passages=[["new", 0, 18], ["quoted", 19, len(text)]])
    assert "Order 4720" in looked(talk).sentence
