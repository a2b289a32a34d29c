"""`kulanz run`, `web` and `work`: the desk itself."""

import argparse
import gc
import os
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable
from types import FrameType

from kulanz.cli import django_ready, is_behind

SHUTDOWN_SECONDS = 15
ENDING = (signal.SIGINT, signal.SIGTERM)
RESTART_PAUSE = 2
# A page makes some ten thousand objects, nearly all of which go with it: looked at seldom, they cost little.
COLLECT_AFTER = 30_000
# One Python process uses one core; a second keeps the lists quick while somebody searches.
WEB_PROCESSES = min(2, os.cpu_count() or 1)


def add_arguments(name: str, parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(call={"run": run, "web": web, "work": work}[name])
    if name == "work":
        return
    parser.add_argument(
        "--bind", default=os.environ.get("KULANZ_BIND", "127.0.0.1:8025"), metavar="HOST:PORT"
    )
    parser.add_argument("--threads", type=int, default=8)
    if name == "run":
        parser.add_argument("--demo", action="store_true", help="load the demo shop if the desk is empty")


def run(chosen: argparse.Namespace) -> int:
    """Web and worker as two children; either is started again if it dies, both end with us."""
    if problem := _taken(chosen.bind):
        print(
            f"kulanz run: {chosen.bind}: {problem}. Choose another one with --bind HOST:PORT.",
            file=sys.stderr,
        )
        return 1
    os.environ.setdefault("KULANZ_URL", own_address(chosen.bind))
    stop = threading.Event()
    for number in ENDING:
        signal.signal(number, lambda _number, _frame: stop.set())
    # In a process of its own, so that what this takes is not kept in memory as long as the desk runs.
    children = {"setup": _Child(_prepare, chosen)}
    while not children["setup"].has_ended() and not stop.wait(0.05):
        pass
    if not stop.is_set():
        if code := children["setup"].code:
            return code
        _read_what_all_share()
        children = _kept_running(chosen, stop)
    _end(list(children.values()))
    print("Stopped.", file=sys.stderr)
    return 0


def _kept_running(chosen: argparse.Namespace, stop: threading.Event) -> "dict[str, _Child]":
    """Until somebody wants us to stop; then those that are to be ended."""
    duties = {"web": web, "work": work}
    children = {name: _Child(duty, chosen) for name, duty in duties.items()}
    while not stop.wait(0.5):
        for name, child in children.items():
            if child.has_ended() and not stop.is_set():
                print(f"{name} ended with {child.code}; it is started again", file=sys.stderr, flush=True)
                time.sleep(RESTART_PAUSE)
                children[name] = _Child(duties[name], chosen)
    return children


def _prepare(chosen: argparse.Namespace) -> int:
    _end_with_parent()
    django_ready(migrate=True)
    if chosen.demo:
        from kulanz.demo import shop

        shop.load_if_empty(progress=lambda text: print(text, file=sys.stderr, flush=True))
    _announce(chosen.bind)
    return 0


def _read_what_all_share() -> None:
    """Code and models are read before the processes part: they share them, and nobody waits at the first word."""
    django_ready()
    from kulanz.config.wsgi import application  # noqa: F401  (with every screen)
    from kulanz.flow import clock  # noqa: F401  (with every chore)
    from kulanz.reading.promises import weights as promises
    from kulanz.reply import coach
    from kulanz.triage import weights

    coach.load()
    weights.shipped()
    promises.shipped()
    _settle_memory()


class _Child:
    """A process that does one duty, in a session of its own: Ctrl+C reaches us alone, and we end the children."""

    def __init__(self, duty: Callable[[argparse.Namespace], int], chosen: argparse.Namespace) -> None:
        self.code: int | None = None
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        # Until the child has its own way of ending, our wish waits: the way it inherits would swallow it.
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        self.pid = os.fork()
        if self.pid:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
            return
        code = 1
        try:
            os.setsid()
            os.environ["STARTED_BY"] = str(parent)
            for number in ENDING:
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
            code = duty(chosen)
        except SystemExit as ended:
            code = _told(ended)
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def has_ended(self) -> bool:
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
        return self.code is not None

    def wait(self, until: float | None = None) -> int | None:
        """Its exit code; None where it is still running then."""
        while not self.has_ended() and (until is None or time.monotonic() < until):
            time.sleep(0.05)
        return self.code

    def kill(self, number: int) -> None:
        if not self.has_ended():
            os.kill(self.pid, number)


def _told(ended: SystemExit) -> int:
    """As Python itself ends: a number is the code, words go to the console."""
    if ended.code is None or isinstance(ended.code, int):
        return ended.code or 0
    print(ended.code, file=sys.stderr)
    return 1


def own_address(bind: str) -> str:
    """Where a browser on this machine finds it, for links as long as nobody has said a public address."""
    host, _, port = bind.rpartition(":")
    is_any = host.strip("[]") in {"", "0.0.0.0", "::"}  # noqa: S104  (nothing is bound here)
    return f"http://{'127.0.0.1' if is_any else host}:{port}"


def _taken(bind: str) -> str:
    """Why nobody can listen there; a port that another desk has would otherwise be announced as ours."""
    host, _, port = bind.rpartition(":")
    try:
        kind, *_rest, address = socket.getaddrinfo(
            host.strip("[]") or None, int(port), type=socket.SOCK_STREAM
        )[0]
        with socket.socket(kind, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, ValueError) as error:
        return getattr(error, "strerror", None) or str(error)
    return ""


def web(chosen: argparse.Namespace) -> int:
    _end_with_parent()
    django_ready()
    if "STARTED_BY" not in os.environ and not is_behind():
        _tell_code()
    from gunicorn.app.base import BaseApplication

    class Web(BaseApplication):
        def load_config(self) -> None:
            options = {
                "bind": chosen.bind,
                "worker_class": "gthread",
                "workers": WEB_PROCESSES,
                "threads": chosen.threads,
                "timeout": 120,
                "graceful_timeout": 10,
                "keepalive": 30,
                "accesslog": None,
                "loglevel": "warning",
                "control_socket_disable": True,
                "preload_app": True,
                "pre_fork": _before_fork,
            }
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> object:
            _read_what_all_share()
            from kulanz.config.wsgi import application

            return application

    Web().run()
    return 0


def _before_fork(_server: object, _worker: object) -> None:
    _settle_memory()


def _settle_memory() -> None:
    """What is read by now is shared by the processes and left alone by the collector; a connection is nobody's."""
    from django.db import connections

    connections.close_all()
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 20, 20)


