"""The mails of a campaign: looked at one by one, changed, released or left out; and what came of them."""

from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.conversations.models import Message
from kulanz.customers.models import Consent, Customer, Order
from kulanz.lib.refusal import Refusal

from .campaigns import LONGEST_TEXT, PAGE, PLACEHOLDER, has_code, one_line
from .models import Campaign, CampaignMail, Voucher

MailState = CampaignMail.State


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the mails that were released."""

    released: int
    left: int
    replied: int
    bought: int
    redeemed: int
    unsubscribed: int


@transaction.atomic
def rewrite(mail: CampaignMail, subject: str, text: str) -> None:
    """Other words for this one of them."""
    if not one_line(subject) or not text.strip():
        raise Refusal(_("Please write a subject and a text."))
    waiting = CampaignMail.objects.filter(pk=mail.pk, state=MailState.WAITING)
    if not waiting.update(subject=one_line(subject), text=text.strip()[:LONGEST_TEXT]):
        raise Refusal(_("This has been decided already."))


@transaction.atomic
def leave_out(mail: CampaignMail, why: str) -> None:
    if not why.strip():
        raise Refusal(_("Please write down why."))
    waiting = CampaignMail.objects.filter(pk=mail.pk, state=MailState.WAITING)
    if not waiting.update(state=MailState.LEFT_OUT, why_left_out=why.strip()[:300]):
        raise Refusal(_("This has been decided already."))


def claim(mail: CampaignMail, *, by: Staff) -> bool:
    """Of two people at once, one."""
    waiting = CampaignMail.objects.filter(pk=mail.pk, state=MailState.WAITING)
    return bool(waiting.update(state=MailState.RELEASED, released_by=by, released_at=timezone.now()))


def taken_back(message: Message) -> None:
    """It did not leave: its writer has it as a draft again."""
    mails = CampaignMail.objects.filter(message=message, state=MailState.RELEASED)
    mails.update(state=MailState.LEFT_OUT, why_left_out="taken_back", message=None)


def wait_again(mail: CampaignMail) -> None:
    CampaignMail.objects.filter(pk=mail.pk, why_left_out="taken_back").update(
        state=MailState.WAITING, why_left_out="", released_by=None, released_at=None
    )


def fingerprint(mail: CampaignMail) -> str:
    """Of the words that somebody saw."""
    return sha256(f"{mail.subject}\n{mail.text}".encode()).hexdigest()[:16]


def gaps(mail: CampaignMail) -> list[str]:
    """What is not filled in; the code comes with the release."""
    later = {"code"} if has_code(mail.campaign) else set()
    found = PLACEHOLDER.findall(f"{mail.subject}\n{mail.text}")
    return list(dict.fromkeys(name for name in found if name not in later))


def counts(campaign: Campaign) -> dict[str, int]:
    rows = campaign.mails.order_by().values_list("state").annotate(n=Count("pk"))
    return dict.fromkeys(MailState.values, 0) | dict(rows)


def reasons(campaign: Campaign) -> list[tuple[str, int]]:
    """Why how many were left out, the most frequent first."""
    left = campaign.mails.filter(state=MailState.LEFT_OUT).order_by()
    rows = left.values_list("why_left_out").annotate(n=Count("pk")).order_by("-n", "why_left_out")
    return list(rows[:PAGE])


def mails(campaign: Campaign, state: str) -> QuerySet[CampaignMail]:
    rows = campaign.mails.filter(state=state).select_related("customer", "campaign", "released_by")
    return rows.select_related("message__conversation", "message__outbound", "gesture__voucher").order_by(
        "pk"
    )


def outcome(campaign: Campaign) -> Outcome:
    """Who wrote, bought, redeemed or unsubscribed since: that it was because of the mail, nobody knows."""
    rows = campaign.mails.filter(state=MailState.RELEASED)
    later = {"customer": OuterRef("customer"), "placed_at__gt": OuterRef("released_at")}
    bought = Order.objects.filter(**later).exclude(state=Order.State.CANCELLED)
    gone = Consent.objects.filter(
        customer=OuterRef("customer"),
        purpose=Consent.Purpose.NEWS,
        withdrawn_at__gt=OuterRef("released_at"),
    ).exclude(withdrawn_how="")
    used = Voucher.objects.filter(gesture=OuterRef("gesture"), redeemed_at__isnull=False)
    return Outcome(
        released=rows.count(),
        left=rows.filter(message__outbound__recipients__state="sent").count(),
        replied=rows.filter(message__conversation__last_in_at__gt=F("message__at")).count(),
        bought=rows.filter(Exists(bought)).count(),
        redeemed=rows.filter(Exists(used)).count(),
        unsubscribed=rows.filter(Exists(gone)).count(),
    )


def reassign(old: Customer, new: Customer) -> list[int]:
    """Where both are in the same campaign, that of the other waits unseen for an undo, and is not released."""
    both = CampaignMail.objects.filter(customer=new).values("campaign")
    rows = CampaignMail.objects.filter(customer=old).exclude(campaign__in=both)
    moved = list(rows.values_list("pk", flat=True))
    CampaignMail.objects.filter(pk__in=moved).update(customer=new)
    return moved


def give_back(ids: list[int], owner: Customer) -> None:
    CampaignMail.objects.filter(pk__in=ids).update(customer=owner)
