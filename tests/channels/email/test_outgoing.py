import email
from datetime import UTC, datetime
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.channels.email import outgoing, plainhtml
from kulanz.channels.email.headerlines import clean
from kulanz.channels.email.tokens import plus_address, token_in
from kulanz.channels.letter import Address
from kulanz.lib import filenames
from kulanz.lib.refusal import Refusal

ERIKA = Address("Erika Müller", "erika@example.test")
DESK = Address("Kräuterhof", "hallo@example.test")


def written(**changes: Any) -> bytes:
    given: dict[str, Any] = {
        "sender": DESK,
        "to": [ERIKA],
        "cc": [],
        "bcc": [],
        "subject": "Ihre Bestellung",
        "text": "Guten Tag",
        "message_id": "1.abc@example.test",
        "in_reply_to": None,
        "references": [],
        "date": datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
        "attachments": [],
    }
    return outgoing.write(**given | changes)


def read(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=policy.default)


def text_of(mail: EmailMessage, kind: str = "plain") -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return body.get_payload(decode=True).decode().replace("\r\n", "\n")  # type: ignore[union-attr]  # it is bytes


def test_no_line_is_too_long_and_every_line_ends_with_crlf() -> None:
    long = "ä" * 5000
    content = written(text=long, subject=long, attachments=[(long + ".pdf", "application/pdf", b"x" * 5000)])

    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert text_of(read(content)) == long


anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(subject=anything, name=anything, text=anything)
def test_what_was_written_is_what_is_read(subject: str, name: str, text: str) -> None:
    content = written(subject=subject, text=text, to=[Address(name, "erika@example.test")])
    mail = read(content)

    assert clean(mail["Subject"]) == clean(subject)
    assert text_of(mail) == outgoing.cleaned(text)
    # The newer parser of Python 3.11 puts spaces between encoded words of a name, so the older one reads it.
    shown, address = parseaddr(str(email.message_from_bytes(content)["To"]))
    assert address == "erika@example.test"
    assert clean(str(make_header(decode_header(shown)))) == clean(name)
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert set(mail.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
    }  # fmt: skip


@given(name=anything, content=st.binary(max_size=300))
def test_attachments_arrive_byte_by_byte_under_their_cleaned_name(name: str, content: bytes) -> None:
    mail = read(written(attachments=[(name, "application/pdf", content)]))
    [attachment] = mail.iter_attachments()

    assert attachment.get_payload(decode=True) == content
    assert attachment.get_filename() == (filenames.clean(name) or "attachment.pdf")


def test_an_umlaut_in_a_file_name_is_written_for_new_and_for_old_programs() -> None:
    content = written(attachments=[("Kündigung.pdf", "application/pdf", b"%PDF")])

    assert b"filename*=utf-8''K%C3%BCndigung.pdf" in content
    assert b'name="=?utf-8?q?K=C3=BCndigung=2Epdf?="' in content


@pytest.mark.parametrize(
    "injected", ["Hallo\r\nBcc: x@y.de", "Hallo\nX: y", "Hallo\rX: y", "Hallo\u2028X: y"]
)
def test_no_header_can_be_smuggled_in(injected: str) -> None:
    mail = read(
        written(
            subject=injected,
            sender=Address(injected, DESK.address),
            in_reply_to=injected,
            references=[injected],
        )
    )

    assert "Bcc" not in mail and "X" not in mail
    assert "In-Reply-To" not in mail and "References" not in mail


@pytest.mark.parametrize(
    "address", ["a@b.de\nBcc: c@d.de", "a b@c.de", "nobody", "ümlaut@example.test", "a@b.de,c@d.de"]
)
def test_an_address_that_cannot_be_written_to_is_refused(address: str) -> None:
    for place in ("to", "cc", "bcc"):
        with pytest.raises(Refusal):
            written(**{place: [Address("", address)]})


