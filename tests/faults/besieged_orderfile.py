"""Run as a process: a file of orders is taken while its worker is killed again and again; prints what came of it.

Arguments: orders, kills.
"""

import json
import sys
from dataclasses import replace
from io import BytesIO

import django

django.setup()

from django.db.models import Count, Sum  # noqa: E402  (after the settings)

from kulanz.customers.models import Customer, Order, OrderFile, Refund  # noqa: E402
from kulanz.customers.orderfiles import survey, taking  # noqa: E402
from kulanz.flow import orderfiles  # noqa: E402
from kulanz.jobs.models import Job  # noqa: E402
from kulanz.jobs.tasks import REGISTRY  # noqa: E402
from tests import a  # noqa: E402
from tests.servers import siege  # noqa: E402


def main(orders: int, kills: int) -> None:
    taking.ORDERS_AT_ONCE, orderfiles.SECONDS_AT_ONCE = 20, 0.4
    REGISTRY[orderfiles.take.name] = replace(orderfiles.take, lease=1.0, retries=kills * 2)
    content = _file(orders)
    file = orderfiles.upload(
        "orders.csv", len(content), lambda: BytesIO(content), "Laden", by=a.staff("owner")
    )
    orderfiles.begin(file, orderfiles.look(file, survey.Wish()).layout)
    killed = siege.withstand(
        lambda: OrderFile.objects.get().state == "done", workers=2, kills=kills, pause=0.3, patience=150
    )
    file.refresh_from_db()
    counted = Order.objects.aggregate(orders=Count("pk"), cents=Sum("total_cents"))
    found = counted | {
        "killed": killed,
        "state": file.state,
        "made": file.made,
        "changed": file.changed,
        "failed": file.failed,
        "errors": [line for line, *_rest in file.errors],
        "line": file.line,
        "refunds": Refund.objects.count(),
        "customers": Customer.objects.count(),
        "lines": sum(len(order.lines) for order in Order.objects.all()),
        "dead_jobs": Job.objects.filter(state=Job.State.DEAD).count(),
    }
    sys.stdout.write(json.dumps(found))


def _file(orders: int) -> bytes:
    """Two lines an order, a customer three orders, every hundredth broken, every tenth given back."""
    rows = ["Nr;Datum;Summe;Mail;Artikel;Erstattet"]
    for number in range(orders):
        day = "nie" if number % 100 == 99 else "31.12.2026"
        back = "1,00" if number % 10 == 0 else ""
        row = f"{number};{day};12,50;k{number // 3}@kunde.example;"
        rows += [f"{row}Buch;{back}", f"{row}Heft;"]
    return "\n".join(rows).encode()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
