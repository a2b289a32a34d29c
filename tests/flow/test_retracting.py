"""What was sent becomes a draft again: by hand, by the customer's mail, because a consent was withdrawn."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.business.models import Notice, Staff
from kulanz.channels.models import Channel, Outbound
from kulanz.conversations import notes
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import consents
from kulanz.flow import outbound, people, retracting, second_look
from kulanz.journal.models import Event
from kulanz.reply import compose
from kulanz.reply.models import Draft
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner", name="Hanna Brandt")


@pytest.fixture
def shop() -> Channel:
    return a.channel(name="Buchgarten", address="hallo@shop.example")


def sent(shop: Channel, by: Staff, *, days: int = 0, reason: str = "order") -> Message:
    """A mail to somebody who has not written; with `days` it is sent later."""
    draft = compose.start_new(shop, "Anna Muster <anna@kunde.example>", by=by)
    compose.save(draft, reason=reason, subject="Buch", text="Guten Tag, es ist da.")
    at = timezone.now() + timedelta(days=days) if days else None
    return outbound.send(draft, by=by, seen=None, at=at)


def test_the_customer_writes_into_the_conversation_of_a_mail_that_still_waits(
    owner: Staff, shop: Channel
) -> None:
    message = sent(shop, owner, days=7)
    head = f"In-Reply-To: <{message.message_id}>\n"
    reply = a.mail(headers=head, text="Wann kommt es denn?", at=timezone.now() + timedelta(minutes=1))
    answer = a.arrival(shop, reply)
    assert answer is not None
    talk = Conversation.objects.get(pk=answer.conversation_id)
    draft = Draft.objects.get()
    assert (draft.conversation, draft.sent_as, draft.text) == (talk, None, "Guten Tag, es ist da.")
    assert (talk.state, talk.unanswered, talk.preview) == ("open", 1, "Wann kommt es denn?")
    assert talk.last_at <= timezone.now() + timedelta(minutes=1)
    assert not Outbound.objects.exists()


def test_a_conversation_of_which_nothing_is_left_goes_with_all_that_was_said_of_it(
    owner: Staff, shop: Channel
) -> None:
    retracting.take_back(sent(shop, owner), by=owner)
    assert not Conversation.objects.exists()
    assert not Event.objects.filter(subject_kind="conversation").exists()


def test_what_a_colleague_has_noted_there_stays(owner: Staff, shop: Channel) -> None:
    message = sent(shop, owner)
    note = notes.add(message.conversation, "Ruft morgen an.", by=a.staff("assistant"))
    draft = retracting.take_back(message, by=owner)
    talk = Conversation.objects.get()
    assert (note.conversation, draft.conversation) == (talk, talk)
    assert talk.preview == ""


def test_a_draft_that_cools_sleeps_on_below_the_one_that_comes_back(owner: Staff, shop: Channel) -> None:
    question = a.arrival(shop, a.mail())
    assert question
    first = compose.save(
        compose.start(question.conversation, "answer", by=owner), text="Guten Tag, es ist da."
    )
    message = outbound.send(first, by=owner, seen=timezone.now())
    newer = compose.save(compose.start(question.conversation, "answer", by=owner), text="Und noch etwas.")
    reader = a.staff("assistant")
    second_look.ask(newer, reader, by=owner)
    newer.sleeps_until = timezone.now() + timedelta(hours=1)
    newer.save()
    back = retracting.take_back(message, by=owner)
    assert back.text == "Guten Tag, es ist da.\n\nUnd noch etwas."
    assert back.is_asleep
    assert not Notice.objects.filter(staff=reader).exists()


def test_news_that_waits_is_held_back_when_the_consent_is_withdrawn_though_it_was_noted_twice(
    owner: Staff, shop: Channel
) -> None:
    anna = a.customer("Anna Muster", "anna@kunde.example")
    consent = consents.give(anna, "Newsletter", "Messe", by=owner)
    other = consents.give(a.customer(), "Newsletter", "Telefon", by=owner)
    people.merge(anna, other.customer, by=owner)
    news, order = sent(shop, owner, days=2, reason="news"), sent(shop, owner, days=2)
    consent.refresh_from_db()
    people.withdraw_consent(consent, by=owner)
    assert not Message.objects.filter(pk=news.pk).exists()
    assert Message.objects.filter(pk=order.pk).exists()
    assert Draft.objects.get(sent_as=None).reason == "news"
