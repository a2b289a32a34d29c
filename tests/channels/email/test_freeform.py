"""Bounces in prose as mail servers of many makes write them; all of these were written for this test."""

from email import message_from_bytes, policy
from email.message import Message

import pytest

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


def _told(message: Message, text: str | None = None) -> list[tuple[str, str, str]]:
    body = message.get_payload() if text is None else text
    found = bounces.find(message, body if isinstance(body, str) else "")
    return [(one.address, one.kind, one.reason) for one in found]


FREE_FORM = {
    "qmail": (
        "Hi. This is the qmail-send program at mail.laden.example.\n"
        "I'm afraid I wasn't able to deliver your message to the following addresses.\n\n"
        "<kundin@beispiel.example>:\n192.0.2.5 does not like recipient.\n"
        "Remote host said: 550 5.1.1 no mailbox by that name\nGiving up on 192.0.2.5.\n\n"
        "--- Below this line is a copy of the message.\n\nMessage-ID: <ours@laden.example>\n"
        "To: someone@else.example\n",
        "failure notice",
        ("hard", "unknown_user"),
    ),
    "exim": (
        "This message was created automatically by mail delivery software.\n\n"
        "A message that you sent could not be delivered to one or more of its\n"
        "recipients. This is a permanent error. The following address(es) failed:\n\n"
        "  kundin@beispiel.example\n"
        "    host mx.beispiel.example [192.0.2.9]\n"
        "    SMTP error from remote mail server after RCPT TO:<kundin@beispiel.example>:\n"
        "    550 Unknown user\n\n"
        "------ This is a copy of your message, including all the headers. ------\n\n"
        "Message-ID: <ours@laden.example>\n",
        "Mail delivery failed: returning message to sender",
        ("hard", "unknown_user"),
    ),
    "exim, unroutable": (
        "A message that you sent could not be delivered to one or more of its\n"
        "recipients. The following address(es) failed:\n\n"
        "  kundin@beispiel.example\n    Unrouteable address\n\n"
        "------ This is a copy of the message ------\n",
        "Mail delivery failed",
        ("hard", "host_unknown"),
    ),
    "postfix": (
        "This is the mail system at host mail.laden.example.\n\n"
        "I'm sorry to have to inform you that your message could not\n"
        "be delivered to one or more recipients.\n\n"
        "                   The mail system\n\n"
        "<kundin@beispiel.example>: host mx.beispiel.example[192.0.2.9] said: 552 5.2.2\n"
        "    Mailbox full (in reply to RCPT TO command)\n",
        "Undelivered Mail Returned to Sender",
        ("soft", "mailbox_full"),
    ),
    "gmx": (
        "This message was created automatically by mail delivery software.\n\n"
        "A message that you sent could not be delivered to one or more of\n"
        "its recipients. This is a permanent error. The following address\nfailed:\n\n"
        '"kundin@beispiel.example":\nSMTP error from remote server after RCPT command:\n'
        "host: mx.beispiel.example\n5.1.1 <kundin@beispiel.example>... User Unknown\n\n"
        "--- The header of the original message is following. ---\n\nReceived: from x\n"
        "Message-ID: <ours@laden.example>\n",
        "Mail delivery failed: returning message to sender",
        ("hard", "unknown_user"),
    ),
    "ionos": (
        "This message was created automatically by mail delivery software.\n\n"
        "A message that you sent could not be delivered.\nThe following address(es)\nfailed:\n\n"
        "kundin@beispiel.example:\n"
        "SMTP error from remote server for RCPT TO command, host: mx.beispiel.example (192.0.2.9) "
        "reason: 550 5.7.1 blocked using dnsbl\n\n"
        "--- The header of the original message is following. ---\n",
        "Mail delivery failed: returning message to sender",
        ("soft", "blocked"),
    ),
    "web.de in German": (
        "Diese E-Mail wurde automatisch erstellt.\n\nIhre Nachricht konnte nicht zugestellt werden.\n"
        "\n<kundin@beispiel.example>:\nDas Postfach des Empfängers ist voll.\n\n"
        "--- Der Header der ursprünglichen Nachricht folgt ---\n\nMessage-ID: <ours@laden.example>\n",
        "Ihre Nachricht konnte nicht zugestellt werden",
        ("soft", "mailbox_full"),
    ),
    "t-online": (
        "|------------------------- Message log follows: -------------------------|\n"
        " no valid recipients were found for this message\n"
        "|------------------------- Failed addresses follow: ---------------------|\n"
        " <kundin@beispiel.example> ... unknown user\n"
        "|------------------------- Message text follows: ------------------------|\n\n"
        "Received: by x\nMessage-ID: <ours@laden.example>\n",
        "mail failed, returning to sender",
        ("hard", "unknown_user"),
    ),
    "exchange in German": (
        "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\n"
        "kundin@beispiel.example<mailto:kundin@beispiel.example>\n"
        "Die eingegebene E-Mail-Adresse konnte nicht gefunden werden. Ihre Nachricht konnte nicht "
        "zugestellt werden.\n\nDiagnoseinformationen für Administratoren:\n\nkundin@beispiel.example\n"
        "Remote Server returned '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found'\n\n"
        "Ursprüngliche Nachrichtenkopfzeilen:\n\nReceived: from x\nMessage-ID: <ours@laden.example>\n",
        "Unzustellbar: Ihre Bestellung",
        ("hard", "unknown_user"),
    ),
    "exchange 2003": (
        "Your message did not reach some or all of the intended recipients.\n\n"
        "      Subject:\tBestellung\n\nThe following recipient(s) could not be reached:\n\n"
        "      kundin@beispiel.example on 3.4.2009 11:34\n"
        "            The e-mail account does not exist at the organization.\n"
        "            <mx.beispiel.example #5.1.1>\n",
        "Undeliverable: Bestellung",
        ("hard", "unknown_user"),
    ),
    "gmail": (
        "Delivery to the following recipient failed permanently:\n\n     kundin@beispiel.example\n\n"
        "Technical details of permanent failure:\nThe error that the other server returned was:\n"
        "550 5.2.2 The mailbox is over its quota\n\n----- Original message -----\n\n"
        "Message-ID: <ours@laden.example>\n",
        "Delivery Status Notification (Failure)",
        ("soft", "mailbox_full"),
    ),
    "gmail, delay": (
        "THIS IS A WARNING MESSAGE ONLY.\n\nDelivery to the following recipient has been delayed:\n\n"
        "     kundin@beispiel.example\n\nMessage will be retried for 2 more day(s)\n",
        "Delivery Status Notification (Delay)",
        ("soft", "expired"),
    ),
    "yahoo": (
        "Sorry, we were unable to deliver your message to the following address.\n\n"
        "<kundin@beispiel.example>:\n"
        "554: delivery error: This user doesn't have a yahoo.example account\n\n"
        "--- Below this line is a copy of the message.\n",
        "Failure Notice",
        ("hard", "unknown_user"),
    ),
    "sendmail": (
        "   ----- The following addresses had permanent fatal errors -----\n"
        "<kundin@beispiel.example>\n    (reason: 550 Host unknown)\n\n"
        "   ----- Transcript of session follows -----\n"
        "550 5.1.2 <kundin@beispiel.example>... Host unknown\n",
        "Returned mail: see transcript for details",
        ("hard", "host_unknown"),
    ),
    "notes": (
        "------- Failure Reasons  --------\n\nUser not listed in public Name & Address Book\n"
        "kundin@beispiel.example\n\n------- Returned Message --------\n\nReceived: from x\n",
        "Undeliverable message",
        ("hard", "unknown_user"),
    ),
    "courier": (
        "This is a delivery status notification from mail.laden.example.\n\nUNDELIVERABLE MAIL\n\n"
        "Your message to the following recipients cannot be delivered:\n\n"
        "<kundin@beispiel.example>:\n    mx.beispiel.example [192.0.2.9]:\n"
        ">>> RCPT TO:<kundin@beispiel.example>\n<<< 550 5.7.1 Relaying denied\n",
        "NOTICE: mail delivery status.",
        ("soft", "policy"),
    ),
    "mailenable": (
        "MailEnable: Message Delivery Failure.\n\nThe following recipient(s) could not be reached:\n"
        "\nRecipient: [SMTP:kundin@beispiel.example]\n"
        "Reason: Remote SMTP Server Returned: 550 No such user\n",
        "Message Delivery Failure",
        ("hard", "unknown_user"),
    ),
    "opensmtpd": (
        "    Hi!\n\n    An error has occurred while attempting to deliver a message for\n"
        "    the following list of recipients:\n\nkundin@beispiel.example: 550 5.1.1 user unknown\n\n"
        "    Below is a copy of the original message:\n",
        "Delivery status notification: error",
        ("hard", "unknown_user"),
    ),
    "in one sentence": (
        "User's mailbox is full: <kundin@beispiel.example>\nUnable to deliver mail.\n",
        "Returned mail",
        ("soft", "mailbox_full"),
    ),
}


