"""What of a mail's parts is its visible text and what came along as files."""

import re
from dataclasses import dataclass, field
from html import escape

from kulanz.channels.email.charset import decode, is_unknown
from kulanz.channels.email.flowed import unflow
from kulanz.channels.email.headers import decoded, parameters, raw_value, text
from kulanz.channels.email.parts import Part
from kulanz.channels.letter import Enclosure
from kulanz.lib import filenames
from kulanz.lib.html import to_text

LONGEST_TEXT = 1_000_000
LONGEST_HTML = 2_000_000
_MOST_ENCLOSURES = 500
# Parts that machines write for machines; the report's own text says the same in words.
_MACHINE = frozenset({
    "message/delivery-status", "message/disposition-notification", "message/feedback-report",
    "text/rfc822-headers", "message/rfc822-headers", "message/global-delivery-status",
})  # fmt: skip
_STUB = re.compile(
    r"(?i)html.{0,80}(anzeig|darstell|unterst|view|display|support|client|read)|(view|anseh|öffne).{0,60}browser"
)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff\ud800-\udfff]")
_SOURCE = re.compile(r"\s*(<!doctype html|<html[\s>])", re.I)


@dataclass(slots=True)
class Piece:
    """A stretch of visible text: the part that says it plainly, the one that says it in HTML, or both."""

    plain: str | None = None
    html: str | None = None

    def words(self) -> str:
        if self.plain is not None and (self.html is None or _says_something(self.plain, self.html)):
            return self.plain
        return to_text(self.html) if self.html is not None else ""


@dataclass(slots=True)
class Contents:
    pieces: list[Piece] = field(default_factory=list)
    files: list[tuple[Part, bool]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def text(self) -> str:
        words = (piece.words().strip("\n") for piece in self.pieces)
        return "\n\n".join(one for one in words if one.strip())[:LONGEST_TEXT]

    def html(self) -> str | None:
        if not any(piece.html is not None for piece in self.pieces):
            return None
        whole = "\n".join(
            piece.html if piece.html is not None else _as_html(piece.plain or "") for piece in self.pieces
        )
        if len(whole) > LONGEST_HTML:
            self.problems.append("html_too_large")
        return whole[:LONGEST_HTML]


def contents(root: Part) -> Contents:
    """Sorts every part of the mail into text to be read and files to be kept."""
    found = Contents()
    _sort(root, found, alone=True, related=False)
    return found


def enclosure(part: Part, html: str, related: bool) -> Enclosure:
    content_id = decoded(raw_value(part.message, "Content-ID")).strip("<> ")[:300] or None
    shown = content_id is not None and bool(html) and f"cid:{content_id}" in html
    placed, _ = _disposition(part)
    inline = shown or placed == "inline" or (related and content_id is not None and placed != "attachment")
    return Enclosure(file_name(part), part.type, part.size(), inline, content_id, part.path)


def file_name(part: Part) -> str:
    """The name that a file came with, made fit; else one from the enclosed subject or from its type."""
    given = filenames.clean(_given_name(part))
    if given:
        return given
    subject = filenames.clean(text(part.children[0].message, "Subject")[:100]) if part.children else ""
    return f"{subject}.eml" if subject and part.type == "message/rfc822" else filenames.invented(part.type)


def enclosures(found: Contents, html: str) -> tuple[Enclosure, ...]:
    if len(found.files) > _MOST_ENCLOSURES:
        found.problems.append("too_many_files")
    return tuple(enclosure(part, html, related) for part, related in found.files[:_MOST_ENCLOSURES])


def read_text(part: Part, problems: list[str]) -> str:
    """The decoded words of a text part with line feeds alone, without NULs and other controls."""
    if is_unknown(part.params.get("charset")):
        problems.append("unknown_charset")
    if part.end - part.start > LONGEST_HTML * 2:
        problems.append("text_too_large")
    words = decode(part.payload(LONGEST_HTML * 2), part.params.get("charset"))
    words = _UNSEEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    if part.params.get("format", "").lower() == "flowed" and part.type == "text/plain":
        return unflow(words, delsp=part.params.get("delsp", "").lower() == "yes")
    return words


def _sort(part: Part, found: Contents, *, alone: bool, related: bool) -> None:
    if part.main == "multipart":
        _sort_multipart(part, found)
    elif _is_body(part, found, alone=alone):
        words = read_text(part, found.problems)
        is_html = part.type == "text/html" or _SOURCE.match(words)
        found.pieces.append(Piece(html=words) if is_html else Piece(plain=words))
    elif part.end > part.start or _given_name(part):
        found.files.append((part, related))


def _sort_multipart(part: Part, found: Contents) -> None:
    if part.type == "multipart/alternative":
        _sort_alternative(part, found)
        return
    if part.type == "multipart/encrypted":
        found.problems.append("encrypted")
    for child in part.children:
        if part.type == "multipart/report" and child.type in _MACHINE:
            continue
        _sort(child, found, alone=False, related=part.type == "multipart/related")


def _sort_alternative(part: Part, found: Contents) -> None:
    """The plain words of the first version that has any, the HTML of the last; the files of all."""
    plain: str | None = None
    html: str | None = None
    for child in part.children:
        version = Contents(problems=found.problems)
        _sort(child, version, alone=False, related=False)
        found.files.extend(version.files)
        html = version.html() or html
        if plain is None and any(piece.html is None for piece in version.pieces):
            plain = version.text()
    if plain is not None or html is not None:
        found.pieces.append(Piece(plain, html))


def _is_body(part: Part, found: Contents, *, alone: bool) -> bool:
    if part.type not in ("text/plain", "text/html", "text/enriched") and part.main != "text":
        return False
    if part.type in ("text/calendar", "text/rfc822-headers", "text/csv", "text/vcard", "text/x-vcard"):
        return False
    placed, named = _disposition(part)
    if alone:
        return placed != "attachment" or not named
    return placed != "attachment" and (not _given_name(part) or (not found.pieces and placed != "inline"))


def _disposition(part: Part) -> tuple[str, bool]:
    value, params = parameters(raw_value(part.message, "Content-Disposition")[:20_000])
    return value, "filename" in params


def _given_name(part: Part) -> str:
    _, params = parameters(raw_value(part.message, "Content-Disposition")[:20_000])
    return decoded(params.get("filename") or part.params.get("name") or "")


def _says_something(plain: str, html: str) -> bool:
    """Whether the plain version holds the message and is no "please view this in your browser"."""
    words = plain.strip()
    if not any(letter.isalnum() for letter in words):
        return not to_text(html[:50_000]).strip()
    return len(words) > 300 or not _STUB.search(words) or len(to_text(html[:50_000])) < 3 * len(words)


def _as_html(plain: str) -> str:
    return f'<div style="white-space: pre-wrap">{escape(plain)}</div>'
