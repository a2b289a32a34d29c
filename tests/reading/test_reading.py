import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.reading.language import language, language_of
from kulanz.reading.register import register_of
from kulanz.reading.terms import fold, stems, words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Guten Tag, wo ist mein Buch? Ich warte seit einer Woche.", "de"),
        ("Hello, where is my book? I have been waiting for a week.", "en"),
        ("Servus, des Büchl is no ned da, wo bleibts denn? Bitte schaut nach.", "de"),
        ("Où est mon livre ?", ""),
        ("ok", ""),
        ("", ""),
    ],
)
def test_the_small_words_tell_the_language(text, name):
    assert language_of(text) == name


@pytest.mark.parametrize(
    ("text", "register"),
    [
        ("Sehr geehrte Frau Brandt, können Sie mir helfen?", "sie"),
        ("Hallo Hanna, kannst du mir das Buch schicken?", "du"),
        ("Habt ihr euch das angesehen?", "du"),
        ("Guten Tag Frau Brandl, tut mir leid, war im Urlaub. Gelten die noch?", "sie"),
        ("Das war mein Fehler, tut mir echt leid.", ""),
        ("Das war mein Fehler, tut\nmir, ehrlich gesagt, leid.", ""),
        ("Hi Leah, I love the course. Will there be a second part in spring?", ""),
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Guten Tag, wo ist mein Buch?", "de"),
        ("Servus, i hätt gern a Packerl, bitte heuer noch.", "de"),
        ("Where is my refund?", "en"),
        ("Bonjour, je n'ai pas reçu ma commande, merci.", "other"),
        ("Merhaba, siparişim hâlâ gelmedi. Teşekkürler", "other"),
        ("Ich han nöd überchoo, was ich bstellt ha, händ ihr das vergässe?", "other"),
        ("Здравствуйте, где мой заказ?", "other"),
        ("😍😍😍", "other"),
        ("", "other"),
    ],
)
def test_german_english_or_another(text, name):
    assert language(text) == name


@pytest.mark.parametrize(
    ("text", "register"),
    [
        ("Schickt mir das bitte nochmal", "du"),
        ("schick mir bitte die Rechnung", "du"),
        ("Schicken Sie mir die Rechnung", "sie"),
        ("Hi Sven, wo ist mein Buch?", "du"),
        ("Hallo Frau Brandt, wo ist mein Buch?", "sie"),
        ("Danke!\n\nAm 3.11. schrieb Laden:\n> Können Sie uns ein Foto schicken?", ""),
        ("Hr. Tamm rief an, holt sie Samstag ab, legt nichts bei.", ""),
        ("Wann dürfen wir Sie anrufen?: ab 15 Uhr", ""),
        ("Die Rechnung über EUR 189,00 wurde am Dienstag zweimal abgebucht, EUR 189,00 zu viel.", ""),
        ("Madam, I require the return of EUR 117.40, and the name of the person in charge.", ""),
    ],
)
def test_what_tells_the_register(text, register):
    assert register_of(text) == register
