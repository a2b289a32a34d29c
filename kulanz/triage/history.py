"""What stands in no single message: how often they wrote, how long they have waited, what was not kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

# So many messages without an answer, or fewer and so long a wait, make a complaint one for the owner.
OFTEN, AGAIN, LONG = 3, 2, timedelta(days=3)
UNHAPPY = ("furious", "unhappy")


@dataclass(frozen=True, slots=True)
class History:
    """`unanswered` counts the message itself; `known` is how long they have been a customer."""

    unanswered: int
    waited: timedelta
    known: timedelta
    is_promise_broken: bool = False

    def as_json(self, mood: str) -> dict[str, Any]:
        """With the mood of the message: an unhappy one who was left waiting is a case for the owner."""
        is_much = self.unanswered >= OFTEN or (self.unanswered >= AGAIN and self.waited >= LONG)
        return {
            "unanswered": self.unanswered,
            "waited_hours": int(self.waited.total_seconds() // 3600),
            "known_days": max(0, self.known.days),
            "promise_broken": self.is_promise_broken,
            "extremely_dissatisfied": mood in UNHAPPY and (is_much or self.is_promise_broken),
        }


def told(entries: Sequence[dict[str, Any]], now: datetime | None) -> History:
    """Of earlier messages as `kulanz assess` gets them ({"at", "direction", "text"}), the oldest first."""
    moments = [(_aware(datetime.fromisoformat(entry["at"])), entry["direction"] == "in") for entry in entries]
    waiting: list[datetime] = []
    for at, is_incoming in moments:
        waiting = [*waiting, at] if is_incoming else []
    end = _aware(now) if now else max((at for at, _ in moments), default=None)
    if end is None:
        return History(1, timedelta(), timedelta())
    since = min(waiting, default=end)
    return History(len(waiting) + 1, end - since, end - min(at for at, _ in moments))


def _aware(moment: datetime) -> datetime:
    """A time without a zone is meant in UTC; two kinds cannot be compared."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
