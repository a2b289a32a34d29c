"""Nesting bounded before HTML is cleaned: the cleaner's time grows with the square of the depth."""

import re

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
# Closed by their next sibling, so that they do not nest when their end tags are left out.
_SELF_CLOSING = frozenset(["p", "li", "dt", "dd", "option", "tr", "tbody", "thead", "tfoot"])
_CELLS = ("td", "th")
_TABLE = frozenset({"table", *_CELLS})
_FEW = 400


def flatten(html: str, deepest: int) -> str:
    """The same HTML with tags beyond `deepest` turned into harmless `<wbr`; their words stay."""
    if html.count("<") < _FEW:
        return html
    stack: list[str] = []

    def bounded(match: re.Match[str]) -> str:
        closing, name = match[1], match[2].lower()
        if name in _VOID or name in _SELF_CLOSING:
            return match[0]
        stays = _closes(stack, name) if closing else _opens(stack, name, deepest)
        return match[0] if stays else f"<{closing}wbr"

    return _TAG.sub(bounded, html)


def _opens(stack: list[str], name: str, deepest: int) -> bool:
    if name in _CELLS:
        _leave_cell(stack)
    if len(stack) >= deepest:
        return False
    stack.append(name)
    return True


def _closes(stack: list[str], name: str) -> bool:
    for place in range(len(stack) - 1, -1, -1):
        if stack[place] == name:
            del stack[place:]
            return True
        if stack[place] in _TABLE and name not in _TABLE:
            return False
    return False


def _leave_cell(stack: list[str]) -> None:
    for place in range(len(stack) - 1, -1, -1):
        if stack[place] == "table":
            return
        if stack[place] in _CELLS:
            del stack[place:]
            return
