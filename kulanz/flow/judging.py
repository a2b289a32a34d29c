"""Judging what comes in: outside of the write lock, kept in the same transaction as the message."""

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from kulanz.business import hours, notices
from kulanz.conversations import regroup
from kulanz.conversations.models import Conversation, Message
from kulanz.triage import assessing, covering, own
from kulanz.triage.history import History
from kulanz.triage.judge import Judgement, judge
from kulanz.triage.labels import ABUSES
from kulanz.triage.models import Assessment

from . import following, quarantining

if TYPE_CHECKING:
    from .arrival import Arrival

logger = logging.getLogger(__name__)

AT_ONCE = 100

Judged = Judgement | Exception


def look(arrival: "Arrival") -> Judged | None:
    """What a letter of a person says; an error does not keep it from arriving, and nobody judges robots or us."""
    if not arrival.is_from_a_person:
        return None
    letter = arrival.letter
    new = [(p.start, p.end) for p in letter.passages if p.kind == "new"]
    return _judge(letter.text, letter.subject, arrival.at, new)


def told(arrival: "Arrival", judged: Judged | None) -> str:
    """The beginning of a letter for lists and notices, without what nobody should read in passing."""
    letter, said = arrival.letter, arrival.letter.new_text or arrival.letter.text or arrival.letter.subject
    return regroup.preview(_secrets(letter.text, letter.subject, judged).covered(said))


def keep(
    message: Message, judged: Judged | None, conversation: Conversation, *, is_history: bool
) -> Assessment | None:
    """Write down what was found; in old mail nobody waits for us any more, our answers may only come after it."""
    if judged is None:
        return None
    found = History(
        unanswered=conversation.unanswered,
        waited=_since(conversation.waiting_since, message.at),
        known=_since(conversation.customer.created_at, message.at),
        is_promise_broken=_is_promise_broken(conversation, message),
    )
    return assessing.keep(message, judged, found.as_json("" if is_history else _mood(judged)))


def judge_waiting() -> int:
    """Another try at what follows where that went wrong, and at what could not be judged."""
    followed = following.follow_waiting()
    waiting = list(assessing.not_judged()[:AT_ONCE])
    for assessment in waiting:
        judge_again(assessment)
    return followed + len(waiting)


def judge_again(assessment: Assessment) -> bool:
    """One more try, with all that would have followed at the arrival; whether it can be judged now."""
    message = assessment.message
    new = [(start, end) for kind, start, end in message.passages if kind == "new"]
    judged = _judge(message.text, message.subject, message.at, new)
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update(of=("self",)).get(messages=message)
        assessment.refresh_from_db(from_queryset=Assessment.objects.select_for_update())
        if assessment.state == Assessment.State.JUDGED:
            return True  # somebody else was faster
        mood = "" if quarantining.is_history(message) else _mood(judged)
        assessing.keep_again(assessment, judged, _history_then(conversation, message).as_json(mood))
        if isinstance(judged, Judgement):
            _cover(conversation, message, judged)
            quarantining.catch_up(conversation, message, judged)
            following.catch_up(assessment, conversation)
    return isinstance(judged, Judgement)


def _judge(text: str, subject: str, at: datetime, new: list[tuple[int, int]]) -> Judged:
    try:
        said_on = at.astimezone(hours.zone()).date()
        return judge(text, subject=subject, said_on=said_on, new=new, weights=own.in_use())
    except Exception as error:  # whatever it is, the mail arrives and is judged again later
        logger.warning("a message could not be judged", exc_info=True)
        return error


def _history_then(conversation: Conversation, message: Message) -> History:
    """As it was when the message came, told from what had been said until then."""
    said = conversation.messages.filter(at__lte=message.at, automatic="").order_by("at", "pk")
    waiting: list[datetime] = []
    for direction, at in said.values_list("direction", "at"):
        waiting = [*waiting, at] if direction == Message.Direction.IN else []
    return History(
        unanswered=len(waiting),
        waited=_since(min(waiting, default=None), message.at),
        known=_since(conversation.customer.created_at, message.at),
        is_promise_broken=_is_promise_broken(conversation, message),
    )


def _is_promise_broken(conversation: Conversation, message: Message) -> bool:
    on = message.at.astimezone(hours.zone()).date()
    return bool(conversation.promised_for and conversation.promised_for < on)


def _since(begun: datetime | None, at: datetime) -> timedelta:
    return max(at - begun, timedelta()) if begun else timedelta()


def _mood(judged: Judged) -> str:
    return judged.mood if isinstance(judged, Judgement) else ""


def _cover(conversation: Conversation, message: Message, judged: Judgement) -> None:
    """What was told of it in lists and notices before anybody knew what is secret in it."""
    said = message.new_text or message.text or message.subject
    bare = regroup.preview(said)
    covered = regroup.preview(_secrets(message.text, message.subject, judged).covered(said))
    if covered == bare:
        return
    if conversation.preview == bare:
        conversation.preview = covered
        conversation.save(update_fields=["preview"])
    notices.tell_anew(conversation, bare, covered)


def _secrets(text: str, subject: str, judged: Judged | None) -> covering.Secrets:
    secrets = covering.Secrets()
    if isinstance(judged, Judgement):
        kept_back = {*judged.sensitive, *(() if judged.abuse == "none" else ABUSES)}
        for one in judged.evidence:
            if one.label in kept_back:
                place = text if one.place == "text" else subject
                secrets.learn(place, [covering.Stretch(one.start, one.end, one.label)])
    return secrets
