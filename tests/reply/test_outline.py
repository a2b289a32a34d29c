"""An outline of an answer: whole sentences for what is on record, gaps for the rest, in their language."""

from datetime import date
from itertools import product

import pytest

from kulanz.reply import coach, outline
from kulanz.reply.coach import Situation
from kulanz.reply.outline import GAP, Bought, Facts, Promised, Share

MATTERS = ("refund", "access_problem", "delivery_problem", "billing", "question", "callback_request",
           "cancellation", "praise", "complaint", "opt_out")  # fmt: skip
SIE = {"language": "de", "register": "sie", "name": "Anna Muster"}


def told(**fields: object) -> str:
    return outline.of(Facts(**{**SIE, **fields}))  # type: ignore[arg-type]  # some of its fields


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Guten Tag Anna Muster,"),
        ({"title": "Frau"}, "Guten Tag Frau Muster,"),
        ({"register": "du", "title": "Frau"}, "Hallo Anna,"),
        ({"name": ""}, "Guten Tag,"),
        ({"name": "", "register": "du"}, "Hallo,"),
        ({"language": "en"}, "Dear Anna Muster,"),
        ({"language": "en", "title": "Frau"}, "Dear Ms Muster,"),
        ({"language": "en", "title": "Herr"}, "Dear Mr Muster,"),
        ({"language": "en", "register": "du"}, "Dear Anna,"),
        ({"language": "en", "name": ""}, "Hello,"),
    ],
)
def test_it_greets_by_the_name_and_by_herr_or_frau_only_where_that_is_known(
    fields: dict[str, object], said: str
) -> None:
    assert told(**fields).split("\n")[0] == said


@pytest.mark.parametrize(("register", "language"), [("sie", "de"), ("du", "de"), ("sie", "en"), ("du", "en")])
def test_the_coach_minds_nothing_in_any_outline_but_its_gaps(register: str, language: str) -> None:
    lists = [[one] for one in MATTERS] + [
        list(pair) for pair in product(MATTERS[:4], ("complaint", "question"))
    ]
    asked = {"de": "Wo bleibt mein Paket?", "en": "Where is my parcel?"}[language]
    for intents, is_over in product(lists, (True, False)):
        text = told(
            register=register, language=language, intents=frozenset(intents), mood="unhappy", demands=(asked,),
            orders=[Bought("4711", date(2026, 11, 12), "unsent")],
            promises=[Promised("", date(2026, 11, 20), is_over)],
            guarantee="30 Tage Geld zurück." if language == "de" else "30 days.", phone="030 55550142",
            writer="Jonas Weber",
        )  # fmt: skip
        situation = Situation(
            language=language, register=register if language == "de" else "", incoming=asked
        )
        found = coach.look(text, situation)
        assert {one.flaw for one in found} == {"placeholder"}, text
        assert all(one.text == GAP for one in found)


def test_it_has_a_line_for_each_of_their_demands_in_their_own_words() -> None:
    text = told(
        intents=frozenset({"delivery_problem"}), demands=("Wo ist „mein“ Paket?", "Schicken Sie es\nheute!")
    )
    assert "Zu Ihrer Frage „Wo ist mein Paket?“: […]" in text
    assert "Zu Ihrer Bitte „Schicken Sie es heute“: […]" in text


def test_a_demand_that_should_not_be_repeated_is_a_gap_without_its_words() -> None:
    assert told(demands=("",)).count("Zu Ihrem Anliegen: […]") == 1


def test_a_wish_to_be_called_is_answered_with_a_day_and_an_hour_to_fill_in() -> None:
    text = told(
        intents=frozenset({"callback_request"}), demands=("Bitte rufen Sie mich an",), their_phone="0170 1234567",
        phone="030 55550142",
    )  # fmt: skip
    assert "Ich rufe Sie an, und zwar am […] um […] Uhr unter 0170 1234567." in text
    assert "Zu Ihrer Bitte" not in text


def test_it_names_the_order_with_its_day_and_state_and_the_parcel() -> None:
    sent = Bought("4711", date(2026, 11, 12), "sent", "DHL JJD01")
    assert "Ihre Bestellung 4711 vom 12. November ist versandt (DHL JJD01)." in told(orders=[sent])
    assert "Your order 4711 of 12 November has been sent (DHL JJD01)." in told(language="en", orders=[sent])


def test_what_the_passage_about_our_fault_says_already_is_not_said_again() -> None:
    fault = "Unsere Mail kam zurück, Ihre Bestellung 4711 wartet. Es tut mir leid."
    text = told(
        fault=fault, intents=frozenset({"delivery_problem"}), orders=[Bought("4711", date(2026, 11, 12), "unsent")]
    )  # fmt: skip
    assert fault in text
    assert text.count("4711") == 1
    assert text.count("tut mir leid") == 1


