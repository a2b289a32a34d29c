"""Who asked for silence is remembered beyond their erasure, by the mailbox and not by its spelling."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from kulanz.customers import match, remembered, silence
from kulanz.customers.models import Handle, Silenced
from kulanz.flow import erasing, people
from kulanz.journal.models import Event
from tests import a

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna@Kunde.example", "anna@kunde.example"),
        ("anna+shop@kunde.example", "anna@kunde.example"),
        ("a.n.na+x@googlemail.com", "anna@gmail.com"),
        ("anna@bücher.example", "anna@xn--bcher-kva.example"),
    ],
)
def test_other_spellings_of_a_mailbox_are_the_same(one: str, other: str) -> None:
    assert remembered.mailbox_of(one) == remembered.mailbox_of(other)
    silence.begin(a.customer(address=other), at=timezone.now(), message=1)
    assert [wish.address for wish in silence.find([one])] == [one.lower()]
    silence.begin(a.customer(address=f"x{one}"), at=timezone.now(), message=1)
    assert silence.find([f"x{other}"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("an.na@kunde.example", "anna@kunde.example"),
        ("+anna@kunde.example", "+bert@kunde.example"),
        ("anna@kunde.example", "anna@kunden.example"),
    ],
)
def test_different_mailboxes_are_different(one: str, other: str) -> None:
    silence.begin(a.customer(address=one), at=timezone.now(), message=1)
    assert not silence.find([other])


def test_nothing_but_a_hash_that_fits_and_the_time_is_kept(settings: Any) -> None:
    silence.begin(a.customer(address="anna@kunde.example"), at=timezone.now(), message=1)
    row = Silenced.objects.values().get()
    assert "anna" not in str(row) and "kunde" not in str(row)
    assert set(row) == {"id", "digest", "kind", "since"}
    assert Path(settings.DATA, "keys", "silence.key").stat().st_mode & 0o777 == 0o600


def test_whoever_was_erased_and_comes_again_is_left_in_peace_until_an_owner_lifts_it() -> None:
    owner, asked_at = a.staff(), timezone.now()
    customer = a.customer("Anna Muster", "anna@kunde.example")
    people.merge(customer, a.customer("Anna M.", "zweite@kunde.example"), by=owner)
    silence.begin(customer, at=asked_at, message=1)
    erasing.erase(customer, "Anna Muster", by=owner)
    assert not Handle.objects.filter(value__contains="kunde.example").exists()
    again = match.customer_of("zweite+neu@kunde.example", "Anna Muster")
    assert silence.since(again) == asked_at
    assert Event.objects.filter(kind="silenced_before", subject_id=again.pk).exists()
    silence.lift(again, "Schreibt wieder", by=owner)
    assert silence.since(again) is None
    assert not silence.find(["zweite@kunde.example"])
    assert silence.find(["anna@kunde.example"])


def test_a_customer_already_there_under_another_spelling_is_covered_when_the_first_is_erased() -> None:
    owner = a.staff()
    one, other = a.customer("Anna Muster", "anna@gmail.com"), a.customer("Anna", "an.na@gmail.com")
    silence.begin(one, at=timezone.now(), message=1)
    assert silence.since(other)
    erasing.erase(one, "Anna Muster", by=owner)
    assert silence.since(other)


def test_an_address_that_asked_before_silences_whoever_it_is_added_to() -> None:
    owner = a.staff()
    gone = a.customer("Anna Muster", "anna@kunde.example")
    silence.begin(gone, at=timezone.now(), message=1)
    erasing.erase(gone, "Anna Muster", by=owner)
    other = a.customer("A. Muster", "a.muster@arbeit.example")
    people.add_handle(other, "anna@kunde.example", by=owner)
    assert silence.find(["a.muster@arbeit.example"])


def test_a_merge_taken_back_forgets_what_only_the_merge_had_covered() -> None:
    owner = a.staff()
    one, other = a.customer(address="anna@kunde.example"), a.customer(address="bert@kunde.example")
    silence.begin(one, at=timezone.now(), message=1)
    merged = people.merge(one, other, by=owner)
    assert silence.find(["bert+x@kunde.example"])
    people.undo_merge(merged, by=owner)
    assert not silence.find(["bert@kunde.example", "bert+x@kunde.example"])
    assert silence.find(["anna@kunde.example"])
