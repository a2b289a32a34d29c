"""Once a day, what has run out goes, and nobody who is signed in notices."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from kulanz.conversations import presence
from kulanz.conversations.models import Presence
from kulanz.flow import clock, tidying
from tests import a

pytestmark = pytest.mark.django_db


def signed_in(person: Any) -> Client:
    browser = Client()
    browser.force_login(person)
    browser.get("/")
    return browser


def test_sign_ins_that_are_over_go_with_their_devices_and_the_others_stay() -> None:
    owner = a.staff()
    lost, here = signed_in(owner), signed_in(owner)
    assert Session.objects.count() == UserSession.objects.count() == 2
    long_ago = timezone.now() - timedelta(days=20)
    key = lost.session.session_key
    Session.objects.filter(session_key=key).update(expire_date=long_ago)
    UserSession.objects.filter(session_key=key).update(last_seen_at=long_ago)

    assert tidying.forget_what_ran_out() == 2

    assert Session.objects.get().session_key == here.session.session_key
    assert UserSession.objects.get().session_key == here.session.session_key
    assert here.get("/").status_code == 200
    assert tidying.forget_what_ran_out() == 0


def test_who_looked_at_something_the_day_before_yesterday_is_forgotten() -> None:
    one, other = a.conversation(), a.conversation()
    presence.note(one, a.staff())
    presence.note(other, a.staff())
    Presence.objects.filter(conversation=one).update(here_at=timezone.now() - timedelta(days=2))
    tidying.forget_what_ran_out()
    assert Presence.objects.get().conversation == other


def test_it_is_done_every_day() -> None:
    assert [seconds for _name, seconds, chore in clock.CHORES if chore is tidying.forget_what_ran_out] == [
        86_400
    ]
