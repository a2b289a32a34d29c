import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.reply.coach import Situation, look, verdict
from kulanz.reply.coach.look import rules
from kulanz.reply.coach.written import Written


def flaws(text, **how):
    return [(f.flaw, f.text) for f in ruled(text, **how)]


def ruled(text, **how):
    return rules(Written(text, Situation(**how)))


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag Frau Muster,\n\nIhr Paket ist mit DHL unterwegs, die IBAN steht in der PDF.",
        "Liebe Anna,\n\ndein EPUB liegt im Anhang!",
        "Hello Mr Smith,\n\nthe FAQ has it. NASA and IKEA are names.",
        "Frau Muster,\n\nSie schrieben: „NIE WIEDER!!!“ Das verstehe ich.",
        "Sehr geehrter Herr Dr. Klein,\n\n> WO IST MEIN BUCH???\n\nEs kommt morgen.",
    ],
)
def test_a_calm_letter_has_no_flaw(text):
    assert flaws(text) == []


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("Guten Tag,\n\ndas ist NICHT UNSERE SCHULD.", "NICHT UNSERE SCHULD"),
        ("Guten Tag,\n\nlesen Sie doch!!!", "!!!"),
        ("Guten Tag,\n\nwas soll das??", "??"),
        ("Hello,\n\nREAD the manual.", "READ"),
    ],
)
def test_shouting_is_found_where_it_stands(text, shouted):
    [finding] = [f for f in ruled(text) if f.flaw == "shouting"]
    assert text[finding.start : finding.end] == shouted
    assert finding.suggestion


@pytest.mark.parametrize(
    ("incoming", "is_name"),
    [
        ("Ist die SAVAGE PRO mit oder ohne Schnur dabei? Gruß, Paulsen", True),
        ("WO BLEIBT MEINE SAVAGE PRO", False),
        ("Ist die neue Rute mit oder ohne Schnur dabei?", False),
        ("Ich habe die PRO immer noch nicht, und die SAVAGE auch nicht.", False),
    ],
)
def test_a_name_that_the_customer_writes_in_capitals_is_not_shouted(incoming, is_name):
    found = flaws("Hallo Herr Paulsen,\n\ndie SAVAGE PRO kommt mit Schnur.", incoming=incoming)
    assert (found == []) == is_name


def test_a_missing_greeting_is_an_absence():
    [finding] = ruled("Ihr Paket kommt morgen.")
    assert (finding.flaw, finding.start, finding.text) == ("missing_salutation", None, None)


def test_du_where_the_customer_says_sie():
    assert flaws("Guten Tag,\n\nich schicke dir das Buch.", register="sie") == [("register_mix", "dir")]


def test_sie_where_the_customer_says_du():
    assert flaws("Hallo Anna,\n\nich schicke Ihnen das Buch.", register="du") == [("register_mix", "Ihnen")]


def test_du_and_sie_mixed():
    assert ("register_mix", "dein") in flaws("Guten Tag,\n\nich schicke Ihnen dein Buch, wenn Sie mögen.")


def test_they_at_the_beginning_of_a_sentence_is_no_form_of_address():
    assert flaws("Hallo Anna,\n\ndeine Bücher sind da. Sie liegen bereit.", register="du") == []


def test_english_knows_no_du():
    assert flaws("Hello,\n\ndu and dir are not English words.", language="en") == []


def test_any_flaw_means_reconsider():
    assert verdict(look("Ihr Paket kommt!!!")) == "reconsider"
    assert (
        verdict(look("Guten Tag Frau Muster,\n\nIhr Paket kommt morgen.\n\nHerzliche Grüße\nPia Lenz"))
        == "send"
    )


@given(st.text(max_size=400))
def test_it_survives_any_text_and_points_into_it(text):
    for finding in look(text, Situation(register="sie")):
        if finding.start is not None:
            assert text[finding.start : finding.end] == finding.text


@pytest.mark.parametrize(
    ("text", "calmer"),
    [
        ("Guten Tag, das ist NICHT UNSERE SCHULD.", "nicht unsere Schuld"),
        ("Guten Tag, bitte LESEN Sie die Anleitung.", "lesen"),
        ("Guten Tag,\n\nIMMER dasselbe.", "Immer"),
        ("Guten Tag, ich sage es IHNEN gern.", "Ihnen"),
        ("Hello, please READ it.", "read"),
    ],
)
def test_the_better_wording_is_spelled_as_one_writes(text, calmer):
    assert [f.suggestion for f in ruled(text) if f.flaw == "shouting"] == [calmer]
