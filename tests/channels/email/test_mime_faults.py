import base64
import json
import os
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kulanz.channels.email import mime
from kulanz.channels.email.parse import as_json

HEAD = b"From: a@b.de\nDate: Mon, 3 Dec 2018 10:00:00 +0100\nSubject: x\n"
REAL = (
    HEAD + b"To: =?utf-8?Q?M=C3=BCller?= <m@x.de>\nMessage-ID: <1@x>\nReferences: <0@x>\n"
    b'Content-Type: multipart/mixed; boundary="aussen"\n\nVorwort\n--aussen\n'
    b'Content-Type: multipart/alternative; boundary="innen"\n\n'
    b"--innen\nContent-Type: text/plain; format=flowed; charset=utf-8\n"
    b"Content-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=C3=9Fe =\n aus K=C3=B6ln\n\n"
    b"Am 3.12.2018 um 10:00 schrieb Max:\n> alt\n-- \nErika\n"
    b"--innen\nContent-Type: text/html; charset=iso-8859-1\n\n"
    b"<p>Gr&uuml;&szlig;e <a href='https://x.de'>x</a><blockquote>alt</blockquote>\n--innen--\n"
    b"--aussen\nContent-Type: image/png; name*=utf-8''M%C3%BCll.png\nContent-Transfer-Encoding: base64\n"
    b"Content-ID: <b@x>\n\niVBORw0KGgo=\n"
    b"--aussen\nContent-Type: message/rfc822\n\nSubject: innen\n\nInneres\n"
    b"--aussen\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n--aussen--\n"
)
PIECES = [
    b"Content-Type: multipart/mixed; boundary=b\n", b"Content-Type: message/rfc822\n", b"\n", b"--b\n",
    b"--b--\n", b"Content-Type: message/delivery-status\n", b"Content-Transfer-Encoding: base64\n",
    b"SGFsbG8=\n", b"\r", b"Content-Type: text/html\n", b"Content-Type: multipart/digest; boundary=\n",
    b"Content-Disposition: attachment\n", b"Content-Transfer-Encoding: x-uuencode\n", b"begin 644 a\n",
    b"#86)C\n", b"end\n", b"From: <\n",
]  # fmt: skip


def check(raw: bytes) -> None:
    """What must hold of any bytes at all."""
    letter = mime.read(raw)
    json.dumps(as_json("x", raw), ensure_ascii=False).encode()
    assert "\x00" not in letter.text + letter.subject
    place = 0
    for passage in letter.passages:
        assert passage.start == place
        place = passage.end
    assert place == len(letter.text)
    for enclosure in letter.enclosures:
        name, kind, content = mime.part(raw, enclosure.path)
        assert (name, kind, len(content)) == (enclosure.name, enclosure.type, enclosure.size)


@given(st.binary(max_size=2_000))
def test_any_bytes_are_read(raw: bytes) -> None:
    check(raw)


@given(st.lists(st.tuples(st.integers(0, len(REAL)), st.binary(max_size=8), st.integers(0, 60)), max_size=8))
@settings(max_examples=400)
def test_a_mutated_mail_is_read(changes: list[tuple[int, bytes, int]]) -> None:
    raw = REAL
    for place, put, cut in changes:
        raw = raw[:place] + put + raw[place + cut :]
    check(raw)


@given(st.integers(0, len(REAL)))
def test_a_mail_cut_off_anywhere_is_read(end: int) -> None:
    check(REAL[:end])


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=400)
def test_any_order_of_mail_pieces_is_read(pieces: list[bytes]) -> None:
    check(b"".join(pieces))


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "empty"),
        (b"\r\n\n \x00\n", "empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00" + bytes(range(256)) * 10, "not_a_mail"),
        (b"Nur ein Satz.", "not_a_mail"),
        (HEAD, "no_body"),
        (HEAD + b"Content-Type: text/plain; charset=klingonisch\n\nGr\xfc\xdfe", "unknown_charset"),
        (HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHallo", "truncated"),
        (HEAD + b"Content-Type: multipart/mixed\n\nHallo", "no_boundary"),
        (HEAD + b"Content-Type: multipart/mixed; boundary=b\n\nHallo", "no_parts"),
        (b"From: <>\nSubject: x\n\nHallo", "bad_from"),
        (b"From: a@b.de\nDate: gestern\n\nHallo", "bad_date"),
        (b"From: a@b.de\n\nHallo", "no_date"),
        (HEAD + b"X-A: b\n" * 200_000 + b"\nHallo", "headers_too_large"),
    ],
)
def test_what_is_wrong_has_a_name(raw: bytes, problem: str) -> None:
    assert problem in mime.read(raw).problems
    check(raw)


