"""`kulanz standing`: what kind of customer each is, from a file of orders, without any database."""

import argparse
import csv
import io
import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from . import EXIT_USAGE, django_ready

if TYPE_CHECKING:
    from kulanz.customers.standing.facts import Facts
    from kulanz.customers.standing.table import Orders

COLUMNS = (
    "customer standing rank orders spend last_order p_alive expected_orders expected_spend reason".split()
)
EXIT_SOME_FAILED = 1
FAILURES_SHOWN = 20


def add_arguments(_name: str, parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="ORDERS.csv", help="with columns customer, date and amount; - for standard input"
    )
    parser.add_argument(
        "--as-of",
        type=date.fromisoformat,
        default=None,
        metavar="DATE",
        help="orders before this day count (today)",
    )
    parser.add_argument(
        "--horizon", type=int, default=270, metavar="DAYS", help="how far ahead is looked (270)"
    )
    parser.add_argument(
        "--map", default="", metavar="customer=…,date=…,amount=…", help="what the columns are called"
    )
    parser.add_argument("--language", choices=["de", "en"], default="de", help="of the reasons (de)")
    parser.set_defaults(call=standing)


def standing(chosen: argparse.Namespace) -> int:
    """Print a line a customer as CSV, the best first; 1 when some lines of the file could not be used."""
    from kulanz.customers.standing import table

    if chosen.horizon < 1:
        return _refuse("--horizon must be at least one day")
    try:
        with _opened(chosen.file) as file:
            orders = table.read(file, _names(chosen.map))
    except OSError as error:
        return _refuse(f"{chosen.file}: {error.strerror}")
    except ValueError as error:
        return _refuse(str(error))
    for line, what in orders.failed[:FAILURES_SHOWN]:
        print(f"line {line}: {what}", file=sys.stderr)
    if len(orders.failed) > FAILURES_SHOWN:
        print(f"and {len(orders.failed) - FAILURES_SHOWN} more lines", file=sys.stderr)
    django_ready()
    _print(orders, chosen.as_of or date.today(), chosen.horizon, chosen.language)
    return EXIT_SOME_FAILED if orders.failed else 0


def _print(orders: "Orders", as_of: date, horizon: int, language: str) -> None:
    from django.utils import translation

    from kulanz.customers.standing import buying, facts, yardstick

    bought = buying.summed(*orders.columns(), as_of.toordinal())
    stick = yardstick.fit(bought, horizon)
    measured = yardstick.measure(stick, bought)
    known = list(facts.each(bought, stick, measured))
    best = sorted(bought, key=lambda at: (-measured.worth[at], -bought.last[at], at))
    text = io.TextIOWrapper(sys.stdout.buffer, "utf-8", newline="", write_through=False)
    out = csv.writer(text, lineterminator="\n")
    out.writerow(COLUMNS)
    with translation.override(language):
        for rank, at in enumerate(best, start=1):
            name = orders.customers[bought.customer[at]]
            out.writerow(_line(name, rank, int(bought.cents[at]), known[at]))
    text.detach()  # flushes, and leaves standard output open


def _line(name: str, rank: int, cents: int, known: "Facts") -> list[object]:
    from kulanz.customers.standing import facts, words

    return [
        name,
        facts.kind(known),
        rank,
        known.orders,
        f"{cents / 100:.2f}",
        known.last_on.isoformat(),
        "" if known.p_alive is None else f"{known.p_alive:.3f}",
        "" if known.expected_orders is None else f"{known.expected_orders:.3f}",
        "" if known.expected_cents is None else f"{known.expected_cents / 100:.2f}",
        words.sentence(known),
    ]


def _names(said: str) -> dict[str, str]:
    """{"customer": "Kunde", …} of "customer=Kunde,date=Datum"; raises ValueError."""
    from kulanz.customers.standing.table import NEEDED

    names = {one: one for one in NEEDED}
    for pair in filter(None, said.split(",")):
        ours, is_pair, theirs = pair.partition("=")
        if ours.strip() not in names or not is_pair or not theirs.strip():
            raise ValueError(f"--map does not understand {pair!r}; write customer=…,date=…,amount=…")
        names[ours.strip()] = theirs.strip()
    return names


def _opened(name: str) -> "AbstractContextManager[BinaryIO]":
    return nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb")


def _refuse(why: str) -> int:
    print(f"kulanz standing: {why}", file=sys.stderr)
    return EXIT_USAGE
