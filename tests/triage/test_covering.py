"""What must not be read over a shoulder is covered wherever a text of its conversation is shown."""

import pytest

from kulanz.conversations.models import Message
from kulanz.triage import assessing, covering
from kulanz.triage.covering import DOTS, NONE, Stretch
from tests import a

pytestmark = pytest.mark.django_db

IBAN = "DE89 3704 0044 0532 0130 00"
TEXT = (
    f"Guten Tag, bitte überweisen Sie mir das Geld auf meine IBAN {IBAN}. Mein Passwort: Moewe!1974 im Konto."
)


@pytest.fixture
def message() -> Message:
    found = a.conversation(text=TEXT).messages.get()
    a.judgement(found, ("bank", IBAN), ("password", "Moewe!1974"))
    return found


def secrets(message: Message) -> covering.Secrets:
    return covering.of([message.conversation_id]).get(message.conversation_id, NONE)


def test_the_end_of_a_number_stays_so_that_one_knows_which_is_meant() -> None:
    assert covering.cover(IBAN, "bank") == f"{DOTS} 3000"
    assert covering.cover("4111 1111 1111 1234", "card") == f"{DOTS} 1234"


@pytest.mark.parametrize("words", ["geheim", "Moewe!1974-und-noch-mehr"])
def test_of_a_password_not_even_the_length_is_told(words: str) -> None:
    assert covering.cover(words, "password") == DOTS


def test_all_of_a_short_number_is_covered() -> None:
    assert covering.cover("12345678", "bank") == DOTS


def test_the_message_itself_is_left_as_it_came(message: Message) -> None:
    assert IBAN in Message.objects.get(pk=message.pk).text
    shown = secrets(message).covered(message.text)
    assert "0532" not in shown
    assert "Moewe" not in shown
    assert shown.startswith("Guten Tag, bitte überweisen")


@pytest.mark.parametrize(
    "again",
    [
        "Ihre DE89370400440532013000 ist notiert",
        "> IBAN DE89 3704 0044\n> 0532 0130 00?",
        "de89-3704-0044-0532-0130-00",
    ],
)
def test_the_same_number_is_covered_however_it_is_grouped(message: Message, again: str) -> None:
    assert "0532" not in secrets(message).covered(again)


def test_a_word_that_only_contains_the_secret_is_left_alone(message: Message) -> None:
    assert secrets(message).covered("Moewe!1974er Jahrgang") == "Moewe!1974er Jahrgang"


def test_a_piece_that_only_touches_a_secret_does_not_show_its_part(message: Message) -> None:
    text = message.text
    start = text.index("IBAN")
    piece = covering.shown(text, start, text.index("0044"), secrets(message).within(text, message.pk))
    assert piece == f"IBAN {DOTS} 3000"


def test_what_somebody_says_is_none_is_shown(message: Message) -> None:
    assessing.correct(message.assessment, {"sensitive": ["password"]}, by=a.staff())
    shown = secrets(message).covered(message.text)
    assert IBAN in shown
    assert "Moewe" not in shown


def test_a_conversation_without_secrets_is_not_even_looked_at(message: Message) -> None:
    other = a.conversation(text="Wo ist mein Buch?")
    assert covering.of([other.pk]) == {}


def test_secrets_that_overlap_are_covered_once() -> None:
    found = NONE.within("") or covering._apart([Stretch(0, 6, "bank"), Stretch(4, 9, "card")])
    assert found == [Stretch(0, 9, "bank")]
