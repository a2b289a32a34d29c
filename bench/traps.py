"""Mails that belong to nothing else, however much they look like it, and mails that arrive broken."""

from typing import TYPE_CHECKING

from bench import letters, shapes
from bench.talks import bounce

if TYPE_CHECKING:
    from bench.mails import Writer


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
    returned = bounce(writer, lost, writer.stranger().address)
    returned.thread = writer.thread()


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
