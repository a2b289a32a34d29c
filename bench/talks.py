"""Mails that belong together, as easily seen as a reply or as hardly as a colleague's that comes before its parents."""

from datetime import timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

from bench import letters
from bench.letters import Person

if TYPE_CHECKING:
    from bench.mails import Mail, Writer

BEFORE = timedelta(days=20)
LATER = timedelta(days=20)


def talk(writer: "Writer") -> None:
    who = writer.somebody()
    first = writer.question(who, "talk")
    writer.reply(writer.answer(first, who), who, "talk")


def talk_with_answer_elsewhere(writer: "Writer") -> None:
    who = writer.somebody()
    first = writer.question(who, "talk")
    writer.reply(writer.answer(first, who, is_kept=False), who, "talk")


def long_talk(writer: "Writer") -> None:
    who = writer.somebody()
    latest = writer.question(who, "talk")
    for _ in range(2):
        latest = writer.reply(writer.answer(latest, who), who, "talk")


def talk_we_began(writer: "Writer") -> None:
    who = writer.somebody()
    first = writer.question(who, "we_began")
    first.draft.sender, first.draft.to = first.draft.to[0], [first.draft.sender]
    writer.reply(first, who, "we_began")


def second_address(writer: "Writer") -> None:
    who = writer.somebody()
    first = writer.question(who, "second_address")
    writer.reply(writer.answer(first, who), writer.stranger(who.name), "second_address")


def second_address_answer_elsewhere(writer: "Writer") -> None:
    who = writer.somebody()
    first = writer.question(who, "second_address")
    writer.reply(writer.answer(first, who, is_kept=False), writer.stranger(who.name), "second_address")


def colleague(writer: "Writer") -> None:
    who, other = writer.somebody(), writer.stranger()
    first = writer.question(who, "colleague", cc=[(other.name, other.address)])
    answer = writer.answer(first, who)
    answer.draft.cc = [(other.name, other.address)]
    writer.reply(answer, other, "colleague")


def reply_before_its_parents(writer: "Writer") -> None:
    first, _answer, reply = _three(writer, "early_reply")
    reply.place = first.place - BEFORE


def reply_before_question_answer_elsewhere(writer: "Writer") -> None:
    who = writer.somebody()
    first = writer.question(who, "early_reply")
    reply = writer.reply(writer.answer(first, who, is_kept=False), who, "early_reply")
    reply.place = first.place - BEFORE


def second_address_before_its_parents(writer: "Writer") -> None:
    who = writer.somebody()
    first = writer.question(who, "early_second_address")
    reply = writer.reply(writer.answer(first, who), writer.stranger(who.name), "early_second_address")
    reply.place = first.place - BEFORE


def our_answer_comes_last(writer: "Writer") -> None:
    first, answer, _reply = _three(writer, "late_answer")
    answer.place = first.place + LATER


def bounce_of_our_answer(writer: "Writer") -> None:
    who = writer.somebody()
    answer = writer.answer(writer.question(who, "bounce"), who)
    bounce(writer, answer, who.address)


def auto_reply_to_our_answer(writer: "Writer") -> None:
    who = writer.somebody()
    answer = writer.answer(writer.question(who, "auto_reply"), who)
    text = "Vielen Dank. Ich bin bis zum 30. nicht im Büro und antworte danach."
    reply = writer.reply(
        answer,
        who,
        "auto_reply",
        text=text,
        extra=[("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All")],
    )
    reply.is_reply = False


def delivered_twice(writer: "Writer") -> None:
    """The same mail over two ways: other Received lines, so other bytes."""
    first = writer.question(writer.somebody(), "delivered_twice")
    writer._add(type(first)(first.draft, first.thread, first.kind))


def list_talk(writer: "Writer") -> None:
    extra = [("List-Id", "Booksellers <sellers.lists.example>"), ("Precedence", "list")]
    one, other = writer.stranger(), writer.stranger()
    first = writer.question(one, "list", extra=extra)
    draft = writer._following(
        first.draft,
        (other.name, other.address),
        first.draft.to,
        letters.short(writer.dice, other),
        other.language,
    )
    draft.extra = extra
    writer._add(type(first)(draft, first.thread, "list"))


def bounce(writer: "Writer", of: "Mail", address: str) -> "Mail":
    """A delivery report (RFC 3464) about a mail of ours."""
    robot = Person("Mail Delivery System", f"MAILER-DAEMON@mx{writer.dice.randint(1, 9)}.relay.example", "en")
    mail = writer.question(
        robot,
        "bounce",
        subject="Undelivered Mail Returned to Sender",
        thread=of.thread,
        text="",
        shape="empty",
    )
    mail.draft.at = mail.place = of.draft.at + timedelta(minutes=3)
    mark = f"dsn{writer.dice.getrandbits(60):x}"
    parts = (
        f"Content-Type: text/plain\n\nYour message could not be delivered.\n\n<{address}>: 550 5.1.1 User unknown\n",
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.relay.example\n\n"
        f"Final-Recipient: rfc822; {address}\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 User unknown\n",
        f"Content-Type: text/rfc822-headers\n\nFrom: {of.draft.sender[1]}\nTo: {address}\nSubject: x\n"
        f"Date: {format_datetime(of.draft.at)}\nMessage-ID: <{of.draft.message_id}>\n",
    )
    body = "".join(f"--{mark}\n{part}\n" for part in parts) + f"--{mark}--\n"
    mail.draft.shape, mail.draft.text = "report", body
    mail.draft.extra = [("Auto-Submitted", "auto-replied")]
    return mail


def _three(writer: "Writer", kind: str) -> "tuple[Mail, Mail, Mail]":
    who: Person = writer.somebody()
    first = writer.question(who, kind)
    answer = writer.answer(first, who)
    return first, answer, writer.reply(answer, who, kind)
