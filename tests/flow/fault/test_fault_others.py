"""Others who miss the same are counted."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from kulanz.customers.models import Customer, Product, Shop
from tests import a
from tests.flow.missing import MISSING, NOW, codes, complaint, looked, write

pytestmark = pytest.mark.django_db


BOOK = "Guten Tag, „Das stille Beet“ ist nicht angekommen. Anna Muster"


@pytest.fixture
def book(db: None) -> Product:
    laden, _made = Shop.objects.get_or_create(name="Laden", defaults={"kind": "csv"})
    return Product.objects.create(shop=laden, remote_id="1", title="Das stille Beet (E-Book)")


def test_others_who_miss_the_same_product_this_week_are_counted_once_each(
    anna: Customer, book: Product
) -> None:
    for number in range(3):
        complaint(write(number, BOOK), BOOK)
    write(9, "Mein Passwort geht nicht", "access_problem")
    found = looked(complaint(anna, BOOK))
    assert found.sentence == "3 other customers have written something similar this week."
    assert found.passage.startswith("Sie sind damit nicht allein") and "liegt" not in found.passage


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (MISSING, MISSING),  # nothing in common but that something is missing
        (BOOK, "Guten Tag, „Das stille Beet“ kam geknickt an."),
        (BOOK, "„Das stille Beet“ lässt sich nicht öffnen."),
        (BOOK, "Liefern Sie „Das stille Beet“ auch nach Luxemburg?"),
        ("Liefern Sie „Das stille Beet“ auch nach Luxemburg?", BOOK),
    ],
)
def test_others_with_another_trouble_are_not_counted(
    anna: Customer, book: Product, mine: str, theirs: str
) -> None:
    for number in range(4):
        write(number, theirs)
    assert codes(complaint(anna, mine)) == ["nothing_sent"]


def test_two_others_are_a_coincidence(anna: Customer, book: Product) -> None:
    write(1, BOOK)
    write(2, BOOK)
    assert codes(complaint(anna, BOOK)) == ["nothing_sent"]


def test_others_who_say_nearly_the_same_words_are_counted_without_a_product(anna: Customer) -> None:
    for number, begun in enumerate(("Leider öffnet", "Bei mir öffnet", "Seit gestern öffnet")):
        write(number, f"{begun} der Raum vom Webinar zum Rosenschnitt nicht.", "access_problem")
    talk = complaint(
        anna, "Der Raum vom Webinar zum Rosenschnitt öffnet sich nicht.", intents=("access_problem",)
    )
    assert codes(talk) == ["others", "nothing_sent"]


def test_others_at_the_same_provider_whose_mail_comes_back_are_counted(anna: Customer) -> None:
    for number in range(3):
        other = a.customer(f"Kunde {number}", f"kunde{number}@gmail.com")
        complaint(other)
        other.handles.update(bounced_at=timezone.now(), bounce_reason="blocked")
    anna.handles.update(bounced_at=timezone.now(), bounce_reason="blocked")
    assert codes(complaint(anna)) == ["handle_bounced", "others", "nothing_sent"]


def test_what_others_wrote_weeks_ago_does_not_count(anna: Customer, book: Product) -> None:
    with time_machine.travel(NOW - timedelta(days=9), tick=False):
        for number in range(3):
            write(number, BOOK)
    assert codes(complaint(anna, BOOK)) == ["nothing_sent"]
