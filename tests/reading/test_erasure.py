import pytest

from kulanz.reading import erasure


@pytest.mark.parametrize(
    "text",
    [
        "2. Löschen Sie meine Daten. Schreiben Sie mir nie wieder.",
        "Bitte alle meine personenbezogenen Daten umgehend löschen!",
        "Ich verlange die Löschung meiner Daten nach Artikel 17.",
        "Lösch bitte alle Daten von mir.",
        "Please erase all my personal data.",
        "delete my data",
    ],
)
def test_a_plain_request_is_one(text: str) -> None:
    assert erasure.is_wanted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bitte löschen Sie meine Daten nicht.",
        "Sie haben meine Daten doch nicht gelöscht, oder?",
        "Meine Daten sind auf dem Stick, den ich gelöscht habe.",
        "Wie lösche ich den Download?",
        "Please don't delete my data.",
        "The data sheet was deleted.",
    ],
)
def test_all_else_is_none(text: str) -> None:
    assert not erasure.is_wanted(text)
