"""Calls against mails, as a sentence and a table with small bars."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kulanz.conversations import queue
from kulanz.conversations.models import Call
from kulanz.insight.calls import CALLED, FEWEST, WRITTEN, Figures, Group

NAMES: dict[str, Any] = {
    CALLED: gettext_lazy("With a call"),
    WRITTEN: gettext_lazy("In writing alone"),
}
WHOLE_BAR = 100


@dataclass(frozen=True, slots=True)
class Line:
    """Bars in hundredths of the longer one; an empty word where nothing can be said."""

    name: str
    number: int
    messages: str
    messages_bar: int
    lasted: str
    lasted_bar: int
    came_back: str


@dataclass(frozen=True, slots=True)
class Shown:
    sentence: str
    # Empty where there is too little to compare.
    lines: list[Line]
    # How the calls ended, with how many of each.
    outcomes: list[tuple[str, int]]


def of(figures: Figures) -> Shown:
    groups = (figures.called, figures.written)
    return Shown(
        sentence=_sentence(figures),
        lines=[_line(group, groups, figures) for group in groups] if figures.is_enough else [],
        outcomes=[
            (str(Call.Outcome(outcome).label), number)
            for outcome, number in figures.outcomes.items()
            if number
        ],
    )


def _sentence(figures: Figures) -> str:
    if not figures.is_enough:
        return ngettext(
            "Too few to say anything: one matter was done with a call, %(written)s in writing alone. From %(fewest)s"
            " of each on, the figures stand here.",
            "Too few to say anything: %(called)s matters were done with a call, %(written)s in writing alone. From"
            " %(fewest)s of each on, the figures stand here.",
            figures.called.number,
        ) % {"called": figures.called.number, "written": figures.written.number, "fewest": FEWEST}
    said = _(
        "With a call, half of the matters were done after {called_messages} messages and {called_span}; in writing"
        " alone after {written_messages} messages and {written_span}."
    )
    return said.format(
        called_messages=_number(figures.called.messages),
        called_span=_span(figures.called.lasted),
        written_messages=_number(figures.written.messages),
        written_span=_span(figures.written.lasted),
    )


def _line(group: Group, groups: tuple[Group, ...], figures: Figures) -> Line:
    most = max(one.messages or 0 for one in groups)
    longest = max(one.lasted or timedelta(0) for one in groups)
    share = group.came_back(figures.now)
    return Line(
        name=str(NAMES[group.code]),
        number=group.number,
        messages=_number(group.messages),
        messages_bar=round(WHOLE_BAR * (group.messages or 0) / most) if most else 0,
        lasted=_span(group.lasted),
        lasted_bar=round(WHOLE_BAR * ((group.lasted or timedelta(0)) / longest)) if longest else 0,
        came_back="" if share is None else _("{share} %").format(share=round(100 * share)),
    )


def _number(number: float | None) -> str:
    return number_format(number, decimal_pos=0 if number == int(number) else 1) if number is not None else ""


def _span(length: timedelta | None) -> str:
    return queue.span(length) if length is not None else ""
