"""What a refund promises: made with the decision, kept by the booking, dropped with the case that made it."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.goodwill import refunds
from kulanz.goodwill.models import RefundCase

State = RefundCase.State
# By when the money shall be on its way, in days on which we are open.
WORKING_DAYS = 3


def make(case: RefundCase, *, by: Staff) -> None:
    """Unless it is owed already."""
    if _own(case).exists() or _loose(case).exists():
        return
    what = _("Pay back %(what)s") % {"what": case.order.number if case.order else case.title}
    made = promises.make(
        case.customer, what, _usual_day(), by=by, kind=Promise.Kind.REFUND, conversation=case.conversation
    )
    case.promise_number = made.pk
    case.save(update_fields=["promise_number"])


def keep(case: RefundCase, *, by: Staff | None) -> None:
    """Its own; and by the last refund of a conversation that is still to come, those that no case made."""
    kept = list(_own(case))
    others = RefundCase.objects.filter(conversation=case.conversation, customer=case.customer)
    if not others.filter(state__in=refunds.PENDING).exclude(pk=case.pk).exclude(state=State.OPEN).exists():
        kept += _loose(case)
    for promise in kept:
        promises.keep(promise, promises.Proof(Promise.Evidence.REFUND, case.pk), by=by)


def drop(case: RefundCase, why: str, *, by: Staff) -> None:
    """What other cases or a mail of ours promised is owed all the same."""
    for promise in _own(RefundCase.objects.get(pk=case.pk)):
        promises.drop(promise, why, by=by)


def due_day(case: RefundCase) -> date:
    """By when its money shall be on its way."""
    for owed in (_own(case), _loose(case)):
        if due := owed.exclude(due=None).values_list("due", flat=True).first():
            return due
    return _usual_day()


def _usual_day() -> date:
    day = timezone.localdate()
    for _n in range(WORKING_DAYS):
        day = hours.opening(day + timedelta(days=1)).astimezone(hours.zone()).date()
    return day


def _own(case: RefundCase) -> QuerySet[Promise]:
    """That which was made when it was decided, as long as it is owed."""
    return promises.still_open(pk=case.promise_number or 0)


def _loose(case: RefundCase) -> QuerySet[Promise]:
    """Those of money back that no case made, as in a mail: in its conversation, or without one of the same customer."""
    theirs = promises.still_open(
        kind=Promise.Kind.REFUND, conversation=case.conversation, customer=case.customer
    )
    made = RefundCase.objects.filter(customer=case.customer, promise_number__isnull=False)
    return theirs.exclude(pk__in=list(made.values_list("promise_number", flat=True)))
