from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from kulanz.business.models import AlarmTarget, Staff
from kulanz.channels import outbox
from kulanz.channels.models import Recipient
from kulanz.conversations.models import Message
from kulanz.flow import caring, ringing
from kulanz.jobs import worker
from kulanz.jobs.models import Job
from kulanz.lib.refusal import Refusal
from kulanz.triage import dissatisfied
from kulanz.triage.models import Dissatisfaction
from tests import a

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TOLD = (
    "Ich bin maßlos enttäuscht, so eine Unverschämtheit habe ich noch nie erlebt. Meine IBAN ist"
    " DE02 1203 0000 0000 2020 51, überweisen Sie sofort. Nie wieder kaufe ich bei Ihnen."
)


@pytest.fixture(autouse=True)
def at_noon(settings: Any, httpserver: HTTPServer) -> Any:
    settings.ALLOWED_PRIVATE_HOSTS = ["localhost"]
    settings.EMAIL_BACKEND = "kulanz.channels.mail_backend.OwnMailbox"
    httpserver.expect_request("/hook", method="POST").respond_with_data("")
    with time_machine.travel(NOON):
        yield


def reached(owner: Staff, url: str, **fields: Any) -> AlarmTarget:
    return AlarmTarget.objects.create(staff=owner, kind="webhook", address=url, **fields)


def arrive() -> Message:
    message = a.arrival(a.channel(), a.mail(text=TOLD, sender="Anna Muster <anna@kunde.example>"))
    assert message
    return message


def test_every_owner_is_told_once_in_their_language_and_without_secrets(httpserver: HTTPServer) -> None:
    hanna, otto = a.staff(language="de"), a.staff(language="en")
    reached(hanna, httpserver.url_for("/hook"))
    reached(otto, httpserver.url_for("/hook"))
    reached(a.staff("assistant"), httpserver.url_for("/hook"))
    reached(hanna, httpserver.url_for("/hook"), is_active=False)
    message = arrive()
    arrive()
    worker.run_waiting()

    told = [request.json for request, _response in httpserver.log]
    assert [one["title"] for one in told] == [
        "Extrem unzufrieden: Anna Muster",
        "Extremely dissatisfied: Anna Muster",
    ]
    assert all(one["link"].endswith(f"/conversations/{message.conversation_id}/") for one in told)
    assert all("maßlos enttäuscht" in one["text"] and "2020 51" not in one["text"] for one in told)
    assert "Warum: so liest sich die Nachricht" in told[0]["text"]
    assert told[1]["event"] == "extremely_dissatisfied"


def test_who_sleeps_is_told_in_the_morning(httpserver: HTTPServer) -> None:
    a.business(time_zone="Europe/Berlin")
    hanna = a.staff()
    reached(hanna, httpserver.url_for("/hook"))
    reached(hanna, httpserver.url_for("/hook"), at_night=True)
    with time_machine.travel(datetime(2026, 11, 20, 22, 0, tzinfo=UTC)):
        arrive()
        worker.run_waiting()
        assert len(httpserver.log) == 1
    with time_machine.travel(datetime(2026, 11, 21, 6, 0, 1, tzinfo=UTC)):
        worker.run_waiting()
        assert len(httpserver.log) == 2


def test_what_is_settled_meanwhile_rings_no_more(httpserver: HTTPServer) -> None:
    hanna = a.staff()
    reached(hanna, httpserver.url_for("/hook"))
    message = arrive()
    state = dissatisfied.find(message.conversation.customer)
    assert state
    dissatisfied.close(state, "Angerufen", by=hanna)
    worker.run_waiting()
    assert not httpserver.log


def test_one_that_fails_is_tried_again_and_the_others_are_told(httpserver: HTTPServer) -> None:
    hanna = a.staff()
    broken = reached(hanna, httpserver.url_for("/broken"))
    reached(hanna, httpserver.url_for("/hook"))
    httpserver.expect_oneshot_request("/broken").respond_with_data("", status=500)
    arrive()
    worker.run_waiting()
    assert sorted(request.path for request, _response in httpserver.log) == ["/broken", "/hook"]
    waiting = Job.objects.get(task="flow.ringing.tell", state=Job.State.READY)
    broken.refresh_from_db()
    assert broken.failing_since
    httpserver.expect_oneshot_request("/broken").respond_with_data("")
    with time_machine.travel(waiting.run_at):
        worker.run_waiting()
    broken.refresh_from_db()
    assert broken.failing_since is None


def test_it_rings_once_however_often_the_job_runs(httpserver: HTTPServer) -> None:
    reached(a.staff(), httpserver.url_for("/hook"))
    arrive()
    state = Dissatisfaction.objects.get()
    ringing.ring(state_id=state.pk)
    ringing.ring(state_id=state.pk)
    worker.run_waiting()
    assert len(httpserver.log) == 1


def test_opened_by_hand_it_leads_to_the_customer(httpserver: HTTPServer) -> None:
    hanna, otto = a.staff(), a.staff()
    reached(hanna, httpserver.url_for("/hook"))
    reached(otto, httpserver.url_for("/hook"))
    customer = a.customer()
    caring.open_by_hand(customer, "Hat am Telefon geweint", by=hanna)
    worker.run_waiting()
    ((request, _response),) = httpserver.log
    assert request.json["link"].endswith(f"/customers/{customer.pk}/")
    assert "Hat am Telefon geweint" in request.json["text"]


