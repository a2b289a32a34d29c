"""The mail in the morning, and what becomes of a night in which nobody worked behind the scenes."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from kulanz.business import notices
from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Conversation
from kulanz.flow import clock, digesting
from kulanz.followup import promises
from kulanz.followup.models import Callback, Promise
from tests import a

pytestmark = pytest.mark.django_db

# A Tuesday; the shop opens at nine in Berlin.
TODAY = date(2026, 11, 24)
OPENING = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
YESTERDAY = OPENING - timedelta(days=1)


@pytest.fixture(autouse=True)
def outside(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.PUBLIC_URL = "https://desk.shop.example"
    a.business()


@pytest.fixture
def moment() -> Any:
    with time_machine.travel(OPENING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def olga(moment: Any) -> Staff:
    return a.staff(name="Olga", language="en", digest=True)


def owed(by: Staff | None, what: str = "send the invoice", due: date = TODAY, **fields: Any) -> Promise:
    return promises.make(a.customer(), what, due, by=by, **fields)


def bodies() -> str:
    return "\n".join(str(one.body) for one in mail.outbox)


def test_it_comes_as_the_shop_opens_and_once(olga: Staff, moment: Any) -> None:
    owed(olga)
    moment.move_to(OPENING - timedelta(minutes=1))
    assert digesting.send_due() == 0
    moment.move_to(OPENING)
    assert [digesting.send_due(), digesting.send_due()] == [1, 0]
    (sent,) = mail.outbox
    assert sent.to == [olga.email]
    assert sent.subject == "Today: Promises due today (1)"
    assert "Anna Muster: send the invoice" in sent.body


def test_it_leads_to_each_promise(olga: Staff) -> None:
    promise = owed(olga)
    digesting.send_due()
    assert f"https://desk.shop.example/promises/{promise.pk}/" in bodies()


def test_nothing_comes_where_nothing_is_due_and_the_day_is_done_with(olga: Staff) -> None:
    owed(olga, due=TODAY + timedelta(days=1))
    assert digesting.send_due() == 0
    olga.refresh_from_db()
    assert (mail.outbox, olga.digested_on) == ([], TODAY)


def test_what_was_not_kept_stands_first_and_apart(olga: Staff, moment: Any) -> None:
    moment.move_to(YESTERDAY)
    owed(olga, "send the book", due=YESTERDAY.date())
    moment.move_to(OPENING)
    owed(olga)
    digesting.send_due()
    body = bodies()
    assert body.index("Promises that were not kept (1)") < body.index("send the book, 23")
    assert body.index("send the book") < body.index("Promises due today (1)") < body.index("send the invoice")


def test_a_planned_call_stands_there_with_its_time_and_not_twice(olga: Staff) -> None:
    promise = owed(olga, "call back", kind=Promise.Kind.CALL)
    Callback.objects.create(promise=promise, number="+493055550142", begins_at=OPENING + timedelta(hours=2))
    digesting.send_due()
    assert "Calls today (1)\n- 11:00  Anna Muster" in bodies()
    assert "Promises due today" not in bodies()


def test_who_waits_longest_comes_with_how_long(olga: Staff) -> None:
    a.conversation(
        at=OPENING - timedelta(days=3), subject="Second link", customer=a.customer("Bernd Beispiel")
    )
    a.conversation(at=OPENING - timedelta(hours=2), subject="Just now")
    a.conversation(
        at=OPENING - timedelta(days=5), assigned_to=a.staff("assistant"), subject="Of somebody else"
    )
    digesting.send_due()
    body = bodies()
    assert "Who waits longest (2)\n- Bernd Beispiel: Second link, 3 days" in body
    assert "Of somebody else" not in body


def test_everybody_reads_of_their_own_and_owners_of_what_nobody_owes(olga: Staff) -> None:
    bernd = a.staff("assistant", digest=True, language="de")
    owed(bernd, "Buch schicken")
    owed(None, "nobody's")
    digesting.send_due()
    told = {one.to[0]: one.body for one in mail.outbox}
    assert "nobody's" in told[olga.email] and "Buch schicken" not in told[olga.email]
    assert "Buch schicken" in told[bernd.email] and "nobody's" not in told[bernd.email]


def test_a_deputy_reads_of_what_the_absent_one_owes_who_is_left_in_peace(olga: Staff) -> None:
    away = a.staff("assistant", digest=True, deputy=olga, absent_from=TODAY, absent_until=TODAY)
    owed(away, "send the book")
    assert digesting.send_due() == 1
    assert mail.outbox[0].to == [olga.email]
    assert "send the book" in bodies()


def test_specialists_read_of_nothing_that_is_not_theirs(olga: Staff) -> None:
    sandra = a.staff("specialist", digest=True)
    owed(olga)
    a.conversation(at=OPENING - timedelta(days=3))
    owed(sandra, "look at the link")
    digesting.send_due()
    told = {one.to[0]: one.body for one in mail.outbox}
    assert "look at the link" in told[sandra.email]
    assert "invoice" not in told[sandra.email] and "longest" not in told[sandra.email]


@pytest.mark.parametrize("fields", [{"digest": False}, {"is_active": False}])
def test_only_those_who_wished_it_and_work_here_get_it(olga: Staff, fields: dict[str, bool]) -> None:
    Staff.objects.update(**fields)
    owed(olga)
    assert digesting.send_due() == 0


def test_on_a_day_off_nothing_comes(olga: Staff, moment: Any) -> None:
    owed(olga)
    moment.move_to(datetime(2026, 11, 28, 9, 0, tzinfo=UTC))
    assert digesting.send_due() == 0


def test_after_a_night_without_a_worker_it_comes_in_the_morning_and_not_at_night(
    olga: Staff, moment: Any
) -> None:
    owed(olga)
    moment.move_to(OPENING + timedelta(hours=2, minutes=20))
    assert digesting.send_due() == 1
    moment.move_to(OPENING + timedelta(hours=12))
    Staff.objects.update(digested_on=None)
    assert digesting.send_due() == 0


def test_of_very_much_it_shows_some_and_says_how_much_more(olga: Staff) -> None:
    for number in range(14):
        owed(olga, f"matter {number}")
    digesting.send_due()
    assert "Promises due today (14)" in bodies()
    assert "and 4 more" in bodies()


def test_what_could_not_be_sent_is_tried_again(olga: Staff, settings: Any) -> None:
    owed(olga)
    settings.EMAIL_BACKEND = "tests.business.test_notices.Broken"
    assert digesting.send_due() == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert digesting.send_due() == 1


def test_forty_notices_become_one_mail(olga: Staff) -> None:
    olga.notify_by_mail = True
    olga.save()
    for _number in range(40):
        notices.tell(olga, Notice.Kind.ANSWERED, a.conversation(), text="Hello")
    assert notices.mail_due() == 1
    (sent,) = mail.outbox
    assert sent.subject == "40 notices"
    assert sent.body.count("The customer answered: Hello") == notices.MOST_LINES
    assert "and 20 more" in sent.body
    assert "https://desk.shop.example/notices/" in sent.body


def test_notices_that_trickle_in_are_bundled_after_a_few(olga: Staff, moment: Any) -> None:
    olga.notify_by_mail = True
    olga.save()
    for _minute in range(60):
        notices.tell(olga, Notice.Kind.ANSWERED, a.conversation(), text="Hello")
        notices.mail_due()
        moment.shift(timedelta(minutes=1))
    assert len(mail.outbox) <= 20
    moment.shift(timedelta(minutes=11))
    notices.mail_due()
    assert not Notice.objects.filter(mailed_at=None).exists()


def test_a_missed_night_is_made_good_in_the_morning_without_a_flood(olga: Staff, moment: Any) -> None:
    """Everything that any chore has to do piles up from the evening on; then one worker starts."""
    moment.move_to(YESTERDAY + timedelta(hours=8))
    Staff.objects.update(notify_by_mail=True)
    for number in range(30):
        talk = a.conversation(at=YESTERDAY - timedelta(hours=number))
        notices.tell(olga, Notice.Kind.ANSWERED, talk, text="Hello")
        promises.make(talk.customer, f"matter {number}", YESTERDAY.date(), by=olga, conversation=talk)
        owed(olga, f"today {number}")
        talk.snooze(YESTERDAY + timedelta(hours=12), Conversation.Snooze.UNTIL_THEN, by=olga)
    moment.move_to(OPENING + timedelta(minutes=7))
    for _turn in range(3):
        for _name, _seconds, chore in clock.CHORES:
            chore()
        moment.shift(timedelta(minutes=5))
    assert not Conversation.objects.filter(state="snoozed").exists()
    assert not Promise.objects.filter(due_at__lt=OPENING, broken_told_at=None).exists()
    assert not Notice.objects.filter(mailed_at=None).exists()
    sent = Counter(one.subject.partition(" (")[0] for one in mail.outbox)
    assert sent["Today: Promises that were not kept"] == 1
    assert sum(sent.values()) <= 3