def work(_chosen: argparse.Namespace) -> int:
    """Fetch, send, remind: until SIGTERM or SIGINT, then finish what is being done."""
    _end_with_parent()
    django_ready(migrate=True)
    from kulanz.flow import clock

    stop = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in ENDING:
        signal.signal(number, end)
    clock.work(stop)
    return 0


def _end_with_parent() -> None:
    """A child whose `kulanz run` was killed ends by itself, so that the next one finds the port free."""
    parent = os.environ.get("STARTED_BY")
    if parent is None:
        return

    def look() -> None:
        while os.getppid() == int(parent):
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=look, name="parent", daemon=True).start()


def _end(children: list[_Child]) -> None:
    for child in children:
        child.kill(signal.SIGTERM)
    until = time.monotonic() + SHUTDOWN_SECONDS
    for child in children:
        if child.wait(until) is None:
            child.kill(signal.SIGKILL)
            child.wait()


def _announce(bind: str) -> None:
    from kulanz.demo import shop

    print(f"\n  Kulanz: http://{bind}/", flush=True)
    for line in shop.sign_ins():
        print(f"  {line}", flush=True)
    _tell_code()
    print("  Ctrl+C stops it.\n", flush=True)


def _tell_code() -> None:
    """Only who sees this console, or sits at this machine, becomes the first owner."""
    from kulanz.business import people

    if people.nobody_yet():
        print("  Open it and make the owner's account.", flush=True)
        print(f"  From another machine the page asks for this code: {people.start_code()}", flush=True)
