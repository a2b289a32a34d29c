import pytest

from kulanz.reply import checklist
from kulanz.reply.coach import Situation

INCOMING = "Guten Tag,\n\nwo bleibt meine Bestellung? Bitte rufen Sie mich an.\n\nAnna Muster"
DEMANDS = ("wo bleibt meine Bestellung", "Bitte rufen Sie mich an")
UPSET = {"mood": "unhappy", "intents": ["complaint", "delivery_problem"]}
GOOD = (
    "Guten Tag Frau Muster,\n\nes tut mir leid, dass Sie warten mussten. Ich habe nachgesehen: Ihre Bestellung ging am "
    "Montag hinaus und kommt morgen an. Ich rufe Sie heute bis 17 Uhr an; Sie erreichen mich unter 030 55550142.\n\n"
    "Viele Grüße\nHanna Brandt"
)


def items(text, said=UPSET, language="de", **facts):
    known = {"customer_name": "Anna Muster", **facts}
    situation = Situation(language=language, incoming=INCOMING, demands=DEMANDS, facts=known)
    return {
        str(one.words) if one.kind == "demand" else one.kind: one.is_done
        for one in checklist.of(text, situation, said)
    }


def test_it_is_made_from_the_message():
    assert list(items("")) == ["name", "regret", *DEMANDS, "found_out", "by_when", "reach", "end"]
    assert "regret" not in items("", {"mood": "neutral", "intents": ["question"]})
    pleased = items("", {"mood": "delighted", "intents": ["praise"]})
    assert "thanks" in pleased
    assert "found_out" not in pleased


def test_nothing_is_there_before_one_writes_and_all_of_it_in_a_good_answer():
    assert not any(items("").values())
    assert all(items(GOOD).values()), items(GOOD)


def test_it_reads_english_too():
    text = (
        "Dear Anna,\n\nI am sorry you had to wait. I have checked with the warehouse: your order went out on Monday, "
        "and I will ring you by Friday. Call us on 030 55550142.\n\nKind regards\nHanna"
    )
    done = items(text, language="en")
    assert all(done[kind] for kind in ("name", "regret", "found_out", "by_when", "reach", "end"))


def test_the_number_and_the_greetings_may_stand_in_the_signature():
    done = items(
        "Guten Tag Frau Muster,\n\nwir sehen nach.", signature="Viele Grüße\nBuchgarten\nTel. 030 55550142"
    )
    assert done["reach"]
    assert done["end"]


def test_half_an_answer_leaves_the_rest_open():
    done = items("Guten Tag Frau Muster,\n\nIhre Bestellung ist unterwegs.")
    assert done["name"]
    assert done["wo bleibt meine Bestellung"]
    assert not done["by_when"]
    assert not done["reach"]


def test_what_is_still_to_be_filled_in_or_only_repeats_their_words_does_nothing_yet():
    done = items(
        "Guten Tag Frau Muster,\n\nzu „Bitte rufen Sie mich an“: […]\nWir melden uns bis morgen: […]"
    )
    assert done["name"]
    assert not done["Bitte rufen Sie mich an"]
    assert not done["by_when"]


LONG = "Wir haben heute mit der Kollegin gesprochen, und ab morgen ist alles wieder so, wie es sein soll."


@pytest.mark.parametrize(
    ("demand", "text", "is_done"),
    [
        ("Haben Sie eine Sendungsnummer?", "Da kann man nichts machen.", False),
        ("Haben Sie eine Sendungsnummer?", LONG, False),
        ("Haben Sie eine Sendungsnummer?", "Die Sendungsnummer ist JJD 12.", True),
        ("Was nun?", "Moment.", False),
        ("Was nun?", LONG, True),
    ],
)
def test_a_short_demand_wants_its_thing_or_where_it_names_none_some_words(demand, text, is_done):
    situation = Situation(language="de", incoming=INCOMING, demands=(demand,), facts={})
    assert [one.is_done for one in checklist.of(text, situation, UPSET) if one.kind == "demand"] == [is_done]
