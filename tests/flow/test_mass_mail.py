"""A mass mail by another name: to so many strangers an answer or a forward wants their consent, too."""

import pytest
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations.models import Message
from kulanz.customers import consents
from kulanz.flow import outbound
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from tests import a

pytestmark = pytest.mark.django_db
CROWD = [f"kunde{n}@viele.example" for n in range(8)]


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner")


def begun(kind: str, by: Staff, **heads: str) -> Draft:
    question = a.arrival(a.channel(address="hallo@shop.example"), a.mail(headers="Cc: frau@kunde.example\n"))
    assert question
    draft = compose.start(question.conversation, kind, by=by)
    return compose.save(draft, text="Guten Tag, es gibt etwas Neues.", **heads)


def sent(draft: Draft) -> Message:
    return outbound.send(draft, by=draft.author, seen=timezone.now())


@pytest.mark.parametrize("kind", ["answer", "forward"])
def test_to_many_strangers_nothing_goes_without_their_consent(kind: str, owner: Staff) -> None:
    draft = begun(kind, owner, to="anna@kunde.example", bcc=", ".join(CROWD))
    with pytest.raises(Refusal, match="8 people at once"):
        sent(draft)
    for address in CROWD:
        consents.give(a.customer(address, address), "Newsletter", "Messe", by=owner)
    assert sent(draft).outbound


def test_those_who_take_part_in_it_are_no_strangers(owner: Staff) -> None:
    draft = begun("answer", owner, to=f"anna@kunde.example, frau@kunde.example, {', '.join(CROWD[:5])}")
    assert sent(draft).outbound
