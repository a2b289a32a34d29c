"""Addresses that write for many people: a network tells from one address who wrote, a robot for whoever it serves."""

import re

# Nobody reads what is sent to these; who is meant stands in Reply-To, if anywhere.
NO_REPLY = (
    "noreply",
    "no-reply",
    "no_reply",
    "donotreply",
    "nichtantworten",
    "notification",
    "mailer-daemon",
)
# Looked for in what stands before the @, without dots, dashes and underscores.
_ROBOTS = re.compile(
    r"noreply|noresponse|donotreply|nichtantworten|keineantwort|notif(?:y|ication|ier)|benachrichtig"
    r"|invitation|einladung|mailrobot|mailerdaemon|postmaster|^messag(?:es?|ing)|^nachricht(?:en)?$|^updates?$"
    r"|hitreply|^friendupdate"
)
_VIA = re.compile(r"\bvia\s+\S|\büber\s+[A-ZÄÖÜ]\S*$")


def speaks_for_another(address: str) -> bool:
    """Whether nobody reads this address, so that the person behind a mail stands elsewhere in it."""
    local = address.lower().partition("@")[0]
    return any(word in local for word in NO_REPLY)


def writes_for_many(address: str, name: str = "") -> bool:
    """Whether other people's messages come from this address as well, as far as it or the name beside it tell."""
    local = re.sub(r"[._-]", "", address.lower().rpartition("@")[0].partition("+")[0])
    return bool(_ROBOTS.search(local) or _VIA.search(name))
