"""Whether a sentence promises anew, or says once more what is owed already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from kulanz.conversations.models import Conversation
from kulanz.followup.models import Promise
from kulanz.goodwill import refunds
from kulanz.goodwill.models import RefundCase
from kulanz.reading import dates, terms

Kind = Promise.Kind
# Each of these is one thing: whoever says it twice means the same.
ALIKE = frozenset({Kind.REPLY, Kind.CALL, Kind.REFUND, Kind.GESTURE, Kind.PAYMENT})
SHORTEST = 4
# So long banks take, and somebody may speak of money that is on its way.
UNDERWAY = timedelta(days=14)
# What says nothing of the thing itself: who gets it, that it is sent, and how surely.
_EMPTY = frozenset(
    stem
    for word in (
        "ihnen ihre ihren euch eure dir dein deine deinen dann dass auch noch nochmal eine einen einem einer dies diese"
        " diesen spätestens sicher gern gerne selbstverständlich natürlich wieder schon bereits jetzt wie gesagt"
        " haben hast habe wird werde werden bekommen bekommst erhalten erhältst kommt kommen geht gehen sende senden"
        " schicke schicken verschicke versende zuschicken zusenden liefere liefern bringe raus hinaus los ganz"
        " your yours will have this that them then also again still already later latest surely gladly course"
        " send sending ship shipping shipped deliver receive reach arrive arrives leaves goes going said with"
    ).split()
    for stem in terms.stems(terms.fold(word))
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is owed when the mail leaves; `is_moved`: the mail itself tells of this day; `is_done`: it is kept."""

    kind: str
    due: date | None
    words: tuple[str, ...]
    is_moved: bool = False
    is_done: bool = False


def booked(conversation: Conversation) -> list[Standing]:
    """Money that is on its way back, and no other to come: to speak of it promises nothing more."""
    cases = RefundCase.objects.filter(conversation=conversation)
    just = cases.filter(state=RefundCase.State.BOOKED, booked_at__gte=timezone.now() - UNDERWAY)
    is_all = just.exists() and not cases.filter(state__in=refunds.PENDING).exists()
    return [Standing(Kind.REFUND, None, (), is_done=True)] if is_all else []


def of(promise: Promise, moved_to: date | None = None) -> Standing:
    return Standing(
        promise.kind, moved_to or promise.due, (promise.what, promise.words), moved_to is not None
    )


def is_repeated(words: str, kind: str, due: date | None, on: date, owed: Sequence[Standing]) -> bool:
    """Whether one of these is the same thing by the same day; `on` is when the words are said.

    Without a day, what is owed already by one is meant.
    """
    if any(one.is_done and one.kind == kind for one in owed):
        return True
    if due is None:
        return kind in ALIKE and any(one.kind == kind for one in owed)
    return any(one.due == due and _is_same(words, kind, on, one) for one in owed)


def _is_same(words: str, kind: str, on: date, owed: Standing) -> bool:
    if owed.kind != kind and not owed.is_moved:
        return False
    if owed.kind == kind and kind in ALIKE:
        return True
    said = _telling(words, on)
    meant = [_telling(one, on) for one in owed.words if one]
    return any(said <= one or one <= said for one in meant)


def _telling(words: str, on: date) -> frozenset[tuple[str, ...]]:
    """What it is about, by stems: without its day, and without what every such sentence says."""
    for one in reversed(dates.find(words, on)):
        words = f"{words[: one.start]} {words[one.end :]}"
    stems = (terms.stems(word) for word in terms.words(words) if len(word) >= SHORTEST)
    return frozenset(stem for stem in stems if _EMPTY.isdisjoint(stem))
