"""File names from strangers, made fit to be shown and to be saved."""

import mimetypes
import re
import unicodedata

_LONGEST = 120
# Controls, and marks that turn the reading direction so that "exe" looks like another ending.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_REFUSED = re.compile(r'[:*?"<>|]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "text/vcard": ".vcf",
    "text/x-vcard": ".vcf",
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/heic": ".heic",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "application/ms-tnef": ".dat",
    "application/pgp-signature": ".asc",
    "application/pgp-keys": ".asc",
    "application/pkcs7-signature": ".p7s",
    "application/x-pkcs7-signature": ".p7s",
    "application/pkcs7-mime": ".p7m",
    "application/octet-stream": ".bin",
    "message/rfc822": ".eml",
}
_STEMS = {"text/calendar": "invitation", "message/rfc822": "message", "application/ms-tnef": "winmail"}


def clean(name: str) -> str:
    """Without folders, controls and direction marks; keeps the ending when it shortens; may be empty."""
    name = unicodedata.normalize("NFC", _UNFIT.sub("", name[:2000].replace("\t", " ").replace("\n", " ")))
    name = re.split(r"[/\\]", name.rstrip("/\\ "))[-1]
    name = " ".join(_REFUSED.sub("_", name).split()).lstrip(". ").rstrip(". ")
    if _RESERVED.match(name):
        name = "_" + name
    return _shortened(name)


def ending(kind: str) -> str:
    """The usual ending of a media type, with its dot; ".bin" when nobody knows it."""
    return _ENDINGS.get(kind) or mimetypes.guess_extension(kind) or ".bin"


def invented(kind: str) -> str:
    """A sensible name for a file that came without one."""
    stem = _STEMS.get(kind) or {"image": "image", "audio": "audio", "video": "video"}.get(
        kind.partition("/")[0], "attachment"
    )
    return stem + ending(kind)


def _shortened(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    stem, dot, tail = name.rpartition(".")
    if not dot or len(tail) > 10:
        return name[:_LONGEST].rstrip()
    return f"{stem[: _LONGEST - len(tail) - 1].rstrip()}.{tail}"
