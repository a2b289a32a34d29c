"""The quarantine is emptied after two weeks, and the desk says so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.business.models import Business
from kulanz.conversations.models import Conversation, Message
from kulanz.flow import purging
from kulanz.journal.models import Event
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shop() -> Business:
    return a.business()


def set_apart(days: int, cause: str = "pitch") -> Conversation:
    conversation = a.conversation(at=timezone.now() - timedelta(days=days))
    conversation.quarantine(cause)
    Conversation.objects.filter(pk=conversation.pk).update(
        quarantined_at=timezone.now() - timedelta(days=days)
    )
    conversation.refresh_from_db()
    return conversation


def test_what_lay_there_for_two_weeks_goes_and_the_journal_says_how_much_and_why() -> None:
    set_apart(15), set_apart(16, "spam"), set_apart(20)
    young = set_apart(13)
    assert purging.purge() == 3
    assert list(Conversation.objects.all()) == [young]
    assert Message.objects.count() == 1
    event = Event.objects.get(kind="quarantine_purged")
    assert event.data == {"number": 3, "causes": {"pitch": 2, "spam": 1}}


def test_where_nothing_is_old_enough_nothing_happens_and_nothing_is_said() -> None:
    set_apart(2)
    assert purging.purge() == 0
    assert purging.purged() is None
    assert not Event.objects.filter(kind="quarantine_purged").exists()


def test_the_list_hears_what_went_in_the_last_two_weeks_and_when() -> None:
    set_apart(15)
    purging.purge()
    Event.objects.update(at=timezone.now() - timedelta(days=3))
    set_apart(15), set_apart(15)
    purging.purge()
    purged = purging.purged()
    assert purged
    assert purged.number == 3
    assert timezone.now() - purged.last_at < timedelta(minutes=1)


def test_what_went_long_ago_is_no_news() -> None:
    set_apart(15)
    purging.purge()
    Event.objects.update(at=timezone.now() - timedelta(days=15))
    assert purging.purged() is None


def test_whom_we_answered_from_there_we_did_not_want_to_be_rid_of() -> None:
    conversation = set_apart(15)
    a.message(conversation, direction="out", text="Gern, rufen Sie mich an.")
    assert purging.purge() == 0
    conversation.refresh_from_db()
    assert conversation.quarantined_at is None
