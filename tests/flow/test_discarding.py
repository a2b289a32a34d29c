"""Files of a draft that is thrown away leave the vault, unless something else has the same bytes."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.channels import originals
from kulanz.channels.models import Channel, RawMessage
from kulanz.flow import discarding, outbound, unneeded
from kulanz.lib import vault
from kulanz.reply import compose
from kulanz.reply.models import Draft, DraftFile
from tests import a

PDF = b"%PDF private"


def draft(**fields: Any) -> Draft:
    conversation = a.conversation(channel=a.mailbox(smtp_host="localhost").channel)
    return compose.save(compose.start(conversation, "answer", by=a.staff()), text="Guten Tag", **fields)


def attach(begun: Draft, content: bytes = PDF) -> DraftFile:
    return compose.attach(begun, "ausweis.pdf", "application/pdf", content)


@pytest.mark.django_db(transaction=True)
def test_the_bytes_go_with_the_draft_and_with_the_file() -> None:
    begun = draft()
    one, other = attach(begun), attach(begun, b"%PDF another")
    browser = Client()
    browser.force_login(begun.author)

    browser.post(reverse("detach", args=[one.pk]))
    assert not vault.path(one.sha256).exists() and vault.path(other.sha256).exists()
    browser.post(reverse("discard_draft", args=[begun.pk]))
    assert not vault.path(other.sha256).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("who", ["another draft", "a mail that came", "a mail that went"])
def test_bytes_that_something_else_has_as_well_stay(who: str) -> None:
    begun = draft()
    digest = attach(begun).sha256
    if who == "another draft":
        attach(draft())
    elif who == "a mail that came":
        originals.store(a.channel(), "r1", PDF)
    else:
        sent = draft()
        attach(sent)
        outbound.send(sent, by=sent.author, seen=timezone.now())
        Draft.objects.filter(pk=sent.pk).delete()

    discarding.discard(begun)

    assert vault.get(digest) == PDF


@pytest.mark.django_db(transaction=True)
def test_what_is_thrown_away_in_a_change_that_comes_to_nothing_stays() -> None:
    begun = draft()
    digest = attach(begun).sha256
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        discarding.discard(begun)
        raise ZeroDivisionError
    assert vault.get(digest) == PDF and DraftFile.objects.get().sha256 == digest


@pytest.mark.django_db(transaction=True)
def test_a_mail_with_the_same_bytes_that_comes_at_that_very_moment_has_them() -> None:
    """It has seen that the bytes are there already, and writes its row when they are about to go."""
    channel = a.channel()
    digest = vault.put(PDF)
    asked = threading.Event()
    arriving = beside(lambda: store_after(asked, channel))

    def is_needed(_digest: str) -> bool:
        asked.set()
        arriving.join(0.5)
        return RawMessage.objects.filter(sha256=digest).exists()

    vault.forget(digest, is_needed)
    arriving.join(10)

    assert RawMessage.objects.get().content() == PDF


@pytest.mark.django_db(transaction=True)
def test_a_mail_whose_row_is_not_yet_certain_keeps_its_bytes() -> None:
    channel = a.channel()
    digest = vault.put(PDF)
    written, go_on = threading.Event(), threading.Event()

    def arrive() -> None:
        with transaction.atomic():
            originals.store(channel, "r1", PDF)
            written.set()
            go_on.wait(0.5)

    arriving = beside(arrive)
    written.wait(10)
    unneeded.forget([digest])
    go_on.set()
    arriving.join(10)

    assert RawMessage.objects.get().content() == PDF


def store_after(asked: threading.Event, channel: Channel) -> None:
    asked.wait(10)
    originals.store(channel, "r1", PDF)


def beside(deed: Callable[[], None]) -> threading.Thread:
    def work() -> None:
        try:
            deed()
        finally:
            connections.close_all()

    connection.close()  # each thread has its own
    thread = threading.Thread(target=work)
    thread.start()
    return thread
