"""The desk as its owner starts it: `kulanz run`, with a data folder and an address of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90


@dataclass
class Desk:
    address: str
    env: dict[str, str]
    log: Path
    # Certificates in this file are believed.
    trusted: Path

    def at(self, path: str) -> str:
        return self.address + path

    def do(self, module: str) -> str:
        """Run a module beside the desk, on its data; what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", module],
            env=self.env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def said(self) -> str:
        return self.log.read_text(errors="replace")


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Desk]:
    """Started with these options of `kulanz run`, and ended as by Ctrl+C."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    env = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "KULANZ_LOG"}}
    env |= {
        "KULANZ_DATA": str(folder / "data"),
        "KULANZ_URL": address,
        "KULANZ_PRIVATE_HOSTS": "127.0.0.1,localhost",
        "DJANGO_SETTINGS_MODULE": "kulanz.config.settings",
        "PYTHONPATH": str(ROOT),
        "SSL_CERT_FILE": str(folder / "trusted.pem"),
    }
    folder.mkdir(exist_ok=True)
    log = folder / "desk.log"
    command = [sys.executable, "-m", "kulanz.cli", "run", "--bind", f"127.0.0.1:{port}", *options]
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
        try:
            _wait_for(address, process, log)
            yield Desk(address, env, log, folder / "trusted.pem")
        finally:
            process.terminate()
            process.wait(timeout=40)


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text(errors="replace")
        try:
            with urllib.request.urlopen(f"{address}/account/login/", timeout=10):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"the desk does not answer:\n{log.read_text(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
