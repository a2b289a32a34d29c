"""Rules and models together, on drafts as they are written."""

import pytest

from kulanz.reply.coach import Situation, look, verdict

ANGRY = Situation(
    incoming="Das ist jetzt das dritte Mal, dass ich wegen des fehlenden Downloads schreibe. Ich habe 49 Euro bezahlt"
    " und nichts bekommen! Schicken Sie mir sofort den Link.",
    register="sie",
    demands=("Schicken Sie mir sofort den Link",),
    mood="furious",
)
CALM = """Guten Tag Frau Berger,

es tut mir leid, dass Sie dreimal schreiben mussten: Unsere Mail mit dem Link ist an einer vollen Mailbox gescheitert.
Hier ist er noch einmal: https://shop.example/d/8372, er gilt bis Sonntag. Wenn es damit nicht klappt, rufen Sie mich
bitte unter 030 1234567 an, ich sitze bis 17 Uhr am Telefon.

Herzliche Grüße
Pia Lenz"""
SHARP = """Frau Berger,

schauen Sie doch bitte erst einmal in Ihren Spam-Ordner, bevor Sie hier so einen Ton anschlagen. Andere Kunden schaffen
das ja auch. Wer nicht lesen kann, dem ist nicht zu helfen. Den Link hatten Sie laut unserem System längst bekommen.

P. Lenz"""


def test_a_calm_answer_to_an_angry_customer_is_sent():
    assert verdict(look(CALM, ANGRY)) == "send"


def test_a_sharp_answer_to_an_angry_customer_stops_and_says_where():
    found = look(SHARP, ANGRY)
    assert verdict(found) == "stop"
    assert sum(one.severity == "grave" for one in found) == 1
    marked = " ".join(one.text for one in found if one.text)
    assert "Wer nicht lesen kann" in marked
    assert "Spam-Ordner" in marked
    for one in found:
        if one.start is not None:
            assert SHARP[one.start : one.end] == one.text


def test_a_crude_word_is_never_waved_through():
    text = CALM.replace("Herzliche Grüße", "Sie sind ein Idiot.\n\nHerzliche Grüße")
    assert "insult" in {one.flaw for one in look(text, ANGRY)}
    assert verdict(look(text, ANGRY)) != "send"


def test_what_has_no_greeting_is_asked_to_have_one_and_nothing_else():
    text = CALM.partition("\n\n")[2]
    found = [one for one in look(text, ANGRY) if one.severity != "note"]
    assert [(one.flaw, one.start) for one in found] == [("missing_salutation", None)]


@pytest.mark.parametrize(
    "text", ["", "   \n", "…", "😀" * 50, "x" * 100_000, "\x00", "> nur zitiert\n> noch mehr"]
)
def test_odd_drafts_are_read_within_bounds(text):
    assert verdict(look(text, ANGRY)) in {"send", "reconsider", "stop"}


@pytest.mark.parametrize(
    "text",
    [
        "Hi Priya,",
        "Liebe Viola,\n\n",
        "Guten Tag Frau Berger,\n\ndanke für",
        "Hallo, du hast",
        "Hello Tom,\n\nI understand.",
        "Hello Tom,\n\nI have checked.",
        "Guten Tag Frau Berger,\n\nIhr Geld kommt.",
        "Guten Tag Frau Berger,\n\nzur Sendung Nr.",
    ],
)
def test_the_first_words_are_left_in_peace(text: str) -> None:
    assert [one.flaw for one in look(text, ANGRY) if one.flaw != "register_mix"] == []


def test_few_words_that_end_a_sentence_are_an_answer():
    asked = Situation(incoming="Wie wasche ich den Pullover am besten?", register="sie")
    found = look("Guten Tag,\n\nLesen hilft. Im Shop steht alles.", asked)
    assert verdict(found) != "send"
    assert any(one.text == "Lesen hilft." for one in found)
    assert look("Guten Tag,\n\nLesen", asked) == []
