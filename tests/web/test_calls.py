"""Calling instead, on the screens: proposed beside the writing, prepared before it, noted after it."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations import calls, regroup
from kulanz.conversations.calls import Told
from kulanz.conversations.models import Call, Conversation
from kulanz.customers import numbers, silence
from kulanz.flow import exporting
from kulanz.flow.ringing_back import planning
from kulanz.followup.callbacks import Wanted
from kulanz.reply.models import Draft
from kulanz.triage import cases
from tests import a

SignIn = Callable[..., Client]
NUMBER = "+491712345678"


@pytest.fixture
def owner(db: None) -> Staff:
    return a.staff(language="en")


@pytest.fixture
def talk(db: None) -> Conversation:
    """Anna asks to be called about her torn book."""
    found = a.conversation(
        text="Das Buch ist zerrissen. Ich möchte Ersatz. Bitte rufen Sie mich ab 17 Uhr an: 0171 2345678.",
        customer=a.customer("Anna Muster", language="de", register="sie"),
        channel=a.mailbox(smtp_host="localhost").channel,
    )
    a.judgement(
        found.messages.get(),
        ("demand", "Ich möchte Ersatz."),
        ("callback_time", "ab 17 Uhr"),
        intents=["complaint", "callback_request"],
        callback_number=NUMBER,
    )
    return found


def page(browser: Client, path: str) -> str:
    return browser.get(path).content.decode().replace("<wbr>", "")


def note(browser: Client, talk: Conversation, **typed: str) -> str:
    answer = browser.post(reverse("calls", args=[talk.pk]), typed, follow=True)
    return answer.content.decode()


# Proposed


def test_the_conversation_proposes_the_call_in_its_card_and_beside_send(
    talk: Conversation, sign_in: SignIn, owner: Staff
) -> None:
    browser = sign_in(owner)
    shown = page(browser, f"/conversations/{talk.pk}/")
    assert "Calling helps more than writing here: they ask to be called. <q>ab 17 Uhr</q>" in shown
    assert "Call 0171 2345678" in shown
    browser.post(f"/conversations/{talk.pk}/drafts", {"kind": "answer"})
    foot = page(browser, f"/conversations/{talk.pk}/").partition("composer-foot")[2].partition("</form>")[0]
    assert f'href="/conversations/{talk.pk}/call"' in foot and "they ask to be called" in foot


def test_where_a_number_is_known_one_can_always_call_and_else_there_is_no_button(
    sign_in: SignIn, owner: Staff
) -> None:
    plain, browser = a.conversation(), sign_in(owner)
    shown = page(browser, f"/conversations/{plain.pk}/")
    assert f'href="/conversations/{plain.pk}/call"' not in shown
    assert f'href="/conversations/{plain.pk}/callback"' in shown  # planned it can always be
    numbers.add(plain.customer, "030 5551234", by=owner)
    shown = page(browser, f"/conversations/{plain.pk}/")
    assert "Call 030 5551234" in shown and "Calling helps more" not in shown


def test_without_a_number_it_can_be_asked_for_by_mail_and_typed_in(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    a.judgement(talk.messages.get(), intents=["callback_request"])
    browser, path = sign_in(owner), f"/conversations/{talk.pk}/call"
    shown = page(browser, path)
    assert "No telephone number is known." in shown and "Unter welcher Nummer und wann" in shown
    browser.post(f"{path}/passage", {"kind": "number"})
    assert "Unter welcher Nummer und wann erreiche ich Sie" in Draft.objects.get().text
    refused = browser.post(f"{path}/number", {"number": "morgen früh"})
    assert refused.status_code == 422 and "is not a telephone number" in refused.content.decode()
    for _time in range(2):
        browser.post(f"{path}/number", {"number": "0171 2345678"})
    assert f'href="tel:{NUMBER}"' in page(browser, path)
    assert talk.customer.handles.filter(kind="phone").count() == 1


def test_who_wants_silence_is_not_asked_for_a_number(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    a.judgement(talk.messages.get(), intents=["callback_request"])
    silence.begin(talk.customer, at=timezone.now(), message=talk.messages.get().pk)
    browser, path = sign_in(owner), f"/conversations/{talk.pk}/call"
    assert "Unter welcher Nummer" not in page(browser, path)
    assert browser.post(f"{path}/passage", {"kind": "number"}).status_code == 422


def test_the_round_says_that_a_call_helps_and_leads_there_after_the_pick(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    case, browser = cases.add(talk.customer, ["callback_request"], talk.messages.get()), sign_in(owner)
    shown = page(browser, f"/round/{case.pk}/")
    assert "Calling helps more than writing here" in shown
    assert f'href="/conversations/{talk.pk}/call"' in shown
    after = browser.post(f"/round/{case.pk}/pick", {"pick": "call"}, follow=True).content.decode()
    assert f'href="/conversations/{talk.pk}/call"' in after and "Call now" in after


def test_the_page_asks_as_much_of_the_database_however_long_the_matter_is(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    browser, path = sign_in(owner), f"/conversations/{talk.pk}/call"
    page(browser, path)
    with CaptureQueriesContext(connection) as short:
        page(browser, path)
    for number in range(6):
        at = timezone.now() + timedelta(minutes=number)
        a.message(talk, direction="out", text="Welche Farbe?", at=at)
        a.judgement(a.message(talk, text="Rot.", at=at + timedelta(seconds=9)), intents=["callback_request"])
    with CaptureQueriesContext(connection) as long:
        page(browser, path)
    assert len(long) <= len(short) + 1


# Before dialling


def test_the_page_before_the_call_says_what_to_know(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    a.message(talk, direction="out", text="Das tut uns leid. Wie ist die Bestellnummer?", at=timezone.now())
    a.message(talk, text="4711", at=timezone.now() + timedelta(seconds=2))
    talk.refresh_from_db()
    a.promise(talk, "Ersatzbuch", date(2030, 1, 4), by=owner)
    shown = page(sign_in(owner), f"/conversations/{talk.pk}/call")
    assert "We say Sie" in shown and "German" in shown
    assert re.search(r"2030: Ersatzbuch</a>", shown)
    assert "Asked already, and they have written since:</" not in shown
    assert "Asked already, and they have written since: <q>Wie ist die Bestellnummer?</q>" in shown
    assert "We have said sorry" in shown
    assert f'href="tel:{NUMBER}"' in shown and "Where they ask to be called" in shown
    assert '<svg viewBox="0 0 ' in shown and "QR code that dials 0171 2345678" in shown


def test_what_is_covered_stays_covered_before_the_call(sign_in: SignIn, owner: Staff) -> None:
    iban = "DE89 3704 0044 0532 0130 00"
    talk = a.conversation(text=f"Überweisen Sie auf {iban}.", subject=f"Geld auf {iban}")
    a.judgement(
        talk.messages.get(), ("demand", f"Überweisen Sie auf {iban}."), ("bank", iban), intents=["refund"]
    )
    shown = page(sign_in(owner), f"/conversations/{talk.pk}/call")
    assert "0532 0130" not in shown and "it is confidential" in shown
    planning.plan(talk, Wanted(NUMBER, wish=f"Wegen {iban}: nichts auf die Mailbox"), by=owner)
    shown = page(sign_in(owner), f"/conversations/{talk.pk}/call")
    assert "nichts auf die Mailbox" in shown and "0532 0130" not in shown


def test_a_specialist_sees_the_call_of_what_is_theirs_and_adds_no_number(
    sign_in: SignIn, talk: Conversation
) -> None:
    specialist = a.staff("specialist", language="en")
    talk.assign(specialist, by=None)
    shown = page(sign_in(specialist), f"/conversations/{talk.pk}/call")
    assert "Call Anna Muster" in shown and "Type in a number" not in shown


# Noted


def test_a_call_is_noted_with_its_outcome_and_answers_them(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    browser = sign_in(owner)
    shown = note(browser, talk, outcome="solved", text="Ersatz ist unterwegs.", number=NUMBER, is_done="1")
    assert "The call is noted, and this is done." in shown
    assert "On the telephone: spoken, and solved" in shown and "Ersatz ist unterwegs." in shown
    talk.refresh_from_db()
    assert (talk.state, talk.waiting_since) == ("done", None)
    life = page(browser, f"/customers/{talk.customer_id}/?kind=note")
    assert f"{owner} called: spoken, and solved" in life


def test_the_promise_is_found_in_the_note_proposed_and_kept(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    browser, path = sign_in(owner), f"/conversations/{talk.pk}/call/promise"
    text = "Schicke ihr bis 4.1.2030 ein neues Buch."
    offered = browser.post(path, {"text": text}).content.decode()
    assert "You promise something here." in offered and 'value="2030-01-04"' in offered
    what = re.search(r'name="what"[^>]*value="([^"]*)"', offered)
    assert what and what[1] == "Schicke ihr bis 4.1.2030 ein neues Buch"
    edited = browser.post(path, {"text": text, "found": what[1], "what": "Ersatz"})
    assert edited.status_code == 204
    note(browser, talk, outcome="spoken", text=text, is_promised="1", what="Ersatz", on="2030-01-04")
    talk.refresh_from_db()
    assert (talk.promised_what, talk.promised_for, talk.state) == ("Ersatz", date(2030, 1, 4), "open")


def test_a_call_without_an_outcome_or_without_words_is_refused_and_nothing_is_kept(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    browser = sign_in(owner)
    assert "Please say how the call ended." in note(browser, talk, text="Hallo")
    assert "Please write down in a few words what was said." in note(browser, talk, outcome="solved")
    assert "what was promised" in note(browser, talk, outcome="spoken", text="Ja.", is_promised="1")
    assert not Call.objects.exists()


def test_not_reached_twice_offers_to_say_so_by_mail(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    a.business(phone="+49 30 55550142")
    browser = sign_in(owner)
    assert "They were not reached." not in note(browser, talk, outcome="no_answer", number=NUMBER)
    shown = note(browser, talk, outcome="mailbox", number=NUMBER)
    assert "They were not reached." in shown
    assert "Ich habe versucht, Sie anzurufen" in shown and "auch unter +49 30 55550142" in shown
    browser.post(f"/conversations/{talk.pk}/call/passage", {"kind": "tried"})
    assert "Ich habe versucht, Sie anzurufen" in Draft.objects.get().text


def test_a_wrong_number_is_said_to_be_one(sign_in: SignIn, owner: Staff, talk: Conversation) -> None:
    numbers.add(talk.customer, NUMBER, by=owner)
    browser = sign_in(owner)
    shown = note(browser, talk, outcome="wrong_number", number=NUMBER)
    assert "Somebody else answered there." in shown
    assert "No other number is known." in page(browser, f"/conversations/{talk.pk}/call")
    assert "Mail comes back" not in page(browser, f"/customers/{talk.customer_id}/")


def test_calls_move_with_their_conversation_and_stay_an_answer(owner: Staff, talk: Conversation) -> None:
    calls.keep(talk, Told("solved", "Alles gut."), by=owner)
    other = a.conversation(customer=talk.customer, text="Noch etwas.", at=talk.created_at - timedelta(days=1))
    other.close(by=owner)
    regroup.merge(other, talk, by=owner)
    other.refresh_from_db()
    assert other.calls.count() == 1
    assert other.waiting_since is None


def test_the_copy_of_everything_holds_the_calls(owner: Staff, talk: Conversation) -> None:
    calls.keep(talk, Told("solved", "Alles gut.", NUMBER), by=owner)
    with zipfile.ZipFile(io.BytesIO(exporting.export(talk.customer, by=owner).read())) as archive:
        told = json.loads(archive.read("person.json"))
    assert [(one["number"], one["outcome"], one["note__text"]) for one in told["calls"]] == [
        (NUMBER, "solved", "Alles gut.")
    ]
