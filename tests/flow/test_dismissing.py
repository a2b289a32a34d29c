"""What cannot be read is set aside by a person, stays stored, and can be brought back."""

import pytest

from kulanz.channels.models import RawMessage
from kulanz.flow import dismissing, health, inbound
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from tests import a

pytestmark = pytest.mark.django_db


def unreadable() -> RawMessage:
    raw = a.original(a.channel(), b"\x00\x01\x02")
    assert inbound.take_in(raw) is None
    return raw


def test_what_is_set_aside_no_longer_stands_on_the_home_page_and_keeps_its_bytes() -> None:
    raw, staff = unreadable(), a.staff(name="Hanna Berg")
    assert health.look().unreadable == 1

    dismissing.dismiss(raw, by=staff)

    assert health.look().is_well
    [kept] = dismissing.dismissed()
    assert kept.content() == b"\x00\x01\x02"
    assert kept.dismissed_by == "Hanna Berg"  # type: ignore[attr-defined]  # annotated
    [event] = Event.objects.filter(subject_kind="rawmessage", subject_id=raw.pk)
    assert (event.kind, event.actor, event.at is not None) == ("dismissed", staff, True)


def test_it_is_brought_back_and_the_journal_says_by_whom() -> None:
    raw, hanna, jonas = unreadable(), a.staff(), a.staff()
    dismissing.dismiss(raw, by=hanna)
    dismissing.bring_back(raw, by=jonas)

    assert health.look().unreadable == 1
    assert not dismissing.dismissed()
    events = Event.objects.filter(subject_id=raw.pk, subject_kind="rawmessage")
    assert [(event.kind, event.actor) for event in events] == [("dismissed", hanna), ("brought_back", jonas)]


def test_it_names_who_set_it_aside_last() -> None:
    raw, hanna, jonas = unreadable(), a.staff(name="Hanna"), a.staff(name="Jonas")
    dismissing.dismiss(raw, by=hanna)
    dismissing.bring_back(raw, by=hanna)
    dismissing.dismiss(raw, by=jonas)
    assert dismissing.dismissed().get().dismissed_by == "Jonas"  # type: ignore[attr-defined]  # annotated


def test_only_what_waits_unread_is_set_aside_and_only_once() -> None:
    staff, read = a.staff(), a.original(a.channel(), a.mail())
    assert inbound.take_in(read)
    with pytest.raises(Refusal):
        dismissing.dismiss(read, by=staff)
    raw = unreadable()
    dismissing.dismiss(raw, by=staff)
    with pytest.raises(Refusal):
        dismissing.dismiss(raw, by=staff)
    assert Event.objects.filter(kind="dismissed").count() == 1
    with pytest.raises(Refusal):
        dismissing.bring_back(read, by=staff)
