"""Rules of the owner: where what is new goes by itself. Conditions over plain values; the first rule that fits wins."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.db import connection

from kulanz.customers.models import Standing
from kulanz.reading import terms

from .labels import INTENTS

# Where a rule sends what it fits.
ROUND, ASSISTANT, SPECIALIST, STAFF = "round", "assistant", "specialist", "staff"
PICKS = (ROUND, ASSISTANT, SPECIALIST, STAFF)
# Beside the kinds of a standing.
NEVER_ORDERED = "never_ordered"
CONDITIONS = ("intents", "moods", "is_dissatisfied", "standings", "channels", "languages", "words")
# Of one message.
MOST_READ = 20_000
_ACTIVE = "SELECT id, conditions, action FROM triage_routing WHERE is_active ORDER BY position, id"

Phrase = tuple[frozenset[str], ...]


class Ground(NamedTuple):
    """One value for which a rule fits: of which condition, and which."""

    condition: str
    value: Any


@dataclass(frozen=True)
class Said:
    """What a message says and by which way it came."""

    intents: frozenset[str]
    mood: str
    channel: int
    language: str
    text: str
    is_dissatisfied: bool = False

    @cached_property
    def stems(self) -> list[tuple[str, ...]]:
        """Of each word in order; looked at only where a rule asks for words."""
        return [terms.stems(word) for word in terms.words(self.text[:MOST_READ])]

    @cached_property
    def all_stems(self) -> frozenset[str]:
        return frozenset(stem for stems in self.stems for stem in stems)


@dataclass(frozen=True, slots=True)
class Who:
    """What is known of the customer who wrote it."""

    standing: str = ""
    is_dissatisfied: bool = False
    has_ordered: bool = False

    @property
    def is_for_the_owner(self) -> bool:
        """Nobody else looks after them unless a rule names them."""
        return self.is_dissatisfied or self.standing == Standing.Kind.SUPER


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is compared: all conditions that are set must hold, within one of them any value."""

    pk: int
    intents: frozenset[str]
    moods: frozenset[str]
    standings: frozenset[str]
    channels: frozenset[int]
    languages: frozenset[str]
    is_dissatisfied: bool
    # What was typed, with what is looked for.
    words: tuple[tuple[str, Phrase], ...]
    action: dict[str, Any]

    @classmethod
    def of(cls, pk: int, conditions: dict[str, Any], action: dict[str, Any]) -> "Rule":
        return cls(
            pk=pk,
            intents=frozenset(conditions.get("intents", ())),
            moods=frozenset(conditions.get("moods", ())),
            standings=frozenset(conditions.get("standings", ())),
            channels=frozenset(conditions.get("channels", ())),
            languages=frozenset(conditions.get("languages", ())),
            is_dissatisfied=bool(conditions.get("is_dissatisfied")),
            words=tuple((typed, _phrase(typed)) for typed in conditions.get("words", ())),
            action=action,
        )


def active() -> tuple[Rule, ...]:
    """Those that are switched on, in their order.

    Their rows are read each time, which costs less than asking whether they have changed; what was made of them is
    kept for as long as they stay the same.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ACTIVE)
        found = cursor.fetchall()
    return _compiled(tuple(found)) if found else ()


def first_fit(
    rules: Iterable[Rule], said: Said, who: Callable[[], Who]
) -> tuple[Rule, list[Ground]] | tuple[None, None]:
    """The rule that decides, and why; `who` is asked only where a rule fits what the message says."""
    for rule in rules:
        by_message = _fits_message(rule, said)
        if by_message is None:
            continue
        by_customer = _fits_customer(rule, said, who())
        if by_customer is not None:
            return rule, [*by_message, *by_customer]
    return None, None


def _fits_message(rule: Rule, said: Said) -> list[Ground] | None:
    intents = rule.intents & said.intents
    if (
        (rule.intents and not intents)
        or (rule.moods and said.mood not in rule.moods)
        or (rule.channels and said.channel not in rule.channels)
        or (rule.languages and said.language not in rule.languages)
    ):
        return None
    words = [typed for typed, phrase in rule.words if _holds(said, phrase)]
    if rule.words and not words:
        return None
    return [
        *(Ground("intents", intent) for intent in INTENTS if intent in intents),
        *([Ground("moods", said.mood)] if rule.moods else ()),
        *([Ground("channels", said.channel)] if rule.channels else ()),
        *([Ground("languages", said.language)] if rule.languages else ()),
        *(Ground("words", typed) for typed in words),
    ]


def _fits_customer(rule: Rule, said: Said, who: Who) -> list[Ground] | None:
    """Whom the owner wants to see in person is meant only where a rule says so."""
    is_dissatisfied = said.is_dissatisfied or who.is_dissatisfied
    if is_dissatisfied != rule.is_dissatisfied:
        return None
    theirs = {who.standing} if who.standing else set()
    if not who.has_ordered:
        theirs.add(NEVER_ORDERED)
    named = rule.standings & theirs
    if (rule.standings and not named) or (who.standing == Standing.Kind.SUPER and who.standing not in named):
        return None
    grounds = [Ground("is_dissatisfied", True)] if is_dissatisfied else []
    return [*grounds, *(Ground("standings", one) for one in sorted(named))]


def _holds(said: Said, phrase: Phrase) -> bool:
    """Whether these words stand in the text one after another, in whatever form."""
    if not phrase or any(word.isdisjoint(said.all_stems) for word in phrase):
        return False
    last = len(said.stems) - len(phrase)
    return any(
        all(not word.isdisjoint(said.stems[start + n]) for n, word in enumerate(phrase))
        for start in range(last + 1)
    )


def _phrase(typed: str) -> Phrase:
    return tuple(frozenset(terms.stems(word)) for word in terms.words(typed))


@lru_cache(maxsize=8)
def _compiled(rows: tuple[tuple[int, str, str], ...]) -> tuple[Rule, ...]:
    return tuple(Rule.of(pk, json.loads(conditions), json.loads(action)) for pk, conditions, action in rows)
