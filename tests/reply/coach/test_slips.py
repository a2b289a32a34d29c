"""Gaps, and what the records know better."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.reply.coach import (
    Situation,
    against_record,
    attachment_missing,
    foreign_detail,
    placeholder,
    proposed,
    second_apology,
    wrong_language,
    wrong_name,
)
from kulanz.reply.coach.written import Written

ROOMS = (
    placeholder, wrong_name, attachment_missing, wrong_language, foreign_detail, second_apology, against_record,
)  # fmt: skip


def found(room, text, language="de", incoming="", **facts):
    draft = Written(text, Situation(language=language, incoming=incoming, facts=facts))
    return [one.text for one in room.look(draft)]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Hallo {name},", "{name}"),
        ("Guten Tag Frau [Name],", "[Name]"),
        ("am [Datum einfügen] kommt es", "[Datum einfügen]"),
        ("Dear [customer name],", "[customer name]"),
        ("Bestellung XXX ist da", "XXX"),
        ("TODO: Preis nachsehen", "TODO"),
        ("Ihr Betrag: ____ Euro", "____"),
        ("Bis spätestens … melde ich mich.", "…"),
        ("You will hear from me by … at the latest.", "…"),
    ],
)
def test_a_gap_is_found_where_it_stands(text, gap):
    assert found(placeholder, text) == [gap]


@pytest.mark.parametrize(
    "text",
    [
        "Nun … das ist schwierig. Und so weiter ...",
        "Größe XXL ist da, und die XS auch.",
        "Die Karte endet auf XXXX 1234.",
        "Sie schrieben „Hallo {name}“, das war unser Fehler.",
        "> Hallo [Name]",
        "Ihre Rechnung [PDF] liegt bei.",
        "Erster Absatz.\n____________________\nZweiter Absatz.",
        "Array[3] und {} im Programm",
    ],
)
def test_what_is_no_gap_is_left_alone(text):
    assert found(placeholder, text) == []


@pytest.mark.parametrize(
    ("greeting", "customer"),
    [
        ("Guten Tag Frau Müller,", "Sabine Kröger"),
        ("Hallo Otto!", "Sabine Kröger"),
        ("Dear Mr Smith,", "Margaret Ashworth"),
        ("Sehr geehrter Herr Dr. Klein,", "Hans Groß"),
    ],
)
def test_a_greeting_of_somebody_else_is_noticed(greeting, customer):
    assert len(found(wrong_name, f"{greeting}\n\nes kommt.", customer_name=customer)) == 1


@pytest.mark.parametrize(
    ("greeting", "customer"),
    [
        ("Guten Tag Frau Kroeger,", "Sabine Kröger"),
        ("Guten Tag Frau Kröger,", "Sabine Kröger-Lind"),
        ("Liebe Sabine,", "Kröger, Sabine"),
        ("Hallo Steffi,", "Stefanie Wolf"),
        ("Sehr geehrte Frau Prof. Dr. Wolf,", "Stefanie Wolf"),
        ("Hallo zusammen,", "Stefanie Wolf"),
        ("Sehr geehrte Damen und Herren,", "Stefanie Wolf"),
        ("Guten Tag,", "Stefanie Wolf"),
        ("Hallo und vielen Dank,", "Stefanie Wolf"),
        ("Dear customer,", "Stefanie Wolf"),
        ("Hallo Frau Wolf,", ""),
        ("Guten Tag Herr Maier,", "Garten Kröger GmbH"),
    ],
)
def test_their_name_in_all_its_forms_is_right(greeting, customer):
    assert found(wrong_name, f"{greeting}\n\nes kommt.", customer_name=customer) == []


def test_as_they_sign_they_may_be_greeted_even_with_a_slip_of_theirs():
    incoming = "Guten Tag,\n\nwo ist mein Buch?\n\nGruß\nSabine Krögr"
    assert found(wrong_name, "Hallo Frau Kröger,\n\nda.", incoming=incoming, customer_name="S. Lindner") == []
    greeted = "Hallo Herr Brandt,\n\nwo ist mein Buch?\n\nGruß\nSabine"
    assert found(wrong_name, "Hallo Herr Brandt,\n\nda.", incoming=greeted, customer_name="Sabine Kröger")


@pytest.mark.parametrize(
    "text", ["anbei die Rechnung.", "Die Anleitung finden Sie im Anhang.", "Ich hänge Ihnen das Etikett an."]
)
def test_an_attachment_that_is_announced_is_missed(text):
    assert found(attachment_missing, f"Guten Tag,\n\n{text}", files=[]) == [text]
    assert found(attachment_missing, f"Guten Tag,\n\n{text}", files=["rechnung.pdf"]) == []
    assert found(attachment_missing, f"Guten Tag,\n\n{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "danke für Ihren Anhang.",
        "können Sie mir das Foto im Anhang schicken?",
        "Sie haben das Bild angehängt, danke.",
        "anbei die Schritte:",
        "gestern kam die Rechnung im Anhang an.",
    ],
)
def test_their_attachments_and_what_follows_at_once_are_not_missed(text):
    assert found(attachment_missing, f"Guten Tag,\n\n{text}", files=[]) == []


def test_english_attachments():
    assert found(attachment_missing, "Hello,\n\nplease find the label attached.", "en", files=[])
    assert not found(attachment_missing, "Hello,\n\nthank you for your attachment.", "en", files=[])


def test_another_language_than_theirs():
    english = (
        "Hello, I have ordered your book and it has not arrived yet. Could you please look into it for me?"
    )
    german = "Guten Tag, wir haben nachgesehen und Ihr Buch ist heute unterwegs zu Ihnen, es kommt morgen an."
    assert found(wrong_language, german, incoming=english) == [None]
    assert found(wrong_language, german, incoming=german) == []
    assert found(wrong_language, "Danke, kommt.", incoming=english) == []


def test_numbers_and_addresses_of_somebody_else():
    known = {"orders": ["BG-24117"], "addresses": ["hallo@shop.example", "sabine@kunde.example"]}
    said = "Bestellung BG-24118 ging an otto@web.example, Ihre BG-24117 an Sabine@kunde.example."
    assert found(foreign_detail, said, **known) == ["otto@web.example", "BG-24118"]
    assert found(foreign_detail, said, incoming="BG-24118 für otto@web.example", **known) == []
    assert found(foreign_detail, said) == []
    assert (
        found(foreign_detail, "Artikel AB-1, Sendung 0034123 vom 24.11.2026, info@dhl.example", **known) == []
    )


def test_bare_numbers_are_orders_only_where_they_are_called_so():
    known = {"orders": ["20417"]}
    assert found(foreign_detail, "Ihre Bestellung 20418 ist da.", **known) == ["20418"]
    assert found(foreign_detail, "Die Postleitzahl 10115 stimmt, Nr. 20417 auch.", **known) == []


def test_the_second_apology_for_the_same_cause():
    text = "Guten Tag,\n\nes tut mir leid, dass Ihr Paket fehlt."
    assert found(second_apology, text, apologies=1)
    assert found(second_apology, text, apologies={"delivery_problem": 1}, causes=["delivery_problem"])
    assert not found(second_apology, text, apologies={"billing": 3}, causes=["delivery_problem"])
    assert not found(second_apology, text, apologies=0)
    assert not found(second_apology, "Guten Tag,\n\nIhr Paket ist da.", apologies=4)


@pytest.mark.time_machine("2026-11-23 10:00+01:00")
def test_another_day_than_the_one_on_record():
    known = {"promises": [{"what": "Rückruf", "due": "2026-11-25"}]}
    assert found(against_record, "Guten Tag,\n\nich rufe Sie am Freitag an.", **known)
    assert not found(against_record, "Guten Tag,\n\nich rufe Sie am Mittwoch an.", **known)
    assert not found(against_record, "Guten Tag,\n\ndas Geld überweise ich bis Freitag.", **known)
    assert not found(against_record, "Guten Tag,\n\nich rufe Sie am Freitag an.")


def test_a_payment_that_is_not_on_record():
    known = {"unpaid": ["September 2026"]}
    said = "Hallo Viola,\n\ndeine Provision ist überwiesen."
    assert found(against_record, said, **known) == ["deine Provision ist überwiesen."]
    assert found(against_record, "Hi,\n\nyour commission has been paid.", "en", **known)
    assert found(against_record, "Ich habe sie überwiesen.", incoming="Wo bleibt die Provision?", **known)
    assert found(against_record, "Die Provision für September ist ausgezahlt.", **known)
    assert not found(against_record, "Die Provision für August ist ausgezahlt.", **known)
    assert not found(against_record, "Die Provision ist noch nicht überwiesen.", **known)
    assert not found(against_record, "Die Provision wird morgen überwiesen.", **known)
    assert not found(against_record, "Ihre Erstattung ist überwiesen.", **known)
    assert not found(against_record, said)


JUNK = st.one_of(
    st.none(), st.integers(), st.text(max_size=5), st.lists(st.integers(), max_size=2), st.just({})
)
KEYS = "customer_name their_names files addresses orders orders_like promises apologies causes staff unpaid".split()


@given(st.text(max_size=120), st.dictionaries(st.sampled_from(KEYS), JUNK))
def test_facts_of_wrong_types_never_break_it_and_spans_say_what_they_quote(text, facts):
    draft = Written(text, Situation(incoming=text, facts=facts))
    for room in ROOMS:
        for one in room.look(draft):
            assert one.text is None or text[one.start : one.end] == one.text


def test_what_the_coach_proposes_is_its_own_however_the_gap_is_filled():
    assert proposed.is_proposed("Bis spätestens Freitag melde ich mich mit einer Antwort.", "de")
    assert proposed.is_proposed("Ich sehe mir das gern an.", "de")
    assert proposed.is_proposed("You will hear from me by Friday, 27 November at the latest.", "en")
    assert not proposed.is_proposed("Sie", "de")
    assert not proposed.is_proposed("Wir melden uns zeitnah.", "de")
    assert not proposed.is_proposed("", "de")
