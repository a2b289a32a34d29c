from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.conversations import regroup, search, timeline
from kulanz.conversations.models import Conversation
from kulanz.lib.refusal import Refusal
from tests import a

pytestmark = pytest.mark.django_db


def test_merged_conversations_are_one_timeline_and_the_old_one_leads_there():
    customer, owner = a.customer(), a.staff()
    into = a.conversation(customer=customer, text="Erste Frage", at=timezone.now() - timedelta(hours=2))
    other = a.conversation(customer=customer, text="Zweite Frage")
    other.tag("versand", by=owner)
    regroup.merge(into, other, by=owner)
    other.refresh_from_db()
    assert other.merged_into == into
    texts = [entry.item.text for entry in timeline.timeline(into) if entry.kind == "message"]
    assert texts == ["Erste Frage", "Zweite Frage"]
    assert [hit.conversation.pk for hit in search.find(owner, "zweite")] == [into.pk]
    assert [tag.name for tag in into.tags.all()] == ["versand"]
    assert into.unanswered == 2


def test_a_conversation_is_not_merged_with_itself():
    conversation = a.conversation()
    with pytest.raises(Refusal):
        regroup.merge(conversation, conversation, by=None)


def test_a_split_takes_the_later_messages_along():
    owner = a.staff()
    conversation = a.conversation(text="Wo ist mein Buch?", at=timezone.now() - timedelta(hours=3))
    second = a.message(conversation, text="Anderes Thema: die Rechnung", at=timezone.now() - timedelta(hours=1))
    fresh = regroup.split(conversation, second, by=owner)
    conversation.refresh_from_db()
    assert conversation.messages.count() == fresh.messages.count() == 1
    assert fresh.state == "open"
    assert (conversation.unanswered, fresh.unanswered) == (1, 1)
    assert [hit.conversation.pk for hit in search.find(owner, "Rechnung")] == [fresh.pk]


def test_the_first_message_cannot_be_split_off():
    conversation = a.conversation()
    with pytest.raises(Refusal):
        regroup.split(conversation, conversation.messages.get(), by=None)


def test_after_a_split_replies_go_to_the_part_they_answer():
    shop = a.channel()
    first = a.arrival(shop, a.mail(message_id="one@kunde.example", at=timezone.now() - timedelta(hours=3)))
    second = a.arrival(shop, a.mail(message_id="two@kunde.example", headers="In-Reply-To: <one@kunde.example>\n"))
    fresh = regroup.split(Conversation.objects.get(pk=first.conversation_id), second, by=None)
    reply = a.arrival(shop, a.mail(headers="In-Reply-To: <two@kunde.example>\n"))
    assert reply.conversation == fresh
