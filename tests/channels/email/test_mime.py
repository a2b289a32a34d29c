import base64
import json
from datetime import UTC, datetime

import pytest

from kulanz.channels.email import mime
from kulanz.channels.email.flowed import unflow
from kulanz.channels.email.parse import as_json
from kulanz.channels.letter import Address, Letter

HEAD = """From: Erika Muster <erika@firma.de>
To: Laden <info@laden.test>
Subject: Meine Bestellung
Message-ID: <eins@firma.de>
Date: Mon, 3 Dec 2018 10:00:00 +0100
MIME-Version: 1.0
"""


def read(rest: str | bytes, head: str = HEAD) -> Letter:
    return mime.read(head.encode() + (rest if isinstance(rest, bytes) else rest.encode()))


def multipart(kind: str, *parts: str) -> str:
    inner = "".join(f"--{kind}grenze\n{part}\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{kind}grenze"\n\n{inner}--{kind}grenze--\n'


PLAIN = "Content-Type: text/plain; charset=utf-8\n\nGrüße"
HTML = "Content-Type: text/html; charset=utf-8\n\n<p>Grüße <b>fett</b></p>"
PDF = (
    "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n"
    "Content-Disposition: attachment; filename=a.pdf\n\nSGFsbG8="
)
PICTURE = (
    "Content-Type: image/png\nContent-ID: <bild@x>\nContent-Transfer-Encoding: base64\n"
    "Content-Disposition: inline; filename=bild.png\n\nSGFsbG8="
)


def test_a_simple_mail_is_read_whole() -> None:
    letter = read(
        "In-Reply-To: <null@x>\nReferences: <a@x> <null@x>\nReply-To: r@x.de\nCc: c@x.de\n\nHallo\r\nWelt\r\n"
    )
    assert letter.sender == Address("Erika Muster", "erika@firma.de")
    assert letter.to == (Address("Laden", "info@laden.test"),)
    assert letter.cc == (Address("", "c@x.de"),)
    assert letter.reply_to == Address("", "r@x.de")
    assert (letter.message_id, letter.in_reply_to) == ("eins@firma.de", "null@x")
    assert letter.references == ("a@x", "null@x")
    assert letter.sent_at == datetime(2018, 12, 3, 9, tzinfo=UTC)
    assert letter.text == "Hallo\nWelt"
    assert letter.html is None
    assert letter.problems == ()


def test_plain_words_win_over_html_and_html_is_kept() -> None:
    letter = read(multipart("alternative", PLAIN, HTML))
    assert letter.text == "Grüße"
    assert letter.html == "<p>Grüße <b>fett</b></p>"
    assert letter.enclosures == ()


@pytest.mark.parametrize(
    "empty", ["", " \n\n", "\u00a0", "Diese Nachricht ist in HTML, bitte anzeigen Sie sie dort."]
)
def test_html_speaks_where_the_plain_version_says_nothing(empty: str) -> None:
    words = "Das ist die lange eigentliche Nachricht. " * 8
    letter = read(
        multipart(
            "alternative",
            f"Content-Type: text/plain; charset=utf-8\n\n{empty}",
            f"Content-Type: text/html\n\n<p>{words}</p>",
        )
    )
    assert letter.text == words.strip()


def test_html_alone_becomes_text() -> None:
    letter = read(HTML)
    assert letter.text == "Grüße fett"
    assert letter.html == "<p>Grüße <b>fett</b></p>"


def test_inline_texts_of_a_mixed_mail_are_joined_in_order() -> None:
    letter = read(multipart("mixed", PLAIN, PDF, "Content-Type: text/plain\n\nSent from here"))
    assert letter.text == "Grüße\n\nSent from here"
    assert [(e.name, e.type, e.size, e.inline) for e in letter.enclosures] == [
        ("a.pdf", "application/pdf", 5, False)
    ]


def test_a_picture_shown_in_the_html_is_inline() -> None:
    html = 'Content-Type: text/html\n\n<img src="cid:bild@x">Hallo'
    letter = read(multipart("related", html, PICTURE))
    (picture,) = letter.enclosures
    assert (picture.name, picture.inline, picture.content_id) == ("bild.png", True, "bild@x")
    assert letter.text == "Hallo"


def test_alternative_in_related_in_mixed_is_found() -> None:
    related = multipart("related", HTML, PICTURE)
    letter = read(multipart("mixed", multipart("alternative", PLAIN, related), PDF))
    assert letter.text == "Grüße"
    assert [(e.name, e.path) for e in letter.enclosures] == [("bild.png", "1.2.2"), ("a.pdf", "2")]


def test_an_enclosure_is_fetched_again_by_its_path() -> None:
    raw = (HEAD + multipart("mixed", PLAIN, multipart("mixed2", PLAIN, PDF))).encode()
    (enclosure,) = mime.read(raw).enclosures
    assert mime.part(raw, enclosure.path) == ("a.pdf", "application/pdf", b"Hallo")


def test_an_unknown_path_is_refused() -> None:
    with pytest.raises(LookupError):
        mime.part(HEAD.encode(), "7")


def test_a_forwarded_mail_is_a_file_named_by_its_subject() -> None:
    inner = "Content-Type: message/rfc822\n\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe/x?=\nFrom: c@d.de\n\nInneres"
    letter = read(multipart("mixed", PLAIN, inner))
    assert letter.text == "Grüße"
    (enclosed,) = letter.enclosures
    assert (enclosed.name, enclosed.type) == ("x.eml", "message/rfc822")


def test_the_original_of_a_report_is_a_file_and_no_text() -> None:
    status = (
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
        "Final-Recipient: rfc822; z@x.de\nAction: failed\nStatus: 5.1.1\n"
    )
    original = "Content-Type: message/rfc822\n\nSubject: Angebot\nMessage-ID: <unser@x>\n\nUnser Text"
    letter = read(multipart("report", "Content-Type: text/plain\n\nNicht zustellbar", status, original))
    assert letter.text == "Nicht zustellbar"
    assert [e.name for e in letter.enclosures] == ["Angebot.eml"]
    assert letter.bounces[0].address == "z@x.de"


def test_an_invitation_without_words_is_told_in_lines() -> None:
    ics = (
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nSUMMARY:Abholung\nLOCATION:Laden\n"
        "DTSTART:20181204T090000Z\nDTEND:20181204T100000Z\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    letter = read(multipart("mixed", "Content-Type: text/calendar; method=REQUEST\n\n" + ics))
    assert letter.text == "Abholung\n2018-12-04 09:00–10:00 UTC\nLaden"
    assert [e.name for e in letter.enclosures] == ["invitation.ics"]


def test_an_invitation_beside_words_leaves_them_alone() -> None:
    letter = read(
        multipart("alternative", PLAIN, HTML, "Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nEND:VCALENDAR")
    )
    assert letter.text == "Grüße"
    assert [e.type for e in letter.enclosures] == ["text/calendar"]


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ("attachment; filename*=utf-8''M%C3%BCll.pdf", "Müll.pdf"),
        ('attachment; filename="=?utf-8?Q?M=C3=BCll.pdf?="', "Müll.pdf"),
        ('attachment; filename="Müll.pdf"', "Müll.pdf"),
        ('attachment; filename="../../etc/pass\twd"', "pass wd"),
        ('attachment; filename="a\u202efdp.exe"', "afdp.exe"),
        ("attachment", "attachment.pdf"),
        ("", "attachment.pdf"),
    ],
)
def test_files_have_fit_names(disposition: str, name: str) -> None:
    part = f"Content-Type: application/pdf\nContent-Disposition: {disposition}\n\nx"
    assert [e.name for e in read(multipart("mixed", PLAIN, part)).enclosures] == [name]


