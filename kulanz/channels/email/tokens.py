"""Reply tokens: a word in the address that says to which conversation an answer belongs."""

import re

_TOKEN = re.compile(r"[A-Za-z0-9_-]{4,64}")
_MARKED = re.compile(r"\+k-([A-Za-z0-9_-]{4,64})@")
# RFC 5321 section 4.5.3.1.1: what stands before the @ has at most 64 octets.
_LONGEST_LOCAL_PART = 64


def plus_address(address: str, token: str) -> str:
    """`hallo@…` with a token becomes `hallo+k-TOKEN@…`; unchanged where that would be too long."""
    if not _TOKEN.fullmatch(token):
        raise ValueError("a reply token has 4 to 64 letters, digits, - and _")
    local, at, domain = address.rpartition("@")
    marked = f"{local}+k-{token}"
    return f"{marked}{at}{domain}" if at and len(marked) <= _LONGEST_LOCAL_PART else address


def token_in(address: str) -> str | None:
    """The token of an address as it was written; some servers turn it into lower case on the way."""
    found = _MARKED.search(address)
    return found[1] if found else None
