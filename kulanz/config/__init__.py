"""Where the desk keeps its data, its settings and its addresses."""

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder for database, originals and keys: KULANZ_DATA, else ./data in a checkout, else the user's."""
    if given := os.environ.get("KULANZ_DATA"):
        return Path(given).expanduser().resolve()
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").exists() and checkout == Path.cwd():
        return checkout / "data"
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "kulanz"