@pytest.mark.parametrize("make", FREE_FORM)
def test_a_bounce_in_prose_gives_address_kind_and_reason(make: str) -> None:
    body, subject, (kind, reason) = FREE_FORM[make]
    assert _told(_mail(body, subject)) == [(KUNDIN, kind, reason)]


def test_two_recipients_in_prose_have_each_their_own_reason() -> None:
    body = (
        "Unable to deliver message to the following address(es).\n\n<eins@beispiel.example>:\n"
        "This account is over quota.\n\n"
        "<zwei@beispiel.example>:\nSorry, no such user here.\n\n--- Original message follows.\n"
    )
    assert _told(_mail(body, "Delivery failure")) == [
        ("eins@beispiel.example", "soft", "mailbox_full"),
        ("zwei@beispiel.example", "hard", "unknown_user"),
    ]


def test_the_failed_recipients_header_decides_whom_it_is_about() -> None:
    body = "A message sent by\n\n  <laden@laden.example>\n\ncould not be delivered.\n\n"
    body += "  kundin\n    550 no such user\n"
    assert _told(_mail(body, X_Failed_Recipients=KUNDIN)) == [(KUNDIN, "hard", "unknown_user")]


def test_the_only_recipient_of_the_returned_mail_is_taken_where_the_text_names_none() -> None:
    message = _mail(
        "--x\nContent-Type: text/plain\n\nUndeliverable: no such user\n\n--x\n"
        "Content-Type: message/rfc822\n\nTo: Kundin <kundin@beispiel.example>\n\nHallo\n--x--\n",
        Content_Type='multipart/mixed; boundary="x"',
    )
    assert _told(message, "Undeliverable: no such user\n") == [(KUNDIN, "hard", "unknown_user")]


