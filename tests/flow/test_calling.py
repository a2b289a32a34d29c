"""When a call is proposed and why; what is known before it; what comes of it."""

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations import calls
from kulanz.conversations.calls import Told
from kulanz.conversations.models import Call, Conversation, Message, Note
from kulanz.customers import numbers, silence
from kulanz.customers.models import Handle, Standing
from kulanz.flow import calling
from kulanz.flow.calling import Wish
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from kulanz.triage import dissatisfied
from tests import a

pytestmark = pytest.mark.django_db
NUMBER = "+491712345678"
Outcome = Call.Outcome


def talk(*turns: str, moods: tuple[str, ...] = (), **fields: Any) -> Conversation:
    """Their words and ours in turn, a day between; ours begin with ">"."""
    began = timezone.now() - timedelta(days=len(turns))
    found = a.conversation(text=turns[0], at=began, created_at=began, **fields)
    for days, text in enumerate(turns[1:], 1):
        direction = "out" if text.startswith(">") else "in"
        a.message(found, text=text.removeprefix(">"), direction=direction, at=began + timedelta(days=days))
    theirs = found.messages.filter(direction="in").order_by("at")
    for mood, message in zip(moods, theirs, strict=False):
        a.judgement(message, mood=mood)
    return Conversation.objects.get(pk=found.pk)


def why(found: Conversation) -> tuple[str, ...]:
    proposal = calling.propose_for(found)
    return proposal.codes if proposal else ()


def last_of(found: Conversation) -> Message:
    return found.messages.filter(direction="in").latest("at")


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


def _asking() -> Conversation:
    found = talk("Bitte rufen Sie mich an.")
    a.judgement(last_of(found), intents=["callback_request"])
    return found


def test_who_wants_to_hear_nothing_is_not_called_either() -> None:
    found = _asking()
    silence.begin(found.customer, at=timezone.now(), message=last_of(found).pk)
    assert why(found) == ()


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
    found, owner = _asking(), a.staff()
    calls.keep(found, Told(Outcome.SOLVED, "Alles gut."), by=owner)
    found.reopen(by=owner)
    assert why(found) == ()
    later = timezone.now() + timedelta(minutes=1)
    a.judgement(a.message(found, text="Rufen Sie noch einmal an.", at=later), intents=["callback_request"])
    assert why(Conversation.objects.get(pk=found.pk)) == ("asked",)


def test_what_is_done_deleted_or_set_apart_proposes_nothing() -> None:
    for leave in ("close", "bin"):
        found = _asking()
        getattr(found, leave)(by=None)
        assert why(found) == ()
    pitch = _asking()
    a.judgement(last_of(pitch), intents=["callback_request", "pitch"])
    assert why(pitch) == ()


def test_as_many_queries_for_many_as_for_one() -> None:
    found = [_asking() for _number in range(12)]
    with CaptureQueriesContext(
        connection,
    ) as one:
        calling.propose(found[:1])
    with CaptureQueriesContext(connection) as all_of_them:
        assert len(calling.propose(found)) == 12
    assert len(one) == len(all_of_them) <= 7


# Numbers


def test_the_number_they_ask_for_stands_before_the_known_ones_and_their_signature() -> None:
    text = "Bitte rufen Sie an: 0171 2345678.\n\n--\nAnna Muster\nTel. 030 5551234\nFax 030 5551235"
    found = talk(text)
    message = last_of(found)
    at = text.index("--")
    message.passages = [["new", 0, at], ["signature", at, len(text)]]
    message.save()
    a.judgement(message, intents=["callback_request"], callback_number=NUMBER)
    numbers.add(found.customer, "+43 1 660 12345", by=a.staff())
    assert [(one.e164, one.source) for one in calling.numbers_of(found)] == [
        (NUMBER, "asked"),
        ("+43166012345", "known"),
        ("+49305551234", "signature"),
    ]


def test_a_number_in_the_words_is_meant_before_the_one_below_them() -> None:
    text = "Rufen Sie mich an: 0171 2345678.\n\nFreundliche Grüße\nRenate Vogel\nTel. 030 5551234"
    message = a.arrival(a.channel(), a.mail(text=text))
    assert message
    assert [one.e164 for one in calling.numbers_of(message.conversation)] == [NUMBER, "+49305551234"]


