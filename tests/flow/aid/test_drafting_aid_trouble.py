"""What may go wrong outside when the drafting aid is asked."""

import json
import logging
import threading
import time
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from kulanz.business.models import Staff
from kulanz.jobs import leases
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from kulanz.reply import aid
from kulanz.reply.models import Draft, DraftingAid
from tests.flow.aiding import KEY, PATH, answers, ask

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "does not accept the key"), (404, "does not know this model"), (429, "too many requests"),
     (500, "a fault of its own"), (503, "a fault of its own"), (418, "error 418")],
)  # fmt: skip
def test_an_error_of_the_server_is_said_in_plain_words(
    status: int, words: str, httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    httpserver.expect_request(PATH).respond_with_data("kaputt", status=status)
    with pytest.raises(Refusal, match=words):
        ask(draft, owner)
    endpoint.refresh_from_db()
    draft.refresh_from_db()
    assert (endpoint.failure, draft.text) == (str(status), "Guten Tag,\n\nmein Anfang.")
    assert not leases.is_held(f"drafting_aid:{owner.pk}")


@pytest.mark.parametrize(
    "nonsense",
    ["kein JSON", "[]", '"Guten Tag"', "null", "{}", '{"choices": []}', '{"choices": [{"text": "alt"}]}',
     '{"choices": [{"message": "Hallo"}]}', '{"choices": [{"message": {"content": 7}}]}',
     '{"choices": [{"message": {"content": ["a"]}}]}', "\xff\xfe", "[" * 100_000],
)  # fmt: skip
def test_nonsense_is_called_by_its_name(
    nonsense: str, httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    httpserver.expect_request(PATH).respond_with_data(nonsense)
    with pytest.raises(Refusal, match="in another form"):
        ask(draft, owner)


@pytest.mark.parametrize(
    "empty", ["", "  \n", None, "<think>Was soll ich sagen?</think>", [{"type": "image"}]]
)
def test_an_empty_answer_is_none(
    empty: Any, httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    answers(httpserver, empty)
    with pytest.raises(Refusal, match="with no text"):
        ask(draft, owner)


def test_an_answer_of_ten_megabytes_is_not_read_to_its_end(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    answers(httpserver, "a" * 10_000_000)
    with pytest.raises(Refusal, match="far too long"):
        ask(draft, owner)


def test_a_long_answer_is_cut(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    answers(httpserver, "Guten Tag. " * 5_000)
    assert len(ask(draft, owner).text) < aid.LONGEST_ANSWER + 100


def test_a_server_that_is_too_slow_is_not_waited_for(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aid, "SECONDS", 0.5)
    done = threading.Event()

    def dawdle(_request: Request) -> Response:
        done.wait(20)
        return Response("{}")

    httpserver.expect_request(PATH).respond_with_handler(dawdle)
    begun = time.monotonic()
    with pytest.raises(Refusal, match="not answered within a minute"):
        ask(draft, owner)
    done.set()
    assert time.monotonic() - begun < 15
    while not httpserver.log:  # else what it says at last stands in the log of the next test
        assert time.monotonic() - begun < 30
        time.sleep(0.01)


def test_a_redirect_is_not_followed_anywhere(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    inside = httpserver.url_for("/inside").replace("localhost", "127.0.0.1")
    httpserver.expect_request(PATH).respond_with_data("", status=307, headers={"Location": inside})
    httpserver.expect_request("/inside").respond_with_json({})
    with pytest.raises(Refusal, match="sends us on"):
        ask(draft, owner)
    assert [request.path for request, _response in httpserver.log] == [PATH]


def test_private_networks_are_asked_only_if_named(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff, settings: Any
) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = []
    with pytest.raises(Refusal, match="KULANZ_PRIVATE_HOSTS"):
        ask(draft, owner)
    assert not httpserver.log


def test_a_server_that_is_not_there_is_said_to_be_so(draft: Draft, owner: Staff) -> None:
    aid.keep({"address": "http://localhost:1/v1", "model": "x", "secret": "", "is_active": True}, by=owner)
    with pytest.raises(Refusal, match="cannot be reached"):
        ask(draft, owner)


def test_the_key_is_in_no_log_journal_or_message(
    httpserver: HTTPServer,
    endpoint: DraftingAid,
    draft: Draft,
    owner: Staff,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    httpserver.expect_request(PATH).respond_with_data("nein", status=401)
    with pytest.raises(Refusal) as refused:
        ask(draft, owner)
    told = [str(refused.value), caplog.text, *(json.dumps(event.data) for event in Event.objects.all())]
    assert not any(KEY in one for one in told)
    assert KEY not in repr(DraftingAid.objects.values_list("failure", flat=True)[0])
