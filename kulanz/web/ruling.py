"""The owner's rules as sentences: if this and that, then there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.business.models import Language, Staff
from kulanz.channels.models import Channel
from kulanz.customers.models import Standing
from kulanz.flow import routing as at_work
from kulanz.triage import routing
from kulanz.triage.labels import MOODS
from kulanz.triage.models import Routing
from kulanz.web.finding_words import INTENT_WORDS, MOOD_WORDS

STANDING_WORDS: dict[str, Any] = {
    **{kind.value: kind.label for kind in Standing.Kind},
    routing.NEVER_ORDERED: gettext_lazy("without any order"),
}
# To what a mood can be bound, in the order of the choice: at least it, or at most it.
BOUNDS = (
    *(f"from:{mood}" for mood in MOODS[1:]),
    *(f"to:{mood}" for mood in reversed(MOODS[:3])),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    conditions: list[str]
    deeds: list[str]
    # Nobody is here whom it means.
    is_idle: bool = False


@dataclass(frozen=True)
class Names:
    """What mailboxes and people are called, looked up once for a page."""

    channels: dict[int, str]
    staff: dict[int, str]

    @classmethod
    def look_up(cls) -> "Names":
        return cls(
            dict(Channel.objects.values_list("pk", "name")),
            {person.pk: str(person) for person in Staff.objects.all()},
        )


def sentence(rule: Routing, names: Names) -> Sentence:
    said, action = rule.conditions, rule.action
    is_idle = action["pick"] != routing.ROUND and at_work.taker(action) is None
    conditions = [_condition(name, said[name], names) for name in routing.CONDITIONS if said.get(name)]
    return Sentence(conditions, list(_deeds(action, names)), is_idle)


def why(grounds: Iterable[routing.Ground], names: Names) -> str:
    """The values for which a rule fits."""
    return " · ".join(_value(ground.condition, ground.value, names) for ground in grounds)


def moods_within(bound: str) -> list[str]:
    way, _colon, mood = bound.partition(":")
    place = MOODS.index(mood)
    return list(MOODS[place:] if way == "from" else MOODS[: place + 1])


def bound_of(moods: Sequence[str]) -> str:
    """The other way round; empty where any mood will do."""
    return next((bound for bound in BOUNDS if moods_within(bound) == list(moods)), "")


def bound_in_words(bound: str) -> str:
    way, _colon, mood = bound.partition(":")
    if bound in {f"from:{MOODS[-1]}", f"to:{MOODS[0]}"}:
        return str(MOOD_WORDS[mood])
    words = _("%(mood)s or better") if way == "from" else _("%(mood)s or worse")
    return words % {"mood": MOOD_WORDS[mood]}


def _condition(name: str, values: Any, names: Names) -> str:
    if name == "is_dissatisfied":
        return _("they are extremely dissatisfied")
    if name == "moods":
        bound = bound_of(values)
        mood = bound_in_words(bound) if bound else _either(str(MOOD_WORDS[one]) for one in values)
        return _("the mood is “%(mood)s”") % {"mood": mood}
    what = _either(_value(name, value, names) for value in values)
    return str(_SAID[name]) % {"what": what}


_SAID = {
    "intents": gettext_lazy("it is about: %(what)s"),
    "standings": gettext_lazy("the customer is: %(what)s"),
    "channels": gettext_lazy("it came to %(what)s"),
    "languages": gettext_lazy("we write to them in %(what)s"),
    "words": gettext_lazy("the text contains %(what)s"),
}


def _value(condition: str, value: Any, names: Names) -> str:
    if condition == "is_dissatisfied":
        return _("extremely dissatisfied")
    if condition == "words":
        return _("“%(word)s”") % {"word": value}
    if condition == "channels":
        return names.channels.get(value, _("a mailbox that is gone"))
    words = {
        "intents": INTENT_WORDS,
        "moods": MOOD_WORDS,
        "standings": STANDING_WORDS,
        "languages": {language.value: language.label for language in Language},
    }[condition]
    return str(words.get(value, value))


def _deeds(action: dict[str, Any], names: Names) -> Iterable[str]:
    pick = action["pick"]
    if pick == routing.ROUND:
        yield _("it is shown to the owner")
    elif pick == routing.ASSISTANT:
        yield _("an assistant gets it")
    elif pick == routing.SPECIALIST:
        yield _("whoever knows “%(skill)s” gets it") % {"skill": action.get("skill", "")}
    else:
        who = names.staff.get(action.get("staff", 0), _("somebody who is gone"))
        yield _("%(who)s gets it") % {"who": who}
    if action.get("tag"):
        yield _("with the tag “%(tag)s”") % {"tag": action["tag"]}
    if action.get("line"):
        yield _("with the line “%(line)s”") % {"line": action["line"]}


def _either(words: Iterable[str]) -> str:
    found = list(words)
    if len(found) < 2:
        return "".join(found)
    return _("%(others)s or %(last)s") % {"others": ", ".join(found[:-1]), "last": found[-1]}