def test_our_own_number_below_their_mail_is_not_theirs() -> None:
    a.business(phone="030 5551234")
    found = talk("Hallo\n\nTel. 030 5551234")
    Message.objects.update(passages=[["new", 0, 5], ["signature", 7, 23]])
    assert calling.numbers_of(found) == []


def test_nonsense_is_no_number_and_an_address_neither() -> None:
    found, owner = talk("Hallo"), a.staff()
    for written in ("morgen", "12", "anna@kunde.example", ""):
        with pytest.raises(Refusal, match="is not a telephone number"):
            numbers.add(found.customer, written, by=owner)
    assert numbers.add(found.customer, "0171 / 234 56 78", by=owner).value == NUMBER
    assert numbers.add(found.customer, NUMBER, by=owner).shown == "0171 2345678"
    assert Handle.objects.filter(kind="phone").count() == 1


def test_a_wrong_number_stands_last_until_they_are_reached_there() -> None:
    found, owner = talk("Hallo"), a.staff()
    numbers.add(found.customer, NUMBER, by=owner)
    numbers.add(found.customer, "030 5551234", by=owner)
    calling.keep(found, Told(Outcome.WRONG_NUMBER, number=NUMBER), Wish(), by=owner)
    handle = Handle.objects.get(value=NUMBER)
    assert (handle.bounce_reason, handle.bounced_at is None) == ("wrong_number", False)
    last = calling.numbers_of(found)[-1]
    assert (last.e164, last.is_wrong) == (NUMBER, True)
    calling.keep(found, Told(Outcome.SPOKEN, "Doch richtig.", NUMBER), Wish(), by=owner)
    handle.refresh_from_db()
    assert handle.bounced_at is None and not any(one.is_wrong for one in calling.numbers_of(found))


def test_it_says_how_late_it_is_elsewhere() -> None:
    a.business(time_zone="Europe/Berlin")
    noon = timezone.make_aware(timezone.datetime(2026, 11, 23, 12, 0))
    there = calling.Number("+12125551234", "known")
    assert f"{there.clock(noon):%H:%M}" == "06:00"
    assert calling.Number(NUMBER, "known").clock(noon) is None
    assert calling.rests_until(there, noon) == noon + timedelta(hours=2)
    assert calling.rests_until(calling.Number(NUMBER, "known"), noon) is None


# Before dialling


def test_the_briefing_says_what_not_to_ask_and_say_again() -> None:
    found = talk(
        "Wo ist mein Buch?",
        ">Das tut uns leid. Wie lautet Ihre Bestellnummer?",
        "Die 4711.",
        ">An welche Adresse dürfen wir liefern?",
        customer=a.customer(language="de", register="du"),
    )
    found.promise("Ersatz", date(2030, 1, 1), by=None)
    told = calling.brief(found)
    assert [(one.words, one.is_answered) for one in told.asked] == [
        ("An welche Adresse dürfen wir liefern?", False),
        ("Wie lautet Ihre Bestellnummer?", True),
    ]
    assert len(told.sorry_at) == 1 and told.our_last and "Adresse" in told.our_last.text
    assert (told.language, told.register, told.promised) == ("de", "du", [found])


# What comes of it


def kept(found: Conversation, outcome: str, text: str = "", **wish: Any) -> calling.Kept:
    begun = wish.pop("begun", None)
    seen = wish.pop("seen", None)
    told = Told(outcome, text, begun=begun, seen=seen)
    return calling.keep(found, told, Wish(**wish), by=Staff.objects.first() or a.staff())


def test_spoken_and_solved_answers_them_and_closes_where_that_is_wished() -> None:
    found = _asking()
    assert kept(found, Outcome.SOLVED, "Ersatz ist da.", is_done=True).is_closed
    found.refresh_from_db()
    assert (found.state, found.waiting_since, found.unanswered) == ("done", None, 0)
    call = Call.objects.get()
    assert call.note and call.note.text == "Ersatz ist da." and call.reasons == ["asked"]
    kinds = list(Event.objects.filter(subject_kind="conversation").values_list("kind", flat=True))
    assert kinds == ["called_solved", "closed"]


