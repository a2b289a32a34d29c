"""Bounces as mail servers of many makes send them; all of these were written for this test."""

from email import message_from_bytes, message_from_string, policy
from email.message import Message

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kulanz.channels.email import bounces

DAEMON = "MAILER-DAEMON@mail.laden.example"
KUNDIN = "kundin@beispiel.example"


def _mail(
    body: str, subject: str = "Undelivered Mail Returned to Sender", sender: str = DAEMON, **more: str
) -> Message:
    headers = {"From": sender, "To": "laden@laden.example", "Subject": subject, "Return-Path": "<>"}
    headers |= {name.replace("_", "-"): value for name, value in more.items()}
    head = "".join(f"{name}: {value}\n" for name, value in headers.items())
    return message_from_bytes((head + "\n" + body).encode(), policy=policy.compat32)


def _report(
    fields: str, text: str = "Sorry.", kind: str = "multipart/report; report-type=delivery-status"
) -> Message:
    body = (
        f"--x\nContent-Type: text/plain\n\n{text}\n\n--x\nContent-Type: message/delivery-status\n\n"
        f"Reporting-MTA: dns; mail.laden.example\n\n{fields}\n\n"
        "--x\nContent-Type: message/rfc822\n\nMessage-ID: <ours@laden.example>\n"
        "To: kundin@beispiel.example\n\nHallo\n--x--\n"
    )
    return _mail(body, Content_Type=f'{kind}; boundary="x"')


def _fields(diagnostic: str, status: str = "5.0.0", action: str = "failed", address: str = KUNDIN) -> str:
    return (
        f"Final-Recipient: rfc822; {address}\nAction: {action}\nStatus: {status}\n"
        f"Diagnostic-Code: smtp; {diagnostic}"
    )


def _told(message: Message, text: str | None = None) -> list[tuple[str, str, str]]:
    body = message.get_payload() if text is None else text
    found = bounces.find(message, body if isinstance(body, str) else "")
    return [(one.address, one.kind, one.reason) for one in found]


@pytest.mark.parametrize(
    ("diagnostic", "status", "kind", "reason"),
    [
        (
            "550 5.1.1 <kundin@beispiel.example>: Recipient address rejected: User unknown",
            "5.1.1",
            "hard",
            "unknown_user",
        ),
        ("550 Requested action not taken: mailbox unavailable", "5.0.0", "hard", "unknown_user"),
        ("550 5.1.1 Empfänger existiert nicht", "5.1.1", "hard", "unknown_user"),
        ("550 unbekannter Empfänger", "5.0.0", "hard", "unknown_user"),
        ("552 5.2.2 Mailbox size limit exceeded", "5.2.2", "soft", "mailbox_full"),
        ("452 4.2.2 Das Postfach ist voll", "4.2.2", "soft", "mailbox_full"),
        ("550 Account has been suspended", "5.0.0", "soft", "suspended"),
        ("550 Konto gesperrt", "5.0.0", "soft", "suspended"),
        ("551 5.1.6 recipient has moved", "5.1.6", "hard", "moved"),
        (
            "Host or domain name not found. Name service error for name=beispel.example: Host not found",
            "5.4.4",
            "hard",
            "host_unknown",
        ),
        ("556 5.1.10 domain does not accept mail (nullMX)", "5.1.10", "hard", "host_unknown"),
        (
            "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
            "5.7.1",
            "soft",
            "blocked",
        ),
        (
            "554-Bad DNS PTR resource record. 554 For explanation visit the postmaster page",
            "5.0.0",
            "soft",
            "blocked",
        ),
        ("550 5.1.8 Sender address rejected: Domain not found", "5.1.8", "soft", "blocked"),
        ("550 High probability of spam, message classified as spam", "5.0.0", "soft", "spam"),
        ("554 5.7.1 Ihre Nachricht wurde als Spam erkannt", "5.7.1", "soft", "spam"),
        (
            "550 5.7.26 Unauthenticated email is not accepted due to the domain's DMARC policy",
            "5.7.26",
            "soft",
            "policy",
        ),
        ("554 5.7.1 Relay access denied", "5.7.1", "soft", "policy"),
        ("552 5.3.4 Message size exceeds fixed limit", "5.3.4", "soft", "too_large"),
        ("552 Nachricht zu groß", "5.0.0", "soft", "too_large"),
        ("451 4.3.0 Temporary lookup failure", "4.3.0", "soft", "system"),
        ("connect to mx.beispiel.example[192.0.2.7]:25: No route to host", "4.4.1", "soft", "network"),
        ("421 4.4.7 Message expired", "4.4.7", "soft", "expired"),
        ("599 hmpf", "5.0.0", "soft", "other"),
    ],
)
def test_a_standard_report_gives_kind_and_reason(
    diagnostic: str, status: str, kind: str, reason: str
) -> None:
    assert _told(_report(_fields(diagnostic, status))) == [(KUNDIN, kind, reason)]


