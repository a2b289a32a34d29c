"""A content-addressed store of bytes: compressed, never changed, found again by their SHA-256."""

import hashlib
import os
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from . import turns

CHUNK = 1 << 20
_FORGETTING = "forget bytes"


def put(content: bytes, *, durable: bool = True) -> str:
    """Store `content` once and return its SHA-256 in hex; `durable` waits until the disk has it."""
    digest = hashlib.sha256(content).hexdigest()
    place = path(digest)
    if not place.exists():
        view = memoryview(content)
        _write(place, (view[start : start + CHUNK] for start in range(0, len(view), CHUNK)), durable)
    return digest


@contextmanager
def naming_stream(pieces: Callable[[], Iterable[bytes]]) -> Iterator[str]:
    """As `naming`, for what is too large for the memory; `pieces` gives it from its beginning, as often as asked."""
    hashed = hashlib.sha256()
    for piece in pieces():
        hashed.update(piece)
    digest = hashed.hexdigest()
    place = path(digest)
    if not place.exists():
        _write(place, pieces(), durable=True)
    with turns.shared(_FORGETTING):
        yield digest
        if not place.exists():  # it was forgotten just before the row was there
            _write(place, pieces(), durable=True)


@contextmanager
def naming(content: bytes, *, durable: bool = True) -> Iterator[str]:
    """Store `content`; the row that names its digest is written inside, and no `forget` can fall in between."""
    digest = put(content, durable=durable)
    with turns.shared(_FORGETTING):
        yield digest
        if not path(digest).exists():  # it was forgotten just before the row was there
            put(content, durable=durable)


def get(digest: str) -> bytes:
    return b"".join(chunks(digest))


def chunks(digest: str) -> Iterator[bytes]:
    unpack = zlib.decompressobj()
    with path(digest).open("rb") as packed:
        while piece := packed.read(CHUNK):
            yield unpack.decompress(piece)
    yield unpack.flush()


def forget(digest: str, is_needed: Callable[[str], bool]) -> None:
    """Remove the bytes, unless a row names them; that is asked while nobody else can write one."""
    with turns.alone(_FORGETTING):
        if not is_needed(digest):
            path(digest).unlink(missing_ok=True)


def path(digest: str) -> Path:
    return Path(settings.DATA, "originals", digest[:2], f"{digest[2:]}.z")


def _write(place: Path, pieces: Iterable[bytes | memoryview], durable: bool) -> None:
    draft = f"{place.parent}/draft-{place.name}-{os.getpid()}-{threading.get_ident()}"
    try:
        handle = _open(draft)
        with os.fdopen(handle, "wb") as file:
            pack = zlib.compressobj(level=3)
            for piece in pieces:
                file.write(pack.compress(piece))
            file.write(pack.flush())
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(draft, place)  # noqa: PTH105  (a path object costs more than the renaming)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _open(draft: str) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        return os.open(draft, flags, 0o600)
    except FileNotFoundError:
        Path(draft).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return os.open(draft, flags, 0o600)
