import email
from datetime import timedelta
from email import policy

import pytest
import time_machine
from django.utils import timezone

from kulanz.channels.models import Outbound, Recipient
from kulanz.conversations import search
from kulanz.conversations.models import Conversation, Message
from kulanz.flow import outbound, retracting
from kulanz.jobs import worker
from kulanz.lib import vault
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return a.staff("owner", name="Hanna Brandt")


@pytest.fixture
def shop():
    return a.channel(
        name="Buchgarten", address="hallo@shop.example", signature_de="Buchgarten\nTel. 030 55550142"
    )


@pytest.fixture
def question(shop):
    return a.arrival(shop, a.mail(message_id="one@kunde.example", text="Wo ist mein Buch?", subject="Buch"))


def answered(question, owner, text="Guten Tag Frau Muster,\n\nes liegt hier bereit.", **how):
    draft = compose.start(question.conversation, "answer", by=owner)
    compose.save(draft, text=text)
    return outbound.send(draft, by=owner, seen=timezone.now(), **how)


def sent_mail(message):
    return email.message_from_bytes(vault.get(message.outbound.sha256), policy=policy.default)


def test_a_draft_knows_to_whom_and_about_what(question, owner):
    draft = compose.start(question.conversation, "answer", by=owner)
    assert draft.to == "Anna Muster <anna@kunde.example>"
    assert draft.subject == "Re: Buch"
    assert compose.start(question.conversation, "answer", by=owner) == draft


def test_an_answer_is_queued_and_the_conversation_waits_for_the_customer(question, owner):
    message = answered(question, owner)
    conversation = Conversation.objects.get(pk=question.conversation_id)
    assert conversation.state == "waiting"
    assert conversation.waiting_since is None
    assert conversation.assigned_to == owner
    assert [r.state for r in message.outbound.recipients.all()] == ["queued"]
    assert message.outbound.send_after > timezone.now() + timedelta(seconds=5)


def test_the_mail_carries_thread_signature_and_quotation(question, owner):
    mail = sent_mail(answered(question, owner))
    assert mail["In-Reply-To"] == "<one@kunde.example>"
    assert "<one@kunde.example>" in mail["References"]
    assert mail["From"] == "Buchgarten <hallo@shop.example>"
    text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert "es liegt hier bereit." in text
    assert "-- \nBuchgarten" in text
    assert "> Wo ist mein Buch?" in text


def test_attachments_travel_with_it(question, owner):
    draft = compose.start(question.conversation, "answer", by=owner)
    compose.save(draft, text="Anbei.")
    compose.attach(draft, "Größe.pdf", "application/pdf", b"%PDF-1.4")
    message = outbound.send(draft, by=owner, seen=timezone.now())
    [attachment] = list(sent_mail(message).iter_attachments())
    assert attachment.get_filename() == "Größe.pdf"
    assert attachment.get_content() == b"%PDF-1.4"
    assert message.attachments.get().name == "Größe.pdf"


def test_within_ten_seconds_it_is_a_draft_again(question, owner):
    message = answered(question, owner)
    draft = retracting.take_back(message, by=owner)
    assert draft.text.endswith("es liegt hier bereit.")
    conversation = Conversation.objects.get(pk=question.conversation_id)
    assert conversation.state == "open"
    assert conversation.waiting_since is not None
    assert not Outbound.objects.exists()
    assert not Message.objects.filter(direction="out").exists()
    assert not search.find(owner, "morgen")


def test_after_ten_seconds_it_cannot_be_taken_back(question, owner):
    message = answered(question, owner)
    with time_machine.travel(timezone.now() + timedelta(seconds=11)), pytest.raises(Refusal):
        retracting.take_back(message, by=owner)


def test_what_has_not_been_read_stops_the_sending_and_keeps_the_draft(question, owner, shop):
    draft = compose.start(question.conversation, "answer", by=owner)
    compose.save(draft, text="Guten Tag, es liegt hier bereit.")
    seen = timezone.now()
    a.arrival(shop, a.mail(headers="In-Reply-To: <one@kunde.example>\n", text="Schon da, danke."))
    with pytest.raises(Refusal):
        outbound.send(draft, by=owner, seen=seen)
    assert Draft.objects.get(pk=draft.pk).text.startswith("Guten Tag")
    assert not Outbound.objects.exists()


