"""A campaign on its way: the coach reads its words, each preview is made, and a person releases it mail by mail."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import batched

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from kulanz.business.models import Business, Staff
from kulanz.channels.models import Outbound, Recipient
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer
from kulanz.goodwill import campaignmails, campaigns, codes, gestures
from kulanz.goodwill.models import Campaign, CampaignMail, Gesture
from kulanz.jobs.tasks import task
from kulanz.lib.refusal import Refusal
from kulanz.reply import coach, compose
from kulanz.reply.coach import Finding, Situation
from kulanz.reply.models import Draft

from . import campaign_words, discarding, giving, outbound, recognising, retracting
from .recognising import Occasion

State, MailState = Campaign.State, CampaignMail.State
# So many leave in a minute.
A_MINUTE = 10
APART = timedelta(seconds=60 / A_MINUTE)
AT_ONCE = 500
# Whatever its severity, this is changed before anything goes on.
NEVER = "pressure_selling"
# What an empty name is filled with while the coach reads the words.
SAMPLE = "Erika Muster"


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


def findings(campaign: Campaign) -> dict[str, list[Finding]]:
    """What the coach says of the words, by voice."""
    business = Business.objects.first()
    sample = Customer(name=SAMPLE)
    occasion = Occasion(campaign.group, 10)
    found = {}
    for voice, said in campaign.words.items():
        values = campaign_words.values(campaign, sample, occasion, voice) | {"code": "XK7M-2HPA-9DWT"}
        subject, text = (campaign_words.fill(said[part], values) for part in ("subject", "text"))
        found[voice] = read(subject, text, voice if business else "de-sie")
    return found


def read(subject: str, text: str, voice: str) -> list[Finding]:
    """The text as a letter, the subject for what must not stand in it."""
    language, _sign, register = voice.partition("-")
    situation = Situation(language=language, register=register)
    told = [one for one in coach.look(subject, situation) if one.start is not None and is_stopping(one)]
    return told + [one for one in coach.look(text, situation) if one.flaw != "placeholder"]


def is_stopping(finding: Finding) -> bool:
    return finding.severity == "grave" or finding.flaw == NEVER


def obstacles(campaign: Campaign, found: Mapping[str, Iterable[Finding]]) -> list[str]:
    """What is to be changed before previews can be made."""
    told = []
    if not campaign.words:
        told.append(_("There are no words yet."))
    for voice, said in campaign.words.items():
        told += _missing(campaign, voice, said)
    if any(is_stopping(one) for several in found.values() for one in several):
        told.append(_("The coach says stop: please change what presses or hurts."))
    return told


def begin(campaign: Campaign) -> None:
    """Have a preview made for each of the group, behind the scenes."""
    with transaction.atomic():
        locked = campaigns.begin_previews(campaign)
        if told := obstacles(locked, findings(locked)):
            raise Refusal(" ".join(told))
        prepare.enqueue(key=f"campaign {locked.pk}", campaign=locked.pk)


@task(name="prepare a campaign", lease=60.0)
def prepare(campaign: int) -> None:
    """Portion by portion; broken off, the next try goes on with those that are not there yet."""
    found = Campaign.objects.filter(pk=campaign, state=State.PREPARING).first()
    if found is None:
        return
    group = recognising.find(found.group, found.days)
    why = _why_not(set(group))
    Campaign.objects.filter(pk=campaign).update(expected=len(group))
    there = set(found.mails.values_list("customer", flat=True))
    left = sorted(group.keys() - there, key=lambda one: (group[one].on or timezone.localdate(), one))
    for portion in batched(left, AT_ONCE, strict=False):
        if not _keep(found, {one: group[one] for one in portion}, why):
            return
    campaigns.prepared(found)


def rewrite(mail: CampaignMail, subject: str, text: str) -> None:
    """Other words for one of them; the coach reads those as well."""
    if any(is_stopping(one) for one in read(subject, text, campaign_words.voice(mail.customer))):
        raise Refusal(_("The coach says stop: please change what presses or hurts."))
    campaignmails.rewrite(mail, subject, text)


def leave_out(mail: CampaignMail, why: str, *, by: Staff) -> None:
    with transaction.atomic():
        campaignmails.leave_out(mail, why)
        _keep_gift([mail], by=by)


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
    """Nothing more leaves: what has not left waits to be looked at again."""
    campaigns.pause(campaign, by=by)
    queued = {"message__outbound__recipients__state": Recipient.State.QUEUED}
    for mail in campaign.mails.filter(state=MailState.RELEASED, **queued).select_related("message"):
        if mail.message:
            _take_back(mail, mail.message, by)


def end(campaign: Campaign, *, by: Staff) -> None:
    """Who waits gets nothing, and what was made for them costs nothing."""
    with transaction.atomic():
        campaigns.end(campaign, by=by)
        _keep_gift(campaign.mails.filter(state=MailState.LEFT_OUT, gesture__isnull=False), by=by)


def _missing(campaign: Campaign, voice: str, said: Mapping[str, str]) -> Iterator[str]:
    told = {"voice": campaign_words.voice_name(voice)}
    if not (said["subject"] and said["text"]):
        yield _("%(voice)s: subject and text are both needed.") % told
    names = set(campaigns.PLACEHOLDER.findall(f"{said['subject']}\n{said['text']}"))
    usable = campaigns.KNOWN - (set() if campaign.gesture else campaigns.OF_GESTURES)
    if not campaigns.has_code(campaign):
        usable -= {"code", "until"}
    for name in sorted(names - usable):
        yield (
            _("%(voice)s: nothing can be put in for {%(name)s}.") % told | {"name": name}
            if False
            else (_("%(voice)s: nothing can be put in for {%(name)s}.") % (told | {"name": name}))
        )
    if campaigns.has_code(campaign) and "{code}" not in said["text"]:
        yield _("%(voice)s: without {code} they cannot redeem it.") % told


def _why_not(group: set[int]) -> dict[int, str]:
    """For everybody at once, so that the number of queries does not grow with them."""
    agreed, reached, why = recognising.consenting(), recognising.addresses(), recognising.hindrances()
    found = {}
    for one in group:
        lacking = "" if one in agreed else "no_consent"
        unreached = "" if reached.get(one) else ("bounced" if one in reached else "no_address")
        if said := why.get(one) or lacking or unreached:
            found[one] = said
    return found


@transaction.atomic
def _keep(campaign: Campaign, portion: Mapping[int, Occasion], why: Mapping[int, str]) -> bool:
    """Whether that goes on: nobody has ended it meanwhile."""
    if not Campaign.objects.select_for_update().filter(pk=campaign.pk, state=State.PREPARING).exists():
        return False
    customers = Customer.objects.in_bulk(list(portion))
    rows = [
        _preview(campaign, customers[one], occasion, why.get(one, ""))
        for one, occasion in portion.items()
        if one in customers
    ]
    CampaignMail.objects.bulk_create(rows, ignore_conflicts=True)
    return True


def _preview(campaign: Campaign, customer: Customer, occasion: Occasion, why: str) -> CampaignMail:
    mail = CampaignMail(campaign=campaign, customer=customer, occasion=occasion.as_json())
    voice = campaign_words.voice(customer)
    why = "merged" if customer.merged_into_id else why or ("" if voice in campaign.words else "no_words")
    if why:
        mail.state, mail.why_left_out = MailState.LEFT_OUT, why
        return mail
    values = campaign_words.values(campaign, customer, occasion, voice)
    mail.subject = campaign_words.fill(campaign.words[voice]["subject"], values)[: campaigns.LONGEST_SUBJECT]
    mail.text = campaign_words.fill(campaign.words[voice]["text"], values)
    return mail


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
    if campaignmails.fingerprint(mail) != seen:
        return _("Its words have changed since. Please look at it again.")
    if names := campaignmails.gaps(mail):
        return _("Something is not filled in: %(names)s.") % {"names": ", ".join(names)}
    if campaigns.has_code(campaign) and "{code}" not in mail.text:
        return _("Without {code} they cannot redeem it.")
    code = "merged" if mail.customer.merged_into_id else ""
    if code := code or recognising.why_not([mail.customer_id]).get(mail.customer_id, ""):
        leave_out(mail, code, by=by)
        return campaign_words.reason(code)
    if not campaignmails.claim(mail, by=by):
        return None
    _send(mail, campaign, by)
    return ""


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
    rows = Outbound.objects.filter(message__campaign_mail__campaign=campaign)
    last = rows.aggregate(last=Max("send_after"))["last"]
    soonest = now + timedelta(seconds=max(settings.UNDO_SECONDS, 1))
    return max(soonest, last + APART) if last else soonest


def _take_back(mail: CampaignMail, message: Message, by: Staff) -> None:
    try:
        with transaction.atomic():
            discarding.discard(retracting.take_back(message, by=by))
            campaignmails.wait_again(mail)
    except Refusal:  # it has begun to leave
        return


def _keep_gift(mails: Iterable[CampaignMail] | Collection[CampaignMail], *, by: Staff) -> None:
    """What was made for mails that were taken back is not given."""
    numbers = [mail.gesture_id for mail in mails if mail.gesture_id]
    for gesture in Gesture.objects.filter(pk__in=numbers, state=Gesture.State.APPROVED):
        gestures.decline(gesture, campaign_words.reason("ended"), by=by)
