"""How the desk asks for its database: as DATABASE_URL says, and without what does not pay."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TELL = "from kulanz.config import settings; print(settings.DATABASES['default'].get('OPTIONS', {}).get('options'))"


@pytest.mark.parametrize(
    ("address", "options"),
    [
        ("postgres://kulanz@127.0.0.1/kulanz", "-c jit=off"),
        ("postgres://kulanz@127.0.0.1/kulanz?sslmode=require", "-c jit=off"),
        ("postgres://kulanz@127.0.0.1/kulanz?options=-c%20jit%3Don", "-c jit=on"),
    ],
)
def test_postgresql_compiles_no_statement_unless_the_address_says_so(
    address: str, options: str, tmp_path: Path
) -> None:
    environment = {**os.environ, "DATABASE_URL": address, "KULANZ_DATA": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", TELL], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == options
