"""How long it takes to rank everybody: python -m bench.standing [--orders 1000000] [--cdnow FILE].

Invents a shop's orders, ranks them once as a file (`kulanz standing`) and once in a desk's database, then tells how
long a single order takes to show. With --cdnow FILE (customer, date, qty, usd) also which share of the later spending
the first tenth has, ranked on what came before 1 October 1997.
"""

import argparse
import csv
import io
import resource
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from bench import measure

if TYPE_CHECKING:
    from kulanz.customers.models import Shop

AT_ONCE = 5000
SPLIT = "1997-10-01"


def main() -> None:
    arguments = argparse.ArgumentParser(
        prog="python -m bench.standing",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    arguments.add_argument("--orders", type=int, default=1_000_000)
    arguments.add_argument("--cdnow", type=Path, metavar="FILE")
    chosen = arguments.parse_args()
    folder = Path(mkdtemp(prefix="kulanz-bench-"))
    if chosen.cdnow:
        print(
            f"CDNOW: the first tenth has {share_of_the_first_tenth(chosen.cdnow, folder):.3f} of what was spent later"
        )
    as_a_file(folder, chosen.orders)
    in_a_desk(folder / "desk", chosen.orders)


def share_of_the_first_tenth(file: Path, folder: Path) -> float:
    table = file.read_text(encoding="utf-8")
    later: dict[str, float] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t"):
        if date.fromisoformat(row["date"]) >= date.fromisoformat(SPLIT):
            later[row["customer"]] = later.get(row["customer"], 0.0) + float(row["usd"])
    used = measure.run(
        [*measure.KULANZ, "standing", str(file), "--as-of", SPLIT, "--map", "amount=usd"], folder / "none"
    )
    ranked = [row["customer"] for row in csv.DictReader(io.StringIO(used.output))]
    best = ranked[: round(len(ranked) / 10)]
    return sum(later.get(one, 0.0) for one in best) / sum(later.get(one, 0.0) for one in ranked)


def as_a_file(folder: Path, number: int) -> None:
    file = folder / "orders.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["customer", "date", "amount"])
        writer.writerows(
            (f"k{who}@kunde.example", day.isoformat(), f"{cents / 100:.2f}")
            for who, day, cents in invented(number)
        )
    used = measure.run([*measure.KULANZ, "standing", str(file)], folder / "none")
    ranked = used.output.count("\n") - 1
    took = f"{used.seconds:.0f} s ({used.cpu_seconds:.0f} s CPU), peak {used.peak_mb:.0f} MB"
    print(f"a file of {number} orders, {ranked} customers: {took}")


def in_a_desk(data: Path, number: int) -> None:
    measure.set_up_django(data)
    from kulanz.customers import orders
    from kulanz.flow import standings

    shop = _fill(number)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun, cpu = time.perf_counter(), time.process_time()
    done = standings.fit_anew()
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took = f"{seconds:.0f} s ({cpu:.0f} s CPU), {after - before:.0f} MB more than before"
    print(f"a desk with {number} orders, {done} customers: {took}")
    told = orders.ToldOrder(
        remote_id="new",
        number="new",
        placed_at=datetime.now(UTC),
        changed_at=datetime.now(UTC),
        state="paid",
        total_cents=1990,
        currency="EUR",
        email="k1@kunde.example",
    )
    from kulanz.customers.models import Standing

    Standing.objects.update(is_stale=False)
    orders.keep(shop, [told])
    begun = time.perf_counter()
    assert standings.catch_up() == 1
    print(f"one order more: {(time.perf_counter() - begun) * 1000:.0f} ms")


def invented(number: int) -> Iterator[tuple[int, date, int]]:
    """(customer, day, cents), about three orders a customer over six years."""
    dice, written, who = Random(1), 0, 0
    last = date.today()
    while written < number:
        who += 1
        day, basket = last - timedelta(days=dice.randrange(2000)), dice.uniform(800, 12_000)
        for _ in range(1 + int(dice.expovariate(0.4))):
            if written == number or day > last:
                break
            yield who, day, round(basket * dice.uniform(0.5, 1.5))
            written += 1
            day += timedelta(days=1 + int(dice.expovariate(1 / 60)))


def _fill(number: int) -> "Shop":
    from django.db import connection

    from kulanz.customers.models import Customer, Handle, Order, Shop

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    shop = Shop.objects.create(kind="csv", name="Bench")
    told = list(invented(number))
    customers = told[-1][0]
    for begin in range(1, customers + 1, AT_ONCE):
        ids = range(begin, min(begin + AT_ONCE, customers + 1))
        Customer.objects.bulk_create(Customer(pk=pk, name=f"Kunde {pk}") for pk in ids)
        Handle.objects.bulk_create(
            Handle(customer_id=pk, kind="email", value=f"k{pk}@kunde.example", shown=f"k{pk}@kunde.example")
            for pk in ids
        )
    for begin in range(0, number, AT_ONCE):
        Order.objects.bulk_create(
            Order(
                shop=shop,
                remote_id=str(begin + at),
                number=str(begin + at),
                number_key=str(begin + at),
                customer_id=who,
                placed_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
                changed_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
                state="sent",
                total_cents=cents,
                currency="EUR",
            )
            for at, (who, day, cents) in enumerate(told[begin : begin + AT_ONCE])
        )
    return shop


if __name__ == "__main__":
    main()
