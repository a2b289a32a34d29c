"""How somebody's mood went from message to message, as a small drawing with its words beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kulanz.triage.labels import MOODS
from kulanz.triage.models import Assessment
from kulanz.web.finding_words import MOOD_WORDS

WIDTH, HEIGHT, MARGIN = 280, 72, 8
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Point:
    # As SVG wants them, whatever the language.
    x: str
    y: str
    at: datetime
    mood: str
    words: str


@dataclass(frozen=True, slots=True)
class Curve:
    points: list[Point]
    # For who does not see it.
    said: str
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def path(self) -> str:
        return " ".join(f"{point.x},{point.y}" for point in self.points)

    @property
    def middle(self) -> int:
        return HEIGHT // 2


def of(judged: Sequence[Assessment]) -> Curve | None:
    """From left to right as they wrote, the better the higher; None while there is too little to draw."""
    known = [one for one in judged if one.mood in MOODS]
    if len(known) < FEWEST:
        return None
    step = (WIDTH - 2 * MARGIN) / (len(known) - 1)
    points = [_point(MARGIN + number * step, one) for number, one in enumerate(known)]
    return Curve(points, _in_words(points))


def _point(x: float, judged: Assessment) -> Point:
    share = MOODS.index(judged.mood) / (len(MOODS) - 1)
    y = HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)
    return Point(f"{x:.1f}", f"{y:.1f}", judged.message.at, judged.mood, str(MOOD_WORDS[judged.mood]))


def _in_words(points: list[Point]) -> str:
    first, last = points[0], points[-1]
    return _("The mood of {n} messages: {first} on {since}, {last} on {until}.").format(
        n=len(points),
        first=first.words.lower(),
        since=_day(first.at),
        last=last.words.lower(),
        until=_day(last.at),
    )


def _day(at: datetime) -> str:
    return date_format(localtime(at), "SHORT_DATE_FORMAT")
