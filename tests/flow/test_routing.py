"""The owner's rules on mail that comes in: who gets it, what stays with the owner, and what is tried out before."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Conversation, Message, Note
from kulanz.customers.models import Customer, Standing
from kulanz.flow import caring, intake, judging, returning, routing
from kulanz.journal.models import Event
from kulanz.triage import cases, rulebook
from kulanz.triage.models import Assessment, Case, Dissatisfaction, Routing
from tests import a

pytestmark = pytest.mark.django_db

COMPLAINT = {"intents": ["complaint"], "mood": "unhappy"}


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner", name="Hanna Lind")


@pytest.fixture
def jonas() -> Staff:
    return a.staff("assistant", name="Jonas Weber")


@pytest.fixture
def ida() -> Staff:
    return a.staff("specialist", name="Ida Kern", skills="Technik, Downloads")


def rule(owner: Staff, action: dict[str, Any], **conditions: Any) -> Routing:
    kept = rulebook.write(conditions, action, by=owner)
    rulebook.switch_on(kept, rulebook.seal(kept), by=owner)
    return kept


def arrive(customer: Customer | None = None, text: str = "Guten Tag", **said: Any) -> Conversation:
    """A first mail that was judged like this."""
    talk = a.conversation(**({"customer": customer} if customer else {}), text=text)
    return follow(talk.messages.get(), **said)


def again(talk: Conversation, text: str = "Noch etwas", **said: Any) -> Conversation:
    return follow(a.message(talk, text=text), **said)


def follow(message: Message, **said: Any) -> Conversation:
    caring.follow(a.judgement(message, **said), message.conversation, is_history=False)
    return Conversation.objects.get(pk=message.conversation_id)


def test_what_no_rule_claims_goes_to_the_only_assistant(owner: Staff, jonas: Staff) -> None:
    assert arrive(intents=["question"]).assigned_to == jonas
    assert not Notice.objects.exists()
    event = Event.objects.get(kind="assigned")
    assert (event.actor, event.data["to"]) == (None, "Jonas Weber")


def test_what_the_owner_should_see_does_not(owner: Staff, jonas: Staff) -> None:
    anna = a.customer()
    assert arrive(anna, **COMPLAINT).assigned_to is None
    assert arrive(anna, intents=["question"]).assigned_to is None
    silent = a.customer()
    Dissatisfaction.objects.create(customer=silent)
    assert arrive(silent, intents=["question"]).assigned_to is None
    best = a.customer()
    Standing.objects.create(customer=best, kind="super_customer")
    assert arrive(best, intents=["opt_out"]).assigned_to is None


def test_of_several_assistants_everybody_takes_what_they_can(owner: Staff, jonas: Staff) -> None:
    other = a.staff("assistant")
    assert routing.the_assistant() is None
    assert arrive(intents=["question"]).assigned_to is None
    Staff.objects.filter(pk=other.pk).update(is_active=False)
    assert routing.the_assistant() == jonas


def test_while_the_assistant_is_away_the_deputy_has_it_or_nobody(owner: Staff, jonas: Staff) -> None:
    jonas.absent_from, jonas.deputy = timezone.localdate(), owner
    jonas.save()
    assert arrive(intents=["question"]).assigned_to == owner
    Staff.objects.filter(pk=jonas.pk).update(deputy=None)
    assert arrive(intents=["question"]).assigned_to is None


def test_what_somebody_gave_back_is_not_given_to_anybody_again(owner: Staff, jonas: Staff) -> None:
    talk = arrive(intents=["question"])
    talk.assign(None, by=jonas)
    rule(owner, {"pick": "staff", "staff": owner.pk}, intents=["question"])
    assert again(talk, intents=["question"]).assigned_to is None


def test_a_case_goes_where_a_rule_says_without_the_round(owner: Staff, jonas: Staff, ida: Staff) -> None:
    kept = rule(
        owner,
        {"pick": "specialist", "skill": "technik", "line": "bitte ein Gutschein dazu", "tag": "Rechnung"},
        intents=["complaint"],
        words=["Rechnung"],
    )
    talk = arrive(text="Die Rechnungen stimmen nicht.", **COMPLAINT)
    assert talk.assigned_to == ida
    assert [tag.name for tag in talk.tags.all()] == ["rechnung"]
    note = Note.objects.get()
    assert (note.author, note.text) == (owner, "@Ida Kern bitte ein Gutschein dazu")
    assert [(told.staff, told.kind) for told in Notice.objects.all()] == [(ida, "handed_over")]
    case = Case.objects.get()
    assert (case.state, case.pick, case.picked_for) == ("picked", "rule", ida)
    assert case.back_at and case.back_at > timezone.now()
    assert not cases.to_show().exists()
    kept.refresh_from_db()
    assert kept.hits == 1
    assert Event.objects.filter(kind="routed", subject_id=talk.pk).count() == 1
    assert arrive(text="Das Buch ist zerrissen.", **COMPLAINT).assigned_to is None
    assert cases.to_show().count() == 1


def test_what_a_rule_gave_away_comes_back_where_nobody_answers(owner: Staff, jonas: Staff) -> None:
    rule(owner, {"pick": "assistant"}, intents=["complaint"])
    talk = arrive(**COMPLAINT)
    Case.objects.update(back_at=timezone.now() - timedelta(minutes=1))
    assert returning.look_after_cases() == 1
    assert cases.to_show().count() == 1
    assert again(talk, **COMPLAINT).assigned_to == jonas
    assert cases.to_show().count() == 1  # a rule does not send away again what was forgotten once


def test_who_writes_again_stays_with_whom_the_rule_named_and_is_noted_once(
    owner: Staff, jonas: Staff
) -> None:
    rule(owner, {"pick": "assistant", "line": "bitte kulant"}, intents=["complaint"])
    talk = arrive(**COMPLAINT)
    again(talk, **COMPLAINT)
    assert not cases.to_show().exists()
    assert Note.objects.count() == 1
    assert Routing.objects.get().hits == 1


def test_what_waits_for_the_owner_for_another_reason_stays_there(owner: Staff, jonas: Staff) -> None:
    rule(owner, {"pick": "assistant"}, intents=["praise"])
    anna = a.customer()
    arrive(anna, **COMPLAINT)
    talk = arrive(anna, intents=["praise"])
    assert talk.assigned_to is None
    assert cases.to_show().get().customer == anna


def test_what_a_person_has_given_to_somebody_stays_there(owner: Staff, jonas: Staff, ida: Staff) -> None:
    rule(owner, {"pick": "assistant"}, intents=["complaint"])
    talk = a.conversation()
    talk.assign(ida, by=owner)
    assert follow(talk.messages.get(), **COMPLAINT).assigned_to == ida
    assert cases.to_show().count() == 1


def test_the_extremely_dissatisfied_and_super_customers_stay_unless_named(
    owner: Staff, jonas: Staff, ida: Staff
) -> None:
    rule(owner, {"pick": "assistant"}, intents=["question", "complaint"])
    unhappy, best = a.customer(), a.customer()
    Standing.objects.create(customer=best, kind="super_customer")
    assert arrive(unhappy, **COMPLAINT, extremely_dissatisfied=True).assigned_to is None
    assert arrive(best, intents=["question"]).assigned_to is None
    assert cases.to_show().count() == 2
    rule(owner, {"pick": "staff", "staff": ida.pk}, standings=["super_customer"])
    other = a.customer()
    Standing.objects.create(customer=other, kind="super_customer")
    assert arrive(other, intents=["question"]).assigned_to == ida


def test_a_rule_can_bring_something_into_the_round(owner: Staff, jonas: Staff) -> None:
    rule(owner, {"pick": "round", "tag": "neu"}, standings=["never_ordered"])
    talk = arrive(intents=["question"])
    assert talk.assigned_to is None
    assert [one["code"] for one in cases.to_show().get().reasons] == ["by_rule"]
    assert [tag.name for tag in talk.tags.all()] == ["neu"]


def test_the_one_with_the_least_to_do_gets_it_and_nobody_who_is_away(owner: Staff, jonas: Staff) -> None:
    rule(owner, {"pick": "assistant"}, intents=["question"])
    mara = a.staff("assistant", name="Mara Aal")
    a.conversation(assigned_to=mara)
    assert arrive(intents=["question"]).assigned_to == jonas
    Staff.objects.filter(pk=mara.pk).update(absent_from=timezone.localdate())
    assert arrive(intents=["question"]).assigned_to == jonas


def test_a_rule_whose_people_are_gone_leaves_it_to_the_owner(owner: Staff, jonas: Staff) -> None:
    rule(owner, {"pick": "specialist", "skill": "Steuern"}, intents=["complaint"])
    assert arrive(**COMPLAINT).assigned_to is None
    assert cases.to_show().count() == 1


def test_nothing_follows_for_an_archive_or_what_is_in_quarantine(owner: Staff, jonas: Staff) -> None:
    channel = a.channel()
    list(intake.Run(channel, archive=True).take_all([("1", a.mail(text="Wann erscheint das Buch?"))]))
    old = timezone.now() - timedelta(days=90)
    a.arrival(channel, a.mail(text="Wann erscheint das Buch?", at=old, sender="b@kunde.example"))
    assert Conversation.objects.count() == 2
    assert not Conversation.objects.filter(assigned_to__isnull=False).exists()


def test_a_mail_that_comes_in_is_routed_and_one_judged_later_too(owner: Staff, jonas: Staff) -> None:
    channel = a.mailbox().channel
    rule(owner, {"pick": "staff", "staff": owner.pk}, channels=[channel.pk], words=["Lieferschein"])
    message = a.arrival(channel, a.mail(text="Im Paket fehlt der Lieferschein."))
    assert message
    assert Conversation.objects.get(pk=message.conversation_id).assigned_to == owner
    later = a.conversation(channel=channel, text="Bitte schicken Sie mir einen Lieferschein.")
    assessment = Assessment.objects.create(message=later.messages.get(), state="not_judged", problem="x")
    assert judging.judge_again(assessment)
    later.refresh_from_db()
    assert later.assigned_to == owner


def test_a_try_out_tells_what_a_rule_would_have_done_and_changes_nothing(owner: Staff, jonas: Staff) -> None:
    asked = arrive(text="Wo ist die Rechnung?", intents=["question"])
    arrive(text="Danke", intents=["praise"])
    kept = rulebook.write({"intents": ["question"], "words": ["Rechnung"]}, {"pick": "round"}, by=owner)
    trial = routing.try_out(kept)
    assert trial.looked_at == 2
    assert [(fit.conversation, fit.grounds) for fit in trial.own] == [
        (asked, [("intents", "question"), ("words", "Rechnung")])
    ]
    assert trial.own[0].conversation.assigned_to == jonas
    kept.refresh_from_db()
    assert kept.hits == 0


def test_a_try_out_tells_where_a_sooner_rule_decides(owner: Staff) -> None:
    rule(owner, {"pick": "round"}, intents=["question"])
    arrive(intents=["question"])
    kept = rulebook.write({"languages": [""]}, {"pick": "round"}, by=owner)
    trial = routing.try_out(kept)
    assert (trial.own, [fit.sooner for fit in trial.fits]) == ([], [1])


def test_a_try_out_takes_as_many_queries_for_many_as_for_one(owner: Staff) -> None:
    kept = rulebook.write({"intents": ["question"]}, {"pick": "round"}, by=owner)
    arrive(intents=["question"])
    with CaptureQueriesContext(
        connection,
    ) as few:
        routing.try_out(kept)
    for _n in range(5):
        arrive(intents=["question"])
    with CaptureQueriesContext(connection) as many:
        assert len(routing.try_out(kept).fits) == 6
    assert len(many) == len(few) < 10
