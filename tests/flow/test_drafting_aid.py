"""The drafting aid, against a server on this machine."""

import json
import logging
import threading
import time
from typing import Any

import pytest
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from kulanz.business.models import Staff
from kulanz.conversations.models import Message
from kulanz.flow import drafting_aid, outbound
from kulanz.flow.coaching import Reading
from kulanz.jobs import leases
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from kulanz.reply import aid, compose
from kulanz.reply.models import Draft, DraftingAid
from tests import a

pytestmark = pytest.mark.django_db
PATH = "/v1/chat/completions"
THEIRS = (
    "Guten Tag, hier schreibt Xaveria Quitte. Wo ist meine Bestellung BG-4711? Rufen Sie an: 0171 2345678."
)
KEY = "sk-ganz-geheim"


@pytest.fixture(autouse=True)
def this_machine_is_allowed(settings: Any) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["localhost"]


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner", name="Hanna Brandt")


@pytest.fixture
def endpoint(httpserver: HTTPServer, owner: Staff) -> DraftingAid:
    said = {"address": httpserver.url_for("/v1"), "model": "klein", "secret": KEY, "is_active": True}
    return aid.keep(said, by=owner)


@pytest.fixture
def draft(owner: Staff) -> Draft:
    channel = a.channel(name="Buchgarten", address="hallo@buchgarten.example")
    came = a.arrival(channel, a.mail(sender="Xaveria Quitte <xaveria@kunde.example>", text=THEIRS))
    assert came
    return compose.save(
        compose.start(came.conversation, "answer", by=owner), text="Guten Tag,\n\nmein Anfang."
    )


def answers(httpserver: HTTPServer, text: Any, **how: Any) -> None:
    said = {"choices": [{"message": {"role": "assistant", "content": text}}]}
    httpserver.expect_request(PATH, method="POST").respond_with_json(said, **how)


def ask(draft: Draft, by: Staff) -> Draft:
    shown = drafting_aid.prepare(draft, by=by)
    return drafting_aid.ask(draft, shown.content, seal=shown.seal, by=by)


