"""Data that do not belong in a mail: bank, card, health, password, identity papers, secrets of a contract."""

from . import bank, card, contract_secret, health, id_document, password
from .datum import Kind, Sensitive

__all__ = ["Kind", "Sensitive", "find", "mask"]

MOST_CHARACTERS = 20_000
MOST_FOUND = 60
_KINDS = (bank, card, password, id_document, contract_secret, health)


def find(text: str) -> list[Sensitive]:
    """The data and facts themselves; that a message only speaks of a password or an IBAN is not one."""
    text = text[:MOST_CHARACTERS]
    kept: list[Sensitive] = []
    for kind in _KINDS:
        for one in kind.find(text):
            if len(kept) >= MOST_FOUND:
                break
            if not any(
                one.kind == other.kind and one.start < other.end and other.start < one.end for other in kept
            ):
                kept.append(one)
    return sorted(kept, key=lambda one: (one.start, one.end))


def mask(text: str) -> str:
    """The text with bank, card, password and paper numbers covered but for their last two signs."""
    covered = list(text)
    for one in find(text):
        if one.kind not in ("health", "contract_secret"):
            last = one.end - (2 if one.kind != "password" else 0)
            for position in range(one.start, last):
                if covered[position].isalnum() or one.kind == "password":
                    covered[position] = "•"
    return "".join(covered)
