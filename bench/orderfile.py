"""How many rows of an uploaded file become orders, in what memory: python -m bench.orderfile [--rows N] [--once].

A Shopify export of so many rows (two lines an order, a customer four orders) is written, uploaded into a fresh desk,
looked at as the mapping screen does, and taken portion by portion as the worker does; then the same file once more.
"""

import argparse
import os
import random
import resource
import shutil
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp

HEAD = (
    "Name,Email,Financial Status,Created at,Currency,Total,Lineitem quantity,Lineitem name,Lineitem price,"
    "Billing Name,Refunded Amount\n"
)


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m bench.orderfile", description=__doc__)
    arguments.add_argument("--rows", type=int, default=100_000)
    arguments.add_argument("--once", action="store_true", help="not the same file a second time")
    chosen = arguments.parse_args()
    folder = Path(mkdtemp(prefix="kulanz-bench-"))
    try:
        written = folder / "orders.csv"
        _write(written, chosen.rows)
        _measure(folder, written, chosen.rows, once=chosen.once)
    finally:
        shutil.rmtree(folder)


def _write(place: Path, rows: int) -> None:
    chance = random.Random(1)
    with place.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(rows // 2):
            who = chance.randrange(max(rows // 8, 1))
            day = date(2020, 1, 1) + timedelta(days=number % 2000)
            for line in range(2):
                head = f"paid,{day} 10:00:00 +0100,EUR,30.00" if line == 0 else f",{day} 10:00:00 +0100,,"
                file.write(
                    f"#{number},k{who}@kunde.example,{head},{line + 1},Buch {number % 50},10.00,Kunde {who},0.00\n"
                )


def _measure(folder: Path, written: Path, rows: int, *, once: bool) -> None:
    os.environ |= {"KULANZ_DATA": str(folder / "data"), "DJANGO_SETTINGS_MODULE": "kulanz.config.settings"}
    import django

    django.setup()
    from django.core.management import call_command

    from kulanz.business.models import Staff
    from kulanz.customers.models import Order

    call_command("migrate", verbosity=0)
    owner = Staff.objects.create(email="o@shop.example", role=Staff.Role.OWNER)
    print(f"{rows:,} rows, {written.stat().st_size / 1e6:.0f} MB")
    for title in ("fresh",) if once else ("fresh", "the same file again"):
        _taken(title, written, rows, owner)
    print(
        f"{Order.objects.count():,} orders; peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )


def _taken(title: str, written: Path, rows: int, owner: object) -> None:
    from kulanz.customers.models import OrderFile
    from kulanz.customers.orderfiles import survey
    from kulanz.flow import orderfiles

    begun = time.process_time()
    file = orderfiles.upload(
        written.name,
        written.stat().st_size,
        lambda: _pieces(written),
        "Laden",
        by=owner,  # type: ignore[arg-type]  # a Staff
    )
    uploaded = time.process_time()
    found = orderfiles.look(file, survey.Wish())
    looked = time.process_time()
    orderfiles.begin(file, found.layout)
    while OrderFile.objects.get(pk=file.pk).state == OrderFile.State.READING:
        orderfiles.take(file=file.pk)
    seconds = time.process_time() - looked
    sys.stdout.write(
        f"{title}: uploaded in {uploaded - begun:.1f} s, looked at in {looked - uploaded:.1f} s, "
        f""
        f"taken in {seconds:.0f} s: {rows / seconds:,.0f} rows a second of CPU\n"
    )


def _pieces(written: Path):
    with written.open("rb") as file:
        while piece := file.read(1 << 16):
            yield piece


if __name__ == "__main__":
    main()
