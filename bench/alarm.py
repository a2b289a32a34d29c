"""How soon an owner is told: python -m bench.alarm [--number 30].

A furious mail comes in as from one's own mail server (`kulanz receive` does the same call), a real worker runs beside
it, and a small server on this machine notes when the alarm's request comes. Then what the consequences of a judgement
cost for ordinary mail, by which nothing follows.
"""

import argparse
import shutil
import signal
import subprocess
import threading
import time
from datetime import datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from bench import measure

if TYPE_CHECKING:
    from kulanz.channels.models import Channel

PATIENCE = 30.0
FURIOUS = (
    "Ich bin maßlos enttäuscht, so eine Unverschämtheit habe ich noch nie erlebt. Dreimal habe ich geschrieben und\n"
    "werde nur vertröstet. Nie wieder kaufe ich bei Ihnen, und ich erzähle jedem, wie Sie Ihre Kunden behandeln.\n"
)
ORDINARY = "Guten Tag,\n\nwann erscheint der neue Kalender?\n\nViele Grüße\n"


class Bell:
    """A server that notes when it was told."""

    def __init__(self) -> None:
        self.rang = threading.Event()
        self.at = 0.0
        bell = self

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                bell.at = time.perf_counter()
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(204)
                self.end_headers()
                bell.rang.set()

            def log_message(self, *_told: object) -> None:
                """Silent: the figures are all that is printed."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/alarm"


def main() -> None:
    arguments = argparse.ArgumentParser(
        prog="python -m bench.alarm",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    arguments.add_argument("--number", type=int, default=30, help="furious mails")
    chosen = arguments.parse_args()
    folder = Path(mkdtemp(prefix="kulanz-bench-alarm-"))
    try:
        _measure(folder / "data", chosen.number)
    finally:
        shutil.rmtree(folder)


def _measure(data: Path, number: int) -> None:
    measure.set_up_django(data)
    bell = Bell()
    _owner(bell.address)
    worker = subprocess.Popen(
        [*measure.KULANZ, "work"],
        env=measure.for_data(data, KULANZ_PRIVATE_HOSTS="127.0.0.1"),
        cwd=measure.ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _delay(bell, "warm-up", -1)
        delays = [_delay(bell, "Schluss", each) for each in range(number)]
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait()
    print(f"from arrival to the alarm's request, {number} mails, p50/p95: {measure.median_and_p95(delays)}")
    print(f"what follows from an ordinary mail: {_consequences() * 1000:.3f} ms")


def _owner(address: str) -> None:
    from kulanz.business.models import AlarmTarget, Staff

    owner = Staff.objects.create_user("hanna@shop.example", name="Hanna", role=Staff.Role.OWNER)
    AlarmTarget.objects.create(staff=owner, kind="webhook", address=address, at_night=True)


def _delay(bell: Bell, subject: str, number: int) -> float:
    """Milliseconds between the mail's being handed over and the alarm."""
    from kulanz.flow import intake

    bell.rang.clear()
    begun = time.perf_counter()
    intake.receive(_channel(), _mail(FURIOUS, subject, number))
    if not bell.rang.wait(PATIENCE):
        raise SystemExit("no alarm came")
    return (bell.at - begun) * 1000


def _consequences(times: int = 300) -> float:
    """Seconds of CPU that an ordinary message costs once it is judged and kept."""
    from kulanz.channels import originals
    from kulanz.flow import caring, inbound

    content = _mail(ORDINARY, "Frage", -2)
    raw = originals.store(_channel(), "ordinary", content)
    message = inbound.take_in(raw) if raw else None
    if message is None:
        raise SystemExit("the mail was not taken in")
    assessment, conversation = message.assessment, message.conversation
    begun = time.process_time()
    for _ in range(times):
        caring.follow(assessment, conversation, is_history=False)
    return (time.process_time() - begun) / times


def _channel() -> "Channel":
    from kulanz.flow import intake

    return intake.import_channel("Shop", "hallo@shop.example")


def _mail(text: str, subject: str, number: int) -> bytes:
    head = (
        f"From: Kunde {number} <kunde{number}@kunde.example>\nTo: hallo@shop.example\nSubject: {subject}\n"
        f"Date: {format_datetime(datetime.now().astimezone())}\nMessage-ID: <alarm{number}@kunde.example>\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    )
    return (head + text).encode()


if __name__ == "__main__":
    main()
