"""An answer to one customer becomes the beginning of one to another: whatever was hers is a gap."""

from datetime import date

import pytest

from kulanz.reply.reusing import impersonal

ON = date(2026, 11, 22)


def left(text: str, *names: str) -> str:
    return impersonal(text, names=names or ("Sabine Kröger",), ours=["+49 30 55550142"], said_on=ON)


@pytest.mark.parametrize(
    "greeting", ["Guten Tag Frau Kröger,\n\n", "Hallo Sabine, ", "Liebe Sabine!\n", "Dear Ms Kröger,\n", ""]
)
@pytest.mark.parametrize(
    "end", ["\n\nViele Grüße\nJonas Weber", "\n\nLG Jonas", "\n\nKind regards\nJonas", ""]
)
def test_greeting_and_closing_are_gone_and_the_words_between_stay(greeting: str, end: str) -> None:
    assert left(f"{greeting}die Datei liegt bereit.{end}") == "die Datei liegt bereit."


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("Für Frau Kröger liegt es bereit.", "Für […] liegt es bereit."),
        ("Sabines Konto ist offen.", "[…] Konto ist offen."),
        ("Ich schreibe an sabine@kroeger.example.", "Ich schreibe an […]."),
        ("Der Link: https://shop.example/d/abc?x=1", "Der Link: […]"),
        ("Ihre Bestellung BG-4711 ging heute weg.", "Ihre Bestellung […] ging heute weg."),
        ("Order #8841-B left us.", "Order […] left us."),
        ("Sie bekommen 19,90 € zurück.", "Sie bekommen […] zurück."),
        ("Es ging am 3. November weg.", "Es ging […] weg."),
        ("Am Freitag ist es da.", "[…] ist es da."),
        ("Lindenweg 4, 16259 Oderfelde stimmt.", "[…] stimmt."),
        ("Ihre Nummer 0170 1234567 habe ich.", "Ihre Nummer […] habe ich."),
        ("Auf DE89 3704 0044 0532 0130 00 kommt es.", "Auf […] kommt es."),
        ("Die Sendung 00340434161094042557 ist da.", "Die Sendung […] ist da."),
    ],
)
def test_what_belongs_to_one_customer_becomes_a_gap(said: str, rest: str) -> None:
    assert left(said) == rest


@pytest.mark.parametrize(
    "said",
    [
        "Innerhalb von 30 Tagen können Sie es zurückgeben.",
        "Rufen Sie mich gern an: 030 55550142.",
        "Das Buch hat 212 Seiten im Format A4.",
        "Ich schicke es heute noch einmal.",
        "Drücken Sie zweimal auf „Weiter“.",
    ],
)
def test_what_holds_for_everybody_stays(said: str) -> None:
    assert left(said) == said


def test_two_gaps_beside_each_other_are_one() -> None:
    assert left("An Sabine Kröger, Lindenweg 4, 16259 Oderfelde ging es.") == "An […] ging es."


def test_stretches_that_are_covered_are_gaps() -> None:
    text = "Ihr Passwort ist Rosenrot7, bitte ändern."
    start = text.index("Rosenrot7")
    said = impersonal(text, names=["X"], secrets=[(start, start + 9)], said_on=ON)
    assert said == "Ihr Passwort ist […], bitte ändern."


def test_an_answer_that_is_nothing_but_a_greeting_leaves_nothing() -> None:
    assert left("Hallo Sabine,\n\nViele Grüße\nJonas") == ""
