"""A simple matter buried in words."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .finding import Finding
from .written import Written, words

WHOLE = Finding(
    "too_long", None, None, None, "flaw",
    _("The matter is simple; the answer drowns in words. Put it into the first sentence and drop the rest."),
)  # fmt: skip
LONG = 170
SHORT_QUESTION = 60
FEW_STEPS = 3
_STEP = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•–]|schritt \d|step \d)\s", re.MULTILINE | re.IGNORECASE)


def look(draft: Written) -> Iterator[Finding]:
    if (
        not draft.situation.incoming
        or len(words(draft.text)) < LONG
        or len(words(draft.situation.incoming)) > SHORT_QUESTION
    ):
        return
    if len(_STEP.findall(draft.text)) >= FEW_STEPS or len(draft.demands) > 2:
        return
    yield WHOLE
