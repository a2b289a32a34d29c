"""The screens of letting a draft cool and of the second pair of eyes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.flow import cooling, second_look
from kulanz.reply import compose
from kulanz.reply.models import Draft, SecondLook
from tests import a

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
CALM = "Guten Tag Anna Muster,\n\nIhr Buch ist heute unterwegs.\n\nViele Grüße\nHanna"


def begun(by: Staff, text: str = CALM, **fields: Any) -> Draft:
    talk = a.conversation(channel=a.mailbox(smtp_host="localhost").channel, **fields)
    return compose.save(compose.start(talk, "answer", by=by), text=text)


def page(browser: Client, name: str, *args: object) -> str:
    answer = browser.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_draft_is_put_to_sleep_with_what_was_typed_and_lies_there_calmly(sign_in: SignIn) -> None:
    hanna = a.staff(language="en")
    browser, draft = sign_in(hanna), begun(hanna)
    browser.post(reverse("cooling", args=[draft.pk]), {"text": "Noch einmal.", "cool": "short"})
    draft.refresh_from_db()
    assert (draft.text, draft.is_asleep) == ("Noch einmal.", True)
    html = page(browser, "conversation", draft.conversation_id)
    assert "Your draft is cooling; it comes back at" in html
    assert "data-send" not in html
    assert "cools until" in page(browser, "home")


def test_one_click_wakes_it(sign_in: SignIn) -> None:
    hanna = a.staff(language="en")
    browser, draft = sign_in(hanna), begun(hanna)
    cooling.put_to_sleep(draft, timezone.now() + timedelta(hours=1))
    browser.post(reverse("waking", args=[draft.pk]))
    html = page(browser, "conversation", draft.conversation_id)
    assert "data-send" in html
    assert "after a rest" not in html


def test_it_comes_back_with_the_view_of_the_coach_until_that_was_seen(sign_in: SignIn) -> None:
    hanna = a.staff(language="en")
    browser, draft = (
        sign_in(hanna),
        begun(hanna, "Guten Tag,\n\nich habe Ihnen das BEREITS MEHRFACH GESAGT!!!"),
    )
    Draft.objects.filter(pk=draft.pk).update(cooled_at=timezone.now())
    html = page(browser, "conversation", draft.conversation_id)
    assert "This is how it reads after a rest" in html
    assert "The coach would" in html
    assert "has cooled" in page(browser, "home")
    browser.post(reverse("waking", args=[draft.pk]), {"text": draft.text})
    assert "after a rest" not in page(browser, "conversation", draft.conversation_id)
    assert "has cooled" not in page(browser, "home")


def test_a_moment_that_is_not_offered_is_refused(sign_in: SignIn) -> None:
    hanna = a.staff(language="en")
    browser, draft = sign_in(hanna), begun(hanna)
    assert browser.post(reverse("cooling", args=[draft.pk]), {"cool": "2099"}).status_code == 422


def test_before_an_abusive_message_a_rest_is_marked_as_the_first_thing(sign_in: SignIn) -> None:
    hanna = a.staff(language="en")
    browser, draft = sign_in(hanna), begun(hanna)
    assert "data-hot" not in page(browser, "conversation", draft.conversation_id)
    assert draft.in_answer_to
    a.judgement(draft.in_answer_to, abuse="insult")
    assert "data-hot" in page(browser, "conversation", draft.conversation_id)


def test_the_reader_sees_the_draft_and_what_it_answers_and_the_writer_what_they_said(sign_in: SignIn) -> None:
    hanna, jonas = a.staff(language="en", name="Hanna"), a.staff("assistant", language="en", name="Jonas")
    mine, his, draft = sign_in(hanna), sign_in(jonas), begun(hanna)
    asking = {"text": CALM, "reader": jonas.pk, "question": "Zu kühl?"}
    mine.post(reverse("look_asking", args=[draft.pk]), asking)
    look = SecondLook.objects.get()
    assert "Jonas has not read it yet" in page(mine, "conversation", draft.conversation_id)
    assert "Hanna asks you to read a draft" in page(his, "home")
    html = page(his, "look", look.pk)
    assert all(words in html for words in ("wo ist mein Buch", "heute unterwegs", "Zu kühl?", "The coach"))
    told = {"seen": second_look.fingerprint(CALM), "comment": "Gern so.", "release": "1"}
    his.post(reverse("look_answer", args=[look.pk]), told)
    html = page(mine, "conversation", draft.conversation_id)
    assert "Jonas has read and released it" in html
    assert "Gern so." in html
    compose.save(draft, text="Doch anders.")
    assert "Changed since Jonas read it." in page(mine, "conversation", draft.conversation_id)


def test_a_comment_is_not_lost_where_the_draft_was_changed_meanwhile(sign_in: SignIn) -> None:
    hanna, jonas = a.staff(), a.staff("assistant", language="en")
    draft = begun(hanna)
    look = second_look.ask(draft, jonas, by=hanna)
    compose.save(draft, text="Ganz neu.")
    his = sign_in(jonas)
    told = {"seen": second_look.fingerprint(CALM), "comment": "Mein langer Rat"}
    answer = his.post(reverse("look_answer", args=[look.pk]), told)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Mein langer Rat" in html
    assert "Ganz neu." in html


def test_nobody_else_opens_that_page_nor_once_the_question_is_withdrawn(sign_in: SignIn) -> None:
    hanna, jonas = a.staff(), a.staff("assistant", language="en")
    look = second_look.ask(begun(hanna), jonas, by=hanna)
    assert sign_in("owner").get(reverse("look", args=[look.pk])).status_code == 404
    his = sign_in(jonas)
    assert his.get(reverse("look", args=[look.pk])).status_code == 200
    second_look.withdraw(look.draft)
    assert his.get(reverse("look", args=[look.pk])).status_code == 404
