"""The drafting aid, against a server on this machine."""

import json

import pytest
from django.utils import timezone
from pytest_httpserver import HTTPServer

from kulanz.business.models import Staff
from kulanz.conversations.models import Message
from kulanz.flow import drafting_aid, outbound
from kulanz.flow.coaching import Reading
from kulanz.jobs import leases
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from kulanz.reply import aid, compose
from kulanz.reply.models import Draft, DraftingAid
from tests.flow.aiding import KEY, PATH, answers, ask

pytestmark = pytest.mark.django_db


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
