"""Measure the recognition of bounces on a folder with real bounce mails and their known reasons.

    python bench/bounces.py FOLDER    (sisimai_bounces_train.tar.gz and …_gold.tsv.gz)

A file belongs to the half "tune" or "check" by a checksum of its name.
"""

import csv
import gzip
import io
import sys
import tarfile
import time
import zlib
from collections import defaultdict
from pathlib import Path

from kulanz.channels.email import automatic, bounces
from kulanz.channels.email.mime import read
from kulanz.channels.email.parts import take_apart
from kulanz.channels.letter import Bounce

# Kinds without a failed recipient.
NO_FAILURE = ("feedback", "delivered", "vacation")
# First what is counted strictly, then what a person would accept as well.
ACCEPTED: dict[str, tuple[str, ...]] = {
    "userunknown": ("unknown_user",),
    "mailboxfull": ("mailbox_full",),
    "filtered": ("unknown_user", "blocked", "policy", "suspended"),
    "expired": ("expired",),
    "rejected": ("blocked", "policy"),
    "blocked": ("blocked",),
    "badreputation": ("blocked",),
    "requireptr": ("blocked",),
    "hostunknown": ("host_unknown",),
    "authfailure": ("policy",),
    "networkerror": ("network",),
    "spamdetected": ("spam",),
    "suspend": ("suspended",),
    "policyviolation": ("policy",),
    "securityerror": ("policy",),
    "norelaying": ("policy", "blocked"),
    "notcompliantrfc": ("policy",),
    "contenterror": ("policy", "spam"),
    "virusdetected": ("policy", "spam"),
    "notaccept": ("host_unknown", "blocked"),
    "hasmoved": ("moved",),
    "systemerror": ("system",),
    "systemfull": ("system", "mailbox_full"),
    "mailererror": ("system",),
    "mesgtoobig": ("too_large",),
    "exceedlimit": ("too_large",),
    "toomanyconn": ("blocked", "system"),
    "speeding": ("blocked", "system"),
    "ratelimited": ("blocked", "system"),
    "syntaxerror": ("system", "other"),
    "undefined": ("other",),
    "onhold": ("other",),
}


def main(folder: Path, *, verbose: bool) -> None:
    mails = _mails(folder / "sisimai_bounces_train.tar.gz")
    gold = _gold(folder / "sisimai_bounces_train_gold.tsv.gz")
    halves: dict[str, Figures] = {"tune": Figures(), "check": Figures()}
    for name, rows in sorted(gold.items()):
        half = "tune" if zlib.crc32(name.encode()) % 2 else "check"
        halves[half].count(name, mails[name], rows, verbose=verbose)
    for half, figures in halves.items():
        print(half, figures)


class Figures:
    """Counts of one half."""

    def __init__(self) -> None:
        self.n: dict[str, int] = defaultdict(int)
        self.seconds = 0.0

    def count(self, name: str, content: bytes, rows: list[dict[str, str]], *, verbose: bool) -> None:
        message = take_apart(content, []).message
        text = read(content).text
        started = time.process_time()
        found = list(bounces.find(message, text))
        kind = automatic.recognise(message, text)
        self.seconds += time.process_time() - started
        failing = [row for row in rows if row["reason"] not in NO_FAILURE]
        self.n["mails"] += 1
        self.n["named bounce"] += bool(failing) and kind == "bounce"
        self.n["bounce mails"] += bool(failing)
        self.n["recipients"] += len(failing)
        self.n["found"] += min(len(found), len(failing))
        self.n["false"] += max(0, len(found) - len(failing))
        if verbose and len(found) != len(failing):
            print("COUNT", name, [row["reason"] for row in failing], [one.address for one in found], kind)
        for row, one in zip(failing, found, strict=False):
            self._compare(name, row, one, verbose=verbose)

    def _compare(self, name: str, row: dict[str, str], one: Bounce, *, verbose: bool) -> None:
        right = (one.kind == "hard") == (row["hardbounce"] == "1")
        accepted = ACCEPTED.get(row["reason"], ("other",))
        self.n["hard/soft"] += right
        self.n["reason strict"] += one.reason == accepted[0]
        self.n["reason"] += one.reason in accepted
        if verbose and not (right and one.reason in accepted):
            told = f"{one.kind} {one.reason} {one.status} | {one.diagnostic}"
            print(name, row["reason"], row["dsn"], "->", told)

    def __str__(self) -> str:
        found = self.n["recipients"] or 1
        shares = (
            f"{key} {self.n[key] / found:.1%}" for key in ("found", "hard/soft", "reason", "reason strict")
        )
        counts = (
            f"{key} {self.n[key]}" for key in ("mails", "bounce mails", "named bounce", "recipients", "false")
        )
        pace = 1000 * self.seconds / max(1, self.n["mails"])
        return f"{', '.join(counts)}; {', '.join(shares)}; {pace:.2f} ms a mail"


def _mails(archive: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isfile() else None
            if content:
                found.setdefault(Path(member.name).name, content.read())
    return found


def _gold(table: Path) -> dict[str, list[dict[str, str]]]:
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    with gzip.open(table, "rb") as packed:
        for row in csv.DictReader(io.TextIOWrapper(packed, "utf-8"), delimiter="\t"):
            rows[row["file"]].append(row)
    return rows


if __name__ == "__main__":
    main(Path(sys.argv[1]), verbose="-v" in sys.argv)
