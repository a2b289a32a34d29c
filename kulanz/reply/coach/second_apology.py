"""Saying sorry once more for the same cause: apologies wear off."""

import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_lazy as _

from . import quoted
from .finding import Finding
from .written import Written

_APOLOGY = re.compile(
    r"\b(?:tut (?:mir|uns) (?:\w+ ){0,4}leid|(?:bitte|bitten|möchte|möchten) (?:\w+ ){0,4}um (?:\w+ )?(?:entschuldigung|verzeihung)"
    r"|entschuldigung\b|entschuldige(?:n wir| ich)? (?:mich|uns)|(?:möchte|möchten|muss|müssen) (?:\w+ ){0,4}entschuldigen"
    r"|entschuldigen sie bitte|verzeihen sie bitte|bedauer(?:e|n) (?:ich|wir|es)"
    r"|(?:i am|i'm|we are|we're) (?:\w+ ){0,2}sorry|apologi[sz]e|my apologies|our apologies|sincere apologies)"
)  # fmt: skip


def apologises(text: str) -> bool:
    return bool(_APOLOGY.search(text.lower().replace("’", "'")))


def look(draft: Written) -> Iterator[Finding]:
    """A note at the first apology, where the records know an earlier one for the same cause."""
    match = _APOLOGY.search(draft.plain)
    if not match or quoted.is_within(match.start(), quoted.spans(draft.text)) or not _is_again(draft):
        return
    sentence = draft.around(*match.span())
    yield Finding(
        "second_apology", sentence.start, sentence.end, draft.text[sentence.start : sentence.end], "note",
        _(
            "We have apologised to them for the same cause before, and repeated apologies do more harm than none"
            " (Halperin and others, 2022). Say instead what is different now."
        ),
    )  # fmt: skip


def _is_again(draft: Written) -> bool:
    """`apologies` is a number, or numbers by cause; then `causes` are those of the matter at hand."""
    known, causes = draft.situation.facts.get("apologies"), draft.situation.facts.get("causes")
    if isinstance(known, Mapping):
        named = (
            [known.get(cause) for cause in causes if isinstance(cause, str)]
            if isinstance(causes, list)
            else []
        )
        return any(_is_number(one) for one in named)
    return _is_number(known)


def _is_number(known: object) -> bool:
    return isinstance(known, int) and known >= 1
