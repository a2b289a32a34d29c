"""Writing a reply: a draft that saves itself, with its recipients, its files and what is quoted below."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from email.utils import getaddresses
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from email_validator import EmailNotValidError, validate_email

from kulanz.business.models import Staff
from kulanz.channels import registry
from kulanz.channels.letter import Address
from kulanz.channels.models import Channel
from kulanz.conversations.models import Conversation, Message
from kulanz.lib import vault
from kulanz.lib.refusal import Refusal

from .models import Draft, DraftFile

LARGEST_FILE = 40_000_000
SAVED_FIELDS = {"to", "cc", "bcc", "subject", "text", "channel", "reason", "reason_note"}
# The words of a customer as they may be passed on.
Cover = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Envelope:
    sender: Address
    to: list[Address]
    cc: list[Address]
    bcc: list[Address]


def start(conversation: Conversation, kind: str, *, by: Staff, cover: Cover = str) -> Draft:
    """This writer's draft of that kind in the conversation: the one begun before, or a fresh one."""
    conversation = conversation.merged_into or conversation
    rows = _own(conversation, by).filter(kind=kind)
    if (begun := rows.first()) is not None:
        return begun
    answered = _answered(conversation)
    try:
        with transaction.atomic():
            draft = Draft.objects.create(
                kind=kind,
                conversation=conversation,
                in_answer_to=answered,
                author=by,
                channel=_channel(conversation, answered),
                to=_recipient(conversation, answered) if kind == Draft.Kind.ANSWER else "",
                subject=_subject(conversation, answered, kind, cover),
                text=f"\n\n{_forwarded(answered, cover)}" if kind == Draft.Kind.FORWARD and answered else "",
            )
            if kind == Draft.Kind.FORWARD and answered:
                _take_along(draft, answered)
            return draft
    except IntegrityError:  # the same person opened it in a second window at the same moment
        return rows.filter(conversation=conversation).get()


def begun(conversation: Conversation, *, by: Staff) -> Draft | None:
    """What this writer has begun in the conversation and not sent yet."""
    return _own(conversation, by).select_related("channel", "in_answer_to").order_by("-saved_at").first()


def begun_mails(by: Staff) -> QuerySet[Draft]:
    """Mails to somebody new that are not sent yet."""
    return Draft.objects.filter(author=by, kind=Draft.Kind.NEW, sent_as=None).order_by("-saved_at")


def start_new(channel: Channel, to: str = "", *, by: Staff) -> Draft:
    return Draft.objects.create(kind=Draft.Kind.NEW, author=by, channel=channel, to=to)


def reply_to_all(draft: Draft) -> None:
    """Put everybody who got the answered message into Cc."""
    message = draft.in_answer_to
    if message is None:
        return
    ours, taken = registry.own_addresses(), {a.address.lower() for a in _read(draft.to)}
    others = [
        (name, address) for name, address in [*message.to, *message.cc] if address.lower() not in ours | taken
    ]
    save(draft, cc=", ".join(written(name, address) for name, address in others))


def save(draft: Draft, **fields: Any) -> Draft:
    """Keep what was typed; nothing is checked yet, so nothing is lost."""
    for name in SAVED_FIELDS & fields.keys():
        setattr(draft, name, fields[name])
    draft.subject, draft.reason_note = draft.subject[:1000], draft.reason_note[:300]
    draft.reason = draft.reason if draft.reason in Draft.Reason.values else ""
    draft.save(update_fields=[*(SAVED_FIELDS & fields.keys()), "saved_at"])
    return draft


def retell(draft: Draft, *, before: Cover, after: Cover) -> None:
    """Exchange what is forwarded, told as by `before`, for the same told as by `after`; what was written stays."""
    message = draft.in_answer_to
    if message is None or draft.conversation is None or draft.kind != Draft.Kind.FORWARD:
        return
    told, fresh = (_forwarded(message, cover).rstrip() for cover in (before, after))
    if told not in draft.text:
        raise Refusal(
            gettext_lazy(
                "What is forwarded was changed by hand. Please throw the draft away and forward the message anew."
            )
        )
    was, becomes = (_subject(draft.conversation, message, draft.kind, cover) for cover in (before, after))
    subject = becomes if draft.subject == was else draft.subject
    save(draft, text=draft.text.replace(told, fresh), subject=subject)


def attach(draft: Draft, name: str, content_type: str, content: bytes) -> DraftFile:
    if len(content) > LARGEST_FILE:
        raise Refusal(gettext_lazy("This file is larger than 40 MB; most mail servers would refuse it."))
    with vault.naming(content) as digest:
        return DraftFile.objects.create(
            draft=draft,
            name=name[:300],
            type=content_type[:150] or "application/octet-stream",
            size=len(content),
            sha256=digest,
        )


def addresses(draft: Draft) -> list[str]:
    """Whom it would go to as it stands, well written or not."""
    return [one.address for field in (draft.to, draft.cc, draft.bcc) for one in _read(field) if one.address]


def leave_out(draft: Draft, unwanted: Collection[str]) -> None:
    """It goes to none of these addresses (lower case) any more; where one stood, the others stand as before."""
    for name in ("to", "cc", "bcc"):
        named = _read(getattr(draft, name))
        left = [one for one in named if one.address.lower() not in unwanted]
        if len(left) < len(named):
            save(draft, **{name: ", ".join(written(one.name, one.address) for one in left)})


