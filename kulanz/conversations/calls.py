"""Telephone calls in a matter: each is kept with its note, and says whether the customer was spoken to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal

from . import notes, search
from .models import Call, Conversation, Message, Note

Outcome = Call.Outcome
SPOKEN = (Outcome.SOLVED, Outcome.SPOKEN)
TRIED = (Outcome.MAILBOX, Outcome.NO_ANSWER, Outcome.BUSY)
# In the journal of the conversation; its thread shows the note instead.
EVENT = "called_"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says of a call; `begun` and `seen`: when they opened the page for it, and what it showed."""

    outcome: str
    text: str = ""
    number: str = ""
    reasons: list[str] = field(default_factory=list)
    begun: datetime | None = None
    seen: datetime | None = None

    @property
    def is_spoken(self) -> bool:
        return self.outcome in SPOKEN


@transaction.atomic
def keep(conversation: Conversation, told: Told, *, by: Staff, shown: str = "") -> tuple[Call, bool]:
    """The call with its note, and whether it is new: who presses twice has called once.

    `shown` are the words of the note as those may read them whom it names. Who was spoken to has their answer, save
    for what they have written since the page was opened.
    """
    text = told.text.strip()
    if told.is_spoken and not text:
        raise Refusal(_("Please write down in a few words what was said."))
    conversation.refresh_from_db(from_queryset=Conversation.objects.select_for_update())
    if same := _same(conversation, told, text, by):
        return same, False
    call = Call.objects.create(
        conversation=conversation,
        by=by,
        number=told.number,
        outcome=told.outcome,
        reasons=told.reasons,
        note=_note(conversation, text, by, shown or text),
    )
    if told.is_spoken:
        conversation.spoken(call.at, told.seen or call.at, by=by)
    record(f"{EVENT}{call.outcome}", conversation, by=by)
    return call, True


def of(conversation: Conversation) -> QuerySet[Call]:
    """The newest first."""
    return Call.objects.filter(conversation=conversation).select_related("by", "note")


def spoken_since(conversations: Iterable[int]) -> dict[int, datetime]:
    """When somebody spoke with them last, by conversation."""
    rows = Call.objects.filter(conversation__in=list(conversations), outcome__in=SPOKEN).order_by("at")
    return dict(rows.values_list("conversation", "at"))


def tries(conversation: Conversation) -> list[Call]:
    """In how many calls they were not reached since we wrote or spoke with them, or they wrote; the newest first."""
    found: list[Call] = []
    last = Message.objects.filter(conversation=conversation, automatic="").order_by("-arrived_at")
    since = last.values_list("arrived_at", flat=True).first()
    for call in of(conversation):
        if call.outcome in SPOKEN or (since and call.at < since):
            break
        if call.outcome in TRIED:
            found.append(call)
    return found


def _same(conversation: Conversation, told: Told, text: str, by: Staff) -> Call | None:
    """What this very page has kept already."""
    if told.begun is None:
        return None
    since = min(told.begun, timezone.now())
    mine = Call.objects.filter(conversation=conversation, by=by, at__gte=since)
    return mine.filter(outcome=told.outcome, number=told.number, note__text=text).first()


def _note(conversation: Conversation, text: str, by: Staff, shown: str) -> Note:
    if text:
        return notes.add(conversation, text, by=by, told=shown)
    note = Note.objects.create(conversation=conversation, author=by)
    search.index_note(note)
    return note