def test_status_and_the_server_s_words_are_kept_on_one_line() -> None:
    found = bounces.find(_report(_fields("550-5.1.1 There is no such\n 550 5.1.1 user here", "5.0.0")), "")
    assert found[0].status == "5.1.1"
    assert found[0].diagnostic == "550-5.1.1 There is no such 550 5.1.1 user here"


def test_several_recipients_are_told_apart_and_the_delivered_one_is_left_out() -> None:
    fields = "\n\n".join([
        _fields("550 5.1.1 user unknown", "5.1.1", address="eins@beispiel.example"),
        _fields("250 2.1.5 Ok", "2.1.5", "delivered", "zwei@beispiel.example"),
        _fields("452 4.2.2 over quota", "4.2.2", "delayed", "drei@beispiel.example"),
    ])  # fmt: skip
    assert _told(_report(fields)) == [
        ("eins@beispiel.example", "hard", "unknown_user"),
        ("drei@beispiel.example", "soft", "mailbox_full"),
    ]


def test_a_delivery_confirmation_names_no_failed_recipient() -> None:
    for action in ("delivered", "relayed", "expanded"):
        assert _told(_report(_fields("250 2.1.5 Ok", "2.0.0", action))) == []


def test_a_delay_is_soft_even_for_a_host_that_is_not_found() -> None:
    assert _told(_report(_fields("Host not found", "4.4.3", "delayed")))[0][1] == "soft"


def test_a_failure_for_a_domain_that_does_not_exist_is_hard_though_its_code_is_a_vague_4() -> None:
    said = "DNS Error: lookup of beispel.example responded with NXDOMAIN. Domain name not found"
    assert _told(_report(_fields(said, "4.0.0"))) == [(KUNDIN, "hard", "host_unknown")]


def test_a_flood_of_recipients_or_spaces_is_cut_and_stays_quick() -> None:
    many = "\n\n".join(_fields("550 hm", address=f"k{number}@beispiel.example") for number in range(3_000))
    assert len(_told(_report(many))) == 500
    assert _told(_mail("\t \t" * 50_000)) == []


def test_a_delay_without_any_cause_counts_as_expired() -> None:
    fields = f"Final-Recipient: rfc822; {KUNDIN}\nAction: delayed\nStatus: 4.0.0"
    assert _told(_report(fields)) == [(KUNDIN, "soft", "expired")]


@pytest.mark.parametrize(
    "kind", ["multipart/report", "multipart/mixed", 'multipart/report; report-type="x"', "multipart/related"]
)
def test_a_report_of_the_wrong_type_is_read_all_the_same(kind: str) -> None:
    assert _told(_report(_fields("550 5.1.1 user unknown", "5.1.1"), kind=kind)) == [
        (KUNDIN, "hard", "unknown_user")
    ]


def test_a_missing_final_recipient_is_made_up_by_the_original_one() -> None:
    fields = f"Original-Recipient: rfc822;{KUNDIN}\nAction: failed\nStatus: 5.2.2"
    assert _told(_report(fields)) == [(KUNDIN, "soft", "mailbox_full")]


def test_groups_split_in_the_wrong_place_are_put_together() -> None:
    fields = f"Final-Recipient: rfc822; {KUNDIN}\n\nAction: failed\nStatus: 5.1.1\n\n"
    fields += "Final-Recipient: rfc822; b@c.example\nAction: failed\nStatus: 5.2.2"
    assert _told(_report(fields)) == [
        (KUNDIN, "hard", "unknown_user"),
        ("b@c.example", "soft", "mailbox_full"),
    ]


def test_an_exchange_directory_name_gives_way_to_the_original_recipient() -> None:
    fields = (
        "Original-Recipient: rfc822;kundin@beispiel.example\n"
        "Final-Recipient: rfc822;IMCEAEX-_o=Firma_ou=Verwaltung_cn=Recipients_cn=kundin@beispiel.example\n"
        "Action: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp;550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found"
    )
    assert _told(_report(fields)) == [(KUNDIN, "hard", "unknown_user")]


