"""Run beside a desk: somebody who asked never to be written to again, and the link by which somebody unsubscribes."""

import json
import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402  (Django must be ready)

from kulanz.business.models import Staff  # noqa: E402
from kulanz.conversations.models import Conversation  # noqa: E402
from kulanz.customers import consents, match, silence  # noqa: E402
from kulanz.flow import unsubscribing  # noqa: E402

from .calls import arrive  # noqa: E402

NEVER = "Guten Tag,\n\nmein Kalender kam nie an. Schreiben Sie mir nie wieder.\n\nJonas Reuter"


def lay_out() -> dict[str, str | int]:
    asked = arrive("Jonas Reuter", "Schluss", NEVER)
    talk = Conversation.objects.select_related("customer").get(pk=asked.conversation_id)
    if silence.since(talk.customer) is None:
        silence.begin(talk.customer, at=timezone.now(), message=asked.pk)
    reader = match.customer_of("mira.lang@kunde.example", "Mira Lang", language="de")
    consents.give(reader, "", "Messe", purpose="news", by=Staff.objects.earliest("pk"))
    return {"asked": talk.pk, "token": unsubscribing.token(reader.handles.get())}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(lay_out()))