def test_nobody_sees_who_got_a_blind_copy() -> None:
    content = written(to=[], bcc=[Address("", "geheim@example.test")])

    assert b"geheim" not in content
    assert b"To: undisclosed-recipients:;\r\n" in content


def test_a_domain_with_umlauts_is_written_in_ascii() -> None:
    assert b"<info@xn--mller-kva.de>" in written(to=[Address("Müller", "info@müller.de")])


def test_the_first_and_the_last_references_are_kept() -> None:
    mail = read(
        written(references=[f"{number}@example.test" for number in range(100)], in_reply_to="99@example.test")
    )

    kept = mail["References"].split()
    assert kept[0] == "<0@example.test>"
    assert kept[1:] == [f"<{number}@example.test>" for number in range(80, 100)]
    assert mail["In-Reply-To"] == "<99@example.test>"


def test_a_human_answer_is_not_marked_as_automatic_and_a_notice_is() -> None:
    assert "Auto-Submitted" not in read(written())
    assert read(written(automatic="auto-generated"))["Auto-Submitted"] == "auto-generated"


def test_a_forwarded_mail_travels_unencoded_or_as_a_file() -> None:
    plain = b"From: a@b.de\nSubject: x\n\nHallo\n"
    [forwarded] = read(written(attachments=[("x.eml", "message/rfc822", plain)])).iter_attachments()
    assert forwarded.get_content_type() == "message/rfc822"
    assert forwarded.get_payload(0)["Subject"] == "x"  # type: ignore[index]  # a message

    [packed] = read(written(attachments=[("x.eml", "message/rfc822", "Ä".encode())])).iter_attachments()
    assert packed.get_content_type() == "application/octet-stream"


def test_a_strange_type_becomes_a_plain_file() -> None:
    [file] = read(written(attachments=[("x", "text/html\r\nX-Y: z", b"1")])).iter_attachments()

    assert file.get_content_type() == "application/octet-stream"


def test_the_html_twin_shows_paragraphs_links_and_quotations_and_nothing_else() -> None:
    shown = plainhtml.body("Hallo,\nsiehe https://example.test/a?b=1&c=2.\n\n> <b>alt</b>\n>> älter\n\nGruß")

    assert shown == (
        '<p>Hallo,<br>\nsiehe <a href="https://example.test/a?b=1&amp;c=2">'
        "https://example.test/a?b=1&amp;c=2</a>.</p>\n"
        f'<blockquote type="cite" style="{plainhtml._QUOTE_STYLE}">\n<p>&lt;b&gt;alt&lt;/b&gt;</p>\n'
        f'<blockquote type="cite" style="{plainhtml._QUOTE_STYLE}">\n<p>älter</p>\n</blockquote>\n</blockquote>\n'
        "<p>Gruß</p>\n"
    )
    assert "<p>Guten Tag</p>" in text_of(read(written()), "html")


def test_a_mail_address_in_the_text_can_be_clicked() -> None:
    assert '<a href="mailto:info@example.test">info@example.test</a>' in plainhtml.body(
        "an info@example.test"
    )


@given(anything)
def test_no_tag_of_the_text_survives_in_the_html(text: str) -> None:
    assert "<script" not in plainhtml.body(f"<script>{text}</script>")


def test_message_ids_never_repeat() -> None:
    made = {outgoing.new_message_id("example.test") for _ in range(1000)}

    assert len(made) == 1000
    assert all(ident.endswith("@example.test") and "<" not in ident for ident in made)


def test_a_token_is_found_again_in_the_address() -> None:
    address = plus_address("hallo@example.test", "abc_-123")

    assert address == "hallo+k-abc_-123@example.test"
    assert token_in(address) == "abc_-123"
    assert token_in("hallo@example.test") is None


def test_an_address_that_would_become_too_long_gets_no_token() -> None:
    long = "a" * 60 + "@example.test"

    assert plus_address(long, "token") == long
