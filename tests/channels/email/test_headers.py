from datetime import UTC, datetime
from email.message import Message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.channels.email import headers, parts
from kulanz.channels.letter import Address


def mail(head: str | bytes) -> Message:
    raw = head if isinstance(head, bytes) else head.encode()
    return parts.take_apart(raw + b"\r\n\r\nHallo", []).message


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("=?utf-8?Q?M=C3=BCller?=", "Müller"),
        ("=?utf-8?B?TcO8bGxlcg?=", "Müller"),
        ("=?utf-8?Q?M=C3?=\r\n =?utf-8?Q?=BCller?=", "Müller"),
        ("=?x-unbekannt?Q?M=C3=BCller?=", "Müller"),
        ("=?iso-8859-1?Q?M=FCller?= schreibt", "Müller schreibt"),
        ("=?utf-8?Q?a?= =?iso-8859-1?Q?=FC?= b", "aü b"),
        ("=?utf-8?Q?zwei Worte?=", "zwei Worte"),
        ("=?utf-8*de?Q?mit_Sprache?=", "mit Sprache"),
        ("Ihre\r\n\tBestellung", "Ihre Bestellung"),
        ("Ihre\x00 \x07Best\u202eellung", "Ihre Bestellung"),
        ("=?utf-8?Q?unvollendet", "=?utf-8?Q?unvollendet"),
        ("", ""),
    ],
)
def test_a_subject_is_readable_however_it_was_encoded(written: str, shown: str) -> None:
    assert headers.text(mail("Subject: " + written), "subject") == shown


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_raw_eight_bit_subjects_are_read_as_utf_8_or_cp1252(charset: str) -> None:
    assert headers.text(mail("Subject: Größe".encode(charset)), "Subject") == "Größe"


def test_an_absent_header_is_empty() -> None:
    assert headers.text(mail("From: a@b.de"), "Subject") == ""


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ("Max <max@firma.de>", "Max", "max@firma.de"),
        ("max@FIRMA.de", "", "max@firma.de"),
        ("Max@Firma.de", "", "Max@firma.de"),
        ('"Müller, Hans" <h@x.de>', "Müller, Hans", "h@x.de"),
        ("Müller, Hans <h@x.de>", "Müller, Hans", "h@x.de"),
        ("'Hans' <h@x.de>", "Hans", "h@x.de"),
        ('"=?utf-8?Q?M=C3=BCller,_H?=" <h@x.de>', "Müller, H", "h@x.de"),
        ("h@x.de (Hans (der) Große)", "Hans (der) Große", "h@x.de"),
        ("hans (at) firma.de (Hans M)", "Hans M", "hans@firma.de"),
        ("Hans <h@Bücher.de>", "Hans", "h@xn--bcher-kva.de"),
        ("Hans <mailto:h@x.de>", "Hans", "h@x.de"),
        ('"h@x.de" <>', "", "h@x.de"),
        ('"unfertig <h@x.de>', "unfertig", "h@x.de"),
        ("<<h@x.de>>", "", "h@x.de"),
        ('<"a b"@x.de>', "", '"a b"@x.de'),
        ("=?utf-8?Q?h=40x.de?=", "", "h@x.de"),
    ],
)
def test_a_sender_is_found_in_what_programs_write(written: str, name: str, address: str) -> None:
    assert headers.addresses(mail("From: " + written), "From") == (Address(name, address),)


@pytest.mark.parametrize(
    "written",
    ["", "<>", "<[abc", "<a@[", "a@b@c.de", "<a@b@c.de>", "Max (at) dort", "niemand:;"],
)
def test_what_is_no_address_yields_none(written: str) -> None:
    assert headers.addresses(mail("From: " + written), "From") == ()


def test_groups_and_semicolons_and_several_headers_all_count() -> None:
    found = headers.addresses(mail('To: Freunde: a@x.de, "B" <b@x.de>; c@x.de\r\nTo: d@x.de'), "To")
    assert [one.address for one in found] == ["a@x.de", "b@x.de", "c@x.de", "d@x.de"]


def test_ids_lose_brackets_folds_and_junk() -> None:
    found = headers.ids(mail("References: <a@x>\r\n <b\r\n @x> Unsinn <a@x> <"), "References")
    assert found == ("a@x", "b@x")


def test_an_id_without_brackets_is_taken() -> None:
    assert headers.ids(mail("Message-ID: abc@x"), "Message-ID") == ("abc@x",)


def test_of_very_many_ids_the_first_and_the_newest_stay() -> None:
    found = headers.ids(mail("References: " + " ".join(f"<{n}@x>" for n in range(1000))), "References")
    assert len(found) == 200
    assert (found[0], found[-1]) == ("0@x", "999@x")


@pytest.mark.parametrize(
    "written",
    [
        "Mon, 3 Dec 2018 10:00:00 +0100",
        "3 Dec 18 09:00 GMT",
        "Mo, 3 Dez 2018 10:00:00 +0100 (CET)",
        "Montag, 3. Dezember 2018 09:00:00",
        "2018-12-03T10:00:00+01:00",
        "03.12.2018 09:00",
        "Mon Dec  3 09:00:00 2018",
        "Mon, 3 Dec 2018 10:00:00 GMT+0100",
        "Mon, 3 Dec 2018 10.00.00 +0100",
        "Mon, 3 Dec 2018 10:00:00.123 +01:00",
        "Mon, 3 Dec 0018 10:00:00 +0100",
    ],
)
def test_a_date_is_understood_in_its_many_forms(written: str) -> None:
    assert headers.date(mail("Date: " + written)) == datetime(2018, 12, 3, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "", "gestern", "Mon, 33 Dec 2018 10:00:00 +0100", "Mon, 3 Dec 99999 1:1:1", "3 Dec 2018 25:00:00",
        "Thu, 1 Jan 1970 00:00:00 +0000", "Mon, 3 Dec 2018 10:00:00 +9999999",
    ],
)  # fmt: skip
def test_what_cannot_be_a_date_is_none(written: str) -> None:
    assert headers.date(mail("Date: " + written)) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('filename="a b.pdf"', "a b.pdf"),
        ("filename=Meine Datei.pdf", "Meine Datei.pdf"),
        ('filename="offen.pdf', "offen.pdf"),
        ("filename*=utf-8''M%C3%BCll.pdf; filename=Mll.pdf", "Müll.pdf"),
        ("filename*0*=utf-8''M%C3; filename*1*=%BCll; filename*2=.pdf", "Müll.pdf"),
        ('filename*1=".pdf"; filename*0="Rechnung"', "Rechnung.pdf"),
        ("filename*=M%C3%BCll.pdf", "Müll.pdf"),
    ],
)
def test_parameters_are_put_together(written: str, name: str) -> None:
    assert headers.parameters("attachment; " + written) == ("attachment", {"filename": name})


@given(st.binary(max_size=400))
def test_no_header_value_raises(value: bytes) -> None:
    message = mail(b"From: " + value + b"\r\nDate: " + value + b"\r\nReferences: " + value)
    for name in ("From", "Date", "References"):
        headers.text(message, name).encode()
        headers.parameters(headers.raw_value(message, name))
        assert all("@" in one.address for one in headers.addresses(message, name))
        assert all("<" not in one for one in headers.ids(message, name))
    headers.date(message)


@given(st.text(alphabet='<>@()[]";:,\\ =?abÄ.\n', max_size=120))
def test_no_address_list_raises(value: str) -> None:
    for one in headers.addresses(mail("From: " + value), "From"):
        assert one.address.rpartition("@")[2].isascii()
