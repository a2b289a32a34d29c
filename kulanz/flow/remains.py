"""What there is of a person in the rooms of others: it goes as well, and what those wrote or got stays theirs."""

import json
from collections.abc import Collection, Sequence
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from kulanz.business.models import Notice
from kulanz.channels import rules
from kulanz.channels.models import RawMessage, Recipient, SenderRule
from kulanz.conversations import regroup, search
from kulanz.conversations.models import Conversation, Message
from kulanz.lib import vault
from kulanz.reply import compose
from kulanz.reply.models import Draft

from . import discarding, privacy, unneeded

_ON_THEIR_WAY = (Recipient.State.QUEUED, Recipient.State.IN_FLIGHT, Recipient.State.RETRY)
_NEVER_FILED = (RawMessage.State.BLOCKED, RawMessage.State.UNREADABLE)
_HEADS = ("to", "cc", "bcc")


def leave_conversations(wrote: QuerySet[Message]) -> None:
    """These messages in the conversations of others go, with what was begun to be answered and told of them."""
    ids, subjects = list(wrote.values_list("pk", flat=True)), set(wrote.values_list("subject", flat=True))
    touched = list(Conversation.objects.filter(messages__in=ids).distinct().order_by("pk"))
    for draft in Draft.objects.filter(in_answer_to__in=ids, sent_as=None):
        discarding.discard(draft)
    numbers = [conversation.pk for conversation in touched]
    Notice.objects.filter(subject_kind="conversation", subject_id__in=numbers).delete()
    privacy.delete_messages(Message.objects.filter(pk__in=ids))
    for conversation in Conversation.objects.filter(pk__in=numbers).select_for_update():
        _retell(conversation, subjects)


def leave_drafts(addresses: Collection[str]) -> None:
    """A mail begun to them goes; in what was begun in the conversation of another they are left out."""
    for draft in Draft.objects.filter(_named(_HEADS, addresses)):
        if not any(address.lower() in addresses for address in compose.addresses(draft)):
            continue
        if draft.conversation_id or draft.sent_as_id:
            compose.leave_out(draft, addresses)
        else:
            discarding.discard(draft)


def on_their_way(addresses: Collection[str]) -> QuerySet[Recipient]:
    """Mail to them that has not arrived yet: whoever sends it still needs the address."""
    return _recipients(addresses).filter(state__in=_ON_THEIR_WAY)


def leave_mails(addresses: Collection[str]) -> None:
    """Our mails to others say no more that they got them as well, once that is settled."""
    waiting = on_their_way(addresses).values("outbound")
    _recipients(addresses).exclude(state__in=_ON_THEIR_WAY).delete()
    ours = Message.objects.filter(_named(_HEADS, addresses), direction=Message.Direction.OUT)
    for message in ours.exclude(outbound__in=waiting):
        left = {name: _without(getattr(message, name), addresses) for name in _HEADS}
        if any(left[name] != getattr(message, name) for name in _HEADS):
            Message.objects.filter(pk=message.pk).update(**left)
            message.refresh_from_db()
            _index_anew(message)


def rules_of(addresses: Collection[str]) -> list[SenderRule]:
    """Those that name an address of theirs, not their domain."""
    found = filter(None, map(rules.find_rule, sorted(addresses)))
    return list({rule.pk: rule for rule in found if "@" in rule.pattern}.values())


def leave_notes_of_rules(addresses: Collection[str]) -> None:
    SenderRule.objects.filter(pk__in=[rule.pk for rule in rules_of(addresses)]).update(note="")


def leave_originals(addresses: Collection[str]) -> None:
    """What came from them and was never filed: blocked, or not to be read."""
    rows = RawMessage.objects.filter(state__in=_NEVER_FILED).values_list("pk", "sha256")
    theirs = {pk: digest for pk, digest in rows if _is_from(digest, addresses)}
    RawMessage.objects.filter(pk__in=theirs).update(state=RawMessage.State.DELETED, problem="", traceback="")
    transaction.on_commit(lambda: unneeded.forget(set(theirs.values())))


def _retell(conversation: Conversation, subjects: Collection[str]) -> None:
    regroup.retell(conversation)
    left = conversation.messages.order_by("at", "pk")
    if conversation.subject in subjects and not left.filter(subject=conversation.subject).exists():
        conversation.subject = left.values_list("subject", flat=True).first() or ""
    if not left.exists():
        conversation.preview = ""
        if not conversation.promised_for:
            conversation.state = Conversation.State.DONE
            conversation.snoozed_until, conversation.snooze_mode = None, ""
    conversation.reckon()
    conversation.save()


def _recipients(addresses: Collection[str]) -> QuerySet[Recipient]:
    return Recipient.objects.annotate(lower=Lower("address")).filter(lower__in=addresses)


def _without(people: Sequence[Sequence[str]], addresses: Collection[str]) -> list[Sequence[str]]:
    return [one for one in people if one[1].lower() not in addresses]


def _index_anew(message: Message) -> None:
    people = [f"{name} {address}" for name, address in [*message.to, *message.cc]]
    files = message.attachments.values_list("name", flat=True)
    search.forget_messages([message.pk])
    search.index_message(message, [message.subject, message.text, *people, *files])


def _is_from(digest: str, addresses: Collection[str]) -> bool:
    if not vault.path(digest).exists():
        return False
    head = next(vault.chunks(digest), b"")
    if not any(address.encode() in head.lower() for address in addresses):
        return False
    said = BytesHeaderParser().parsebytes(head)
    lines = [str(line) for name in ("From", "Reply-To", "Sender") for line in said.get_all(name, [])]
    return any(address.lower() in addresses for _name, address in getaddresses(lines))


def _named(fields: Sequence[str], addresses: Collection[str]) -> Q:
    """Whose text in one of the fields holds one of the addresses, be it within another one."""
    spelt = {*addresses, *(json.dumps(address)[1:-1] for address in addresses)}  # JSON may have ü as \u00fc
    said = (Q(**{f"{field}__icontains": address}) for field in fields for address in spelt)
    return reduce(or_, said, Q(pk__in=[]))
