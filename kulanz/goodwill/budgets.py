"""What gestures may cost: in a month, in a case, and from which sum on a second pair of eyes decides."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from kulanz.business import hours, profile
from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer
from kulanz.journal.models import record

from .models import Budget, Campaign, CampaignMail, Gesture

# Without a conversation, what they were given in so many days counts as one case.
CASE_DAYS = 30
COSTING = (Gesture.State.APPROVED, Gesture.State.GIVEN)
# What these still may cost is not there for others.
RESERVING = (Campaign.State.RELEASING, Campaign.State.PAUSED)


@dataclass(frozen=True, slots=True)
class Purse:
    """What gestures may cost this month and have cost so far, in cents; None is without a bound."""

    currency: str
    spent: int
    month: int | None
    case_spent: int
    case: int | None
    four_eyes: int | None
    # For campaigns that are being released.
    reserved: int = 0

    @property
    def left(self) -> int | None:
        return None if self.month is None else max(self.month - self.spent - self.reserved, 0)

    @property
    def case_left(self) -> int | None:
        return None if self.case is None else max(self.case - self.case_spent, 0)

    @property
    def share(self) -> int:
        """Spent of the month's budget, in percent and at most a hundred."""
        return min(round(100 * self.spent / self.month), 100) if self.month else 0

    def is_beyond(self, cents: int) -> bool:
        beyond_month = self.month is not None and self.spent + self.reserved + cents > self.month
        return bool(cents) and (
            beyond_month or (self.case is not None and self.case_spent + cents > self.case)
        )

    def wants_two(self, cents: int) -> bool:
        return self.four_eyes is not None and cents > self.four_eyes


def kept() -> Budget:
    return Budget.objects.get_or_create(pk=1)[0]


@transaction.atomic
def keep(*, month: int, case: int, four_eyes: int, by: Staff) -> None:
    """In cents; 0 is without a bound."""
    row = locked()
    before = (row.month_cents, row.case_cents, row.four_eyes_cents)
    row.month_cents, row.case_cents, row.four_eyes_cents = month, case, four_eyes
    row.save()
    if before != (month, case, four_eyes):
        record("gesture_budget", profile.business(), by=by, month=month, case=case, four_eyes=four_eyes)


def purse(customer: Customer | None = None, conversation: Conversation | None = None) -> Purse:
    """The month's and, for a customer, the case's."""
    return reckon(kept(), customer, conversation)


def month_begins(now: datetime | None = None) -> datetime:
    """Of the month that is now, in the zone of the business."""
    day = timezone.localdate(now, timezone=hours.zone()).replace(day=1)
    return datetime.combine(day, time(), hours.zone())


def locked() -> Budget:
    """Two at once shall not both spend what is left."""
    kept()
    return Budget.objects.select_for_update().get(pk=1)


def reckon(row: Budget, customer: Customer | None, conversation: Conversation | None) -> Purse:
    costing = Gesture.objects.filter(state__in=COSTING, currency=row.currency)
    begins = month_begins()
    return Purse(
        currency=row.currency,
        spent=_sum(costing.filter(decided_at__gte=begins)),
        month=row.month_cents or None,
        case_spent=_sum(costing.filter(_case(customer, conversation))) if customer else 0,
        case=row.case_cents or None,
        four_eyes=row.four_eyes_cents or None,
        reserved=_reserved(),
    )


def _reserved() -> int:
    waiting = CampaignMail.objects.filter(
        state=CampaignMail.State.WAITING, campaign__state__in=RESERVING, campaign__cents__gt=0
    )
    return int(waiting.aggregate(sum=Sum("campaign__cents"))["sum"] or 0)


def _case(customer: Customer | None, conversation: Conversation | None) -> Q:
    if conversation:
        return Q(conversation=conversation)
    since = timezone.now() - timedelta(days=CASE_DAYS)
    return Q(customer=customer, decided_at__gte=since)


def _sum(rows: QuerySet[Gesture]) -> int:
    return int(rows.aggregate(sum=Sum("cents"))["sum"] or 0)
