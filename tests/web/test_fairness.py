from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

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
