"""Why a recipient was not reached, and whether it is for good: from what the servers said and their codes."""

import re
from functools import lru_cache
from typing import Literal

from kulanz.channels.email.sayings import SAYINGS
from kulanz.channels.letter import BounceReason

# The address itself is wrong; everything else may pass, or lies with us or with the content.
_FOR_GOOD: frozenset[BounceReason] = frozenset(("unknown_user", "host_unknown", "moved"))
_LONGEST_DIAGNOSTIC = 500
_LONGEST_EVIDENCE = 4_000
_EXTENDED = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_SPACE = re.compile(r"\s+")
_SCHEME = re.compile(r"^(?:(?:smtp|x-[\w-]+|unknown|lmtp|dns)\s*;\s*)+", re.IGNORECASE)
_LATER_LINE = re.compile(r"(?<=\s)([245]\d\d)-(?:[245]\.\d{1,3}\.\d{1,3}\s)?")
_CODES: tuple[tuple[BounceReason, re.Pattern[str]], ...] = (
    ("unknown_user", re.compile(r"[45]\.1\.(?:0|1|3|4|351)$|5\.4\.1$")),
    ("host_unknown", re.compile(r"[45]\.(?:1\.(?:2|10)|4\.4|3\.2)$")),
    ("moved", re.compile(r"[45]\.1\.6$|5\.7\.17$")),
    ("blocked", re.compile(r"[45]\.(?:1\.[789]|7\.25)$|5\.7\.(?:606|60[7-9]|6[1-4]\d|511)$")),
    ("suspended", re.compile(r"[45]\.2\.1$")),
    ("mailbox_full", re.compile(r"[45]\.2\.2$")),
    ("too_large", re.compile(r"[45]\.(?:2\.3|3\.4)$")),
    ("host_unknown", re.compile(r"5\.4\.310$")),
    ("expired", re.compile(r"[45]\.4\.(?:7|316)$")),
    ("network", re.compile(r"[45]\.4\.\d+$")),
    ("system", re.compile(r"[45]\.(?:2\.4|3\.\d+|5\.\d+)$")),
    ("policy", re.compile(r"[45]\.(?:6|7)\.\d+$")),
)
# Codes that name the cause more surely than most sentences do.
_SURE_CODE = re.compile(r"[45]\.(?:1\.(?:2|6|10)|2\.[23]|3\.4|7\.25|7\.26)$|4\.4\.7$|5\.4\.31\d$")
_WORDED_CODE = re.compile(r"[45]\.1\.1$")
# Phone networks answer so to senders whom a subscriber's filter keeps out.
_FILTERS_ANSWER = re.compile(r"550:? ?: user unknown|unknown user \S{1,200}@\S{0,100}docomo", re.IGNORECASE)
_VAGUE = re.compile(r"unknown|not exist", re.IGNORECASE)
_ACCESS_DENIED_BY_DIRECTORY = re.compile(r"5\.4\.1\b.{0,120}access denied", re.IGNORECASE)


def cleaned(diagnostic: str) -> str | None:
    """Bring what a server said onto one line; null when it said nothing."""
    line = _SCHEME.sub("", _SPACE.sub(" ", diagnostic).strip())
    line = _LATER_LINE.sub("", line).strip(" \t-;")
    return line[:_LONGEST_DIAGNOSTIC] if any(map(str.isalnum, line)) else None


def status_of(reported: str, diagnostic: str) -> str | None:
    """Choose the enhanced status: what the last server said counts more than a summary such as 5.0.0."""
    said = [code for code in _EXTENDED.findall(diagnostic) if not code.endswith(".0.0")]
    if said:
        return str(said[0])
    return reported or None


def reason_of(status: str | None, diagnostic: str, context: str, command: str) -> BounceReason:
    """Find the cause; what is unknown after MAIL FROM is the sender, not the recipient."""
    reason = _cause(status, diagnostic, context)
    return "blocked" if command == "mail" and reason in _FOR_GOOD else reason


def _cause(status: str | None, diagnostic: str, context: str) -> BounceReason:
    """Sure codes, then the server's words, then any code, then the words around."""
    if status and _SURE_CODE.match(status):
        return _by_code(status)
    said = _by_words(diagnostic)
    if (
        status
        and _WORDED_CODE.match(status)
        and said in ("suspended", "blocked", "other", "system", "network")
    ):
        return "unknown_user"
    if said in ("other", "blocked", "system", "network", "expired") and status and status.startswith("5.4.1"):
        return _by_code(status) if _ACCESS_DENIED_BY_DIRECTORY.search(diagnostic) else said
    if said != "other":
        return said
    around = _by_words(context)
    if status and not status.endswith((".0.0", ".5.0")):
        coded = _by_code(status)
        return (
            around if coded in ("policy", "system", "network", "suspended") and around != "other" else coded
        )
    return around


def kind_of(
    reason: BounceReason, status: str | None, command: str, diagnostic: str, *, delayed: bool
) -> Literal["hard", "soft"]:
    """Tell a dead address from one that may work: only a wrong or moved address is hard.

    "User unknown" after the mail's text was sent comes from filters behind an address that was
    accepted before, so it is not held against the address unless the code says so (5.1.1).
    """
    code = status or ""
    if delayed or reason not in _FOR_GOOD or (code.startswith("4.") and not code.endswith(".0.0")):
        return "soft"
    if reason == "unknown_user" and code != "5.1.1":
        return "soft" if _by_a_filter(code, command, diagnostic) else "hard"
    return "hard"


def _by_a_filter(code: str, command: str, diagnostic: str) -> bool:
    if _FILTERS_ANSWER.search(diagnostic):
        return True
    late = command == "data" or (code.startswith("5.2.") and command != "rcpt")
    return late and bool(_VAGUE.search(diagnostic))


def _by_words(said: str) -> BounceReason:
    return _by_evidence(_SPACE.sub(" ", said[:_LONGEST_EVIDENCE]))


@lru_cache(maxsize=32)  # the recipients of one report often share their words
def _by_evidence(evidence: str) -> BounceReason:
    if not evidence:
        return "other"
    return next((reason for reason, pattern in SAYINGS if pattern.search(evidence)), "other")


def _by_code(status: str) -> BounceReason:
    return next((reason for reason, pattern in _CODES if pattern.match(status)), "other")
