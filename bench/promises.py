"""How fast the board of promises is with 10,000 that are due: python -m bench.promises.

The board, its next page, one's own, home and a customer's page, as a signed-in owner gets them: the whole answer,
within one process.
"""

from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from bench import fill, measure

if TYPE_CHECKING:
    from kulanz.business.models import Staff

CONVERSATIONS, PROMISES, REQUESTS = 2_000, 10_000, 100


def main() -> None:
    data = Path(mkdtemp(prefix="kulanz-bench-"))
    fill.fill(data, CONVERSATIONS)
    measure.set_up_django(data)
    from django.test import Client

    customer = owe()
    browser = Client()
    browser.force_login(_owner(), backend="allauth.account.auth_backends.AuthenticationBackend")
    first = browser.get("/promises/").content.decode()
    after = first.split("?after=")[1].split('"')[0]
    for name, path in {
        "board": "/promises/",
        "next page": f"/promises/?after={after}",
        "mine": "/promises/?whose=mine",
        "home": "/",
        "customer": f"/customers/{customer}/",
    }.items():
        times = measure.timed(lambda path=path: browser.get(path), REQUESTS)  # type: ignore[misc]
        print(f"{name}: {measure.median_and_p95(times)}")


def owe() -> int:
    """Spread over a hundred days, every tenth of them late; the number of a customer to whom some are owed."""
    from django.utils import timezone

    from kulanz.conversations.models import Conversation
    from kulanz.followup.models import Promise

    owner, now = _owner(), timezone.now()
    talks = list(Conversation.objects.values_list("pk", "customer")[:CONVERSATIONS])
    Promise.objects.bulk_create(
        Promise(
            conversation_id=talks[number % len(talks)][0],
            customer_id=talks[number % len(talks)][1],
            what=f"Ersatz Nummer {number} schicken",
            due=(now + timedelta(days=number % 100 - 10)).date(),
            due_at=now + timedelta(days=number % 100 - 10, seconds=number),
            owed_by=owner if number % 2 else None,
        )
        for number in range(PROMISES)
    )
    return talks[0][1]


def _owner() -> "Staff":
    from kulanz.business.models import Business, Staff

    Business.objects.get_or_create(pk=1, defaults={"name": "Buchladen Sonnenau"})
    return Staff.objects.filter(role=Staff.Role.OWNER).first() or Staff.objects.create_user(
        "owner@bench.example", name="Owner", role=Staff.Role.OWNER
    )


if __name__ == "__main__":
    main()
