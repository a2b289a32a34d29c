from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from kulanz.customers.models import Customer, Handle, Merge
from tests import a

SignIn = Callable[..., Client]


def test_customers_are_found_by_name_address_and_phone(sign_in: SignIn) -> None:
    anna = a.customer("Anna Jäger", "anna@kunde.example")
    a.customer("Bernd Bock")
    Handle.objects.create(customer=anna, kind="phone", value="+493012345678", shown="030 12345678")
    browser = sign_in()
    for query in ["jäger", "anna@kunde", "030 12345678"]:
        html = browser.get(reverse("customers"), {"q": query}).content.decode()
        assert "Anna Jäger" in html
        assert "Bernd Bock" not in html


def test_a_phone_number_is_a_button_that_calls(sign_in: SignIn) -> None:
    conversation, browser = a.conversation(), sign_in()
    browser.post(reverse("add_handle", args=[conversation.customer_id]), {"value": "030 55 51 23 45"})
    html = browser.get(reverse("conversation", args=[conversation.pk])).content.decode()
    assert 'href="tel:+493055512345"' in html


def test_an_address_that_belongs_to_somebody_else_is_refused_with_their_name(sign_in: SignIn) -> None:
    a.customer("Anna Jäger", "anna@kunde.example")
    bernd = a.customer("Bernd Bock")
    answer = sign_in().post(reverse("add_handle", args=[bernd.pk]), {"value": "ANNA@kunde.example"})
    assert answer.status_code == 422
    assert "Anna Jäger" in answer.content.decode()


def test_a_merge_is_shown_first_done_then_and_undone(sign_in: SignIn) -> None:
    kept, absorbed, browser = (
        a.customer("Anna Jäger"),
        a.customer("A. Jaeger", "second@kunde.example"),
        sign_in(),
    )
    a.conversation(customer=absorbed, subject="Second address")
    address = reverse("customer_merging", args=[kept.pk])
    preview = browser.get(address, {"with": absorbed.pk}).content.decode()
    assert "second@kunde.example" in preview
    assert "Second address" in preview
    assert not Merge.objects.exists()
    browser.post(address, {"with": absorbed.pk})
    assert "Second address" in browser.get(reverse("customer", args=[kept.pk])).content.decode()
    browser.post(reverse("customer_unmerging", args=[Merge.objects.get().pk]))
    assert Customer.objects.get(pk=absorbed.pk).merged_into is None


def test_what_we_know_of_a_customer_is_kept(sign_in: SignIn) -> None:
    customer = a.customer()
    known = {"name": "Anna M.", "language": "en", "register": "du", "about": "Likes short mails."}
    sign_in().post(reverse("customer_profile", args=[customer.pk]), known)
    customer.refresh_from_db()
    assert (customer.name, customer.language, customer.register) == ("Anna M.", "en", "du")
