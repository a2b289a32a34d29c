import pytest

from kulanz.business import helppages
from kulanz.business.models import HelpPage

pytestmark = pytest.mark.django_db

PAGES = [
    (
        "Der Link zum Herunterladen geht nicht mehr",
        "Link abgelaufen\nDownload geht nicht\nherunterladen",
        "de",
    ),
    ("Wann kommt mein Paket?", "Lieferzeit, Versand, Paket nicht angekommen", "de"),
    ("Passwort vergessen", "Passwort, einloggen, kein Zugang", "de"),
    ("Rechnung noch einmal bekommen", "Rechnung, Beleg, Steuer", "de"),
    ("Widerruf und Geld zurück", "widerrufen, Geld zurück, Rückgabe", "de"),
    ("Your download link has run out", "download, link expired", "en"),
]


@pytest.fixture(autouse=True)
def pages() -> None:
    for number, (title, words, language) in enumerate(PAGES):
        HelpPage.objects.create(
            title=title, words=words, language=language, url=f"https://shop.example/{number}"
        )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Guten Tag, der Download meines E-Books geht nicht, da kommt nur eine Fehlermeldung.", 0),
        ("Hallo, ich habe das Buch gekauft, aber der Link ist abgelaufen. Was nun?", 0),
        ("Mein Paket ist seit zwei Wochen nicht angekommen. Wo ist es?", 1),
        ("Ich habe mein Passwort vergessen und komme nicht mehr hinein.", 2),
        ("Ich brauche für das Finanzamt die Rechnung vom März noch einmal.", 3),
        ("Ich möchte meine Bestellung widerrufen und bitte um Erstattung.", 4),
        ("Hello, the download link from your mail has expired. Could you send a new one?", 5),
    ],
)
def test_the_page_that_helps_is_found(text: str, title: int) -> None:
    found = helppages.fitting(text, PAGES[title][2])
    assert found and found.title == PAGES[title][0]


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag, halten Sie auch Vorträge in Hamburg?",
        "Ihr Buch hat mir sehr geholfen, vielen Dank dafür.",
        "Können Sie mich bitte zurückrufen? Ich bin ab 14 Uhr erreichbar.",
        "Gibt es das Hörbuch auch auf CD?",
        "Hallo",
        "",
    ],
)
def test_where_nothing_is_sure_none_is_named(text: str) -> None:
    assert helppages.fitting(text, "de") is None


def test_where_two_fit_none_is_named() -> None:
    HelpPage.objects.create(
        title="Passwort neu setzen", words="Passwort vergessen", url="https://shop.example/neu", language="de"
    )
    assert helppages.fitting("Ich habe mein Passwort vergessen.", "de") is None


def test_a_page_in_another_language_is_not_named() -> None:
    assert helppages.fitting("Mein Passwort geht nicht.", "en") is None
