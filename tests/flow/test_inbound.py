from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.channels.models import RawMessage, SenderRule
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer, Handle, MergeSuggestion
from kulanz.flow import inbound, privacy
from kulanz.lib import vault
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a.channel(address="hallo@shop.example")


def test_a_first_mail_opens_a_conversation_that_waits(shop):
    message = a.arrival(shop, a.mail(text="Guten Tag, wo ist mein Buch?", subject="Buch"))
    conversation = message.conversation
    assert conversation.state == "open"
    assert conversation.subject == "Buch"
    assert conversation.waiting_since is not None
    assert conversation.due_reason == "waits"
    assert str(conversation.customer) == "Anna Muster"
    assert conversation.preview == "Guten Tag, wo ist mein Buch?"


def test_the_same_sender_stays_one_customer(shop):
    a.arrival(shop, a.mail(sender="Anna Muster <Anna@Kunde.example>"))
    a.arrival(shop, a.mail(sender="anna@kunde.EXAMPLE"))
    assert Customer.objects.count() == 1
    assert Conversation.objects.count() == 2


def test_mail_from_one_of_our_addresses_is_our_answer(shop):
    first = a.arrival(shop, a.mail(message_id="one@kunde.example", at=timezone.now() - timedelta(hours=2)))
    answer = a.arrival(
        shop,
        a.mail(
            sender="hallo@shop.example", to="anna@kunde.example", headers="In-Reply-To: <one@kunde.example>\n"
        ),
    )
    answer.conversation.refresh_from_db()
    assert answer.direction == "out"
    assert answer.conversation == first.conversation
    assert answer.conversation.state == "waiting"
    assert answer.conversation.waiting_since is None


def test_a_form_that_writes_for_a_customer_is_that_customers(shop):
    message = a.arrival(
        shop, a.mail(sender="hallo@shop.example", headers="Reply-To: Carla <carla@kunde.example>\n")
    )
    assert message.direction == "in"
    assert message.conversation.customer.first_address == "carla@kunde.example"


def test_one_mail_in_two_mailboxes_is_two_originals_and_one_message(shop):
    content = a.mail(message_id="one@kunde.example")
    first = a.arrival(shop, content)
    assert a.arrival(a.channel(), content) is None
    assert Message.objects.count() == 1
    assert first.originals.count() == 2


def test_a_message_id_used_twice_for_different_mails_loses_neither(shop):
    a.arrival(shop, a.mail(message_id="same@kunde.example", text="Erste Frage"))
    a.arrival(shop, a.mail(message_id="same@kunde.example", text="Zweite Frage"))
    assert set(Message.objects.values_list("text", flat=True)) == {"Erste Frage\n", "Zweite Frage\n"} or (
        {text.strip() for text in Message.objects.values_list("text", flat=True)}
        == {"Erste Frage", "Zweite Frage"}
    )


def test_an_automatic_reply_is_kept_and_asks_for_nothing(shop):
    first = a.arrival(shop, a.mail(message_id="one@kunde.example"))
    first.conversation.close(by=None)
    reply = a.arrival(
        shop,
        a.mail(
            headers="Auto-Submitted: auto-replied\nIn-Reply-To: <one@kunde.example>\n", subject="Abwesend"
        ),
    )
    reply.conversation.refresh_from_db()
    assert reply.automatic == "auto_reply"
    assert reply.conversation == first.conversation
    assert reply.conversation.state == "done"


def test_a_blocked_sender_leaves_only_the_original(shop):
    SenderRule.objects.create(pattern="kunde.example", action="block")
    raw = a.original(shop, a.mail())
    assert inbound.take_in(raw) is None
    raw.refresh_from_db()
    assert raw.state == RawMessage.State.BLOCKED
    assert not Conversation.objects.exists()


def test_a_quarantined_sender_is_listed_with_the_cause(shop):
    SenderRule.objects.create(pattern="anna@kunde.example", action="quarantine")
    message = a.arrival(shop, a.mail())
    message.conversation.refresh_from_db()
    assert message.conversation.quarantined_at
    assert message.conversation.quarantine_cause == "sender_rule"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 500])
def test_what_is_no_mail_waits_with_its_reason_and_can_be_tried_again(shop, content):
    raw = a.original(shop, content)
    assert inbound.take_in(raw) is None
    raw.refresh_from_db()
    assert raw.state == RawMessage.State.UNREADABLE
    assert raw.problem
    assert raw.content() == content
    assert inbound.retry(raw, by=a.staff()) is None
    raw.refresh_from_db()
    assert raw.attempts == 2