def test_spoken_and_still_open_waits_for_the_customer_or_for_the_promise() -> None:
    found = _asking()
    kept(found, Outcome.SPOKEN, "Sie sieht nach.")
    found.refresh_from_db()
    assert (found.state, found.waiting_since) == ("waiting", None)
    kept(found, Outcome.SPOKEN, "Wir schicken Ersatz.", what="Ersatz", on=date(2030, 1, 4))
    found.refresh_from_db()
    assert (found.state, found.promised_what, found.due_reason) == ("open", "Ersatz", "promised")


def test_who_was_not_reached_still_waits() -> None:
    found = _asking()
    for outcome in (Outcome.NO_ANSWER, Outcome.MAILBOX, Outcome.BUSY):
        kept(found, outcome, is_done=True)
    found.refresh_from_db()
    assert found.state == "open" and found.unanswered == 1
    assert [call.outcome for call in calls.tries(found)] == ["busy", "mailbox", "no_answer"]
    a.message(found, direction="out", text="Ich habe versucht …", at=timezone.now())
    assert calls.tries(found) == []


def test_what_came_while_one_telephoned_still_waits_and_keeps_it_open() -> None:
    found = _asking()
    seen = timezone.now()
    a.message(found, text="Noch etwas.", at=seen + timedelta(seconds=1))
    result = kept(found, Outcome.SOLVED, "Gelöst.", seen=seen, is_done=True)
    found.refresh_from_db()
    assert not result.is_closed and "written meanwhile" in result.why_open
    assert (found.state, found.unanswered) == ("open", 1)


def test_the_promised_call_is_kept_and_a_new_promise_keeps_it_open() -> None:
    found = _asking()
    found.promise("Call back", date(2030, 1, 1), by=None)
    result = kept(
        found, Outcome.SOLVED, "Gelöst.", what="Ersatz", on=date(2030, 1, 9), is_kept=True, is_done=True
    )
    found.refresh_from_db()
    assert (found.promised_what, found.promised_for, found.state) == ("Ersatz", date(2030, 1, 9), "open")
    assert "promised" in result.why_open
    assert Event.objects.filter(kind="promise_kept").exists()


def test_an_older_promise_is_not_lost_beside_a_new_one() -> None:
    found = _asking()
    found.promise("Gutschein", date(2030, 1, 1), by=None)
    kept(found, Outcome.SPOKEN, "Ersatz zugesagt.", what="Ersatz", on=date(2030, 1, 9))
    found.refresh_from_db()
    assert (found.promised_what, found.promised_for) == ("Ersatz; Gutschein", date(2030, 1, 1))


def test_who_was_spoken_to_needs_words_and_a_promise_needs_a_day() -> None:
    found = _asking()
    with pytest.raises(Refusal, match="in a few words"):
        kept(found, Outcome.SOLVED, "  ")
    with pytest.raises(Refusal, match="by when"):
        kept(found, Outcome.SPOKEN, "Zugesagt.", what="Ersatz")
    assert not Call.objects.exists() and not Note.objects.exists()


def test_pressed_twice_is_called_once_and_called_twice_is_two_calls() -> None:
    found = _asking()
    begun = timezone.now()
    kept(found, Outcome.BUSY, begun=begun)
    kept(found, Outcome.BUSY, begun=begun)
    assert Call.objects.count() == Note.objects.count() == 1
    kept(found, Outcome.BUSY, begun=timezone.now())
    assert Call.objects.count() == 2


def test_the_promise_of_a_note_is_found() -> None:
    what, on = calling.promised_in("Sie ist sehr freundlich. Schicke ihr am 24.12.2030 ein neues Buch.")
    assert (what, on) == ("Schicke ihr am 24.12.2030 ein neues Buch", date(2030, 12, 24))
    assert calling.promised_in("Kundin schickt morgen ein Foto.") == ("", None)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_lose_nothing() -> None:
    found = _asking()
    people = [a.staff(), a.staff("assistant")]
    begun, barrier = timezone.now(), threading.Barrier(4)

    def press(person: Staff, outcome: str) -> None:
        barrier.wait()
        mine = Conversation.objects.get(pk=found.pk)
        calling.keep(mine, Told(outcome, "Gesprochen.", begun=begun), Wish(), by=person)
        connection.close()

    threads = [threading.Thread(target=press, args=(person, Outcome.SPOKEN)) for person in people * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Call.objects.count() == Note.objects.count() == 2
    assert {call.by for call in Call.objects.all()} == set(people)
