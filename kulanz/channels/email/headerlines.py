"""Header lines as they are written: ASCII, folded, RFC 2047 where needed, and no line break but our own."""

import base64
import re
import unicodedata
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from kulanz.channels.email import addresses
from kulanz.channels.letter import Address
from kulanz.lib.refusal import Refusal

_WIDTH = 76
# RFC 2047 section 2: an encoded word has at most 75 characters.
_WORD = 75
_LONGEST_PLAIN = 60
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
# What may stand in an encoded word wherever it is (RFC 2047 section 5, rule 3).
_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
# What may stand unencoded in a parameter (RFC 2231 section 7).
_ATTRIBUTE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._")
_MESSAGE_ID = re.compile(r"[!-;=?-~]{1,900}")
_LAST_IDS = 20
_BREAKS = frozenset(("Cc", "Cs", "Zl", "Zp"))


def line(name: str, value: str) -> str:
    return f"{name}: {value}\r\n"


def clean(text: str) -> str:
    """One line: controls and line breaks become spaces, and so does each run of spaces."""
    spaced = "".join(" " if unicodedata.category(sign) in _BREAKS else sign for sign in text)
    return " ".join(spaced.split())


def unstructured(name: str, text: str) -> str:
    """A header of free text such as the subject."""
    text = clean(text)
    words = text.split(" ")
    if text.isascii() and "=?" not in text and all(len(word) < _LONGEST_PLAIN for word in words):
        return line(name, _folded(words, len(name) + 2))
    return line(name, "\r\n ".join(encoded_words(text, first=_WORD - len(name) - 2)))


def address_list(name: str, people: Iterable[Address]) -> str:
    return line(name, ",\r\n ".join(_mailbox(person) for person in people))


def deliverable(address: str) -> str:
    """The address in ASCII as servers take it; Refusal where no mail can be sent to it."""
    found = None if clean(address) != address.strip() else addresses.canonical(address)
    if not found or not found.isascii():
        raise Refusal(_("No mail can be sent to the address “%(address)s”.") % {"address": clean(address)})
    return found


def message_ids(name: str, idents: Iterable[str]) -> str:
    """One ID a line; of many, the first and the last twenty, which keeps the thread together."""
    bare = dict.fromkeys(ident.strip().strip("<>") for ident in idents)
    sound = [ident for ident in bare if _MESSAGE_ID.fullmatch(ident)]
    if len(sound) > _LAST_IDS + 1:
        sound = [sound[0], *sound[-_LAST_IDS:]]
    return line(name, "\r\n ".join(f"<{ident}>" for ident in sound)) if sound else ""


def encoded_words(text: str, first: int = _WORD) -> list[str]:
    """RFC 2047 words in UTF-8, cut between characters; `first` is what fits into the first line."""
    words: list[str] = []
    piece, room = "", max(first, 30)
    for sign in text:
        if piece and len(_encoded(piece + sign)) > room:
            words.append(_encoded(piece))
            piece, room = "", _WORD
        piece += sign
    return [*words, _encoded(piece)]


def parameter(name: str, value: str) -> Iterator[str]:
    """`name="value"`, or its pieces by RFC 2231 where it is long or not ASCII."""
    if value.isascii() and len(value) <= _LONGEST_PLAIN:
        yield f'{name}="{_quoted(value)}"'
        return
    pieces = _percent_pieces(value)
    if len(pieces) == 1:
        yield f"{name}*=utf-8''{pieces[0]}"
        return
    for number, piece in enumerate(pieces):
        charset = "" if number else "utf-8''"
        yield f"{name}*{number}*={charset}{piece}"


def old_parameter(name: str, value: str) -> str:
    """The same for programs that do not know RFC 2231 and undo RFC 2047 in quotes (older Outlooks)."""
    if value.isascii():
        return f'{name}="{_quoted(value)}"'
    return f'{name}="{(chr(13) + chr(10) + " ").join(encoded_words(value, first=50))}"'


def _mailbox(person: Address) -> str:
    address = deliverable(person.address)
    name = clean(person.name)
    if not name:
        return address
    written = _phrase(name)
    gap = "\r\n " if len(written) + len(address) > _LONGEST_PLAIN else " "
    return f"{written}{gap}<{address}>"


def _phrase(name: str) -> str:
    if not name.isascii() or "=?" in name or len(name) > _LONGEST_PLAIN:
        return "\r\n ".join(encoded_words(name, first=60))
    return name if _ATOMS.fullmatch(name) else f'"{_quoted(name)}"'


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _folded(words: list[str], start: int) -> str:
    lines, width = [""], start
    for word in words:
        if width + len(word) + 1 > _WIDTH and lines[-1]:
            lines.append("")
            width = 0
        lines[-1] += f" {word}" if lines[-1] else word
        width += len(word) + 1
    return "\r\n ".join(lines)


def _encoded(text: str) -> str:
    """One encoded word, in whichever of the two encodings is shorter."""
    raw = text.encode()
    legible = "".join("_" if b == 32 else chr(b) if b in _SAFE else f"={b:02X}" for b in raw)
    packed = base64.b64encode(raw).decode()
    return f"=?utf-8?q?{legible}?=" if len(legible) <= len(packed) else f"=?utf-8?b?{packed}?="


def _percent_pieces(value: str) -> list[str]:
    pieces = [""]
    for sign in value:
        written = "".join(chr(b) if b in _ATTRIBUTE else f"%{b:02X}" for b in sign.encode())
        if len(pieces[-1]) + len(written) > _LONGEST_PLAIN - 10:
            pieces.append("")
        pieces[-1] += written
    return pieces