def envelope(draft: Draft) -> Envelope:
    """Who sends to whom, every address checked; raises Refusal with the one that cannot be."""
    to, cc, bcc = (_checked(field) for field in (draft.to, draft.cc, draft.bcc))
    if not to:
        raise Refusal(gettext_lazy("There is no recipient yet."))
    if not draft.channel.can_send:
        raise Refusal(
            gettext_lazy("This mailbox cannot send. Please choose another one or set up its SMTP server.")
        )
    sender = Address(draft.channel.sender_name, draft.channel.address)
    return Envelope(sender, to, cc, bcc)


def language(draft: Draft) -> str:
    """The language in which we write to this customer."""
    known = draft.conversation.customer.language if draft.conversation else ""
    return known or "de"


def whole_text(draft: Draft, cover: Cover = str) -> str:
    """What is sent: what was written, the mailbox's signature, and the answered message quoted below."""
    signature = draft.channel.signature(language(draft)).strip()
    parts = [draft.text.rstrip(), f"-- \n{signature}" if signature else "", quotation(draft, cover)]
    return "\n\n".join(part for part in parts if part) + "\n"


def passages(draft: Draft, text: str, cover: Cover = str) -> list[list[Any]]:
    """Which stretch of `whole_text` is ours, which signature, which quotation."""
    written, quoted = draft.text.rstrip(), quotation(draft, cover)
    new_end = len(written)
    quote_start = len(text) - len(quoted) - 1 if quoted else len(text)
    rows: list[list[Any]] = [
        ["new", 0, new_end],
        ["signature", new_end, quote_start],
        ["quoted", quote_start, len(text)],
    ]
    return [row for row in rows if row[2] > row[1]]


def quotation(draft: Draft, cover: Cover = str) -> str:
    message = draft.in_answer_to
    if message is None or draft.kind != Draft.Kind.ANSWER:
        return ""
    with override(language(draft)):
        when = date_format(localtime(message.at), "SHORT_DATETIME_FORMAT")
        said = _("On %(when)s %(name)s wrote:") % {
            "when": when,
            "name": message.sender_name or message.sender_address,
        }
    lines = cover(message.new_text or message.text).strip().splitlines()
    return "\n".join([said, *(f"> {line}".rstrip() for line in lines)])


def _own(conversation: Conversation, author: Staff) -> QuerySet[Draft]:
    """Not sent yet, also those begun in what was merged into it since."""
    here = Q(conversation=conversation) | Q(conversation__merged_into=conversation)
    return Draft.objects.filter(here, author=author, sent_as=None)


def _answered(conversation: Conversation) -> Message | None:
    """The newest message of a person, else the newest of all."""
    newest_first = conversation.messages.order_by("-at", "-pk")
    return newest_first.filter(direction=Message.Direction.IN, automatic="").first() or newest_first.first()


def _channel(conversation: Conversation, answered: Message | None) -> Channel:
    """Where they wrote to, if that mailbox can send; else the first that can."""
    for channel in (answered.channel if answered else None, conversation.channel):
        if channel and channel.can_send:
            return channel
    able = (channel for channel in Channel.objects.select_related("mailbox") if channel.can_send)
    return next(able, conversation.channel)


def _recipient(conversation: Conversation, answered: Message | None) -> str:
    if answered and answered.direction == Message.Direction.IN:
        return written(answered.sender_name, answered.reply_to or answered.sender_address)
    if answered:
        return ", ".join(written(name, address) for name, address in answered.to)
    return conversation.customer.first_address


def _subject(conversation: Conversation, answered: Message | None, kind: str, cover: Cover) -> str:
    subject = cover((answered.subject if answered else "") or conversation.subject)
    if kind == Draft.Kind.FORWARD:
        return f"Fwd: {subject}"
    return subject if subject.lower().startswith(("re:", "aw:")) else f"Re: {subject}".strip()


def _forwarded(message: Message, cover: Cover) -> str:
    with override(message.conversation.customer.language or "de"):
        head = [
            _("---------- Forwarded message ----------"),
            _("From: %(who)s") % {"who": written(message.sender_name, message.sender_address)},
            _("Date: %(when)s") % {"when": date_format(localtime(message.at), "SHORT_DATETIME_FORMAT")},
            _("Subject: %(subject)s") % {"subject": cover(message.subject)},
        ]
    return "\n".join([*head, "", cover(message.text)])


def _take_along(draft: Draft, message: Message) -> None:
    """What was enclosed in a message goes along when it is forwarded."""
    original = message.originals.select_related("raw__channel").first()
    for attachment in message.attachments.filter(is_inline=False):
        if attachment.sha256:
            content = vault.get(attachment.sha256)
        elif original is not None:
            content = registry.part(original.raw, attachment.path)[2]
        else:
            continue
        attach(draft, attachment.name, attachment.type, content)


def written(name: str, address: str) -> str:
    """As one writes it into a line of addresses."""
    if not name:
        return address
    plain = name.replace('"', "'").replace("\\", "")
    return f'"{plain}" <{address}>' if any(c in plain for c in ',;:@<>()[]."') else f"{plain} <{address}>"


def _read(field: str) -> list[Address]:
    pairs = getaddresses([field.replace("\r", " ").replace("\n", ", ").replace(";", ",")])
    return [Address(name, address) for name, address in pairs if name or address]


def _checked(field: str) -> list[Address]:
    checked = []
    for entry in _read(field):
        try:
            valid = validate_email(entry.address, check_deliverability=False, test_environment=True)
        except EmailNotValidError as error:
            text = gettext_lazy("“%(address)s” is not an e-mail address.")
            raise Refusal(text % {"address": entry.address or entry.name}) from error
        checked.append(Address(entry.name, valid.normalized))
    return checked
