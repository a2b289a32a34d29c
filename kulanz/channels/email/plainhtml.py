"""The HTML twin of a written text: paragraphs, links, quotations; nothing that could surprise."""

import re
from collections.abc import Iterator
from html import escape

_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"']{1,2000}", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
# What ends a sentence does not belong to the link before it.
_TRAILING = ".,;:!?)]}'\"»“”’"
_QUOTE_STYLE = "margin:0 0 0 .8ex;border-left:2px solid #ccc;padding-left:1ex"
_DEEPEST = 12


def page(text: str, language: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head><meta charset="utf-8"></head>\n'
        f"<body>\n{body(text)}</body></html>\n"
    )


def body(text: str) -> str:
    return "".join(_blocks(text.split("\n"), 0))


def _blocks(lines: list[str], depth: int) -> Iterator[str]:
    """Runs of quoted lines become blockquotes, what stands between becomes paragraphs."""
    run: list[str] = []
    is_quoted = False
    for line in lines:
        quotes = line.startswith(">") and depth < _DEEPEST
        if run and quotes != is_quoted:
            yield from _block(run, is_quoted, depth)
            run = []
        is_quoted = quotes
        run.append(line)
    yield from _block(run, is_quoted, depth)


def _block(lines: list[str], is_quoted: bool, depth: int) -> Iterator[str]:
    if not is_quoted:
        yield from _paragraphs(lines)
        return
    inner = [re.sub(r"^> ?", "", line) for line in lines]
    yield f'<blockquote type="cite" style="{_QUOTE_STYLE}">\n'
    yield from _blocks(inner, depth + 1)
    yield "</blockquote>\n"


def _paragraphs(lines: list[str]) -> Iterator[str]:
    for paragraph in re.split(r"\n[ \t]*\n\s*?", "\n".join(lines).strip("\n")):
        if paragraph.strip():
            yield _paragraph(paragraph)


def _paragraph(text: str) -> str:
    inner = "<br>\n".join(_line(line) for line in text.split("\n"))
    return f"<p>{inner}</p>\n"


def _line(line: str) -> str:
    """Escaped, with addresses to click on; leading spaces are kept."""
    bare = line.lstrip(" ")
    indent = "&nbsp;" * min(len(line) - len(bare), 40)
    return indent + "".join(_pieces(bare))


def _pieces(text: str) -> Iterator[str]:
    end = 0
    for found in sorted([*_LINK.finditer(text), *_MAIL.finditer(text)], key=lambda match: match.start()):
        if found.start() < end:
            continue
        target = found[0].rstrip(_TRAILING)
        yield escape(text[end : found.start()])
        yield f'<a href="{escape(_address(target))}">{escape(target)}</a>'
        end = found.start() + len(target)
    yield escape(text[end:])


def _address(target: str) -> str:
    if target.lower().startswith("www."):
        return f"https://{target}"
    return target if target.lower().startswith("http") else f"mailto:{target}"
