"""Each family of rules, beside what looks like its flaw and is none."""

import pytest

from kulanz.reply.coach import Situation, missing
from kulanz.reply.coach.look import rules
from kulanz.reply.coach.written import Written

GERMAN = "Guten Tag Frau Muster,\n\n{}"
ENGLISH = "Dear Ms Miller,\n\n{}"


def flaws(body, language="de", **how):
    greeting = ENGLISH if language == "en" else GERMAN
    return {f.flaw for f in ruled(greeting.format(body), language=language, **how)}


def ruled(text, **how):
    return rules(Written(text, Situation(**how)))


@pytest.mark.parametrize(
    ("flaw", "body"),
    [
        ("sarcasm", "Wie überraschend, dass Sie uns jetzt doch schreiben."),
        ("sarcasm", "Wir haben ja sonst nichts zu tun."),
        ("sarcasm", "Leider haben wir keine Glaskugel."),
        ("insult", "Sie sind offenbar zu dumm, um eine Anleitung zu lesen."),
        ("insult", "Kunden wie Sie brauchen wir nicht."),
        ("threat", "Überlegen Sie sich gut, was Sie schreiben."),
        ("threat", "Bei einer schlechten Bewertung schalten wir unseren Anwalt ein."),
        ("threat", "Sie haben nicht bezahlt, wir geben die Sache an ein Inkassobüro."),
        ("blame", "Sie hätten die Beschreibung lesen sollen."),
        ("blame", "Schauen Sie erst mal, wo der Fehler liegt."),
        ("belittling", "Das ist doch halb so schlimm."),
        ("belittling", "Bisher hat sich noch niemand beschwert."),
        ("defensive", "Laut unseren AGB ist das so vorgesehen."),
        ("defensive", "Wie bereits mehrfach erwähnt, liegt das an der Post."),
        ("non_apology", "Es tut uns leid, falls Sie das so empfunden haben."),
        ("non_apology", "Sollten Ihnen Unannehmlichkeiten entstanden sein, bedauern wir das."),
        ("refusal_without_alternative", "Rückrufe machen wir nicht."),
        ("refusal_without_alternative", "Eine Rückerstattung ist leider nicht möglich."),
        ("link_only", "Das steht in unseren FAQ: https://kulanz.example/faq"),
        ("pressure_selling", "Greifen Sie schnell zu, es sind nur noch drei Stück da."),
        ("vague_promise", "Wir melden uns schnellstmöglich bei Ihnen."),
        ("vague_promise", "Die Ware geht in Kürze raus."),
        ("jargon", "Die RMA wurde im ERP angelegt und ans Second-Level-Team eskaliert."),
    ],
)
def test_a_german_flaw_is_found(flaw, body):
    assert flaw in flaws(body)


@pytest.mark.parametrize(
    ("flaw", "body"),
    [
        ("sarcasm", "What a surprise, you did not read the label."),
        ("insult", "You are being ridiculous."),
        ("threat", "If you post that review, you will hear from our lawyer."),
        ("blame", "You should have read the description."),
        ("belittling", "Please calm down, it is not a big deal."),
        ("defensive", "As per our terms we are not responsible for the post."),
        ("non_apology", "We are sorry if you felt that way."),
        ("refusal_without_alternative", "We cannot refund this."),
        ("link_only", "Please see our FAQ: https://kulanz.example/faq"),
        ("pressure_selling", "Hurry, only three left in stock."),
        ("vague_promise", "We will get back to you as soon as possible."),
        ("jargon", "The backend API returned a 500, escalated to tier 2."),
    ],
)
def test_an_english_flaw_is_found(flaw, body):
    assert flaw in flaws(body, "en")


