"""Why an original is not here whole or could not be read, in the words of whoever looks; kept is a code."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import RawMessage

TOO_LARGE, BREAKS_OFF, WITHHELD, GONE = "too_large", "breaks_off", "withheld", "gone"
# What reading says of bytes that are no message (`Letter.problems`), and that it broke off again and again.
UNREADABLE = "Unreadable: "
BROKE_OFF = "reading it broke off every time"

_TEXTS = {
    TOO_LARGE: gettext_lazy(
        "The mail has %(size)d MB. It was left on the server; only its header was fetched."
    ),
    BREAKS_OFF: gettext_lazy(
        "The server breaks off the connection whenever this mail is fetched. It is still there, and the desk"
        " asks for it again now and then."
    ),
    WITHHELD: gettext_lazy("The server does not hand out this mail. It is still there."),
    GONE: gettext_lazy(
        "This mail is no longer where it was on the server. What the desk has of it is its header."
    ),
}
_NO_MESSAGE = {
    "empty": gettext_lazy("It is empty."),
    "not_a_mail": gettext_lazy("It is not a mail."),
}
_EXCEPTION = re.compile(r"(?:\w+\.)*\w+(?:: |$)")


def explain(raw: RawMessage) -> str:
    """One or two sentences in the language of the moment."""
    if text := _TEXTS.get(raw.problem):
        return str(text) % {"size": raw.size // 1_000_000}
    if known := _no_message(raw.problem):
        return known
    if technical(raw):
        return _("Reading it broke off, because the desk cannot cope with something in it.")
    return raw.problem


def technical(raw: RawMessage) -> str:
    """What the program said about it, where that is no sentence for people."""
    is_known = raw.problem in _TEXTS or _no_message(raw.problem)
    return raw.problem if not is_known and _EXCEPTION.match(raw.problem) else ""


def _no_message(problem: str) -> str:
    if not problem.startswith(UNREADABLE):
        return ""
    said = problem.removeprefix(UNREADABLE).split(", ")
    return next((str(text) for word, text in _NO_MESSAGE.items() if word in said), "")
