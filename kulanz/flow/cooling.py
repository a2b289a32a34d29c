"""Letting a draft cool: it sleeps for a while, nobody sends it meanwhile, and it comes back to whoever wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours, notices
from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Conversation
from kulanz.lib.refusal import Refusal
from kulanz.reply.models import Draft
from kulanz.triage import veiling

from .coaching import Reading

SHORT = timedelta(minutes=20)
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Resting:
    """A draft on the home page of its writer: what it is called, and whether it still sleeps."""

    draft: Draft
    title: str


def moments(now: datetime | None = None) -> dict[str, datetime]:
    """Until when a draft may sleep: twenty minutes, this evening as we close, the next time we open."""
    now = now or timezone.now()
    today = now.astimezone(hours.zone()).date()
    evening = hours.closing(today)
    found = {"short": now + SHORT}
    if evening > now + SHORT:
        found["evening"] = evening
    return found | {"opening": hours.opening(today + timedelta(days=1))}


def comes_first(reading: Reading) -> bool:
    """Whether a rest is the first thing to offer: they wrote in a rage, or we are about to."""
    is_grave = any(finding.severity == "grave" for finding in reading.findings)
    return reading.situation.is_heated or reading.verdict == "stop" or is_grave


@transaction.atomic
def put_to_sleep(draft: Draft, until: datetime) -> Draft:
    draft = _hold(draft)
    if draft.sent_as_id:
        raise Refusal(_("This draft has been sent already."))
    if until <= timezone.now():
        raise Refusal(_("Please choose a time in the future."))
    draft.sleeps_until, draft.cooled_at = until, None
    draft.save(update_fields=["sleeps_until", "cooled_at"])
    return draft


@transaction.atomic
def wake(draft: Draft) -> Draft:
    """Its writer goes on with it, before its time or after a look at how it reads now."""
    draft = _hold(draft)
    draft.sleeps_until = draft.cooled_at = None
    draft.save(update_fields=["sleeps_until", "cooled_at"])
    return draft


def require_awake(draft: Draft) -> None:
    """Refuses to send what sleeps, whoever wants to."""
    if draft.is_asleep and draft.sleeps_until:
        local = timezone.localtime(draft.sleeps_until)
        is_today = local.date() == timezone.localdate()
        at = date_format(local, "H:i" if is_today else "SHORT_DATETIME_FORMAT")
        raise Refusal(
            _("This draft is left to cool until %(at)s. Wake it up first; it is sent by nobody until then.")
            % {"at": at}
        )


def wake_due() -> int:
    """Those whose rest is over come back to their writers; how many."""
    due = Draft.objects.filter(sleeps_until__lte=timezone.now()).values_list("pk", flat=True)
    return sum(_come_back(pk) for pk in list(due[:AT_ONCE]))


def wake_for(conversation: Conversation) -> int:
    """The customer has written: what was written before that is looked at again at once."""
    here = Q(conversation=conversation) | Q(conversation__merged_into=conversation)
    asleep = Draft.objects.filter(here, sleeps_until__isnull=False)
    return sum(_come_back(pk) for pk in list(asleep.values_list("pk", flat=True)))


def resting(by: Staff) -> list[Resting]:
    """The writer's drafts that cool or have cooled, in what they may see, the next to come back first."""
    rows = Draft.objects.filter(author=by, sent_as=None).exclude(sleeps_until=None, cooled_at=None)
    found = list(rows.select_related("conversation__customer").order_by("sleeps_until", "pk"))
    seen = set(_seen(by, (one.conversation_id for one in found if one.conversation_id)))
    here = [one for one in found if one.conversation_id is None or one.conversation_id in seen]
    titles = veiling.titles(one.conversation for one in here if one.conversation)
    return [Resting(one, titles.get(one.conversation_id or 0) or one.subject or one.to) for one in here]


def _seen(by: Staff, conversations: Iterable[int]) -> list[int]:
    rows = Conversation.objects.visible_to(by).filter(pk__in=list(conversations), deleted_at=None)
    return list(rows.values_list("pk", flat=True))


@transaction.atomic
def _come_back(pk: int) -> bool:
    """Once, however many clocks look at the same time."""
    draft = Draft.objects.select_for_update().filter(pk=pk, sleeps_until__isnull=False).first()
    if draft is None:
        return False
    draft.sleeps_until, draft.cooled_at = None, None if draft.sent_as_id else timezone.now()
    draft.save(update_fields=["sleeps_until", "cooled_at"])
    if draft.cooled_at:
        _tell(draft)
    return True


def _tell(draft: Draft) -> None:
    """Unless they left, or no longer see what it answers."""
    writer = draft.author
    if not writer.is_active:
        return
    if draft.conversation is None:
        notices.tell(writer, Notice.Kind.COOLED, draft)
        return
    place = draft.conversation.merged_into or draft.conversation
    if _seen(writer, [place.pk]):
        notices.tell(writer, Notice.Kind.COOLED, place, text=veiling.titles([place])[place.pk])


def _hold(draft: Draft) -> Draft:
    return Draft.objects.select_for_update().get(pk=draft.pk)