def test_the_guarantee_stands_there_where_money_back_is_the_matter_and_nowhere_else() -> None:
    terms = "30 Tage Geld zurück, ohne Begründung"
    assert f"Bei uns gilt: {terms}. Für Sie heißt das: […]" in told(
        intents=frozenset({"refund"}), guarantee=terms
    )
    assert terms not in told(intents=frozenset({"question"}), guarantee=terms)


def test_an_open_promise_is_named_with_its_day_and_one_that_is_over_says_so() -> None:
    due = Promised("Ersatz geht raus", date(2026, 11, 20), False)
    assert "Zugesagt haben wir Ihnen bis zum 20. November: Ersatz geht raus." in told(promises=[due])
    over = Promised("Ersatz geht raus", date(2026, 11, 20), True)
    assert "Der Tag ist vorbei, und das liegt an uns." in told(promises=[over])


def test_whoever_wants_no_more_mail_is_offered_nothing_further() -> None:
    text = told(is_leaving=True, phone="030 55550142", intents=frozenset({"opt_out", "complaint"}))
    assert "030" not in text
    assert "So geht es weiter" not in text


def test_whoever_has_the_matter_is_named() -> None:
    text = told(intents=frozenset({"billing"}), assigned="Mira Sand")
    assert "Darum kümmert sich Mira Sand." in text


@pytest.mark.parametrize(
    ("signature", "end"),
    [
        ("", "Viele Grüße\nJonas Weber"),
        ("Buchgarten · Telefon 030", "Viele Grüße\nJonas Weber"),
        ("Jonas Weber\nBuchgarten", "Viele Grüße"),
        ("Herzliche Grüße\nBuchgarten", "Jonas Weber"),
        ("Jonas Webers Buchgarten", "Viele Grüße\nJonas Weber"),
    ],
)
def test_the_end_says_nothing_that_the_signature_of_the_mailbox_says(signature: str, end: str) -> None:
    assert told(writer="Jonas Weber", signature=signature).endswith(f"\n\n{end}")


def test_an_outline_always_has_a_gap_so_that_nobody_sends_it_unread() -> None:
    for intents in [*MATTERS, ""]:
        assert GAP in told(intents=frozenset({intents}))


def test_a_guarantee_without_a_refund_is_not_invented_and_nothing_empty_is_left() -> None:
    text = told(intents=frozenset({"refund", "complaint"}), mood="furious")
    assert "Bei uns gilt" not in text
    assert "Bestellung" not in text
    assert "\n\n\n" not in text
    assert "None" not in text


LATE = Share("September 2026", "87,42 €", date(2026, 10, 23), "overdue")
SHARES = (
    Share("August 2026", "60,00 €", date(2026, 9, 21), "paid"),
    LATE,
    Share("4711", "5,00 €", date(2026, 12, 23), "due"),
    Share("Provision Q3", "12,00 €", date(2026, 11, 30), "correction"),
)


def test_a_partner_is_told_truly_what_is_paid_due_and_overdue() -> None:
    text = told(commissions=SHARES, register="du", intents=frozenset({"billing"}))
    assert "es tut mir leid, dass du auf deine Provision warten musst." in text
    assert "Deine Provision für August 2026 haben wir am 21. September ausgezahlt: 60,00 €." in text
    late = "Deine Provision für September 2026 über 87,42 € ist seit dem 23. Oktober fällig und noch nicht ausgezahlt."
    assert f"{late} Das liegt an uns. Das Geld ist spätestens am […] auf deinem Konto." in text
    assert "Deine Provision (4711) über 5,00 € ist am 23. Dezember fällig und noch nicht ausgezahlt." in text
    assert "Von der nächsten Zahlung geht eine Korrektur für Q3 ab: 12,00 €." in text
    assert "Zur Abrechnung" not in text


def test_in_english_and_to_sie_as_well() -> None:
    english = told(commissions=[LATE], language="en")
    assert "I am sorry that you have had to wait for your commission." in english
    assert "Your commission for September 2026 of 87,42 € has been due since 23 October" in english or (
        "Your commission for September 2026 of 87,42 € has been due since October 23" in english
    )
    assert "auf Ihrem Konto." in told(commissions=[LATE])


@pytest.mark.parametrize(("register", "language"), [("sie", "de"), ("du", "de"), ("sie", "en")])
def test_the_coach_minds_nothing_in_what_is_said_of_commissions_but_the_gaps(
    register: str, language: str
) -> None:
    text = told(commissions=SHARES, register=register, language=language, phone="030 55550142")
    found = coach.look(text, Situation(language=language, register=register if language == "de" else ""))
    assert {one.flaw for one in found} == {"placeholder"}, text


def test_whoever_is_furious_gets_a_sober_end() -> None:
    assert told(writer="Jonas Weber", mood="furious").endswith("\n\nMit freundlichen Grüßen\nJonas Weber")
