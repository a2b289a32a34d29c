import json
import zipfile
from typing import Any

import pytest
from django.utils import timezone

from kulanz.business import notices
from kulanz.business.models import Notice
from kulanz.channels import rules
from kulanz.channels.models import Channel, RawMessage, Recipient, SenderRule
from kulanz.conversations import search
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer
from kulanz.flow import erasing, exporting, outbound
from kulanz.lib import vault
from kulanz.reply import compose
from kulanz.reply.models import Draft
from tests import a

pytestmark = pytest.mark.django_db
SECRET = "Annas Geheimnis"


def anna() -> Customer:
    a.business()
    return a.customer("Anna Muster", "anna@x.example")


def erase(customer: Customer) -> None:
    erasing.erase(customer, "Anna Muster", by=a.staff())


def ottos(**fields: Any) -> Conversation:
    return a.conversation(customer=a.customer("Otto", "otto@x.example"), **fields)


def written_by_anna(conversation: Conversation) -> Message:
    message = a.message(conversation, text=SECRET)
    Message.objects.filter(pk=message.pk).update(sender_address="Anna@x.example")
    return message


def sending() -> Channel:
    return a.mailbox(smtp_host="localhost").channel


def sent_to(to: str, *, cc: str = "", state: str = "sent") -> Message:
    """An answer of ours in the conversation of another."""
    owner, conversation = a.staff(), ottos(channel=sending())
    draft = compose.save(compose.start(conversation, "answer", by=owner), to=to, cc=cc, text="Guten Tag")
    message = outbound.send(draft, by=owner, seen=timezone.now())
    Draft.objects.all().delete()
    Recipient.objects.update(state=state)
    return message


def test_the_draft_to_an_address_that_only_contains_theirs_stays_with_its_files() -> None:
    customer, owner = anna(), a.staff()
    draft = compose.start_new(sending(), "johanna@x.example, Otto <otto@x.example>", by=owner)
    compose.attach(draft, "bild.png", "image/png", b"picture")
    erase(customer)
    assert Draft.objects.get().files.count() == 1


@pytest.mark.parametrize("to", ["Anna Muster <ANNA@x.example>", "otto@x.example; anna@x.example"])
def test_a_mail_begun_to_them_goes_however_the_address_is_written(to: str) -> None:
    customer = anna()
    compose.start_new(sending(), to, by=a.staff())
    erase(customer)
    assert not Draft.objects.exists()


def test_an_answer_begun_to_what_they_wrote_to_another_goes_and_other_drafts_there_stay() -> None:
    customer, owner = anna(), a.staff()
    conversation = ottos(channel=sending())
    message = written_by_anna(conversation)
    theirs = compose.start(conversation, "forward", by=owner)
    Draft.objects.filter(pk=theirs.pk).update(in_answer_to=message)
    kept = compose.start(conversation, "answer", by=a.staff())
    Draft.objects.filter(pk=kept.pk).update(
        in_answer_to=None, to="otto@x.example", cc="Anna <anna@x.example>, johanna@x.example"
    )
    erase(customer)
    draft = Draft.objects.get()
    assert (draft.pk, draft.to, draft.cc) == (kept.pk, "otto@x.example", "johanna@x.example")


def test_notices_about_a_conversation_in_which_they_wrote_go() -> None:
    customer, conversation = anna(), ottos()
    written_by_anna(conversation)
    notices.tell(a.staff(), Notice.Kind.ANSWERED, conversation, text=SECRET)
    erase(customer)
    assert not Notice.objects.exists()


def test_a_conversation_in_which_only_they_wrote_says_nothing_any_more() -> None:
    customer, conversation = anna(), ottos(text=SECRET, subject=SECRET)
    Message.objects.update(sender_address="anna@x.example")
    erase(customer)
    conversation.refresh_from_db()
    assert (conversation.preview, conversation.subject) == ("", "")
    assert (conversation.state, conversation.due_at) == (Conversation.State.DONE, None)


def test_a_subject_that_was_theirs_makes_way_for_that_of_the_message_which_is_left() -> None:
    customer, conversation = anna(), ottos(text=SECRET, subject=SECRET)
    Message.objects.update(sender_address="anna@x.example")
    reply = a.message(conversation, text="Von Otto")
    Message.objects.filter(pk=reply.pk).update(subject="Ottos Frage")
    erase(customer)
    conversation.refresh_from_db()
    assert (conversation.preview, conversation.subject) == ("Von Otto", "Ottos Frage")


def test_the_rule_for_their_address_stays_without_its_note() -> None:
    customer = anna()
    rules.block("anna@x.example", by=None, note=SECRET)
    rules.block("otto@x.example", by=None, note="Streit mit Otto")
    erase(customer)
    assert list(SenderRule.objects.values_list("note", flat=True)) == ["", "Streit mit Otto"]


