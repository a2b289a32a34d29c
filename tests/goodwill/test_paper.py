"""A letter on paper: everything stands where DIN 5008 and the window of an envelope want it."""

from dataclasses import replace

import pytest

from kulanz.goodwill import paper, printable
from kulanz.goodwill.paper import Sheet

from .pages import Word, facts, texts, words

SHEET = Sheet(
    sender="Buchgarten",
    back_address=["Buchgarten", "Hanna Brandt", "Am alten Speicher 4", "16259 Oderfelde"],
    address=["Verlag am Beet", "Frau", "Łucja Žižek-Şimşek", "c/o Ömür İnönü", "Große Straße 12 b", "10115 Berlin"],
    facts=[("Telefon", "+49 30 55550140"), ("Datum", "22. November 2026")],
    subject="Entschuldigung",
    text="Guten Tag Frau Žižek,\n\nes tut mir leid.\n\nHerzliche Grüße",
    signed_by="Hanna Brandt",
    footer=[["Buchgarten", "Am alten Speicher 4", "16259 Oderfelde"], ["+49 30 55550140"], ["buchgarten.example"]],
    counting="Seite {page} von {pages}",
)  # fmt: skip
PARAGRAPH = "Ein Satz, der hier steht, damit die Zeile lang wird und der Brief weit reicht. " * 7


def draw(*sheets: Sheet, both_sides: bool = False) -> bytes:
    return paper.document(sheets, title="Brief an Łucja", language="de", both_sides=both_sides)


def one(found: list[Word], text: str) -> Word:
    return next(word for word in found if word.text == text)


def test_the_whole_address_stands_in_the_window_below_the_one_of_who_sends_it() -> None:
    (page,) = words(draw(SHEET))
    for text in ("Verlag", "Łucja", "Žižek-Şimşek", "Ömür", "İnönü", "Große", "Berlin"):
        word = one(page, text)
        assert word.left >= 24.5 and word.right <= 105, word
        assert word.top >= 62 and word.bottom <= 90.5, word
    back = one(page, "Buchgarten")
    sent_from = [word for word in page if 45 <= word.top <= 62.7 and word.left < 105]
    assert {"Hanna", "Speicher", "Oderfelde"} <= {word.text for word in sent_from}
    assert max(word.right for word in sent_from) <= 105
    assert back.bottom < 45


def test_what_one_folds_punches_and_reads_first_stands_in_its_place() -> None:
    (page,) = words(draw(SHEET))
    assert one(page, "Telefon").left == pytest.approx(125, abs=0.5)
    assert 50 <= one(page, "Telefon").top <= 52
    subject = one(page, "Entschuldigung")
    assert subject.left == pytest.approx(25, abs=0.3) and 97 <= subject.top <= 100
    assert all(word.left >= 24.5 and word.right <= 190.5 for word in page)


def test_there_is_room_to_sign_by_hand() -> None:
    (page,) = words(draw(SHEET))
    name = next(word for word in page if word.text == "Hanna" and word.top > 100)
    assert name.top - one(page, "Grüße").bottom >= 4 * 4.2


def test_a_long_letter_goes_on_and_its_end_does_not_stand_alone() -> None:
    text = "\n\n".join(["Guten Tag,", *[PARAGRAPH] * 14, "Herzliche Grüße"])
    pages = words(draw(replace(SHEET, text=text)))
    assert len(pages) >= 3
    for number, page in enumerate(pages, 1):
        counted = [word.text for word in page if 268 < word.top < 275]
        assert counted == ["Seite", str(number), "von", str(len(pages))]
        assert all(word.bottom <= 265 for word in page if word.top < 268)
    last = [word.text for word in pages[-1]]
    assert last.index("Satz,") < last.index("Herzliche") < last.index("Hanna")


@pytest.mark.parametrize("lines", range(15, 40))
def test_wherever_the_page_ends_greeting_and_name_stay_with_the_text(lines: int) -> None:
    text = "\n".join(["Zeile"] * lines)
    pages = words(draw(replace(SHEET, text=f"{text}\n\nGrüße")))
    assert sum(word.text == "Zeile" for page in pages for word in page) == lines
    last = [word.text for word in pages[-1]]
    assert "Zeile" in last and "Grüße" in last and "Brandt" in last


def test_many_letters_keep_their_order_and_begin_on_a_front_for_both_sides() -> None:
    long = replace(SHEET, subject="Lang", text="\n\n".join([PARAGRAPH] * 5))
    assert len(texts(draw(SHEET, long, SHEET))) == 4
    pages = texts(draw(SHEET, long, SHEET, both_sides=True))
    assert [
        "Entschuldigung" in pages[0],
        pages[1].strip(),
        "Lang" in pages[2],
        "Entschuldigung" in pages[4],
    ] == [
        True,
        "",
        True,
        True,
    ]


def test_its_title_and_language_are_known_and_it_is_printed_in_its_size() -> None:
    pdf = draw(SHEET)
    told = facts(pdf)
    assert "Brief an Łucja" in told and "A4" in told
    assert b"/Lang (de)" in pdf and b"/PrintScaling /None" in pdf


def test_a_letter_with_nothing_but_a_name_is_drawn() -> None:
    bare = Sheet(
        sender="", back_address=[], address=[], facts=[], subject="", text="", signed_by="", footer=[]
    )
    assert len(words(draw(bare))) == 1


@pytest.mark.parametrize(
    "name", ["Łukasz", "Žižek", "Ömür İnönü", "Đorđe", "Ștefan", "Ľubomír", "Ελένη", "Ольга", "ẞ"]
)
def test_the_names_of_europe_can_be_printed(name: str) -> None:
    assert printable.unprintable(name) == []
    assert name in texts(draw(replace(SHEET, signed_by=name)))[0]


def test_what_cannot_be_printed_is_told_once_each() -> None:
    assert printable.unprintable("Li 明 und 明 🙂️") == ["明", "🙂"]
    assert printable.unprintable("Zu\u0308rich\u00ad\u202fund\r\nweiter\u200b") == []
