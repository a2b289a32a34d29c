"""The previews of a campaign: the coach reads its words, then each of the group gets a mail for us to look at."""

from collections.abc import Iterable, Iterator, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kulanz.business import profile
from kulanz.customers.models import Customer
from kulanz.goodwill import campaigns
from kulanz.goodwill.models import Campaign, CampaignMail
from kulanz.jobs.tasks import task
from kulanz.lib.refusal import Refusal
from kulanz.reply import coach
from kulanz.reply.coach import Finding, Situation

from . import campaign_words, recognising
from .recognising import Occasion

State = Campaign.State
AT_ONCE = 500
# Whatever its severity, this is changed before anything goes on.
NEVER = "pressure_selling"
# Whom the words greet while the coach reads them.
SAMPLE = "Erika Muster"


def findings(campaign: Campaign) -> dict[str, list[Finding]]:
    """What the coach says of the words, by voice."""
    sample = Customer(name=SAMPLE)
    occasion = Occasion(campaign.group, 10)
    found = {}
    for voice, said in campaign.words.items():
        values = campaign_words.of_all(campaign, voice) | campaign_words.of_one(sample, occasion, voice)
        values["code"] = "XK7M-2HPA-9DWT"
        subject, text = (campaign_words.fill(said[part], values) for part in ("subject", "text"))
        found[voice] = read(subject, text, voice)
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


@task(lease=60.0)
def prepare(campaign: int) -> None:
    """Portion by portion; broken off, the next try goes on with those that are not there yet."""
    found = Campaign.objects.filter(pk=campaign, state=State.PREPARING).first()
    if found is None:
        return
    group = recognising.find(found.group, found.days)
    why = recognising.why_not(group)
    Campaign.objects.filter(pk=campaign).update(expected=len(group))
    there = set(found.mails.values_list("customer", flat=True))
    left = sorted(group.keys() - there, key=lambda one: (group[one].on or timezone.localdate(), one))
    for begins in range(0, len(left), AT_ONCE):
        if not _keep(found, {one: group[one] for one in left[begins : begins + AT_ONCE]}, why):
            return
    campaigns.prepared(found)


def _missing(campaign: Campaign, voice: str, said: Mapping[str, str]) -> Iterator[str]:
    told = {"voice": campaign_words.voice_name(voice)}
    if not (said["subject"] and said["text"]):
        yield _("%(voice)s: subject and text are both needed.") % told
    names = set(campaigns.PLACEHOLDER.findall(f"{said['subject']}\n{said['text']}"))
    usable = campaigns.KNOWN - (set() if campaign.gesture else campaigns.OF_GESTURES)
    if not campaigns.has_code(campaign):
        usable -= {"code", "until"}
    for name in sorted(names - usable):
        yield _("%(voice)s: nothing can be put in for {%(name)s}.") % (told | {"name": name})
    if campaigns.has_code(campaign) and "{code}" not in said["text"]:
        yield _("%(voice)s: without {code} they cannot redeem it.") % told


@transaction.atomic
def _keep(campaign: Campaign, portion: Mapping[int, Occasion], why: Mapping[int, str]) -> bool:
    """Whether that goes on: nobody has ended it meanwhile."""
    if not Campaign.objects.select_for_update().filter(pk=campaign.pk, state=State.PREPARING).exists():
        return False
    usual = profile.business()
    shared = {voice: campaign_words.of_all(campaign, voice) for voice in campaign.words}
    rows = []
    customers = Customer.objects.in_bulk(list(portion))
    for one, occasion in portion.items():
        if (customer := customers.get(one)) is None:  # erased in the meantime
            continue
        mail = CampaignMail(campaign=campaign, customer=customer, occasion=occasion.as_json())
        voice = campaign_words.voice(customer, usual)
        merged = "merged" if customer.merged_into_id else ""
        mail.why_left_out = merged or why.get(one, "") or ("" if voice in shared else "no_words")
        if mail.why_left_out:
            mail.state = CampaignMail.State.LEFT_OUT
        else:
            _fill(mail, voice, shared[voice] | campaign_words.of_one(customer, occasion, voice))
        rows.append(mail)
    CampaignMail.objects.bulk_create(rows, ignore_conflicts=True)
    return True


def _fill(mail: CampaignMail, voice: str, values: dict[str, str]) -> None:
    words = mail.campaign.words[voice]
    mail.subject = campaign_words.fill(words["subject"], values)[: campaigns.LONGEST_SUBJECT]
    mail.text = campaign_words.fill(words["text"], values)
