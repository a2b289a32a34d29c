"""HTML read aloud: blocks become lines, quotations "> ", links keep their address where it says more."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]  # lxml has no stubs

_SKIPPED = frozenset({"style", "script", "title", "template", "iframe", "object", "svg", "math", "textarea"})
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "html",
        "legend",
        "main",
        "nav",
        "ol",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
_APART = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "pre"})
_CELLS = frozenset({"td", "th"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:max-height|opacity)\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)",
    re.I,
)
_TIGHT = re.compile(r"margin(?:-bottom)?\s*:\s*0(?:px|pt|cm|in|em)?(?:\s+0\w*){0,3}\s*(?:;|$)", re.I)
_KEPT_SPACE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PADDING = re.compile("[\u00ad\u034f\u200b\ufeff]|(?:\u200c[\u00a0 ]*){2,}")
_RULE = "_" * 32
_GAP = "  "
_DEEPEST_QUOTE = 20


def read(html: str) -> str:
    """The text of any HTML; linear in its size, whatever the nesting."""
    source = html.replace("\x00", "").encode("utf-8", "replace")
    if not source.strip():
        return ""
    parser = etree.HTMLParser(target=Reader(), huge_tree=True, encoding="utf-8")
    try:
        parser.feed(source)
        return str(parser.close())
    except etree.XMLSyntaxError:
        # Nothing in it that the parser takes for HTML: the words between the brackets remain.
        return re.sub(r"<[^<>]*>", " ", html).strip()


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet, and what ends with it."""

    tag: str
    hides: bool = False
    keeps_space: bool = False
    quotes: bool = False
    apart: bool = False
    href: str = ""
    link_start: int = 0
    row_line: int = -1
    count: int = 0


