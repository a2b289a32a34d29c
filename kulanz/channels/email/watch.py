"""Watching mailboxes: a thread for each, under a lease, so that several workers share them."""

import logging
import random
import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import close_old_connections, connections

from kulanz.channels.models import Channel, Mailbox
from kulanz.jobs import leases

from . import trouble
from .collect import collect, note_health
from .imap import Connection, connect, secrets_of
from .trouble import Trouble

log = logging.getLogger(__name__)

LEASE_SECONDS = 90
RENEW_SECONDS = 20
LOOK_SECONDS = 3
LONGEST_BACKOFF = 300
# Far below the 29 minutes after which a server may hang up on IDLE (RFC 2177).
LONGEST_IDLE = 20 * 60
# A wrong password tried over and over gets an account locked.
_SLOW_CODES = {"password", "app_password", "oauth_needed", "oauth_expired", "oauth_refused", "imap_disabled"}
# A change of these means: connect anew.
_SETTINGS = (
    "login",
    "imap_host",
    "imap_port",
    "imap_security",
    "imap_user",
    "mark_seen",
    "poll_seconds",
    "fetch_since",
)
_TOKEN = ("access_token", "expires_at")


def watch(on_stored: Callable[[], object], stop: threading.Event, holder: str) -> None:
    """Until `stop`: every active mailbox that no other worker watches is watched by this one."""
    watchers: dict[int, Watcher] = {}
    try:
        while not stop.is_set():
            _look(watchers, on_stored, holder)
            stop.wait(LOOK_SECONDS)
    finally:
        _end(list(watchers.values()))
        connections.close_all()


class Watcher(threading.Thread):
    """Connects, collects, waits for news; after trouble, waits longer and longer and begins again."""

    def __init__(self, mailbox: Mailbox, on_stored: Callable[[], object], holder: str) -> None:
        super().__init__(name=f"mailbox-{mailbox.pk}", daemon=True)
        self.settings = settings_of(mailbox)
        self._mailbox_id = mailbox.pk
        self._on_stored = on_stored
        self._holder = holder
        self._stopped = threading.Event()
        self._connection: Connection | None = None
        self._failures = 0
        self._renewed_at = time.monotonic()

    def stop(self) -> None:
        self._stopped.set()

    def cut(self) -> None:
        """End a connection that hangs."""
        if self._connection:
            self._connection.cut()

    def run(self) -> None:
        try:
            while not self._stopped.is_set():
                close_old_connections()
                self._session()
        finally:
            leases.release(lease_name(self._mailbox_id), self._holder)
            connections.close_all()

    def _session(self) -> None:
        try:
            mailbox = Mailbox.objects.select_related("channel").get(pk=self._mailbox_id)
            self._connection = connect(mailbox)
            with trouble.named(secrets_of(mailbox)):
                self._attend(mailbox, self._connection)
        except Trouble as error:
            self._failed(error)
        except Exception:
            log.exception("watching mailbox %s failed", self._mailbox_id)
            self._failed(Trouble("internal"))
        finally:
            if self._connection:
                self._connection.leave()
            self._connection = None

    def _attend(self, mailbox: Mailbox, connection: Connection) -> None:
        while not self._stopped.is_set():
            collect(mailbox, connection, self._took)
            note_health(mailbox)
            self._failures = 0
            self._wait_for_news(mailbox, connection)

    def _took(self, stored: int) -> None:
        self._keep_lease()
        if stored:
            self._on_stored()
        if self._stopped.is_set():
            raise Trouble("stopped")

    def _failed(self, error: Trouble) -> None:
        if self._stopped.is_set():
            return
        self._failures += 1
        log.warning("mailbox %s: %s", self._mailbox_id, error)
        Mailbox(pk=self._mailbox_id).note_failure(error.code, error.detail)
        self._pause(delay(self._failures, error.code))

    def _wait_for_news(self, mailbox: Mailbox, connection: Connection) -> None:
        """IDLE hears of the inbox at once; the other folders are looked at when the time is up."""
        seconds = min(max(mailbox.poll_seconds, 1), LONGEST_IDLE)
        if not (connection.has_selected and connection.has_capability("IDLE")):
            self._pause(seconds)
            return
        connection.idle()
        until = time.monotonic() + seconds
        while not self._stopped.is_set() and time.monotonic() < until and not connection.stirs(1):
            self._keep_lease()
        connection.idle_done()

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self._stopped.wait(min(left, RENEW_SECONDS)):
            self._keep_lease()

    def _keep_lease(self) -> None:
        if time.monotonic() - self._renewed_at < RENEW_SECONDS:
            return
        self._renewed_at = time.monotonic()
        if not leases.renew(lease_name(self._mailbox_id), self._holder, LEASE_SECONDS):
            log.warning("mailbox %s is watched by another worker now", self._mailbox_id)
            self.stop()


def delay(failures: int, code: str) -> float:
    """Seconds to wait after so many failures in a row: doubling, with jitter, five minutes at the most."""
    first = 60 if code in _SLOW_CODES else 1
    return float(min(LONGEST_BACKOFF, first * 2 ** min(failures - 1, 10)) * random.uniform(0.5, 1))  # noqa: S311  (no secret)


def lease_name(mailbox_id: int) -> str:
    return f"mailbox-{mailbox_id}"


def settings_of(mailbox: Mailbox) -> tuple[Any, ...]:
    """What a connection depends on; tokens come and go without harm."""
    lasting = {name: value for name, value in mailbox.secret.items() if name not in _TOKEN}
    return (*(getattr(mailbox, name) for name in _SETTINGS), tuple(sorted(lasting.items())))


def _end(watchers: list[Watcher]) -> None:
    """All within two seconds, also those whose server no longer answers."""
    for watcher in watchers:
        watcher.stop()
    _join(watchers, 1.2)
    for watcher in watchers:
        if watcher.is_alive():
            watcher.cut()
    _join(watchers, 0.5)


def _join(watchers: list[Watcher], seconds: float) -> None:
    until = time.monotonic() + seconds
    for watcher in watchers:
        watcher.join(max(0.0, until - time.monotonic()))


def _look(watchers: dict[int, Watcher], on_stored: Callable[[], object], holder: str) -> None:
    active = Mailbox.objects.filter(channel__is_active=True, channel__kind=Channel.Kind.EMAIL)
    wanted = {mailbox.pk: mailbox for mailbox in active.exclude(imap_host="")}
    for pk, watcher in list(watchers.items()):
        if pk not in wanted or watcher.settings != settings_of(wanted[pk]):
            watcher.stop()
        if not watcher.is_alive():
            del watchers[pk]
    for pk, mailbox in wanted.items():
        if pk not in watchers and leases.hold(lease_name(pk), holder, LEASE_SECONDS):
            watchers[pk] = Watcher(mailbox, on_stored, holder)
            watchers[pk].start()
