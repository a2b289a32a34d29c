"""How long it takes to find earlier answers to something alike: python -m bench.precedents DATA.

DATA as `bench/fill.py` fills it. Prints milliseconds for messages seen for the first time (their neighbours may be
known by then) and once more, the statements of one, and, on SQLite, how the database goes about the candidates.
"""

import argparse
import time
from pathlib import Path

from bench import measure
from bench.arrival import Statements

MESSAGES = 60


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("data", type=Path)
    measure.set_up_django(arguments.parse_args().data)
    from django.db import connection

    from kulanz.business.models import Staff
    from kulanz.conversations.models import Conversation, Message
    from kulanz.flow import answered_before
    from kulanz.reading import meaning

    meaning.directions(["Guten Tag"])
    owner = Staff.objects.filter(role="owner").first()
    if owner is None:
        raise SystemExit("There is nobody in this folder.")
    print(f"{Conversation.objects.count()} conversations, {Message.objects.count()} messages")
    theirs = Message.objects.filter(direction="in").select_related("conversation__customer").order_by("-pk")
    asked = list(theirs[: MESSAGES * 50 : 50])
    for name in ("first", "again"):
        times, shown = [], 0
        for message in asked:
            begun = time.perf_counter()
            shown += len(answered_before.find(message, "de", by=owner))
            times.append((time.perf_counter() - begun) * 1000)
        print(f"{name}: {measure.median_and_p95(times)}, most {max(times):.0f} ms; {shown} shown")
    statements = Statements()
    with connection.execute_wrapper(statements):
        answered_before.find(asked[0], "de", by=owner)
    statements.show(1)
    rows = answered_before._answered(asked[0], range(1, 200), owner)  # the one statement worth a look
    print(rows.explain())


if __name__ == "__main__":
    main()
