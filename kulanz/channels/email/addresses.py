"""Address lists as people and programs really write them (RFC 5322 and far beyond it); never raises."""

import re
from collections.abc import Callable, Iterator

import idna

from kulanz.channels.letter import Address

_LONGEST = 150_000
_LONGEST_ITEM = 2_000
_MOST = 2_000
# Quoted string, comment, angle bracket, separator, anything else. Unfinished ones run to the end of the item.
_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.){0,300}"|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.){0,500}\)){0,500}\)|<[^<>]{0,1000}>|[,;:]|[^",;:<(]+|.',
    re.DOTALL,
)
_BARE = re.compile(r'("(?:[^"\\]|\\.){1,64}"|[^\s<>()\[\]\\,;:"@]{1,200})@([^\s<>()\\,;:"@]{1,255})')
_SPELT = re.compile(
    r"([^\s<>@,;]{1,64}) {0,3}(?:\(at\)|\[at\]| at ) {0,3}([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})", re.I
)
_DOMAIN = re.compile(r"\[[0-9a-fA-F:.IPv]+\]|[^\s@\[\]<>\"'/\\_(){}|^`!?*%&=+$#]+")


def read(value: str, decoded: Callable[[str], str]) -> tuple[Address, ...]:
    """The addresses of a header value that is free of folds; `decoded` undoes RFC 2047 in names."""
    found: list[Address] = []
    carried = ""
    for item in _items(value[:_LONGEST]):
        address = _address(item, carried, decoded)
        if address:
            found.append(address)
            carried = ""
        elif not any("@" in token for token in item) and len(carried) < _LONGEST_ITEM:
            # An unquoted "Muster, Max <max@…>": what stands before the comma belongs to the name.
            carried += "".join(item).strip() + ", " if "".join(item).strip() else ""
        if len(found) >= _MOST:
            break
    return tuple(found)


def canonical(address: str) -> str | None:
    """The one form of an address: domain in lower case and ASCII; None when nothing can be sent there."""
    local, _, domain = address.strip(" \t'.,;").rpartition("@")
    match = _BARE.fullmatch(f"{local}@x")
    domain = domain.strip(".").lower()
    if not match or len(local) > 128 or not _DOMAIN.fullmatch(domain) or ".." in domain:
        return None
    return f"{local}@{domain if domain.isascii() else _in_ascii(domain)}"


def _items(value: str) -> Iterator[list[str]]:
    """Tokens between the separators; a group's name is dropped."""
    item: list[str] = []
    for match in _TOKEN.finditer(value):
        piece = match[0]
        if piece in (",", ";"):
            yield item
            item = []
        elif piece == ":" and not any("@" in before for before in item):
            item = []
        else:
            item.append(piece)
    yield item


def _address(item: list[str], carried: str, decoded: Callable[[str], str]) -> Address | None:
    whole = "".join(item)[:_LONGEST_ITEM].strip()
    if not whole:
        return None
    for token in reversed(item):
        address = canonical(_inside(token)) if token.startswith("<") else None
        if address:
            words = [word for word in item if not word.startswith(("<", "("))]
            return Address(_name(words, item, carried, decoded), address)
    return _bare(whole, item, decoded)


def _inside(token: str) -> str:
    """What stands in angle brackets, without a source route or a "mailto:"."""
    inside = token.strip("<>").strip()
    inside = re.sub(r"^(?:@[^:]*:|mailto:)", "", inside, count=1, flags=re.I)
    return inside if '"' in inside else "".join(inside.split())


def _bare(whole: str, item: list[str], decoded: Callable[[str], str]) -> Address | None:
    """No usable angle brackets: the address stands among the words, or is spelt out as "max (at) x.de"."""
    text = whole if "@" in whole else decoded(whole)
    match = _BARE.search(re.sub(r"(?i)mailto:", "", text))
    if match and text[match.end() : match.end() + 1] != "@" and not text[: match.start()].endswith("@"):
        address = canonical(match[0])
    else:
        match = None if "@" in text else _SPELT.fullmatch(re.sub(r"\s*\((?!at\)).*\)\s*$", "", text))
        address = canonical(f"{match[1]}@{match[2]}") if match else None
    if not address or not match:
        return None
    words = [] if "@" not in text else [text[: match.start()]]
    return Address(_name(words, item, "", decoded), address)


def _name(words: list[str], item: list[str], carried: str, decoded: Callable[[str], str]) -> str:
    name = _plain("".join(words), decoded)
    comments = [word[1:-1] for word in item if word.startswith("(") and word.endswith(")")]
    comments = [comment for comment in comments if comment != "at"]
    if not name and comments:
        return _plain(comments[0], decoded)
    return (carried + name).strip(" ,") if carried else name


def _plain(name: str, decoded: Callable[[str], str]) -> str:
    """A display name without quotes around it, its escapes undone."""
    name = re.sub(r'"((?:[^"\\]|\\.)*)"', lambda match: re.sub(r"\\(.)", r"\1", match[1]), name)
    name = decoded(name).replace("<", " ").replace(">", " ").strip()
    for quote in ('"', "'"):
        if len(name) > 1 and name[0] == name[-1] == quote:
            name = name[1:-1]
    return " ".join(name.strip(' "').split())[:300]


def _in_ascii(domain: str) -> str:
    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        return domain