def test_a_notice_of_a_delivery_service_in_json_is_read() -> None:
    body = (
        '{"Type": "Notification", "Message": '
        '"{\\"notificationType\\":\\"Bounce\\",\\"bounce\\":{\\"bouncedRecipients\\":'
        '[{\\"emailAddress\\":\\"kundin@beispiel.example\\",\\"action\\":\\"failed\\",\\"status\\":\\"5.1.1\\",'
        '\\"diagnosticCode\\":\\"smtp; 550 5.1.1 user unknown\\"}]}}"}'
    )
    message = _mail(
        body, "AWS Notification Message", "no-reply@sns.amazonaws.com", Return_Path="<b@amazonses.com>"
    )
    assert _told(message) == [(KUNDIN, "hard", "unknown_user")]


@pytest.mark.parametrize(
    ("sender", "subject", "body", "path"),
    [
        (
            "Kundin <kundin@beispiel.example>",
            "Paket nicht zustellbar",
            "Guten Tag,\nmein Paket war nicht zustellbar.\nanna@beispiel.example\n",
            "<kundin@beispiel.example>",
        ),
        (
            "Kundin <kundin@beispiel.example>",
            "Re: Undelivered Mail Returned to Sender",
            "I got this:\n> <b@c.example>: 550 user unknown\n",
            "<kundin@beispiel.example>",
        ),
        (
            "Kundin <kundin@beispiel.example>",
            "WG: Unzustellbar: Rechnung",
            "Was ist das?\n\n<laden@laden.example>: 550 mailbox full\n",
            "<kundin@beispiel.example>",
        ),
        (
            "noreply@laden.example",
            "Kontaktformular",
            "Name: Anna\nanna@beispiel.example\nMein Paket konnte nicht zugestellt werden.\n",
            "<www-data@laden.example>",
        ),
        (
            "noreply@paketdienst.example",
            "Ihre Sendung konnte nicht zugestellt werden",
            "anna@beispiel.example\n",
            "<x@paketdienst.example>",
        ),
        (
            "Postmaster <postmaster@kundenfirma.example>",
            "Re: Ihre Rechnung",
            "Sie konnten nicht zugestellt werden an\nbuchhaltung@kundenfirma.example\n",
            "<postmaster@kundenfirma.example>",
        ),
    ],
)
def test_a_person_s_mail_about_failed_deliveries_is_no_bounce(
    sender: str, subject: str, body: str, path: str
) -> None:
    assert _told(_mail(body, subject, sender, Return_Path=path)) == []


@pytest.mark.parametrize(
    "make", ["qmail", "exim", "gmx", "web.de in German", "t-online", "exchange in German", "gmail"]
)
def test_a_bounce_in_prose_concerns_the_mail_whose_headers_it_quotes(make: str) -> None:
    body, subject, _ = FREE_FORM[make]
    assert bounces.concerns(_mail(body, subject)) == ("ours@laden.example",)
