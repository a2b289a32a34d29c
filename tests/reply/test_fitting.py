"""Snippets are found by what they mean, in whatever language one asks, and suggested only where that is fairly sure."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench import fitting as table
from kulanz.reply import fitting, phrasebook, snippets
from kulanz.reply.models import Snippet
from tests import a


@pytest.fixture
def shelf(db: None) -> list[Snippet]:
    """The invented snippets of the bench, in the database."""
    rows, _messages, _queries = table.table()
    return Snippet.objects.bulk_create(rows)


def names(found: list[Snippet]) -> list[str]:
    return [f"{one.shortcut}/{one.language}" for one in found]


def test_what_is_suggested_for_the_messages_of_the_table_is_nearly_always_right() -> None:
    rows, messages, _queries = table.table()
    offers = table.offers(rows, messages, is_message=True)
    shown = [one for one in offers if one.likeness >= fitting.FITS_FROM]
    assert len(messages) >= 60
    assert sum(one.is_right for one in shown) >= 0.95 * len(shown)
    assert len(shown) >= 20
    assert not [one for one in shown if one.asked.wanted == "-"]


def test_two_words_find_what_means_the_same_in_the_other_language(shelf: list[Snippet]) -> None:
    assert snippets.offer("money back", "de", "sie")[0].title == "Erstattung"
    assert names(snippets.offer("phone call", "de", "sie"))[0] == "anruf/de"


def test_the_beginning_of_a_name_comes_first_and_asks_for_no_meaning(shelf: list[Snippet]) -> None:
    assert names(snippets.offer("rechn", "de", "sie")) == ["rechnung/de"]
    assert snippets.offer("rechx", "de", "sie") == []
    assert not Snippet.objects.exclude(direction=None).exists()  # nothing was reckoned


def test_words_without_any_meaning_for_us_find_nothing(shelf: list[Snippet]) -> None:
    assert snippets.offer("guten appetit", "de", "sie") == []


def test_a_message_is_offered_at_most_two_in_the_language_of_the_customer_first(
    shelf: list[Snippet],
) -> None:
    german = fitting.for_message("Wo bleibt mein Geld? Bitte erstatten Sie mir den Betrag.", "de", "sie")
    assert names(german)[0] == "erstattung/de"
    assert len(german) <= 2
    english = "I sent the book back three weeks ago and still have not got my money back."
    assert names(fitting.for_message(english, "en", "sie"))[0] == "erstattung/en"


def test_of_the_same_snippet_the_form_of_address_of_the_customer_is_taken(db: None) -> None:
    for register, text in (
        ("sie", "Ihre Kündigung ist eingegangen. Ihr Abonnement endet zum Ende des bezahlten Zeitraums."),
        ("du", "Deine Kündigung ist eingegangen. Dein Abonnement endet zum Ende des bezahlten Zeitraums."),
    ):
        Snippet.objects.create(
            title="Kündigung bestätigen", shortcut="ende", language="de", register=register, text=text
        )
    wish = "Hiermit kündige ich mein Abonnement und bitte um eine Bestätigung."
    assert [one.register for one in fitting.for_message(wish, "de", "du")] == ["du"]
    assert [one.register for one in fitting.for_message(wish, "de", "sie")] == ["sie"]


def test_nothing_is_suggested_where_nothing_fits(shelf: list[Snippet]) -> None:
    assert fitting.for_message("Haben Sie auch ein Buch über Bienen im Programm?", "de", "sie") == []
    assert fitting.for_message("", "de", "sie") == []


def test_a_greeting_fits_everything_and_so_is_never_suggested(db: None) -> None:
    Snippet.objects.create(title="Danke", shortcut="danke", text="Guten Tag {name},\n\nvielen Dank.")
    assert fitting.for_message("Vielen Dank, das hat geklappt.", "de", "sie") == []


def test_where_a_snippet_points_is_kept_and_reckoned_anew_when_its_words_change(
    shelf: list[Snippet],
) -> None:
    fitting.by_meaning("money back", "de", "sie")
    one = Snippet.objects.get(shortcut="erstattung", language="de")
    before = (bytes(one.direction or b""), one.direction_of)
    assert len(before[0]) == 2 * 512 * 2
    with CaptureQueriesContext(connection) as queries:
        fitting.by_meaning("money back", "de", "sie")
    assert len(queries) == 1
    one.title, one.text = "Öffnungszeiten", "Unser Laden ist montags bis freitags von neun bis fünf offen."
    one.save()
    assert "erstattung/de" not in names(fitting.by_meaning("money back", "de", "sie"))
    one.refresh_from_db()
    assert one.direction_of != before[1]


def test_the_settings_find_by_word_in_the_text_and_by_meaning(shelf: list[Snippet]) -> None:
    staff = a.staff()
    assert names(phrasebook.search("Mitschnitt", staff))[0] == "webinar/de"
    assert "erstattung/de" in names(phrasebook.search("money back", staff))
    assert len(phrasebook.search(" ", staff)) == len(shelf)
