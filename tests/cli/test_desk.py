"""`kulanz createowner`, `demo`, `backup`, `restore` and `checkup`: what they do, and with what they end."""

import dataclasses
import json
import re
import socket
import stat
import subprocess
from pathlib import Path

import pytest

from kulanz.triage.weights import save, shipped
from tests import a

from .conftest import ROOT, Command, line

PASSWORD = {"KULANZ_PASSWORD": "ein ruhiger Morgen"}
CODE = re.compile(r"the first page asks for this code: ([a-z2-7]{4}-[a-z2-7]{4})")


def checked(kulanz: Command) -> list[str]:
    done = kulanz("checkup", "--all")
    assert done.returncode == 0, done.stdout
    return done.stdout.decode().splitlines()


def test_an_owner_is_made_once_and_then_nobody_else_becomes_the_first(kulanz: Command) -> None:
    assert CODE.search("\n".join(checked(kulanz)))
    weak = kulanz("createowner", "--email", "eva@shop.example", env={"KULANZ_PASSWORD": "geheim"})
    assert weak.returncode == 1
    made = kulanz("createowner", "--email", "Eva@shop.example", "--name", "Eva", env=PASSWORD)
    assert (made.returncode, made.stdout) == (0, b"Eva@shop.example can sign in now.\n")
    again = kulanz("createowner", "--email", "eva@shop.example", env=PASSWORD)
    assert again.returncode == 1
    assert b"has an account already" in again.stderr
    assert not CODE.search("\n".join(checked(kulanz)))


@pytest.mark.parametrize("others", ["eva@shop.example", "Eva@Shop.example", "udo@shop.example"])
def test_of_two_who_make_the_first_owner_at_once_one_is_told_so(fresh: Command, others: str) -> None:
    def begin(email: str) -> "subprocess.Popen[bytes]":
        order = line("createowner", "--email", email)
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(order, env=fresh.env | PASSWORD, cwd=ROOT, **pipes)  # type: ignore[call-overload]  # (pipes are a dict)

    both = [begin("eva@shop.example"), begin(others)]
    told = [one.communicate(timeout=120) for one in both]
    assert sorted(one.returncode for one in both) == [0, 1], told
    ((_out, said),) = [one for one, process in zip(told, both, strict=True) if process.returncode]
    assert b"Traceback" not in said
    assert (b"has an account already" in said) != (b"has become the first owner meanwhile" in said)


def test_a_backup_brings_everything_back_and_only_into_an_empty_folder(
    kulanz: Command, fresh: Command, tmp_path: Path
) -> None:
    kulanz("receive", input=a.mail(message_id="kept@kunde.example"))
    kulanz("createowner", "--email", "eva@shop.example", env=PASSWORD)
    file = tmp_path / "safe" / "kulanz.tar.gz"
    file.parent.mkdir()
    done = kulanz("backup", file)
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]
    assert fresh("restore", file).returncode == 0
    assert "ok       2 of 2 originals compared, 0 missing or damaged" in checked(fresh)
    assert fresh("createowner", "--email", "eva@shop.example", env=PASSWORD).returncode == 1
    for folder in (fresh, kulanz):
        refused = folder("restore", file)
        assert (refused.returncode, refused.stdout) == (1, b"")
        assert refused.stderr.startswith(b"kulanz restore: ")


def test_a_backup_brings_back_what_the_desk_learned(kulanz: Command, fresh: Command, tmp_path: Path) -> None:
    version = f"own-{shipped().version}-0123456789ab"
    models = kulanz.data / "models"
    save(dataclasses.replace(shipped(), version=version), models / f"{version}.npz")
    (models / "judge.json").write_text(json.dumps([version]))
    file = tmp_path / "kulanz.tar.gz"
    assert kulanz("backup", file).returncode == 0
    assert fresh("restore", file).returncode == 0
    back = fresh.data / "models"
    assert {kept.name: kept.read_bytes() for kept in back.iterdir()} == {
        kept.name: kept.read_bytes() for kept in models.iterdir()
    }
    undone = fresh("train", "--undo")
    assert (undone.returncode, version in undone.stdout.decode()) == (0, True)


@pytest.mark.parametrize("content", [b"", b"no archive"])
def test_what_is_no_backup_is_refused(fresh: Command, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    done = fresh("restore", tmp_path / "file")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"kulanz restore: ")


def test_the_demo_shop_is_loaded_into_an_empty_desk_only(fresh: Command) -> None:
    done = fresh("demo")
    assert done.returncode == 0, done.stderr
    assert b"hanna@buchgarten.example  kulanz-demo" in done.stdout
    before = checked(fresh)
    again = fresh("demo")
    assert (again.returncode, again.stdout) == (1, b"")
    assert b"nothing was changed" in again.stderr
    assert checked(fresh) == before


def test_the_web_server_alone_tells_the_code_on_its_console(kulanz: Command) -> None:
    with subprocess.Popen(
        line("web", "--bind", "127.0.0.1:0"), env=kulanz.env, stdout=subprocess.PIPE, text=True
    ) as web:
        assert web.stdout
        told = [web.stdout.readline() for _line in range(2)]
        web.terminate()
    code = CODE.search("\n".join(checked(kulanz)))
    assert code
    assert f"asks for this code: {code[1]}\n" in told[1]


def test_a_port_that_somebody_has_is_said_at_once(kulanz: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = kulanz("run", "--bind", f"127.0.0.1:{other.getsockname()[1]}")
    assert done.returncode == 1
    assert b"--bind" in done.stderr
    assert b"http://" not in done.stdout
