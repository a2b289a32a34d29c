"""Orders on the screens: beside the message that names them, on a page of their own; the owner's crown."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from kulanz.customers.models import MergeSuggestion, Standing
from tests import a
from tests.web.judged import arrived, page

SignIn = Callable[..., Client]
pytestmark = pytest.mark.django_db


def test_an_order_that_a_message_names_is_linked(sign_in: SignIn) -> None:
    order = a.order(number="BG-24117")
    html = page(sign_in("owner"), arrived("Guten Tag, mein E-Book aus bg-24117 fehlt."))
    assert f'href="{reverse("order", args=[order.pk])}"' in html
    assert "Order BG-24117" in html


@pytest.mark.parametrize("text", ["Seit 2024 bin ich Kundin.", "Rufen Sie 030-2024 an."])
def test_bare_digits_are_the_order_of_a_stranger_only_by_chance(text: str, sign_in: SignIn) -> None:
    order = a.order(number="2024")
    assert reverse("order", args=[order.pk]) not in page(sign_in("owner"), arrived(text))


def test_a_specialist_sees_no_order_of_somebody_else(sign_in: SignIn) -> None:
    mira, message = a.staff("specialist"), arrived("Es geht um BG-24103.")
    message.conversation.assign(mira, by=None)
    a.order(a.customer("Elif Yıldırım"), number="BG-24103")
    assert "Elif" in page(sign_in("owner"), message)
    assert "1 990" not in page(sign_in(mira), message)
    assert "BG-24103</a>" not in page(sign_in(mira), message)


def test_a_number_that_looks_like_a_word_is_found_where_the_message_calls_it_one(sign_in: SignIn) -> None:
    order = a.order(number="A3NXHEHF")
    message = arrived(
        "Meine Bestellnummer ist A3NXHEHF.",
        numbers=[{"kind": "order", "start": 24, "end": 32, "value": "A3NXHEHF"}],
    )
    assert reverse("order", args=[order.pk]) in page(sign_in("owner"), message)


def test_bare_digits_name_ones_own_order(sign_in: SignIn) -> None:
    message = arrived("Wo bleibt 2024?")
    order = a.order(message.conversation.customer, number="2024")
    assert reverse("order", args=[order.pk]) in page(sign_in("owner"), message)


def test_who_names_the_order_of_somebody_else_may_be_the_same_person() -> None:
    other = a.customer("Sabine Kröger", "sabine@kroeger-gaten.example")
    a.order(other, number="BG-24117")
    message = a.arrival(a.channel(address="hallo@shop.example"), a.mail(text="Der Bon ist BG-24117."))
    suggestion = MergeSuggestion.objects.get()
    assert {suggestion.one, suggestion.other} == {message.conversation.customer, other}
    assert suggestion.evidence == "BG-24117"


def test_the_page_of_an_order_says_what_was_bought_and_what_went_back(sign_in: SignIn) -> None:
    order = a.order(a.customer("Anna Muster"), number="BG-1", refunded_cents=500)
    order.refunds.create(remote_id="1", at=order.placed_at, cents=500, reason="Eselsohr")
    html = sign_in(a.staff(language="de")).get(reverse("order", args=[order.pk])).content.decode()
    for said in ("Bestellung BG-1", "bezahlt", "Anna Muster", "Das stille Beet", "19,90", "5,00", "Eselsohr"):
        assert said in html


def test_the_owner_crowns_and_lets_the_figures_decide_again(sign_in: SignIn) -> None:
    browser, customer = sign_in("owner"), a.customer()
    place = reverse("crown", args=[customer.pk])
    html = browser.post(place, {"crown": "yes", "note": "hilft uns am Stand"}, follow=True).content.decode()
    assert "Super-customer" in html
    assert "hilft uns am Stand" in html
    browser.post(place, {"crown": "reckoned"})
    assert Standing.objects.get().kind == ""
    assert browser.post(place, {"crown": "emperor"}).status_code == 422
    assert sign_in("assistant").post(place, {"crown": "yes"}).status_code == 403
