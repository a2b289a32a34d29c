from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.web import devices
from tests import a

pytestmark = pytest.mark.django_db
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1"
)
LAPTOP = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0"
)


def signed_in(person: Staff, user_agent: str, address: str = "203.0.113.77") -> Client:
    client = Client(headers={"user-agent": user_agent}, REMOTE_ADDR=address)
    client.force_login(person)
    client.get("/")
    return client


def shown(client: Client) -> str:
    return client.get("/settings/devices").content.decode()


def is_in(client: Client) -> bool:
    return client.get("/settings/devices").status_code == 200


def ending(of: Client) -> str:
    row = devices.UserSession.objects.get(session_key=of.session.session_key)
    return f"/settings/devices/{row.pk}/ending"


def test_one_sees_where_one_is_signed_in_and_only_roughly_from_where(owner: Staff) -> None:
    here = signed_in(owner, LAPTOP)
    signed_in(owner, PHONE, "2001:db8:77:1::5")
    page = shown(here)
    assert "Edge, Windows" in page
    assert "Safari, iPhone" in page
    assert "203.0.…" in page
    assert "113.77" not in page
    assert "2001:db8:…" in page
    assert page.index("this device") < page.index("Safari, iPhone")


def test_a_lost_phone_is_signed_out_from_the_desk(owner: Staff) -> None:
    here, phone = signed_in(owner, LAPTOP), signed_in(owner, PHONE)
    here.post(ending(of=phone))
    assert not is_in(phone)
    assert is_in(here)
    assert "Safari, iPhone" not in shown(here)


def test_everywhere_else_is_signed_out_at_once(owner: Staff) -> None:
    here, *others = (signed_in(owner, name) for name in (LAPTOP, PHONE, "curl/8"))
    here.post("/settings/devices/others/ending")
    assert is_in(here)
    assert not any(is_in(other) for other in others)


def test_nobody_signs_out_somebody_else(owner: Staff) -> None:
    mine, theirs = signed_in(owner, LAPTOP), signed_in(a.staff(), PHONE)
    assert mine.post(ending(of=theirs)).status_code == 404
    mine.post("/settings/devices/others/ending")
    assert is_in(theirs)


def test_when_a_device_was_used_last_is_noted_every_few_minutes(owner: Staff) -> None:
    with time_machine.travel(timezone.now() - timedelta(hours=2)):
        client = signed_in(owner, LAPTOP)
        row = devices.UserSession.objects.get()
        client.get("/")
        assert devices.UserSession.objects.get().last_seen_at == row.last_seen_at
    client.get("/")
    assert devices.UserSession.objects.get().last_seen_at - row.last_seen_at > timedelta(hours=1)


def test_a_session_that_has_ended_is_not_listed(owner: Staff) -> None:
    here, phone = signed_in(owner, LAPTOP), signed_in(owner, PHONE)
    phone.logout()
    assert "Safari, iPhone" not in shown(here)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0", "Firefox, Linux"),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130 Mobile Safari/537",
            "Chrome, Android",
        ),
        ("", "unknown browser"),
    ],
)
def test_browsers_are_called_by_their_names(said: str, name: str) -> None:
    assert devices.name(said) == name