def test_a_trial_says_at_once_what_is_wrong(httpserver: HTTPServer) -> None:
    target = reached(a.staff(), httpserver.url_for("/closed"))
    httpserver.expect_request("/closed").respond_with_data("", status=401)
    with pytest.raises(Refusal, match="access token"):
        ringing.try_out(target)
    target.address = httpserver.url_for("/hook")
    ringing.try_out(target)


def test_the_desk_does_not_ring_at_its_own_door() -> None:
    a.mailbox(address="hallo@shop.example")
    said = {
        "kind": "mail",
        "address": "Hallo@shop.example",
        "secret": "",
        "at_night": False,
        "is_active": True,
    }
    with pytest.raises(Refusal, match="private address"):
        ringing.keep(AlarmTarget(staff=a.staff()), said)


# At night, and when a way is out of order for long

EVENING = datetime(2026, 11, 20, 20, 58, tzinfo=ZoneInfo("Europe/Berlin"))


def test_what_fails_in_the_evening_is_tried_again_in_the_morning(httpserver: HTTPServer) -> None:
    a.business(time_zone="Europe/Berlin")
    reached(a.staff(), httpserver.url_for("/broken"))
    tried: list[datetime] = []

    def refuse(_request: Request) -> Response:
        tried.append(timezone.localtime(timezone=ZoneInfo("Europe/Berlin")))
        return Response(status=500)

    httpserver.expect_request("/broken").respond_with_handler(refuse)
    with time_machine.travel(EVENING, tick=False) as clock:
        arrive()
        for _quarter in range(4 * 24 * 4):
            worker.run_waiting()
            clock.shift(timedelta(minutes=15))
    assert all(7 <= at.hour < 21 for at in tried)
    assert {at.day for at in tried} == {20, 21, 22}
    assert not Job.objects.filter(task="flow.ringing.tell", state=Job.State.READY).exists()


def test_one_planned_by_day_waits_for_the_morning_where_the_worker_was_down(httpserver: HTTPServer) -> None:
    a.business(time_zone="Europe/Berlin")
    reached(a.staff(), httpserver.url_for("/hook"))
    message = arrive()
    state = dissatisfied.find(message.conversation.customer)
    assert state
    ringing.ring(state_id=state.pk)
    with time_machine.travel(datetime(2026, 11, 21, 2, 0, tzinfo=ZoneInfo("Europe/Berlin"))):
        worker.run_waiting()
        assert not httpserver.log
    with time_machine.travel(datetime(2026, 11, 21, 7, 0, 1, tzinfo=ZoneInfo("Europe/Berlin"))):
        worker.run_waiting()
        assert len(httpserver.log) == 1


def test_at_night_too_it_is_tried_for_a_day(httpserver: HTTPServer) -> None:
    reached(a.staff(), httpserver.url_for("/broken"), at_night=True)
    httpserver.expect_request("/broken").respond_with_data("", status=500)
    with time_machine.travel(EVENING, tick=False) as clock:
        arrive()
        for _quarter in range(4 * 18):
            worker.run_waiting()
            clock.shift(timedelta(minutes=15))
    assert Job.objects.get(task="flow.ringing.tell").state == Job.State.READY


# By mail


def by_mail(**box: Any) -> AlarmTarget:
    a.mailbox(address="hallo@shop.example", **{"smtp_host": "localhost", "smtp_port": 1, **box})
    target = AlarmTarget.objects.create(staff=a.staff(), kind="mail", address="Hanna@privat.example")
    caring.open_by_hand(a.customer("Anna\nMuster"), "Hat am Telefon geweint", by=a.staff())
    ringing.ring(state_id=Dissatisfaction.objects.get().pk)
    ringing.tell(state_id=Dissatisfaction.objects.get().pk, target_id=target.pk)
    target.refresh_from_db()
    return target


def look(target: AlarmTarget, **fate: Any) -> AlarmTarget:
    """As the mail fares; then the desk looks after it."""
    Recipient.objects.update(**fate)
    job = Job.objects.filter(task="flow.ringing.look_after_mail", state=Job.State.READY).latest("pk")
    ringing.look_after_mail(**job.arguments)
    target.refresh_from_db()
    return target


def test_an_alarm_by_mail_has_arrived_once_the_server_took_it() -> None:
    target = by_mail()
    assert Recipient.objects.get().state == "queued"
    assert target.last_success_at is None
    assert look(target, state="sent").last_success_at


def test_an_alarm_by_mail_that_is_refused_shows_as_one_that_failed() -> None:
    target = look(by_mail(), state="failed", code="550 5.1.1", answer="No such user", reason="unknown_user")
    assert (target.last_success_at, bool(target.failing_since)) == (None, True)
    assert "has not taken the mail (550 5.1.1 No such user)" in ringing.reason_in_words(target.failure)


def test_an_alarm_by_mail_that_cannot_leave_shows_as_such_until_it_does() -> None:
    target = by_mail()
    outbox.deliver(Recipient.objects.get().outbound_id)
    assert Recipient.objects.get().state == "retry"
    assert "tried again" in ringing.reason_in_words(look(target).failure)
    assert look(target, state="sent").failing_since is None
