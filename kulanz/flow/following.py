"""What follows from a judged message never keeps it from arriving: where that goes wrong, it is made good later."""

import logging
from collections.abc import Callable
from functools import partial

from django.db import InterfaceError, OperationalError, transaction

from kulanz.conversations.models import Conversation
from kulanz.triage import assessing
from kulanz.triage.models import MOST_ATTEMPTS, Assessment

from . import acknowledging, caring

logger = logging.getLogger(__name__)

AT_ONCE = 100


def follow(assessment: Assessment | None, conversation: Conversation, *, is_history: bool) -> None:
    """All that follows from a new message, or nothing for now."""
    if assessment is None or is_history:
        return
    _attempt(partial(_all_that_follows, assessment, conversation), assessment, conversation)


def _all_that_follows(assessment: Assessment, conversation: Conversation) -> None:
    caring.follow(assessment, conversation, is_history=False)
    acknowledging.begin(assessment, conversation)


def catch_up(assessment: Assessment, conversation: Conversation) -> None:
    """The same for what was judged only later."""
    _attempt(partial(_all_that_was_missed, assessment, conversation), assessment, conversation)


def _all_that_was_missed(assessment: Assessment, conversation: Conversation) -> None:
    caring.catch_up(assessment, conversation)
    acknowledging.begin(assessment, conversation)


def follow_waiting() -> int:
    """Another try at what went wrong; how many were tried."""
    waiting = list(assessing.not_followed()[:AT_ONCE])
    for assessment in waiting:
        _follow_again(assessment)
    return len(waiting)


@transaction.atomic
def _follow_again(assessment: Assessment) -> None:
    rows = Conversation.objects.select_for_update(of=("self",))
    conversation = rows.get(messages=assessment.message_id)
    assessment.refresh_from_db(from_queryset=Assessment.objects.select_for_update())
    if assessment.unfollowed:  # else somebody else was faster
        catch_up(assessment, conversation)


def _attempt(deed: Callable[[], None], assessment: Assessment, conversation: Conversation) -> None:
    failed = None
    try:
        with transaction.atomic():
            deed()
    except (OperationalError, InterfaceError):
        raise  # the database's fault: nothing else can be written, either
    except Exception:
        failed = (assessment.unfollowed or 0) + 1
        logger.exception(
            "what follows from message %s failed (try %s of %s)", assessment.message_id, failed, MOST_ATTEMPTS
        )
        conversation.refresh_from_db()
    if assessment.unfollowed != failed:
        assessment.unfollowed = failed
        assessment.save(update_fields=["unfollowed"])
