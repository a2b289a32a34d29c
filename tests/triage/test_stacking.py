"""What the second stage learns, on margins of which everything is known."""

import numpy as np

from kulanz.triage.labels import LABELS, MOODS
from kulanz.triage.stacking import second_stage
from kulanz.triage.weights import FEATURES, STACKED, leanings

NUMBER = 400


def test_what_only_one_sentence_says_is_learned_and_a_threshold_is_half_of_what_can_be_reached():
    dice = np.random.default_rng(5)
    hands = np.repeat([f"h{n}" for n in range(10)], NUMBER // 10)
    truth = dice.random((NUMBER, len(LABELS))) < 0.3
    seen = dice.normal(size=(NUMBER, FEATURES)).astype(np.float32)
    public = LABELS.index("goes_public")
    best = len(LABELS) + public
    seen[:, best] += 6 * truth[:, public]
    learned = second_stage(seen, truth, hands)
    weights = {name: learned[name] for name in STACKED if name != "threshold"}
    assert np.argmax(np.abs(learned["direct"][:, public])) == best
    told = 1 / (1 + np.exp(-leanings(seen, **weights)[:, public]))
    said = told >= learned["threshold"][public]
    assert (said == truth[:, public]).mean() > 0.97
    assert 0.45 < learned["threshold"][public] <= 0.5  # all but all are told apart, so F1 is nearly 1
    assert learned["threshold"][LABELS.index("legal")] < 0.3  # nothing can be known of it
    mood = LABELS.index(MOODS[0])
    assert learned["threshold"][mood] == np.float32(truth[:, mood].mean())
