"""The one answer that is still allowed to who asked for silence."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.channels import attempt
from kulanz.channels.models import Outbound
from kulanz.conversations.models import Conversation
from kulanz.customers import silence
from kulanz.flow import confirming, discarding, outbound, retracting, welcome
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from tests import a

pytestmark = pytest.mark.django_db
NEVER = "Guten Tag. Schreiben Sie mir nie wieder. Ich bin bedient."


@pytest.fixture
def owner() -> Staff:
    return a.staff()


@pytest.fixture
def talk() -> Conversation:
    """They asked in it."""
    found = a.conversation(channel=a.mailbox(smtp_host="localhost").channel, text=NEVER)
    silence.begin(found.customer, at=timezone.now(), message=found.messages.get().pk)
    return found


def test_it_is_offered_in_their_language_and_form_of_address(talk: Conversation) -> None:
    offered = confirming.offer(talk)
    assert offered and "schreiben Ihnen nicht mehr" in offered.words
    talk.customer.register = "du"
    assert "schreiben dir nicht mehr" in (confirming.offer(talk) or offered).words
    talk.customer.language = "en"
    assert "will not write to you again" in (confirming.offer(talk) or offered).words
    assert confirming.offer(a.conversation(customer=talk.customer)) is None


def test_it_passes_once_and_everything_else_is_refused(talk: Conversation, owner: Staff) -> None:
    confirming.confirm(talk, "", by=owner, seen=timezone.now() + timedelta(minutes=1))
    assert confirming.offer(talk) is None
    with pytest.raises(Refusal, match="settled already"):
        confirming.confirm(talk, "", by=owner, seen=None)
    Outbound.objects.update(send_after=timezone.now())
    (recipient,) = attempt.claim(Outbound.objects.get(), timezone.now())
    assert recipient.address == talk.customer.first_address
    recipient.state = "failed"
    recipient.save()
    with pytest.raises(Refusal, match="never to be written to again"):
        outbound.try_again(recipient, by=owner)
    assert Event.objects.filter(kind="silence_confirmed", actor=owner).count() == 1


def test_it_passes_once_even_where_their_clock_is_fast(owner: Staff) -> None:
    talk = a.conversation(channel=a.mailbox(smtp_host="localhost").channel, text=NEVER)
    asked = talk.messages.get()
    silence.begin(talk.customer, at=timezone.now() + timedelta(hours=5), message=asked.pk)
    said_at = silence.since(talk.customer)
    assert said_at and said_at <= timezone.now()
    confirming.confirm(talk, "", by=owner, seen=timezone.now() + timedelta(minutes=1))
    assert confirming.offer(talk) is None
    # As it was noted before.
    talk.customer.handles.update(silenced_at=timezone.now() + timedelta(hours=5))
    assert confirming.offer(talk) is None


def test_it_goes_to_nobody_but_the_address_that_asked(talk: Conversation, owner: Staff) -> None:
    silence.begin(a.customer(address="bert@kunde.example"), at=timezone.now(), message=1)
    confirming.confirm(talk, "", by=owner, seen=timezone.now() + timedelta(minutes=1))
    draft = retracting.take_back(talk.messages.get(direction="out"), by=owner)
    compose.save(draft, cc="bert@kunde.example")
    with pytest.raises(Refusal, match="bert"):
        outbound.send(draft, by=owner, seen=timezone.now() + timedelta(minutes=1))


def test_taken_back_it_may_be_sent_after_all_and_thrown_away_it_is_offered_anew(
    talk: Conversation, owner: Staff
) -> None:
    confirming.confirm(talk, "", by=owner, seen=timezone.now() + timedelta(minutes=1))
    draft = retracting.take_back(talk.messages.get(direction="out"), by=owner)
    assert welcome.unwelcome_to(draft) == []
    assert confirming.offer(talk) is None
    outbound.send(draft, by=owner, seen=timezone.now() + timedelta(minutes=1))
    discarding.discard(retracting.take_back(talk.messages.get(direction="out"), by=owner))
    assert confirming.offer(talk)


def test_without_a_word_nothing_is_offered_any_more(talk: Conversation, owner: Staff) -> None:
    confirming.leave_unsaid(talk, by=owner)
    assert confirming.offer(talk) is None
    assert not Outbound.objects.exists()
    with pytest.raises(Refusal):
        confirming.confirm(talk, "", by=owner, seen=None)


def test_a_begun_answer_is_not_written_over(talk: Conversation, owner: Staff) -> None:
    compose.save(compose.start(talk, "answer", by=owner), text="Mein halber Satz")
    with pytest.raises(Refusal, match="begun an answer"):
        confirming.confirm(talk, "", by=owner, seen=None)


def test_a_refusal_says_since_when_and_from_which_words(talk: Conversation, owner: Staff) -> None:
    draft = compose.save(compose.start(talk, "answer", by=owner), text="Doch noch etwas")
    with pytest.raises(Refusal, match="“Schreiben Sie mir nie wieder"):
        outbound.send(draft, by=owner, seen=timezone.now() + timedelta(minutes=1))
