import pytest

from kulanz.conversations import notes
from tests import a

pytestmark = pytest.mark.django_db


def test_a_colleague_is_named_by_first_name():
    anna = a.staff("assistant", name="Anna Lind")
    assert notes.mentioned("(@anna) Bitte ansehen") == [anna]


def test_an_address_in_a_note_names_nobody():
    a.staff("assistant", name="Anna Lind")
    assert notes.mentioned("Neue Adresse: bestellung@anna.example") == []
