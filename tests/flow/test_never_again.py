"""Whoever is never to be written to again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.conversations.models import Message
from kulanz.customers import silence
from kulanz.customers.models import Handle, MergeSuggestion
from kulanz.flow import caring, outbound
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from tests import a
from tests.flow.arriving import NEVER, arrive, judged

pytestmark = pytest.mark.django_db

# The one answer that is fair: what they asked for is done.
LAST = """Guten Tag,

Sie haben recht, und es tut mir leid. Ich habe Ihre Adresse heute gesperrt, Sie bekommen keine Mail mehr von uns.

Mit freundlichen Grüßen
Pia Lenz"""


def test_nothing_goes_to_whoever_asked_for_it_until_an_owner_lifts_it() -> None:
    owner = a.staff()
    message = arrive(NEVER, channel=a.mailbox(smtp_host="localhost").channel)
    draft = compose.save(compose.start(message.conversation, "answer", by=owner), text=LAST)
    with pytest.raises(Refusal, match="never to be written to again"):
        outbound.send(draft, by=owner, seen=timezone.now())
    with pytest.raises(Refusal, match="why"):
        silence.lift(message.conversation.customer, " ", by=owner)
    silence.lift(message.conversation.customer, "Hat am Telefon darum gebeten", by=owner)
    assert outbound.send(draft, by=owner, seen=timezone.now()).outbound


def test_it_holds_for_every_address_of_theirs_and_for_copies() -> None:
    owner = a.staff()
    message = arrive(NEVER)
    customer = message.conversation.customer
    Handle.objects.create(
        customer=customer, kind="email", value="anna@buero.example", shown="Anna@Buero.example"
    )
    channel = a.mailbox(smtp_host="localhost").channel
    draft = compose.save(
        compose.start_new(channel, "jemand@kunde.example", by=owner), bcc="ANNA@buero.example", text="Hallo"
    )
    with pytest.raises(Refusal, match=r"Anna@Buero\.example"):
        outbound.send(draft, by=owner, seen=timezone.now())


def test_what_is_on_its_way_to_them_stays_here() -> None:
    owner, channel = a.staff(), a.mailbox(smtp_host="localhost").channel
    first = arrive("Guten Tag, eine Frage", channel=channel)
    draft = compose.save(compose.start(first.conversation, "answer", by=owner), text="Die Antwort")
    later = timezone.now() + timedelta(days=1)
    sent = outbound.send(draft, by=owner, seen=timezone.now(), at=later)
    arrive(NEVER, subject="Schluss")
    assert not Message.objects.filter(pk=sent.pk).exists()
    draft.refresh_from_db()
    assert (draft.sent_as, draft.text) == (None, "Die Antwort")


def test_the_address_they_name_falls_silent_too_where_it_is_probably_theirs() -> None:
    other, stranger = (
        a.customer("A. M.", "anna@alt.example"),
        a.customer("Bernd Beispiel", "fremd@kunde.example"),
    )
    message = arrive("Guten Tag")
    one, two = sorted((message.conversation.customer_id, other.pk))
    MergeSuggestion.objects.create(one_id=one, other_id=two, reason="phone")
    text = "Schreiben Sie mir nie wieder, auch nicht an anna@alt.example oder fremd@kunde.example."
    judged(a.message(message.conversation, text=text), intents=["opt_out"])
    assert silence.since(other) is not None
    assert silence.since(stranger) is None


def test_a_message_that_did_not_ask_for_it_after_all_lifts_it() -> None:
    owner = a.staff()
    message = arrive(NEVER)
    caring.correct(message.assessment, {"intents": ["question"]}, by=owner)
    assert silence.since(message.conversation.customer) is None
    caring.correct(message.assessment, {"intents": ["opt_out"]}, by=owner)
    assert silence.since(message.conversation.customer) is not None


def test_writing_again_lifts_nothing_by_itself() -> None:
    message = arrive(NEVER)
    arrive("Guten Tag, doch noch eine Frage: wann kommt der Kalender?")
    assert silence.since(message.conversation.customer) is not None
