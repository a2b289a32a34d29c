"""Campaigns in words, as their pages show them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kulanz.business.models import Staff
from kulanz.customers.models import Customer
from kulanz.flow import campaign_words, previewing, recognising, recognising_words
from kulanz.flow.campaigning import Released
from kulanz.goodwill import budgets, campaignmails, campaigns
from kulanz.goodwill.models import Campaign, CampaignMail
from kulanz.reply.coach import Finding
from kulanz.web import amounts, giving

State = Campaign.State
VIEWS = {
    "waiting": gettext_lazy("To be looked at"),
    "released": gettext_lazy("Released"),
    "left_out": gettext_lazy("Left out"),
}
MOST_PAGES = 10_000
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of one language and form of address, and what the coach says of them."""

    code: str
    name: str
    subject: str
    text: str
    findings: list[Finding]

    @property
    def stopping(self) -> list[Finding]:
        return [one for one in self.findings if previewing.is_stopping(one)]

    @property
    def others(self) -> list[Finding]:
        return [one for one in self.findings if not previewing.is_stopping(one)]


@dataclass(frozen=True, slots=True)
class Line:
    """A mail of a campaign as it would leave or has left."""

    mail: CampaignMail
    occasion: str
    pieces: list[tuple[bool, str]]
    gaps: list[str]
    fingerprint: str
    why: str
    code: str


def listing() -> list[tuple[Campaign, str]]:
    return [(one, _worth(one)) for one in campaigns.listed()[: campaigns.PAGE * 5]]


def page(campaign: Campaign, staff: Staff, view: str, number: int) -> dict[str, Any]:
    """All that its page shows, whatever it has come to."""
    context = {
        "place": "promises",
        "campaign": campaign,
        "worth": _worth(campaign),
        "group": campaign.get_group_display(),
        "may_release": staff.is_owner,
    }
    if campaign.state == State.DRAFT:
        return context | _writing(campaign)
    if campaign.state == State.PREPARING:
        return context | {"made": campaign.mails.count(), "expected": campaign.expected}
    return context | _looking(campaign, staff, view, number)


def told(done: Released) -> str:
    """What came of releasing: how many are on their way, and of some why not."""
    said = ngettext("One mail is on its way.", "%(n)s mails are on their way.", done.number)
    words = [said % {"n": done.number}] if done.number else []
    named = [f"{one.mail.customer}: {one.why}" for one in done.kept[:MOST_NAMED]]
    more = len(done.kept) - len(named)
    rest = ngettext("And one more was not released.", "And %(n)s more were not released.", more)
    return " ".join([*words, *named, *([rest % {"n": more}] if more > 0 else [])]) or _(
        "Nothing was released: nothing was ticked, or it had been decided already."
    )


def in_passing(customer: Customer) -> list[str]:
    """What is worth a word today."""
    return [recognising_words.in_passing(one) for one in recognising.today(customer)]


def view_of(asked: str) -> str:
    return asked if asked in VIEWS else "waiting"


def _writing(campaign: Campaign) -> dict[str, Any]:
    found = previewing.findings(campaign)
    known = campaigns.KNOWN - (frozenset() if campaign.gesture else campaigns.OF_GESTURES)
    if not campaigns.has_code(campaign):
        known -= {"code", "until"}
    return {
        "voices": list(_voices(campaign, found)),
        "obstacles": previewing.obstacles(campaign, found),
        "placeholders": sorted(known),
    }


def _voices(campaign: Campaign, found: dict[str, list[Finding]]) -> Iterator[Voice]:
    for code in campaigns.VOICES:
        said = campaign.words.get(code, {"subject": "", "text": ""})
        name = campaign_words.voice_name(code)
        yield Voice(code, name, said["subject"], said["text"], found.get(code, []))


def _looking(campaign: Campaign, staff: Staff, view: str, number: int) -> dict[str, Any]:
    counts = campaignmails.counts(campaign)
    begins = (number - 1) * campaigns.PAGE
    rows = list(campaignmails.mails(campaign, view)[begins : begins + campaigns.PAGE + 1])
    total = campaigns.cost(campaign)
    purse = budgets.purse()
    # Reckoned from all that were ever released: not with each page of those that are still being looked at.
    is_asked = view != "waiting" or campaign.state != State.RELEASING
    return {
        "view": view,
        "views": [(code, words, counts[code]) for code, words in VIEWS.items()],
        "counts": counts,
        "lines": [_line(mail) for mail in rows[: campaigns.PAGE]],
        "page": number,
        "next_page": number + 1 if len(rows) > campaigns.PAGE and number < MOST_PAGES else None,
        "reasons": [(recognising_words.reason(why), n) for why, n in campaignmails.reasons(campaign)],
        "outcome": campaignmails.outcome(campaign) if is_asked and counts["released"] else None,
        "money": giving.in_words(purse),
        "total": amounts.written(total, purse.currency) if total else "",
        "is_beyond": campaigns.is_beyond(campaign),
        "is_own": campaign.by_id == staff.pk and purse.wants_two(total),
    }


def _line(mail: CampaignMail) -> Line:
    gaps = campaignmails.gaps(mail)
    voucher = getattr(mail.gesture, "voucher", None) if mail.gesture else None
    return Line(
        mail=mail,
        occasion=recognising_words.for_us(recognising.read(mail.occasion)),
        pieces=list(_pieces(mail.text)),
        gaps=gaps,
        fingerprint=campaignmails.fingerprint(mail),
        why=recognising_words.reason(mail.why_left_out) if mail.why_left_out else "",
        code=giving.shown(voucher).code if voucher else "",
    )


def _pieces(text: str) -> Iterable[tuple[bool, str]]:
    """(is it a gap, words) in reading order."""
    done = 0
    for found in campaigns.PLACEHOLDER.finditer(text):
        yield False, text[done : found.start()]
        yield True, found[0]
        done = found.end()
    yield False, text[done:]


def _worth(campaign: Campaign) -> str:
    """What each of them gets, in words."""
    if not campaign.gesture:
        return _("nothing but words")
    kind, terms = str(campaign.get_gesture_display()), campaign.terms
    if terms.get("cents"):
        return f"{kind}, {amounts.written(terms['cents'], budgets.kept().currency)}"
    if terms.get("percent"):
        return f"{kind}, {terms['percent']} %"
    return f"{kind}: {terms['what']}" if terms.get("what") else kind
