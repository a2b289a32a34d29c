from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.reading import sentences


def said(text):
    return [text[start:end] for start, end in sentences.split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Es kam z. B. nichts. Bitte prüfen.", ["Es kam z. B. nichts.", "Bitte prüfen."]),
        ("Dr. Meier (Best.-Nr. 4711) ruft an.", ["Dr. Meier (Best.-Nr. 4711) ruft an."]),
        ("Lieferung am 3. Dezember. Danke!", ["Lieferung am 3. Dezember.", "Danke!"]),
        ("Bitte bis 5.12. Danke.", ["Bitte bis 5.12.", "Danke."]),
        ("Das ist die 2. Mahnung. Schluss!", ["Das ist die 2. Mahnung.", "Schluss!"]),
        ("Ich habe am 3. bestellt. Wo ist es?", ["Ich habe am 3. bestellt.", "Wo ist es?"]),
        ("Es kostet 1.249,50 Euro. Zu viel.", ["Es kostet 1.249,50 Euro.", "Zu viel."]),
        ("Siehe www.laden.example/a.html. Ende", ["Siehe www.laden.example/a.html.", "Ende"]),
        ("mir reichts 😡 wo bleibt es??? echt", ["mir reichts 😡", "wo bleibt es???", "echt"]),
        ("Name: Tim\nAnliegen: Geld zurück", ["Name:", "Tim", "Anliegen:", "Geld zurück"]),
        ("Hallo Frau Brandt,\n\nwo ist es?\nGruß\nTom", ["Hallo Frau Brandt,", "wo ist es?", "Gruß", "Tom"]),
        ("nicht da.Bitte melden", ["nicht da.", "Bitte melden"]),
        ("I rang at 5 p.m. on Friday, e.g. twice.", ["I rang at 5 p.m. on Friday, e.g. twice."]),
        ("- das eine\n- das andere", ["- das eine", "- das andere"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_a_message_falls_into_its_sentences(text, expected):
    assert said(text) == expected


def test_lines_that_a_mail_program_wrapped_are_one_sentence():
    text = "Dies ist eine lange Zeile, die ein Mailprogramm umgebrochen hat und die\nhier erst endet. Und Schluss."
    assert said(text) == [text[: text.index(" Und")], "Und Schluss."]


@given(st.text(max_size=300))
def test_sentences_stand_in_order_and_lose_no_word(text):
    spans = sentences.split(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "".join("".join(said(text)).split()) == "".join(text.split())


def test_a_megabyte_is_cut_short():
    assert len(sentences.split("Ich will mein Geld zurück. " * 40_000)) <= sentences.MOST_SENTENCES
