"""A message's words on the screen: what was found lit up, what is nobody's business covered, addresses as links."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kulanz.triage import covering, veiling
from kulanz.triage.covering import Stretch
from kulanz.web.finding_words import SENSITIVE_WORDS
from kulanz.web.templatetags.desk import linked

ALL = "all"
DIGITS = 4
LONGEST_ADDRESS = 300
# Heard, not seen.
LABEL = '<span class="lit-label visually-hidden">{}: </span>'
# Both are there; which of them is seen, the button "Show" of the message says.
VEIL = '<span class="veil"><span class="veil-word">{}</span><span class="veil-words">{}</span></span>'
SIGNS = ("://", "www.", "@")


@dataclass(frozen=True, slots=True)
class Rest:
    """A finding that rests on a passage: its number in the panel, its colour and its words."""

    number: int
    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class Light:
    """A passage that can be lit up, and what rests on it, the gravest first."""

    key: str
    place: str
    start: int
    end: int
    rests: list[Rest] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lights:
    """All of one message; `chosen` is "all", or "number/key" of the one that shines."""

    message: int
    lights: Sequence[Light] = ()
    chosen: str = ""

    @property
    def chosen_number(self) -> int | None:
        number = self.chosen.partition("/")[0]
        return int(number) if number.isdecimal() and len(number) < DIGITS else None

    @property
    def chosen_key(self) -> str:
        return self.chosen.partition("/")[2]

    def at(self, place: str) -> list[Light]:
        return [light for light in self.lights if light.place == place]

    def shining(self, light: Light) -> list[Rest]:
        """What of it is to be seen now."""
        if self.chosen == ALL:
            return light.rests
        if light.key != self.chosen_key:
            return []
        return [rest for rest in light.rests if rest.number == self.chosen_number]

    def shine_within(self, start: int, end: int) -> bool:
        return any(one.start < end and start < one.end and self.shining(one) for one in self.at("text"))


DARK = Lights(0)


def words(
    text: str,
    start: int,
    end: int,
    *,
    lights: Lights = DARK,
    covered: Iterable[Stretch] = (),
    place: str = "text",
) -> SafeString:
    """The piece of `text` from `start` to `end` as safe HTML."""
    hidden = [one for one in covered if one.start < end and start < one.end]
    found = [_widened(light, text, hidden) for light in lights.at(place)]
    found = [light for light in found if light.start < end and start < light.end]
    if not hidden and not found:
        return linked(text[start:end])
    pieces = (
        _lit(
            _piece(text, a, b, hidden), a, [light for light in found if light.start <= a < light.end], lights
        )
        for a, b in pairwise(_cuts(start, end, found, hidden))
    )
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _cuts(start: int, end: int, found: list[Light], hidden: list[Stretch]) -> list[int]:
    """Where another piece begins: never within what is covered."""
    spans = [(one.start, one.end) for one in found] + [(one.start, one.end) for one in hidden]
    return sorted({start, end, *(at for span in spans for at in span if start < at < end)})


def _piece(text: str, start: int, end: int, hidden: list[Stretch]) -> SafeString:
    secret = next((one for one in hidden if one.start <= start < one.end), None)
    if secret is None:
        return linked(text[start:end])
    if veiling.is_veiled(secret):
        return format_html(VEIL, covering.VEIL, linked(text[secret.start : secret.end]))
    dots = covering.cover(text[secret.start : secret.end], secret.kind)
    what = SENSITIVE_WORDS.get(secret.kind, secret.kind)
    said = dots.removeprefix(covering.DOTS).strip()
    return format_html(
        '<span class="covered">{} <span aria-hidden="true">{}</span>{}</span>',
        what,
        covering.DOTS,
        said and f" {said}",
    )


def _lit(inner: SafeString, start: int, here: list[Light], lights: Lights) -> SafeString:
    """In the colour of the narrowest passage that shines here."""
    if not here:
        return inner
    here = sorted(here, key=lambda light: light.end - light.start)
    keys = " ".join(light.key for light in here)
    shining = [light for light in here if lights.shining(light)]
    if not shining:
        return format_html('<span data-passage="{}">{}</span>', keys, inner)
    said = [rest.words for light in shining if light.start == start for rest in lights.shining(light)]
    spoken = format_html(LABEL, "; ".join(dict.fromkeys(said))) if said else ""
    tone = lights.shining(shining[0])[0].tone
    return format_html('<mark class="lit is-{}" data-passage="{}">{}{}</mark>', tone, keys, spoken, inner)


def _widened(light: Light, text: str, hidden: list[Stretch]) -> Light:
    """Around what is covered and around whole addresses, so that neither is cut in two."""
    start, end = min(light.start, len(text)), min(light.end, len(text))
    for one in hidden:
        if one.start < end and start < one.end:
            start, end = min(start, one.start), max(end, one.end)
    before, after = _address_around(text, start), _address_around(text, end)
    return replace(light, start=before[0] if before else start, end=after[1] if after else end)


def _address_around(text: str, at: int) -> tuple[int, int] | None:
    """Where the word at that place begins and ends, if it is an address."""
    start = end = at
    while start > max(0, at - LONGEST_ADDRESS) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), at + LONGEST_ADDRESS) and not text[end].isspace():
        end += 1
    return (start, end) if any(sign in text[start:end] for sign in SIGNS) else None
