"""When a call is proposed and why, and when it is not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kulanz.conversations import calls
from kulanz.conversations.calls import Told
from kulanz.conversations.models import Call, Conversation
from kulanz.customers import silence
from kulanz.customers.models import Standing
from kulanz.flow import calling
from kulanz.triage import dissatisfied
from tests import a
from tests.flow.talking import NUMBER, asking, last_of, talk, why

pytestmark = pytest.mark.django_db
Outcome = Call.Outcome


# Proposed


def test_a_plain_question_is_answered_in_writing() -> None:
    assert why(talk("Guten Tag, wann kommt mein Buch?", moods=("neutral",))) == ()


def test_three_rounds_without_a_solution_ask_for_a_call() -> None:
    assert why(talk("Wo ist es?", ">Unterwegs.", "Nein.", ">Doch.", "Nicht da.", ">Warten Sie.")) == ()
    again = talk(
        "Wo ist es?", ">Unterwegs.", "Nein.", ">Doch.", "Nicht da.", ">Warten Sie.", "Immer noch nicht."
    )
    assert why(again) == ("three_rounds",)


def test_who_is_content_after_three_rounds_needs_no_call() -> None:
    moods = ("neutral", "neutral", "neutral", "pleased")
    assert why(talk("Wo?", ">Da.", "Wo?", ">Da.", "Wo?", ">Da.", "Gefunden, danke!", moods=moods)) == ()


def test_what_was_done_before_does_not_count_as_a_round() -> None:
    found = talk("Wo ist es?", ">Unterwegs.", "Nein.", ">Doch.", "Nicht da.", ">Warten Sie.")
    found.close(by=None)
    a.message(found, text="Neue Frage.", at=timezone.now() + timedelta(seconds=1))
    assert why(Conversation.objects.get(pk=found.pk)) == ()


@pytest.mark.parametrize(
    ("moods", "rises"),
    [
        (("neutral", "unhappy"), True),
        (("neutral", "unhappy", "furious"), True),
        (("unhappy", "furious", "furious"), True),
        (("unhappy", "unhappy"), False),
        (("furious", "unhappy"), False),
        (("delighted", "neutral"), False),
        (("furious",), False),
    ],
)
def test_anger_that_rises_from_message_to_message(moods: tuple[str, ...], rises: bool) -> None:
    found = talk(*["Es ist nicht da."] * len(moods), moods=moods)
    assert ("anger_rises" in why(found)) is rises


def test_what_is_confidential_is_better_said() -> None:
    found = talk("Meine IBAN ist DE89 3704 0044 0532 0130 00.")
    a.judgement(last_of(found), ("bank", "DE89 3704 0044 0532 0130 00"))
    assert why(found) == ("confidential",)


def test_who_asks_for_it_is_called_where_and_when_they_say() -> None:
    found = talk("Bitte rufen Sie mich ab 17 Uhr an: 0171 2345678.")
    a.judgement(
        last_of(found), ("callback_time", "ab 17 Uhr"), intents=["callback_request"], callback_number=NUMBER
    )
    proposal = calling.propose_for(found)
    assert proposal
    assert (proposal.codes, proposal.when) == (("asked",), "ab 17 Uhr")
    assert [one.e164 for one in calling.numbers_of(found)] == [NUMBER]
    assert proposal.sentence == "Calling helps more than writing here: they ask to be called."


def test_a_customer_at_risk_is_called() -> None:
    angry = talk("Es reicht.")
    dissatisfied.begin(angry.customer, ["extremely_dissatisfied"])
    assert why(angry) == ("dissatisfied",)
    best = talk("Das Buch ist zerrissen.")
    Standing.objects.create(customer=best.customer, kind=Standing.Kind.SUPER)
    assert why(best) == ()
    a.judgement(last_of(best), intents=["complaint"])
    assert why(best) == ("super_customer",)


def test_many_questions_are_settled_by_talking() -> None:
    assert why(talk("Welche Rose? Wann pflanzen? Wie oft gießen?")) == ("questions",)
    assert why(talk("Welche Rose? Wann pflanzen???")) == ()
    asked = talk("Eine Rose, bitte.", ">Welche Farbe soll sie haben? Und wo steht sie?", "Rot.")
    assert why(asked) == ("questions",)


def test_several_reasons_stand_in_one_sentence() -> None:
    found = talk("Welche Rose? Wann pflanzen? Wie oft gießen? Rufen Sie mich an.")
    a.judgement(last_of(found), intents=["callback_request"])
    dissatisfied.begin(found.customer, ["extremely_dissatisfied"])
    proposal = calling.propose_for(found)
    assert proposal and proposal.sentence == (
        "Calling helps more than writing here: they ask to be called, they are extremely dissatisfied and there are"
        " several questions to settle."
    )


# Silent


def test_who_wants_to_hear_nothing_is_not_called_either() -> None:
    found = asking()
    silence.begin(found.customer, at=timezone.now(), message=last_of(found).pk)
    assert why(found) == ()


@pytest.mark.parametrize(
    ("intents", "codes"),
    [(["complaint", "opt_out"], ()), (["opt_out", "callback_request"], ("asked", "dissatisfied"))],
)
def test_who_asks_for_no_more_is_called_only_where_they_ask_for_that(
    intents: list[str], codes: tuple[str, ...]
) -> None:
    found = talk("Bitte streichen Sie mich endgültig.")
    a.judgement(last_of(found), intents=intents)
    dissatisfied.begin(found.customer, ["extremely_dissatisfied"])
    assert why(found) == codes


@pytest.mark.parametrize(
    "words",
    [
        "Anrufen brauchen Sie nicht mehr.",
        "Bitte rufen Sie mich nicht an.",
        "Ich möchte keinen Anruf, bitte nur schriftlich.",
        "Please do not call me.",
    ],
)
def test_who_does_not_want_to_be_called_is_not_called(words: str) -> None:
    found = talk(f"Es reicht. {words}")
    dissatisfied.begin(found.customer, ["extremely_dissatisfied"])
    assert why(found) == ()


def test_who_was_spoken_to_since_needs_no_other_call() -> None:
    found, owner = asking(), a.staff()
    calls.keep(found, Told(Outcome.SOLVED, "Alles gut."), by=owner)
    found.reopen(by=owner)
    assert why(found) == ()
    later = timezone.now() + timedelta(minutes=1)
    a.judgement(a.message(found, text="Rufen Sie noch einmal an.", at=later), intents=["callback_request"])
    assert why(Conversation.objects.get(pk=found.pk)) == ("asked",)


def test_what_is_done_deleted_or_set_apart_proposes_nothing() -> None:
    for leave in ("close", "bin"):
        found = asking()
        getattr(found, leave)(by=None)
        assert why(found) == ()
    pitch = asking()
    a.judgement(last_of(pitch), intents=["callback_request", "pitch"])
    assert why(pitch) == ()


def test_as_many_queries_for_many_as_for_one() -> None:
    found = [asking() for _number in range(12)]
    with CaptureQueriesContext(
        connection,
    ) as one:
        calling.propose(found[:1])
    with CaptureQueriesContext(connection) as all_of_them:
        assert len(calling.propose(found)) == 12
    assert len(one) == len(all_of_them) <= 7
