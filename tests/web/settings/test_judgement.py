"""The page of the judgement: what there is to learn from, how far it is, what came of it, and the way back."""

import dataclasses
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations.models import Message
from kulanz.jobs.models import Job
from kulanz.triage import assessing, own
from kulanz.triage.models import Assessment, Training
from kulanz.triage.weights import shipped
from tests import a

pytestmark = pytest.mark.django_db
PAGE = "/settings/judgement"
LEARN = "Learn from them"
REPORT = {
    "version": "own-1",
    "messages": 6,
    "thumbs": 2,
    "right": {"mood": [2, 5, 6], "intents": [3, 6, 6]},
    "check": {"mood": [0.731, 0.744]},
    "thresholds": {"refund": [0.5, 0.62]},
}


def shown(desk: Client) -> str:
    return desk.get(PAGE).content.decode()


def arrived(sender: str = "rita@kunde.example") -> Message:
    text = "Guten Tag, ich will mein Geld zurück, das Buch ist nie angekommen."
    message = a.arrival(a.channel(address="hallo@shop.example"), a.mail(sender=sender, text=text))
    assert message
    return message


def judged() -> Assessment:
    return Assessment.objects.get(message=arrived())


def put_own_weights() -> str:
    """Weights of the desk's own that are never sure of anything; their name."""
    weights = dataclasses.replace(shipped(), threshold=shipped().threshold * 0 + 1.1)
    weights = dataclasses.replace(weights, version=own.name_of(weights))
    own.put(weights)
    return weights.version


def test_where_nobody_has_said_anything_the_page_tells_what_to_do(desk: Client) -> None:
    page = shown(desk)
    assert "There is nothing to learn from yet." in page
    assert (
        "Correct what is wrong among the findings beside a conversation, or give thumbs up or down." in page
    )
    assert LEARN not in page


def test_the_empty_page_speaks_german(desk: Client, owner: Staff) -> None:
    owner.language = "de"
    owner.save()
    page = shown(desk)
    assert "Es gibt noch nichts, woraus gelernt werden kann." in page
    assert "geben Sie den Daumen hoch oder runter" in page


def test_a_thumb_is_enough_to_learn_from(desk: Client, owner: Staff) -> None:
    assessing.thumb(judged(), "refund", is_right=True, by=owner)
    page = shown(desk)
    assert LEARN in page
    assert "One thumb up or down in all." in page
    assert "There is nothing to learn from yet." not in page


def test_corrections_are_counted_since_it_last_learned(desk: Client, owner: Staff) -> None:
    assessing.correct(judged(), {"mood": "furious"}, by=owner)
    assert "One corrected message since it last learned." in shown(desk)
    Training.objects.create(state="done", report=REPORT, by=owner)
    page = shown(desk)
    assert "0 corrected messages since it last learned." in page
    assert LEARN in page


def test_what_came_of_it_is_told_in_words_before_and_after(desk: Client, owner: Staff) -> None:
    Training.objects.create(state="done", report=REPORT, by=owner)
    page = " ".join(shown(desk).split())
    assert "From 6 corrected messages." in page
    for what, before, after in (
        ("Mood", "2 of 6 right", "5 of 6 right"),
        ("Matters", "3 of 6 right", "6 of 6 right"),
        ("mood, on strangers&#x27; messages", "73%", "74%"),
        ("said from a confidence of: money back", "50%", "62%"),
    ):
        assert f"<td>{what}</td><td>{before}</td><td>{after}</td>" in page


def test_what_went_wrong_is_told(desk: Client) -> None:
    Training.objects.create(state="failed", problem="OSError: No space left on device")
    Training.objects.create(state="nothing")
    Training.objects.create(told_at=timezone.now() - timedelta(hours=1))
    page = shown(desk)
    assert "It did not work: OSError: No space left on device" in page
    assert "There was nothing to learn from yet." in page
    assert "It was broken off." in page


def test_one_at_work_shows_how_far_it_is_and_asks_again(desk: Client, owner: Staff) -> None:
    assessing.correct(judged(), {"mood": "furious"}, by=owner)
    Training.objects.create(step="fitting", share=0.4, by=owner)
    for page in (shown(desk), desk.get(PAGE, headers={"HX-Request": "true"}).content.decode()):
        assert "It fits the models." in page
        assert '<progress class="progress" max="1" value="0.4"' in page
        assert 'hx-trigger="every 2s"' in page
        assert LEARN not in page


def test_the_button_begins_one_training_however_often_it_is_pressed(desk: Client, owner: Staff) -> None:
    assessing.correct(judged(), {"mood": "furious"}, by=owner)
    for _press in range(2):
        assert desk.post(f"{PAGE}/learning").status_code == 302
    training = Training.objects.get()
    assert (training.state, training.by) == ("running", owner)
    job = Job.objects.get(key="learn")
    assert (job.state, job.arguments) == ("ready", {"training": training.pk})
    assert "It waits for the worker." in shown(desk)


def test_after_undoing_the_shipped_weights_judge_again(desk: Client, owner: Staff) -> None:
    version = put_own_weights()
    training = Training.objects.create(state="done", report=REPORT | {"version": version}, by=owner)
    assessment = judged()
    assessing.correct(assessment, {"intents": ["refund"]}, by=owner)
    found = assessment.found
    assert (found["model"], len(found["intents"])) == (version, 1)
    assert "in use" in shown(desk)
    answer = desk.post(f"{PAGE}/undoing", follow=True).content.decode()
    assert "Undone. It judges as it did before." in answer
    assert "At the moment it judges as it was delivered." in answer
    training.refresh_from_db()
    assert training.undone_by == owner
    again = Assessment.objects.get(message=arrived("neu@kunde.example"))
    assert again.found["model"] == shipped().version
    assert {"refund", "delivery_problem"} <= set(again.found["intents"])


def test_where_nothing_was_learned_there_is_nothing_to_undo(desk: Client) -> None:
    assert "There is nothing to undo." in desk.post(f"{PAGE}/undoing", follow=True).content.decode()
