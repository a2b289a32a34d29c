"""Mail that comes to a conversation at an awkward moment still reaches somebody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.conversations import queue, regroup
from kulanz.conversations.models import Conversation
from kulanz.flow import outbound
from kulanz.reply import compose
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return a.staff("owner")


@pytest.fixture
def shop():
    return a.channel(address="hallo@shop.example")


@pytest.fixture
def question(shop):
    return a.arrival(shop, a.mail(message_id="one@kunde.example", text="Wo ist mein Buch?"))


def answer(question, owner):
    draft = compose.save(
        compose.start(question.conversation, "answer", by=owner), text="Guten Tag, es kommt."
    )
    return outbound.send(draft, by=owner, seen=timezone.now())


def waiting(owner):
    return [row.pk for row in queue.page(owner, "open").rows]


def test_who_writes_again_takes_the_conversation_out_of_the_bin(shop, owner, question):
    question.conversation.bin(by=owner)
    a.arrival(shop, a.mail(headers="In-Reply-To: <one@kunde.example>\n", text="Hallo? Noch jemand da?"))
    assert waiting(owner) == [question.conversation_id]


def test_a_robot_leaves_the_bin_alone(shop, owner, question):
    question.conversation.bin(by=owner)
    robot = "In-Reply-To: <one@kunde.example>\nAuto-Submitted: auto-replied\n"
    a.arrival(shop, a.mail(headers=robot, text="Ich bin im Urlaub."))
    assert waiting(owner) == []


def test_a_customer_whose_clock_is_a_day_behind_waits_like_anybody(shop, owner, question):
    sent = answer(question, owner)
    yesterday = timezone.now() - timedelta(days=1)
    a.arrival(
        shop,
        a.mail(headers=f"In-Reply-To: <{sent.message_id}>\n", text="Danke, und der Band 2?", at=yesterday),
    )
    assert waiting(owner) == [question.conversation_id]


def test_a_message_that_crossed_our_answer_waits(shop, owner, question):
    written = timezone.now() - timedelta(minutes=10)
    answer(question, owner)
    a.arrival(
        shop, a.mail(headers="In-Reply-To: <one@kunde.example>\n", text="Nachtrag: Nr. 4711", at=written)
    )
    conversation = Conversation.objects.get(pk=question.conversation_id)
    assert (conversation.state, conversation.unanswered) == ("open", 1)
    regroup.retell(conversation)
    assert (conversation.state, conversation.unanswered) == ("open", 1)


def test_old_mail_that_was_answered_elsewhere_does_not_wait(shop, owner):
    first, then = timezone.now() - timedelta(days=9), timezone.now() - timedelta(days=8)
    ours = a.mail(
        sender="hallo@shop.example",
        to="anna@kunde.example",
        headers="In-Reply-To: <old@kunde.example>\n",
        at=then,
    )
    a.arrival(shop, ours, is_ours=True)
    a.arrival(shop, a.mail(message_id="old@kunde.example", at=first))
    assert waiting(owner) == []
