"""Run beside a desk: somebody who asks for money back on day 92 of 90, and whose order came from a shop of files."""

import json
import sys
import uuid
from datetime import timedelta
from email.utils import format_datetime

import django

django.setup()

from django.utils import timezone  # noqa: E402  (Django must be ready)

from kulanz.channels import originals  # noqa: E402
from kulanz.channels.models import Channel  # noqa: E402
from kulanz.customers import orders  # noqa: E402
from kulanz.customers.models import Shop  # noqa: E402
from kulanz.customers.orders import ToldLine, ToldOrder  # noqa: E402
from kulanz.flow import inbound  # noqa: E402
from kulanz.goodwill import guarantee  # noqa: E402
from kulanz.goodwill.guarantee import Terms  # noqa: E402

from .cases import taken_in_by_the_desk  # noqa: E402

MAIL = (
    "From: Ruth Ebner <ruth.ebner@kunde.example>\nTo: {to}\nDate: {at}\nSubject: Geld zurück für den Kurs\n"
    "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nMessage-ID: <{ident}@kunde.example>\n\n{text}\n"
)
TEXT = (
    "Guten Tag,\n\nder Kurs (Bestellung BG-90917) passt leider nicht zu meinem Garten. Ich weiß, die neunzig Tage sind"
    " gerade vorbei. Bitte erstatten Sie mir trotzdem das Geld.\n\nFreundliche Grüße\nRuth Ebner"
)


def lay_out() -> dict[str, int]:
    guarantee.write(None, Terms(days=90, grace_days=14, withdrawal_days=14))
    bought = guarantee.noon(guarantee.local_day(timezone.now()) - timedelta(days=92))
    lines = [ToldLine("Kräuterwissen in 12 Wochen (Kurs)", 1, 19800, is_digital=True)]
    told = ToldOrder(
        "BG-90917", "BG-90917", bought, bought, "paid", 19800, "EUR", "ruth.ebner@kunde.example", "Ruth Ebner",
        lines=lines, refunds=(),
    )  # fmt: skip
    orders.keep(Shop.objects.filter(kind=Shop.Kind.CSV).earliest("pk"), [told])
    channel = Channel.objects.filter(kind=Channel.Kind.FOLDER).earliest("pk")
    ident = uuid.uuid4().hex
    mail = MAIL.format(to=channel.address, at=format_datetime(timezone.now()), ident=ident, text=TEXT)
    original = originals.store(channel, f"refunds/{ident}", mail.encode())
    assert original
    message = inbound.take_in(original) or taken_in_by_the_desk(ident)
    return {"talk": message.conversation_id}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(lay_out()))
