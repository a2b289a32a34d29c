"""What the customer says to a call we owe: agreed, at another time, some day, not at all."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kulanz.lib.refusal import Refusal

from . import numbers, promises, wishes
from .callbacks import LONGEST_WISH, note, set_time
from .models import Callback, Promise

Answer = Callback.Answer


@transaction.atomic
def accept(callback: Callback) -> bool:
    """They agree to the time; False where they have said so already."""
    fresh = Callback.objects.filter(pk=callback.pk, promise__state=Promise.State.OPEN)
    told = fresh.exclude(answer=Answer.ACCEPTED).update(answer=Answer.ACCEPTED, answered_at=timezone.now())
    callback.refresh_from_db()
    if told:
        note("call_accepted", callback.promise, when=callback.begins_at and callback.begins_at.isoformat())
    return bool(told)


@transaction.atomic
def move(callback: Callback, begins_at: datetime) -> None:
    """They chose another time."""
    set_time(callback, begins_at, by=None, answer=Answer.MOVED)
    note("call_moved", callback.promise, when=begins_at.isoformat())


@transaction.atomic
def wish_anew(callback: Callback, words: str) -> None:
    """They said in their words when they would rather be called; a person fixes the time."""
    said = " ".join(words.split())[:LONGEST_WISH]
    if not said:
        raise Refusal(_("Please write in a few words when we may call you."))
    window = wishes.understand(said, timezone.now(), numbers.zone_of(callback.number))
    callback.wish = said
    callback.wish_from, callback.wish_until = (window.begins, window.until) if window else (None, None)
    callback.save(update_fields=["wish", "wish_from", "wish_until"])
    set_time(callback, None, by=None, answer=Answer.MOVED)
    note("call_wished", callback.promise, what=said)


@transaction.atomic
def call_off(callback: Callback) -> bool:
    """They need no call any more; False where that is known."""
    if not callback.promise.is_open:
        return False
    promises.drop(callback.promise, gettext("The customer called it off."), by=None)
    Callback.objects.filter(pk=callback.pk).update(
        answer=Answer.CANCELLED, answered_at=timezone.now(), sequence=callback.sequence + 1
    )
    callback.refresh_from_db()
    note("call_off", callback.promise)
    return True
