"""The owner's page of rules: written in words, tried out, then switched on."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer
from kulanz.triage import rulebook
from kulanz.triage.models import Routing
from tests import a

pytestmark = pytest.mark.django_db

QUESTION = {"intents": ["question"], "words": "Rechnung, offener Betrag", "mood": "from:neutral"}


def text(desk: Client, path: str) -> str:
    return " ".join(desk.get(path).content.decode().split())


def write(desk: Client, **wish: Any) -> Routing:
    answer = desk.post("/settings/routing", {"pick": "round", **wish})
    assert answer.status_code == 302, answer.content.decode()
    return Routing.objects.latest("pk")


def judged(words: str, **said: Any) -> Conversation:
    talk = a.conversation(text=words)
    a.judgement(talk.messages.get(), **said)
    return talk


def test_a_rule_stands_there_as_a_sentence(desk: Client, owner: Staff) -> None:
    ida = a.staff("specialist", name="Ida Kern", skills="Technik")
    channel = a.channel(name="Technik-Post")
    kept = write(
        desk,
        **QUESTION,
        standings=["loyal", "never_ordered"],
        channels=[channel.pk],
        language="de",
        pick="specialist:Technik",
        tag="Rechnung",
        line="bitte ein Gutschein dazu",
    )
    assert kept.conditions["moods"] == ["neutral", "pleased", "delighted"]
    assert kept.action == {
        "pick": "specialist",
        "skill": "Technik",
        "tag": "rechnung",
        "line": "bitte ein Gutschein dazu",
    }
    page = text(desk, "/settings/routing")
    for words in (
        "it is about: question",
        "the mood is “Matter-of-fact or better”",
        "the customer is: loyal or without any order",
        "it came to Technik-Post",
        "we write to them in German",
        "the text contains “Rechnung” or “offener Betrag”",
        "whoever knows “Technik” gets it, with the tag “rechnung”, with the line “bitte ein Gutschein dazu”",
        "switched off",
        "has not fitted yet",
    ):
        assert words in page
    assert "Nobody who is meant is here" not in page
    Staff.objects.filter(pk=ida.pk).update(is_active=False)
    assert "Nobody who is meant is here" in text(desk, "/settings/routing")


def test_a_rule_is_tried_out_before_it_is_switched_on(desk: Client, owner: Staff) -> None:
    talk = judged("Die Rechnung fehlt.", intents=["question"])
    judged("Danke sehr", intents=["praise"])
    kept = write(desk, **QUESTION)
    page = text(desk, f"/settings/routing/{kept.pk}/trial")
    assert "Of the last 2 conversations it would have claimed one." in page
    assert "question · Matter-of-fact · “Rechnung”" in page
    assert f"/conversations/{talk.pk}/" in page
    assert desk.post(f"/settings/routing/{kept.pk}/start").status_code == 422
    assert not Routing.objects.get().is_active
    desk.post(f"/settings/routing/{kept.pk}/start", {"seen": rulebook.seal(kept)})
    assert Routing.objects.get().is_active
    assert "switched on" in text(desk, "/settings/routing")
    desk.post(f"/settings/routing/{kept.pk}/pause")
    assert not Routing.objects.get().is_active


def test_what_is_covered_stays_covered_in_the_try_out(desk: Client, owner: Staff) -> None:
    talk = a.conversation(text="Mein Passwort ist Rosenweg77!", subject="Passwort Rosenweg77!")
    a.judgement(talk.messages.get(), ("password", "Rosenweg77!"), intents=["question"])
    kept = write(desk, intents=["question"])
    assert "Rosenweg77" not in text(desk, f"/settings/routing/{kept.pk}/trial")


def test_a_rule_is_changed_and_then_off_again(desk: Client, owner: Staff) -> None:
    kept = write(desk, **QUESTION, is_dissatisfied="on", pick=f"staff:{owner.pk}")
    rulebook.switch_on(kept, rulebook.seal(kept), by=owner)
    page = text(desk, f"/settings/routing/{kept.pk}")
    assert "Rechnung, offener Betrag" in page
    assert f'value="staff:{owner.pk}" selected' in page
    desk.post(f"/settings/routing/{kept.pk}", {"intents": ["order"], "pick": "assistant"})
    kept.refresh_from_db()
    assert (kept.conditions, kept.action) == ({"intents": ["order"]}, {"pick": "assistant"})
    assert not kept.is_active


def test_rules_change_places_and_go(desk: Client, owner: Staff) -> None:
    one, two = write(desk, intents=["question"]), write(desk, intents=["order"])
    desk.post(f"/settings/routing/{two.pk}/place", {"to": "up"})
    assert list(rulebook.all_rules()) == [two, one]
    desk.post(f"/settings/routing/{two.pk}/place", {"to": "down"})
    assert list(rulebook.all_rules()) == [one, two]
    desk.post(f"/settings/routing/{one.pk}/deletion")
    assert list(rulebook.all_rules()) == [two]


def test_a_rule_without_conditions_is_refused_with_a_word(desk: Client, owner: Staff) -> None:
    answer = desk.post("/settings/routing", {"pick": "round"})
    assert answer.status_code == 422
    assert "Please choose at least one condition" in answer.content.decode()


def test_the_page_says_what_happens_to_all_the_rest(desk: Client, owner: Staff) -> None:
    assert "stands in the queue with nobody" in text(desk, "/settings/routing")
    a.staff("assistant", name="Jonas Weber")
    assert "goes to Jonas Weber by itself" in text(desk, "/settings/routing")
    a.staff("assistant")
    assert "stands in the queue with nobody" in text(desk, "/settings/routing")


def test_a_try_out_of_many_takes_as_many_queries_as_of_one(desk: Client, owner: Staff) -> None:
    kept = write(desk, intents=["question"])
    judged("Wo ist mein Buch?", intents=["question"])
    path = f"/settings/routing/{kept.pk}/trial"
    desk.get(path)
    with CaptureQueriesContext(connection) as few:
        desk.get(path)
    for _n in range(6):
        talk = judged("Wo ist mein Buch?", intents=["question"])
        Customer.objects.filter(pk=talk.customer_id).update(name="")
    with CaptureQueriesContext(connection) as many:
        desk.get(path)
    assert len(few) == len(many)