def test_winmail_stays_a_file() -> None:
    tnef = "Content-Type: application/ms-tnef; name=winmail.dat\n\nx"
    assert [e.name for e in read(multipart("mixed", PLAIN, tnef)).enclosures] == ["winmail.dat"]


def test_uuencoded_text_is_left_as_it_is() -> None:
    words = "Hier:\nbegin 644 a.txt\n#86)C\n`\nend"
    assert read("\n" + words).text == words


@pytest.mark.parametrize(
    ("declared", "encoded", "text"),
    [
        ("utf-8", "utf-8", "Größe"), ("utf8", "utf-8", "Größe"), ("iso-8859-1", "cp1252", "Größe 5 €"),
        ("us-ascii", "utf-8", "Größe"), ("us-ascii", "cp1252", "Größe"), ("utf-8", "cp1252", "Größe"),
        ("iso-8859-1", "utf-8", "Größe"), ("cp-850", "cp850", "Größe"), ("unknown-8bit", "cp1252", "Größe"),
        ("iso-8859-15", "iso-8859-15", "5 €"), ("koi8-r", "koi8-r", "Привет"), ("gb2312", "gb18030", "你好"),
        ("shift_jis", "cp932", "こんにちは"), ("zlib", "utf-8", "Größe"), ("", "cp1252", "Größe"),
        ("utf-16", "utf-16", "Größe"), ("iso-2022-jp", "iso-2022-jp", "こんにちは"),
    ],
)  # fmt: skip
def test_words_are_readable_whatever_their_charset_is_called(declared: str, encoded: str, text: str) -> None:
    body = base64.encodebytes(text.encode(encoded))
    head = f'Content-Type: text/plain; charset="{declared}"\nContent-Transfer-Encoding: base64\n\n'
    assert read(head.encode() + body).text == text


def test_flowed_paragraphs_are_joined() -> None:
    words = "Das ist ein \nlanger Absatz.\n> alt und \n> lang\n>> \u00e4lter\n-- \nMax"
    letter = read("Content-Type: text/plain; charset=utf-8; format=flowed\n\n" + words)
    assert letter.text == "Das ist ein langer Absatz.\n> alt und lang\n>> älter\n-- \nMax"


def test_flowed_with_delsp_joins_without_a_space() -> None:
    assert unflow("Bestell \nnummer\n From", delsp=True) == "Bestellnummer\nFrom"


def test_the_json_form_has_exactly_the_promised_keys() -> None:
    found = as_json("a.eml", (HEAD + multipart("mixed", PLAIN, PDF)).encode())
    assert list(found) == [
        "file", "message_id", "in_reply_to", "references", "from", "reply_to", "to", "cc", "subject", "date",
        "language", "text", "new_text", "quoted", "signature", "html", "attachments", "automatic", "bounces",
        "problems",
    ]  # fmt: skip
    assert found["date"] == "2018-12-03T09:00:00Z"
    assert found["from"] == {"name": "Erika Muster", "address": "erika@firma.de"}
    assert found["attachments"] == [{"name": "a.pdf", "type": "application/pdf", "size": 5, "inline": False}]
    assert json.loads(json.dumps(found)) == found
