import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.triage import sensitive


def kinds(text):
    return [one.kind for one in sensitive.find(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bitte auf DE89 3704 0044 0532 0130 00 überweisen", "bank"),
        ("Mein Konto DE27 5455 0010 O047 118822 ist belastet", "bank"),
        ("Kontonummer 1234567, BLZ folgt", "bank"),
        ("Karte 4111 1111 1111 1111, gültig 09/27", "card"),
        ("card 5555555555554444 exp 11/26", "card"),
        ("Mein Passwort war immer Moewe!1974, plötzlich falsch", "password"),
        ("it won't take my password. it's literally Hedgehog_99", "password"),
        ("Personalausweisnummer: L01X00T471, gültig bis 08/2031", "id_document"),
        ("Mein Reisepass (C01X00T47, ausgestellt in Hamm)", "id_document"),
        ("Mein Mann hat Parkinson und kann nicht schreiben.", "health"),
        ("I am registered blind and cannot use the app.", "health"),
        ("Laut unserem Vertrag, der vertraulich ist, stehen mir 24 % Provision zu.", "contract_secret"),
    ],
)
def test_the_datum_itself_is_found(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ich habe mein Passwort vergessen, bitte zurücksetzen.",
        "Das Passwort ist falsch.",
        "Soll ich Ihnen meine IBAN schicken?",
        "Meine Kreditkarte wurde abgelehnt.",
        "Bestellung 4111111111111112 ist weg",
        "Sind Sie blind? Das steht doch da!",
        "Auf der Rechnung fehlt unsere USt-ID (DE811234567).",
        "Bitte behandeln Sie meine Daten vertraulich.",
        "Rückruf unter 0421 5550137",
        "",
    ],
)
def test_speaking_of_it_is_not_enough(text):
    assert kinds(text) == []


def test_what_is_shown_is_masked():
    shown = sensitive.mask("Karte 4111 1111 1111 1111, Passwort: Moewe!1974")
    assert "4111 1111" not in shown
    assert "Moewe" not in shown
    assert shown.startswith("Karte ••••")


@given(st.text(max_size=300))
def test_masking_keeps_the_length_and_never_fails(text):
    assert len(sensitive.mask(text)) == len(text)
