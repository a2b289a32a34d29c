"""Where the photographs go: where the environment says; without a word from it none are taken."""

import os
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs" / "pictures"


def folder_for_pictures() -> Path | None:
    wanted = os.environ.get("KULANZ_PICTURES")
    return Path(wanted) if wanted else None


def are_for_the_docs() -> bool:
    return os.environ.get("KULANZ_DOCS_PICTURES") == "1"


def are_wanted() -> bool:
    return are_for_the_docs() or folder_for_pictures() is not None


def folder_for_docs() -> Path:
    return DOCS
