"""Blocking keeps one sender out, never everybody who writes by way of a network."""

import pytest
from django.test import Client
from django.urls import reverse

from kulanz.channels import notifying
from kulanz.channels.models import Channel, SenderRule
from kulanz.conversations import blocking, bulk
from kulanz.conversations.models import Conversation
from kulanz.lib.refusal import Refusal
from tests import a

pytestmark = pytest.mark.django_db

NETWORK = "Ben Sales via Netzwerk <messages-noreply@network.example>"


@pytest.fixture
def shop() -> Channel:
    a.business()
    return a.channel(address="hallo@shop.example")


def written(shop: Channel, sender: str, headers: str = "", cause: str = "pitch") -> Conversation:
    message = a.arrival(shop, a.mail(sender=sender, headers=headers))
    assert message
    if cause:
        message.conversation.quarantine(cause)
    return message.conversation


def test_a_sender_is_blocked_and_the_conversation_goes_to_the_bin(shop):
    conversation = written(shop, "Ben <ben@sales.example>")
    blocking.block(conversation, by=a.staff())
    conversation.refresh_from_db()
    assert conversation.deleted_at
    assert SenderRule.objects.get().pattern == "ben@sales.example"


def test_a_network_is_not_blocked_for_one_who_writes_there(shop):
    conversation = written(shop, NETWORK)
    with pytest.raises(Refusal, match="leave it where it is"):
        blocking.block(conversation, by=a.staff())
    conversation.refresh_from_db()
    assert conversation.deleted_at is None
    assert not SenderRule.objects.exists()
    assert a.arrival(
        shop, a.mail(sender=NETWORK.replace("Ben Sales", "Sabine"), text="Mein E-Book kam nie an!")
    )


def test_outside_of_the_quarantine_only_the_bin_is_offered(shop):
    with pytest.raises(Refusal, match=r"into the bin instead\.$"):
        blocking.block(written(shop, NETWORK, cause=""), by=a.staff())


def test_several_at_once_are_not_blocked_either_and_none_of_them_is_changed(shop):
    ordinary, network = written(shop, "Ben <ben@sales.example>"), written(shop, NETWORK)
    with pytest.raises(Refusal, match=r"messages-noreply@network\.example"):
        bulk.do("block", [ordinary, network], by=a.staff())
    assert not SenderRule.objects.exists()
    assert not Conversation.objects.filter(deleted_at__isnull=False).exists()


def test_the_button_explains_and_the_page_offers_the_bin(shop, client: Client):
    client.force_login(a.staff(language="en"))
    conversation = written(shop, NETWORK)
    answer = client.post(reverse("sender_block", args=[conversation.pk]))
    assert answer.status_code == 422
    assert "writes for many people" in answer.content.decode()
    page = client.get(reverse("conversation", args=[conversation.pk])).content.decode()
    assert f'action="{reverse("binning", args=[conversation.pk])}"' in page
    listed = client.post(reverse("bulk_change"), {"deed": "block", "chosen": [conversation.pk]})
    assert listed.status_code == 422
    assert not SenderRule.objects.exists()


def test_of_a_form_that_writes_for_somebody_this_somebody_is_blocked(shop):
    form = written(shop, "Formular <noreply@forms.example>", "Reply-To: Ben <ben@sales.example>\n")
    blocking.block(form, by=a.staff())
    assert SenderRule.objects.get().pattern == "ben@sales.example"
    again = a.mail(sender="Formular <noreply@forms.example>", headers="Reply-To: Ben <ben@sales.example>\n")
    assert a.arrival(shop, again) is None
    other = a.mail(sender="Formular <noreply@forms.example>", headers="Reply-To: Anna <anna@kunde.example>\n")
    assert a.arrival(shop, other)


@pytest.mark.parametrize(
    ("address", "name", "many"),
    [
        ("no-reply@network.example", "", True),
        ("messages-noreply@network.example", "Ben", True),
        ("notifications@network.example", "", True),
        ("benachrichtigungen@netz.example", "", True),
        ("do_not_reply@shop.example", "", True),
        ("hit-reply@network.example", "Ben Sales", True),
        ("post@network.example", "Ben Sales via Netzwerk", True),
        ("post@network.example", "Ben Sales über Netzwerk", True),
        ("ben@sales.example", "Ben Sales", False),
        ("garten@buch.example", "Wissen über den Garten", False),
        ("viola@kunde.example", "Viola Notter", False),
        ("reply+a1b2c3@network.example", "Ben", False),
    ],
)
def test_who_writes_for_many_is_told_by_address_and_name(address, name, many):
    assert notifying.writes_for_many(address, name) == many


def test_the_refusal_is_german_for_germans(shop, client: Client):
    client.force_login(a.staff(language="de"))
    answer = client.post(reverse("sender_block", args=[written(shop, NETWORK).pk]))
    assert "Von messages-noreply@network.example schreiben viele, auch Kunden" in answer.content.decode()
