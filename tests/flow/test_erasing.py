import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from kulanz.channels.models import Outbound
from kulanz.conversations import notes, search
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import consents, suggestions
from kulanz.customers.models import Customer, Order, Refund, Shop
from kulanz.flow import erasing, exporting, outbound, people
from kulanz.journal.models import Event
from kulanz.lib import vault
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.triage.models import Case, Dissatisfaction
from tests import a

pytestmark = pytest.mark.django_db
# Nobody else's: wherever one of these stands afterwards, something was forgotten.
TELLING = ("Rosalinde", "Quittenbaum", "quitte@", "geheimnisvoll", "TRACK77")


def somebody() -> Customer:
    """A person with something in every room: mail both ways, a draft, a note, orders, a state, a case."""
    owner, mailbox = a.staff(), a.mailbox(smtp_host="localhost")
    a.business()
    sender = "Rosalinde Quittenbaum <quitte@kunde.example>"
    came = a.arrival(mailbox.channel, a.mail(sender=sender, text="Mein geheimnisvoll Anliegen"))
    assert came
    customer = came.conversation.customer
    answer = compose.save(
        compose.start(came.conversation, "answer", by=owner), text="Liebe Rosalinde Quittenbaum"
    )
    outbound.send(answer, by=owner, seen=timezone.now())
    notes.add(came.conversation, "Rosalinde ist heikel", by=owner)
    a.promise(came.conversation, "Rosalinde anrufen", timezone.localdate(), by=owner)
    compose.save(
        compose.start_new(mailbox.channel, "Quitte@kunde.example", by=owner), subject="Für Rosalinde"
    )
    Dissatisfaction.objects.create(customer=customer, opened_note="Rosalinde tobt")
    consents.give(customer, "Newsletter", "Rosalinde am Telefon", by=owner)
    Case.objects.create(customer=customer, step=1, line="Rosalinde zuerst")
    suggestions.suggest(customer, a.customer("R. Baum").pk, "phone", "Rosalinde")
    people.merge(customer, a.customer("Rosalinde Q."), by=owner)
    shop = Shop.objects.create(name="Laden", kind="csv")
    bought = Order.objects.create(
        shop=shop, remote_id="1", number="4711", number_key="4711", customer=customer, total_cents=1990,
        email="quitte@kunde.example", state="sent", currency="EUR", placed_at=timezone.now(),
        changed_at=timezone.now(), parcels=[{"code": "TRACK77"}],
    )  # fmt: skip
    Refund.objects.create(
        order=bought, remote_id="1", at=timezone.now(), cents=5, reason="Rosalinde bat darum"
    )
    return customer


def everything_that_is_written() -> str:
    """All rows of all tables, as words."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("kulanz")]
    return json.dumps([list(model.objects.values()) for model in ours], default=str, ensure_ascii=False)


def files(folder: Path) -> int:
    return sum(1 for one in folder.rglob("*") if one.is_file() and "sqlite" not in one.name)


def test_afterwards_nothing_says_who_it_was(django_capture_on_commit_callbacks: Any, settings: Any) -> None:
    customer = somebody()
    assert all(word in everything_that_is_written() for word in TELLING)
    assert files(settings.DATA)
    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase(customer, "  rosalinde quittenbaum ", by=a.staff())
    left = everything_that_is_written()
    assert [word for word in TELLING if word.lower() in left.lower()] == []
    assert not search.customers_writing("geheimnisvoll")
    assert not Outbound.objects.exists()
    assert files(settings.DATA) == 0


def test_of_orders_the_amounts_stay_and_the_journal_says_that_somebody_was_erased() -> None:
    customer, owner = somebody(), a.staff()
    erasing.erase(customer, str(customer), by=owner)
    left = Order.objects.get()
    assert (left.total_cents, left.customer, left.email) == (1990, None, "")
    event = Event.objects.get(kind="customer_erased")
    assert (event.actor, event.data) == (owner, {"conversations": 1, "orders": 1})


def test_without_the_very_name_nothing_is_erased() -> None:
    customer = somebody()
    with pytest.raises(Refusal):
        erasing.erase(customer, "Rosalinde", by=a.staff())
    assert Conversation.objects.filter(customer=customer).exists()


def test_what_they_wrote_into_the_conversation_of_another_goes_and_that_ones_words_stay() -> None:
    anna = a.conversation(customer=a.customer("Anna", "anna@kunde.example"), text="Von Anna")
    bernd = a.conversation(customer=a.customer("Bernd", "bernd@kunde.example")).customer
    a.message(anna, text="Von Bernd")
    Message.objects.filter(text="Von Bernd").update(sender_address="Bernd@Kunde.example")
    erasing.erase(bernd, "Bernd", by=a.staff())
    assert [message.text for message in anna.messages.all()] == ["Von Anna"]
    anna.refresh_from_db()
    assert (anna.preview, anna.unanswered) == ("Von Anna", 1)


def test_the_copy_has_what_we_know_and_the_mails_as_they_came_and_went() -> None:
    customer, owner = somebody(), a.staff()
    with zipfile.ZipFile(io.BytesIO(exporting.export(customer, by=owner).read())) as archive:
        told = json.loads(archive.read("person.json"))
        names = archive.namelist()
        came = archive.read(next(name for name in names if name.startswith("received/")))
    assert b"geheimnisvoll" in came
    assert any(name.startswith("sent/") for name in names)
    for section in (
        "customer",
        "ways_to_reach",
        "orders",
        "refunds",
        "messages",
        "notes",
        "journal",
        "cases",
    ):
        assert told[section], section
    assert told["orders"][0]["total_cents"] == 1990
    assert told["mails_without_bytes"] == []
    assert Event.objects.filter(kind="customer_exported", subject_id=customer.pk, actor=owner).exists()


def test_a_mail_whose_bytes_are_gone_is_named_and_the_rest_comes_all_the_same() -> None:
    customer = somebody()
    raw = Message.objects.get(direction="in").originals.get().raw
    vault.path(raw.sha256).unlink()
    with zipfile.ZipFile(exporting.export(customer, by=a.staff())) as archive:
        assert json.loads(archive.read("person.json"))["mails_without_bytes"] == [f"received/{raw.pk}.eml"]
