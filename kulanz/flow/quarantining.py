"""Who waits in quarantine, and whom the desk lets out again by itself."""

from datetime import timedelta

from django.conf import settings

from kulanz.channels import notifying, rules
from kulanz.channels.models import SenderRule
from kulanz.conversations.models import Conversation, Message
from kulanz.conversations.models.selection import ConversationQuerySet
from kulanz.journal.models import Event
from kulanz.triage.judge import Judgement

# A customer in quarantine would wait unseen; the score says how often that may be wrong.
SURE = 0.9
OFFERS = ("spam", "pitch")
BY_RULE = "sender_rule"

Verdict = SenderRule.Action | None


def begin(conversation: Conversation, judged: object, verdict: Verdict) -> None:
    """A new conversation: a rule wants it looked at, or a stranger surely only wants to sell to us or to cheat us."""
    if verdict == SenderRule.Action.QUARANTINE:
        conversation.quarantine(BY_RULE)
    elif verdict is None:
        _set_apart(conversation, judged)


def go_on(conversation: Conversation, judged: object, verdict: Verdict, *, is_history: bool) -> None:
    """Who waits in quarantine wrote again: more of the same waits longer, anything else is let in."""
    cause = BY_RULE if verdict == SenderRule.Action.QUARANTINE else _offer(judged)
    if not cause or verdict == SenderRule.Action.ALLOW:
        conversation.release(by=None)
    elif not is_history:
        conversation.quarantine(cause)


def catch_up(conversation: Conversation, message: Message, judged: Judgement) -> None:
    """What could be judged only later, where nobody has touched it yet."""
    is_untouched = conversation.state == Conversation.State.OPEN and not (
        conversation.assigned_to_id or conversation.last_out_at or conversation.deleted_at
    )
    is_alone = not conversation.messages.exclude(pk=message.pk).exists()
    addresses = filter(None, (message.sender_address, message.reply_to))
    if is_untouched and is_alone and not is_history(message) and not any(map(rules.find_rule, addresses)):
        _set_apart(conversation, judged)


def is_history(message: Message) -> bool:
    """Old already when it came: nobody sells us anything with it, and nobody waits for us since then."""
    return message.at < message.arrived_at - timedelta(days=settings.QUARANTINE_DAYS)


def _set_apart(conversation: Conversation, judged: object) -> None:
    cause = _offer(judged, at_least=SURE)
    if cause and not conversation.quarantined_at and not _is_known(conversation):
        conversation.quarantine(cause)


def _offer(judged: object, at_least: float = 0.0) -> str:
    """What a message is judged to be, a pitch or spam; empty where it is neither, or complains as well."""
    if not isinstance(judged, Judgement) or "complaint" in judged.intents:
        return ""
    surest = max(OFFERS, key=lambda cause: judged.scores[cause])
    return surest if surest in judged.intents and judged.scores[surest] >= at_least else ""


def _is_known(conversation: Conversation) -> bool:
    """Whether this customer has, or had, anything with us outside of the quarantine."""
    others = Conversation.objects.filter(
        customer=conversation.customer, quarantined_at=None, merged_into=None
    ).exclude(pk=conversation.pk)
    wrote = conversation.messages.order_by("at", "pk").first()
    if wrote is None or not notifying.writes_for_many(conversation.customer.first_address):
        return others.exists() or _was_released(Conversation.objects.filter(pk=conversation.pk))
    # Behind a network's address stands somebody else each time, and their request for contact makes nobody known.
    same = others.filter(messages__sender_name=wrote.sender_name)
    return same.filter(last_out_at__isnull=False).exists() or _was_released(same)


def _was_released(conversations: ConversationQuerySet) -> bool:
    return Event.objects.filter(
        kind="released", subject_kind="conversation", subject_id__in=conversations.values("pk")
    ).exists()
