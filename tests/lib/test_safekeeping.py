"""What is not a backup of a desk is not unpacked."""

import io
import sqlite3
import tarfile
from pathlib import Path

import pytest

from kulanz.lib import safekeeping


def archive(path: Path, *names: str) -> Path:
    database = path.parent / "made.sqlite3"
    sqlite3.connect(database).close()
    with tarfile.open(path, "w:gz") as packed:
        packed.add(database, safekeeping.DATABASE)
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = 4
            packed.addfile(info, io.BytesIO(b"evil"))
    return path


@pytest.mark.parametrize("name", ["../outside", "/tmp/kulanz-outside", "keys/../../outside"])
def test_nothing_is_written_outside_of_the_folder(tmp_path, name):
    with pytest.raises(safekeeping.NotPossible, match="outside"):
        safekeeping.restore(archive(tmp_path / "b.tar.gz", name), tmp_path / "desk" / "data")
    assert not (tmp_path / "outside").exists()
    assert not (tmp_path / "desk" / "outside").exists()
    assert not Path("/tmp/kulanz-outside").exists()


def test_a_link_in_a_backup_is_refused(tmp_path):
    path = archive(tmp_path / "b.tar.gz")
    with tarfile.open(tmp_path / "c.tar.gz", "w:gz") as packed, tarfile.open(path) as old:
        packed.addfile(old.getmember(safekeeping.DATABASE), old.extractfile(safekeeping.DATABASE))
        link = tarfile.TarInfo("keys/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    with pytest.raises(safekeeping.NotPossible, match="keys/link"):
        safekeeping.restore(tmp_path / "c.tar.gz", tmp_path / "data")


def test_a_good_one_is_unpacked(tmp_path):
    safekeeping.restore(archive(tmp_path / "b.tar.gz", "originals/ab/cd.z"), tmp_path / "data")
    assert (tmp_path / "data" / "originals" / "ab" / "cd.z").read_bytes() == b"evil"
    assert (tmp_path / "data" / "originals" / "ab" / "cd.z").stat().st_mode & 0o077 == 0
