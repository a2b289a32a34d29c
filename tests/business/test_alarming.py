from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pytest_httpserver import HTTPServer

from kulanz.business import alarming
from kulanz.business.alarming import Alarm, AlarmFailed
from kulanz.business.models import AlarmTarget
from kulanz.channels.models import Outbound, Recipient
from kulanz.lib import vault
from kulanz.lib.refusal import Refusal
from tests import a

pytestmark = pytest.mark.django_db
ALARM = Alarm(
    "Extrem unzufrieden: Sabine", "Warum: …", "https://desk.example/conversations/7/", {"customer": "S"}
)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture(autouse=True)
def this_machine_is_allowed(settings: Any) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["localhost"]


def target(kind: str, address: str, secret: str = "", **fields: Any) -> AlarmTarget:
    said = {
        "kind": kind,
        "address": address,
        "secret": secret,
        "at_night": False,
        "is_active": True,
        **fields,
    }
    return alarming.put(AlarmTarget(staff=a.staff()), said)


def test_ntfy_is_told_as_it_wants_to_be_told(httpserver: HTTPServer) -> None:
    told = {
        "topic": "laden-4711",
        "title": ALARM.title,
        "message": ALARM.text,
        "click": ALARM.link,
        "priority": 4,
    }
    bearer = {"Authorization": "Bearer tk_1"}
    httpserver.expect_oneshot_request("/", method="POST", json=told, headers=bearer).respond_with_json({})
    alarming.deliver(target("ntfy", httpserver.url_for("/laden-4711"), "tk_1"), ALARM)
    httpserver.check_assertions()


def test_gotify_is_told_with_its_key(httpserver: HTTPServer) -> None:
    httpserver.expect_oneshot_request(
        "/gotify/message", method="POST", headers={"X-Gotify-Key": "A1"}
    ).respond_with_json({})
    alarming.deliver(target("gotify", httpserver.url_for("/gotify/"), "A1"), ALARM)
    (request, _response) = httpserver.log[0]
    assert request.json["extras"]["client::notification"]["click"]["url"] == ALARM.link


def test_a_webhook_gets_plain_json(httpserver: HTTPServer) -> None:
    told = {"title": ALARM.title, "text": ALARM.text, "link": ALARM.link, "customer": "S"}
    httpserver.expect_oneshot_request("/hook", method="POST", json=told).respond_with_data("", status=204)
    alarming.deliver(target("webhook", httpserver.url_for("/hook")), ALARM)
    httpserver.check_assertions()


def test_mail_goes_out_through_a_mailbox_of_the_desk(settings: Any) -> None:
    settings.EMAIL_BACKEND = "kulanz.channels.mail_backend.OwnMailbox"
    a.mailbox(smtp_host="localhost")
    alarming.deliver(target("mail", "hanna@privat.example"), ALARM)
    assert Recipient.objects.get().address == "hanna@privat.example"
    assert ALARM.link.encode() in vault.get(Outbound.objects.get().sha256)


def test_its_health_says_since_when_nobody_was_reached_and_why(httpserver: HTTPServer) -> None:
    one = target("webhook", httpserver.url_for("/hook"))
    httpserver.expect_oneshot_request("/hook").respond_with_data("", status=503)
    with pytest.raises(AlarmFailed):
        alarming.deliver(one, ALARM)
    one.refresh_from_db()
    assert one.failing_since
    assert one.failure == "the server answered 503"
    assert list(alarming.failing()) == [one]
    httpserver.expect_request("/hook").respond_with_data("")
    alarming.deliver(one, ALARM)
    one.refresh_from_db()
    assert (one.failing_since, one.failure) == (None, "")
    assert one.last_success_at


def test_private_networks_are_refused_unless_named(settings: Any, httpserver: HTTPServer) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = []
    with pytest.raises(AlarmFailed, match="private network"):
        alarming.deliver(target("webhook", httpserver.url_for("/hook")), ALARM)
    assert not httpserver.log


def test_without_a_mailbox_that_can_send_a_mail_fails_visibly(settings: Any) -> None:
    settings.EMAIL_BACKEND = "kulanz.channels.mail_backend.OwnMailbox"
    with pytest.raises(AlarmFailed):
        alarming.deliver(target("mail", "hanna@privat.example"), ALARM)


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("mail", "hanna"),
        ("ntfy", "https://ntfy.sh"),
        ("ntfy", "ntfy.sh/laden"),
        ("webhook", "file:///etc/passwd"),
        ("gotify", "https://name:wort@gotify.example"),
    ],
)
def test_what_cannot_be_an_address_is_refused(kind: str, address: str) -> None:
    with pytest.raises(Refusal):
        target(kind, address)


def test_a_secret_stays_with_its_server() -> None:
    one = target("ntfy", "https://ntfy.sh/a", "tk_1")
    said = {"kind": "ntfy", "address": "https://ntfy.sh/a", "secret": "", "at_night": True, "is_active": True}
    assert alarming.put(one, said).secret == {"token": "tk_1"}
    assert alarming.put(one, said | {"address": "https://anders.example/a"}).secret == {}


@pytest.mark.parametrize(
    ("now", "rings"),
    [
        ((2026, 11, 20, 6, 59), (2026, 11, 20, 7, 0)),
        ((2026, 11, 20, 7, 0), (2026, 11, 20, 7, 0)),
        ((2026, 11, 20, 20, 59), (2026, 11, 20, 20, 59)),
        ((2026, 11, 20, 21, 0), (2026, 11, 21, 7, 0)),
        ((2026, 3, 29, 1, 30), (2026, 3, 29, 7, 0)),
    ],
)
def test_at_night_it_waits_for_the_morning(now: tuple[int, ...], rings: tuple[int, ...]) -> None:
    a.business(time_zone="Europe/Berlin")
    at = datetime(*now, tzinfo=BERLIN)  # type: ignore[arg-type,misc]  # year to minute
    asleep, awake = AlarmTarget(at_night=False), AlarmTarget(at_night=True)
    assert alarming.when(asleep, at) == datetime(*rings, tzinfo=BERLIN)  # type: ignore[arg-type,misc]  # as above
    assert alarming.when(awake, at) == at
