"""Does the draft greet its reader?"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .finding import Finding

ABSENT = Finding(
    "missing_salutation", None, None, None, "flaw",
    _("A greeting with the name is the first sign that a person answers."),
)  # fmt: skip
_GREETING = re.compile(
    r"\s*(?:sehr\s+geehrte|guten?\s+(?:tag|morgen|abend|nachmittag)|hallo|hi|hey|moin|servus|gr(?:üß|ue(?:ss|ß)|üss|üe)"
    r"|hoi|sali|salü|salue|grüezi|griaß|ahoi|huhu|na,|frau\s|herr\s|mr\.?\s|mrs\.?\s|ms\.?\s|guete|tach|liebe[rs]?\b|salut|dear|hello|good\s+(?:morning|afternoon|evening|day)|greetings)",
    re.IGNORECASE,
)
_NAME_LINE = re.compile(r"\s*[A-ZÄÖÜ][\w.-]*(?: [A-ZÄÖÜ][\w.-]*){0,3},\s*(?:\n|$)")


def look(text: str) -> Iterator[Finding]:
    if _GREETING.match(text) or _NAME_LINE.match(text):
        return
    yield ABSENT
