"""The bytes of an uploaded file, as a stream out of the vault."""

import io
from typing import TYPE_CHECKING, BinaryIO, cast

from kulanz.lib import vault

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def opened(digest: str) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(_Stream(digest), vault.CHUNK))


def head(digest: str, size: int) -> bytes:
    with opened(digest) as file:
        return file.read(size)


class _Stream(io.RawIOBase):
    def __init__(self, digest: str) -> None:
        self._chunks = vault.chunks(digest)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = memoryview(chunk)
        space = memoryview(buffer).cast("B")
        size = min(len(space), len(self._rest))
        space[:size], self._rest = self._rest[:size], self._rest[size:]
        return size
