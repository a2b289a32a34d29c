"""No more news: what the mail says, what the link does, and what stops at the last moment."""

from datetime import datetime, time, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.channels import attempt, outbox
from kulanz.channels.email.smtp import Verdict
from kulanz.channels.models import Channel, Outbound
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import consents, silence
from kulanz.customers.models import Customer
from kulanz.flow import erasing, outbound, people, unsubscribing
from kulanz.lib import vault
from kulanz.lib.refusal import Refusal
from tests import a
from tests.flow.writing_first import begun, send

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def owner() -> Staff:
    return a.staff()


@pytest.fixture
def shop() -> Channel:
    return a.channel(name="Buchgarten", address="hallo@shop.example")


@pytest.fixture
def anna(owner: Staff) -> Customer:
    customer = a.customer("Anna", "anna@kunde.example")
    consents.give(customer, "", "Messe", purpose="news", by=owner)
    return customer


def headers(message: Message) -> Any:
    assert message.outbound
    return message_from_bytes(vault.get(message.outbound.sha256))


def token_of(customer: Customer) -> str:
    return unsubscribing.token(customer.handles.get())


def held(customer: Customer) -> bool:
    return bool(consents.allowing("news", [customer.pk]))


def test_news_says_how_to_unsubscribe_and_an_order_does_not(
    owner: Staff, shop: Channel, anna: Customer, settings: Any
) -> None:
    settings.PUBLIC_URL = "https://desk.shop.example"
    news = send(begun(shop, owner, "anna@kunde.example", reason="news"))
    link = f"https://desk.shop.example/unsubscribe/{token_of(anna)}/"
    said = headers(news)
    assert " ".join(said["List-Unsubscribe"].split()) == (
        f"<{link}>, <mailto:hallo@shop.example?subject=unsubscribe%20{token_of(anna)}>"
    )
    assert said["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in news.text
    order = send(begun(shop, owner, "anna@kunde.example"))
    assert headers(order)["List-Unsubscribe"] is None and "unsubscribe" not in order.text


def test_without_https_one_click_is_not_promised(owner: Staff, shop: Channel, anna: Customer) -> None:
    said = headers(send(begun(shop, owner, "anna@kunde.example", reason="news")))
    assert said["List-Unsubscribe-Post"] is None
    assert said["List-Unsubscribe"].startswith("<mailto:")


def test_news_to_several_has_nobodys_own_link(owner: Staff, shop: Channel, anna: Customer) -> None:
    bert = a.customer("Bert", "bert@kunde.example")
    consents.give(bert, "", "Messe", purpose="news", by=owner)
    news = send(begun(shop, owner, "anna@kunde.example, bert@kunde.example", reason="news"))
    assert headers(news)["List-Unsubscribe"] == "<mailto:hallo@shop.example?subject=unsubscribe>"
    assert "unsubscribe/" not in news.text


def test_looking_at_the_page_changes_nothing_and_posting_twice_is_harmless(anna: Customer) -> None:
    page, browser = f"/unsubscribe/{token_of(anna)}/", Client(enforce_csrf_checks=True, headers=ENGLISH)
    for _time in range(2):
        shown = browser.get(page)
        assert "No more news?" in shown.content.decode()
        assert browser.head(page).status_code == 200
    assert held(anna) and not shown.cookies
    for _time in range(2):
        done = browser.post(page, {"List-Unsubscribe": "One-Click"})
        assert done.status_code == 200 and "no more news from us" in done.content.decode()
        assert not held(anna)
    assert anna.consents.get().withdrawn_how == "link"
    assert silence.since(anna) is None


def test_from_the_page_they_may_ask_for_silence(anna: Customer) -> None:
    page = f"/unsubscribe/{token_of(anna)}/"
    for _time in range(2):
        assert (
            "not write to you again"
            in Client(headers=ENGLISH).post(page, {"everything": "1"}).content.decode()
        )
    assert silence.since(anna) and not held(anna)


def test_a_link_that_is_cut_off_or_of_nobody_any_more_is_answered_kindly(
    owner: Staff, anna: Customer
) -> None:
    token = token_of(anna)
    for wrong in (token[:-1], "x", f"1{token}", token.replace("-", "+", 1)):
        assert Client(headers=ENGLISH).post(f"/unsubscribe/{wrong}/").status_code == 404
    assert held(anna)
    erasing.erase(anna, "Anna", by=owner)
    assert "Nothing is sent to you" in Client(headers=ENGLISH).post(f"/unsubscribe/{token}/").content.decode()


def test_the_link_follows_a_merge(owner: Staff, anna: Customer) -> None:
    token, kept = token_of(anna), a.customer("Anna Muster")
    people.merge(kept, anna, by=owner)
    Client(headers=ENGLISH).post(f"/unsubscribe/{token}/")
    assert not held(kept)


@pytest.mark.parametrize("subject", ["unsubscribe {token}", "Unsubscribe", "Re: UNSUBSCRIBE {token}"])
def test_a_mail_unsubscribes_as_it_comes_and_nobody_has_to_do_anything(
    shop: Channel, anna: Customer, subject: str
) -> None:
    sender = "Anna <anna@kunde.example>"
    mail = a.mail(sender=sender, subject=subject.format(token=token_of(anna)), text="", at=timezone.now())
    a.arrival(shop, mail)
    assert not held(anna)
    assert anna.consents.get().withdrawn_how == "mail"
    assert Conversation.objects.get().state == "done"


@pytest.mark.parametrize(
    "text",
    [
        "unsubscribe",
        "Bitte keine E-Mails mehr. Danke!\n\nViele Grüße\nAnna Muster",
        "Guten Tag,\n\nich möchte mich vom Newsletter abmelden.\n\n-- \nAnna Muster\nAm Markt 1, 16259 Oderfelde",
        "Please remove me from your list.\n\nSent from my iPhone",
        "This message was automatically generated by Gmail.",
        "Apple Mail sent this email to unsubscribe from the message “Neues im Herbst”",
    ],
)
def test_who_says_nothing_else_in_words_needs_nobody_either(shop: Channel, anna: Customer, text: str) -> None:
    sender = "Anna Muster <anna@kunde.example>"
    a.arrival(shop, a.mail(sender=sender, subject="Unsubscribe", text=text, at=timezone.now()))
    assert not held(anna)
    assert Conversation.objects.get().state == "done"


@pytest.mark.parametrize(
    "text",
    [
        "Ich möchte keinen Rundbrief mehr. Und wo bleibt eigentlich mein bestellter Kalender?",
        "And please cancel my order 4711 today, I paid twice!",
        "Mein Geld?",
        "4711",
    ],
)
def test_who_writes_more_than_that_is_still_read(shop: Channel, anna: Customer, text: str) -> None:
    a.arrival(shop, a.mail(sender="anna@kunde.example", subject="unsubscribe", text=text, at=timezone.now()))
    assert not held(anna)
    assert Conversation.objects.get().state == "open"


def test_what_came_with_it_is_looked_at(shop: Channel, anna: Customer) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "anna@kunde.example", "hallo@shop.example", "unsubscribe"
    mail["Date"], mail["Message-ID"] = format_datetime(timezone.now()), "<beleg@kunde.example>"
    mail.set_content("")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="beleg.pdf")
    a.arrival(shop, bytes(mail))
    assert not held(anna)
    assert Conversation.objects.get().state == "open"


