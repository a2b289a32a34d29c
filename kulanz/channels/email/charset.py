"""Bytes that claim a charset, or none, or a wrong one, become text; never fails, never leaves a surrogate."""

import codecs
import re
from functools import lru_cache

# Names seen in real mail that no codec answers to, or whose label means its superset (WHATWG Encoding, 4.2).
_MEANT = {
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "ansi_x3.4-1968": "utf-8",
    "ansi_x3.110-1983": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "windows-1252": "cp1252",
    "ansi": "cp1252",
    "x-ansi": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-user-defined": "cp1252",
    "unicode-1-1-utf-7": "utf-7",
}
# Text codecs only: "idna" and "punycode" take quadratic time, "unicode_escape" is no charset of mail.
_TRUSTED = re.compile(
    r"utf-(?:7|8|8-sig|16|16-le|16-be|32|32-le|32-be)|cp\d+|iso8859-\d+|koi8-[a-z]|mac-[a-z]+|"
    r"gb18030|gbk|gb2312|hz|big5|big5hkscs|johab|ptcp154|kz1048|tis-620|"
    r"euc_(?:jp|kr|jis_2004|jisx0213)|shift_jis(?:_2004|x0213)?|iso2022_(?:kr|jp\w*)"
)
_WESTERN = "cp1252"
_SURROGATES = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=256)
def codec(name: str) -> str | None:
    """The codec that a declared charset means, or None when nobody knows it."""
    label = name.strip().strip("\"'").lower()
    for candidate in (label, label.replace("_", "-"), re.sub(r"^(x-)?(cp|utf|windows)[-_ ]*", r"\2", label)):
        meant = _MEANT.get(candidate, candidate)
        try:
            found = codecs.lookup(meant).name
        except (LookupError, ValueError, UnicodeError):
            continue
        if _TRUSTED.fullmatch(found):
            return found
    return None


def is_unknown(name: str | None) -> bool:
    return bool(name and name.strip()) and codec(name or "") is None


def decode(data: bytes, declared: str | None = None) -> str:
    """Declared charset, then UTF-8, then cp1252; UTF-8 under a Western label is still UTF-8."""
    if data.isascii() and not _is_stateful(declared):
        return data.decode("ascii")
    named = codec(declared) if declared else None
    if named in (None, "utf-8", _WESTERN):
        return _western_or_utf8(data)
    try:
        return without_surrogates(data.decode(named or "utf-8"))
    except (UnicodeError, ValueError):
        return _lenient(data, named or "utf-8")


def without_surrogates(text: str) -> str:
    return _SURROGATES.sub("�", text)


def _is_stateful(declared: str | None) -> bool:
    named = codec(declared) if declared else None
    return named is not None and named.startswith(("utf-7", "utf-16", "utf-32", "iso2022", "hz"))


def _western_or_utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(data) or _as_western(data)


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a damaged spot here and there, if the sound letters outnumber the damage."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("�")
    letters = sum(map(len, re.findall(r"[^\x00-\x7f]+", text))) - damaged
    return text if letters >= max(damaged, 1) else None


def _as_western(data: bytes) -> str:
    # cp1252 leaves five bytes undefined; browsers show them as the C1 controls of latin-1.
    try:
        return data.decode(_WESTERN)
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _lenient(data: bytes, named: str) -> str:
    text = data.decode(named, "replace")
    if text.count("�") * 4 < max(len(text), 1):
        return without_surrogates(text)
    return _western_or_utf8(data)
