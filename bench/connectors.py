"""Orders per second from a shop on this machine into the desk.

    python -m bench.connectors [--number 5000] [--kinds woocommerce,shopify,magento]

A small HTTP server beside us (a process of its own) gives orders as the vendors document them; they are fetched page by
page and written with their customers and progress. Then the same is fetched again, when nothing is new. A fresh SQLite
in a folder that is removed afterwards; DATABASE_URL measures another database.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from bench import measure

MAKERS = {"woocommerce": "WooCommerce", "shopify": "Shopify", "magento": "Magento"}


def main() -> None:
    arguments = argparse.ArgumentParser(
        prog="python -m bench.connectors",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    arguments.add_argument("--number", type=int, default=5000, help="orders in each shop")
    arguments.add_argument("--kinds", default="woocommerce,shopify,magento")
    arguments.add_argument("--serve", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.serve:
        _serve(chosen.serve, chosen.number)
        return
    folder = Path(mkdtemp(prefix="kulanz-bench-"))
    try:
        os.environ["KULANZ_PRIVATE_HOSTS"] = "127.0.0.1"
        measure.set_up_django(folder)
        for kind in chosen.kinds.split(","):
            _measure(kind, chosen.number)
    finally:
        shutil.rmtree(folder)


def _measure(kind: str, number: int) -> None:
    from kulanz.customers.models import Customer, Shop
    from kulanz.customers.shops import fetching

    command = [sys.executable, "-m", "bench.connectors", "--serve", kind, "--number", str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, cwd=measure.ROOT) as server:
        assert server.stdout is not None
        url = server.stdout.readline().decode().strip()
        shop = Shop.objects.create(kind=kind, name=kind, url=url, secret=_keys(kind))
        before, cpu = time.perf_counter(), time.process_time()
        assert fetching.take_turn(shop, seconds=3600) == "done", Shop.objects.get(pk=shop.pk).failure_detail
        seconds, cpu = time.perf_counter() - before, time.process_time() - cpu
        assert shop.orders.count() == number
        begun = time.perf_counter()
        fetching.take_turn(Shop.objects.get(pk=shop.pk))
        again = time.perf_counter() - begun
        server.communicate(b"\n")
    print(
        f"{kind:12} {number} orders of {Customer.objects.count()} customers: {number / seconds:.0f} a second "
        f"({seconds:.1f} s, {cpu:.1f} s of them ours); when nothing is new {1000 * again:.0f} ms",
        flush=True,
    )


def _serve(kind: str, number: int) -> None:
    """Until something comes in: the shop."""
    from tests.servers import shops

    server: Any = getattr(shops, MAKERS[kind])()
    begun = server.now - timedelta(minutes=number + 60)
    rows: list[Any] = []
    for n in range(1, number + 1):
        server.orders = []  # else each looks whether its number is taken
        row = server.order(n, at=begun + timedelta(minutes=n))
        rows.append(_of_customer(row, n % (number // 3 or 1)))
    server.orders = rows
    print(server.url, flush=True)
    sys.stdin.readline()
    server.stop()


def _of_customer(row: dict[str, Any], customer: int) -> dict[str, Any]:
    address = f"kunde{customer}@kunde.example"
    if "billing" in row:
        return row | {"billing": row["billing"] | {"email": address}}
    return row | {"email" if "email" in row else "customer_email": address}


def _keys(kind: str) -> dict[str, str]:
    from tests.servers import shops

    if kind == "woocommerce":
        return {"consumer_key": shops.WooCommerce.key, "consumer_secret": shops.WooCommerce.secret}
    return {"access_token": shops.Shopify.token if kind == "shopify" else shops.Magento.token}


if __name__ == "__main__":
    main()
