"""The weights this desk has learned from its own corrections, beside the shipped ones; each can be taken back."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings

from .weights import Weights, load, save, shipped

# How many earlier weights are kept.
MOST_KEPT = 5


def in_use() -> Weights:
    """The newest of our own weights, else the shipped ones; asked for each message, so other processes' news count."""
    kept = versions()
    return _loaded(_file(kept[-1])) if kept else shipped()


def versions() -> list[str]:
    """The names of our own weights, the oldest first; those made before an upgrade of the shipped ones are history."""
    return [name for name in _all() if name.startswith(_base())]


def name_of(weights: Weights) -> str:
    """A name that says from which shipped weights these came, and differs for all others."""
    seen = hashlib.sha256(weights.rows.tobytes() + weights.threshold.tobytes())
    return f"{_base()}{seen.hexdigest()[:12]}"


def put(weights: Weights) -> None:
    """From now on these judge."""
    save(weights, _file(weights.version))
    _keep([*(name for name in _all() if name != weights.version), weights.version])


def take_back() -> str | None:
    """The newest weights go, those before them judge again; the version that went, if there was one."""
    kept = versions()
    if not kept:
        return None
    _keep([name for name in _all() if name != kept[-1]])
    _file(kept[-1]).unlink(missing_ok=True)
    return kept[-1]


def _all() -> list[str]:
    try:
        names: list[str] = json.loads(_list().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return names


def _base() -> str:
    return f"own-{shipped().version}-"


def _keep(names: list[str]) -> None:
    for old in names[:-MOST_KEPT]:
        _file(old).unlink(missing_ok=True)
    fresh = _list().with_suffix(".new")
    fresh.write_text(json.dumps(names[-MOST_KEPT:]), encoding="utf-8")
    fresh.replace(_list())


def _list() -> Path:
    return settings.DATA / "models" / "judge.json"


def _file(version: str) -> Path:
    return settings.DATA / "models" / f"{version}.npz"


@cache
def _loaded(path: Path) -> Weights:
    """A version never changes, so it is read once."""
    return load(path)
