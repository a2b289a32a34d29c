"""What a judged letter brings about: a state, a case, somebody who is told; and what a correction takes back."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.business.models import Notice
from kulanz.channels.models import SenderRule
from kulanz.conversations.models import Message
from kulanz.customers.models import Handle, Standing
from kulanz.flow import caring, intake, releasing
from kulanz.flow import round as owners_round
from kulanz.jobs.models import Job
from kulanz.triage import cases, dissatisfied
from kulanz.triage.models import Case
from tests import a
from tests.flow.arriving import FURIOUS, NEVER, arrive, judged

pytestmark = pytest.mark.django_db


def test_a_furious_letter_opens_the_state_a_case_and_tells_the_owner() -> None:
    owner, jonas = a.staff(), a.staff("assistant")
    message = arrive()
    customer = message.conversation.customer
    state = dissatisfied.find(customer)
    assert state is not None
    assert (state.message, state.reasons[0]) == (message, "extremely_dissatisfied")
    case = cases.waiting().get()
    assert (case.customer, case.step) == (customer, 0)
    assert Standing.objects.get(customer=customer).is_stale
    told = Notice.objects.get(kind=Notice.Kind.DISSATISFIED)
    assert (told.staff, told.subject_id) == (owner, message.conversation_id)
    assert "das Letzte" in told.text
    assert not Notice.objects.filter(staff=jonas).exists()
    assert Job.objects.filter(key=f"ring:{state.pk}").exists()


def test_a_second_letter_joins_the_state_and_nobody_is_alarmed_again() -> None:
    a.staff()
    arrive()
    arrive(subject="Und noch etwas")
    assert Notice.objects.filter(kind=Notice.Kind.DISSATISFIED).count() == 1
    assert Job.objects.filter(task="flow.ringing.ring").count() == 1
    assert cases.waiting().count() == 1


def test_an_ordinary_letter_has_no_consequences() -> None:
    a.staff()
    message = arrive("Guten Tag, wann erscheint der neue Kalender? Viele Grüße")
    assert dissatisfied.find(message.conversation.customer) is None
    assert not cases.waiting().exists()
    assert not Standing.objects.exists()


def test_an_archive_opens_nothing_and_silences_nobody() -> None:
    a.staff()
    channel = a.channel()
    mails = [("1", a.mail(text=FURIOUS)), ("2", a.mail(text=NEVER, sender="b@kunde.example"))]
    list(intake.Run(channel, archive=True).take_all(mails))
    old = timezone.now() - timedelta(days=90)
    list(intake.Run(channel).take_all([("3", a.mail(text=FURIOUS, at=old, sender="c@kunde.example"))]))
    a.arrival(channel, a.mail(text=FURIOUS, at=old, sender="d@kunde.example"))
    assert Message.objects.count() == 4
    assert not cases.waiting().exists()
    assert not Handle.objects.filter(silenced_at__isnull=False).exists()
    assert not Job.objects.filter(task="flow.ringing.ring").exists()


def test_a_correction_opens_and_ends_the_state() -> None:
    owner = a.staff()
    message = arrive("Guten Tag, wann erscheint der neue Kalender?")
    customer = message.conversation.customer
    caring.correct(message.assessment, {"extremely_dissatisfied": True}, by=owner)
    assert dissatisfied.find(customer) is not None
    caring.correct(message.assessment, {"extremely_dissatisfied": False}, by=owner)
    assert dissatisfied.find(customer) is None
    caring.correct(message.assessment, {"extremely_dissatisfied": True}, by=owner)
    assert dissatisfied.find(customer) is not None


def test_correcting_something_else_does_not_open_what_the_owner_has_settled() -> None:
    owner = a.staff()
    message = arrive()
    state = dissatisfied.find(message.conversation.customer)
    assert state is not None
    dissatisfied.close(state, "Angerufen", by=owner)
    caring.correct(message.assessment, {"mood": "unhappy"}, by=owner)
    assert dissatisfied.find(message.conversation.customer) is None
    caring.correct(message.assessment, {"legal": not message.assessment.said["legal"]}, by=owner)
    assert dissatisfied.find(message.conversation.customer) is None


def test_correcting_what_came_from_an_archive_or_waits_in_quarantine_opens_no_state() -> None:
    owner = a.staff()
    old = arrive("Guten Tag", at=timezone.now() - timedelta(days=400)).assessment
    SenderRule.objects.create(pattern="laut.example", action="quarantine")
    apart = arrive("Guten Tag", sender="Otto Laut <otto@laut.example>").assessment
    for assessment in (old, apart):
        caring.correct(assessment, {"extremely_dissatisfied": True}, by=owner)
        assert dissatisfied.find(assessment.message.conversation.customer) is None


def test_what_is_judged_late_does_not_open_what_was_settled_since() -> None:
    owner = a.staff()
    message = arrive("Guten Tag")
    state, _is_new = dissatisfied.begin_by_hand(message.conversation.customer, "Anruf", by=owner)
    dissatisfied.close(state, "Besprochen", by=owner)
    assessment = a.judgement(message, extremely_dissatisfied=True)
    caring.catch_up(assessment, message.conversation)
    assert dissatisfied.find(message.conversation.customer) is None


def test_a_correction_takes_its_reasons_out_of_the_round() -> None:
    owner = a.staff()
    message = a.conversation().messages.get()
    assessment = judged(message, intents=["complaint", "praise"], extremely_dissatisfied=True)
    caring.correct(assessment, {"extremely_dissatisfied": False, "intents": ["praise"]}, by=owner)
    case = cases.to_show().get()
    assert ([reason["code"] for reason in case.reasons], case.step) == (["praise"], cases.STEPS["praise"])
    caring.correct(assessment, {"intents": ["other"]}, by=owner)
    assert not cases.to_show().exists()
    case.refresh_from_db()
    assert case.state == case.State.DONE


def test_a_reason_that_another_message_gives_as_well_stays_in_the_round() -> None:
    owner, talk = a.staff(), a.conversation()
    first = talk.messages.get()
    judged(first, intents=["complaint"])
    second = judged(a.message(talk, text="Noch einmal"), intents=["complaint", "praise"])
    caring.correct(second, {"intents": ["other"]}, by=owner)
    reasons = [(reason["code"], reason["message"]) for reason in cases.to_show().get().reasons]
    assert reasons == [("complaint", first.pk)]


def test_a_reason_that_was_taken_back_does_not_return_with_an_undo() -> None:
    owner, talk = a.staff(), a.conversation()
    assessment = judged(talk.messages.get(), intents=["complaint", "praise"])
    case = owners_round.decide(cases.to_show().get(), "mine", by=owner)
    caring.correct(assessment, {"intents": ["praise"]}, by=owner)
    owners_round.undo(case, by=owner)
    assert [reason["code"] for reason in cases.to_show().get().reasons] == ["praise"]


def test_a_correction_to_a_complaint_makes_a_case() -> None:
    owner = a.staff()
    assessment = judged(a.conversation().messages.get(), intents=["other"])
    caring.correct(assessment, {"intents": ["complaint"]}, by=owner)
    assert [reason["code"] for reason in cases.to_show().get().reasons] == ["complaint"]


def test_correcting_what_is_long_over_makes_no_case() -> None:
    owner, talk = a.staff(), a.conversation()
    assessment = judged(talk.messages.get(), intents=["other"])
    talk.close(by=owner)
    assessment.refresh_from_db()
    caring.correct(assessment, {"intents": ["complaint"]}, by=owner)
    assert not Case.objects.exists()


def test_who_says_so_in_a_correction_is_neither_told_nor_alarmed() -> None:
    hanna, other = a.staff(), a.staff()
    message = arrive("Guten Tag, wann erscheint der neue Kalender?")
    caring.correct(message.assessment, {"extremely_dissatisfied": True}, by=hanna)
    state = dissatisfied.find(message.conversation.customer)
    assert state is not None and state.opened_by == hanna
    told = Notice.objects.filter(kind=Notice.Kind.DISSATISFIED)
    assert [notice.staff for notice in told] == [other]


def test_the_extremely_dissatisfied_and_super_customers_come_forward_at_once(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        angry = arrive().conversation
    best = a.conversation()
    Standing.objects.create(customer=best.customer, kind="super_customer")
    with django_capture_on_commit_callbacks(execute=True):
        judged(best.messages.get(), intents=["question"])
    by_hand = a.conversation()
    with django_capture_on_commit_callbacks(execute=True):
        caring.open_by_hand(by_hand.customer, "Hat geweint", by=a.staff())
    for talk in (angry, best, by_hand):
        talk.refresh_from_db()
    assert [talk.pulled_by for talk in (angry, best, by_hand)] == [
        "dissatisfied",
        "super_customer",
        "dissatisfied",
    ]


def test_opened_by_hand_it_is_a_case_for_the_other_owners() -> None:
    hanna, other = a.staff(), a.staff()
    customer = a.customer()
    caring.open_by_hand(customer, "Hat geweint", by=hanna)
    assert cases.waiting().get().reasons[0]["code"] == "by_hand"
    assert [notice.staff for notice in Notice.objects.all()] == [other]


def test_in_quarantine_it_waits_until_somebody_lets_it_in() -> None:
    owner = a.staff()
    SenderRule.objects.create(pattern="laut.example", action="quarantine")
    message = arrive(sender="Otto Laut <otto@laut.example>")
    assert dissatisfied.find(message.conversation.customer) is None
    assert not cases.waiting().exists()
    releasing.do("release", [message.conversation], by=owner)
    assert dissatisfied.find(message.conversation.customer) is not None
    assert cases.waiting().exists()
