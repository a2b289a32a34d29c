"""So much of GraphQL as it takes to answer just what was asked for, and to know no field that is not documented."""

import re
from typing import Any

from .server import Row

_CONNECTIONS = {"lineItems", "variants"}
_TOKEN = re.compile(r"[{}]|\([^)]*\)|\w+")


def parsed(query: str) -> Any:
    """A selection set as {field: (selection or None, arguments)}."""
    body = query[query.index("{") :]
    tokens = _TOKEN.findall(body)
    position = 0

    def selection() -> dict[str, Any]:
        nonlocal position
        found: dict[str, Any] = {}
        position += 1
        while tokens[position] != "}":
            name, position = tokens[position], position + 1
            arguments = ""
            if tokens[position].startswith("("):
                arguments, position = tokens[position], position + 1
            found[name] = (selection() if tokens[position] == "{" else None, arguments)
        position += 1
        return found

    read = selection()
    assert position == len(tokens), "unbalanced"
    return read


def project(row: Any, selection: Any, variables: Row) -> Any:
    """Just the fields that were asked for; one that there is not is a KeyError, and the test fails."""
    if row is None or selection is None:
        assert not isinstance(row, dict), "an object wants a selection"
        return row
    if isinstance(row, list):
        return [project(one, selection, variables) for one in row]
    return {name: _sub(row[name], name, *sub, variables) for name, sub in selection.items()}


def _sub(value: Any, name: str, selection: Any, arguments: str, variables: Row) -> Any:
    first = re.search(r"first: (\d+)", arguments)
    if name in _CONNECTIONS:
        asked = variables if "$after" in arguments else {}
        return connection(value, selection, asked, int(first[1]) if first else 1)
    if isinstance(value, list) and first:
        value = value[: int(first[1])]
    return project(value, selection, variables)


def connection(rows: list[Row], selection: Any, variables: Row, first: int) -> Row:
    begin = int(variables.get("after") or 0)
    shown = rows[begin : begin + first]
    end = begin + len(shown)
    whole = {
        "nodes": project(shown, selection["nodes"][0], variables),
        "pageInfo": {"hasNextPage": end < len(rows), "endCursor": str(end) if shown else None},
    }
    return {name: whole[name] for name in selection}
