"""A draft begins with what the desk knows of the matter, and with nothing that should not be said."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer, Handle, Order
from kulanz.flow import outlining
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from tests import a

pytestmark = pytest.mark.django_db
WANTED = "Wo bleibt mein Paket?"


@pytest.fixture
def anna() -> Customer:
    return a.customer("Anna Muster", "anna@kunde.example", language="de", register="sie")


@pytest.fixture(autouse=True)
def shop() -> None:
    a.business(guarantee_terms="30 Tage Geld zurück, ohne Begründung.")


def matter(
    customer: Customer, text: str = f"Guten Tag, {WANTED}", *behind: tuple[str, str], **said: Any
) -> Draft:
    """An answer begun to a message that was judged so."""
    talk = a.conversation(customer=customer, text=text, channel=a.mailbox(smtp_host="localhost").channel)
    a.judgement(talk.messages.get(), *behind, **said)
    return compose.start(talk, "answer", by=a.staff("assistant", name="Jonas Weber"))


def outlined(draft: Draft) -> str:
    return outlining.begin(draft, by=draft.author).text


def test_it_stands_in_the_draft_and_nothing_is_sent(anna: Customer) -> None:
    draft = matter(anna, intents=["delivery_problem"], demands=[WANTED])
    outlined(draft)
    draft.refresh_from_db()
    assert draft.text.startswith("Guten Tag Anna Muster,\n\n")
    assert f"Zu Ihrer Frage „{WANTED}“: […]" in draft.text
    assert draft.text.endswith("Viele Grüße\nJonas Weber")
    assert "Sie erreichen mich unter +49 30 55550142." in draft.text
    assert draft.sent_as is None


def test_a_greeting_that_was_typed_stays_and_is_not_said_twice(anna: Customer) -> None:
    draft = compose.save(matter(anna), text="Liebe Anna,\n")
    assert outlined(draft).startswith("Liebe Anna,\n\ndanke für Ihre Nachricht.")


def test_where_an_answer_is_written_already_it_is_refused(anna: Customer) -> None:
    draft = compose.save(matter(anna), text="Guten Tag,\n\n" + "Ihr Paket ist unterwegs. " * 8)
    with pytest.raises(Refusal, match="already"):
        outlining.begin(draft, by=draft.author)
    draft.refresh_from_db()
    assert "[…]" not in draft.text


def test_a_forward_gets_none(anna: Customer) -> None:
    draft = matter(anna)
    assert outlining.can_begin(draft)
    forward = compose.start(Conversation.objects.get(), "forward", by=draft.author)
    assert not outlining.can_begin(forward)


@pytest.mark.parametrize(
    ("name", "sender"), [("Frau Anna Muster", "Anna Muster"), ("Anna Muster", "Frau Muster")]
)
def test_frau_is_said_where_they_call_themselves_so(name: str, sender: str) -> None:
    draft = matter(a.customer(name, language="de", register="sie"))
    message = draft.in_answer_to
    assert message
    message.sender_name = sender
    message.save()
    assert outlined(draft).startswith("Guten Tag Frau Muster,")


def test_we_call_them_as_we_did_before(anna: Customer) -> None:
    before = a.conversation(customer=anna, at=timezone.now() - timedelta(days=40))
    a.message(before, direction="out", text="Sehr geehrte Frau Muster,\n\ngern.")
    assert outlined(matter(anna)).startswith("Guten Tag Frau Muster,")


def test_in_the_register_of_their_words_else_in_that_of_the_business() -> None:
    nobody_knows = a.customer("Anna Muster", language="de")
    assert outlined(matter(nobody_knows, "Hi, kannst du mir sagen, wo mein Paket ist?")).startswith(
        "Hallo Anna"
    )
    assert outlined(matter(a.customer("Ben Muster", language="de"), "Paket fehlt.")).startswith("Guten Tag")


def test_an_english_customer_gets_an_english_one_without_our_german_terms() -> None:
    draft = matter(a.customer("Ann Field", language="en"), "I want my money back.", intents=["refund"])
    text = outlined(draft)
    assert text.startswith("Dear Ann Field,")
    assert "30 Tage" not in text


def test_what_is_covered_is_not_repeated(anna: Customer) -> None:
    wish = "Überweisen Sie es auf DE89 3704 0044 0532 0130 00."
    draft = matter(
        anna, f"Guten Tag. {wish}", ("bank", "DE89 3704 0044 0532 0130 00"), ("demand", wish), demands=[wish]
    )
    text = outlined(draft)
    assert "3704" not in text
    assert "3000" not in text
    assert "Zu Ihrem Anliegen: […]" in text


def test_an_insult_in_a_demand_is_not_repeated(anna: Customer) -> None:
    wish = "Schickt endlich das Paket, ihr Idioten!"
    draft = matter(anna, wish, ("insult", "ihr Idioten"), demands=[wish], abuse="insult")
    assert "Idioten" not in outlined(draft)


def test_the_order_they_name_is_theirs_or_it_is_not_named(anna: Customer) -> None:
    a.order(anna, number="BG-4711")
    a.order(a.customer("Ben Fremd"), number="BG-9999")
    draft = matter(
        anna, "Wo bleiben BG-4711 und BG-9999? Ich finde nichts davon.", intents=["delivery_problem"]
    )
    text = outlined(draft)
    assert "BG-4711" in text
    assert "BG-9999" not in text


def test_the_newest_order_is_named_where_the_matter_is_about_one_and_only_there(anna: Customer) -> None:
    a.order(anna, number="BG-4711", state=Order.State.REFUNDED)
    assert "Ihre Bestellung BG-4711 vom" in outlined(matter(anna, "Mein Geld bitte.", intents=["refund"]))
    assert "BG-4711" not in outlined(matter(anna, "Haben Sie Bienenbücher?", intents=["question"]))


def test_the_guarantee_is_told_where_they_want_their_money_back(anna: Customer) -> None:
    assert "Bei uns gilt: 30 Tage Geld zurück, ohne Begründung." in outlined(matter(anna, intents=["refund"]))


def test_promises_are_told_with_their_day_but_not_those_in_matters_one_may_not_see(anna: Customer) -> None:
    draft = matter(anna)
    other = a.conversation(customer=anna)
    a.promise(other, "Ersatz schicken", timezone.localdate() + timedelta(days=3), by=None)
    assert "Ersatz schicken" in outlined(draft)
    mira = a.staff("specialist")
    own = a.conversation(customer=anna, channel=draft.channel)
    own.assign(mira, by=None)
    assert "Ersatz schicken" not in outlined(compose.start(own, "answer", by=mira))


def test_our_fault_is_said_where_one_was_found(anna: Customer) -> None:
    handle = anna.handles.get()
    handle.bounced_at, handle.bounce_reason = timezone.now() - timedelta(days=2), "mailbox_full"
    handle.save()
    talk = a.conversation(customer=anna, at=timezone.now() - timedelta(days=5), subject="Download")
    a.message(talk, direction="out", text="Ihr Link", at=timezone.now() - timedelta(days=4))
    draft = matter(anna, "Ihre Mail mit dem Link ist nicht angekommen.", intents=["access_problem"])
    assert "weil Ihr Postfach anna@kunde.example keinen Platz mehr hatte" in outlined(draft)


def test_whoever_asked_for_silence_is_offered_nothing_more(anna: Customer) -> None:
    draft = matter(anna, intents=["opt_out"])
    anna.handles.update(silenced_at=timezone.now())
    text = outlined(draft)
    assert "erreichen mich" not in text


def test_a_call_that_is_wanted_names_their_number(anna: Customer) -> None:
    Handle.objects.create(customer=anna, kind="phone", value="+493012345678", shown="030 12345678")
    text = outlined(matter(anna, "Bitte rufen Sie mich an.", intents=["callback_request"]))
    assert "Ich rufe Sie an, und zwar am […] um […] Uhr unter 030 12345678." in text


def test_a_message_nobody_has_judged_still_gets_its_beginning(anna: Customer) -> None:
    talk = a.conversation(customer=anna, channel=a.mailbox(smtp_host="localhost").channel)
    draft = compose.start(talk, "answer", by=a.staff())
    assert outlined(draft).startswith("Guten Tag Anna Muster,\n\ndanke für Ihre Nachricht.\n\n[…]")


def test_a_number_at_which_somebody_else_answered_is_not_named(anna: Customer) -> None:
    draft = matter(anna, intents=["callback_request"])
    Handle.objects.create(
        customer=anna, kind="phone", value="+491712345678", shown="0171 2345678", bounced_at=timezone.now()
    )
    assert "2345678" not in outlined(draft)
