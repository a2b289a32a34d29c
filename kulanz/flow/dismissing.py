"""What cannot be read and what a person has seen to the end of: laid aside, kept, and brought back when wished."""

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.channels.models import RawMessage
from kulanz.journal.models import Event, record
from kulanz.lib.refusal import Refusal


@transaction.atomic
def dismiss(raw: RawMessage, *, by: Staff) -> None:
    """It no longer waits on the home page; what the server hands out of it later comes in all the same."""
    if not _unreadable(raw).filter(dismissed_at=None).update(dismissed_at=timezone.now()):
        raise Refusal(_("This message does not wait to be read any more."))
    record("dismissed", raw, by=by)


@transaction.atomic
def bring_back(raw: RawMessage, *, by: Staff) -> None:
    if not _unreadable(raw).exclude(dismissed_at=None).update(dismissed_at=None):
        raise Refusal(_("This message is not set aside any more."))
    record("brought_back", raw, by=by)


def dismissed() -> QuerySet[RawMessage]:
    """What was set aside, the latest first, each with the name of who did it (`dismissed_by`, None if gone)."""
    deeds = Event.objects.filter(subject_kind="rawmessage", subject_id=OuterRef("pk"), kind="dismissed")
    who = Subquery(deeds.order_by("-at", "-pk").values("actor__name")[:1])
    aside = RawMessage.objects.filter(state=RawMessage.State.UNREADABLE, dismissed_at__isnull=False)
    return aside.annotate(dismissed_by=who).select_related("channel").order_by("-dismissed_at", "-pk")


def _unreadable(raw: RawMessage) -> QuerySet[RawMessage]:
    return RawMessage.objects.filter(pk=raw.pk, state=RawMessage.State.UNREADABLE)
