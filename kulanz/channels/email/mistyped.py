"""Addresses with a slip of the finger: which provider's domain was meant, as far as that can be said.

A slip is one step of Damerau and Levenshtein (CACM 1964): a letter too much, too few, wrong, or two changed round;
two steps in a long name. Real domains that look alike are never taken for slips, short names only where two letters
are changed round or one is doubled: "wab.de" may be somebody's own.
"""

from collections.abc import Iterator

# Each name with the endings under which it gives out addresses. The order decides between two that are as near.
_PROVIDERS: dict[str, str] = {
    "gmail": "com",
    "gmx": "de net at ch com eu info org biz fr es co.uk us",
    "web": "de",
    "t-online": "de",
    "yahoo": "de com at ch fr it es co.uk ie ca",
    "hotmail": "de com ch at fr it es co.uk nl",
    "outlook": "de com at fr it es",
    "icloud": "com",
    "freenet": "de",
    "posteo": "de at ch net eu org me",
    "googlemail": "com",
    "live": "de com at ch nl fr it co.uk",
    "arcor": "de",
    "vodafone": "de",
    "mailbox": "org",
    "bluewin": "ch",
    "hispeed": "ch",
    "sunrise": "ch",
    "swissonline": "ch",
    "aon": "at",
    "chello": "at",
    "kabsi": "at",
    "liwest": "at",
    "aol": "com de",
    "protonmail": "com ch",
    "proton": "me",
    "tutanota": "com de",
    "fastmail": "com fm",
    "kabelmail": "de",
    "netcologne": "de",
    "unitybox": "de",
    "ewetel": "net",
    "o2online": "de",
    "magenta": "de at",
    "btinternet": "com",
}
# They look like one of the above and belong to somebody else, or take mail themselves.
_OTHERS = frozenset(
    "mail.de mail.com mail.ch mail.at mail.ru mail.eu email.de email.com email.at email.ch ymail.com gmail.de fmail.de"
    " imail.de web.com web.net web.at web.ch webb.de wed.de me.com mac.com msn.com pm.me tuta.com tuta.io tuta.de"
    " online.de 1und1.de aol.at vip.gmx.de rocketmail.com hushmail.com inbox.com mailbox.de mailbox.com freenet.am"
    " freenet.com live.eu proton.com proton.ch photon.me posted.de vodafone.com vodafone.it vodafone.es cloud.com"
    " icloud.de sunrise.com sunrise.de sunrise.net magenta.com arcor.com unity.de outlook.eu bluewin.com"
    " bluwin.de hotmail.be fastmail.de fastmail.net fastmail.org".split()
)
_KNOWN = {f"{name}.{end}": (name, end) for name, ends in _PROVIDERS.items() for end in ends.split()}
REAL = _OTHERS | _KNOWN.keys()
# Words of everyday use: with another ending they are as likely to be somebody's own.
_EVERYDAY = {"web", "live", "mailbox", "sunrise", "magenta", "proton", "vodafone", "freenet"}
# Endings that do not exist and stand for one that does.
_WRONG_ENDS = (
    "con cmo ocm cim vom xom dom comm coom cpm cop c0m ed dee dde nte ent nett ney ta hc orgg og".split()
)
_SHORT, _LONG, _LONGEST = 4, 8, 63
_SHORTEST_LOCAL = 6


def suggest(address: str) -> str | None:
    """The address that was probably meant, where its domain looks like a provider's but is none."""
    local, sign, domain = address.strip().lower().rpartition("@")
    meant = _domain_meant(domain) if sign and local else None
    return f"{local}@{meant}" if meant else None


def slips(address: str) -> list[str]:
    """What somebody may have typed who meant this address: some dozen with a slip in the domain, not all there are."""
    local, _sign, domain = address.strip().lower().rpartition("@")
    if domain in _KNOWN:
        name, end = _KNOWN[domain]
        typed = [f"{one}.{end}" for one in _near(name)] + [f"{name}.{one}" for one in _WRONG_ENDS]
        return [f"{local}@{one}" for one in dict.fromkeys(typed) if _domain_meant(one) == domain]
    name, _dot, end = domain.partition(".")
    if not (local and end) or not _SHORT < len(name) <= _LONGEST:
        return []
    return [f"{local}@{one}.{end}" for one in dict.fromkeys(_near(name)) if one != name]


def is_a_providers(address: str) -> bool:
    """Whether strangers share its domain, as everybody gets an address there."""
    return address.strip().lower().rpartition("@")[2] in REAL


def is_slip(one: str, other: str) -> bool:
    """Whether two addresses differ by no more than a slip; digits tell people apart and are none."""
    (local, _sign, domain), (other_local, _sign, other_domain) = (
        address.strip().lower().rpartition("@") for address in (one, other)
    )
    if not (local and other_local and domain and other_domain) or (local, domain) == (
        other_local,
        other_domain,
    ):
        return False
    if domain == other_domain:
        return min(len(local), len(other_local)) >= _SHORTEST_LOCAL and _is_near(local, other_local)
    if domain in REAL and other_domain in REAL:
        return False
    return local == other_local and _is_near(domain, other_domain)


def distance(one: str, other: str) -> int:
    """How many steps from one word to the other (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            steps = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                steps = min(steps, before[j - 2] + 1)
            row.append(steps)
        before, last = last, row
    return last[-1]


def _is_near(one: str, other: str) -> bool:
    digits = ["".join(filter(str.isdigit, word)) for word in (one, other)]
    return digits[0] == digits[1] and distance(one, other) == 1


def _domain_meant(domain: str) -> str | None:
    if domain in REAL or "." not in domain:
        return None
    typed, _dot, end = domain.partition(".")
    ranked = [
        (steps, place, known)
        for place, (known, (name, right)) in enumerate(_KNOWN.items())
        if (steps := _steps(typed, end, name, right)) is not None
    ]
    return min(ranked)[2] if ranked else None


def _steps(typed: str, end: str, name: str, right: str) -> int | None:
    """How far what was typed is from that provider; None where it is too far to be a slip."""
    in_end = distance(end, right)
    if in_end > 2 or abs(len(typed) - len(name)) > 2:
        return None
    is_wrong_end = end in _WRONG_ENDS
    if typed == name:
        may_be_own = name in _EVERYDAY and not (is_wrong_end and _is_plain_slip(end, right))
        return in_end if (in_end == 1 or is_wrong_end) and not may_be_own else None
    if in_end and not is_wrong_end:
        return None
    if len(name) <= _SHORT:
        return 1 if not in_end and _is_plain_slip(typed, name) else None
    in_name = distance(typed, name)
    return in_name + in_end if in_name <= (2 if len(name) >= _LONG and not in_end else 1) else None


def _is_plain_slip(typed: str, meant: str) -> bool:
    """Two letters changed round, or one doubled."""
    return typed in _turned(meant) or typed in _doubled(meant)


def _near(name: str) -> list[str]:
    without = [name[:i] + name[i + 1 :] for i in range(len(name))]
    return [*_turned(name), *_doubled(name), *without]


def _turned(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))


def _doubled(word: str) -> Iterator[str]:
    return (word[: i + 1] + word[i:] for i in range(len(word)))
