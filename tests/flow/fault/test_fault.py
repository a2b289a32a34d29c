"""Before anybody answers "I never got it", the desk has looked on our side: what it found, what can be said."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from kulanz.customers.models import Customer, Handle
from kulanz.flow import fault
from kulanz.flow.fault import passages
from kulanz.reply import coach
from tests import a
from tests.flow.missing import (
    GMAIL,
    MISSING,
    TYPED,
    codes,
    complaint,
    looked,
    names_order,
    order,
    sent,
    write,
)

pytestmark = pytest.mark.django_db
PARCEL = {"carrier": "DHL", "code": "JJD01", "sent_at": "2026-11-15T09:00:00+01:00"}


# Whether somebody misses something


@pytest.mark.parametrize(
    "text",
    [
        "Bisher ist nichts angekommen, auch nicht im Spam.",
        "Ich habe keine Mail bekommen.",
        "Das stille Beet - Download fehlt",
        "Leider fehlt mir noch immer der Downloadlink.",
        "Wo bleibt meine Bestellung?",
        "My order never arrived.",
        "I haven't received the link.",
        "There was no email with the password.",
    ],
)
def test_plain_words_say_it_even_where_the_judgement_does_not(anna: Customer, text: str) -> None:
    assert fault.complaint_in(complaint(anna, text, intents=("question",)))


@pytest.mark.parametrize(
    "text", ["Das Buch ist gut angekommen, danke.", "Welche Rosen passen in den Schatten?"]
)
def test_whoever_misses_nothing_is_left_alone(anna: Customer, text: str) -> None:
    assert fault.complaint_in(complaint(anna, text, intents=("question",))) is None


def test_what_was_answered_is_not_looked_into_any_more(anna: Customer) -> None:
    talk = complaint(anna)
    a.message(talk, direction="out", text="Ich sehe nach.")
    assert fault.complaint_in(talk) is None


# Our mails


def test_a_mail_that_came_back_from_a_mistyped_address_is_the_sentence(anna: Customer) -> None:
    double = a.customer("", TYPED)
    sent(double, TYPED, "bounced", reason="unknown_user", code="5.1.1")
    found = looked(complaint(anna))
    assert found.is_grave
    assert found.sentence == (
        f"Our mail of 14 November went to {TYPED} and came back: mistyped, {GMAIL} is probably meant."
    )
    assert f"an {TYPED} geschickt" in found.passage and f"Ist {GMAIL} richtig?" in found.passage


def test_the_sentence_and_the_passage_speak_the_languages_of_their_readers(anna: Customer) -> None:
    Customer.objects.update(language="en", register="")
    anna.refresh_from_db()
    sent(anna, GMAIL, "bounced", reason="mailbox_full", code="5.2.2")
    with override("de"):
        found = looked(complaint(anna))
    assert found.sentence == (f"Unsere E-Mail vom 14. November an {GMAIL} kam zurück: Das Postfach ist voll.")
    assert found.passage.startswith("Our mail of 14 November came back because your mailbox")


@pytest.mark.parametrize(
    ("state", "code", "is_ours"),
    [
        ("failed", "failed", True),
        ("retry", "retry", True),
        ("unclear", "unclear", True),
        ("queued", "queued", False),
    ],
)
def test_a_mail_that_did_not_get_out_is_told(anna: Customer, state: str, code: str, is_ours: bool) -> None:
    sent(anna, GMAIL, state, days=0)
    found = looked(complaint(anna))
    assert found.findings[0].code == code and found.is_ours is is_ours
    assert found.passage


def test_a_mail_that_came_back_is_forgotten_once_a_later_one_got_through(anna: Customer) -> None:
    sent(anna, GMAIL, "bounced", days=20, reason="mailbox_full")
    sent(anna, GMAIL, "sent", days=9)
    assert codes(complaint(anna)) == ["sent"]


def test_where_nothing_is_wrong_it_says_what_was_looked_at(anna: Customer) -> None:
    sent(anna, GMAIL)
    order(anna, email=GMAIL, state="sent", parcels=[PARCEL])  # fmt: skip
    found = looked(complaint(anna))
    assert not found.is_ours
    assert found.sentence == (
        "Nothing amiss in our mails, addresses and orders, looked at 17:00."
        f" Our mail of 14 November, 17:00, to {GMAIL} was taken by the mail server and has not come back."
        " Order 4711 was sent on 15 November: DHL JJD01."
    )
    assert "am 14. November um 17:00 Uhr" in found.passage and "Spam-Ordner" in found.passage


def test_a_mail_taken_by_the_server_of_a_mistyped_address_did_not_reach_them(anna: Customer) -> None:
    sent(a.customer("", TYPED), TYPED)
    found = looked(complaint(anna))
    assert found.is_grave and f"{GMAIL} is probably meant" in found.sentence


def test_an_address_whose_mail_comes_back_is_told_without_a_mail_of_ours(anna: Customer) -> None:
    Handle.objects.update(bounced_at=timezone.now(), bounce_reason="suspended")
    assert codes(complaint(anna)) == ["handle_bounced", "nothing_sent"]


def test_their_own_address_may_be_mistyped_in_our_records() -> None:
    found = looked(complaint(a.customer("Anna", "anna@gmx.ed", language="de", register="du")))
    assert found.sentence == "The address anna@gmx.ed looks mistyped; anna@gmx.de is probably meant."
    assert found.passage.startswith("Bei uns steht deine Adresse als anna@gmx.ed.")


# Our domains


def test_a_domain_that_is_not_in_order_is_a_line_and_with_nothing_worse_the_sentence(anna: Customer) -> None:
    a.mailbox(
        address="hallo@shop.example", checks_domain=True, domain_checked_at=timezone.now(),
        domain_found={"domain": "shop.example", "wrong": ["dmarc_missing"]},
    )  # fmt: skip
    sent(anna, GMAIL)
    found = looked(complaint(anna))
    assert [one.code for one in found.findings] == ["domain", "sent"]
    assert "shop.example" in found.sentence and "DMARC" in found.sentence
    assert "in Ihrem Spam-Ordner" in found.passage


# Whom nothing may be said to


def test_whoever_wants_to_hear_nothing_gets_no_passage(anna: Customer) -> None:
    sent(anna, GMAIL, "bounced", reason="mailbox_full")
    anna.handles.update(silenced_at=timezone.now())
    found = looked(complaint(anna))
    assert found.is_grave and not found.passage


def test_whoever_wants_to_be_erased_gets_no_passage(anna: Customer) -> None:
    sent(anna, GMAIL, "bounced", reason="mailbox_full")
    found = looked(complaint(anna, "Es ist nichts angekommen. Löschen Sie meine Daten."))
    assert found.is_grave and not found.passage


# What it costs, and what it says to customers


def test_it_asks_as_often_for_many_mails_as_for_one(anna: Customer) -> None:
    talk = complaint(anna, **names_order("4711"))
    order(anna, email=GMAIL)
    sent(anna, GMAIL)
    for number in range(3):
        write(number, MISSING)
    with CaptureQueriesContext(connection) as few:
        looked(talk)
    for _number in range(6):
        sent(anna, GMAIL)
        complaint(a.customer())
    with CaptureQueriesContext(connection) as many:
        looked(talk)
    assert len(many) == len(few) <= 17


@pytest.mark.parametrize("code", passages._TEXTS)
def test_the_coach_asks_of_a_passage_nothing_but_a_day(code: str) -> None:
    facts = dict.fromkeys(("address", "right", "number", "day", "time", "parcel"), "x")
    for column, (language, register) in enumerate((("de", "sie"), ("de", "du"), ("en", ""))):
        text = passages._TEXTS[code][column].format(**facts)
        written = (
            f"Guten Tag Frau Muster,\n\n{text}\n\nHanna Brandt" if column != 1 else f"Hallo Anna,\n\n{text}"
        )
        found = coach.look(written, coach.Situation(language, register))
        # By when somebody will write, only the writer knows: that the coach asks for it is right.
        assert {one.flaw for one in found} <= {"vague_promise"}, text
        assert "!" not in text


# What cannot be seen from here


@pytest.mark.parametrize(
    "text",
    [
        "Das Paket kam gestern an, aber das Buch ist völlig geknickt.",
        "Sie haben mir das falsche Buch geschickt.",
        "You sent me the wrong book.",
    ],
)
def test_of_goods_that_are_not_as_they_should_be_nobody_says_that_all_is_well(
    anna: Customer, text: str
) -> None:
    order(anna, email=GMAIL, state="sent", parcels=[PARCEL])  # fmt: skip
    found = looked(complaint(anna, text))
    assert not found.is_ours and not found.passage
    assert "Whether what they got was in order cannot be seen from here." in found.sentence


@pytest.mark.parametrize(
    "text",
    [
        "Das erste Paket kam beschädigt an. Der Ersatz ist bis heute nicht angekommen.",
        "Ich hatte erst die falsche Größe bestellt. Mein Paket ist nicht angekommen.",
    ],
)
def test_whoever_misses_a_parcel_is_told_of_it_whatever_else_was_wrong(anna: Customer, text: str) -> None:
    order(anna, email=GMAIL, state="sent", parcels=[PARCEL])  # fmt: skip
    found = looked(complaint(anna, text))
    assert "JJD01" in found.passage and "cannot be seen from here" not in found.sentence


def test_whoever_cannot_open_a_file_is_not_told_that_it_was_sent(anna: Customer) -> None:
    sent(anna, GMAIL)
    found = looked(complaint(anna, "Die Datei lässt sich nicht öffnen."))
    assert not found.is_ours and not found.passage and "cannot be seen" not in found.sentence


def test_a_fault_of_ours_is_told_whatever_is_wrong_with_the_goods(anna: Customer) -> None:
    sent(anna, GMAIL, "bounced", days=3, reason="mailbox_full")
    found = looked(complaint(anna, "Das Buch ist geknickt, und auf meine Mail kam nichts."))
    assert found.is_ours and found.passage
