"""Campaigns of thanks: planned, looked at mail by mail, released by a person, paused, ended; and what came of them."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.channels.models import Channel
from kulanz.journal.models import record
from kulanz.lib import money
from kulanz.lib.refusal import Refusal
from kulanz.reading import names

from . import beginnings, budgets, gestures, vouchers
from .gestures import WITH_CODE
from .models import Campaign, CampaignMail, Gesture
from .vouchers import Worth

State, MailState = Campaign.State, CampaignMail.State
# Of language and form of address.
VOICES = ("de-sie", "de-du", "en")
PLACEHOLDER = re.compile(r"\{([^{}\n]{1,30})\}")
KNOWN = frozenset({"name", "first_name", "occasion", "gesture", "code", "until"})
OF_GESTURES = frozenset({"gesture", "code", "until"})
# What a campaign can give: neither is made for one person alone.
GIFTS = (
    Gesture.Kind.VOUCHER,
    Gesture.Kind.DISCOUNT,
    Gesture.Kind.FREE_SHIPPING,
    Gesture.Kind.FREE_COPY,
)
LONGEST_SUBJECT, LONGEST_TEXT, MOST_DAYS = 200, 5000, 180
# On one page, to be read one by one.
PAGE = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """Whom, by which mailbox, and what they get; `cents` is what each gift costs us at the most."""

    name: str
    group: str
    days: int
    channel: Channel
    gesture: str = ""
    cents: int = 0
    percent: int = 0
    until: date | None = None
    what: str = ""
    cost: int = 0


@transaction.atomic
def make(plan: Plan, *, by: Staff) -> Campaign:
    """With words to begin with."""
    campaign = Campaign(by=by, words=_words(plan, by))
    _take(campaign, plan)
    record("campaign_made", campaign, by=by)
    return campaign


@transaction.atomic
def change(campaign: Campaign, plan: Plan) -> None:
    """While it is being written; words nobody has touched follow the gift."""
    locked = _hold(campaign, State.DRAFT)
    if locked.words in _ready(locked):
        locked.words = _words(plan, locked.by)
    _take(locked, plan)


@transaction.atomic
def write(campaign: Campaign, words: dict[str, dict[str, str]]) -> None:
    """Subject and text by voice; a voice without words is left away."""
    locked = _hold(campaign, State.DRAFT)
    kept = {}
    for voice in VOICES:
        said = words.get(voice, {})
        subject, text = one_line(said.get("subject", "")), said.get("text", "").strip()
        if subject or text:
            kept[voice] = {"subject": subject, "text": text[:LONGEST_TEXT]}
    locked.words = kept
    locked.save(update_fields=["words"])


@transaction.atomic
def begin_previews(campaign: Campaign) -> Campaign:
    """Once more where making them was broken off."""
    locked = _hold(campaign, State.DRAFT, State.PREPARING)
    locked.state = State.PREPARING
    locked.save(update_fields=["state"])
    return locked


@transaction.atomic
def prepared(campaign: Campaign) -> None:
    """All previews are there: it can be released, or waits for who decides what it costs."""
    locked = _hold(campaign, State.PREPARING)
    purse, total = budgets.purse(), cost(locked)
    needs_word = purse.wants_two(total) or _is_beyond(locked, purse, total)
    locked.state = State.ASKED if needs_word and total else State.RELEASING
    locked.save(update_fields=["state"])


@transaction.atomic
def approve(campaign: Campaign, note: str, *, by: Staff) -> None:
    """The whole of it, by an owner who did not make it; beyond the budget with a reason."""
    budgets.locked()
    locked = _hold(campaign, State.ASKED)
    if not by.is_owner:
        raise Refusal(_("An owner decides on this."))
    purse, total = budgets.purse(), cost(locked)
    if by.pk == locked.by_id and purse.wants_two(total) and _others(by).exists():
        raise Refusal(
            _(
                "You made this campaign yourself. Somebody else looks at it first: that is what four eyes are for."
            )
        )
    if _is_beyond(locked, purse, total) and not note.strip():
        raise Refusal(
            _("This is more than the budget allows. Please write down why it shall be given all the same.")
        )
    locked.state, locked.decided_note = State.RELEASING, note.strip()[:300]
    locked.decided_by, locked.decided_at = by, timezone.now()
    locked.save(update_fields=["state", "decided_note", "decided_by", "decided_at"])
    record("campaign_allowed", locked, by=by, cents=total)


@transaction.atomic
def write_again(campaign: Campaign) -> list[int]:
    """Back to the words, as long as nobody has got anything; the gestures that were made and are not given now."""
    locked = _hold(campaign, State.ASKED, State.RELEASING, State.PAUSED)
    if locked.mails.filter(state=MailState.RELEASED).exists():
        raise Refusal(
            _("Some have been released already: the words stay. Single mails can still be changed.")
        )
    made = list(locked.mails.filter(gesture__isnull=False).values_list("gesture", flat=True))
    locked.mails.all().delete()
    locked.state, locked.expected = State.DRAFT, None
    locked.save(update_fields=["state", "expected"])
    return made


@transaction.atomic
def pause(campaign: Campaign, *, by: Staff) -> None:
    _move(campaign, State.PAUSED, by, State.RELEASING)


@transaction.atomic
def go_on(campaign: Campaign, *, by: Staff) -> None:
    _move(campaign, State.RELEASING, by, State.PAUSED)


@transaction.atomic
def end(campaign: Campaign, *, by: Staff) -> None:
    """Who waits gets nothing."""
    _move(campaign, State.DONE, by, State.ASKED, State.RELEASING, State.PAUSED, State.PREPARING, State.DRAFT)
    campaign.mails.filter(state=MailState.WAITING).update(state=MailState.LEFT_OUT, why_left_out="ended")


def has_code(campaign: Campaign) -> bool:
    return campaign.gesture in WITH_CODE


def wish(campaign: Campaign) -> gestures.Wish:
    """What each of them gets."""
    said: dict[str, Any] = campaign.terms
    worth = None
    if has_code(campaign):
        kind = WITH_CODE[Gesture.Kind(campaign.gesture)]
        worth = Worth(kind, until(campaign), said.get("cents", 0), said.get("percent", 0))
    return gestures.Wish(
        campaign.gesture, "loyalty", said.get("what", ""), campaign.cents, worth, campaign.decided_note
    )


def until(campaign: Campaign) -> date:
    return date.fromisoformat(campaign.terms["until"])


def cost(campaign: Campaign) -> int:
    """Of those who wait, in cents."""
    return campaign.cents * campaign.mails.filter(state=MailState.WAITING).count() if campaign.cents else 0


def is_beyond(campaign: Campaign) -> bool:
    """Whether who waits would cost more than the budget has left."""
    return campaign.state == State.ASKED and _is_beyond(campaign, budgets.purse(), cost(campaign))


def in_figures(cents: int) -> str:
    """As one types it into a field; empty for nothing."""
    currency = budgets.kept().currency
    return str(money.amount(cents, currency)) if cents else ""


def one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_SUBJECT]


def listed() -> QuerySet[Campaign]:
    """The newest first, with how many wait and how many were released."""
    return Campaign.objects.select_related("by", "channel").annotate(
        waiting=_number_of(MailState.WAITING), released=_number_of(MailState.RELEASED)
    )


def _number_of(state: str) -> Coalesce:
    """Counted in the index alone, campaign by campaign: joined, each mail would carry all words of its campaign."""
    mails = CampaignMail.objects.filter(campaign=OuterRef("pk"), state=state).order_by()
    return Coalesce(Subquery(mails.values("campaign").annotate(n=Count("pk")).values("n")), 0)


def _take(campaign: Campaign, plan: Plan) -> None:
    name = one_line(plan.name)[:100]
    if not name or plan.group not in Campaign.Group.values or not 1 <= plan.days <= MOST_DAYS:
        raise Refusal(_("Please say what the campaign is called, and whom it thanks."))
    if not plan.channel.can_send:
        raise Refusal(_("This mailbox cannot send. Please choose another one or set up its SMTP server."))
    campaign.name, campaign.group, campaign.days = name, plan.group, plan.days
    campaign.channel, campaign.gesture = plan.channel, plan.gesture
    campaign.terms, campaign.cents = _terms(plan)
    campaign.save()


def _terms(plan: Plan) -> tuple[dict[str, Any], int]:
    """What each gift is made of, and what it costs; raises Refusal for what cannot be."""
    if not plan.gesture:
        return {}, 0
    if plan.gesture not in GIFTS:
        raise Refusal(_("Please choose what shall be given, and why."))
    if plan.gesture not in WITH_CODE:
        if not plan.what.strip():
            raise Refusal(_("Please write down what they get."))
        return {"what": plan.what.strip()[:300]}, plan.cost
    last = plan.until or vouchers.usual_end()
    worth = Worth(WITH_CODE[Gesture.Kind(plan.gesture)], last, plan.cents, plan.percent)
    terms = {"cents": plan.cents, "percent": plan.percent, "until": last.isoformat()}
    return terms, gestures.price(worth, plan.cost)


def _is_beyond(campaign: Campaign, purse: budgets.Purse, total: int) -> bool:
    over_month = purse.month is not None and purse.spent + purse.reserved + total > purse.month
    return bool(total) and (over_month or (purse.case is not None and campaign.cents > purse.case))


def _others(owner: Staff) -> QuerySet[Staff]:
    return Staff.objects.filter(role=Staff.Role.OWNER, is_active=True).exclude(pk=owner.pk)


def _move(campaign: Campaign, state: str, by: Staff, *states: str) -> None:
    locked = _hold(campaign, *states)
    locked.state = campaign.state = state
    locked.save(update_fields=["state"])
    record(f"campaign_{state}", locked, by=by)


def _hold(campaign: Campaign, *states: str) -> Campaign:
    locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if locked.state not in states:
        raise Refusal(_("The campaign is at another point by now. Please look at it again."))
    return locked


def _words(planned: Plan | Campaign, by: Staff | None) -> dict[str, dict[str, str]]:
    """With the name of whoever writes, unless the signature of the mailbox says it already."""
    me = by.name if by else ""
    named, bare = (beginnings.words(_way(planned.gesture), name) for name in (me, ""))
    signatures = {voice: planned.channel.signature(voice.partition("-")[0]) for voice in named}
    return {
        voice: bare[voice] if names.stands_in(me, signature) else named[voice]
        for voice, signature in signatures.items()
    }


def _ready(campaign: Campaign) -> list[dict[str, dict[str, str]]]:
    """The words it may have begun with: signatures change."""
    me = campaign.by.name if campaign.by else ""
    way = _way(campaign.gesture)
    return [_words(campaign, campaign.by), beginnings.words(way, me), beginnings.words(way, "")]


def _way(gesture: str) -> str:
    if not gesture:
        return "none"
    return "code" if gesture in WITH_CODE else "present"
