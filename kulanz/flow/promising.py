"""A vague promise becomes a dated one: in the words of the draft, and on record."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.dateformat import format as spelt
from django.utils.translation import gettext, gettext_lazy, override

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.coach.vague_promise import FAMILY
from kulanz.reply.models import Draft

from .coaching import Reading

GAP = "…"
# A day with its name is one that nobody misreads.
_SPELLINGS = {"de": "l, j. F", "en": "l, j F"}


def usual_day() -> date:
    """The next day on which we are open."""
    return hours.opening(timezone.localdate() + timedelta(days=1)).astimezone(hours.zone()).date()


@transaction.atomic
def date_promise(draft: Draft, passage: str, start: int, on: date, *, by: Staff) -> int:
    """Put the coach's wording with that day in the place of the passage, and note the promise at once.

    Returns where the new words end.
    """
    if on < timezone.localdate():
        raise Refusal(gettext_lazy("Please choose a day that is still to come."))
    draft = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    begins = _place(draft, passage, start)
    words = _words(compose.language(draft), on)
    compose.save(draft, text=draft.text[:begins] + words + draft.text[begins + len(passage) :])
    if draft.conversation:
        draft.conversation.promise(gettext("Get back to them"), on, by=by)
    return begins + len(words)


def _place(draft: Draft, passage: str, start: int) -> int:
    """Where the passage stands now; text may have come before it."""
    places = [
        one.start
        for one in Reading(draft).findings
        if one.flaw == FAMILY.flaw and one.text == passage and one.start is not None
    ]
    if not places:
        raise Refusal(gettext_lazy("This passage has changed meanwhile. Please have another look."))
    return min(places, key=lambda place: abs(place - start))


def _words(language: str, on: date) -> str:
    language = "en" if language == "en" else "de"
    with override(language):
        return str(FAMILY.better).replace(GAP, spelt(on, _SPELLINGS[language]), 1)
