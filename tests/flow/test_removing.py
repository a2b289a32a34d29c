"""A mailbox that is removed takes nobody's draft and no unsent mail with it."""

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone

from kulanz.channels.models import Channel, Mailbox, Recipient
from kulanz.flow import outbound, removing
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    browser = Client()
    browser.force_login(a.staff("owner", language="en"))
    return browser


def box(name: str) -> Mailbox:
    return a.mailbox(name=name, smtp_host="localhost", imap_host="localhost", secret={"password": "x"})


def begun(mailbox: Mailbox) -> Draft:
    return compose.save(
        compose.start_new(mailbox.channel, "kunde@kunde.example", by=a.staff()),
        reason="order",
        text="Guten Tag",
    )


def test_drafts_move_to_the_mailbox_that_the_owner_chooses(desk: Client) -> None:
    old, new = box("Alt"), box("Neu")
    draft = begun(old)
    page = desk.get(f"/settings/mailboxes/{old.pk}").content.decode()
    assert "One draft is begun in this mailbox" in page and "Neu" in page

    answer = desk.post(f"/settings/mailboxes/{old.pk}/removal", {"heir": new.channel_id})

    assert answer.status_code == 302
    draft.refresh_from_db()
    assert (draft.channel, draft.text) == (new.channel, "Guten Tag")
    assert not Channel.objects.filter(name="Alt").exists()


@pytest.mark.parametrize("heir", ["", "itself", "999999"])
def test_without_a_choice_nothing_is_removed(desk: Client, heir: str) -> None:
    old = box("Alt")
    box("Neu")
    draft = begun(old)
    wish = {"heir": str(old.channel_id) if heir == "itself" else heir}
    assert desk.post(f"/settings/mailboxes/{old.pk}/removal", wish).status_code == 422
    assert Mailbox.objects.filter(pk=old.pk).exists()
    draft.refresh_from_db()
    assert draft.channel == old.channel


def test_where_there_is_no_other_mailbox_the_page_says_what_to_do(desk: Client) -> None:
    old = box("Alt")
    begun(old)
    assert "Connect another mailbox" in desk.get(f"/settings/mailboxes/{old.pk}").content.decode()
    assert desk.post(f"/settings/mailboxes/{old.pk}/removal").status_code == 422
    assert Draft.objects.exists()


def test_mail_that_has_not_gone_out_yet_holds_the_mailbox(desk: Client) -> None:
    old, new = box("Alt"), box("Neu")
    draft = begun(old)
    message = outbound.send(draft, by=draft.author, seen=timezone.now())
    page = desk.get(f"/settings/mailboxes/{old.pk}").content.decode()
    assert "One mail has not gone out yet" in page

    with pytest.raises(Refusal, match="not gone out"):
        removing.remove(old, new.channel)

    Recipient.objects.update(state="sent")
    assert removing.remove(old, new.channel) is False  # its name stays with the mail that went through it
    assert not Channel.objects.get(name="Alt").is_active
    message.refresh_from_db()
    assert message.channel.name == "Alt"


def test_the_database_itself_lets_no_draft_go_with_its_mailbox() -> None:
    old = box("Alt")
    begun(old)
    with pytest.raises(ProtectedError):
        old.channel.delete()


def test_a_mailbox_that_nothing_holds_goes_at_once(desk: Client) -> None:
    old = box("Alt")
    assert desk.post(f"/settings/mailboxes/{old.pk}/removal").status_code == 302
    assert not Channel.objects.exists()
