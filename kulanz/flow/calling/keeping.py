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
from kulanz.lib.refusal import Refusal
from kulanz.reading import promises
from kulanz.reading.promises import Promise
from kulanz.triage import covering

from .proposal import propose_for

LONGEST_PROMISE = 200


@dataclass(frozen=True, slots=True)
class Wish:
    """What should follow from a call in which they were spoken to."""

    what: str = ""
    on: date | None = None
    # The promise on record is kept by it.
    is_kept: bool = False
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
    if not told.is_spoken:
        return Kept(call, is_closed=False)
    if call.number:
        numbers.mark_right(conversation.customer, call.number)
    _promise(conversation, wish, by)
    return _finish(conversation, call, wish, by)


def promised_in(text: str) -> tuple[str, date | None]:
    """What a note says that we will do, in its words, and by when at the latest; empty where it says nothing."""
    found = promises.find_in_note(text, timezone.localdate())
    days = [one.due for one in found if one.due]
    return "; ".join(_words(one, text) for one in found)[:LONGEST_PROMISE], min(days, default=None)


def is_call(what: str) -> bool:
    """Whether a promise on record is that of a call, which speaking to them keeps."""
    words = what.lower()
    return any(sign in words for sign in ("call", "ruf", "telefon", "phone", _("Call back").lower()))


def _promise(conversation: Conversation, wish: Wish, by: Staff) -> None:
    if wish.is_kept and conversation.promised_for:
        conversation.promise(conversation.promised_what, None, by=by)
    if not wish.what or wish.on is None:
        return
    earlier, day = conversation.promised_what, conversation.promised_for
    what = "; ".join(dict.fromkeys(filter(None, [wish.what, earlier if day else ""])))
    conversation.promise(what[:LONGEST_PROMISE], min(wish.on, day or wish.on), by=by)


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