def test_what_was_blocked_or_unreadable_of_theirs_goes_with_its_bytes_and_that_of_others_stays(
    django_capture_on_commit_callbacks: Any,
) -> None:
    customer, channel = anna(), a.channel()
    of_hers = [
        a.original(channel, a.mail(sender="Anna <Anna@x.example>", text=SECRET), state="blocked"),
        a.original(channel, a.mail(sender="anna@x.example"), state="unreadable"),
        a.original(channel, a.mail(sender="form@shop.example", headers="Reply-To: anna@x.example\n"), state="blocked"),
    ]  # fmt: skip
    of_others = [
        a.original(channel, a.mail(sender="johanna@x.example"), state="blocked"),
        a.original(channel, a.mail(sender="otto@x.example", text="Wer ist anna@x.example"), state="blocked"),
    ]
    with django_capture_on_commit_callbacks(execute=True):
        erase(customer)
    assert [vault.path(raw.sha256).exists() for raw in [*of_hers, *of_others]] == [False] * 3 + [True] * 2
    states = RawMessage.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["deleted"] * 3 + ["blocked"] * 2


def test_an_original_whose_bytes_are_gone_stops_nothing() -> None:
    customer = anna()
    vault.path(a.original(a.channel(), a.mail(), state="blocked").sha256).unlink()
    erase(customer)
    assert not Customer.objects.exists()


def test_their_address_goes_from_the_heads_of_what_others_got() -> None:
    customer, message = anna(), sent_to("Otto <otto@x.example>", cc="Anna Muster <anna@x.example>")
    assert search.customers_writing("anna@x.example")
    erase(customer)
    message.refresh_from_db()
    assert (message.to, message.cc) == ([["Otto", "otto@x.example"]], [])
    assert list(Recipient.objects.values_list("address", flat=True)) == ["otto@x.example"]
    assert not search.customers_writing("anna@x.example")


def test_an_address_that_only_contains_theirs_stays_in_those_heads() -> None:
    customer, message = anna(), sent_to("johanna@x.example")
    erase(customer)
    message.refresh_from_db()
    assert message.recipients == [["", "johanna@x.example"]]
    assert Recipient.objects.get().address == "johanna@x.example"


def test_a_mail_that_is_still_on_its_way_to_them_keeps_its_address_and_the_owner_is_told() -> None:
    customer, message = anna(), sent_to("otto@x.example, anna@x.example", state="retry")
    assert erasing.preview(customer).on_their_way == 1
    erase(customer)
    message.refresh_from_db()
    assert len(message.to) == Recipient.objects.count() == 2


def test_what_they_wrote_to_others_is_counted_and_in_the_copy() -> None:
    customer = anna()
    written_by_anna(ottos())
    extent = erasing.preview(customer)
    assert (extent.messages, extent.elsewhere, extent.of_others) == (1, 1, 0)
    with zipfile.ZipFile(exporting.export(customer, by=a.staff())) as archive:
        told = json.loads(archive.read("person.json"))
    assert [message["text"] for message in told["messages"]] == [SECRET]


def test_what_another_wrote_into_their_conversation_is_counted_and_goes_with_it() -> None:
    customer = anna()
    conversation = a.conversation(customer=customer)
    message = a.message(conversation, text="Von Otto")
    Message.objects.filter(pk=message.pk).update(sender_address="otto@x.example")
    a.message(conversation, text="Von uns", direction="out")
    extent = erasing.preview(customer)
    assert (extent.messages, extent.elsewhere, extent.of_others) == (3, 0, 1)
    erase(customer)
    assert not Message.objects.exists()


def test_our_own_address_and_that_of_a_robot_tell_nobody_from_others() -> None:
    a.business()
    own = a.channel(address="hallo@shop.example")
    conversation = ottos()
    for address in ("hallo@shop.example", "noreply@forms.example"):
        message = a.message(conversation, text=address)
        Message.objects.filter(pk=message.pk).update(sender_address=address)
        erasing.erase(a.customer("Formular", address), "Formular", by=a.staff())
    assert Message.objects.filter(text__in=[own.address, "noreply@forms.example"]).count() == 2


def test_an_address_with_umlauts_is_found_as_people_and_as_servers_write_it() -> None:
    a.business()
    customer = a.customer("Anna Muster", "anna@xn--bcher-kva.example")
    message = sent_to("Otto <otto@x.example>", cc="anna@bücher.example")
    erase(customer)
    message.refresh_from_db()
    assert (message.cc, Recipient.objects.get().address) == ([], "otto@x.example")
