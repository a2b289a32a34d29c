"""Our own account, sent back to us in a quotation, is no data of the customer; what they tell stays covered."""

import pytest

from kulanz.channels.models import Channel
from kulanz.conversations.models import Message
from tests import a

pytestmark = pytest.mark.django_db

OURS = "DE89 3704 0044 0532 0130 00"
THEIRS = "AT61 1904 3002 3457 3201"
PAY = f"> Guten Tag, bitte überweisen Sie auf unser Konto {OURS}."


@pytest.fixture
def shop() -> Channel:
    a.business(name="Buchgarten")
    return a.channel(name="Laden", address="hallo@shop.example")


def said(shop: Channel, text: str, *, subject: str = "Re: Rechnung", **fields: str) -> list[str]:
    message = a.arrival(shop, a.mail(text=text, subject=subject, **fields))
    assert message
    return message.assessment.said["sensitive"]


@pytest.mark.parametrize(
    ("announced", "subject"),
    [
        ("Am 3.11.2026 um 10:00 schrieb Buchgarten <hallo@shop.example>:", "Rechnung"),
        ("Am 3.11.2026 um 10:00 schrieb Buchgarten:", "Rechnung"),
        ("Am 3.11.2026 schrieb Shop:", "Re: Rechnung"),
        ("On 3 Nov 2026 at 10:00 Laden wrote:", "Invoice"),
        ("On 3 Nov 2026 at 10:00 Jonas from the shop wrote:", "AW: Invoice"),
    ],
)
def test_our_account_in_our_own_words_quoted_is_not_theirs(
    announced: str, subject: str, shop: Channel
) -> None:
    assert said(shop, f"Danke, ist überwiesen.\n\n{announced}\n{PAY}", subject=subject) == []


def test_so_it_is_below_the_header_of_our_mail(shop: Channel) -> None:
    head = (
        "-----Ursprüngliche Nachricht-----\nVon: Buchgarten <hallo@shop.example>\n"
        "Gesendet: Dienstag, 3. November 2026 10:00\nAn: Anna Muster <anna@kunde.example>\nBetreff: Rechnung\n"
    )
    assert said(shop, f"Danke, ist überwiesen.\n\n{head}\n{PAY.removeprefix('> ')}") == []


def test_an_account_in_our_signature_is_ours_whatever_stands_around_it(shop: Channel) -> None:
    shop.signature_de = f"Buchgarten\nIBAN {OURS.replace(' ', '')}"
    shop.save()
    assert said(shop, f"Danke, Ihr Geld ist da.\n\n> Ihre Bestellung\n> IBAN {OURS}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        # Their own words of before.
        f"Noch nichts da.\n\nAm 3.11.2026 um 10:00 schrieb Anna Muster:\n> Meine IBAN ist {THEIRS}.",
        f"Noch nichts da.\n\nAm 3.11.2026 um 10:00 schrieb Anna <anna@kunde.example>:\n> Meine IBAN ist {THEIRS}.",
        # What they had said, in the quotation of our answer.
        "Danke.\n\nAm 4.11.2026 um 10:00 schrieb Buchgarten:\n> Gern.\n> Am 3.11.2026 um 10:00 schrieb Anna Muster:\n"
        f">> Meine IBAN ist {THEIRS}.",
        # We speak of their account.
        f"Danke.\n\nAm 4.11.2026 um 10:00 schrieb Buchgarten:\n> Wir überweisen auf Ihr Konto {THEIRS}.",
        # Somebody else's mail, and nobody named.
        f"Siehe unten.\n\nAm 4.11.2026 um 10:00 schrieb Bank <info@bank.example>:\n> Neue IBAN: {THEIRS}.",
        f"Siehe unten.\n\n> Die neue IBAN lautet {THEIRS}.\n> Gruß",
        # Written now.
        f"Meine IBAN ist {THEIRS}.\n\nAm 4.11.2026 um 10:00 schrieb Buchgarten:\n> Wohin dürfen wir überweisen?",
    ],
)
def test_theirs_stays_covered(text: str, shop: Channel) -> None:
    assert said(shop, text) == ["bank"]


def test_what_they_told_before_is_known_as_theirs_in_our_words(shop: Channel) -> None:
    said(shop, f"Meine IBAN ist {THEIRS}.", subject="Erstattung")
    answer = f"Danke.\n\nAm 4.11.2026 um 10:00 schrieb Buchgarten:\n> Das Geld geht an {THEIRS}."
    assert said(shop, answer) == ["bank"]


def test_a_password_that_we_sent_is_their_secret(shop: Channel) -> None:
    answer = "Danke.\n\nAm 4.11.2026 um 10:00 schrieb Buchgarten:\n> Das Passwort lautet Moewe!1974."
    assert said(shop, answer) == ["password"]


def test_ours_leaves_no_passage_and_theirs_keeps_its_own(shop: Channel) -> None:
    text = f"Meine IBAN ist {THEIRS}.\n\nAm 4.11.2026 um 10:00 schrieb Buchgarten:\n{PAY}"
    message = a.arrival(shop, a.mail(text=text, subject="Re: Rechnung"))
    assert message
    found = message.assessment.found["evidence"]
    told = [message.text[one["start"] : one["end"]] for one in found if one["label"] == "bank"]
    assert told == [THEIRS]


def test_data_in_a_mail_that_is_nothing_but_a_quotation_are_found(shop: Channel) -> None:
    text = f"-----Ursprüngliche Nachricht-----\nVon: Anna <anna@kunde.example>\nBetreff: x\n\nMeine IBAN ist {THEIRS}."
    message = a.arrival(shop, a.mail(text=text))
    assert isinstance(message, Message)
    assert message.assessment.said["sensitive"] == ["bank"]
