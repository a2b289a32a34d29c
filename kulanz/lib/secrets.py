"""Keys in files outside the database, and a field that stores nothing in the clear."""

import json
import os
import secrets
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

KEY_FILE_MODE = 0o600


def text_key(path: Path) -> str:
    """The key in `path`, made on first use."""
    return _key(path, lambda: secrets.token_urlsafe(48))


def token() -> str:
    """96 random bits, in letters that survive a mail server which does not keep upper case."""
    return secrets.token_hex(12)


def encrypt(path: Path, value: Any) -> str:
    sealed: bytes = _fernet(path).encrypt(json.dumps(value).encode())
    return sealed.decode()


def decrypt(path: Path, text: str) -> Any:
    return json.loads(_fernet(path).decrypt(text.encode()))


@cache
def _fernet(path: Path) -> Any:
    from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415  (slow import, rarely needed)

    keys = _key(path, lambda: Fernet.generate_key().decode()).split()
    return MultiFernet([Fernet(key) for key in keys])


def _key(path: Path, make: Callable[[], str]) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=KEY_FILE_MODE)
        draft.write_text(make(), encoding="ascii")
        try:
            os.link(draft, path)  # whoever is first wins; a second process takes the first one's key
        except FileExistsError:
            return path.read_text(encoding="ascii").strip()
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()
