"""Where the photographs go: where the environment says, else into a folder that is thrown away."""

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs" / "pictures"


@cache
def folder_for_pictures() -> Path:
    if wanted := os.environ.get("KULANZ_PICTURES"):
        return Path(wanted)
    folder = Path(tempfile.mkdtemp(prefix="kulanz-pictures-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def are_for_the_docs() -> bool:
    return os.environ.get("KULANZ_DOCS_PICTURES") == "1"


def folder_for_docs() -> Path:
    return DOCS