def test_a_sound_mail_has_no_problem() -> None:
    assert mime.read(REAL).problems == ()


def test_a_multipart_that_hides_its_boundary_is_still_opened() -> None:
    raw = HEAD + b"Content-Type: multipart/mixed\n\n--grenze\nContent-Type: text/plain\n\nHallo\n--grenze--\n"
    assert mime.read(raw).text == "Hallo"


def test_a_multipart_without_parts_shows_its_words() -> None:
    assert mime.read(HEAD + b"Content-Type: multipart/mixed; boundary=b\n\nHallo").text == "Hallo"


def test_only_an_attachment_leaves_the_text_empty() -> None:
    letter = mime.read(
        HEAD + b"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nSGFsbG8="
    )
    assert (letter.text, letter.problems) == ("", ("no_body",))
    assert [(e.name, e.size, e.path) for e in letter.enclosures] == [("a.pdf", 5, "1")]


def test_a_bounce_with_stray_bytes_in_its_address_can_be_written_out() -> None:
    raw = HEAD + (
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nFehler\n--b\n"
        b"Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
        b"Final-Recipient: rfc822; z\xbb@x.de\nAction: failed\nStatus: 5.1.1\n\n--b--\n"
    )
    assert len(mime.read(raw).bounces) == 1
    check(raw)


def test_nul_bytes_vanish_from_the_words() -> None:
    assert mime.read(HEAD + b"\nHal\x00lo").text == "Hallo"


@pytest.mark.parametrize(
    "top", [b"From a@b.de Mon Dec  3 10:00:00 2018\n", b">From x\n", b"\n\n", b"\xef\xbb\xbf"]
)
def test_what_stands_above_the_headers_does_not_matter(top: bytes) -> None:
    letter = mime.read(top + HEAD + b"\nHallo")
    assert (letter.subject, letter.text, letter.problems) == ("x", "Hallo", ())


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_every_line_ending_is_understood(end: bytes) -> None:
    letter = mime.read(REAL.replace(b"\n", end))
    assert letter.text == mime.read(REAL).text
    assert len(letter.enclosures) == 3


@pytest.mark.parametrize("cut", range(1, 8))
def test_truncated_base64_gives_what_is_left(cut: int) -> None:
    whole = base64.b64encode(b"Hallo Welt, wie geht es")
    letter = mime.read(HEAD + b"Content-Transfer-Encoding: base64\n\n" + whole[:-cut])
    assert letter.text.startswith("Hallo Welt, wie")


def test_a_thousand_nested_parts_are_bounded() -> None:
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1_000))
    raw = HEAD + head + b"\nganz innen\n"
    begun = time.process_time()
    check(raw)
    assert time.process_time() - begun < 3
    assert "too_deep" in mime.read(raw).problems


def test_a_thousand_nested_mails_are_bounded() -> None:
    raw = HEAD + b"Content-Type: message/rfc822\n\n" * 1_000 + b"\ninnen"
    assert "too_deep" in mime.read(raw).problems
    check(raw)


def test_ten_thousand_parts_are_bounded() -> None:
    raw = HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 10_000 + b"--b--\n"
    assert "too_many_parts" in mime.read(raw).problems


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + b"\n" + b"> a\n\n" * 200_000,
        b"Subject: " + b"=?a?q?" * 100_000 + b"\n\nx",
        b"From: " + b"(" * 200_000 + b"\n\nx",
        b"From: " + b'"\\' * 200_000 + b"\n\nx",
        b"From: " + b"<a@b.de> " * 50_000 + b"\n\nx",
        b"References: " + b"<" * 300_000 + b"\n\nx",
        b"Date: " + b"(" * 300_000 + b"\n\nx",
        b"Content-Type: text/plain; " + b';a="' * 200_000 + b"\n\nx",
        HEAD + b"Content-Type: multipart/mixed; boundary=-\n\n" + b"---x\n" * 500_000,
        HEAD + b"Content-Type: text/html\n\n" + b"<div>" * 20_000 + b"x",
        HEAD + b"Content-Type: text/html\n\n" + b"<" * 500_000,
    ],
)
def test_nothing_hostile_takes_more_than_a_few_seconds(raw: bytes) -> None:
    begun = time.process_time()
    mime.read(raw)
    assert time.process_time() - begun < 5


def test_a_large_attachment_is_not_copied_several_times() -> None:
    content = os.urandom(6_000_000)
    raw = HEAD + (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHallo\r\n--b\r\n"
        b"Content-Type: application/zip\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(content).replace(b"\n", b"\r\n")
        + b"--b--\r\n"
    )
    tracemalloc.start()
    letter = mime.read(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * len(raw)
    assert letter.enclosures[0].size == len(content)
    assert mime.part(raw, "2")[2] == content
