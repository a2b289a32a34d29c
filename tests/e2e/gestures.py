"""Run beside a desk: somebody to whom something is owed beyond the answer, and a key for the till."""

import json
import sys

import django

django.setup()

from kulanz.business.models import Staff  # noqa: E402  (Django must be ready)
from kulanz.goodwill import keys  # noqa: E402

from .calls import arrive  # noqa: E402

TEXT = (
    "Guten Tag,\n\nmein E-Book ist nun schon zum zweiten Mal nicht angekommen, und ich habe eine Woche gewartet."
    " Was ist da los?\n\nFreundliche Grüße\nBirgit Lang"
)


def lay_out() -> dict[str, int | str]:
    message = arrive("Birgit Lang", "E-Book kommt nicht", TEXT)
    customer = message.conversation.customer
    customer.about = "Züchtet alte Rosen\nLiest am liebsten auf Papier"
    customer.save(update_fields=["about"])
    owner = Staff.objects.get(name="Hanna Brandt")
    return {"talk": message.conversation_id, "customer": customer.pk, "key": keys.make("Kasse", by=owner)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(lay_out()))
