"""What gestures did: of those given, how many came back, bought again, or said thanks within ninety days."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from kulanz.conversations.models import Message
from kulanz.customers.models import Order
from kulanz.goodwill.models import Gesture
from kulanz.triage.models import Assessment

WITHIN = timedelta(days=90)
# What was given longer ago than that says little of today.
LOOKED_BACK = timedelta(days=730)
# Fewer than that say nothing.
FEWEST = 5
THANKS = "praise"


@dataclass(frozen=True, slots=True)
class Worked:
    """Of `number` gestures of a kind, those after which somebody wrote or bought, bought, and thanked."""

    kind: str
    number: int
    came_back: int
    bought: int
    thanked: int
    redeemed: int

    @property
    def is_enough(self) -> bool:
        return self.number >= FEWEST


def worked(now: datetime | None = None) -> list[Worked]:
    """By kind, the most frequent first; only gestures whose ninety days are over. One query."""
    now = now or timezone.now()
    ripe = Gesture.objects.filter(
        state=Gesture.State.GIVEN, given_at__gte=now - LOOKED_BACK, given_at__lt=now - WITHIN
    )
    wrote, bought, thanked = Exists(_written()), Exists(_bought()), Exists(_thanks())
    rows = (
        ripe.annotate(wrote=wrote, bought=bought, thanked=thanked)
        .order_by()
        .values("kind")
        .annotate(
            number=Count("pk"),
            came_back=Count("pk", filter=Q(wrote=True) | Q(bought=True)),
            have_bought=Count("pk", filter=Q(bought=True)),
            have_thanked=Count("pk", filter=Q(thanked=True)),
            redeemed=Count("pk", filter=Q(voucher__redeemed_at__isnull=False)),
        )
    )
    found = [
        Worked(
            row["kind"],
            row["number"],
            row["came_back"],
            row["have_bought"],
            row["have_thanked"],
            row["redeemed"],
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (-one.number, one.kind))


def _written() -> QuerySet[Message]:
    return Message.objects.filter(
        conversation__customer=OuterRef("customer"),
        direction=Message.Direction.IN,
        automatic="",
        at__gt=OuterRef("given_at"),
        at__lt=OuterRef("given_at") + WITHIN,
    )


def _bought() -> QuerySet[Order]:
    placed = Order.objects.filter(
        customer=OuterRef("customer"),
        placed_at__gt=OuterRef("given_at"),
        placed_at__lt=OuterRef("given_at") + WITHIN,
    )
    return placed.exclude(state=Order.State.CANCELLED)


def _thanks() -> QuerySet[Assessment]:
    return Assessment.objects.filter(
        message__conversation__customer=OuterRef("customer"),
        message__direction=Message.Direction.IN,
        message__at__gt=OuterRef("given_at"),
        message__at__lt=OuterRef("given_at") + WITHIN,
        said__intents__icontains=THANKS,
    )
