"""A language model's server on this machine, and a draft it is asked about."""

from typing import Any

from pytest_httpserver import HTTPServer

from kulanz.business.models import Staff
from kulanz.flow import drafting_aid
from kulanz.reply import aid, compose
from kulanz.reply.models import Draft, DraftingAid
from tests import a

PATH = "/v1/chat/completions"
THEIRS = (
    "Guten Tag, hier schreibt Xaveria Quitte. Wo ist meine Bestellung BG-4711? Rufen Sie an: 0171 2345678."
)
KEY = "sk-ganz-geheim"


def an_endpoint(httpserver: HTTPServer, by: Staff) -> DraftingAid:
    said = {"address": httpserver.url_for("/v1"), "model": "klein", "secret": KEY, "is_active": True}
    return aid.keep(said, by=by)


def a_draft(by: Staff) -> Draft:
    channel = a.channel(name="Buchgarten", address="hallo@buchgarten.example")
    came = a.arrival(channel, a.mail(sender="Xaveria Quitte <xaveria@kunde.example>", text=THEIRS))
    assert came
    return compose.save(compose.start(came.conversation, "answer", by=by), text="Guten Tag,\n\nmein Anfang.")


def answers(httpserver: HTTPServer, text: Any, **how: Any) -> None:
    said = {"choices": [{"message": {"role": "assistant", "content": text}}]}
    httpserver.expect_request(PATH, method="POST").respond_with_json(said, **how)


def ask(draft: Draft, by: Staff) -> Draft:
    shown = drafting_aid.prepare(draft, by=by)
    return drafting_aid.ask(draft, shown.content, seal=shown.seal, by=by)
