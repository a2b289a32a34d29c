"""Mail that lies in files: one .eml, a folder of them, a Maildir, an mbox; one message in memory at a time."""

import gzip
import hashlib
import logging
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, cast

log = logging.getLogger(__name__)

# A line without an end, in a binary, must not fill the memory.
_LONGEST_LINE = 1 << 20
_SUFFIXES = (".eml", ".mbox", ".mbx", ".mbox.gz")
_FROM = re.compile(rb"From \S.*\d\d?:\d\d")
_BARE_FROM = re.compile(rb"From (-|\S+@\S+|MAILER-DAEMON)?\s*$")
_HEADER = re.compile(rb">?[!-9;-~]+[ \t]*:")
_COMMON_HEADER = re.compile(
    rb"(?i)(return-path|received|from|to|date|subject|message-id|delivered-to|mime-version|x-[\w-]+|status"
    rb"|envelope-to|content-type|reply-to|dkim-signature)[ \t]*:"
)
_QUOTED_FROM = re.compile(rb">+From ")


def originals(
    path: Path, report: Callable[[Path, Exception], None] | None = None
) -> Iterator[tuple[str, bytes]]:
    """(SHA-256 as the remote id, bytes) of every message under `path`, in a lasting order.

    A file that is named itself and is no mbox is taken as one message, whatever it holds; in a folder only mail
    files count. A file that cannot be read is reported and the rest goes on.
    """
    for file in files(path):
        try:
            for content in _messages(file):
                yield hashlib.sha256(content).hexdigest(), content
        except (OSError, EOFError, zlib.error) as error:  # the last two from a damaged .gz
            (report or _log)(file, error)


def files(path: Path) -> Iterator[Path]:
    """The mail files under a folder, sorted; the file itself when it is one."""
    if not path.is_dir():
        yield path
        return
    if (path / "cur").is_dir() or (path / "new").is_dir():
        yield from _maildir(path)
        return
    for entry in sorted(path.iterdir()):
        if entry.is_symlink() and entry.is_dir():
            continue  # could lead in a circle
        if entry.is_dir():
            yield from files(entry)
        elif entry.name.lower().endswith(_SUFFIXES) or _starts_as_mbox(entry):
            yield entry


def _maildir(path: Path) -> Iterator[Path]:
    for part in ("cur", "new"):
        if (path / part).is_dir():
            yield from sorted(entry for entry in (path / part).iterdir() if entry.is_file())
    for entry in sorted(path.iterdir()):
        if entry.is_dir() and not entry.is_symlink() and entry.name not in ("cur", "new", "tmp"):
            yield from files(entry)


def _messages(file: Path) -> Iterator[bytes]:
    if file.name.lower().endswith(".gz"):
        with gzip.open(file) as packed:
            yield from _split(cast("IO[bytes]", packed))
    elif _starts_as_mbox(file):
        with file.open("rb") as plain:
            yield from _split(plain)
    else:
        yield file.read_bytes()


def _starts_as_mbox(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            first, second = opened.readline(1000), opened.readline(1000)
    except OSError:
        return False  # reading it will tell
    return _is_boundary(first, second)


def _split(file: IO[bytes]) -> Iterator[bytes]:
    """The messages of an mbox, with its quoting of "From " undone (mboxrd)."""
    message: list[bytes] | None = None
    after_blank, at_start = True, True
    line = file.readline(_LONGEST_LINE)
    while line:
        following = file.readline(_LONGEST_LINE)
        if at_start and after_blank and _is_boundary(line, following):
            if message is not None:
                yield _joined(message)
            message = []
        else:
            message = [] if message is None else message
            message.append(line[1:] if at_start and _QUOTED_FROM.match(line) else line)
        after_blank = at_start and line in (b"\n", b"\r\n")
        at_start = line.endswith(b"\n")
        line = following
    if message is not None:
        yield _joined(message)


def _is_boundary(line: bytes, following: bytes) -> bool:
    """A "From " line counts when a header comes after it, so that a sentence beginning with "From" does not."""
    if not line.startswith(b"From "):
        return False
    if _FROM.match(line):
        return bool(_HEADER.match(following)) or following in (b"", b"\n", b"\r\n")
    return bool(_BARE_FROM.match(line) and _COMMON_HEADER.match(following))


def _joined(lines: list[bytes]) -> bytes:
    # The empty line before the next "From " belongs to the mbox, not to the message.
    if len(lines) > 1 and lines[-1] in (b"\n", b"\r\n"):
        lines.pop()
    return b"".join(lines)


def _log(file: Path, error: Exception) -> None:
    log.warning("%s cannot be read: %s", file, error)
