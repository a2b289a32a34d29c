"""What comes of a call: its note, the promise made in it, the promise kept by it, and whether the matter is done."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kulanz.business.models import Staff
from kulanz.conversations import calls
from kulanz.conversations.calls import Told
from kulanz.conversations.models import Call, Conversation
from kulanz.customers import numbers
from kulanz.followup import callbacks
from kulanz.followup import promises as promised
from kulanz.followup.models import Promise as Owed
from kulanz.followup.promises import Proof, Source
from kulanz.lib.refusal import Refusal
from kulanz.reading import promises
from kulanz.reading.promises import Promise
from kulanz.triage import covering

from .numbers import of as numbers_of
from .proposal import propose_for

LONGEST_PROMISE = 200


@dataclass(frozen=True, slots=True)
class Wish:
    """What should follow from a call in which they were spoken to."""

    what: str = ""
    on: date | None = None
    # Of promises on record: the numbers of those that are kept by it. That of a call is in any case.
    kept: frozenset[int] = frozenset()
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    call: Call
    is_closed: bool
    # Why it was not closed although that was wished; empty else.
    why_open: str = ""


@transaction.atomic
def keep(conversation: Conversation, told: Told, wish: Wish, *, by: Staff) -> Kept:
    """All of it or nothing; who presses twice has called once."""
    if wish.what and told.is_spoken and wish.on is None:
        raise Refusal(_("Please say by when the promise is to be kept."))
    conversation = Conversation.objects.hold(conversation)
    proposal = propose_for(conversation)
    told = replace(told, reasons=list(proposal.codes) if proposal else [])
    shown = covering.of_one(conversation).covered_note(told.text.strip())
    call, is_new = calls.keep(conversation, told, by=by, shown=shown)
    if not is_new:
        return Kept(call, conversation.state == Conversation.State.DONE)
    if call.number and call.outcome == Call.Outcome.WRONG_NUMBER:
        numbers.mark_wrong(conversation.customer, call.number, by=by)
        _dial_another(conversation, call.number)
    if not told.is_spoken:
        return Kept(call, is_closed=False)
    if call.number:
        numbers.mark_right(conversation.customer, call.number)
    _promise(conversation, call, wish, by)
    return _finish(conversation, call, wish, by)


def promised_in(text: str) -> tuple[str, date | None]:
    """What a note says that we will do, in its words, and by when at the latest; empty where it says nothing."""
    found = promises.find_in_note(text, timezone.localdate())
    days = [one.due for one in found if one.due]
    return "; ".join(_words(one, text) for one in found)[:LONGEST_PROMISE], min(days, default=None)


def _promise(conversation: Conversation, call: Call, wish: Wish, by: Staff) -> None:
    for one in promised.still_open(conversation=conversation):
        if one.kind == Owed.Kind.CALL or one.pk in wish.kept:
            promised.keep(one, Proof(Owed.Evidence.CALL, call.pk), by=by, at=call.at)
    if not wish.what or wish.on is None:
        return
    said = promises.find_in_note(call.note.text, timezone.localdate()) if call.note else []
    promised.make(
        conversation.customer,
        wish.what,
        wish.on,
        by=by,
        kind=said[0].kind if said else Owed.Kind.OTHER,
        conversation=conversation,
        source=Source(_words(said[0], call.note.text), note=call.note) if said and call.note else None,
    )


def _dial_another(conversation: Conversation, wrong: str) -> None:
    """A planned call goes to another number of theirs, or to one that has to be asked for."""
    others = (one.e164 for one in numbers_of(conversation) if not one.is_wrong and one.e164 != wrong)
    callbacks.forget_number(conversation, wrong, next(others, ""))


def _finish(conversation: Conversation, call: Call, wish: Wish, by: Staff) -> Kept:
    """What is still owed, or has only just come, keeps it open."""
    if not wish.is_done or conversation.state == Conversation.State.DONE:
        return Kept(call, is_closed=False)
    if conversation.waiting_since:
        return Kept(call, is_closed=False, why_open=_("They have written meanwhile, so it stays open."))
    if conversation.promised_for:
        return Kept(call, is_closed=False, why_open=_("Something is promised, so it stays open until then."))
    conversation.close(by=by)
    return Kept(call, is_closed=True)


def _words(promise: Promise, text: str) -> str:
    return " ".join(text[promise.start : promise.end].split())
