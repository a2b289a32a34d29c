"""The mails of the story: what customers and their servers write."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

JOERG = ("Jörg Müller-Lüdenscheidt", "joerg@kundschaft.example")
ANNA = ("Anna Große", "anna.grosse@kundschaft.example")
QUESTION = "welche Größe hat die Gießkanne, und passt der Stößel dazu? Die Maße fehlen auf Ihrer Seite."
THANKS = "herzlichen Dank, das hilft mir. Dann nehme ich die große Kanne in Türkis."


def written(person: tuple[str, str], to: str, subject: str, text: str, **headers: str) -> bytes:
    """A mail as this customer's program writes it, now."""
    name, address = person
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"{name} <{address}>"
    mail["To"] = to
    mail["Subject"] = subject
    mail["Date"] = format_datetime(datetime.now(UTC))
    mail["Message-ID"] = make_msgid(domain="kundschaft.example")
    for field, value in headers.items():
        mail[field.replace("_", "-")] = value
    mail.set_content(f"Guten Tag,\n\n{text}\n\nMit freundlichen Grüßen\n{name}\n")
    return mail.as_bytes()


def returned(to: str, address: str, message_id: str) -> bytes:
    """The report of a server that knows nobody under this address (RFC 3464)."""
    return (
        _REPORT.format(to=to, address=address, message_id=message_id, date=format_datetime(datetime.now(UTC)))
        .replace("\n", "\r\n")
        .encode()
    )


_REPORT = """\
From: Mail Delivery System <mailer-daemon@mx.kundschaft.example>
To: {to}
Subject: Undelivered Mail Returned to Sender
Date: {date}
Message-ID: <report.{address}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.kundschaft.example.
Your message could not be delivered to one or more recipients.

--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.kundschaft.example

Final-Recipient: rfc822; {address}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <{address}>: Recipient address rejected: User unknown

--part
Content-Type: text/rfc822-headers

Message-ID: {message_id}
To: {address}

--part--
"""
