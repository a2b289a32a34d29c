"""The models against customers whose way of buying is known, because we made them up."""

import numpy as np
import pytest

from kulanz.customers.standing import forecast
from kulanz.customers.standing.buying import Buying, summed

DAYS = 730
R, ALPHA, A, B = 0.7, 60.0, 0.8, 2.0


def invented(
    customers: int, seed: int, *, days: int = DAYS, ahead: int = 270
) -> tuple[Buying, np.ndarray, np.ndarray]:
    """Who buys as the model says (in days): what we see, the days of purchase after it, and who is still alive."""
    chance = np.random.default_rng(seed)
    who, when = [], []
    later, alive = np.zeros(customers), np.zeros(customers, bool)
    for customer in range(customers):
        rate, leaves = chance.gamma(R, 1 / ALPHA), chance.beta(A, B)
        day = float(chance.integers(0, 90))
        while True:
            if day < days:
                who.append(customer)
                when.append(int(day))
            elif day < days + ahead:
                later[customer] += 1
            if chance.random() < leaves:
                alive[customer] |= day >= days
                break
            day += chance.exponential(1 / rate) if rate > 1e-9 else 1e9
            if day >= days + ahead:
                alive[customer] = True
                break
    cents = np.full(len(who), 2500)
    return summed(np.array(who), np.array(when), cents, days), later, alive


@pytest.fixture(scope="module")
def shop() -> tuple[Buying, np.ndarray, np.ndarray]:
    return invented(6000, 1)


def test_the_parameters_of_invented_customers_are_found_again(shop) -> None:
    r, alpha, a, b = forecast.fit_rhythm(shop[0])
    assert r == pytest.approx(R, rel=0.15)
    assert alpha * 7 == pytest.approx(ALPHA, rel=0.25)
    assert a / (a + b) == pytest.approx(A / (A + B), rel=0.15)


def test_as_many_purchases_come_as_were_expected(shop) -> None:
    bought, later, _alive = shop
    expected = forecast.expected_purchases(forecast.fit_rhythm(bought), bought, 270 / 7)
    assert expected.sum() == pytest.approx(later.sum(), rel=0.08)
    assert (expected >= 0).all()
    for low, high in ((0, 0.3), (0.3, 1), (1, 3), (3, 99)):
        some = (expected >= low) & (expected < high)
        if some.sum() > 200:
            assert expected[some].mean() == pytest.approx(later[some].mean(), rel=0.2, abs=0.05)


def test_of_those_who_are_probably_alive_as_many_are(shop) -> None:
    bought, _later, alive = shop
    p = forecast.p_alive(forecast.fit_rhythm(bought), bought)
    assert ((p > 0) & (p < 1)).all()
    for low in np.arange(0, 1, 0.25):
        some = (p >= low) & (p < low + 0.25)
        if some.sum() > 300:
            assert p[some].mean() == pytest.approx(alive[some].mean(), abs=0.06)


def test_who_was_silent_for_longer_is_less_likely_alive(shop) -> None:
    parameters = forecast.fit_rhythm(shop[0])
    day = np.array([0, 30, 60, 0, 30, 60])
    bought = summed(
        np.array([0, 0, 0, 1, 1, 1]), np.where([0, 0, 0, 1, 1, 1], day + 300, day), np.full(6, 100), 400
    )
    early, late = forecast.p_alive(parameters, bought)
    assert early < late


def test_the_basket_of_few_purchases_is_drawn_towards_that_of_all() -> None:
    chance = np.random.default_rng(3)
    who = np.repeat(np.arange(2000), 3)
    usual = chance.gamma(6, 8, 2000)
    cents = np.rint(chance.gamma(4, usual[who] / 4) * 100).astype(np.int64)
    bought = summed(
        np.concatenate([who, [2000]]),
        np.concatenate([np.tile([1, 9, 20], 2000), [5]]),
        np.concatenate([cents, [50_000]]),
        30,
    )
    expected = forecast.expected_basket(forecast.fit_basket(bought), bought)
    assert np.mean(expected[:2000]) / 100 == pytest.approx(48, rel=0.1)
    assert expected[2000] < 50_000 * 0.6


def test_who_buys_every_day_has_a_forecast_too() -> None:
    bought = summed(np.zeros(731, np.int64), np.arange(731), np.full(731, 100), 732)
    expected = forecast.expected_purchases((R, ALPHA / 7, A, B), bought, 1825 / 7)
    assert 100 < expected[0] < 1825


def test_very_uneven_amounts_promise_nobody_the_moon() -> None:
    cents = np.rint(np.random.default_rng(4).lognormal(8, 3, 3000)).astype(np.int64)
    bought = summed(np.repeat(np.arange(1500), 2), np.tile([1, 20], 1500), cents, 40)
    fitted = forecast.fit_basket(bought)
    assert fitted[1] > 1
    assert forecast.expected_basket(fitted, bought).max() < bought.basket.max() * 2


def test_few_customers_say_nothing() -> None:
    few = summed(np.arange(150), np.arange(150), np.full(150, 100), 400)
    assert not forecast.is_enough(few)


def test_the_series_is_what_scipy_says() -> None:
    from scipy.special import hyp2f1

    chance = np.random.default_rng(5)
    repeats, z = chance.integers(0, 80, 500), chance.uniform(0, 0.97, 500)
    r, a, b = 0.7, 0.8, 1.2
    said = (1 - z) ** (a - 1) * forecast.hypergeometric(a + b - r, a - 1, a + b + repeats, z)
    plain = (1 - z) ** (r + repeats) * hyp2f1(r + repeats, b + repeats + 1, a + b + repeats, z)
    assert said == pytest.approx(plain, rel=1e-7)


def test_the_models_are_the_same_when_they_are_fitted_in_a_process_of_their_own() -> None:
    bought = invented(400, 2)[0]
    assert forecast.fit_apart(bought) == forecast.fit(bought)
