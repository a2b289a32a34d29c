"""Judging what comes in: outside of the write lock, kept in the same transaction as the message."""

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from kulanz.business import hours
from kulanz.conversations import regroup
from kulanz.conversations.models import Conversation, Message
from kulanz.triage import assessing, covering, own
from kulanz.triage.history import History
from kulanz.triage.judge import Judgement, judge

if TYPE_CHECKING:
    from .arrival import Arrival

logger = logging.getLogger(__name__)

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
            weights=own.in_use(),
        )
    except Exception as error:  # whatever it is, the mail arrives and is judged again later
        logger.warning("a message could not be judged", exc_info=True)
        return error


def told(arrival: "Arrival", judged: Judged | None) -> str:
    """The beginning of a letter for lists and notices, without what nobody should read in passing."""
    letter, secrets = arrival.letter, covering.Secrets()
    if isinstance(judged, Judgement):
        behind = (one for one in judged.evidence if one.label in judged.sensitive and one.place == "text")
        secrets.learn(letter.text, (covering.Stretch(one.start, one.end, one.label) for one in behind))
    return regroup.preview(secrets.covered(letter.new_text or letter.text or letter.subject))


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
                weights=own.in_use(),
            )
        except Exception as error:
            logger.warning("message %s could not be judged again", message.pk, exc_info=True)
            judged = error
        assessing.keep_again(assessment, judged)
    return len(waiting)


def _history(conversation: Conversation, judged: Judged) -> dict[str, Any]:
    now = timezone.now()
    found = History(
        unanswered=conversation.unanswered,
        waited=now - conversation.waiting_since if conversation.waiting_since else timedelta(),
        known=now - conversation.customer.created_at,
        is_promise_broken=bool(conversation.promised_for and conversation.promised_for < now.date()),
    )
    return found.as_json(judged.mood if isinstance(judged, Judgement) else "")
