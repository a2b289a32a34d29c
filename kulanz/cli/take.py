"""`kulanz import` and `kulanz receive`: mail that does not come from a mailbox's server."""

import argparse
import gc
import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from kulanz.cli import django_ready

PROGRESS_EVERY = 2.0
# EX_TEMPFAIL of sysexits.h: what calls us keeps the mail and tries again.
EXIT_TRY_AGAIN = 75
# A mail makes thousands of objects that go with it: looked at seldom, they cost little.
COLLECT_AFTER = 30_000


@dataclass(slots=True)
class Tally:
    seen: int = 0
    stored: int = 0
    read: int = 0
    unreadable: int = 0
    duplicates: int = 0
    conversations: int = 0
    customers: int = 0
    seconds: float = 0.0


def add_arguments(name: str, parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--mailbox", default="Import", metavar="NAME", help="the mailbox it belongs to")
    parser.add_argument("--address", default="", help="our own address in that mailbox, if it is new")
    if name == "receive":
        parser.set_defaults(call=receive)
        return
    parser.add_argument("path", metavar="PATH", type=Path)
    parser.add_argument(
        "--archive", action="store_true", help="old mail: nothing of it waits for an answer any more"
    )
    parser.set_defaults(call=take)


def take(chosen: argparse.Namespace) -> int:
    """Import everything under a path; it can be broken off and begun again at any time."""
    if not chosen.path.exists():
        print(f"kulanz import: there is no {chosen.path}", file=sys.stderr)
        return 2
    from django.db import Error as DatabaseError

    tally = Tally()
    try:
        _take(chosen, tally)
    except (OSError, DatabaseError) as error:
        print(
            f"kulanz import: broken off: {error}\n{tally.seen} mails are done. When this is mended, give the same"
            " command again: it goes on from there and takes nothing twice.",
            file=sys.stderr,
        )
        return EXIT_TRY_AGAIN
    print(json.dumps(asdict(tally)))
    return 0


def _take(chosen: argparse.Namespace, tally: Tally) -> None:
    django_ready(migrate=True)
    from kulanz.channels import importing
    from kulanz.flow import intake

    # What was loaded for the start stays; looking through it again and again for garbage costs a tenth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 20, 20)
    channel = intake.import_channel(chosen.mailbox, chosen.address)
    begun = shown = time.monotonic()
    before = intake.census()
    run = intake.Run(channel, archive=chosen.archive)
    for digest, outcome in run.take_all(importing.originals(chosen.path)):
        tally.seen += 1
        if outcome == "duplicate":
            tally.duplicates += 1
        else:
            tally.stored += 1
            tally.read += outcome != "unreadable"
            tally.unreadable += outcome == "unreadable"
        if outcome == "unreadable":
            print(f"could not be read: {digest} (kept; see “could not be read” on the desk)", file=sys.stderr)
        if time.monotonic() - shown > PROGRESS_EVERY:
            shown = time.monotonic()
            print(f"{tally.seen} seen, {tally.stored} stored …", file=sys.stderr)
    after = intake.census()
    tally.conversations = after.conversations - before.conversations
    tally.customers = after.customers - before.customers
    tally.seconds = round(time.monotonic() - begun, 3)


def receive(chosen: argparse.Namespace) -> int:
    """Store one mail from standard input, then read it; 75 (try again) when it could not be stored."""
    content = sys.stdin.buffer.read()
    if not content:
        print("kulanz receive: nothing came on standard input", file=sys.stderr)
        return 2
    try:
        django_ready(migrate=True)
        from kulanz.flow import intake

        intake.receive(intake.import_channel(chosen.mailbox, chosen.address), content)
    except Exception as error:  # whatever it is, the mail server must keep the mail and try again
        print(f"kulanz receive: not stored, please try again: {error}", file=sys.stderr)
        return EXIT_TRY_AGAIN
    return 0
