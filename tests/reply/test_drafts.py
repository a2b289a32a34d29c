from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.conversations import regroup
from kulanz.conversations.models import Conversation
from kulanz.flow import outbound
from kulanz.reply import compose
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    shop, customer = a.mailbox(smtp_host="localhost").channel, a.customer()
    return [a.conversation(channel=shop, customer=customer) for _ in range(2)]


def test_what_was_begun_is_still_there_after_the_conversation_was_merged(two):
    owner, (into, other) = a.staff(), two
    draft = compose.save(compose.start(other, "answer", by=owner), text="Guten Tag, fast fertig.")
    regroup.merge(into, other, by=owner)
    assert compose.begun(into, by=owner) == draft
    assert compose.start(into, "answer", by=owner) == draft


def test_it_is_sent_into_the_conversation_that_stayed(two):
    owner, (into, other) = a.staff(), two
    draft = compose.save(compose.start(other, "answer", by=owner), text="Guten Tag, fertig.")
    regroup.merge(into, other, by=owner)
    draft.refresh_from_db()
    message = outbound.send(draft, by=owner, seen=timezone.now())
    assert message.conversation == into
    assert Conversation.objects.get(pk=into.pk).state == "waiting"


def test_an_answer_ends_the_waiting_of_someone_whose_clock_is_ahead(two):
    owner, conversation = a.staff(), two[0]
    message = conversation.messages.get()
    message.at = timezone.now() + timedelta(hours=3)
    message.save()
    conversation.received(message.at, "Aus der Zukunft")
    draft = compose.save(compose.start(conversation, "answer", by=owner), text="Guten Tag, gern.")
    outbound.send(draft, by=owner, seen=timezone.now())
    assert Conversation.objects.get(pk=conversation.pk).state == "waiting"
