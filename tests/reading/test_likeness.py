"""What is said in closed form is what fitting anew would say."""

import numpy as np
import pytest

from kulanz.reading import likeness
from kulanz.reading.likeness import (
    Extended,
    cosines,
    fitted,
    neighbours,
    packed,
    principal,
    shifted,
    solved,
    steep,
    unit,
    without,
)


@pytest.fixture(autouse=True)
def small_tiles(monkeypatch):
    monkeypatch.setattr(likeness, "TILE", 7)


@pytest.fixture
def rows():
    return np.random.default_rng(3).normal(size=(40, 6)).astype(np.float32)


def likeness_of(rows, others):
    return (rows @ others.T + steep(unit(rows) @ unit(others).T)).astype(np.float32)


@pytest.fixture
def wanted():
    return np.random.default_rng(4).normal(size=(40, 2)).astype(np.float32)


def anew(rows, wanted, ridge, asked):
    dual, _factor = solved(likeness_of(rows, rows), ridge, wanted)
    return likeness_of(asked, rows) @ dual


def test_tile_by_tile_the_weights_are_those_of_the_whole_matrix(rows, wanted):
    ridge = np.full(40, 0.5, dtype=np.float32)
    dual, factor = solved(likeness_of(rows, rows), ridge, wanted)
    whole = likeness_of(rows, rows) + np.diag(ridge)
    assert whole @ dual == pytest.approx(wanted, abs=1e-3)
    places = np.array([9, 10, 33])
    expected = np.linalg.inv(whole)[np.ix_(places, places)]
    assert factor.inverse(places) == pytest.approx(expected, abs=1e-3)


def test_a_hand_left_out_scores_as_by_a_model_fitted_without_it(rows, wanted):
    hands = np.array(["a"] * 10 + ["b"] * 10 + [""] * 20)
    ridge = np.linspace(0.5, 2, 40).astype(np.float32)
    _dual, unseen = fitted(likeness_of(rows, rows), ridge, wanted, hands)
    rest = hands != "a"
    expected = anew(rows[rest], wanted[rest], ridge[rest], rows[:10])
    assert unseen[:10] == pytest.approx(expected, abs=1e-3)
    assert not unseen[20:].any()
    dual, factor = solved(likeness_of(rows, rows), ridge, wanted)
    left = without(factor, dual, np.arange(10))
    assert likeness_of(rows[:10], rows) @ left == pytest.approx(expected, abs=1e-3)


def test_further_rows_known_or_left_out_score_as_by_a_model_fitted_with_those_alone(rows, wanted):
    base, more = slice(30), slice(30, 40)
    ridge = np.ones(30, dtype=np.float32)
    extended = Extended(
        likeness_of(rows[base], rows[base]),
        likeness_of(rows[base], rows[more]),
        likeness_of(rows[more], rows[more]),
        ridge,
        wanted[base],
        wanted[more],
    )
    for seen in (np.array([], dtype=np.intp), np.array([0, 4, 5]), np.arange(10)):
        known = np.concatenate([np.arange(30), 30 + seen])
        strengths = np.concatenate([ridge, np.full(len(seen), 0.25, dtype=np.float32)])
        expected = anew(rows[known], wanted[known], strengths, rows[more])[:, 1]
        assert likeness_of(rows[more], rows) @ extended.dual(1, seen, 0.25) == pytest.approx(
            expected, abs=1e-3
        )


def test_neighbours_are_alike_whether_rows_or_cosines_are_shifted(rows):
    known, own = unit(rows[:30]), unit(rows[30:])
    follows = np.arange(30) % 4 > 0
    before, after = neighbours(known, follows)
    own_before, own_after = neighbours(own, np.arange(10) > 0)
    shifted_before, shifted_after = shifted(own @ known.T, follows)
    assert shifted_before == pytest.approx(own_before @ before.T, abs=1e-5)
    assert shifted_after == pytest.approx(own_after @ after.T, abs=1e-5)
    assert not before[4].any() and not after[3].any() and after[4] == pytest.approx(known[5])


def test_packed_directions_are_as_near_as_they_were(rows):
    own, known = unit(rows[:3]), unit(rows)
    assert cosines(own, packed(known)) == pytest.approx(own @ known.T, abs=0.02)
    assert (packed(packed(known)) == packed(known)).all()


def test_the_principal_axes_are_those_along_which_rows_differ_most(rows):
    wide = rows * np.array([9, 1, 1, 5, 1, 1], dtype=np.float32)
    axes = principal(wide - wide.mean(axis=0), 2)
    assert np.abs(axes[0, 0]) > 0.9
    assert np.abs(axes[3, 1]) > 0.9


def test_what_has_no_direction_stays_nothing():
    assert not unit(np.zeros((1, 3))).any()
