"""Cases come back to the owner when their time has come or nobody has answered; answered ones leave the round."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kulanz.business import hours
from kulanz.conversations.models import Conversation
from kulanz.triage import cases
from kulanz.triage.models import Case

AT_ONCE = 500


def look_after_cases() -> int:
    """Let go what is answered, bring back what is not; how many were touched."""
    answered = [_let_go(case) for case in list(cases.answered()[:AT_ONCE])]
    back = [_bring_back(case) for case in list(cases.due_back(timezone.now())[:AT_ONCE])]
    return sum(answered) + sum(back)


@transaction.atomic
def _let_go(case: Case) -> bool:
    held = _held(case)
    if not cases.answered().filter(pk=held.pk).exists():
        return False  # they have written meanwhile
    cases.finish(held)
    return True


@transaction.atomic
def _bring_back(case: Case) -> bool:
    held, now = _held(case), timezone.now()
    if held.state == Case.State.DONE or held.back_at is None or held.back_at > now:
        return False  # somebody else was faster
    if held.state == Case.State.PICKED and held.pick == Case.Pick.LATER:
        cases.come_back(held, remind_at=hours.same_day_goal(now))
    elif (rests_until := _rests_until(held)) and rests_until > now:
        held.back_at = hours.same_day_goal(rests_until)
        held.save(update_fields=["back_at"])
    else:
        cases.come_back(held, because=cases.RETURNED)
    return True


def _held(case: Case) -> Case:
    """Seen as it is now, and nobody else's for the moment."""
    return Case.objects.select_for_update().get(pk=case.pk)


def _rests_until(case: Case) -> datetime | None:
    """Until when somebody let all of it rest; None where something of it does not."""
    talks = list(Conversation.objects.of(case.customer).filter(state__in=cases.NOT_OVER))
    ends = [talk.snoozed_until for talk in talks if talk.state == Conversation.State.SNOOZED]
    return min(filter(None, ends), default=None) if len(ends) == len(talks) else None