def test_what_is_shown_is_what_leaves_word_for_word(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    answers(httpserver, "Guten Tag Frau [NAME_2]")
    shown = drafting_aid.prepare(draft, by=owner)
    assert not httpserver.log
    drafting_aid.ask(draft, shown.content, seal=shown.seal, by=owner)
    ((request, _response),) = httpserver.log
    assert request.json == {
        "model": "klein",
        "messages": [
            {"role": "system", "content": shown.system},
            {"role": "user", "content": shown.content},
        ],
        "stream": False,
    }
    assert request.headers["Authorization"] == f"Bearer {KEY}"


def test_nobody_is_named_in_it(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    shown = drafting_aid.prepare(draft, by=owner)
    sent = json.dumps([shown.system, shown.content], ensure_ascii=False).lower()
    for secret in (
        "xaveria",
        "quitte",
        "4711",
        "0171",
        "2345678",
        "kunde.example",
        "hanna",
        "brandt",
        "buchgarten",
    ):
        assert secret not in sent
    assert "wo ist meine bestellung" in sent


def test_the_answer_stands_below_ones_own_words_with_names_and_passes_the_coach(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    answers(
        httpserver, "Guten Tag [NAME_1] [NAME_2],\n\n**Ihr** Buch [ORDER_1] kommt. Das ist WIRKLICH WICHTIG."
    )
    text = ask(draft, owner).text
    assert text.startswith("Guten Tag,\n\nmein Anfang.\n\nGuten Tag Xaveria Quitte,")
    assert "Ihr Buch BG-4711 kommt." in text
    draft.refresh_from_db()
    assert draft.text == text
    assert "shouting" in {one.flaw for one in Reading(draft).findings}


def test_placeholders_nobody_gave_out_stay_as_gaps(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    answers(httpserver, "Wir melden uns bis [DATE_1], Ihre [NAME_77].")
    assert ask(draft, owner).text.endswith("Wir melden uns bis [DATE_1], Ihre [NAME_77].")
    draft.refresh_from_db()
    gaps = [one.text for one in Reading(draft).findings if one.flaw == "placeholder"]
    assert gaps == ["[DATE_1]", "[NAME_77]"]


def test_the_journal_says_who_asked_whom_and_how_much_but_not_what(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    answers(httpserver, "Guten Tag")
    shown = drafting_aid.prepare(draft, by=owner)
    ask(draft, owner)
    event = Event.objects.get(kind="draft_asked_for")
    assert (event.subject_id, event.actor) == (draft.conversation_id, owner)
    assert event.data == {
        "host": f"localhost:{httpserver.port}",
        "characters": len(shown.system) + len(shown.content),
    }


def test_a_name_taken_out_by_hand_does_not_leave(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    answers(httpserver, "Guten Tag")
    shown = drafting_aid.prepare(draft, by=owner)
    drafting_aid.ask(draft, "Nur das hier.", seal=shown.seal, by=owner)
    assert httpserver.log[0][0].json["messages"][1]["content"] == "Nur das hier."


def test_what_was_shown_before_something_changed_is_not_sent(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    answers(httpserver, "Guten Tag")
    shown = drafting_aid.prepare(draft, by=owner)
    endpoint.model = "gross"
    endpoint.save()
    with pytest.raises(Refusal, match="Something has changed"):
        drafting_aid.ask(draft, shown.content, seal=shown.seal, by=owner)
    assert not httpserver.log


def test_the_same_form_asks_only_once(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    answers(httpserver, "Guten Tag")
    shown = drafting_aid.prepare(draft, by=owner)
    drafting_aid.ask(draft, shown.content, seal=shown.seal, by=owner)
    draft.refresh_from_db()
    with pytest.raises(Refusal, match="Something has changed"):
        drafting_aid.ask(draft, shown.content, seal=shown.seal, by=owner)
    assert len(httpserver.log) == 1


def test_while_it_is_being_asked_nobody_asks_twice(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    leases.hold(f"drafting_aid:{owner.pk}", "another window", 60)
    with pytest.raises(Refusal, match="being asked already"):
        ask(draft, owner)
    assert not httpserver.log


def test_a_draft_that_was_sent_meanwhile_stays_as_it_was(
    httpserver: HTTPServer, endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    answers(httpserver, "Guten Tag")
    shown = drafting_aid.prepare(draft, by=owner)
    stale = Draft.objects.get(pk=draft.pk)
    compose.save(draft, text=draft.text + "\n\nGuten Tag Frau Quitte, es kommt morgen.")
    compose.save(draft, text=stale.text)
    outbound.send(draft, by=owner, seen=timezone.now())
    with pytest.raises(Refusal, match="sent or thrown away"):
        drafting_aid.ask(stale, shown.content, seal=shown.seal, by=owner)
    assert Message.objects.filter(direction="out").count() == 1


def test_switched_off_or_without_a_message_nothing_is_offered(
    endpoint: DraftingAid, draft: Draft, owner: Staff
) -> None:
    assert drafting_aid.is_offered(draft)
    assert not drafting_aid.is_offered(compose.start_new(draft.channel, "neu@kunde.example", by=owner))
    assert draft.conversation
    assert not drafting_aid.is_offered(compose.start(draft.conversation, "forward", by=owner))
    DraftingAid.objects.update(is_active=False)
    assert not drafting_aid.is_offered(draft)
    with pytest.raises(Refusal, match="switched off"):
        drafting_aid.prepare(draft, by=owner)


# What may go wrong outside


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


# Setting it up


@pytest.mark.parametrize(
    "address",
    ["models.example/v1", "ftp://models.example", "https://name:wort@models.example/v1", "https://", "http://models.example/v1",
     "https://models.example/v1?key=1", "file:///etc/passwd", "https://[::1", "https://models.example:0/"],
)  # fmt: skip
def test_what_cannot_be_a_safe_address_is_refused(address: str, owner: Staff) -> None:
    with pytest.raises(Refusal):
        aid.keep({"address": address, "model": "x", "secret": "", "is_active": True}, by=owner)


@pytest.mark.parametrize("key", ["sk 1", "sk-\nX: y", "schlüssel"])
def test_what_cannot_be_a_key_is_refused(key: str, owner: Staff) -> None:
    with pytest.raises(Refusal):
        aid.keep(
            {"address": "https://models.example/v1", "model": "x", "secret": key, "is_active": True}, by=owner
        )


def test_a_key_stays_with_its_server(endpoint: DraftingAid, owner: Staff) -> None:
    said = {"address": f"{endpoint.address}/neu", "model": "klein", "secret": "", "is_active": True}
    assert aid.keep(said, by=owner).secret == {"key": KEY}
    assert aid.keep(said | {"address": "https://anders.example/v1"}, by=owner).secret == {}
    assert DraftingAid.objects.count() == 1


def test_a_full_address_is_taken_as_it_is(httpserver: HTTPServer, draft: Draft, owner: Staff) -> None:
    answers(httpserver, "Guten Tag")
    aid.keep({"address": httpserver.url_for(PATH), "model": "x", "secret": "", "is_active": True}, by=owner)
    ask(draft, owner)
    assert "Authorization" not in httpserver.log[0][0].headers
