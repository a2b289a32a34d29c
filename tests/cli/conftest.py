"""The `kulanz` command as a real process, on a data folder of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.servers.own_database import ROOT


@dataclass(frozen=True)
class Command:
    data: Path

    @property
    def env(self) -> dict[str, str]:
        own = {"KULANZ_DATA": str(self.data), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        kept = {
            name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "KULANZ_LOG"}
        }
        return kept | own

    def __call__(self, *arguments: object, **options: Any) -> "subprocess.CompletedProcess[bytes]":
        env = self.env | options.pop("env", {})
        return subprocess.run(
            line(*arguments), env=env, cwd=ROOT, capture_output=True, check=False, **options
        )


def line(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "kulanz.cli", *map(str, arguments)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with an empty database, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("made") / "data"
    assert Command(folder)("receive", input=b"Subject: first\n\nfirst\n").returncode == 0
    yield folder


@pytest.fixture
def kulanz(made: Path, tmp_path: Path) -> Command:
    """The command on a desk that has one mail and nobody who works there."""
    shutil.copytree(made, tmp_path / "data")
    return Command(tmp_path / "data")


@pytest.fixture
def fresh(tmp_path: Path) -> Command:
    """The command where nothing has been yet."""
    return Command(tmp_path / "fresh")
