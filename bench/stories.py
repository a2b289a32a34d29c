"""What happens in the mails: ordinary talks, threads that are hard to follow, traps that must not join, troubles."""

from collections.abc import Callable
from datetime import timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

from bench import letters, shapes
from bench.letters import Person

if TYPE_CHECKING:
    from bench.mails import Mail, Writer

BEFORE = timedelta(days=20)
LATER = timedelta(days=20)


def tell_all(writer: "Writer") -> None:
    """Every story as often as 2,000 mails want it, scaled to the number; single questions fill the rest."""
    for often, story in STORIES:
        for _ in range(max(round(often * writer.number / 2000), 1)):
            story(writer)
    while len(writer.mails) < writer.number:
        writer.question(writer.somebody(), "single")
    del writer.mails[writer.number :]


# Talks


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
    _bounce(writer, answer, who.address)


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


# Traps: each of these mails is a conversation of its own


def same_subject(writer: "Writer") -> None:
    subject = writer.dice.choice(("Rechnung", "Re: Rechnung", "AW: Bestellung", "Question", "Re: Invoice"))
    writer.question(writer.stranger(), "same_subject", subject=subject)


def number_in_subject(writer: "Writer") -> None:
    mark = writer.dice.choice(
        ("[support-{}]", "[#{}]", "[issue{}]", "Re: [Kulanz #{}]", "[Ticket#{}]", "AW: [support-{}]")
    )
    subject = f"{mark.format(writer.dice.randint(1, 40))} {letters.subject(writer.dice, 'de')}"
    writer.question(writer.stranger(), "number_in_subject", subject=subject)


def newsletter(writer: "Writer") -> None:
    for to in ("hidden", "ourselves", "many", "not in the set"):
        mailing = writer.question(
            writer.stranger(), "newsletter", subject="Neues aus dem Buchladen", shape="gmail"
        )
        mailing.draft.sender, mailing.draft.files = mailing.draft.to[0], []
        many = [writer.stranger() for _ in range(30)]
        mailing.draft.to = {"hidden": [], "ourselves": mailing.draft.to}.get(
            to, [(p.name, p.address) for p in many]
        )
        for who in writer.dice.sample(many[1:], 6) if to == "many" else [writer.stranger() for _ in range(6)]:
            reply = writer.reply(mailing, who, "newsletter_reply")
            reply.thread, reply.is_reply = writer.thread(), False
        if to == "not in the set":
            writer.mails.remove(mailing)


def ident_used_twice(writer: "Writer") -> None:
    ident = writer.ident("localhost")
    for _ in range(2):
        writer.question(writer.stranger(), "ident_twice").draft.message_id = ident


def form_with_one_ident(writer: "Writer") -> None:
    """A form on a site that writes for everybody, always with the same Message-ID."""
    ident = writer.ident("form.example")
    for _ in range(3):
        who = writer.stranger()
        mail = writer.question(who, "form", subject="Kontaktformular", extra=[("Reply-To", who.address)])
        mail.draft.sender, mail.draft.message_id = ("Formular", "noreply@form.example"), ident


def same_name(writer: "Writer") -> None:
    one = writer.stranger()
    for who in (one, writer.stranger(one.name)):
        writer.question(who, "same_name")


def reference_to_nowhere(writer: "Writer") -> None:
    mail = writer.question(writer.stranger(), "reference_to_nowhere")
    mail.draft.in_reply_to = writer.ident("gone.example")
    mail.draft.references = [mail.draft.in_reply_to]


# Troubles


def broken_body(writer: "Writer") -> None:
    for shape in (*shapes.BROKEN, "empty"):
        writer.question(writer.stranger(), f"broken_{shape}", shape=shape)


def rare_body(writer: "Writer") -> None:
    for shape in ("calendar", "forwarded"):
        writer.question(writer.stranger(), shape, shape=shape)


def missing_header(writer: "Writer") -> None:
    for name in ("Date", "From", "Message-ID", "Subject"):
        writer.question(writer.stranger(), f"no_{name.lower()}", without=(name,))


def broken_header(writer: "Writer") -> None:
    raw = "Größere Übersicht für Jürgen".encode("latin-1").decode("utf-8", "surrogateescape")
    for name, value in (
        ("Subject", "=?x-unknown-8bit?Q?Fr=FChst=FCck_und_mehr?="),
        ("Subject", "=?klingon-1?B?R3L832U=?="),
        ("Subject", raw),
        ("Subject", "=?utf-8?Q?Nicht_zu_Ende"),
        ("From", "<>"),
        ("From", f"{raw} <kaputt{writer.dice.randint(1, 10**6)}@gmx.example>"),
        ("From", "<[abc"),
        ("Message-ID", "<a@["),
        ("Date", "Mo, 32 Foo 2026 25:61:00 +9900"),
    ):
        writer.question(writer.stranger(), "broken_header", without=(name,), extra=[(name, value)])


def stray_bounce(writer: "Writer") -> None:
    who = writer.stranger()
    lost = writer.answer(writer.question(who, "single"), who, is_kept=False)
    bounce = _bounce(writer, lost, writer.stranger().address)
    bounce.thread = writer.thread()


def stray_auto_reply(writer: "Writer") -> None:
    writer.question(
        writer.stranger(),
        "auto_reply",
        subject="Abwesenheitsnotiz: bin im Urlaub",
        extra=[("Auto-Submitted", "auto-replied")],
    )


def mailing_of_others(writer: "Writer") -> None:
    extra = [("List-Unsubscribe", "<https://shop.example/u>"), ("Precedence", "bulk")]
    writer.question(writer.stranger(), "mailing_of_others", extra=extra, shape="outlook")


STORIES: tuple[tuple[float, Callable[["Writer"], None]], ...] = (
    (95, talk),
    (91, talk_with_answer_elsewhere),
    (30, long_talk),
    (10, talk_we_began),
    (15, second_address),
    (5, second_address_answer_elsewhere),
    (15, colleague),
    (15, reply_before_its_parents),
    (5, reply_before_question_answer_elsewhere),
    (4, second_address_before_its_parents),
    (5, our_answer_comes_last),
    (8, bounce_of_our_answer),
    (8, auto_reply_to_our_answer),
    (3, delivered_twice),
    (4, list_talk),
    (24, same_subject),
    (24, number_in_subject),
    (2, newsletter),
    (5, ident_used_twice),
    (2, form_with_one_ident),
    (8, same_name),
    (10, reference_to_nowhere),
    (5, broken_body),
    (7, rare_body),
    (4, missing_header),
    (3, broken_header),
    (6, stray_bounce),
    (6, stray_auto_reply),
    (12, mailing_of_others),
)


def _three(writer: "Writer", kind: str) -> "tuple[Mail, Mail, Mail]":
    who: Person = writer.somebody()
    first = writer.question(who, kind)
    answer = writer.answer(first, who)
    return first, answer, writer.reply(answer, who, kind)


def _bounce(writer: "Writer", of: "Mail", address: str) -> "Mail":
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
        f"Final-Recipient: rfc822; {address}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n",
        f"Content-Type: text/rfc822-headers\n\nFrom: {of.draft.sender[1]}\nTo: {address}\nSubject: x\n"
        f"Date: {format_datetime(of.draft.at)}\nMessage-ID: <{of.draft.message_id}>\n",
    )
    body = "".join(f"--{mark}\n{part}\n" for part in parts) + f"--{mark}--\n"
    mail.draft.shape, mail.draft.text = "report", body
    mail.draft.extra = [("Auto-Submitted", "auto-replied")]
    return mail
