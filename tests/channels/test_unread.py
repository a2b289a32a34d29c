"""Why an original is not here whole or could not be read: kept as a code, said in the reader's language."""

import importlib

import pytest
from django.apps import apps
from django.utils import translation

from kulanz.channels import unread
from kulanz.channels.models import RawMessage
from tests import a

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("problem", ["too_large", "breaks_off", "withheld", "gone"])
def test_every_reason_is_said_in_both_languages(problem: str) -> None:
    raw = RawMessage(problem=problem, size=120_000_000)
    said = unread.explain(raw)
    with translation.override("de"):
        assert unread.explain(raw) not in {said, problem}
    assert said != problem and not unread.technical(raw)


@pytest.mark.parametrize(
    ("problem", "words", "is_technical"),
    [
        ("Unreadable: empty", "It is empty.", False),
        ("Unreadable: not_a_mail, no_body", "It is not a mail.", False),
        ("Unreadable: reading it broke off every time", "cannot cope with something in it", True),
        ("ValueError: bad", "cannot cope with something in it", True),
    ],
)
def test_what_only_a_technician_understands_stands_apart(
    problem: str, words: str, is_technical: bool
) -> None:
    raw = RawMessage(problem=problem)
    assert words in unread.explain(raw)
    assert bool(unread.technical(raw)) == is_technical


def test_sentences_that_were_kept_before_become_codes() -> None:
    channel = a.channel()
    kept = {
        "The mail has 61 MB. It was left on the server; only its header was fetched.": "too_large",
        "Der Server gibt diese E-Mail nicht heraus. Sie liegt noch dort.": "withheld",
        "ValueError: The server does not hand out": "ValueError: The server does not hand out",
    }
    raws = {
        a.original(channel, said.encode(), state="unreadable", is_partial=True, problem=said).pk: code
        for said, code in kept.items()
    }
    importlib.import_module("kulanz.channels.migrations.0004_reasons").keep_codes(apps, None)
    assert {raw.pk: raw.problem for raw in RawMessage.objects.all()} == raws
