from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.conversations.models import Call
from kulanz.journal.models import Event
from tests import a

SignIn = Callable[..., Client]


def test_the_page_says_how_long_who_waits(sign_in: SignIn) -> None:
    for hours in (2, 9):
        for _number in range(5):
            at = timezone.now() - timedelta(days=3)
            who = a.customer(register="du" if hours == 9 else "sie")
            a.message(
                a.conversation(customer=who, at=at, created_at=at),
                direction="out",
                at=at + timedelta(hours=hours),
            )
    html = sign_in().get(reverse("fairness"), {"days": "90"}).content.decode()
    assert "Those who say du" in html
    assert (
        "wait more than twice as long for their answer: half of them 9 hours or more, of all others 2 hours"
        in html
    )


def test_a_quiet_desk_says_so(sign_in: SignIn) -> None:
    assert "Nobody has written in this time." in sign_in().get(reverse("fairness")).content.decode()


def test_a_made_up_window_is_the_usual_one(sign_in: SignIn) -> None:
    assert sign_in().get(reverse("fairness"), {"days": "99999"}).status_code == 200


def test_calls_stand_against_mails_where_there_are_enough_of_both(sign_in: SignIn) -> None:
    browser, page = sign_in(), reverse("fairness")
    assert "Too few to say anything: 0 matters were done with a call" in browser.get(page).content.decode()
    end = timezone.now() - timedelta(days=20)
    for is_called in (True, False) * 10:
        talk = a.conversation(at=end - timedelta(days=4), created_at=end - timedelta(days=4))
        a.message(talk, direction="out", at=end - timedelta(days=1))
        if is_called:
            Call.objects.create(conversation=talk, outcome="solved", at=end - timedelta(hours=1))
        Event.objects.create(kind="closed", subject_kind="conversation", subject_id=talk.pk, at=end)
    shown = browser.get(page).content.decode()
    assert "With a call, half of the matters were done after 2 messages and 4 days; in writing" in shown
    assert "spoken, and solved 10" in shown
