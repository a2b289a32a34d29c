"""Planned calls on the screen: the day plan, the form, the customer's page without a sign-in, the private calendar."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from kulanz.business import hours
from kulanz.conversations.models import Call, Conversation
from kulanz.flow.ringing_back import planning
from kulanz.followup.callbacks import Wanted
from kulanz.followup.models import Callback, Promise
from kulanz.reply.models import Draft
from tests import a

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TUESDAY_TEN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def monday() -> Any:
    with time_machine.travel(MONDAY, tick=False):
        hours.forget_rules()
        cache.clear()
        a.business(region="DE-BB")
        yield


def asking(**fields: Any) -> Conversation:
    talk = a.conversation(text="Rufen Sie mich bitte morgen nach 15 Uhr an: 0171 2345678.", **fields)
    a.judgement(
        talk.messages.get(),
        ("callback_time", "morgen nach 15 Uhr"),
        intents=["callback_request"],
        callback_number="+491712345678",
    )
    return Conversation.objects.get(pk=talk.pk)


def agreed(**fields: Any) -> Callback:
    customer = a.customer("Renate Vogel", language="en", **fields)
    wanted = Wanted("0171 2345678", topic="Calendar", begins_at=TUESDAY_TEN)
    return planning.plan(asking(customer=customer), wanted, by=a.staff())


def words(content: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", content.decode()).split())


# The desk


def test_a_conversation_offers_to_plan_what_they_ask_for_with_one_press(sign_in: SignIn) -> None:
    browser, talk = sign_in(), asking()
    page = words(browser.get(f"/conversations/{talk.pk}/").content)
    assert "Asks to be called: “morgen nach 15 Uhr”." in page
    browser.post(f"/conversations/{talk.pk}/callback/wish")
    page = words(browser.get(f"/conversations/{talk.pk}/").content)
    assert "A call is planned: 24 Nov 2026, Owner" in page
    assert "Asks to be called" not in page


def test_the_plan_has_all_that_one_needs_to_call(sign_in: SignIn) -> None:
    made = agreed(register="du")
    customer = made.promise.customer
    customer.language = "de"
    customer.save()
    content = sign_in().get("/callbacks/").content
    page = words(content)
    assert "Tomorrow 10:00 Renate Vogel we say du Calendar" in page
    assert 'href="tel:+491712345678"' in content.decode()
    assert f'href="/conversations/{made.promise.conversation_id}/call"' in content.decode()


def test_a_plan_with_nothing_in_it_says_so_kindly(sign_in: SignIn) -> None:
    assert "Nobody waits for a call." in words(sign_in().get("/callbacks/").content)


def test_mine_are_those_that_i_owe(sign_in: SignIn) -> None:
    made = agreed()
    assert "Renate Vogel" not in words(sign_in().get("/callbacks/?whose=mine").content)
    assert "Renate Vogel" in words(sign_in(made.promise.owed_by).get("/callbacks/?whose=mine").content)


def test_after_two_tries_the_plan_offers_words_and_the_next_try(sign_in: SignIn) -> None:
    browser, talk = sign_in(), asking()
    planning.plan_asked(talk, by=a.staff())
    for minutes in (5, 10):
        Call.objects.create(conversation=talk, outcome="mailbox", at=MONDAY + timedelta(minutes=minutes))
    with time_machine.travel(MONDAY + timedelta(minutes=20), tick=False):
        content = browser.get("/callbacks/").content.decode()
    assert "Write that you tried" in content
    at = re.search(r'name="at" value="([^"]+)"', content)
    assert at
    browser.post(f"/conversations/{talk.pk}/callback/try", {"at": at[1]})
    assert Callback.objects.get().begins_at == datetime.fromisoformat(at[1])
    assert datetime.fromisoformat(at[1]) == datetime(2026, 11, 23, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    "at", ["", "bald", "2026-13-45", "2026-11-24T10:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:00Z"]
)
def test_a_try_at_no_time_is_refused(sign_in: SignIn, at: str) -> None:
    browser, talk = sign_in(), asking()
    planning.plan_asked(talk, by=a.staff())
    assert browser.post(f"/conversations/{talk.pk}/callback/try", {"at": at}).status_code == 422


def test_a_call_is_planned_by_hand_and_the_form_keeps_what_was_typed(sign_in: SignIn) -> None:
    browser, talk = sign_in(), a.conversation()
    wrong = browser.post(f"/conversations/{talk.pk}/callback", {"number": "12", "topic": "Kalender"})
    assert wrong.status_code == 422
    assert "No telephone has the number “12”" in words(wrong.content)
    assert 'value="Kalender"' in wrong.content.decode()
    said = {"number": "", "topic": "Kalender", "begins_at": "2026-11-24T10:00"}
    assert browser.post(f"/conversations/{talk.pk}/callback", said).status_code == 302
    assert Callback.objects.get().begins_at == TUESDAY_TEN
    assert "Number unknown" in words(browser.get("/callbacks/").content)


def test_an_hour_that_does_not_exist_is_refused_in_words(sign_in: SignIn) -> None:
    said = {"begins_at": "2027-03-28T02:30"}
    wrong = sign_in().post(f"/conversations/{a.conversation().pk}/callback", said)
    assert wrong.status_code == 422
    assert not Promise.objects.exists()


def test_a_specialist_plans_calls_in_what_is_hers(sign_in: SignIn) -> None:
    mira = a.staff("specialist", language="en")
    talk, other = asking(), asking()
    talk.assign(mira, by=None)
    browser = sign_in(mira)
    assert browser.post(f"/conversations/{talk.pk}/callback", {"topic": "Zugang"}).status_code == 302
    assert browser.post(f"/conversations/{other.pk}/callback", {"topic": "Zugang"}).status_code == 404
    assert "Zugang" in words(browser.get("/callbacks/").content)


def test_a_customer_who_never_wrote_is_called_as_well(sign_in: SignIn) -> None:
    a.channel()
    browser, customer = sign_in(), a.customer("Bert Brecht")
    assert browser.get(f"/customers/{customer.pk}/callback").status_code == 200
    browser.post(f"/customers/{customer.pk}/callback", {"topic": "Kurs"})
    assert "Bert Brecht" in words(browser.get("/callbacks/").content)


def test_the_time_goes_into_a_draft_and_nothing_leaves(sign_in: SignIn) -> None:
    made = agreed()
    browser = sign_in()
    browser.post(f"/conversations/{made.promise.conversation_id}/callback/invitation")
    draft = Draft.objects.get()
    assert draft.sent_as is None
    assert [file.name for file in draft.files.all()] == ["call.ics"]
    page = words(browser.get(f"/conversations/{made.promise.conversation_id}/").content)
    assert "call.ics" in page


# The customer


def test_the_customer_sees_the_time_and_nothing_else_of_theirs() -> None:
    made = agreed()
    answer = Client().get(f"/call/{made.token}/")
    page = words(answer.content)
    assert "Hello Renate, We would like to call you Tuesday 24 November, at 10:00" in page
    assert "Buchgarten" in page
    for secret in ("Vogel", "0171", "Calendar", made.promise.customer.first_address):
        assert secret not in page
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Language"] == "en"


def test_the_customer_reads_their_own_language() -> None:
    made = agreed()
    made.promise.customer.language = "de"
    made.promise.customer.save()
    answer = Client().get(f"/call/{made.token}/")
    assert answer["Content-Language"] == "de"
    assert "Dienstag, 24. November, um 10:00 Uhr" in answer.content.decode()


def test_looking_at_the_link_answers_nothing() -> None:
    made = agreed()
    Client().get(f"/call/{made.token}/?answer=yes&sequence=0")
    made.refresh_from_db()
    assert made.answer == ""


def test_the_customer_agrees_and_a_second_press_is_harmless() -> None:
    made, browser = agreed(), Client()
    for _turn in range(2):
        assert browser.post(f"/call/{made.token}/", {"answer": "yes", "sequence": "0"}).status_code == 302
    assert "Agreed: we will call you" in words(browser.get(f"/call/{made.token}/").content)


def test_the_customer_moves_it_and_an_old_page_says_so() -> None:
    made, browser = agreed(), Client()
    content = browser.get(f"/call/{made.token}/").content.decode()
    at = re.findall(r'name="at" value="([^"]+)"', content)
    assert (
        browser.post(f"/call/{made.token}/", {"answer": "move", "sequence": "0", "at": at[0]}).status_code
        == 302
    )
    again = browser.post(f"/call/{made.token}/", {"answer": "move", "sequence": "0", "at": at[1]})
    assert "The time has changed since you opened this page" in words(again.content)
    made.refresh_from_db()
    assert made.begins_at == datetime.fromisoformat(at[0])


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"answer": "yes"},
        {"answer": "steal", "sequence": "0"},
        {"answer": "move", "sequence": "0"},
        {"answer": "move", "sequence": "0", "at": "²"},
        {"answer": "move", "sequence": "0", "at": "0001-01-01T00:00:00+14:00"},
        {"answer": "move", "sequence": "0", "at": "9999-12-31T23:59:59-12:00"},
        {"answer": "move", "sequence": "0", "at": "2026-11-24T03:00:00+00:00"},
        {"answer": "words", "sequence": "0", "words": " "},
        {"answer": "yes", "sequence": "9" * 40},
    ],
)
def test_what_no_button_sends_is_refused_on_the_page_itself(said: dict[str, str]) -> None:
    made = agreed()
    answer = Client().post(f"/call/{made.token}/", said)
    assert answer.status_code == 422
    assert "We would like to call you" in words(answer.content)


def test_the_customer_calls_it_off() -> None:
    made, browser = agreed(), Client()
    browser.post(f"/call/{made.token}/", {"answer": "off", "sequence": "0"})
    assert "The call is called off" in words(browser.get(f"/call/{made.token}/").content)
    made.promise.refresh_from_db()
    assert made.promise.state == Promise.State.DROPPED


def test_an_unknown_link_is_told_kindly() -> None:
    answer = Client(headers={"Accept-Language": "en"}).get(f"/call/{'f' * 24}/")
    assert answer.status_code == 404
    assert "This link opens nothing any more" in words(answer.content)


def test_a_foreign_page_cannot_answer_for_the_customer() -> None:
    made, browser = agreed(), Client(enforce_csrf_checks=True)
    assert browser.post(f"/call/{made.token}/", {"answer": "off", "sequence": "0"}).status_code == 403
    made.promise.refresh_from_db()
    assert made.promise.is_open


def test_nobody_finds_a_token_by_trying() -> None:
    browser = Client()
    said = [browser.get(f"/call/{number:024x}/").status_code for number in range(40)]
    assert said[:30] == [404] * 30
    assert set(said[30:]) == {429}


# The private calendar


def test_the_address_of_the_calendar_is_shown_once(sign_in: SignIn) -> None:
    browser = sign_in()
    shown = browser.post("/settings/profile/calendar").content.decode()
    link = re.search(r"http[^\"]+(/calendar/[0-9a-f]+\.ics)", shown)
    assert link
    assert "/calendar/" not in browser.get("/settings/profile").content.decode().replace(
        "/settings/profile/calendar", ""
    )
    answer = Client().get(link[1])
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert Client().get(link[1], headers={"If-None-Match": answer["ETag"]}).status_code == 304
    browser.post("/settings/profile/calendar/removal")
    assert Client().get(link[1]).status_code == 404


def test_the_calendar_is_only_looked_at() -> None:
    assert Client().post(f"/calendar/{'f' * 24}.ics").status_code == 405