class Reader:
    """Target of an lxml parser, which tells it balanced starts and ends; its `close` gives the text."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._open: list[_Open] = []
        self._lists: list[_Open] = []
        self._rows: list[_Open] = []
        self._links = 0
        self._hidden = self._kept = self._depth = 0
        # What has to come before the next word: 0 nothing, 1 a new line, 2 a blank line.
        self._due = 0
        # Until a cell has words, its first block starts no new line.
        self._in_new_cell = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        style = attributes.get("style", "")
        element = _Open(tag, hides=tag in _SKIPPED or "hidden" in attributes or bool(_HIDDEN.search(style)))
        self._open.append(element)
        self._hidden += element.hides
        if self._hidden:
            return
        if tag == "br":
            self._break()
        elif tag == "p":
            element.apart = "MsoNormal" not in attributes.get("class", "") and not _TIGHT.search(style)
            self._want(2 if element.apart else 1)
        elif tag in _BLOCKS or tag in _APART:
            element.apart = tag in _APART
            self._want(2 if element.apart else 1)
        element.keeps_space = tag == "pre" or bool(_KEPT_SPACE.search(style))
        self._kept += element.keeps_space
        self._start_special(element, attributes, style)

    def _start_special(self, element: _Open, attributes: Mapping[str, str], style: str) -> None:
        tag = element.tag
        if tag == "a":
            element.href = attributes.get("href", "").strip()
            element.link_start = len(self._line)
            self._links += 1
        elif tag == "img":
            self._picture(attributes.get("alt", "").strip())
        elif tag == "blockquote":
            self._start_quote(element, attributes, style)
        elif tag in ("ul", "ol"):
            self._lists.append(element)
        elif tag == "li":
            self._item()
        elif tag == "tr":
            self._want(1)
            self._rows.append(element)
        elif tag in _CELLS:
            self._cell()
        elif tag == "hr":
            self._want(1)
            self._say(_RULE)
            self._want(1)

    def end(self, tag: str) -> None:
        element = self._open.pop() if self._open else _Open(tag)
        if element.hides:
            self._hidden -= 1
            return
        if self._hidden:
            return
        self._kept -= element.keeps_space
        if element.quotes:
            self._finish_line()
            self._depth -= 1
        if self._lists and self._lists[-1] is element:
            self._lists.pop()
        if self._rows and self._rows[-1] is element:
            self._rows.pop()
        if element.tag == "a":
            self._links -= 1
            self._address(element)
        if element.tag in _CELLS:
            self._in_new_cell = False
            self._due = min(self._due, 1)
        if element.apart or element.tag in _BLOCKS or element.tag in ("p", "li", "blockquote"):
            self._want(2 if element.apart else 1)

    def data(self, data: str) -> None:
        if self._hidden:
            return
        if self._kept:
            self._say_kept(data)
            return
        words = _SPACE.sub(" ", data)
        if self._due or not self._line or self._line[-1].endswith(" "):
            words = words.lstrip(" ")
        if words:
            self._say(words)

    def comment(self, text: str) -> None:
        """Conditional comments speak to Outlook alone."""

    def close(self) -> str:
        self._finish_line()
        text = _PADDING.sub("", "\n".join(self._lines)).replace("\u00a0", " ")
        text = "\n".join(line.rstrip() for line in text.split("\n"))
        return re.sub(r"\n{4,}", "\n\n\n", text).strip("\n")

    def _say(self, words: str) -> None:
        if self._due and self._line:
            self._finish_line()
        if self._due == 2 and self._lines and self._lines[-1].strip("> "):
            self._lines.append((self._prefix() if self._lines[-1].startswith(">") else "").rstrip())
        self._due = 0
        if self._rows and self._rows[-1].row_line < 0:
            self._rows[-1].row_line = len(self._lines)
        self._line.append(words)
        self._in_new_cell = False

    def _say_kept(self, data: str) -> None:
        for number, line in enumerate(data.replace("\r\n", "\n").split("\n")):
            if number:
                self._break()
            if line:
                self._say(line)

    def _want(self, due: int) -> None:
        if self._in_new_cell:
            due = 0 if self._line and self._line[-1] == _GAP else 1
        if self._line or self._lines:
            self._due = max(self._due, due)

    def _break(self) -> None:
        """A line break as written: it ends the line, or makes a blank one."""
        if self._due and self._line:
            self._finish_line()
            self._due = 1
        if self._line:
            self._finish_line()
        elif self._lines:
            self._lines.append(self._prefix().rstrip())
            self._due = min(self._due, 1)

    def _finish_line(self) -> None:
        if self._line:
            self._lines.append(self._prefix() + "".join(self._line).rstrip(" "))
            self._line = []
            for link in self._open[-50:] if self._links else ():
                link.link_start = 0

    def _prefix(self) -> str:
        return "> " * min(self._depth, _DEEPEST_QUOTE)

    def _start_quote(self, element: _Open, attributes: Mapping[str, str], style: str) -> None:
        """Mail programs also indent with this element; without a border it is no quotation."""
        self._finish_line()
        self._want(1)
        cited = attributes.get("type") == "cite" or "quote" in attributes.get("class", "")
        element.quotes = cited or not re.search(r"border(?:-left)?\s*:\s*(?:none|0)", style, re.I)
        self._depth += element.quotes

    def _item(self) -> None:
        self._want(1)
        mark = "- "
        if self._lists:
            self._lists[-1].count += 1
            mark = f"{self._lists[-1].count}. " if self._lists[-1].tag == "ol" else "- "
        self._say("  " * min(len(self._lists) - 1, 8) + mark)

    def _cell(self) -> None:
        """Short cells of one row stand on one line; what already has several lines goes on below."""
        if self._rows and self._line and self._rows[-1].row_line == len(self._lines):
            self._due = 0
            self._line.append(_GAP)
        else:
            self._want(1)
        self._in_new_cell = True

    def _picture(self, alt: str) -> None:
        is_symbol = 0 < len(alt) <= 4 and not alt.isalnum()
        if is_symbol or (self._links and 0 < len(alt) <= 100):
            self.data(alt)

    def _address(self, link: _Open) -> None:
        shown = "".join(self._line[link.link_start :]).strip()
        href = re.sub(r"^(?i:mailto|tel):", "", link.href).partition("?")[0] if ":" in link.href[:7] else ""
        href = link.href if re.match(r"(?i)https?://", link.href) else href
        if (
            not shown
            or not href
            or len(href) > 2_000
            or re.match(r"(?i)(javascript|data|cid|about):", link.href)
        ):
            return
        if _bare(href) not in _bare(shown):
            self._line.append(f" <{href}>")


def _bare(address: str) -> str:
    """What two spellings of one address have in common."""
    return re.sub(r"^(?:https?://)?(?:www\.)?|/+$|[\s\u00ad\u200b]", "", address.lower())
