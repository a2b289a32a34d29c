"""Thumbs up and down: each person's latest word counts, with how sure the desk was."""

import pytest

from kulanz.lib.refusal import Refusal
from kulanz.triage import assessing
from kulanz.triage.models import Assessment
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment() -> Assessment:
    message = a.conversation(text="Ich schalte meinen Anwalt ein.").messages.get()
    return a.judgement(message, ("legal", "meinen Anwalt"), legal=True)


def test_a_thumb_keeps_how_sure_the_desk_was(assessment: Assessment) -> None:
    assessing.thumb(assessment, "legal", True, by=a.staff())
    assert assessing.thumbs() == {"legal": [(0.9, True)]}


def test_the_latest_word_of_a_person_counts(assessment: Assessment) -> None:
    hanna, jonas = a.staff(), a.staff("assistant")
    for person, is_right in ((hanna, True), (jonas, True), (hanna, False)):
        assessing.thumb(assessment, "legal", is_right, by=person)
    assert sorted(is_right for _score, is_right in assessing.thumbs()["legal"]) == [False, True]
    assert assessing.thumbs_of(assessment, hanna) == {"legal": False}


def test_a_thumb_is_taken_back(assessment: Assessment) -> None:
    hanna = a.staff()
    assessing.thumb(assessment, "legal", True, by=hanna)
    assessing.thumb(assessment, "legal", None, by=hanna)
    assert assessing.thumbs() == {}


def test_what_a_rule_found_it_was_sure_of(assessment: Assessment) -> None:
    assessing.thumb(assessment, "demand", False, by=a.staff())
    assert assessing.thumbs() == {"demand": [(1.0, False)]}


def test_there_is_no_thumb_for_what_nobody_judges(assessment: Assessment) -> None:
    with pytest.raises(Refusal):
        assessing.thumb(assessment, "weather", True, by=a.staff())


def test_who_leaves_leaves_what_they_said(assessment: Assessment) -> None:
    hanna = a.staff()
    assessing.thumb(assessment, "complaint", True, by=hanna)
    hanna.delete()
    assert len(assessing.thumbs()["complaint"]) == 1
