"""A campaign on its way: looked at and released by a person, mail by mail, through the path that all mail takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kulanz.business import profile
from kulanz.business.models import Staff
from kulanz.channels.models import Recipient
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer
from kulanz.goodwill import campaignmails, campaigns, codes, gestures
from kulanz.goodwill.models import Campaign, CampaignMail, Gesture
from kulanz.jobs.tasks import task
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft

from . import (
    campaign_words,
    discarding,
    giving,
    outbound,
    previewing,
    promised,
    recognising,
    recognising_words,
    retracting,
)

State, MailState = Campaign.State, CampaignMail.State
# So many leave in a minute.
A_MINUTE = 10
APART = timedelta(seconds=60 / A_MINUTE)
# So many are taken back in one go: what leaves in the next minutes.
AT_ONCE = 50
# Later than the person who pauses is at work on it themselves.
SOON = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Kept:
    """A mail that was not released, and why."""

    mail: CampaignMail
    why: str


@dataclass(frozen=True, slots=True)
class Released:
    """How many of those looked at are on their way now; the others with the reason."""

    number: int
    kept: list[Kept]


def rewrite(mail: CampaignMail, subject: str, text: str) -> None:
    """Other words for one of them; the coach reads those as well."""
    if any(
        previewing.is_stopping(one)
        for one in previewing.read(subject, text, campaign_words.voice(mail.customer, profile.business()))
    ):
        raise Refusal(_("The coach says stop: please change what presses or hurts."))
    campaignmails.rewrite(mail, subject, text)


def leave_out(mail: CampaignMail, why: str, *, by: Staff) -> None:
    with transaction.atomic():
        campaignmails.leave_out(mail, why)
        _keep_gifts([mail.gesture_id], by=by)


def release(campaign: Campaign, looked_at: Mapping[int, str], *, by: Staff) -> Released:
    """Those whose words were seen as they are: {number of the mail: its fingerprint}; each by itself."""
    if not by.is_owner:
        raise Refusal(_("An owner decides on this."))
    number, kept = 0, []
    rows = campaign.mails.filter(pk__in=list(looked_at)[: campaigns.PAGE]).order_by("pk")
    for mail in rows.select_related("customer"):
        try:
            why = _release(mail.pk, looked_at[mail.pk], by)
        except Refusal as refusal:
            why = str(refusal.text)
        if why:
            kept.append(Kept(mail, why))
        else:
            number += why is not None
    return Released(number, kept)


def pause(campaign: Campaign, *, by: Staff) -> None:
    """Nothing more leaves: what has not left waits to be looked at again.

    What leaves next is taken back here and now; where much waits, the rest soon after, behind the scenes.
    """
    with transaction.atomic():
        campaigns.pause(campaign, by=by)
        _hold_back_soon(campaign, by, timezone.now() + SOON)
    _hold_back(campaign, by)


@task()
def hold_back(campaign: int, by: int) -> None:
    """The rest of a campaign that was paused, a portion at a time: other work waits as well."""
    found, staff = Campaign.objects.get(pk=campaign), Staff.objects.get(pk=by)
    if found.state == State.PAUSED and _hold_back(found, staff):
        _hold_back_soon(found, staff, timezone.now())


def end(campaign: Campaign, *, by: Staff) -> None:
    """Who waits gets nothing, and what was made for them costs nothing; what was to be taken back is so before."""
    with transaction.atomic():
        held = Campaign.objects.select_for_update().get(pk=campaign.pk)
        if held.state == State.PAUSED and _queued(held).exists():
            raise Refusal(
                _("Mails of this campaign are still being taken back. Please try again in a minute.")
            )
        campaigns.end(campaign, by=by)
        made = campaign.mails.filter(state=MailState.LEFT_OUT, gesture__isnull=False)
        _keep_gifts(made.values_list("gesture", flat=True), by=by)


@transaction.atomic
def write_again(campaign: Campaign, *, by: Staff) -> None:
    """Back to the words; codes of mails that were taken back are good no more."""
    _keep_gifts(campaigns.write_again(campaign), by=by)


@transaction.atomic
def _release(number: int, seen: str, by: Staff) -> str | None:
    """Empty once it is on its way, else why not; None where somebody else was faster."""
    row = CampaignMail.objects.get(pk=number)
    campaign = Campaign.objects.select_for_update().get(pk=row.campaign_id)
    if campaign.state != State.RELEASING:
        raise Refusal(_("The campaign is at another point by now. Please look at it again."))
    mail = CampaignMail.objects.select_related("customer", "gesture__voucher", "campaign").get(pk=number)
    if mail.state != MailState.WAITING:
        return None
    if why := _unready(mail, seen):
        return why
    if code := _why_not(mail.customer):
        leave_out(mail, code, by=by)
        return recognising_words.reason(code)
    if not campaignmails.claim(mail, by=by):
        return None
    _send(mail, campaign, by)
    return ""


def _unready(mail: CampaignMail, seen: str) -> str:
    """What about its words is in the way."""
    if campaignmails.fingerprint(mail) != seen:
        return _("Its words have changed since. Please look at it again.")
    if names := campaignmails.gaps(mail):
        return _("Something is not filled in: %(names)s.") % {"names": ", ".join(names)}
    if campaigns.has_code(mail.campaign) and "{code}" not in mail.text:
        return _("Without {code} they cannot redeem it.")
    return ""


def _why_not(customer: Customer) -> str:
    """Asked once more in the moment of the release: whatever has happened since."""
    if customer.merged_into_id:
        return "merged"
    return recognising.why_not([customer.pk]).get(customer.pk, "")


def _send(mail: CampaignMail, campaign: Campaign, by: Staff) -> None:
    """The usual way, in a conversation of its own: consent, silence, quiet hours and the coach hold as always."""
    conversation = Conversation.objects.create(
        customer=mail.customer,
        channel=campaign.channel,
        subject=mail.subject,
        state=Conversation.State.WAITING,
    )
    gesture = _gesture(mail, campaign, conversation, by) if campaign.gesture else None
    address = recognising.addresses([mail.customer_id])[mail.customer_id]
    draft = compose.start_new(campaign.channel, compose.written(mail.customer.name, address), by=by)
    draft.conversation = conversation
    draft.save(update_fields=["conversation"])
    if gesture and campaigns.has_code(campaign):
        promised.write_with_gift(draft)
    text = mail.text
    if gesture and (voucher := getattr(gesture, "voucher", None)):
        text = text.replace("{code}", codes.shown(voucher.code))
    compose.save(draft, subject=mail.subject, text=text, reason=Draft.Reason.NEWS, reason_note=campaign.name)
    now = timezone.now()
    message = outbound.send(draft, by=by, seen=now, at=_leaves_at(campaign, now), close=True)
    if gesture:
        giving.give(gesture, by=by, message=message)  # where its words do not name it as it is called
    CampaignMail.objects.filter(pk=mail.pk).update(message=message, gesture=gesture)


def _gesture(mail: CampaignMail, campaign: Campaign, conversation: Conversation, by: Staff) -> Gesture:
    """Made before, where the mail was taken back; else now, within what was decided."""
    if mail.gesture and mail.gesture.state == Gesture.State.APPROVED:
        Gesture.objects.filter(pk=mail.gesture.pk).update(conversation=conversation)
        return mail.gesture
    return gestures.allow(mail.customer, campaigns.wish(campaign), by=by, conversation=conversation)


def _leaves_at(campaign: Campaign, now: datetime) -> datetime:
    """Not all in the same minute; the first when it can no longer be taken back."""
    # Begins with the few that wait: what has left grows with each release, and keeps no other apart any more.
    waiting = Recipient.objects.filter(state=Recipient.State.QUEUED)
    here = Q(outbound__message__campaign_mail__campaign=campaign)
    last = waiting.aggregate(last=Max("outbound__send_after", filter=here))["last"]
    soonest = now + max(timedelta(seconds=settings.UNDO_SECONDS), APART)
    return max(soonest, last + APART) if last else soonest


def _hold_back_soon(campaign: Campaign, by: Staff, at: datetime) -> None:
    hold_back.enqueue(key=f"campaign held {campaign.pk}", run_at=at, campaign=campaign.pk, by=by.pk)


def _hold_back(campaign: Campaign, by: Staff) -> bool:
    """Take back what leaves next; whether there may be more."""
    soonest = _queued(campaign).order_by("message__outbound__send_after")
    found = list(soonest.values_list("pk", flat=True)[:AT_ONCE])
    for number in found:
        _take_back(campaign, number, by)
    return len(found) == AT_ONCE


def _queued(campaign: Campaign) -> QuerySet[CampaignMail]:
    """What was released and can still be taken back."""
    waits = Recipient.objects.filter(
        outbound__message=OuterRef("message"),
        outbound__send_after__gt=timezone.now(),
        state=Recipient.State.QUEUED,
    )
    return campaign.mails.filter(Exists(waits), state=MailState.RELEASED)


def _take_back(campaign: Campaign, number: int, by: Staff) -> None:
    """Unless somebody else was faster: it has begun to leave, was taken back by hand, or they go on."""
    try:
        with transaction.atomic():
            is_paused = Campaign.objects.select_for_update().get(pk=campaign.pk).state == State.PAUSED
            found = campaign.mails.filter(pk=number, state=MailState.RELEASED).select_related("message")
            mail = found.first() if is_paused else None
            if mail and mail.message:
                discarding.discard(retracting.take_back(mail.message, by=by))
                campaignmails.wait_again(mail)
    except (Refusal, ObjectDoesNotExist):
        return


def _keep_gifts(numbers: Iterable[int | None], *, by: Staff) -> None:
    """What was made for mails that were taken back is not given; who has redeemed it all the same has it."""
    rows = Gesture.objects.filter(pk__in=[one for one in numbers if one], state=Gesture.State.APPROVED)
    for gesture in rows.select_related("voucher"):
        voucher = getattr(gesture, "voucher", None)
        if voucher and voucher.redeemed_at:
            giving.give(gesture, by=by)
        else:
            gestures.decline(gesture, recognising_words.reason("ended"), by=by)
