"""Paragraphs put together again that travelled as format=flowed (RFC 3676)."""


def unflow(text: str, *, delsp: bool) -> str:
    """Lines that end in a space join the next one of the same quoting depth; depth is written as ">> "."""
    done: list[str] = []
    depth_before, open_before = -1, False
    for line in text.split("\n"):
        depth, content = _depth_and_content(line)
        flows = content.endswith(" ") and content != "-- "
        shown = content[:-1] if flows and delsp else content
        if open_before and depth == depth_before and content != "-- ":
            done.append(shown)
        else:
            done.append(("\n" if depth_before >= 0 else "") + _quote(depth) + shown)
        depth_before, open_before = depth, flows
    return "".join(done)


def _depth_and_content(line: str) -> tuple[int, str]:
    content = line.lstrip(">")
    depth = len(line) - len(content)
    return depth, content.removeprefix(" ")


def _quote(depth: int) -> str:
    return ">" * depth + " " if depth else ""
