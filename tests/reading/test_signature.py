"""What programs and habits put below somebody's words, and the words that must not go with it."""

import pytest

from kulanz.channels.letter import Letter
from kulanz.reading.quotes import split

WORDS = "Guten Tag,\n\nwo bleibt mein Buch?"

SIGNATURES = {
    "dashes": "-- \nErika Weber\nBerlin",
    "dashes-without-space": "--\nErika Weber",
    "iphone-german": "Von meinem iPhone gesendet",
    "iphone-german-other-order": "Gesendet von meinem iPhone",
    "iphone-english": "Sent from my iPhone",
    "galaxy": "Von meinem Samsung Galaxy Smartphone gesendet.",
    "android-k9": "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "gmx-app": "Gesendet mit der GMX Mail App",
    "outlook-phone": "Get Outlook for iOS<https://aka.ms/outlook>",
    "outlook-phone-german": "Outlook für Android beziehen",
    "yahoo-phone": "Gesendet von Yahoo Mail auf Android",
    "proton": "Sent with Proton Mail secure email.",
    "french-phone": "Envoyé de mon iPhone",
    "closing-with-company": "Mit freundlichen Grüßen\n\nErika Weber\nWeber GmbH\nTel. 030 1234567",
    "closing-with-address": "Viele Grüße\nErika Weber\nHauptstr. 5\n10115 Berlin",
    "closing-english": "Kind regards,\n\nErika Weber\nPhone: +44 20 1234567\nwww.weber.example",
    "disclaimer": "Diese E-Mail enthält vertrauliche Informationen und ist nur für den Empfänger bestimmt.",
    "disclaimer-english": "This e-mail and any attachments are confidential and intended solely for the "
    "addressee.",
    "mailing-list": "_______________________________________________\nLeser mailing "
    "list\nleser@liste.example",
    "drawn-line": "----------------\n\nErika Weber\n\nt. 030 1234567\n\nwww.weber.example",
}

WORDS_AT_THE_END = {
    "a-mere-name": "Mit freundlichen Grüßen\nErika Weber",
    "thanks-with-a-name": "Thank you,\nErika",
    "initial-with-dash": "-Erika",
    "sent-from-a-place": "Sent from my desk, which is easier than the phone.",
    "a-link-after-thanks": "Danke\nhttps://buch.example/artikel/17",
    "an-address-without-closing": "Erika Weber\nHauptstr. 5\n10115 Berlin",
    "a-drawn-line-above-an-address": "Lieferung an\n-----\nErika Weber\nHauptstr. 5\n10115 Berlin",
}


def letter(text: str) -> Letter:
    return Letter(text=text, passages=split(text))


@pytest.mark.parametrize("signature", SIGNATURES.values(), ids=SIGNATURES)
def test_a_signature_is_told_apart(signature: str) -> None:
    read = letter(f"{WORDS}\n\n{signature}\n")
    assert read.new_text == WORDS
    assert read.signature.strip() == signature.strip()


@pytest.mark.parametrize("signature", SIGNATURES.values(), ids=SIGNATURES)
def test_a_signature_above_a_quotation_is_told_apart(signature: str) -> None:
    read = letter(f"{WORDS}\n\n{signature}\n\nAm 03.11.26 um 14:05 schrieb Buchladen:\n\n> Ja\n")
    assert read.new_text == WORDS
    assert read.signature.strip() == signature.strip()
    assert read.quoted.endswith("> Ja")


@pytest.mark.parametrize("ending", WORDS_AT_THE_END.values(), ids=WORDS_AT_THE_END)
def test_what_may_be_somebodys_words_stays_new(ending: str) -> None:
    assert letter(f"{WORDS}\n\n{ending}").new_text == f"{WORDS}\n\n{ending}"


def test_words_below_the_line_of_a_phone_stay_new() -> None:
    assert letter(f"Hallo,\nVon meinem iPhone gesendet\n\n{WORDS}").new_text == f"Hallo,\n{WORDS}"


def test_a_postscript_below_the_contact_lines_stays_new() -> None:
    text = f"{WORDS}\n\nViele Grüße\nErika Weber\nTel. 030 1234567\n\nPS: Bitte ohne Geschenkpapier."
    assert letter(text).new_text == f"{WORDS}\nPS: Bitte ohne Geschenkpapier."


def test_an_order_number_below_the_contact_lines_stays_new() -> None:
    text = f"{WORDS}\n\nViele Grüße\nErika Weber\nTel. 030 1234567\nBestellnummer: 4711"
    assert letter(text).new_text.endswith("Bestellnummer: 4711")


def test_words_of_a_mail_that_begins_with_dashes_stay_new() -> None:
    assert letter(f"--\n{WORDS}").new_text == f"--\n{WORDS}"


def test_a_warning_of_the_own_company_at_the_top_is_not_somebodys_words() -> None:
    banner = "ACHTUNG: Diese E-Mail stammt von einem externen Absender."
    read = letter(f"{banner}\n\n{WORDS}")
    assert read.new_text == WORDS
    assert read.signature.strip() == banner
