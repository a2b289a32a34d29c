import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.reading.language import language_of
from kulanz.reading.register import register_of
from kulanz.reading.terms import fold, stems, words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Guten Tag, wo ist mein Buch? Ich warte seit einer Woche.", "de"),
        ("Hello, where is my book? I have been waiting for a week.", "en"),
        ("Servus, des Büchl is no ned da, wo bleibts denn? Bitte schaut nach.", "de"),
        ("Où est mon livre ?", ""),
        ("ok", ""),
        ("", ""),
    ],
)
def test_the_small_words_tell_the_language(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "register"),
    [
        ("Sehr geehrte Frau Brandt, können Sie mir helfen?", "sie"),
        ("Hallo Hanna, kannst du mir das Buch schicken?", "du"),
        ("Habt ihr euch das angesehen?", "du"),
        ("Wo ist mein Buch?", ""),
        ("Ich habe zwei Bücher bestellt. Sie sind nicht da.", ""),
        ("Please send it to you know who", ""),
    ],
)
def test_du_or_sie(text, register):
    assert register_of(text) == register


def test_umlauts_written_either_way_are_the_same_word():
    assert fold("Größe") == fold("GROESSE") == "groesse"
    assert set(stems("haeuser")) & set(stems("haus"))


@given(st.text(max_size=200))
def test_folding_is_stable(text):
    assert words(fold(text)) == words(text)