@pytest.mark.parametrize(
    "body",
    [
        "herzlichen Glückwunsch zum Geburtstag, Ihr Gutschein liegt bei.",
        "das war dumm von uns, und es tut mir leid.",
        "das ist nicht Ihr Fehler, sondern unserer.",
        "das war unser Fehler. Das Geld überweise ich Ihnen heute.",
        "die Lampe können wir nicht mehr reparieren, aber ich schicke Ihnen gern eine neue.",
        "ich melde mich bis Freitag bei Ihnen, sobald ich mehr weiß.",
        "es tut mir leid, dass Ihr Paket zweimal verloren ging. Am Montag geht ein neues ab.",
        "die Rechnung ist noch offen. Bitte überweisen Sie bis zum 3. Mai, sonst müssten wir das "
        "Mahnverfahren beginnen; "
        "gern finden wir eine Rate, die passt.",
        "bitte prüfen Sie den Ordner mit dem Spam. Ist dort nichts, schicke ich Ihnen den Link heute noch einmal.",
        "Ihr Kundenkonto haben wir wie gewünscht gelöscht.",
        "so geht es: 1. Drücken Sie den Knopf. 2. Warten Sie, bis das Licht grün ist und wieder ausgeht. "
        "Mehr Bilder: https://kulanz.example/hilfe",
    ],
)
def test_what_only_looks_like_a_german_flaw_is_none(body):
    assert flaws(body) == set()


@pytest.mark.parametrize(
    "body",
    [
        "this was not your fault, and I am sorry that it happened.",
        "we can't repair the lamp, but I will send you a new one today.",
        "I will look into it and call you by Friday.",
        "as requested, we deleted your account today.",
        "there is no rush: the offer stays open.",
    ],
)
def test_what_only_looks_like_an_english_flaw_is_none(body):
    assert flaws(body, "en") == set()


def test_what_is_quoted_is_not_judged():
    assert flaws("Sie schreiben „Sie sind doch alle Idioten“. Ich rufe Sie heute an.") == set()


def test_the_better_wording_speaks_the_language_and_the_form_of_the_draft():
    [blamed] = ruled("Hallo Anna,\n\ndu hättest das lesen sollen.", register="du")
    [english] = ruled("Dear Anna,\n\nyou should have read it.", language="en")
    assert " dir " in blamed.suggestion
    assert english.suggestion.startswith("Let us look")


def test_a_demand_that_nothing_touches_is_named():
    asked = ["Schicken Sie mir eine Rechnung", "Löschen Sie bitte meine Telefonnummer"]
    found = ruled(GERMAN.format("Die Rechnung liegt bei."), demands=asked)
    [finding] = [f for f in found if f.flaw == "unanswered_demand"]
    assert "Telefonnummer" in str(finding.reason)
    assert missing(found) == ["unanswered_demand"]


def test_a_demand_is_touched_by_another_word_for_the_same():
    asked = ["Ich möchte mein Geld zurück", "Bitte rufen Sie mich an"]
    answer = "die Erstattung geht heute raus, am Freitag melde ich mich am Telefon."
    assert flaws(answer, demands=asked) == set()


def test_many_words_for_a_simple_matter_are_too_long_and_steps_are_not():
    many = "Das Paket geht am Montag zur Post und kommt am Mittwoch an. " * 16
    assert "too_long" in flaws(many, incoming="Wann kommt mein Paket?")
    steps = "\n".join(f"{n}. Drehen Sie die Schraube so weit, bis sie am Rand anliegt." for n in range(1, 20))
    assert "too_long" not in flaws(steps, incoming="Wie baue ich das auf?")
    assert "too_long" not in flaws(many)


def test_a_word_of_the_trade_that_the_customer_uses_is_none():
    body = "die RMA liegt im ERP."
    assert flaws(body) == {"jargon"}
    assert flaws(body, incoming="Was ist mit meiner RMA im ERP?") == set()


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Guten Tag Frau Muster,\n\nSie hätten die Beschreibung lesen sollen.", "sehen"),
        ("Guten Tag Frau Muster,\n\nwir melden uns schnellstmöglich bei Ihnen.", "bis"),
        ("Guten Tag Frau Muster,\n\ndanke. Sie hätten die Beschreibung lesen sollen.", "Sehen"),
    ],
)
def test_a_better_wording_goes_on_as_the_letter_does(text, begins):
    (found,) = [one for one in ruled(text, language="de") if one.suggestion]
    assert str(found.suggestion).startswith(begins)
