"""Cases of the owner's round, on a Tuesday."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.flow import outbound
from kulanz.reply import compose
from kulanz.triage import cases
from kulanz.triage.models import Case
from tests import a

BERLIN = ZoneInfo("Europe/Berlin")
# A Tuesday; open from 9 to 17 o'clock.
MORNING = datetime(2026, 3, 10, 8, 30, tzinfo=BERLIN)
EVENING = datetime(2026, 3, 10, 17, 5, tzinfo=BERLIN)


def case(*codes: str, name: str = "Anna Muster", **fields: object) -> Case:
    talk = a.conversation(
        customer=a.customer(name), channel=a.mailbox(smtp_host="localhost").channel, **fields
    )
    as_received(talk)
    return cases.add(talk.customer, codes or ["complaint"], talk.messages.get())


def as_received(talk: Conversation) -> None:
    talk.refresh_from_db()
    if not talk.waiting_since:
        talk.received(timezone.now(), "Guten Tag")


def talks(of: Case) -> list[Conversation]:
    return list(Conversation.objects.filter(customer=of.customer).order_by("pk"))


def answer(talk: Conversation, by: Staff) -> None:
    draft = compose.save(compose.start(talk, "answer", by=by), text="Guten Tag, das regeln wir.")
    outbound.send(draft, by=by, seen=timezone.now())
