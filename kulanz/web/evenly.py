"""How long who waits, as tables with small bars and a sentence where it is uneven."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.conversations import queue
from kulanz.insight.fairness import Comparison, Group

TITLES = {
    "kind": gettext_lazy("By kind of customer"),
    "register": gettext_lazy("By form of address"),
    "language": gettext_lazy("By language"),
}
GROUPS: dict[str, Any] = {
    "super_customer": gettext_lazy("super-customers"),
    "dissatisfied": gettext_lazy("the extremely dissatisfied"),
    "new": gettext_lazy("new customers"),
    "everyone_else": gettext_lazy("everyone else"),
    "sie": gettext_lazy("those who say Sie"),
    "du": gettext_lazy("those who say du"),
    "de": gettext_lazy("those who write German"),
    "en": gettext_lazy("those who write English"),
    "unknown": gettext_lazy("not known yet"),
}
WHOLE_BAR = 100


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    number: int
    median: str
    # Of the longest median in its table, in hundredths.
    bar: int
    nine_of_ten: str
    # In hundredths.
    in_time: int | None
    waiting: int
    longest: str


@dataclass(frozen=True, slots=True)
class Table:
    code: str
    title: str
    lines: list[Line]
    unequal: list[str]


def of(comparisons: Iterable[Comparison]) -> list[Table]:
    return [
        Table(one.code, str(TITLES[one.code]), _lines(one.groups), _unequal(one))
        for one in comparisons
        if any(group.number or group.waiting for group in one.groups)
    ]


def _lines(groups: list[Group]) -> list[Line]:
    longest = max((group.median for group in groups if group.median), default=timedelta(0))
    return [
        Line(
            name=capfirst(str(GROUPS[group.code])),
            number=group.number,
            median=_span(group.median),
            bar=round(WHOLE_BAR * (group.median / longest)) if group.median and longest else 0,
            nine_of_ten=_span(group.nine_of_ten),
            in_time=None if group.share_in_time is None else round(100 * group.share_in_time),
            waiting=group.waiting,
            longest=_span(group.longest),
        )
        for group in groups
    ]


def _unequal(comparison: Comparison) -> list[str]:
    said = _(
        "{slow} wait more than twice as long for their answer: half of them {long} or more, of all others {short}."
    )
    return [
        said.format(
            slow=capfirst(str(GROUPS[one.group.code])), long=_span(one.median), short=_span(one.of_the_others)
        )
        for one in comparison.unequal
    ]


def _span(length: timedelta | None) -> str:
    return queue.span(length) if length is not None else ""
