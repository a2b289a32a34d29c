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
    second = a.message(
        conversation, text="Anderes Thema: die Rechnung", at=timezone.now() - timedelta(hours=1)
    )
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
    second = a.arrival(
        shop, a.mail(message_id="two@kunde.example", headers="In-Reply-To: <one@kunde.example>\n")
    )
    fresh = regroup.split(Conversation.objects.get(pk=first.conversation_id), second, by=None)
    reply = a.arrival(shop, a.mail(headers="In-Reply-To: <two@kunde.example>\n"))
    assert reply.conversation == fresh


def test_two_are_not_merged_in_a_circle():
    one, two = a.conversation(), a.conversation()
    regroup.merge(one, two, by=None)
    with pytest.raises(Refusal):
        regroup.merge(two, one, by=None)


def test_what_was_merged_into_the_one_that_goes_leads_straight_to_the_one_that_stays():
    first, second, third = a.conversation(), a.conversation(), a.conversation()
    regroup.merge(second, third, by=None)
    regroup.merge(first, second, by=None)
    third.refresh_from_db()
    assert third.merged_into == first


def test_who_waits_still_waits_since_then_after_a_merge_into_something_done():
    long_ago = timezone.now() - timedelta(days=3)
    into, other = a.conversation(at=long_ago - timedelta(days=9)), a.conversation(at=long_ago)
    a.message(into, direction="out", at=long_ago - timedelta(days=8))
    into.close(by=None)
    regroup.merge(into, other, by=None)
    into.refresh_from_db()
    assert (into.state, into.waiting_since, into.due_reason) == ("open", long_ago, "waits")


def test_a_promise_stands_in_the_queue_also_after_our_answer():
    conversation = a.conversation(at=timezone.now() - timedelta(hours=1))
    conversation.owe("Rückruf", timezone.localdate() + timedelta(days=1))
    a.message(conversation, direction="out")
    assert (conversation.state, conversation.due_reason) == ("open", "promised")
    conversation.owe("Rückruf", None)
    assert conversation.state == "waiting"


def test_a_promise_made_while_the_customer_is_awaited_comes_into_the_queue():
    conversation = a.conversation()
    conversation.await_customer(by=None)
    conversation.owe("Gutschein", timezone.localdate() + timedelta(days=1))
    assert conversation.state == "open"
