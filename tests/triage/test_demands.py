import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.triage import demands
from kulanz.triage.demands import asking
from kulanz.triage.demands.reproaches import is_reproach
from kulanz.triage.text import Text


def asked(text, subject="", intents=None):
    found = demands.find(text, subject, intents)
    return [(subject if one.in_subject else text)[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        (
            "Guten Tag, schicken Sie mir bitte die Rechnung noch einmal als PDF. Danke!",
            "schicken Sie mir bitte die Rechnung",
        ),
        ("Hey, könnt ihr mir die Wolle nochmal schicken? LG", "könnt ihr mir die Wolle nochmal schicken"),
        ("Three weeks. Please refund the £42.18 to my card.", "Please refund the £42.18 to my card"),
        ("Hr. Paulsen tel.: Gerät defekt. Will Geld zurück.", "Will Geld zurück"),
        ("Hiermit kündige ich mein Abo zum 31.12. Gruß", "Hiermit kündige ich mein Abo zum 31.12"),
        ("Ich fordere Sie auf, mir die 38 Euro zu erstatten.", "mir die 38 Euro zu erstatten"),
        ("Guten Tag, wann kommt mein Paket? Gruß, Anna", "wann kommt mein Paket"),
        ("Keine Mails mehr. Nehmen Sie mich aus dem Verteiler!", "Nehmen Sie mich aus dem Verteiler"),
    ],
)
def test_a_demand_is_found_word_for_word(text, demand):
    assert any(demand in one for one in asked(text))


@pytest.mark.parametrize(
    "text",
    [
        "was soll der Versand nach Österreich kosten?",
        "wie oft muss ich den Filter wechseln?",
        "how difficult is it to change my delivery address?",
        "ist das Angebot ernst gemeint?",
        "are you taking the old washing machine back?",
        "Geht's noch vor Weihnachten raus?",
    ],
)
def test_a_question_that_begins_like_a_reproach_is_a_question(text):
    assert not is_reproach(text)


def test_two_demands_in_one_sentence_are_two():
    assert (
        len(asked("Bitte korrigieren Sie die Rechnung und überweisen Sie die Differenz auf mein Konto.")) == 2
    )


@pytest.mark.parametrize(
    "text",
    [
        "Vielen Dank, alles ist wunderbar angekommen!",
        "Wollen Sie mich eigentlich veräppeln?",
        "Soll das ein Witz sein? Wie oft soll ich Ihnen denn noch schreiben?",
        "Are you kidding me? How hard can it be?",
        "",
        "\x00\x01\x02",
        "😍😍😍",
    ],
)
def test_thanks_and_reproaches_ask_for_nothing(text):
    assert asked(text) == []


def test_what_is_quoted_asks_for_nothing():
    text = "Danke, erledigt.\n\nAm 3.11. schrieb Laden:\n> Bitte schicken Sie uns ein Foto."
    assert asked(text) == []


def test_spam_is_silenced():
    assert asked("Bitte bestätigen Sie Ihre Kontodaten", intents=["spam"]) == []


@given(st.text(max_size=300), st.text(max_size=60))
def test_spans_lie_in_their_text(text, subject):
    for one in demands.find(text, subject):
        source = subject if one.in_subject else text
        assert 0 <= one.start < one.end <= len(source)
        assert 0 <= one.score <= 1


def test_ten_thousand_repetitions_are_bounded():
    assert len(demands.find("Ich will mein Geld zurück. " * 10_000)) <= demands.MOST_FOUND


def test_what_a_sentence_means_is_asked_once_for_all(monkeypatch):
    text = "Guten Tag, mein Paket ist weg. Schicken Sie mir bitte ein neues. Danke!"
    by_itself = demands.find(text)
    known = Text(text)
    meant = dict(zip(known.said, known.directions, strict=True))
    monkeypatch.setattr(asking.meaning, "directions", None)
    assert demands.find(text, meant=meant) == by_itself != []


def test_a_sentence_of_unknown_meaning_is_told_by_its_words():
    assert [one.score > 0 for one in demands.find("Schicken Sie mir bitte die Rechnung.", meant={})] == [True]
