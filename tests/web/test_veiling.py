"""Insults and threats are veiled on every screen until one wants to see them."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.business.models import Notice
from kulanz.conversations import notes
from kulanz.conversations.models import Conversation
from kulanz.flow import outbound, telling
from kulanz.reply import compose
from kulanz.triage import cases, veiling
from tests import a

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
INSULT = "Ihr seid doch alle Idioten."
TEXT = f"Guten Tag. {INSULT} Ich will mein Geld zurück."


def abused(**fields: Any) -> Conversation:
    talk = a.conversation(text=TEXT, channel=a.mailbox(smtp_host="localhost").channel, **fields)
    a.judgement(talk.messages.get(), ("insult", INSULT), abuse="insult", mood="furious")
    return talk


def shown(browser: Client, name: str, *args: object, **query: str) -> str:
    answer = browser.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def bare(html: str) -> str:
    """What is seen before anybody asks for more."""
    return re.sub(r'<span class="veil-words">.*?</span>', "", html, flags=re.S)


def test_the_thread_veils_it_behind_one_button_that_needs_no_script(sign_in: SignIn) -> None:
    talk = abused()
    html = shown(sign_in(), "conversation", talk.pk)
    assert f'<span class="veil-words">{INSULT}</span>' in html
    assert "Idioten" not in bare(html)
    assert html.count('<details class="unveil') == 1
    assert "Ich will mein Geld zurück." in bare(html)


def test_the_round_and_the_page_of_the_customer_veil_it(sign_in: SignIn) -> None:
    talk = abused()
    browser, message = sign_in(), talk.messages.get()
    case = cases.add(talk.customer, ["complaint"], message)
    html = shown(browser, "case", case.pk)
    assert "Idioten" not in bare(html)
    assert '<details class="unveil' in html
    page = shown(browser, "customer", talk.customer_id)
    assert "Idioten" not in bare(page)
    assert "[…]" in page


def test_lists_searches_and_notices_leave_it_out(sign_in: SignIn) -> None:
    talk = abused()
    browser = sign_in()
    assert "Guten Tag. […] Ich will" in shown(browser, "queue")
    hits = shown(browser, "search", q="Geld")
    assert "[…]" in hits
    assert "Idioten" not in hits
    told = Notice(
        kind="answered", staff=a.staff(), subject_kind="conversation", subject_id=talk.pk, text=TEXT
    )
    assert telling.sentences([told]) == ["The customer answered: Guten Tag. […] Ich will mein Geld zurück."]


def test_a_mail_that_comes_in_is_never_told_of_with_it() -> None:
    arrived = a.arrival(a.channel(), a.mail(text="Ihr seid doch alle Idioten und Abzocker. Geld her."))
    assert arrived
    assert arrived.assessment.said["abuse"] == "insult"
    assert "Idioten" not in arrived.conversation.preview


def test_it_is_veiled_where_we_quote_it_and_where_a_note_does_but_is_sent_as_it_was(sign_in: SignIn) -> None:
    talk, hanna = abused(), a.staff(language="en")
    draft = compose.save(compose.start(talk, "answer", by=hanna), text="Guten Tag Anna Muster")
    sent = outbound.send(draft, by=hanna, seen=timezone.now())
    assert f"> Guten Tag. {INSULT}" in sent.text
    notes.add(talk, f"Sie schreibt: {INSULT}", by=hanna)
    assert "Idioten" not in bare(shown(sign_in(hanna), "conversation", talk.pk))


def test_what_was_no_insult_after_all_is_shown() -> None:
    talk = abused()
    message = talk.messages.get()
    a.judgement(message, ("insult", INSULT), abuse="none")
    assert veiling.of([talk.pk]) == {}


def test_data_within_an_insult_stay_covered_when_the_insult_is_shown() -> None:
    talk = a.conversation(text=TEXT)
    message = talk.messages.get()
    a.judgement(message, ("insult", INSULT), ("password", "Idioten"), abuse="insult")
    assert [one.kind for one in veiling.of_one(talk).within(TEXT, message.pk)] == ["password"]


def test_a_list_asks_no_more_often_for_many_than_for_one(django_assert_max_num_queries: Any) -> None:
    numbers = [abused().pk for _one in range(5)]
    with django_assert_max_num_queries(2):
        assert len(veiling.of(numbers)) == 5


def test_the_ladder_begins_an_answer_and_stands_on_the_card_once_it_was_sent(sign_in: SignIn) -> None:
    talk, hanna = abused(), a.staff(language="en", name="Hanna")
    browser = sign_in(hanna)
    assert "Ask for another tone" in shown(browser, "conversation", talk.pk)
    browser.post(reverse("ladder_step", args=[talk.pk]), {"step": "1"})
    html = shown(browser, "conversation", talk.pk)
    assert "Ihr Anliegen nehmen wir ernst" in html
    assert "With this answer we ask for another tone." in html
    sent = outbound.send(talk.drafts.get(), by=hanna, seen=timezone.now())
    html = shown(browser, "conversation", talk.pk)
    assert f'#message-{sent.pk}">We asked for another tone</a>' in html
    assert "Ask for another tone" not in html
    assert "Hanna asked for a tone without insults (step 1 of 3)" in html
    assert "We asked for another tone" in shown(browser, "customer", talk.customer_id)


def test_the_coach_names_their_demand_without_the_insult_in_it(sign_in: SignIn) -> None:
    demand = "Ich will mein Geld zurück, ihr Idioten."
    talk = a.conversation(text=f"Guten Tag. {demand}", channel=a.mailbox(smtp_host="localhost").channel)
    a.judgement(talk.messages.get(), ("insult", "ihr Idioten"), abuse="insult", demands=[demand])
    person = a.staff("owner", language="en")
    draft = compose.start(talk, "answer", by=person)
    compose.save(draft, text="Guten Tag, wir haben Ihre Nachricht erhalten.")
    html = bare(shown(sign_in(person), "conversation", talk.pk))
    assert "Ich will mein Geld zurück, […]" in html
    assert "Idioten" not in html


def test_where_we_write_already_is_named_without_the_insult_in_its_subject(sign_in: SignIn) -> None:
    talk = a.conversation(subject="Ihr Idioten", channel=a.mailbox(smtp_host="localhost").channel)
    judged = a.judgement(talk.messages.get(), abuse="insult")
    judged.found["evidence"] = [{"label": "insult", "start": 0, "end": 11, "in": "subject"}]
    judged.save()
    person = a.staff("owner", language="en")
    draft = compose.start_new(talk.channel, talk.customer.first_address, by=person)
    html = shown(sign_in(person), "draft", draft.pk)
    assert "You are writing with" in html
    assert "Idioten" not in html
