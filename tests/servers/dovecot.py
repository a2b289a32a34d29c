"""A real Dovecot for the tests: one server a session, fresh users for every test."""

import base64
import contextlib
import hashlib
import hmac
import imaplib
import json
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

_KEY = b"0123456789abcdef0123456789abcdef"
_number = count(1)


@dataclass
class User:
    """One account; what a test does as its owner, past the program that is tested."""

    server: "Dovecot"
    address: str
    password: str
    # What the name of every folder but the inbox begins with, at some providers.
    prefix: str = ""

    def session(self) -> imaplib.IMAP4:
        client = imaplib.IMAP4("127.0.0.1", self.server.port)
        plain = f"\0{self.address}\0{self.password}"
        client.authenticate("PLAIN", lambda challenge: plain.encode())
        return client

    def append(self, *mails: bytes, folder: str = "INBOX", flags: str = "", at: float | None = None) -> None:
        with self.session() as client:
            for mail in mails:
                when = imaplib.Time2Internaldate(at) if at else ""
                kind, said = client.append(folder, flags, when, mail)
                assert kind == "OK", said

    def flags(self, folder: str = "INBOX") -> list[str]:
        with self.session() as client:
            client.select(folder, readonly=True)
            return [line.decode() for line in client.fetch("1:*", "(FLAGS)")[1] if isinstance(line, bytes)]

    def folders(self, command: str = "list") -> set[str]:
        with self.session() as client:
            lines = getattr(client, command)()[1]
            return {
                line.decode().rpartition('"/" ')[2].strip('"') for line in lines if isinstance(line, bytes)
            }

    def contents(self, folder: str) -> list[bytes]:
        with self.session() as client:
            kind, count = client.select(f'"{folder}"', readonly=True)
            assert kind == "OK", count
            if count == [b"0"]:
                return []
            return [piece[1] for piece in client.fetch("1:*", "(BODY.PEEK[])")[1] if isinstance(piece, tuple)]

    def command(self, name: str, *arguments: str) -> None:
        with self.session() as client:
            kind, said = getattr(client, name)(*arguments)
            assert kind == "OK", said

    def expunge(self, folder: str = "INBOX") -> None:
        with self.session() as client:
            client.select(folder)
            client.store("1:*", "+FLAGS", r"(\Deleted)")
            client.expunge()

    def change_password(self, password: str) -> None:
        time.sleep(1.1)  # Dovecot looks at the file at most once a second
        self.password = password
        self.server.write_user(self)


class Dovecot:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port, self.imaps_port = _free_ports(2)
        self.certificate = folder / "c.pem"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        script = Path(__file__).with_name("dovecot.sh")
        arguments = ["bash", str(script), str(self.folder), str(self.port), str(self.imaps_port)]
        self._process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _wait_for(self.port, self._process)

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=20)

    def new_user(self, password: str = "secret", *, sent: str = "Sent", prefix: str = "") -> User:
        """`sent` is a folder that is there already; only the name "Sent" is marked as what it is."""
        user = User(self, f"desk{next(_number)}@example.test", password, prefix)
        self.write_user(user)
        if sent:
            user.command("create", f'"{prefix}{sent}"')
        return user

    def write_user(self, user: User) -> None:
        place = f"userdb_namespace/inbox/prefix={user.prefix}" if user.prefix else ""
        line = f"{user.address}:{{PLAIN}}{user.password}::::::{place}\n"
        (self.folder / "users" / user.address).write_text(line)

    def token(self, user: User, seconds: float = 3600) -> str:
        """What the token server would give; negative seconds make it one that has expired."""
        now = time.time()
        claims = {"email": user.address, "sub": user.address, "aud": "desk", "iat": int(now - 7200)}
        claims["exp"] = int(now + seconds)
        signed = f"{_part({'alg': 'HS256', 'typ': 'JWT'})}.{_part(claims)}"
        return f"{signed}.{_base64(hmac.new(_KEY, signed.encode(), hashlib.sha256).digest())}"


class Proxy:
    """Stands between the desk and a server, and hangs up: so many times after so many bytes from the server, or
    whenever certain words pass in either direction."""

    def __init__(self, port: int) -> None:
        self._server_port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.after: int | None = None
        self.times = 0
        self.words: tuple[bytes, ...] = ()
        self.hung_up = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def drop(self, *, after: int, times: int = 1) -> None:
        self.after, self.times = after, times

    def drop_at(self, *words: bytes) -> None:
        self.words = words

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._server_port))
            threading.Thread(target=self._carry, args=(near, far, False), daemon=True).start()
            threading.Thread(target=self._carry, args=(far, near, True), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        carried, end = 0, b""
        try:
            while piece := source.recv(4096):
                carried += len(piece)
                if counted and self.times > 0 and self.after is not None and carried > self.after:
                    self.times -= 1
                    break
                end = end[-100:] + piece
                if any(word in end for word in self.words):
                    self.hung_up += 1
                    break
                target.sendall(piece)
        except OSError:
            pass  # the other direction has hung up
        finally:
            for side in (source, target):
                _hang_up(side)


@pytest.fixture(scope="session")
def dovecot_server() -> Iterator[Dovecot]:
    folder = Path(tempfile.mkdtemp(prefix="kulanz-dovecot-"))
    server = Dovecot(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def dovecot(dovecot_server: Dovecot, settings: object) -> Dovecot:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1", "localhost"]  # type: ignore[attr-defined]  # takes any name
    return dovecot_server


@pytest.fixture
def proxy(dovecot: Dovecot) -> Iterator[Proxy]:
    between = Proxy(dovecot.port)
    yield between
    between.close()


def _free_ports(number: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(200):
        assert process.poll() is None, "Dovecot did not start"
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as client:
                if client.recv(10).startswith(b"* OK"):
                    return
        except (OSError, ssl.SSLError):
            time.sleep(0.05)
    raise AssertionError("Dovecot does not answer")


def _hang_up(end: socket.socket) -> None:
    with contextlib.suppress(OSError):  # was hung up already
        end.shutdown(socket.SHUT_RDWR)
    end.close()


def _part(value: object) -> str:
    return _base64(json.dumps(value).encode())


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
