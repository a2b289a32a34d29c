"""How likely somebody will buy again, how often, and for how much.

Purchases: the modified BG/NBD model (Batislam, Denizel, Filiztekin 2007; BG/NBD: Fader, Hardie, Lee 2005). While
"alive" a customer buys at random at a rate of their own (gamma distributed, shape r, scale alpha); after each purchase,
the first included, they leave for good with a probability of their own (beta distributed, a and b). Unlike in the
BG/NBD model, somebody who bought once may have left already. Baskets: the gamma-gamma model (Fader, Hardie 2013),
which draws the mean of few purchases towards that of all customers. Both take rhythm and basket to be unrelated.
"""

import logging
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .buying import Buying, Floats, only

logger = logging.getLogger(__name__)

# Where the search for the parameters begins: what shops of this kind usually have.
_RHYTHM_START = (0.5, 5.0, 0.8, 2.5)
_BASKET_START = (4.0, 4.0, 40.0)
# Fewer than this say nothing of how customers differ.
FEWEST_CUSTOMERS = 200
FEWEST_REPEATERS = 50
# More than this say nothing new.
MOST_CUSTOMERS = 50_000
MOST_TERMS = 20_000
FEWEST_Q = 1.05


def is_enough(buying: Buying) -> bool:
    """Whether there are enough customers, and enough who came back, to fit the models."""
    return len(buying) >= FEWEST_CUSTOMERS and int((buying.repeats > 0).sum()) >= FEWEST_REPEATERS


def sample(buying: Buying) -> Buying:
    """At most MOST_CUSTOMERS, always the same ones of the same customers."""
    if len(buying) <= MOST_CUSTOMERS:
        return buying
    chosen = np.zeros(len(buying), bool)
    chosen[np.random.default_rng(0).choice(len(buying), MOST_CUSTOMERS, replace=False)] = True
    return only(buying, chosen)


def fit(buying: Buying) -> tuple[tuple[float, ...] | None, tuple[float, ...] | None]:
    """Both models: (rhythm, basket)."""
    return fit_rhythm(buying), fit_basket(buying)


def fit_apart(buying: Buying) -> tuple[tuple[float, ...] | None, tuple[float, ...] | None]:
    """The same in a process of its own, whose memory is free again when it ends; here, where none can be begun."""
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor  # noqa: PLC0415  (once a day)
    from multiprocessing import get_context  # noqa: PLC0415

    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
            return apart.submit(fit, buying).result()
    except (BrokenExecutor, OSError):
        logger.warning("no process of its own for the forecasts", exc_info=True)
        return fit(buying)


def fit_rhythm(buying: Buying) -> tuple[float, ...] | None:
    """(r, alpha, a, b), all positive, by maximum likelihood in weeks; None where the search finds no end."""
    # Many customers share the same three numbers: each is reckoned once.
    rows, counts = np.unique(
        np.column_stack([buying.repeats.astype(np.float64), buying.recency, buying.age]),
        axis=0,
        return_counts=True,
    )
    repeats, recency, age = rows.T

    def cost(logs: Floats) -> float:
        return -float((counts * _log_likelihood(np.exp(logs), repeats, recency, age)).sum() / counts.sum())

    return _least(cost, _RHYTHM_START)


def p_alive(parameters: tuple[float, ...], buying: Buying) -> Floats:
    """(customers,) probability that each is still a customer, 0 to 1."""
    r, alpha, a, b = parameters
    repeats = buying.repeats
    odds = a / (b + repeats) * ((alpha + buying.age) / (alpha + buying.recency)) ** (r + repeats)
    alive: Floats = 1 / (1 + odds)
    return alive


def expected_purchases(parameters: tuple[float, ...], buying: Buying, weeks: float) -> Floats:
    """(customers,) expected days with a purchase in the `weeks` that follow."""
    r, alpha, a, b = parameters
    a = a + 1e-6 if abs(a - 1) < 1e-6 else a  # the formula has a hole at 1
    repeats, age = buying.repeats.astype(np.float64), buying.age
    z = weeks / (alpha + age + weeks)
    # (1-z)^(r+x) 2F1(r+x, b+x+1; a+b+x; z) after Euler (DLMF 15.8.1): nothing in it grows with x.
    shrunk = (1 - z) ** (a - 1) * hypergeometric(a + b - r, a - 1, a + b + repeats, z)
    ahead = (a + b + repeats) / (a - 1) * (1 - shrunk)
    expected: Floats = np.maximum(ahead, 0) * p_alive(parameters, buying)
    return expected


def fit_basket(buying: Buying) -> tuple[float, ...] | None:
    """(p, q, v) of the mean amount a purchase, positive, q > 1; None where nobody paid, or no end is found."""
    from scipy.special import gammaln  # noqa: PLC0415

    paid = buying.cents > 0
    if not paid.any():
        return None
    mean, count = buying.basket[paid] / 100, (buying.repeats[paid] + 1).astype(np.float64)

    def cost(logs: Floats) -> float:
        p, q, v = np.exp(logs) + np.array([0, FEWEST_Q, 0])  # with less there is no mean to expect
        shape = p * count
        terms = gammaln(shape + q) - gammaln(shape) - gammaln(q) + q * np.log(v)
        terms = terms + (shape - 1) * np.log(mean) + shape * np.log(count)
        return -float((terms - (shape + q) * np.log(v + count * mean)).mean())

    found = _least(cost, _BASKET_START)
    return (found[0], found[1] + FEWEST_Q, found[2]) if found else None


def expected_basket(parameters: tuple[float, ...], buying: Buying) -> Floats:
    """(customers,) expected cents a purchase; who paid nothing so far is taken to pay nothing."""
    p, q, v = parameters
    count = buying.repeats + 1
    mean: Floats = p * (v + count * buying.basket / 100) / (p * count + q - 1) * 100
    return np.where(buying.cents > 0, mean, 0.0)


def hypergeometric(a: float, b: float, c: Floats, z: Floats) -> Floats:
    """2F1(a, b; c; z) for positive c and 0 <= z < 1, by its series (DLMF 15.2.1), to about nine digits.

    SciPy has it as well, and would cost every worker 26 MB that it never gives back.
    """
    total = np.ones_like(z)
    term = np.ones_like(z)
    for k in range(MOST_TERMS):
        term = term * ((a + k) * (b + k) / ((c + k) * (k + 1))) * z
        total = total + term
        if not len(z) or (np.abs(term) <= 1e-11 * np.abs(total)).all():
            break
    return total


def _log_likelihood(parameters: Floats, repeats: Floats, recency: Floats, age: Floats) -> Floats:
    from scipy.special import betaln, gammaln  # noqa: PLC0415

    r, alpha, a, b = parameters
    common = gammaln(r + repeats) - gammaln(r) + r * np.log(alpha) + betaln(a, b + repeats + 1) - betaln(a, b)
    stays = -(r + repeats) * np.log(alpha + age)
    left = np.log(a) - np.log(b + repeats) - (r + repeats) * np.log(alpha + recency)
    total: Floats = common + np.logaddexp(stays, left)
    return total


def _least(cost: Callable[[NDArray[Any]], float], start: tuple[float, ...]) -> tuple[float, ...] | None:
    """Where `cost` is least, searched in logarithms within e^±10 so that everything stays positive and finite."""
    from scipy.optimize import minimize  # noqa: PLC0415

    found = minimize(cost, np.log(start), method="L-BFGS-B", bounds=[(-10.0, 10.0)] * len(start))
    if not np.isfinite(found.fun):
        return None
    return tuple(float(one) for one in np.exp(found.x))
