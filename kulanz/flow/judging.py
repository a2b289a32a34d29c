"""Judging what comes in: outside of the write lock, kept in the same transaction as the message."""

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from kulanz.business import hours
from kulanz.conversations.models import Conversation, Message
from kulanz.triage import assessing
from kulanz.triage.judge import Judgement, judge

if TYPE_CHECKING:
    from .arrival import Arrival

logger = logging.getLogger(__name__)

# How much of a history makes an ordinary complaint one for the owner.
OFTEN, AGAIN, LONG = 3, 2, timedelta(days=3)
UNHAPPY = {"furious", "unhappy"}
AT_ONCE = 100
# A customer in quarantine would wait unseen; the score says how often that may be wrong.
SURE = 0.9

Judged = Judgement | Exception


def look(arrival: "Arrival") -> Judged | None:
    """What a letter of a person says; an error does not keep it from arriving, and nobody judges robots or us."""
    if not arrival.is_from_a_person:
        return None
    letter = arrival.letter
    new = [(p.start, p.end) for p in letter.passages if p.kind == "new"]
    try:
        return judge(
            letter.text,
            subject=letter.subject,
            said_on=arrival.at.astimezone(hours.zone()).date(),
            new=new,
        )
    except Exception as error:  # whatever it is, the mail arrives and is judged again later
        logger.warning("a message could not be judged", exc_info=True)
        return error


def keep(message: Message, judged: Judged | None, conversation: Conversation) -> None:
    if judged is not None:
        assessing.keep(message, judged, _history(conversation, judged))


def set_apart(conversation: Conversation, judged: Judged | None) -> None:
    """A stranger who surely only wants to sell to us, or to cheat us, waits in quarantine with the cause."""
    if not isinstance(judged, Judgement) or "complaint" in judged.intents:
        return
    surest = max(("spam", "pitch"), key=lambda cause: judged.scores[cause])
    if surest not in judged.intents or judged.scores[surest] < SURE:
        return
    known = Conversation.objects.filter(customer=conversation.customer, last_out_at__isnull=False)
    if not known.exists():
        conversation.quarantine(surest)


def judge_waiting() -> int:
    """Another try at what could not be judged."""
    waiting = list(assessing.not_judged()[:AT_ONCE])
    for assessment in waiting:
        message = assessment.message
        new = [(start, end) for kind, start, end in message.passages if kind == "new"]
        try:
            judged: Judged = judge(
                message.text,
                subject=message.subject,
                said_on=message.at.astimezone(hours.zone()).date(),
                new=new,
            )
        except Exception as error:
            logger.warning("message %s could not be judged again", message.pk, exc_info=True)
            judged = error
        assessing.keep_again(assessment, judged)
    return len(waiting)


def _history(conversation: Conversation, judged: Judged) -> dict[str, Any]:
    """What stands in no single message: how often they wrote, how long they wait, what was not kept."""
    now = timezone.now()
    waited = now - conversation.waiting_since if conversation.waiting_since else timedelta()
    is_broken = bool(conversation.promised_for and conversation.promised_for < now.date())
    is_unhappy = isinstance(judged, Judgement) and judged.mood in UNHAPPY
    is_much = conversation.unanswered >= OFTEN or (conversation.unanswered >= AGAIN and waited >= LONG)
    return {
        "unanswered": conversation.unanswered,
        "waited_hours": int(waited.total_seconds() // 3600),
        "known_days": max(0, (now - conversation.customer.created_at).days),
        "promise_broken": is_broken,
        "extremely_dissatisfied": is_unhappy and (is_much or is_broken),
    }
