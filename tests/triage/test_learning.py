"""People's corrections change what the desk says, are measured on what it had not seen, and can be taken back."""

import json

import numpy as np
import pytest

from kulanz.business.models import Staff
from kulanz.triage import assessing, corpus, learning, own, trainings
from kulanz.triage.models import Training
from kulanz.triage.weights import shipped
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf():
    """A small part of the corpus: the whole one takes minutes."""
    every = corpus.messages()
    return learning.Shelf(
        messages=every[:1200:10], sentences=corpus.sentences()[:200:10], check=every[5:800:40]
    )


@pytest.fixture
def owner():
    return a.staff(role=Staff.Role.OWNER)


def corrected(owner, number=6):
    """Messages of as many customers that the desk should take for praise, whatever it thought."""
    shop = a.channel(address="hallo@shop.example")
    for count in range(number):
        message = a.arrival(
            shop, a.mail(sender=f"k{count}@kunde.example", text=f"Zickezacke Hühnerkacke {count}")
        )
        assessing.correct(message.assessment, {"intents": ["praise"], "mood": "delighted"}, by=owner)
    return shop


def test_with_nothing_corrected_there_is_nothing_to_learn(shelf):
    with pytest.raises(learning.NothingToLearn):
        learning.learn(shelf=shelf)


def test_corrections_count_from_the_next_message_on(shelf, owner):
    shop = corrected(owner)
    report = learning.learn(shelf=shelf)
    assert report.messages == 6
    assert report.right["intents"][2] == 6
    assert report.right["intents"][0] == 0 < report.right["intents"][1]
    assert set(report.check) == {"mood", "intents"}
    again = a.arrival(shop, a.mail(sender="neu@kunde.example", text="Zickezacke Hühnerkacke"))
    assert again.assessment.found["model"] == report.version
    assert "praise" in again.assessment.found["intents"]


def test_learning_is_undone_step_by_step(shelf, owner):
    shop = corrected(owner)
    first = trainings.found(None)
    first.report = learning.learn(shelf=shelf).as_json()
    first.save()
    message = a.arrival(shop, a.mail(sender="k7@kunde.example", text="Larifari Larifari"))
    assessing.correct(message.assessment, {"mood": "furious"}, by=owner)
    second = learning.learn(shelf=shelf)
    assert own.in_use().version == second.version != first.report["version"]
    assert trainings.undo(owner) == second.version
    assert own.in_use().version == first.report["version"]
    assert trainings.undo(owner) == first.report["version"]
    first.refresh_from_db()
    assert (own.in_use().version, first.undone_by) == (shipped().version, owner)
    assert trainings.undo(owner) is None


def test_only_what_people_said_is_taught(owner):
    shop = a.channel(address="hallo@shop.example")
    message = a.arrival(shop, a.mail(text="Ich gehe zum Anwalt, Sie Betrüger"))
    assessing.correct(message.assessment, {"mood": "unhappy"}, by=owner)
    taught = [learning._example(one) for one in assessing.corrected()]
    assert taught[0].gold["taught"] == set(learning.MOODS)


def test_before_is_as_delivered_also_the_second_time(shelf, owner):
    corrected(owner)
    first, second = learning.learn(shelf=shelf), learning.learn(shelf=shelf)
    assert first.right["intents"][0] == second.right["intents"][0] == 0


def test_thumbs_move_the_threshold_of_their_label_alone():
    limit = shipped().limit("legal")
    wrong = learning._thresholds(shipped(), {"legal": [(limit + 0.02, False)] * 8})
    right = learning._thresholds(shipped(), {"legal": [(limit + 0.02, True)] * 8})
    place = learning.LABELS.index("legal")
    assert right[place] < limit < wrong[place]
    assert np.array_equal(np.delete(wrong, place), np.delete(shipped().threshold, place))


def test_one_wrong_thumb_hardly_moves_anything():
    limit = shipped().limit("legal")
    moved = learning._thresholds(shipped(), {"legal": [(limit, False)]})[learning.LABELS.index("legal")]
    assert moved - limit < 0.1


def test_no_customer_is_in_two_folds(owner):
    shop = corrected(owner, number=3)
    for _ in range(2):
        message = a.arrival(shop, a.mail(sender="k0@kunde.example", text="Noch einmal ich"))
        assessing.correct(message.assessment, {"mood": "unhappy"}, by=owner)
    taught = [learning._example(one) for one in assessing.corrected()]
    folds = learning._folds(taught)
    customers = [{taught[place].author for place in fold} for fold in folds]
    assert sum(map(len, folds)) == 5
    assert all(not one & other for n, one in enumerate(customers) for other in customers[:n])


def test_the_report_of_a_training_is_kept_and_what_came_after_is_news(shelf, owner, monkeypatch):
    shop = corrected(owner, number=2)
    monkeypatch.setattr(
        learning, "shipped_shelf", lambda: shelf
    )  # the small corpus; all else is the real thing
    told = []
    training = trainings.found(None)
    trainings.run(training, tell=lambda step, share: told.append((step, share)))
    training.refresh_from_db()
    assert training.state == Training.State.DONE
    assert json.dumps(training.report["right"])
    assert [share for _step, share in told] == sorted(share for _step, share in told)
    assert trainings.news().count() == 0
    late = a.arrival(shop, a.mail(sender="spaet@kunde.example", text="Danke für nichts"))
    assessing.correct(late.assessment, {"mood": "furious"}, by=owner)
    assert trainings.news().count() == 1
