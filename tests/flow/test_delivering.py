"""A promise is kept by a mail that reaches them: not by one that waits, was refused, came back or was taken back."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.channels.models import Recipient
from kulanz.conversations.models import Conversation, Message
from kulanz.flow import delivering, outbound, owing, promised, promising, retracting
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.reply import compose
from tests import a
from tests.flow.answering import asked, send, written

pytestmark = pytest.mark.django_db
MONDAY, FRIDAY, LATER = date(2026, 11, 23), date(2026, 11, 27), date(2026, 12, 11)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel("2026-11-23 10:00+01:00", tick=True) as frozen:
        yield frozen


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner")


@pytest.fixture
def talk() -> Conversation:
    return asked()


def fate(message: Message, state: str) -> None:
    Recipient.objects.filter(outbound=message.outbound).update(state=state, changed_at=timezone.now())


def moved(talk: Conversation, owner: Staff) -> tuple[Promise, Message]:
    owed = a.promise(talk, "Ersatz", FRIDAY, by=owner, kind="shipment")
    message = send(promising.begin_delay(owed, LATER, by=owner), owner)
    owed.refresh_from_db()
    assert (owed.due, owed.moved_by) == (LATER, message)
    return owed, message


def test_the_old_day_holds_again_when_the_mail_that_told_of_a_later_one_is_taken_back(
    talk: Conversation, owner: Staff
) -> None:
    owed, message = moved(talk, owner)
    before = a.promise(talk, on=FRIDAY)
    draft = retracting.take_back(message, by=owner)
    owed.refresh_from_db()
    assert (owed.due, owed.due_at, owed.first_due) == (FRIDAY, before.due_at, None)
    talk.refresh_from_db()
    assert talk.promised_for == FRIDAY
    send(draft, owner)
    owed.refresh_from_db()
    assert owed.due == LATER


def test_the_old_day_holds_again_when_they_write_before_the_mail_has_left(
    talk: Conversation, owner: Staff
) -> None:
    owed = a.promise(talk, "Ersatz", FRIDAY, by=owner, kind="shipment")
    draft = promising.begin_delay(owed, LATER, by=owner)
    send(draft, owner, at=timezone.now() + timedelta(days=1))
    retracting.cancel_later(talk)
    owed.refresh_from_db()
    assert owed.due == FRIDAY


def test_a_day_that_was_moved_again_by_hand_is_not_put_back(talk: Conversation, owner: Staff) -> None:
    owed, message = moved(talk, owner)
    promises.move(owed, date(2026, 12, 18), by=owner)
    retracting.take_back(message, by=owner)
    owed.refresh_from_db()
    assert owed.due == date(2026, 12, 18)


def test_who_is_told_of_a_later_day_only_after_the_first_one_was_not_told_in_time(
    talk: Conversation, owner: Staff
) -> None:
    owed = a.promise(talk, "Ersatz", FRIDAY, by=owner, kind="shipment")
    draft = promising.begin_delay(owed, LATER, by=owner)
    send(draft, owner, at=timezone.now() + timedelta(days=6))
    owed.refresh_from_db()
    assert owed.is_broken and not owed.is_late and owed.missed_at


def test_what_is_over_was_not_managed_and_what_is_not_will_not_be(
    talk: Conversation, owner: Staff, clock: Any
) -> None:
    owed = a.promise(talk, "Ersatz", FRIDAY, by=owner, kind="shipment")
    text = promising.begin_delay(owed, LATER, by=owner).text
    assert "bis dahin leider nicht" in text or "not manage it by then" in text
    clock.shift(timedelta(days=5))
    text = promising.begin_delay(owed, date(2026, 12, 18), by=owner).text
    assert "habe es nicht geschafft" in text or "have not managed it" in text


def test_an_answer_that_leaves_after_its_day_keeps_it_only_then_and_late(
    talk: Conversation, owner: Staff, clock: Any
) -> None:
    owed = a.promise(talk, "Antwort", MONDAY, by=owner, kind="reply")
    message = send(
        written(talk, owner, "Guten Tag, hier die Antwort."), owner, at=timezone.now() + timedelta(days=10)
    )
    owed.refresh_from_db()
    assert (owed.state, owed.awaits) == ("open", message)
    clock.move_to("2026-11-24 10:00+01:00")
    delivering.look_after()
    assert list(promises.broken()) == [owed]
    clock.move_to("2026-12-03 10:01+01:00")
    fate(message, "sent")
    delivering.look_after()
    delivering.look_after()
    owed.refresh_from_db()
    assert (owed.state, owed.evidence_id, owed.is_broken) == ("kept", message.pk, True)
    assert owed.settled_at and owed.settled_at.date() == date(2026, 12, 3)


def test_one_that_leaves_in_time_keeps_it_at_once(talk: Conversation, owner: Staff) -> None:
    owed = a.promise(talk, "Antwort", FRIDAY, by=owner, kind="reply")
    send(written(talk, owner, "Guten Tag, hier die Antwort."), owner, at=timezone.now() + timedelta(days=1))
    owed.refresh_from_db()
    assert owed.state == "kept" and not owed.is_broken


def test_what_waits_for_a_mail_that_is_taken_back_waits_no_more(talk: Conversation, owner: Staff) -> None:
    owed = a.promise(talk, "Antwort", MONDAY, by=owner, kind="reply")
    message = send(
        written(talk, owner, "Guten Tag, hier die Antwort."), owner, at=timezone.now() + timedelta(days=10)
    )
    retracting.take_back(message, by=owner)
    owed.refresh_from_db()
    assert (owed.state, owed.awaits) == ("open", None)


def test_an_answer_that_a_server_refuses_for_good_is_owed_again_until_it_is_sent_once_more(
    talk: Conversation, owner: Staff, clock: Any
) -> None:
    owed = a.promise(talk, "Antwort", FRIDAY, by=owner, kind="reply")
    message = send(written(talk, owner, "Guten Tag, hier die Antwort."), owner)
    fate(message, "failed")
    assert delivering.look_after() == 1
    assert delivering.look_after() == 0
    owed.refresh_from_db()
    assert owed.state == "open"
    talk.refresh_from_db()
    assert talk.promised_for == FRIDAY
    assert owing.proofs(owed, by=owner).messages == []
    outbound.try_again(Recipient.objects.get(outbound=message.outbound), by=owner)
    delivering.look_after()
    owed.refresh_from_db()
    assert owed.state == "open"
    fate(message, "sent")
    delivering.look_after()
    owed.refresh_from_db()
    assert (owed.state, owed.evidence_id) == ("kept", message.pk)


def test_a_later_day_of_which_no_mail_told_them_is_no_later_day(talk: Conversation, owner: Staff) -> None:
    owed, message = moved(talk, owner)
    fate(message, "failed")
    delivering.look_after()
    owed.refresh_from_db()
    assert owed.due == FRIDAY


def test_a_copy_that_fails_changes_nothing(talk: Conversation, owner: Staff) -> None:
    owed = a.promise(talk, "Antwort", FRIDAY, by=owner, kind="reply")
    draft = compose.save(written(talk, owner, "Guten Tag, hier die Antwort."), bcc="archiv@shop.example")
    message = send(draft, owner)
    fate(message, "sent")
    Recipient.objects.filter(address="archiv@shop.example").update(state="failed")
    delivering.look_after()
    owed.refresh_from_db()
    assert owed.state == "kept"


def test_what_somebody_takes_up_again_is_not_kept_by_the_same_mail_a_minute_later(
    talk: Conversation, owner: Staff
) -> None:
    owed = a.promise(talk, "Antwort", MONDAY, by=owner, kind="reply")
    message = send(
        written(talk, owner, "Guten Tag, hier die Antwort."), owner, at=timezone.now() + timedelta(days=2)
    )
    fate(message, "sent")
    delivering.look_after()
    owed.refresh_from_db()
    promising.take_up_again(owed, by=owner)
    delivering.look_after()
    owed.refresh_from_db()
    assert owed.state == "open"


def test_a_mail_still_to_leave_shows_nothing(talk: Conversation, owner: Staff) -> None:
    owed = a.promise(talk, "Ersatz", MONDAY, by=owner, kind="shipment")
    draft = written(talk, owner, "Guten Tag, der Ersatz ging hinaus.")
    promised.say(draft, kept=owed.pk)
    send(draft, owner, at=timezone.now() + timedelta(days=2))
    owed.refresh_from_db()
    assert owed.state == "open" and owing.proofs(owed, by=owner).messages == []
