from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.customers import match
from kulanz.customers.models import Customer
from kulanz.web.forms.customers import CustomerForm
from tests import a

pytestmark = pytest.mark.django_db


def writes(register: str) -> str:
    return match.customer_of("ingrid@kunde.example", "Ingrid", register=register, wrote=True).register


def test_who_changes_to_sie_is_not_answered_with_the_du_of_before() -> None:
    assert [writes(one) for one in ("du", "", "sie")] == ["du", "du", "sie"]


def test_a_form_of_address_that_a_person_has_chosen_stays() -> None:
    customer = a.customer(address="ingrid@kunde.example", register="sie")
    form = CustomerForm(
        {"name": customer.name, "language": "de", "register": "du", "about": ""}, instance=customer
    )
    assert form.is_valid(), form.errors
    form.save()
    assert writes("sie") == "du"
    assert Customer.objects.get().register_fixed


def test_old_mail_that_comes_in_later_changes_nothing() -> None:
    writes("sie")
    long_ago = timezone.now() - timedelta(days=400)
    found = match.customer_of("ingrid@kunde.example", "", register="du", wrote=True, since=long_ago)
    assert found.register == "sie"


def test_what_we_write_says_nothing_of_how_they_speak() -> None:
    writes("du")
    assert match.customer_of("ingrid@kunde.example", "", register="sie").register == "du"
