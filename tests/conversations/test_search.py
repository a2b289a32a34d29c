import re

import pytest

from kulanz.conversations import excerpts, notes, search
from tests import a

pytestmark = pytest.mark.django_db


def found(staff, query, **filters):
    return {hit.conversation.subject for hit in search.find(staff, query, filters=filters)}


@pytest.fixture
def owner():
    return a.staff("owner", name="Hanna Brandt")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Die Größe passt nicht", "Groesse"),
        ("Die Groesse passt nicht", "größe"),
        ("Meine Bestellungen fehlen", "Bestellung"),
        ("Die Häuser sind schön", "Haus"),
        ("Das Expresspaket kam nie", "paket"),
        ("My parcels were damaged", "parcel"),
        ("STRASSE gesperrt", "Straße"),
        ("Rechnung BG-2026-1042 fehlt", "BG-2026-1042"),
        ("Schreiben Sie an anna.muster@web.example", "anna.muster@web.example"),
        ("Café geschlossen", "cafe"),
    ],
)
def test_it_finds_words_as_people_spell_them(owner, text, query):
    a.conversation(subject="A", text=text)
    a.conversation(subject="B", text="etwas ganz anderes")
    assert found(owner, query) == {"A"}


def test_all_words_must_stand_in_the_same_message(owner):
    a.conversation(subject="A", text="Das Buch ist kaputt")
    a.conversation(subject="B", text="Das Buch ist schön")
    assert found(owner, "Buch kaputt") == {"A"}


def test_names_and_addresses_are_found(owner):
    a.conversation(subject="A", customer=a.customer("Sabine Kröger", "sabine@kunde.example"))
    assert found(owner, "Kroeger") == found(owner, "sabine@kunde.example") == {"A"}


def test_notes_are_found(owner):
    conversation = a.conversation(subject="A")
    notes.add(conversation, "Sie möchte den Goldschnitt", by=owner)
    assert found(owner, "goldschnitt") == {"A"}


def test_filters_narrow_and_may_be_typed(owner):
    first = a.conversation(subject="A", text="Buch")
    a.conversation(subject="B", text="Buch")
    first.tag("versand", by=owner)
    first.assign(owner, by=owner)
    assert found(owner, "Buch tag:versand") == {"A"}
    assert found(owner, "Buch assigned:me") == {"A"}
    assert found(owner, "Buch", tag="versand") == {"A"}
    assert found(owner, "tag:versand") == {"A"}
    assert found(owner, "Buch before:2000-01-01") == set()
    assert found(owner, "Buch after:01.01.2020 state:open") == {"A", "B"}


def test_a_name_is_found_in_whatever_case_it_was_written(owner):
    a.arrival(a.channel(), a.mail(sender='"Ömer ÖZDEMIR" <oe@kunde.example>', subject="Größe", text="Hallo"))
    assert found(owner, "from:özdemir") == {"Größe"}
    assert found(owner, "from:ÖMER") == {"Größe"}


def test_a_specialist_finds_only_what_is_theirs():
    specialist = a.staff("specialist")
    a.conversation(subject="A", text="Geheimnis").assign(specialist, by=None)
    a.conversation(subject="B", text="Geheimnis")
    assert found(specialist, "Geheimnis") == {"A"}


def test_the_passage_is_marked_and_safe(owner):
    a.conversation(text="<script>alert(1)</script> Wo bleibt mein Paket, bitte?")
    [hit] = search.find(owner, "paket")
    assert "<mark>Paket</mark>" in hit.snippet
    assert "<script>" not in hit.snippet


@pytest.mark.parametrize(
    "query", ["", "  ", '"', "***", "a OR", "NEAR(x", "'; DROP TABLE x", "(", "\x00", "tag:"]
)
def test_no_query_breaks_it(owner, query):
    a.conversation()
    assert isinstance(search.find(owner, query), list)


def test_what_is_in_the_bin_is_not_found(owner):
    conversation = a.conversation(subject="A", text="Goldschnitt")
    conversation.bin(by=owner)
    assert found(owner, "Goldschnitt") == set()


def test_a_passage_cuts_no_word() -> None:
    text = "Wolldecken und Kissen " * 20
    shown = re.sub(r"</?mark>", "", excerpts.highlight(f"{text} Paket {text}", ["paket"]))
    assert len(shown) < 300
    assert set(shown.strip("…").split()) <= {"Wolldecken", "und", "Kissen", "Paket"}


def test_a_word_without_end_is_cut_where_the_passage_would_end() -> None:
    shown = re.sub(r"</?mark>", "", excerpts.highlight("W" * 500 + " Paket " + "k" * 500, ["paket"]))
    before, after = excerpts.BEFORE - 1, excerpts.AFTER - len("Paket ")
    assert shown == f"…{'W' * before} Paket {'k' * after}…"
