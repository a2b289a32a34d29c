"""`kulanz checkup`: whether everything is in order, in words."""

import argparse
import hashlib
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from kulanz.cli import django_ready, is_behind
from kulanz.config import data_folder

SAMPLE = 200
LEAST_FREE_BYTES = 1_000_000_000

Finding = tuple[bool, str]


def add_arguments(_name: str, parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--all", action="store_true", help="compare every original with its checksum, not a sample"
    )
    parser.set_defaults(call=checkup)


def checkup(chosen: argparse.Namespace) -> int:
    """Print a line for everything looked at; 1 when something needs attention."""
    if not data_folder().is_dir():
        print(f"PROBLEM  There is no folder {data_folder()}. `kulanz run` makes it.")
        return 1
    django_ready()
    from django.conf import settings

    findings = [*_folder(Path(settings.DATA)), *_database()]
    if all(ok for ok, _text in findings):
        findings += [*_people(), *_originals(None if chosen.all else SAMPLE), *_mailboxes(), *_work()]
    for ok, text in findings:
        print(f"{'ok     ' if ok else 'PROBLEM'}  {text}")
    return 0 if all(ok for ok, _text in findings) else 1


def _folder(data: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(data).free
    yield free > LEAST_FREE_BYTES, f"{free / 1e9:.1f} GB free in {data}"
    for key in sorted((data / "keys").glob("*.key")):
        private = not stat.S_IMODE(key.stat().st_mode) & 0o077
        yield private, f"{key.name} can be read by {'its owner alone' if private else 'others: chmod 600'}"


def _database() -> Iterator[Finding]:
    from django.db import connection

    behind = is_behind()
    yield (
        not behind,
        f"database ({connection.vendor}) is {'behind: start the desk once' if behind else 'up to date'}",
    )
    if connection.vendor == "sqlite" and not behind:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check")
            said = cursor.fetchone()[0]
        yield said == "ok", f"database is {'sound' if said == 'ok' else f'damaged: {said}'}"


def _people() -> Iterator[Finding]:
    from kulanz.business import people

    if people.nobody_yet():
        yield True, f"nobody has an account yet; the first page asks for this code: {people.start_code()}"


def _originals(most: int | None) -> Iterator[Finding]:
    from kulanz.channels.models import RawMessage
    from kulanz.lib import vault

    held = RawMessage.objects.exclude(state=RawMessage.State.DELETED)
    rows = held.order_by("?" if most else "pk").values_list("sha256", flat=True)
    looked_at = damaged = 0
    for digest in rows[:most].iterator():
        looked_at += 1
        damaged += not _is_intact(vault.path(digest), digest)
    yield not damaged, f"{looked_at} of {held.count()} originals compared, {damaged} missing or damaged"
    unread = held.filter(state=RawMessage.State.UNREADABLE, dismissed_at=None).count()
    yield True, f"{unread} could not be read and wait on the desk"


def _is_intact(place: Path, digest: str) -> bool:
    import zlib

    from kulanz.lib import vault

    if not place.exists():
        return False
    seen = hashlib.sha256()
    try:
        for piece in vault.chunks(digest):
            seen.update(piece)
    except zlib.error:
        return False
    return seen.hexdigest() == digest


def _mailboxes() -> Iterator[Finding]:
    from kulanz.channels.models import Mailbox

    for mailbox in Mailbox.objects.filter(channel__is_active=True).select_related("channel"):
        well = mailbox.failing_since is None
        state = (
            "was reached"
            if well
            else f"fails since {mailbox.failing_since:%Y-%m-%d %H:%M} ({mailbox.failure})"
        )
        yield well, f"mailbox {mailbox.channel}: {state}"


def _work() -> Iterator[Finding]:
    from kulanz.channels.models import Recipient
    from kulanz.jobs.models import Job

    dead = Job.objects.filter(state=Job.State.DEAD).count()
    yield not dead, f"{dead} jobs given up"
    unclear = Recipient.objects.filter(state=Recipient.State.UNCLEAR).count()
    yield not unclear, f"{unclear} mails of which it is unclear whether they were sent"
