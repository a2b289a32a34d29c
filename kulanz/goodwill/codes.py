"""Codes of vouchers: twelve characters that are read aloud without mistakes, the last of which checks the others.

The check is a weighted sum modulo a prime above the number of characters: it finds each wrong character and each
swap of two. Fifty bits are random; who guesses meets the rate limit long before a hit.
"""

import secrets
import unicodedata

# Of what looks alike one is in it at most; each of the others is read as that one.
ALPHABET = "23456789ACDEFHJKMNPRTVWXY"
LENGTH = 12
GROUP = 4
PRIME = 29
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
_LOOKS_LIKE = str.maketrans("0OQ1ILSBZGU", "DDD7JJ582" + "6V")
_WEIGHTS = range(1, LENGTH + 1)
_LONGEST_TYPED = 100


def new() -> str:
    """A fresh one, without its hyphens."""
    while True:
        signs = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
        if last := _last(signs):
            return signs + last


def read(typed: str) -> str:
    """What somebody typed, as it is kept; empty where it cannot be a code of ours."""
    plain = unicodedata.normalize("NFKC", typed[:_LONGEST_TYPED]).upper()
    kept = "".join(sign for sign in plain if not _is_between(sign)).translate(_LOOKS_LIKE)
    return kept if is_right(kept) else ""


def is_right(code: str) -> bool:
    if len(code) != LENGTH or any(sign not in _VALUES for sign in code):
        return False
    return _sum(code) == 0


def shown(code: str) -> str:
    """In groups, as it is written and read aloud."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def _last(signs: str) -> str:
    """What makes the sum come out at nought; empty where no character is worth that much."""
    value = next(value for value in range(PRIME) if (_sum(signs) + LENGTH * value) % PRIME == 0)
    return ALPHABET[value] if value < len(ALPHABET) else ""


def _sum(signs: str) -> int:
    return sum(weight * _VALUES[sign] for weight, sign in zip(_WEIGHTS, signs, strict=False)) % PRIME


def _is_between(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign)[0] in "PSCZ"
