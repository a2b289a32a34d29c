"""What is owed to a customer stands in one row, and the conversation knows the next of them."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.followup.promises import Proof, Source
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from tests import a

pytestmark = pytest.mark.django_db
MONDAY = "2026-11-23 10:00+01:00"
TUESDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 27)


@pytest.mark.time_machine(MONDAY, tick=False)
def test_the_conversation_stands_in_the_queue_by_the_first_of_its_promises() -> None:
    talk, owner = a.conversation(), a.staff()
    later = a.promise(talk, "Ersatz", FRIDAY, by=owner)
    sooner = a.promise(talk, "Rückruf", TUESDAY, by=owner, kind="call")
    talk.refresh_from_db()
    assert (talk.promised_for, talk.promised_what) == (TUESDAY, "Rückruf; Ersatz")
    promises.keep(sooner, Proof("word", note="angerufen"), by=owner)
    talk.refresh_from_db()
    assert (talk.promised_for, talk.promised_what) == (FRIDAY, "Ersatz")
    promises.drop(later, "Sie hat es im Laden gefunden.", by=owner)
    talk.refresh_from_db()
    assert talk.promised_for is None


def test_a_promise_is_kept_by_what_shows_it_and_a_word_must_say_something() -> None:
    made = a.promise(a.conversation())
    with pytest.raises(Refusal, match="how it was kept"):
        promises.keep(made, Proof("word"), by=a.staff())
    promises.keep(made, Proof("message", 7), by=a.staff())
    made.refresh_from_db()
    assert (made.state, made.evidence, made.evidence_id) == ("kept", "message", 7)


def test_two_who_settle_it_at_once_settle_it_once() -> None:
    made = a.promise(a.conversation())
    same = Promise.objects.get(pk=made.pk)
    promises.keep(made, Proof("call", 1), by=a.staff())
    promises.keep(same, Proof("message", 2), by=a.staff())
    assert same.evidence == "call"
    assert Event.objects.filter(kind="promise_kept").count() == 1
    with pytest.raises(Refusal, match="settled already"):
        promises.drop(same, "doch nicht", by=a.staff())


def test_the_same_sentence_makes_one_promise() -> None:
    message = a.message(a.conversation(), direction="out", text="Ich melde mich morgen.")
    said = Source("Ich melde mich morgen", message=message, start=0, end=21)
    both = [a.promise(message.conversation, source=said).pk for _time in range(2)]
    assert both[0] == both[1] and Promise.objects.count() == 1


@pytest.mark.time_machine(MONDAY, tick=False)
def test_one_that_is_moved_in_time_is_not_broken_by_it_and_remembers_its_first_day() -> None:
    made = a.promise(a.conversation(), on=TUESDAY)
    promises.move(made, FRIDAY, by=a.staff())
    with time_machine.travel("2026-11-26 10:00+01:00", tick=False):
        made.refresh_from_db()
        assert (made.due, made.first_due, made.is_broken) == (FRIDAY, TUESDAY, False)
    with time_machine.travel("2026-11-28 10:00+01:00", tick=False):
        assert made.is_broken
        assert list(promises.broken()) == [made]
        with pytest.raises(Refusal, match="still to come"):
            promises.move(made, TUESDAY, by=a.staff())


def test_one_kept_too_late_stays_broken_in_the_figures() -> None:
    made = a.promise(a.conversation())
    Promise.objects.filter(pk=made.pk).update(due_at=timezone.now() - timedelta(hours=1))
    promises.keep(made, Proof("call", 1), by=a.staff())
    made.refresh_from_db()
    assert made.is_broken and made.state == "kept"


def test_one_without_a_conversation_stands_on_the_customers_timeline() -> None:
    customer = a.customer()
    made = promises.make(customer, "Kalender\n  beilegen", None, by=a.staff())
    assert made.what == "Kalender beilegen" and made.due_at is None
    event = Event.objects.get(kind="promised_some_day")
    assert (event.subject_kind, event.subject_id) == ("customer", customer.pk)


@pytest.mark.parametrize(
    ("due", "broken_from"),
    [
        (date(2028, 2, 29), "2028-02-29 17:00+01:00"),
        (date(2027, 3, 28), "2027-03-28 18:00+02:00"),  # a Sunday on which the clocks go forward
        (date(2026, 12, 25), "2026-12-25 18:00+01:00"),  # a holiday
    ],
)
def test_a_promise_is_broken_after_the_closing_of_its_day(due: date, broken_from: str) -> None:
    a.business(region="DE-BE")
    made = a.promise(a.conversation(), on=due)
    with time_machine.travel(broken_from, tick=False):
        assert not made.is_broken
    with time_machine.travel(broken_from.replace(":00+", ":01+"), tick=False):
        assert made.is_broken