def test_news_whose_consent_is_withdrawn_meanwhile_does_not_leave(
    owner: Staff, shop: Channel, anna: Customer
) -> None:
    with time_machine.travel(datetime(2026, 11, 18, 12, tzinfo=BERLIN), tick=False) as clock:
        news = send(begun(shop, owner, "anna@kunde.example", reason="news"))
        assert news.outbound
        clock.shift(60)
        (recipient,) = attempt.claim(news.outbound, timezone.now())
        attempt.settle(recipient, timezone.now(), Verdict("retry", "451", "greylisted"))
        unsubscribing.withdraw(anna)
        clock.shift(timedelta(hours=1))
        assert attempt.claim(news.outbound, timezone.now()) == []
        recipient.refresh_from_db()
        assert recipient.state == "failed"
        with pytest.raises(Refusal, match="withdrawn"):
            outbound.try_again(recipient, by=owner)


def test_what_was_withdrawn_at_the_same_moment_is_stopped_at_the_claim(
    owner: Staff, shop: Channel, anna: Customer
) -> None:
    news = send(begun(shop, owner, "anna@kunde.example", reason="news"))
    consents.withdraw_all(anna, "news", "link")
    with time_machine.travel(datetime(2027, 1, 13, 12, tzinfo=BERLIN), tick=False):
        outbox.deliver(news.outbound_id)
    assert news.outbound
    assert [(one.state, one.reason) for one in news.outbound.recipients.all()] == [("failed", "withdrawn")]


@pytest.mark.time_machine(datetime(2026, 11, 18, 19, 30, tzinfo=BERLIN), tick=False)
def test_a_second_try_of_what_was_written_first_waits_for_the_morning(owner: Staff, shop: Channel) -> None:
    a.business(quiet_from=time(20), quiet_until=time(8))
    hours.forget_rules()
    first = send(begun(shop, owner))
    question = a.conversation(channel=shop)
    morning = datetime(2026, 11, 19, 8, tzinfo=BERLIN)
    assert first.outbound
    recipient = first.outbound.recipients.get()
    recipient.state, recipient.next_try_at = "retry", timezone.now()
    recipient.save()
    with time_machine.travel(datetime(2026, 11, 18, 21, tzinfo=BERLIN), tick=False):
        hours.forget_rules()
        assert attempt.claim(first.outbound, timezone.now()) == []
        recipient.refresh_from_db()
        assert recipient.next_try_at == morning
        recipient.state = "failed"
        recipient.save()
        outbound.try_again(recipient, by=owner)
        assert attempt.claim(first.outbound, timezone.now()) == []
        assert Outbound.objects.get(pk=first.outbound_id).send_after == morning
        assert question.customer
    with time_machine.travel(morning, tick=False):
        hours.forget_rules()
        assert len(attempt.claim(Outbound.objects.get(pk=first.outbound_id), timezone.now())) == 1
