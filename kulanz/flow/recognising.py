"""Who has stayed, come back, or sent us others; found before they are taken for granted. And who is not thanked yet."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Min, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from kulanz.business import hours
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Consent, Customer, Handle, Order, Standing
from kulanz.followup.models import Promise
from kulanz.goodwill.models import Campaign, CampaignMail, Gesture, RefundCase
from kulanz.triage.models import Assessment, Dissatisfaction

from .giving import FOR_FAULTS

Group = Campaign.Group
# Years of which one speaks, and from then on each fifth.
FIRST_YEARS, EVERY_YEARS = frozenset({1, 2, 3}), 5
ORDERS = (10, 25, 50, 100)
# Whoever was thanked is left alone for so long.
THANKED_WITHIN = timedelta(days=180)
# An order of so many days ago is still worth a word when one writes anyway.
FRESH_DAYS = 14
UNSETTLED = ("open", "decided", "booking", "unclear")
FEW = 500
# None is everybody.
Who = Collection[int] | None


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why now: the kind of group, how many years or orders, and on which day."""

    kind: str
    n: int = 0
    on: date | None = None

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "n": self.n, "on": self.on.isoformat() if self.on else None}


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both included."""

    first: date
    last: date

    @classmethod
    def around(cls, days: int) -> "Span":
        today = _today()
        return cls(today - timedelta(days=days), today + timedelta(days=days))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def read(told: dict[str, Any]) -> Occasion:
    """What `as_json` wrote."""
    on = told.get("on")
    return Occasion(told["kind"], told.get("n", 0), date.fromisoformat(on) if on else None)


def find(group: str, days: int, who: Who = None) -> dict[int, Occasion]:
    """Everybody in the group, with the occasion; a number of queries that does not depend on how many they are."""
    return _FINDERS[Group(group)](Span.around(days), who)


def today(customer: Customer) -> list[Occasion]:
    """What is worth a word today, whoever writes; nothing where something is to be put right first."""
    who, day = [customer.pk], _today()
    lately = Span(day - timedelta(days=FRESH_DAYS), day)
    told = [_anniversaries(Span(day, day), who), _round_orders(lately, who), _after_failure(lately, who)]
    found = [one[customer.pk] for one in told if customer.pk in one]
    return [] if found and _to_be_put_right(who) else found


def hindrances(who: Who = None) -> dict[int, str]:
    """Of each customer who is better not thanked now, the weightiest reason as a code.

    Nothing is said of consent and addresses: that tell `consenting` and `addresses`.
    """
    since = timezone.now() - THANKED_WITHIN
    mails = CampaignMail.objects.filter(state=CampaignMail.State.RELEASED, released_at__gte=since)
    thanks = Gesture.objects.filter(given_at__gte=since, reason__in=("thanks", "loyalty"))
    found = dict.fromkeys(_customers(mails, who) | _customers(thanks, who), "thanked")
    found |= _to_be_put_right(who)
    silent = Handle.objects.filter(silenced_at__isnull=False)
    return found | dict.fromkeys(_customers(silent, who), "silenced")


def consenting(who: Who = None) -> set[int]:
    """Who has agreed to news."""
    return _customers(Consent.objects.filter(purpose=Consent.Purpose.NEWS, withdrawn_at=None), who)


def addresses(who: Who = None) -> dict[int, str]:
    """Where mail reaches them; empty where all of it comes back."""
    rows = _of(Handle.objects.filter(kind=Handle.Kind.EMAIL), who).order_by("-pk")
    found: dict[int, str] = {}
    for customer, shown, bounced_at in rows.values_list("customer", "shown", "bounced_at"):
        found[customer] = found.get(customer, "") if bounced_at else shown
    return found


def why_not(group: Collection[int]) -> dict[int, str]:
    """Of each of these who may not be written to, why, as a code."""
    who = group if len(group) <= FEW else None  # many are told apart here, not in the statement
    agreed, reached, why = consenting(who), addresses(who), hindrances(who)
    found = {}
    for one in group:
        lacking = "" if one in agreed else "no_consent"
        unreached = "" if reached.get(one) else ("bounced" if one in reached else "no_address")
        if said := why.get(one) or lacking or unreached:
            found[one] = said
    return found


def _to_be_put_right(who: Who) -> dict[int, str]:
    """First it is repaired, then one says thanks."""
    late = Promise.objects.filter(state=Promise.State.OPEN, due_at__lt=timezone.now())
    found = dict.fromkeys(_customers(late, who), "promise_broken")
    cases = RefundCase.objects.filter(state__in=UNSETTLED)
    found |= dict.fromkeys(_complaining(who) | _customers(cases, who), "complaint")
    unhappy = Dissatisfaction.objects.filter(closed_at=None)
    return found | dict.fromkeys(_customers(unhappy, who), "dissatisfied")


def _complaining(who: Who) -> set[int]:
    """Whose complaint lies open."""
    here = Conversation.objects.present().filter(state__in=("open", "snoozed"))
    rows = Assessment.objects.filter(message__conversation__in=_of(here, who).values("pk"))
    told = rows.values_list("message__conversation__customer", "said__intents")
    return {customer for customer, intents in told if "complaint" in (intents or ())}


def _anniversaries(span: Span, who: Who) -> dict[int, Occasion]:
    """Since the first order or, of whoever never bought, the first mail."""
    bought = _of(_bought(), who).order_by()
    first = dict(bought.values_list("customer").annotate(first=Min("placed_at")))
    letters = Message.objects.filter(
        direction=Message.Direction.IN,
        automatic="",
        conversation__quarantined_at=None,
        conversation__deleted_at=None,
        conversation__customer__orders=None,
    )
    wrote = _of(letters, who, "conversation__customer").order_by()
    first |= dict(wrote.values_list("conversation__customer").annotate(first=Min("at")))
    zone = hours.zone()
    told = {customer: _round_years(at.astimezone(zone).date(), span) for customer, at in first.items()}
    return {customer: occasion for customer, occasion in told.items() if occasion}


def _round_years(begun: date, span: Span) -> Occasion | None:
    for year in range(span.first.year, span.last.year + 1):
        years = year - begun.year
        if is_round(years) and (on := anniversary(begun, year)) in span:
            return Occasion(Group.ANNIVERSARY, years, on)
    return None


def is_round(years: int) -> bool:
    return years in FIRST_YEARS or (years > 0 and years % EVERY_YEARS == 0)


def anniversary(begun: date, year: int) -> date:
    """The day in that year; of 29 February, the 28th where there is no other."""
    try:
        return begun.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def _round_orders(span: Span, who: Who) -> dict[int, Occasion]:
    nth = Window(RowNumber(), partition_by=F("customer"), order_by=[F("placed_at"), F("pk")])
    rows = _of(_bought(), who).order_by().annotate(nth=nth).filter(nth__in=ORDERS)
    zone = hours.zone()
    found: dict[int, Occasion] = {}
    for customer, number, at in rows.values_list("customer", "nth", "placed_at"):
        day = at.astimezone(zone).date()
        if day in span and number > (found[customer].n if customer in found else 0):
            found[customer] = Occasion(Group.TENTH_ORDER, number, day)
    return found


def _after_failure(span: Span, who: Who) -> dict[int, Occasion]:
    """The first order after the last time that something was put right."""
    lately = _of(_bought(), who).filter(placed_at__gte=hours.midnight(span.first))
    buyers = set(lately.order_by().values_list("customer", flat=True))
    repaired = _repaired(who) if buyers else {}
    back = buyers & repaired.keys()
    if not back:
        return {}
    orders: dict[int, list[datetime]] = defaultdict(list)
    since = _bought().filter(placed_at__gte=min(repaired[one] for one in back)).order_by("placed_at")
    for customer, at in _of(since, who).values_list("customer", "placed_at"):
        if customer in back and at > repaired[customer]:
            orders[customer].append(at)
    zone = hours.zone()
    firsts = {customer: days[0].astimezone(zone).date() for customer, days in orders.items()}
    return {one: Occasion(Group.AFTER_FAILURE, 0, day) for one, day in firsts.items() if day in span}


def _repaired(who: Who) -> dict[int, datetime]:
    """When we last put something right: a state closed, money back, a gesture for a fault of ours."""
    told: Iterable[tuple[QuerySet[Any], str]] = (
        (Dissatisfaction.objects.filter(closed_at__isnull=False), "closed_at"),
        (RefundCase.objects.filter(state=RefundCase.State.BOOKED, booked_at__isnull=False), "booked_at"),
        (Gesture.objects.filter(given_at__isnull=False, reason__in=FOR_FAULTS), "given_at"),
    )
    found: dict[int, datetime] = {}
    for rows, field in told:
        for customer, at in _of(rows, who).order_by().values_list("customer", field):
            found[customer] = max(found.get(customer, at), at)
    return found


def _super_customers(_span: Span, who: Who) -> dict[int, Occasion]:
    rows = Standing.objects.filter(kind=Standing.Kind.SUPER)
    return {one: Occasion(Group.SUPER_CUSTOMERS) for one in _customers(rows, who)}


def _recommending(_span: Span, who: Who) -> dict[int, Occasion]:
    rows = Standing.objects.filter(facts__voice__recommends__gt=0)
    return {one: Occasion(Group.RECOMMENDED) for one in _customers(rows, who)}


def _bought() -> QuerySet[Order]:
    return Order.objects.filter(customer__isnull=False).exclude(
        state__in=(Order.State.CANCELLED, Order.State.OPEN)
    )


def _of(rows: QuerySet[Any], who: Who, path: str = "customer") -> QuerySet[Any]:
    return rows if who is None else rows.filter(**{f"{path}__in": who})


def _customers(rows: QuerySet[Any], who: Who) -> set[int]:
    return set(_of(rows, who).order_by().values_list("customer", flat=True))


def _today() -> date:
    return timezone.localdate(timezone=hours.zone())


_FINDERS: dict[Group, Callable[[Span, Who], dict[int, Occasion]]] = {
    Group.ANNIVERSARY: _anniversaries,
    Group.TENTH_ORDER: _round_orders,
    Group.AFTER_FAILURE: _after_failure,
    Group.SUPER_CUSTOMERS: _super_customers,
    Group.RECOMMENDED: _recommending,
}
