"""What a customer answers, by a link and without a sign-in, to the time that we proposed for a call."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.business import notices
from kulanz.business.models import Business, Notice, Staff
from kulanz.conversations.models import Conversation
from kulanz.followup import callbacks, numbers, replies, slots
from kulanz.followup.models import Callback, Promise
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose

from . import inviting
from .inviting import Voice

# After that a link opens nothing any more.
LIVES = timedelta(days=90)
MOST_SLOTS = 40
OPEN, ACCEPTED, CANCELLED, ASKED, OVER = "open", "accepted", "cancelled", "asked", "over"
Answer = Callback.Answer


@dataclass(frozen=True, slots=True)
class Page:
    """What the customer sees: nothing of them but their first name and the time."""

    state: str
    business: str
    phone: str
    first_name: str
    voice: Voice
    begins_at: datetime | None
    wish: str
    sequence: int
    slots: list[datetime]


def find(token: str) -> Callback | None:
    rows = Callback.objects.select_related("promise__customer", "promise__conversation", "promise__owed_by")
    return rows.filter(token=token, promise__made_at__gt=timezone.now() - LIVES).first()


def page(callback: Callback) -> Page:
    business, told = Business.objects.only("name", "phone").first(), inviting.voice(callback)
    state = _state(callback)
    return Page(
        state=state,
        business=str(business or "Kulanz"),
        phone=business.phone if business else "",
        first_name=callback.promise.customer.name.split(" ")[0],
        voice=told,
        begins_at=callbacks.agreed_at(callback),
        wish=callback.wish if state == ASKED else "",
        sequence=callback.sequence,
        slots=_slots(callback) if state in {OPEN, ACCEPTED, ASKED} else [],
    )


@transaction.atomic
def accept(callback: Callback, sequence: int) -> bool:
    """Whether the page they answered on still held; a link used twice changes nothing."""
    if not _hold(callback, sequence) or callbacks.agreed_at(callback) is None:
        return False
    replies.accept(callback)
    return True


@transaction.atomic
def move(callback: Callback, sequence: int, at: datetime) -> bool:
    """To one of the times that were offered; the mail that confirms it waits for a person as a draft."""
    if not _hold(callback, sequence):
        return False
    slots.take_turn(callback.promise.owed_by)
    if at not in _slots(callback):
        raise Refusal(gettext_lazy("This time has been taken meanwhile. Please choose another one."))
    replies.move(callback, at)
    _tell(callback, at)
    _begin_mail(callback)
    return True


@transaction.atomic
def wish(callback: Callback, sequence: int, words: str) -> bool:
    """In their own words; the time is open until a person has fixed it."""
    if not _hold(callback, sequence):
        return False
    replies.wish_anew(callback, words)
    _tell(callback, None)
    return True


@transaction.atomic
def call_off(callback: Callback, sequence: int) -> bool:
    if not _hold(callback, sequence):
        return False
    replies.call_off(callback)
    _tell(callback, None)
    return True


def _state(callback: Callback) -> str:
    if callback.answer == Answer.CANCELLED and callback.promise.state == Promise.State.DROPPED:
        return CANCELLED
    if not callback.promise.is_open:
        return OVER
    if callbacks.agreed_at(callback) is None:
        return ASKED
    return ACCEPTED if callback.answer in {Answer.ACCEPTED, Answer.MOVED} else OPEN


def _hold(callback: Callback, sequence: int) -> bool:
    """Locked, and as they saw it; what was called off or made stays so."""
    if callback.promise.conversation:
        Conversation.objects.hold(callback.promise.conversation)
    callback.refresh_from_db(from_queryset=Callback.objects.select_for_update())
    callback.promise.refresh_from_db()
    return callback.promise.is_open and callback.sequence == sequence


def _slots(callback: Callback) -> list[datetime]:
    """Without the time they know already."""
    free = slots.free(callback.promise.owed_by, inviting.voice(callback).zone)
    return [at for at in free if at != callback.begins_at][:MOST_SLOTS]


def _tell(callback: Callback, at: datetime | None) -> None:
    promise = callback.promise
    for person in _whom(callback):
        with translation.override(person.language):
            told = _said(callback, at, inviting.Voice(person.language, "", numbers.zone_of("")))
        subject = promise.conversation or promise
        notices.tell(person, Notice.Kind.CALLBACK_CHANGED, subject, text=f"{promise.customer}: {told}")


def _said(callback: Callback, at: datetime | None, ours: Voice) -> str:
    if callback.answer == Answer.CANCELLED:
        return _("called off")
    if at:
        return ours.when(at)
    return _("“{note}”").format(note=callback.wish)


def _whom(callback: Callback) -> list[Staff]:
    """Who owes it, or else every owner."""
    owed_by = callback.promise.owed_by
    if owed_by and owed_by.is_active:
        return [owed_by]
    return list(Staff.objects.filter(role=Staff.Role.OWNER, is_active=True))


def _begin_mail(callback: Callback) -> None:
    """Never into what somebody is writing just now: they may do it themselves, with one press."""
    person, conversation = callback.promise.owed_by, callback.promise.conversation
    if person is None or conversation is None or not person.is_active:
        return
    begun = compose.begun(conversation, by=person)
    if begun is None or not begun.text.strip():
        try:
            with transaction.atomic():
                inviting.invite(conversation, by=person)
        except Refusal:  # whoever wants no mail gets none; the time is moved all the same
            return