def test_fields_inside_plain_text_are_read() -> None:
    text = "Could not deliver.\n\nTechnical report:\n\nAction: failed\n"
    text += (
        f"Final-Recipient: rfc822; {KUNDIN}\nDiagnostic-Code: smtp; 550 5.1.1 No such user\nStatus: 5.1.1\n"
    )
    assert _told(_mail(text)) == [(KUNDIN, "hard", "unknown_user")]


def test_user_unknown_after_the_text_was_sent_is_not_held_against_the_address() -> None:
    said = "host mx.beispiel.example said: 550 User unknown (in reply to end of DATA command)"
    assert _told(_report(_fields(said))) == [(KUNDIN, "soft", "unknown_user")]


def test_user_unknown_about_our_own_sender_is_a_block() -> None:
    said = "host mx.beispiel.example said: 550 unknown user (in reply to MAIL FROM command)"
    assert _told(_report(_fields(said))) == [(KUNDIN, "soft", "blocked")]


def test_a_bounce_concerns_the_mail_it_returns() -> None:
    assert bounces.concerns(_report(_fields("550 no"))) == ("ours@laden.example",)


def test_a_bounce_with_returned_headers_only_concerns_that_mail() -> None:
    body = "--x\nContent-Type: text/plain\n\nfailed\n--x\nContent-Type: text/rfc822-headers\n\n"
    body += "Subject: a\nMessage-Id:\n <ours@laden.example>\n--x--\n"
    message = _mail(body, Content_Type='multipart/report; report-type=delivery-status; boundary="x"')
    assert bounces.concerns(message) == ("ours@laden.example",)


def test_a_receipt_concerns_the_mail_it_names() -> None:
    body = (
        "--x\nContent-Type: text/plain\n\nGelesen\n--x\nContent-Type: message/disposition-notification\n\n"
        "Original-Message-ID: <ours@laden.example>\n"
        "Disposition: manual-action/MDN-sent-manually; displayed\n--x--\n"
    )
    kind = 'multipart/report; report-type=disposition-notification; boundary="x"'
    assert bounces.concerns(_mail(body, "Gelesen: Angebot", KUNDIN, Content_Type=kind)) == (
        "ours@laden.example",
    )


def test_a_receipt_in_prose_concerns_the_mail_it_answers() -> None:
    message = _mail(
        "Ihre Nachricht wurde gelesen.", "Gelesen: Angebot", KUNDIN, In_Reply_To="<ours@laden.example>"
    )
    assert bounces.concerns(message) == ("ours@laden.example",)


def test_a_person_s_answer_concerns_nothing() -> None:
    message = _mail(
        "Danke!", "Re: Angebot", KUNDIN, Return_Path="<a@b.example>", In_Reply_To="<ours@laden.example>"
    )
    assert bounces.concerns(message) == ()


HEADER = st.sampled_from(
    ["From", "Subject", "Content-Type", "Return-Path", "X-Failed-Recipients", "Auto-Submitted", "Message-ID"]
)
VALUE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "MAILER-DAEMON",
            "<>",
            "multipart/report; boundary=x",
            "Undeliverable",
            "message/delivery-status",
            "=?x?b?==",
        ]
    ),
)
BODY = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.sampled_from(
            [
                "--x",
                "",
                "Final-Recipient: rfc822; a@b.c",
                "Status: 5.1.1",
                "<a@b.c>: 550 no",
                "Content-Type: message/delivery-status",
                '{"Message": 3}',
                "--x--",
                ">>> DATA",
                "<<< 550",
            ]
        ),
    ),
    max_size=25,
)


@settings(max_examples=300)
@given(st.lists(st.tuples(HEADER, VALUE), max_size=6), BODY)
def test_no_mail_whatever_makes_it_raise(headers: list[tuple[str, str]], lines: list[str]) -> None:
    head = "".join(f"{name}: {value}\n" for name, value in headers)
    body = "\n".join(lines)
    for message in (
        message_from_string(head + "\n" + body, policy=policy.compat32),
        message_from_bytes((head + "\n" + body).encode("utf-8", "surrogatepass"), policy=policy.compat32),
    ):
        found = bounces.find(message, body)
        assert all(one.address.count("@") >= 1 for one in found)
        assert all(bounces.concerns(message)) or bounces.concerns(message) == ()
