"""A draft becomes a message on its way: frozen, queued, and for a moment still to be taken back."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.channels import outbox, registry
from kulanz.channels.letter import Address
from kulanz.channels.models import Channel, Outbound, Recipient
from kulanz.conversations import regroup, search
from kulanz.conversations.models import Attachment, Conversation, Message, Strand
from kulanz.conversations.timeline import newest_from_others
from kulanz.customers import match
from kulanz.journal.models import record
from kulanz.lib import vault
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from kulanz.triage import covering

from . import (
    acknowledging,
    cooling,
    giving,
    ladder,
    manners,
    overruling,
    passing_on,
    promised,
    refunding,
    second_look,
    unsubscribing,
    welcome,
)


@transaction.atomic
def send(
    draft: Draft,
    *,
    by: Staff,
    seen: datetime | None,
    at: datetime | None = None,
    close: bool = False,
    anyway: str = "",
    at_once: bool = False,
) -> Message:
    """Freeze a draft into a message and queue it: for in ten seconds, for `at`, or the end of the quiet hours.

    `seen` is when the writer's page was made: if a message or note of somebody else has arrived since, it is
    refused, so that nobody answers past what was just said. `anyway` are the words against the coach's stop.
    """
    conversation = Conversation.objects.hold(draft.conversation) if draft.conversation else None
    draft = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if draft.sent_as_id:
        raise Refusal(_("This draft has been sent already."))
    cooling.require_awake(draft)
    if conversation:
        _require_seen(conversation, by, seen)
    envelope = compose.envelope(draft)
    recipients = [a.address for a in (*envelope.to, *envelope.cc, *envelope.bcc)]
    welcome.require(recipients, draft)
    _require_content(draft)
    overruled = overruling.require_calm(draft, anyway)
    first = manners.require(draft, by=by)
    conversation = conversation or _open(draft, envelope)
    send_after = manners.leaves_at(first, at, at_once=at_once)
    giving.require_good_codes(conversation.customer, draft.text, leaves=send_after)
    way_out = unsubscribing.way_out(first, envelope, conversation.customer)
    message = _freeze(draft, conversation, envelope, send_after, way_out, by=by)
    welcome.note_last_word(draft, message)
    passing_on.note(draft, message, recipients, by=by)
    ladder.note(draft, message, by=by)
    manners.note(first, message, wanted=at, leaves=send_after)
    overruling.keep(message, overruled, by=by)
    draft.conversation, draft.sent_as, draft.closes_conversation = conversation, message, close
    draft.save()
    second_look.withdraw(draft)
    _tell_state(conversation, message, by=by, close=close)
    promised.settle(draft, message, by=by)
    giving.after_sending(message)
    refunding.note_mail(message)
    return message


def unwelcome(outbound: Outbound, addresses: Iterable[str]) -> dict[str, str]:
    """To which of its addresses nothing may go any more, and why; the desk's own mail to its people always may.

    The channels ask this in the moment of sending (settings.UNWELCOME): whatever happened since it was queued.
    """
    message = Message.objects.filter(outbound=outbound).first()
    wanted = set(addresses)
    outdated = message is not None and acknowledging.is_outdated(message)
    found = dict.fromkeys(wanted, "outdated") if outdated else {}
    if message is not None and giving.has_dead_code(message):
        found = dict.fromkeys(wanted, "dead_code")
    return found | welcome.why_not(outbound, message, wanted)


@transaction.atomic
def settle_unclear(recipient: Recipient, *, was_sent: bool, by: Staff) -> None:
    """A person decides what became of a mail whose sending broke off at the worst moment."""
    if recipient.state != Recipient.State.UNCLEAR:
        raise Refusal(_("This has been decided already."))
    if was_sent:
        recipient.state, recipient.changed_at = Recipient.State.SENT, timezone.now()
        recipient.save(update_fields=["state", "changed_at"])
    else:
        welcome.require_still(recipient.outbound.message, recipient.address)
        outbox.send_again(recipient)
    record("unclear_settled", recipient.outbound.message.conversation, by=by, was_sent=was_sent)


@transaction.atomic
def try_again(recipient: Recipient, *, by: Staff) -> None:
    """Send once more to somebody whom it did not reach."""
    if recipient.state not in {Recipient.State.FAILED, Recipient.State.BOUNCED, Recipient.State.RETRY}:
        raise Refusal(_("There is nothing to try again here."))
    welcome.require_still(recipient.outbound.message, recipient.address)
    outbox.send_again(recipient)
    giving.after_sending(recipient.outbound.message)
    record("tried_again", recipient.outbound.message.conversation, by=by, address=recipient.address)


def _require_content(draft: Draft) -> None:
    if not draft.text.strip() and not draft.files.exists():
        raise Refusal(_("The message is empty."))


def _require_seen(conversation: Conversation, by: Staff, seen: datetime | None) -> None:
    newest = newest_from_others(conversation, by)
    if newest and (seen is None or newest > seen):
        raise Refusal(
            _("Something new has arrived in this conversation. Please read it first; your draft is kept.")
        )


def _open(draft: Draft, envelope: compose.Envelope) -> Conversation:
    first = envelope.to[0]
    return Conversation.objects.create(
        customer=match.customer_of(first.address, first.name),
        channel=draft.channel,
        subject=draft.subject,
        state=Conversation.State.WAITING,
    )


def _freeze(
    draft: Draft,
    conversation: Conversation,
    envelope: compose.Envelope,
    send_after: datetime,
    way_out: unsubscribing.WayOut | None,
    *,
    by: Staff,
) -> Message:
    cover = passing_on.secrets_of(draft).covered
    text = compose.whole_text(draft, cover)
    if way_out and way_out.line:
        text = f"{text}\n{way_out.line}\n"
    message = Message.objects.create(
        conversation=conversation,
        channel=draft.channel,
        direction=Message.Direction.OUT,
        author=by,
        sender_name=envelope.sender.name,
        sender_address=envelope.sender.address,
        to=[[a.name, a.address] for a in envelope.to],
        cc=[[a.name, a.address] for a in envelope.cc],
        bcc=[[a.name, a.address] for a in envelope.bcc],
        subject=draft.subject,
        text=text,
        passages=compose.passages(draft, text, cover),
        at=max(timezone.now(), send_after - timedelta(seconds=settings.UNDO_SECONDS)),
    )
    files = [(file.name, file.type, file.size, file.sha256) for file in draft.files.all()]
    Attachment.objects.bulk_create(
        Attachment(message=message, name=name, type=kind, size=size, sha256=digest)
        for name, kind, size, digest in files
    )
    message.outbound = _queue(draft, message, envelope, send_after, way_out)
    message.message_id = message.outbound.message_id
    message.save(update_fields=["outbound", "message_id"])
    Strand.objects.create(ident=message.message_id, conversation=conversation, is_held=True)
    people = [f"{a.name} {a.address}" for a in (*envelope.to, *envelope.cc)]
    names = [name for name, *_rest in files]
    search.index_message(message, [draft.subject, text, *people, *names])
    return message


def _queue(
    draft: Draft,
    message: Message,
    envelope: compose.Envelope,
    send_after: datetime,
    way_out: unsubscribing.WayOut | None,
) -> Outbound:
    ident = registry.new_message_id(envelope.sender.address.rpartition("@")[2])
    conversation = message.conversation
    answered = draft.in_answer_to
    references = _references(conversation, answered) if draft.kind == Draft.Kind.ANSWER else []
    content = registry.write(
        sender=envelope.sender,
        to=envelope.to,
        cc=envelope.cc,
        bcc=envelope.bcc,
        subject=draft.subject,
        text=message.text,
        message_id=ident,
        in_reply_to=references[-1] if references else None,
        references=references,
        date=max(send_after, timezone.now()),
        attachments=[(f.name, f.type, vault.get(f.sha256)) for f in draft.files.all()],
        reply_to=_reply_to(draft.channel, envelope.sender, conversation),
        language=conversation.customer.language or "de",
        unsubscribe=way_out.uris if way_out else (),
    )
    return outbox.queue(
        draft.channel,
        content,
        message_id=ident,
        envelope_from=envelope.sender.address,
        recipients=[a.address for a in (*envelope.to, *envelope.cc, *envelope.bcc)],
        send_after=send_after,
    )


def _references(conversation: Conversation, answered: Message | None) -> list[str]:
    """The Message-IDs of this conversation in order, ending with the one that is answered."""
    known = conversation.messages.exclude(message_id="").order_by("at", "pk")
    idents = list(known.values_list("message_id", flat=True))
    last = answered.message_id if answered else None
    return [ident for ident in idents if ident != last] + ([last] if last else [])


def _reply_to(channel: Channel, sender: Address, conversation: Conversation) -> Address | None:
    if channel.servers is None or not channel.servers.plus_addresses:
        return None
    return Address(sender.name, registry.plus_address(sender.address, conversation.token))


def _tell_state(conversation: Conversation, message: Message, *, by: Staff, close: bool) -> None:
    has_file = message.attachments.exists()
    told = regroup.preview(covering.of_one(conversation).covered(message.new_text))
    conversation.answered(message.at, told, by=by, has_attachment=has_file)
    if close:
        conversation.close(by=by)
