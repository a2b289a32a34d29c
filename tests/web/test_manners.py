from collections.abc import Callable
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from kulanz.business import hours
from kulanz.business.models import Business, Staff
from kulanz.conversations.models import Message
from kulanz.reply import compose
from kulanz.reply.models import Draft
from tests import a

SignIn = Callable[..., Client]
HTMX = {"HX-Request": "true"}
NIGHT = datetime(2026, 11, 18, 22, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def owner(db: None) -> Staff:
    return a.staff("owner", name="Hanna Brandt", language="en")


@pytest.fixture
def draft(owner: Staff) -> Draft:
    begun = compose.start_new(a.channel(), "Bert Neu <bert@kunde.example>", by=owner)
    return compose.save(begun, subject="Buch", text="Es ist da.")


def test_the_letterhead_asks_why_and_an_answer_is_not_asked(
    owner: Staff, draft: Draft, sign_in: SignIn
) -> None:
    browser, talk = sign_in(owner), a.conversation(channel=a.mailbox(smtp_host="localhost").channel)
    page = browser.get(reverse("draft", args=[draft.pk])).content.decode()
    assert 'name="reason"' in page
    assert "They must know it: safety, recall, law" in page
    browser.post(reverse("begin_draft", args=[talk.pk]), {"kind": "answer"})
    assert 'name="reason"' not in browser.get(reverse("conversation", args=[talk.pk])).content.decode()


def test_a_refusal_says_what_is_missing_and_keeps_every_word(
    owner: Staff, draft: Draft, sign_in: SignIn
) -> None:
    browser = sign_in(owner)
    typed = {"text": "Neue Worte", "reason": "", "reason_note": "kommt noch"}
    refused = browser.post(reverse("sending", args=[draft.pk]), typed, headers=HTMX)
    assert refused.status_code == 422
    assert "why you write to them first" in refused["HX-Trigger"]
    draft.refresh_from_db()
    assert (draft.text, draft.reason_note) == ("Neue Worte", "kommt noch")


def test_the_thread_says_why_somebody_was_written_to(owner: Staff, draft: Draft, sign_in: SignIn) -> None:
    browser = sign_in(owner)
    typed = {"reason": "asked", "reason_note": "Rief gestern an"}
    browser.post(reverse("sending", args=[draft.pk]), typed)
    page = browser.get(reverse("conversation", args=[Message.objects.get().conversation_id])).content.decode()
    assert "Hanna Brandt wrote first: they asked for it, by telephone or in person, “Rief gestern an”" in page


def test_beside_the_letterhead_stands_who_has_not_agreed(owner: Staff, draft: Draft, sign_in: SignIn) -> None:
    shown = sign_in(owner).post(reverse("draft_manners", args=[draft.pk]), {"reason": "news"}, headers=HTMX)
    words = shown.content.decode()
    assert "News goes only to those who have agreed to it." in words
    assert "bert@kunde.example" in words
    draft.refresh_from_db()
    assert draft.reason == "news"


def test_what_was_begun_is_written_in_the_open_conversation_instead(
    owner: Staff, draft: Draft, sign_in: SignIn
) -> None:
    browser = sign_in(owner)
    talk = a.conversation(customer=a.customer("Bert", "bert@kunde.example"), channel=draft.channel)
    page = browser.get(reverse("draft", args=[draft.pk])).content.decode()
    assert "You are writing with Bert already: “Wo ist mein Buch?”" in page
    browser.post(
        reverse("draft_place", args=[draft.pk]), {"conversation": talk.pk, "text": "Es ist wirklich da."}
    )
    answer = Draft.objects.get()
    assert (answer.kind, answer.conversation, answer.text) == ("answer", talk, "Es ist wirklich da.")


def test_nobody_writes_into_a_conversation_they_may_not_see(sign_in: SignIn) -> None:
    mira = a.staff("specialist", language="en")
    begun = compose.start_new(a.channel(), "bert@kunde.example", by=mira)
    talk = a.conversation()
    answer = sign_in(mira).post(reverse("draft_place", args=[begun.pk]), {"conversation": talk.pk})
    assert answer.status_code == 404
    assert Draft.objects.get() == begun


@pytest.mark.time_machine(NIGHT, tick=False)
def test_at_night_page_toast_and_thread_say_when_it_leaves(
    owner: Staff, draft: Draft, sign_in: SignIn
) -> None:
    a.business(quiet_from=time(20), quiet_until=time(8))
    hours.forget_rules()
    browser = sign_in(owner)
    page = browser.get(reverse("draft", args=[draft.pk])).content.decode()
    assert "It waits until tomorrow, 08:00" in page
    assert 'name="at_once"' not in page
    asked = {"reason": "asked", "at_once": "1"}
    hints = browser.post(reverse("draft_manners", args=[draft.pk]), asked, headers=HTMX).content.decode()
    assert 'name="at_once" value="1" checked' in hints
    page = browser.post(
        reverse("sending", args=[draft.pk]), {"reason": "order"}, follow=True
    ).content.decode()
    assert "It waits until tomorrow, 08:00: nobody is written to first in the quiet hours." in page
    assert "waits until tomorrow, 08:00 for the end of the quiet hours" in page
    assert "Will be sent in a moment" not in page


def test_the_owner_sets_the_quiet_hours(owner: Staff, sign_in: SignIn) -> None:
    a.business()
    browser = sign_in(owner)
    page = browser.get(reverse("business")).content.decode()
    assert 'name="quiet_from" value="20:00"' in page
    wish = {
        "name": "Buchgarten",
        "language": "de",
        "register": "sie",
        "time_zone": "Europe/Berlin",
        "quiet_from": "21:30",
        "quiet_until": "07:00",
    }
    assert browser.post(reverse("business"), wish).status_code == 302
    business = Business.objects.get()
    assert (business.quiet_from, business.quiet_until) == (time(21, 30), time(7))