def test_a_phone_number_in_two_signatures_suggests_one_person(shop):
    signature = "\n\n-- \nAnna Muster\nTel. 030 55550199\n"
    a.arrival(shop, a.mail(text="Wo ist mein Buch?" + signature))
    a.arrival(shop, a.mail(sender="A. M. <a.m@firma.example>", text="Noch einmal ich." + signature))
    suggestion = MergeSuggestion.objects.get()
    assert suggestion.reason == "phone"
    assert Handle.objects.filter(kind="phone", value="+493055550199").count() == 1


def test_naming_the_old_address_suggests_one_person(shop):
    a.arrival(shop, a.mail())
    a.arrival(
        shop,
        a.mail(
            sender="Anna <neu@kunde.example>", text="Meine alte Adresse anna@kunde.example gilt nicht mehr."
        ),
    )
    assert MergeSuggestion.objects.get().reason == "announced"


def test_a_hard_bounce_comes_to_the_fore_and_marks_the_address(shop):
    bounce = (
        "From: MAILER-DAEMON@mx.example\nTo: hallo@shop.example\nSubject: Undelivered Mail Returned to Sender\n"
        "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nunknown user\n\n--b\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; anna@kunde.example\nAction: failed\n"
        "Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown user\n\n"
        "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <ours@shop.example>\nSubject: Re: Frage\n\n--b--\n"
    )
    first = a.arrival(shop, a.mail())
    a.message(first.conversation, direction="out", message_id="ours@shop.example", text="Antwort")
    message = a.arrival(shop, bounce.encode())
    conversation = Conversation.objects.get(pk=first.conversation_id)
    assert message.conversation == conversation
    assert conversation.state == "open"
    assert conversation.due_reason == "bounced"
    assert Handle.objects.get(value="anna@kunde.example").bounced_at
    assert Conversation.objects.count() == 1


def test_an_address_that_writes_to_us_is_alive_again(shop):
    a.arrival(shop, a.mail())
    Handle.objects.update(bounced_at=timezone.now(), bounce_reason="mailbox_full")
    a.arrival(shop, a.mail(text="Mein Postfach hat wieder Platz."))
    assert not Handle.objects.exclude(bounced_at=None).exists()


def test_what_was_deleted_for_good_is_never_could_not_read(shop):
    message = a.arrival(shop, a.mail())
    raw = message.originals.get().raw
    privacy.delete_for_good(Conversation.objects.all())
    vault.forget(raw.sha256, lambda _digest: False)
    assert inbound.retry(raw, by=a.staff()) is None
    assert RawMessage.objects.get(pk=raw.pk).state == "deleted"


def test_a_forged_mail_in_the_inbox_does_not_silence_a_customer():
    box = a.mailbox(address="hallo@shop.example").channel
    first = a.arrival(box, a.mail(message_id="one@kunde.example", at=timezone.now() - timedelta(hours=2)))
    forged = a.mail(
        sender="hallo@shop.example", to="anna@kunde.example", headers="In-Reply-To: <one@kunde.example>\n"
    )
    a.arrival(box, forged)
    conversation = Conversation.objects.get(pk=first.conversation_id)
    assert conversation.state == "open"
    assert conversation.waiting_since is not None


def test_the_copy_in_sent_proves_that_it_was_ours():
    box = a.mailbox(address="hallo@shop.example").channel
    first = a.arrival(box, a.mail(message_id="one@kunde.example", at=timezone.now() - timedelta(hours=2)))
    copy = a.mail(
        sender="hallo@shop.example", to="anna@kunde.example", headers="In-Reply-To: <one@kunde.example>\n"
    )
    a.arrival(box, copy)
    a.arrival(box, copy + b"\n", is_ours=True)
    assert Conversation.objects.get(pk=first.conversation_id).state == "waiting"
    assert Message.objects.filter(direction="out").count() == 1


def test_an_answer_to_somebody_who_is_away_goes_to_their_deputy(shop):
    deputy = a.staff("assistant")
    away = a.staff("assistant", absent_from=timezone.localdate(), deputy=deputy)
    first = a.arrival(shop, a.mail(message_id="one@kunde.example"))
    first.conversation.assign(away, by=None)
    a.arrival(shop, a.mail(headers="In-Reply-To: <one@kunde.example>\n"))
    conversation = Conversation.objects.get(pk=first.conversation_id)
    assert conversation.assigned_to == deputy
    assert [notice.kind for notice in deputy.notices.all()] == ["answered"]
