"""How fast the pages come: python bench/pages.py DATA [--requests 200].

Starts `kulanz web` and `kulanz work` on a folder that has conversations (bench/fill.py, or an import), signs in with
a session and asks for each page as one client over one kept connection; times are what the client sees, CPU is what
the server used. Then four clients ask for lists at once. Memory counts shared pages once. Loads beside it on the
machine lengthen the times; CPU suffers less.
"""

import argparse
import http.client
import itertools
import os
import random
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from bench import measure
from bench.vocabulary import pieces

WORDS = pieces(
    "Rechnung|Bestellnummer|Gartenkurs|kalender|Umtauschetikett|Lübeck|Käthe|größeren|Passwort|Gutschein|voucher|"
    "orchard|deadline|Möhring|abgebucht|Schlafratgeber|watercolour template|Rechnung Lübeck|Anschrift ändern|B12345|"
    "keramik werkzeug|Zugang freischalten|posteo|Mahnung|Rundbriefe|telephone music|Päckchen|Patentante|"
    "Steuertabelle|Vogelquartett|Bienenbuch|Chorseminar"
)
CLIENTS = 4
SECONDS_OF_LOAD = 6
REST_SECONDS = 3
WARM_UP = 20


class Client:
    """One signed-in browser with one kept connection."""

    def __init__(self, port: int, cookie: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.head = {"Cookie": f"sessionid={cookie}", "Accept-Encoding": "gzip"}

    def get(self, path: str) -> bytes:
        self.connection.request("GET", path, headers=self.head)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"GET {path}: {answer.status} {answer.headers.get('Location', '')}")
        return body


def signed_in(data: Path) -> tuple[str, list[int]]:
    """A session of the owner, and the numbers of some conversations; in a process of its own."""
    script = (
        "from pathlib import Path; from bench import pages, measure; import sys;"
        "measure.set_up_django(Path(sys.argv[1])); print(*pages.session_and_conversations())"
    )
    used = measure.run([measure.KULANZ[0], "-c", script, str(data)], data)
    cookie, *numbers = used.output.split()
    return cookie, [int(number) for number in numbers]


def session_and_conversations() -> tuple[object, ...]:
    from django.contrib.sessions.backends.db import SessionStore

    from kulanz.business.models import Business, Staff
    from kulanz.conversations.models import Conversation

    Business.objects.get_or_create(pk=1, defaults={"name": "Buchladen Sonnenau"})
    staff = Staff.objects.filter(role=Staff.Role.OWNER).first() or Staff.objects.create_user(
        "owner@bench.example", name="Owner", role=Staff.Role.OWNER
    )
    session = SessionStore()
    session["_auth_user_id"] = str(staff.pk)
    session["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
    session["_auth_user_hash"] = staff.get_session_auth_hash()
    session.create()
    everything = list(Conversation.objects.present().values_list("pk", flat=True))
    return (session.session_key, *random.Random(1).sample(everything, min(len(everything), 300)))


@contextmanager
def desk(data: Path) -> Iterator[tuple[int, int, int]]:
    """Web and worker on `data`: (port, pid of web, pid of worker)."""
    port = free_port()
    environment = measure.for_data(data)
    quiet = {"env": environment, "cwd": measure.ROOT, "stderr": subprocess.DEVNULL}
    web = subprocess.Popen([*measure.KULANZ, "web", "--bind", f"127.0.0.1:{port}"], **quiet)  # type: ignore[call-overload]  # options of one call, shared
    work = subprocess.Popen([*measure.KULANZ, "work"], **quiet)  # type: ignore[call-overload]  # as above
    try:
        wait_for(port)
        yield port, web.pid, work.pid
    finally:
        for child in (web, work):
            child.send_signal(signal.SIGTERM)
        for child in (web, work):
            child.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, seconds: float = 60) -> None:
    """Until the page for signing in comes."""
    until, seen = time.monotonic() + seconds, "nothing"
    while time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/account/login/")
            status = connection.getresponse().status
            if status < 500:
                return
            seen = str(status)
        except OSError as error:
            seen = str(error)
        time.sleep(0.05)
    raise TimeoutError(f"no page on port {port}: {seen}")


def measured(data: Path, requests: int = 200) -> dict[str, str]:
    """Every figure of one folder, by name."""
    cookie, numbers = signed_in(data)
    with desk(data) as (port, web, work):
        Client(port, cookie).get("/conversations/")
        time.sleep(REST_SECONDS)
        client = Client(port, cookie)
        figures = {
            "web at rest": f"{measure.resident_mb(web):.0f} MB",
            "worker at rest": f"{measure.resident_mb(work):.0f} MB",
        }
        pages: dict[str, Callable[[], object]] = {
            "list (open)": lambda: client.get("/conversations/"),
            "list (all)": lambda: client.get("/conversations/?view=all"),
            "conversation": _each(client, [f"/conversations/{number}/" for number in numbers]),
            "search": _each(client, [f"/search/?q={quote(word)}" for word in WORDS]),
            "home": lambda: client.get("/"),
        }
        for name, call in pages.items():
            used = measure.cpu_seconds(web)
            figures[name] = measure.median_and_p95(measure.timed(call, requests, warm_up=WARM_UP))
            per_request = (measure.cpu_seconds(web) - used) / (requests + WARM_UP)
            figures[f"  {name}, CPU"] = f"{per_request * 1000:.1f} ms"
        figures[f"lists a second, {CLIENTS} clients"] = f"{_lists_a_second(port, cookie):.0f}"
        figures["web after load"] = f"{measure.resident_mb(web):.0f} MB"
        figures["worker after load"] = f"{measure.resident_mb(work):.0f} MB"
    return figures


def _each(client: Client, paths: list[str]) -> Callable[[], object]:
    circle = itertools.cycle(paths)
    return lambda: client.get(next(circle))


def _lists_a_second(port: int, cookie: str) -> float:
    counts = [0] * CLIENTS
    until = time.monotonic() + SECONDS_OF_LOAD

    def ask(place: int) -> None:
        client = Client(port, cookie)
        while time.monotonic() < until:
            client.get("/conversations/")
            counts[place] += 1

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS_OF_LOAD


def seconds_to_first_page(data: Path) -> float:
    """From `kulanz run --demo` (what `make run` does when nothing has to be fetched) to the first page."""
    port, begun = free_port(), time.monotonic()
    command = [*measure.KULANZ, "run", "--demo", "--bind", f"127.0.0.1:{port}"]
    child = subprocess.Popen(
        command,
        env=measure.for_data(data),
        cwd=measure.ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, 180)
        return time.monotonic() - begun
    finally:
        child.send_signal(signal.SIGINT)
        child.wait(60)


def table(columns: dict[str, dict[str, str]]) -> str:
    """Figures as rows, folders as columns."""
    names = list(dict.fromkeys(name for figures in columns.values() for name in figures))
    lines = [f"{'':26}" + "".join(f"{title:>18}" for title in columns)]
    lines += [
        f"{name:26}" + "".join(f"{figures.get(name, ''):>18}" for figures in columns.values())
        for name in names
    ]
    return os.linesep.join(lines)


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("data", type=Path, nargs="+")
    arguments.add_argument("--requests", type=int, default=200)
    chosen = arguments.parse_args()
    columns: dict[str, dict[str, str]] = {}
    for folder in chosen.data:
        columns[folder.name] = measured(folder, chosen.requests)
        print(f"{table(columns)}\n", flush=True)


if __name__ == "__main__":
    main()
