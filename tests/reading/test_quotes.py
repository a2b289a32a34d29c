"""Mails as customers' programs write them: what is new, what is quoted, and nothing is ever lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.channels.letter import Letter
from kulanz.reading.quotes import split

NEW = "Guten Tag,\n\ndas Buch ist leider noch nicht da."
OLD = "Guten Tag Frau Weber,\n\nIhr Buch ist unterwegs.\n\nBuchladen am Markt"
MARKED = "\n".join(f"> {line}".rstrip() for line in OLD.splitlines())
LONG_AGO = "Dienstag, 3. November 2026 um 14:05 Uhr"


def letter(text: str) -> Letter:
    return Letter(text=text, passages=split(text))


def new_text(text: str) -> str:
    return letter(text).new_text.strip()


ATTRIBUTIONS = {
    "apple-mail-german": "Am 03.11.2026 um 14:05 schrieb Buchladen <info@buch.example>:",
    "gmail-german": "Am Di., 3. Nov. 2026 um 14:05 Uhr schrieb Buchladen <info@buch.example>:",
    "gmail-german-wrapped-in-address": "Am Di., 3. Nov. 2026 um 14:05 Uhr schrieb Buchladen "
    "<\ninfo@buch.example>:",
    "gmail-german-wrapped-thrice": "Am Di., 3. Nov. 2026 um 14:05 Uhr\nschrieb Buchladen am "
    "Markt\n<info@buch.example>:",
    "gmail-phone-name-first": "Buchladen <info@buch.example> schrieb am Di., 3. Nov. 2026, 14:05:",
    "thunderbird-german": "Am 03.11.26 um 14:05 schrieb Buchladen:",
    "yahoo-german": "Am Dienstag, 3. November 2026 um 14:05:00 MEZ hat Buchladen <info@buch.example> "
    "Folgendes geschrieben:",
    "open-xchange": "Buchladen <info@buch.example> hat am 03.11.2026 14:05 CET geschrieben:",
    "horde": "Zitat von Buchladen <info@buch.example>:",
    "spark": "Am 3. Nov. 2026, 14:05 +0100 schrieb Buchladen <info@buch.example>:",
    "shop-called-ihr-buchladen": "Am 03.11.2026 um 14:05 schrieb Ihr Buchladen <info@buch.example>:",
    "apple-mail-english": "On 3 Nov 2026, at 14:05, Bookshop <info@book.example> wrote:",
    "gmail-english": "On Tue, Nov 3, 2026 at 2:05 PM Bookshop <info@book.example> wrote:",
    "gmail-english-wrapped-before-verb": "On Tue, Nov 3, 2026 at 2:05 PM Bookshop "
    "<info@book.example>\nwrote:",
    "proton": "On Tuesday, November 3rd, 2026 at 2:05 PM, Bookshop <info@book.example> wrote:",
    "zoho-framed": "---- Am Di, 03 Nov 2026 14:05:12 +0100 Buchladen <info@buch.example> schrieb ----",
    "french": "Le mar. 3 nov. 2026 à 14:05, Buchladen <info@buch.example> a écrit :",
    "spanish": "El mar, 3 nov 2026 a las 14:05, Buchladen (<info@buch.example>) escribió:",
    "italian": "Il giorno mar 3 nov 2026 alle ore 14:05 Buchladen <info@buch.example> ha scritto:",
    "dutch": "Op di 3 nov 2026 om 14:05 schreef Buchladen <info@buch.example>:",
    "polish": "wt., 3 lis 2026 o 14:05 Buchladen <info@buch.example> napisał(a):",
    "danish": "Den tir. 3. nov. 2026 kl. 14.05 skrev Buchladen <info@buch.example>:",
    "swedish": "Den tis 3 nov. 2026 kl 14:05 skrev Buchladen <info@buch.example>:",
    "gmail-without-verb": "2026-11-03 14:05 GMT+01:00 Buchladen <info@buch.example>:",
}


@pytest.mark.parametrize("attribution", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
@pytest.mark.parametrize("old", [MARKED, OLD], ids=["marked", "unmarked"])
def test_an_attribution_and_what_stands_below_it_are_quoted(attribution: str, old: str) -> None:
    read = letter(f"{NEW}\n\n{attribution}\n\n{old}\n")
    assert read.new_text == NEW
    assert read.quoted.strip() == f"{attribution}\n\n{old}"


LETTERHEADS = {
    "outlook-german": "Von: Buchladen\nGesendet: Dienstag, 3. November 2026 14:05\nAn: Erika "
    "Weber\nBetreff: Buch",
    "outlook-english": "From: Bookshop\nSent: Tuesday, November 3, 2026 2:05 PM\nTo: Erika "
    "Weber\nSubject: Book",
    "outlook-bold": "*Von:* Buchladen <info@buch.example>\n*Gesendet:* Dienstag\n*An:* "
    "Erika\n*Betreff:* Buch",
    "outlook-double-bold": "**From:** Bookshop\n**Sent:** Tuesday\n**To:** Erika\n**Subject:** Book",
    "outlook-underscores": "________________________________\nVon: Buchladen <info@buch.example>\n"
    "Gesendet: Dienstag, 3. November 2026 14:05\nAn: Erika\nBetreff: Buch",
    "outlook-divider": "-----Ursprüngliche Nachricht-----\nVon: Buchladen\nGesendet: Dienstag\nAn: "
    "Erika\nBetreff: Buch",
    "outlook-divider-english": "-----Original Message-----\nFrom: Bookshop\nSent: "
    "Tuesday\nTo: Erika\nSubject: "
    "Book",
    "outlook-mac": "Von: Buchladen <info@buch.example>\nDatum: Dienstag, 3. November 2026\nAn: "
    "Erika\nBetreff: Buch",
    "gmx": f'Gesendet: {LONG_AGO}\nVon: "Buchladen" <info@buch.example>\nAn: '
    f"e.weber@gmx.example\nBetreff: Buch",
    "t-online": "-----Original-Nachricht-----\nBetreff: Buch\nDatum: "
    "2026-11-03T14:05:00+0100\nVon: Buchladen\nAn: Erika",
    "samsung": "-------- Ursprüngliche Nachricht --------\nVon: Buchladen "
    "<info@buch.example>\nDatum: 03.11.26  14:05"
    "  (GMT+01:00)\nAn: Erika\nBetreff: Buch",
    "lines-with-blanks-between": "Von: Buchladen\n\nGesendet: Dienstag\n\nAn: Erika\n\nBetreff: Buch",
    "wrapped-recipients": "From: Bookshop <info@book.example>\nTo: Erika "
    "Weber\n<e.weber@gmx.example>\nSubject: A\nbook",
    "all-on-one-line": "Von: Buchladen <info@buch.example> Gesendet: Dienstag An: Erika Betreff: Buch",
    "french-outlook": "De : Buchladen\nEnvoyé : mardi 3 novembre 2026 14:05\nÀ : Erika\nObjet : Buch",
    "zendesk-marker": "##- Bitte geben Sie Ihre Antwort oberhalb dieser Zeile ein -##",
}


@pytest.mark.parametrize("letterhead", LETTERHEADS.values(), ids=LETTERHEADS)
def test_a_header_block_and_what_stands_below_it_are_quoted(letterhead: str) -> None:
    read = letter(f"{NEW}\n\n{letterhead}\n\n{OLD}\n")
    assert read.new_text == NEW
    assert read.quoted.strip() == f"{letterhead}\n\n{OLD}"


KEPT = {
    "a-story-with-a-date": "Am Montag schrieb ich Ihnen:\nDas Buch fehlt.\nBisher keine Antwort.",
    "a-story-with-date-and-time": "Am 03.11.2026 um 14:05 schrieb ich Ihnen:\nDas Buch fehlt.",
    "a-reported-answer": "Am 3.11.2026 um 14:05 schrieb Ihr Kollege:\nDas Paket sei da.\nDas stimmt nicht.",
    "a-story-in-english": "On 3 Nov 2026 at 14:05 I wrote:\nthe book is missing.",
    "somebody-was-wrong": "Der Paketdienst schrieb:\nZugestellt.\nEs war aber niemand da.",
    "an-arrow": "Bestellung -> Versand -> nichts\n-> bitte prüfen",
    "emphasis": ">>> WICHTIG <<<\nBitte antworten Sie heute.",
    "a-comparison": "Wir brauchen Rabatt für\n> 50 Stück\nund zwar bald.",
    "a-journey": "Von: Berlin\nNach: Hamburg\nDatum: 3.11.2026\nBitte liefern Sie unterwegs.",
    "a-journey-on-one-line": "Von: Berlin Nach: Hamburg\nBitte um ein Angebot.",
    "an-appointment": "Date: Tuesday\nTime: 7 pm\nAddress: 130 Fox St\n\nPlease come.",
    "dashes-as-bullets": "Es fehlen:\n-- das Buch\n-- die Karte\nBitte nachsenden.",
    "original-in-a-sentence": "Ist das die Original Nachricht oder eine Fälschung?\nBitte prüfen.",
    "a-drawn-line": "Erster Punkt\n-----\nZweiter Punkt, der länger ist.",
    "dashes-between-words": "Erster Punkt\n--\nZweiter Punkt. Können Sie das prüfen?",
    "a-contact-form": "Von: Erika <erika@web.example>\nBetreff: Frage\n\nNachrichtentext:\nWo bleibt "
    "das Buch?",
    "an-address-to-deliver-to": "Bitte liefern Sie an:\nErika Weber\nHauptstr. 5\n10115 Berlin\nTel. 030 "
    "1234567",
    "on-in-a-list": "Blah\nOn blah-blah-blah",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_merely_resembles_a_quotation_stays_new(text: str) -> None:
    assert new_text(text) == text


def test_answers_between_quoted_questions_stay_new() -> None:
    text = (
        "Am 03.11.26 um 14:05 schrieb Buchladen:\n> Welche Ausgabe?\nDie gebundene.\n> "
        "Und wohin?\n\nNach Berlin."
    )
    assert new_text(text) == "Die gebundene.\nNach Berlin."


def test_an_answer_below_the_quotation_stays_new() -> None:
    assert new_text(f"Am 03.11.26 um 14:05 schrieb Buchladen:\n{MARKED}\n\n{NEW}") == NEW


def test_words_below_an_attribution_whose_quotation_was_deleted_stay_new() -> None:
    assert new_text(f"Am 03.11.26 um 14:05 schrieb Buchladen:\n\n{NEW}") == NEW


def test_an_attribution_without_date_needs_marks_below() -> None:
    assert new_text(f"{NEW}\n\nFrau Schmidt schrieb:\n{MARKED}") == NEW


def test_an_attribution_of_an_unknown_language_is_seen_by_the_marks_below() -> None:
    text = f"{NEW}\n\n2026年11月3日 14:05，Buchladen <info@buch.example> 写道：\n\n{MARKED}"
    assert new_text(text) == NEW


def test_an_attribution_behind_the_words_on_the_same_line_is_quoted() -> None:
    assert new_text(f"Danke. Am 03.11.2026 um 14:05 schrieb Buchladen <i@b.example>:\n{MARKED}") == "Danke."


def test_the_end_of_a_late_wrapped_quoted_line_is_quoted() -> None:
    long = "> Wir haben Ihnen heute ein Paket geschickt, das morgen bei Ihnen in der\nstadt\n> ankommen wird."
    assert new_text(f"Danke.\n\nAm 03.11.26 um 14:05 schrieb Buchladen:\n{long}") == "Danke."


@pytest.mark.parametrize(
    "divider",
    [
        "---------- Forwarded message ----------",
        "-------- Weitergeleitete Nachricht --------",
        "Anfang der weitergeleiteten Nachricht:",
        "Begin forwarded message:",
    ],
)
def test_a_forwarded_mail_without_words_is_quoted_and_complete(divider: str) -> None:
    text = f"{divider}\n\nVon: Paketdienst <p@paket.example>\nBetreff: Zustellung\n\nNicht zugestellt."
    assert letter(text).quoted == text
    assert new_text(f"Zur Kenntnis\n\n{text}") == "Zur Kenntnis"


def test_carriage_returns_and_odd_spaces_do_not_disturb() -> None:
    text = (
        "Danke.\r\n\r\n\u00a0Am 03.11.2026 um\u00a014:05 schrieb Buchladen "
        "<i@b.example>:\u00a0\r\n\r\n\ufeff> Ja\r\n"
    )
    assert new_text(text) == "Danke."


def test_no_text_has_no_passages() -> None:
    assert split("") == ()
    assert [passage.kind for passage in split(" \n\n")] == ["new"]


LINES = st.sampled_from(
    [
        *ATTRIBUTIONS.values(),
        *LETTERHEADS.values(),
        *KEPT.values(),
        *(
            "> quoted",
            ">> older",
            ">",
            "",
            "-- ",
            "Viele Grüße",
            "Erika",
            "Tel. 030 1234567",
            "wrote:",
            "\u2028",
            "\r",
        ),
    ]
)


@given(st.one_of(st.text(), st.lists(LINES | st.text(max_size=40), max_size=25).map("\n".join)))
def test_passages_cover_any_text_without_gap(text: str) -> None:
    passages = split(text)
    assert "".join(text[passage.start : passage.end] for passage in passages) == text
    assert all(left.end == right.start for left, right in pairwise(passages))
    assert all(passage.start < passage.end for passage in passages)


@given(st.lists(LINES, max_size=25))
def test_marked_lines_never_count_as_new(lines: list[str]) -> None:
    assert not {"> quoted", ">> older"} & set(letter("\n".join(lines)).new_text.splitlines())


@given(st.lists(st.text(alphabet="abcdefgh ,.äöü", min_size=1).filter(str.strip), min_size=1, max_size=9))
def test_plain_words_are_never_taken_away(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert letter(text).new_text == text


def test_many_lines_that_look_like_announcements_are_read_in_one_go() -> None:
    text = "schrieb:\nVon: x@y\n" * 20_000
    assert split(text)[-1].end == len(text)
