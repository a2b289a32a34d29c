"""A colleague reads a draft before it leaves."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kulanz.business import notices
from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Conversation
from kulanz.flow import discarding, outbound, privacy, retracting, second_look
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft, SecondLook
from tests import a

pytestmark = pytest.mark.django_db
CALM = "Guten Tag Anna Muster,\n\nIhr Buch ist heute unterwegs.\n\nViele Grüße\nHanna"


def begun(by: Staff | None = None, **fields: Any) -> Draft:
    talk = a.conversation(channel=a.mailbox(smtp_host="localhost").channel, **fields)
    return compose.save(compose.start(talk, "answer", by=by or a.staff()), text=CALM)


def asked(reader: Staff | None = None, question: str = "Zu scharf?") -> SecondLook:
    draft = begun()
    return second_look.ask(draft, reader or a.staff("assistant"), question, by=draft.author)


def read(look: SecondLook, comment: str = "", *, releases: bool = True) -> SecondLook:
    seen = second_look.fingerprint(Draft.objects.get(pk=look.draft_id).text)
    return second_look.answer(look, comment, seen, releases=releases, by=look.reader)


def test_the_reader_hears_of_it_and_the_writer_hears_what_they_say() -> None:
    look = asked()
    told = Notice.objects.get(kind="look_asked")
    assert (told.staff, told.subject_kind, told.subject_id) == (look.reader, "secondlook", look.pk)
    look = read(look, "Der zweite Satz ist gut.")
    assert (look.state, look.comment, look.read_text) == ("released", "Der zweite Satz ist gut.", CALM)
    answered = Notice.objects.get(kind="look_answered")
    assert (answered.staff, answered.subject_id) == (look.asked_by, look.draft.conversation_id)


def test_the_notice_leads_to_the_draft_that_is_to_be_read() -> None:
    look = asked()
    assert notices.path(Notice.objects.get(kind="look_asked")) == f"/looks/{look.pk}/"


def test_a_comment_alone_does_not_release_it_and_the_reader_can_still_do_so() -> None:
    look = read(asked(), "Bitte mit Anrede.", releases=False)
    assert look.state == "commented"
    assert read(look).state == "released"


def test_neither_a_comment_nor_a_release_is_nothing() -> None:
    with pytest.raises(Refusal, match="write what you would change"):
        read(asked(), " ", releases=False)


def test_what_is_changed_afterwards_was_not_read() -> None:
    look = read(asked())
    assert not second_look.is_changed(look)
    compose.save(look.draft, text=CALM + "\n\nPS: Na endlich.")
    assert second_look.is_changed(SecondLook.objects.get(pk=look.pk))


def test_what_was_changed_while_it_was_read_is_read_again() -> None:
    look = asked()
    seen = second_look.fingerprint(look.draft.text)
    compose.save(look.draft, text="Ganz anders.")
    with pytest.raises(Refusal, match="changed while you read"):
        second_look.answer(look, "Gut.", seen, releases=True, by=look.reader)


def test_it_can_be_sent_without_waiting_and_nobody_has_to_read_it_then() -> None:
    look = asked()
    outbound.send(look.draft, by=look.asked_by, seen=timezone.now())
    look.refresh_from_db()
    assert look.state == "withdrawn"
    assert not Notice.objects.filter(kind="look_asked").exists()
    with pytest.raises(Refusal, match="settled"):
        read(look)


def test_a_discarded_draft_takes_the_question_with_it() -> None:
    look = asked()
    discarding.discard(look.draft)
    assert not SecondLook.objects.exists()
    assert not Notice.objects.exists()


def test_a_deleted_conversation_leaves_no_notice_of_it() -> None:
    look = asked()
    privacy.delete_for_good(Conversation.objects.filter(pk=look.draft.conversation_id or 0))
    assert not Notice.objects.exists()


def test_two_are_not_asked_at_once_but_one_after_the_other() -> None:
    look = asked()
    other = a.staff("assistant")
    with pytest.raises(Refusal, match="is asked already"):
        second_look.ask(look.draft, other, by=look.asked_by)
    second_look.withdraw(look.draft)
    assert second_look.ask(look.draft, other, by=look.asked_by).reader == other


def test_nobody_reads_their_own_draft() -> None:
    draft = begun()
    with pytest.raises(Refusal, match="somebody else"):
        second_look.ask(draft, draft.author, by=draft.author)


def test_only_the_writer_asks_and_only_the_one_asked_answers() -> None:
    draft, other = begun(), a.staff("assistant")
    with pytest.raises(Refusal, match="Only who wrote"):
        second_look.ask(draft, other, by=other)
    look = asked()
    with pytest.raises(Refusal, match="Somebody else was asked"):
        second_look.answer(look, "Gut", second_look.fingerprint(CALM), releases=True, by=other)


def test_while_somebody_is_away_who_stands_in_for_them_reads_it() -> None:
    draft, deputy = begun(), a.staff("assistant")
    away = a.staff("assistant", absent_from=timezone.localdate() - timedelta(days=1), deputy=deputy)
    assert second_look.ask(draft, away, by=draft.author).reader == deputy


def test_who_is_away_without_anybody_standing_in_cannot_be_asked() -> None:
    draft = begun()
    away = a.staff("assistant", absent_from=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refusal, match="is away"):
        second_look.ask(draft, away, by=draft.author)


def test_when_the_reader_has_left_somebody_else_is_asked() -> None:
    look = asked()
    Staff.objects.filter(pk=look.reader_id).update(is_active=False)
    other = a.staff("assistant")
    assert second_look.ask(look.draft, other, by=look.asked_by).reader == other
    look.refresh_from_db()
    assert look.state == "withdrawn"


def test_only_who_sees_the_conversation_is_offered_and_taken() -> None:
    draft, assistant, mira = begun(), a.staff("assistant"), a.staff("specialist")
    assert second_look.readers(draft) == [assistant]
    with pytest.raises(Refusal, match="cannot see"):
        second_look.ask(draft, mira, by=draft.author)
    assert draft.conversation
    draft.conversation.assign(mira, by=None)
    assert set(second_look.readers(draft)) == {assistant, mira}


def test_who_loses_sight_of_the_conversation_loses_the_draft_too() -> None:
    mira = a.staff("specialist")
    draft = begun(assigned_to=mira)
    look = second_look.ask(draft, mira, by=draft.author)
    assert second_look.asked_of(mira) == [look]
    assert draft.conversation
    draft.conversation.assign(None, by=None)
    assert second_look.asked_of(mira) == []


def test_whom_one_can_ask_is_found_with_as_many_queries_for_many_as_for_few() -> None:
    draft = begun()

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked_for:
            second_look.readers(draft)
        return len(asked_for)

    a.staff("assistant")
    few = queries()
    for _n in range(5):
        a.staff("assistant")
    assert queries() == few


def test_once_it_has_left_no_notice_leads_to_a_draft_that_is_gone() -> None:
    writer, reader = a.staff(), a.staff("assistant")
    draft = compose.start_new(a.channel(), "neu@kunde.example", by=writer)
    compose.save(draft, reason="order", subject="Buch", text="Guten Tag, es ist da.")
    read(second_look.ask(draft, reader, by=writer))
    assert Notice.objects.filter(kind="look_answered", subject_kind="draft").exists()
    message = outbound.send(draft, by=writer, seen=None)
    message.outbound.recipients.update(state="sent")  # type: ignore[union-attr]  # it has one
    retracting.forget_undo()
    assert not Notice.objects.filter(subject_kind="draft").exists()
