"""A draft that is left to cool is sent by nobody, and comes back."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Conversation
from kulanz.flow import clock, cooling, outbound
from kulanz.flow.coaching import Reading
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from tests import a

pytestmark = pytest.mark.django_db
CALM = "Guten Tag Anna Muster,\n\nIhr Buch ist heute unterwegs.\n\nViele Grüße\nHanna"
SHARP = "Sie Idiot, halten Sie endlich den Mund. Sie werden schon sehen, was Sie davon haben."


def begun(text: str = CALM, by: Staff | None = None, **fields: Any) -> Draft:
    talk = a.conversation(channel=a.mailbox(smtp_host="localhost").channel, **fields)
    return compose.save(compose.start(talk, "answer", by=by or a.staff()), text=text)


def asleep(draft: Draft, *, over: bool = False) -> Draft:
    cooling.put_to_sleep(draft, timezone.now() + timedelta(minutes=20))
    if over:
        Draft.objects.filter(pk=draft.pk).update(sleeps_until=timezone.now() - timedelta(seconds=1))
    draft.refresh_from_db()
    return draft


def talk_of(draft: Draft) -> Conversation:
    assert draft.conversation
    return draft.conversation


def test_what_sleeps_is_sent_by_nobody_and_the_refusal_says_until_when() -> None:
    draft = asleep(begun())
    assert draft.sleeps_until
    until = timezone.localtime(draft.sleeps_until).strftime("%H:%M")
    with pytest.raises(Refusal, match=f"left to cool until .*{until}"):
        outbound.send(draft, by=draft.author, seen=timezone.now())
    assert not talk_of(draft).messages.filter(direction="out").exists()


def test_of_what_sleeps_until_another_day_the_refusal_says_on_which() -> None:
    draft, until = begun(), timezone.now() + timedelta(days=3)
    cooling.put_to_sleep(draft, until)
    with pytest.raises(Refusal, match=timezone.localtime(until).strftime("%b %Y")):
        outbound.send(draft, by=draft.author, seen=timezone.now())


def test_its_writer_may_wake_it_early_and_send_it() -> None:
    draft = cooling.wake(asleep(begun()))
    assert outbound.send(draft, by=draft.author, seen=timezone.now()).text.startswith("Guten Tag")


def test_the_clock_wakes_it_once_and_tells_its_writer_with_a_link_to_it() -> None:
    draft = asleep(begun(), over=True)
    assert [cooling.wake_due(), cooling.wake_due()] == [1, 0]
    draft.refresh_from_db()
    assert draft.sleeps_until is None
    assert draft.cooled_at
    told = Notice.objects.get(kind="cooled")
    assert (told.staff, told.subject_kind, told.subject_id) == (
        draft.author,
        "conversation",
        draft.conversation_id,
    )


def test_it_is_a_chore_of_the_clock() -> None:
    assert cooling.wake_due in [chore for _name, _seconds, chore in clock.CHORES]


def test_a_mail_to_somebody_new_comes_back_by_its_own_page() -> None:
    hanna = a.staff()
    draft = compose.start_new(a.mailbox(smtp_host="localhost").channel, "neu@kunde.example", by=hanna)
    asleep(draft, over=True)
    cooling.wake_due()
    assert Notice.objects.get(kind="cooled").subject_kind == "draft"


def test_when_the_customer_writes_meanwhile_it_comes_back_at_once() -> None:
    channel = a.mailbox(smtp_host="localhost").channel
    first = a.arrival(channel, a.mail(message_id="erste@kunde.example"))
    assert first
    draft = asleep(compose.save(compose.start(first.conversation, "answer", by=a.staff()), text=CALM))
    a.arrival(channel, a.mail(text="Noch etwas.", headers="In-Reply-To: <erste@kunde.example>\n"))
    draft.refresh_from_db()
    assert (draft.is_asleep, bool(draft.cooled_at)) == (False, True)
    assert Notice.objects.filter(kind="cooled", staff=draft.author).exists()


def test_a_closed_conversation_keeps_it_and_it_comes_back_all_the_same() -> None:
    draft = asleep(begun(), over=True)
    talk_of(draft).close(by=draft.author)
    cooling.wake_due()
    assert Notice.objects.filter(kind="cooled").exists()


def test_who_no_longer_sees_the_conversation_hears_nothing_of_it() -> None:
    mira = a.staff("specialist")
    draft = begun(by=mira, assigned_to=mira)
    asleep(draft, over=True)
    talk_of(draft).assign(a.staff("assistant"), by=None)
    cooling.wake_due()
    assert not Notice.objects.filter(kind="cooled").exists()


def test_who_has_left_hears_nothing_of_it() -> None:
    draft = asleep(begun(), over=True)
    Staff.objects.filter(pk=draft.author_id).update(is_active=False)
    assert cooling.wake_due() == 1
    assert not Notice.objects.filter(kind="cooled").exists()


def test_it_goes_with_its_conversation() -> None:
    draft = asleep(begun(), over=True)
    talk_of(draft).delete()
    assert cooling.wake_due() == 0


def test_a_rest_comes_first_where_they_are_furious_or_we_are_sharp() -> None:
    draft = begun()
    assert draft.in_answer_to
    assert not cooling.comes_first(Reading(draft))
    a.judgement(draft.in_answer_to, abuse="insult")
    assert cooling.comes_first(Reading(draft))
    assert cooling.comes_first(Reading(begun(SHARP)))


def test_this_evening_is_offered_only_while_it_lies_ahead() -> None:
    noon = timezone.now().replace(year=2026, month=11, day=25, hour=11, minute=0)
    assert list(cooling.moments(noon)) == ["short", "evening", "opening"]
    assert list(cooling.moments(noon.replace(hour=20))) == ["short", "opening"]
