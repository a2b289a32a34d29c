"""How fast the owner's round comes: python bench/round.py DATA [--cases 5000] [--requests 200].

DATA has conversations (bench/fill.py, or an import); the round's cases are made there of open conversations, so
give it a copy. One client asks for the round and then picks case after case, as a browser does: a pick is answered
with the next case. Times are what the client sees, CPU is what the server used.
"""

import argparse
import re
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bench import measure, pages

PICKS = ("mine", "call", "later:hours", "mine")
WARM_UP = 20
CODES = (
    "extremely_dissatisfied",
    "complaint",
    "callback_request",
    "special_request",
    "super_customer",
    "praise",
)


def lay_out(wanted: int) -> tuple[object, ...]:
    """As many cases as wanted; how many customers and conversations there are beside them."""
    from django.utils import timezone

    from kulanz.conversations.models import Conversation
    from kulanz.customers.models import Customer
    from kulanz.triage import cases
    from kulanz.triage.models import Case

    now, opened = timezone.now(), Conversation.State.OPEN
    missing = max(wanted - cases.to_show().count(), 0)
    free = Conversation.objects.present().exclude(customer__cases__isnull=False).order_by()
    chosen = dict(free.filter(state=opened).values_list("customer", "pk")[: 2 * missing])
    if len(chosen) < missing:
        chosen |= dict(free.exclude(state=opened).values_list("customer", "pk")[: 2 * missing])
    chosen = dict(list(chosen.items())[:missing])
    Conversation.objects.filter(pk__in=chosen.values()).exclude(state=opened).update(
        state=opened, waiting_since=now, unanswered=1, due_reason="waits", need_at=now, due_at=now
    )
    Case.objects.bulk_create(
        Case(
            customer_id=customer,
            reasons=[{"code": CODES[n % len(CODES)], "message": None, "at": now.isoformat()}],
            step=cases.STEPS[CODES[n % len(CODES)]],
            opened_at=now - timedelta(seconds=n),
            back_at=now + timedelta(days=1),
        )
        for n, customer in enumerate(chosen)
    )
    return (cases.to_show().count(), Customer.objects.count(), Conversation.objects.count())


class Owner(pages.Client):
    """A client that may also change something."""

    def begin(self) -> str:
        """The round's first page; the number of its case."""
        page = self.get("/round/").decode()
        token = re.search(r'X-CSRFToken": "(\w+)"', page)
        case = re.search(r'action="/round/(\d+)/pick"', page)
        if not token or not case:
            raise RuntimeError("no case waits")
        self.head |= {"X-CSRFToken": token[1], "HX-Request": "true"}
        return case[1]

    def pick(self, case: str, chosen: str) -> str:
        """Decide; the number of the next case."""
        head = self.head | {"Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST", f"/round/{case}/pick", f"pick={chosen}&line=", head)
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"pick {chosen} of {case}: {answer.status}")
        return (answer.headers["HX-Push-Url"] or "").rstrip("/").rpartition("/")[2]


def figures(data: Path, cases: int, requests: int) -> Iterator[tuple[str, str]]:
    script = (
        "from pathlib import Path; from bench import round, measure; import sys;"
        "measure.set_up_django(Path(sys.argv[1])); print(*round.lay_out(int(sys.argv[2])))"
    )
    made = measure.run([measure.KULANZ[0], "-c", script, str(data), str(cases)], data)
    yield "cases, customers, conversations", made.output.strip()
    cookie, _numbers = pages.signed_in(data)
    with pages.desk(data) as (port, web, _work):
        owner = Owner(port, cookie)
        owner.head["Cookie"] += "; csrftoken=" + "b" * 32
        owner.begin()
        time.sleep(pages.REST_SECONDS)
        used = measure.cpu_seconds(web)
        yield "round", measure.median_and_p95(measure.timed(lambda: owner.get("/round/"), requests, WARM_UP))
        yield "  CPU", _each(measure.cpu_seconds(web) - used, requests)
        used, following = measure.cpu_seconds(web), owner.begin()
        times = []
        for number in range(requests + WARM_UP):
            begun = time.perf_counter()
            following = owner.pick(following, PICKS[number % len(PICKS)])
            times.append((time.perf_counter() - begun) * 1000)
        yield "pick, with the next case", measure.median_and_p95(times[WARM_UP:])
        yield "  CPU", _each(measure.cpu_seconds(web) - used, requests)


def _each(seconds: float, requests: int) -> str:
    return f"{seconds / (requests + WARM_UP) * 1000:.1f} ms"


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--cases", type=int, default=5000)
    arguments.add_argument("--requests", type=int, default=200)
    chosen = arguments.parse_args()
    for name, said in figures(chosen.data.resolve(), chosen.cases, chosen.requests):
        print(f"{name:34}{said}", flush=True)


if __name__ == "__main__":
    main()
