"""Calls that the demo shop owes: as asked for in two mails, one of them tried already, and one with a time."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.conversations import calls
from kulanz.conversations.calls import Told
from kulanz.conversations.models import Conversation
from kulanz.flow.ringing_back import planning
from kulanz.followup import callbacks, slots
from kulanz.followup.models import Callback, Promise
from kulanz.journal.models import Event

# What the mails are about.
CONFIDENTIAL, ABROAD, AGREED = "vertraulich", "Could someone ring me", "EPUB bleibt"
NUMBER = "0151 55550931"


@transaction.atomic
def load(*, by: Staff, helper: Staff) -> None:
    if asked := _about(CONFIDENTIAL):
        _tried(planning.plan_asked(asked, by=by), by)
    if abroad := _about(ABROAD):
        planning.plan_asked(abroad, by=helper)
    if agreed := _about(AGREED):
        time = slots.free(helper, hours.zone())[2]
        wanted = callbacks.Wanted(NUMBER, topic=planning.topic_of(agreed), begins_at=time, preferred=helper)
        planning.plan(agreed, wanted, by=by)


def _tried(callback: Callback, by: Staff) -> None:
    """Planned two hours ago, and engaged one hour ago."""
    promise = callback.promise
    Promise.objects.filter(pk=promise.pk).update(made_at=timezone.now() - timedelta(hours=2))
    if promise.conversation:
        call, _is_new = calls.keep(promise.conversation, Told("busy", number=callback.number), by=by)
        call.at = timezone.now() - timedelta(hours=1)
        call.save(update_fields=["at"])
        told = Event.objects.filter(subject_kind="conversation", subject_id=promise.conversation.pk)
        told.filter(kind=f"{calls.EVENT}{call.outcome}").update(at=call.at)


def _about(words: str) -> Conversation | None:
    rows = Conversation.objects.filter(subject__contains=words, state=Conversation.State.OPEN)
    return rows.order_by("-last_at").first()
