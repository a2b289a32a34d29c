"""What we owe, in words: a promise in a line, its day, where it came from and what shows that it was kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.business.models import Staff
from kulanz.conversations import regroup
from kulanz.flow import owing, promised
from kulanz.flow.said_before import Said
from kulanz.followup import callbacks
from kulanz.followup.models import Promise
from kulanz.reply.models import Draft
from kulanz.triage import veiling
from kulanz.triage.covering import NONE, Secrets

HEADINGS = {
    "broken": gettext_lazy("Not kept"),
    "today": gettext_lazy("Today"),
    "tomorrow": gettext_lazy("Tomorrow"),
    "week": gettext_lazy("In the next days"),
    "later": gettext_lazy("Later"),
    "undated": gettext_lazy("Without a day"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the board; its texts may be shown to anybody who sees the row."""

    promise: Promise
    what: str
    words: str
    source: str
    at: datetime | None = None  # of a call, where an hour was agreed on

    @property
    def day(self) -> str:
        day = date_format(self.promise.due, "SHORT_DATE_FORMAT") if self.promise.due else ""
        return f"{day}, {date_format(timezone.localtime(self.at), 'TIME_FORMAT')}" if self.at else day

    @property
    def is_late(self) -> bool:
        return self.promise.is_open and self.promise.is_late


@dataclass(frozen=True, slots=True)
class Told:
    """A promise in a sentence and where more of it stands; of one on nobody's record, its mail and where it begins."""

    words: str
    href: str
    message: int | None = None
    start: int = 0


def line(promise: Promise, secrets: Secrets) -> str:
    """ "27.11.2026: Ersatz schicken"."""
    day = date_format(promise.due, "SHORT_DATE_FORMAT") if promise.due else ""
    return ": ".join(filter(None, [day, secrets.covered(promise.what)]))


def told(promise: Promise, secrets: Secrets) -> Told:
    return Told(line(promise, secrets), reverse("promise", args=[promise.pk]))


def told_before(said: Said, secrets: Secrets) -> Told:
    """What a mail of ours promised that is on nobody's record."""
    day = date_format(timezone.localtime(said.message.at), "SHORT_DATE_FORMAT")
    words = _("“%(words)s” (our mail of %(day)s; nobody noted whether it was kept)") % {
        "words": secrets.covered(said.words),
        "day": day,
    }
    place = reverse("conversation", args=[said.message.conversation_id])
    return Told(words, f"{place}#message-{said.message.pk}", said.message.pk, said.promise.start)


def lines(promises: Iterable[Promise]) -> list[Line]:
    """Each with its words as they may be shown; a constant number of queries."""
    found = list(promises)
    known = veiling.of({one.conversation_id for one in found if one.conversation_id})
    agreed = callbacks.agreed(found)
    return [_line(one, known.get(one.conversation_id or 0, NONE), agreed.get(one.pk)) for one in found]


def board(staff: Staff, *, mine: bool, kind: str, cursor: str) -> dict[str, Any]:
    """What the page of promises shows: under each heading its lines."""
    found = owing.board(staff, mine=mine, kind=kind, cursor=cursor)
    today = timezone.localdate()
    told = lines([*found.dated, *found.undated])
    groups = groupby(told, key=lambda one: owing.day_of(one.promise, today))
    return {
        "groups": [(code, HEADINGS[code], list(rows)) for code, rows in groups],
        "next_cursor": found.next_cursor,
        "count": owing.count(staff, mine=mine),
    }


def here(promises: Iterable[Promise], secrets: Secrets) -> list[Line]:
    """Those of one conversation, whose secrets are known already."""
    found = list(promises)
    agreed = callbacks.agreed(found)
    return [_line(one, secrets, agreed.get(one.pk)) for one in found]


def in_draft(draft: Draft) -> dict[str, Any]:
    """Beside the text: what it promises, and what is owed in its conversation already."""
    return {"commitments": promised.of_draft(draft), "owed_here": _on_record(draft)}


def page(promise: Promise, staff: Staff) -> dict[str, Any]:
    """One promise with what may show that it was kept."""
    (told,) = lines([promise])
    proofs, can_read = owing.proofs(promise, by=staff), owing.is_open_to(promise, staff)
    secrets = veiling.of_one(promise.conversation) if promise.conversation else NONE
    said = [(one, secrets.covered(regroup.preview(one.new_text or one.text))) for one in proofs.messages]
    return {
        "promise": promise,
        "line": told,
        "messages_since": said,
        "calls": proofs.calls,
        "can_read": can_read,
        "proof": proof(promise, can_read=can_read) if promise.state == Promise.State.KEPT else ("", ""),
    }


def proof(promise: Promise, *, can_read: bool) -> tuple[str, str]:
    """What shows that it was kept, and where that stands."""
    if promise.evidence in ("message", "call") and can_read:
        place = reverse("conversation", args=[promise.conversation_id])
        return str(promise.get_evidence_display()), f"{place}#message-{promise.evidence_id}"
    if promise.evidence == "refund" and promise.evidence_id:
        return str(promise.get_evidence_display()), reverse("refund_case", args=[promise.evidence_id])
    return promise.settled_note or str(promise.get_evidence_display()), ""


def _on_record(draft: Draft) -> list[tuple[promised.Owed, str]]:
    found = promised.on_record(draft)
    if not found or draft.conversation is None:
        return []
    secrets = veiling.of_one(draft.conversation)
    return [(one, line(one.promise, secrets)) for one in found]


def _line(promise: Promise, secrets: Secrets, at: datetime | None) -> Line:
    what, words = secrets.covered(promise.what), secrets.covered(promise.words)
    return Line(promise, what, "" if words == what else words, _source(promise), at)


def _source(promise: Promise) -> str:
    """Where the sentence stands from which it came."""
    if promise.message_id and promise.message and promise.conversation_id:
        day = date_format(timezone.localtime(promise.message.at), "SHORT_DATE_FORMAT")
        return _("our mail of %(day)s") % {"day": day}
    return _("a note of a call") if promise.note_id else ""