def test_a_colleagues_note_stops_it_too(question, owner):
    from kulanz.conversations import notes

    draft = compose.start(question.conversation, "answer", by=owner)
    compose.save(draft, text="Guten Tag")
    seen = timezone.now()
    notes.add(question.conversation, "Ich rufe sie gerade an.", by=a.staff("assistant"))
    with pytest.raises(Refusal):
        outbound.send(draft, by=owner, seen=seen)


@pytest.mark.parametrize("to", ["", "kein at", "anna@", "anna@kunde.example, falsch"])
def test_a_recipient_that_cannot_be_is_refused(question, owner, to):
    draft = compose.start(question.conversation, "answer", by=owner)
    compose.save(draft, text="Guten Tag", to=to)
    with pytest.raises(Refusal):
        outbound.send(draft, by=owner, seen=timezone.now())


def test_nothing_is_sent_twice_from_one_draft(question, owner):
    draft = compose.start(question.conversation, "answer", by=owner)
    compose.save(draft, text="Guten Tag")
    outbound.send(draft, by=owner, seen=timezone.now())
    with pytest.raises(Refusal):
        outbound.send(draft, by=owner, seen=timezone.now())
    assert Outbound.objects.count() == 1


def test_send_later_becomes_a_draft_again_when_the_customer_writes_first(question, owner, shop):
    answered(question, owner, at=timezone.now() + timedelta(days=1))
    a.arrival(shop, a.mail(headers="In-Reply-To: <one@kunde.example>\n", text="Hat sich erledigt."))
    assert not Outbound.objects.exists()
    draft = Draft.objects.get(conversation=question.conversation)
    assert draft.sent_as is None
    assert "es liegt hier bereit" in draft.text
    conversation = Conversation.objects.get(pk=question.conversation_id)
    assert conversation.state == "open"
    assert conversation.unanswered == 2


def test_the_worker_delivers_after_the_wait_and_the_way_back_is_forgotten(question, owner):
    message = answered(question, owner)
    assert worker.run_waiting() == 0
    with time_machine.travel(timezone.now() + timedelta(seconds=11)):
        worker.run_waiting()
        retracting.forget_undo()
    assert Recipient.objects.get().state == "sent"
    assert Message.objects.filter(pk=message.pk).exists()
    assert not Draft.objects.exists()


def test_a_new_mail_opens_a_conversation_that_waits_for_the_customer(owner, shop):
    draft = compose.start_new(shop, "Bert Neu <bert@kunde.example>", by=owner)
    compose.save(draft, reason="order", subject="Ihr Buch", text="Guten Tag Herr Neu, Ihr Buch ist da.")
    message = outbound.send(draft, by=owner, seen=None)
    assert message.conversation.state == "waiting"
    assert str(message.conversation.customer) == "Bert Neu"
    back = retracting.take_back(message, by=owner)
    assert back.conversation is None
    assert not Conversation.objects.exists()


def test_the_customers_reply_to_our_answer_joins(question, owner, shop):
    message = answered(question, owner)
    reply = a.arrival(
        shop, a.mail(subject="AW: Buch", headers=f"In-Reply-To: <{message.message_id}>\n", text="Danke!")
    )
    assert reply.conversation_id == question.conversation_id


def test_the_copy_in_sent_is_the_same_message(question, owner, shop):
    message = answered(question, owner)
    assert a.arrival(shop, vault.get(message.outbound.sha256), is_ours=True) is None
    assert Message.objects.filter(direction="out").count() == 1
    assert message.originals.count() == 1


def test_send_and_done_closes(question, owner):
    answered(question, owner, close=True)
    assert Conversation.objects.get(pk=question.conversation_id).state == "done"


def test_a_forward_takes_the_attachments_along(shop, owner):
    content = (
        b"From: Anna <anna@kunde.example>\nTo: hallo@shop.example\nSubject: Foto\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSiehe Foto.\n--b\n"
        b'Content-Type: image/png; name="riss.png"\nContent-Disposition: attachment; filename="riss.png"\n'
        b"Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n"
    )
    message = a.arrival(shop, content)
    draft = compose.start(message.conversation, "forward", by=owner)
    assert draft.subject == "Fwd: Foto"
    assert "Siehe Foto." in draft.text
    assert [(file.name, vault.get(file.sha256)) for file in draft.files.all()] == [
        ("riss.png", b"\x89PNG\r\n\x1a\n")
    ]


def test_the_desk_learns_how_a_customer_addresses_us(shop):
    message = a.arrival(
        shop, a.mail(text="Hallo, kannst du mir bitte sagen, wo mein Buch ist? Ich warte auf dich.")
    )
    customer = message.conversation.customer
    assert (customer.language, customer.register) == ("de", "du")
