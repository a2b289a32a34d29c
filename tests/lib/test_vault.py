import pytest
from django.conf import settings

from kulanz.lib import safekeeping, secrets, vault


def test_what_goes_in_comes_out_and_lies_there_once():
    first, second = vault.put(b"x" * 3_000_000), vault.put(b"x" * 3_000_000)
    assert first == second
    assert vault.get(first) == b"x" * 3_000_000
    assert len(list((settings.DATA / "originals").rglob("*.z"))) == 1


def test_nothing_half_written_stays(monkeypatch):
    import os

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        vault.put(b"something")
    assert not [path for path in (settings.DATA / "originals").rglob("*") if path.is_file()]


def test_a_key_is_made_once_and_readable_by_its_owner_alone(tmp_path):
    path = tmp_path / "keys" / "a.key"
    assert secrets.text_key(path) == secrets.text_key(path)
    assert path.stat().st_mode & 0o077 == 0


def test_a_secret_is_not_stored_in_the_clear(tmp_path):
    sealed = secrets.encrypt(tmp_path / "m.key", {"password": "geheim"})
    assert "geheim" not in sealed
    assert secrets.decrypt(tmp_path / "m.key", sealed) == {"password": "geheim"}


def test_restore_refuses_what_is_no_backup_and_where_a_desk_is(tmp_path):
    (tmp_path / "x.tar.gz").write_bytes(b"garbage")
    with pytest.raises(safekeeping.NotPossible):
        safekeeping.restore(tmp_path / "x.tar.gz", tmp_path / "new")
    (tmp_path / safekeeping.DATABASE).touch()
    with pytest.raises(safekeeping.NotPossible):
        safekeeping.restore(tmp_path / "x.tar.gz", tmp_path)
