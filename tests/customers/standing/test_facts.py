from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from django.utils import translation

from kulanz.customers.standing import facts, words, yardstick
from kulanz.customers.standing.buying import summed
from kulanz.customers.standing.facts import Facts, Voice

AS_OF = date(2026, 11, 1)
SILENT = Voice()


def known(
    *days_ago: int, better: float = 0.5, voice: Voice = SILENT, refunds: int = 0, usual: int = 60
) -> Facts:
    """Somebody who ordered so many days ago, once on each."""
    days = sorted({AS_OF - timedelta(days=ago) for ago in days_ago})
    gaps = [(later - earlier).days for earlier, later in pairwise(days)][-3:]
    return Facts(
        orders=len(days_ago),
        days=len(days),
        first_on=days[0],
        last_on=days[-1],
        as_of=AS_OF,
        rhythm_days=round(sum(gaps) / len(gaps)) if gaps else None,
        usual_days=usual,
        better=better,
        worth=1.0,
        spend={"EUR": 5000},
        refunds=refunds,
        voice=voice,
    )


@pytest.mark.parametrize(
    ("somebody", "kind"),
    [
        (known(12), facts.NEW),
        (known(120), facts.AT_RISK),
        (known(400), facts.SLEEPING),
        (known(200, 20), facts.LOYAL),
        (known(300, 270, 240, 210, 180), facts.AT_RISK),
        (known(900, 870, 840, 810), facts.SLEEPING),
        (known(160, 120, 80, 40, 5, better=0.05), facts.SUPER),
        (known(160, 120, 80, 40, 5, better=0.15), facts.LOYAL),
        (known(160, 120, 80, 40, 5, better=0.15, voice=Voice(recommends=1)), facts.SUPER),
        (known(160, 120, 80, 40, 5, better=0.05, voice=Voice(complaints=3)), facts.LOYAL),
        (known(160, 120, 80, 40, 5, better=0.05, refunds=2), facts.LOYAL),
        (known(160, 120, 80, 40, 5, better=0.05, voice=Voice(letters=30)), facts.LOYAL),
        (known(40, 5, better=0.01), facts.LOYAL),
        (known(800, 430, 60, better=0.5), facts.LOYAL),
    ],
)
def test_the_kind_follows_from_the_figures(somebody: Facts, kind: str) -> None:
    assert facts.kind(somebody) == kind


@pytest.mark.parametrize(
    ("language", "somebody", "said"),
    [
        (
            "de",
            known(2500, 140, 105, 70, 35, 0, voice=Voice(recommends=3)),
            "kauft seit 2019, zuletzt alle 5 Wochen; 6 Bestellungen, keine Rückgabe; hat uns dreimal empfohlen",
        ),
        (
            "en",
            known(2500, 140, 105, 70, 35, 0, voice=Voice(recommends=1, was_sent=1)),
            "has bought since 2019, lately every 5 weeks; 6 orders, nothing returned; recommended us once; "
            "came by a recommendation",
        ),
        ("de", known(12), "erste Bestellung vor 12 Tagen"),
        ("en", known(1, refunds=1), "first order yesterday; 1 order, 1 returned"),
        (
            "de",
            known(900, 870, 840, 810, voice=Voice(complaints=2)),
            "kaufte ab 2024 alle 4 Wochen, zuletzt vor 2 Jahren; 4 Bestellungen, keine Rückgabe; "
            "hat sich zweimal beschwert",
        ),
    ],
)
def test_the_reasons_are_a_sentence(language: str, somebody: Facts, said: str) -> None:
    with translation.override(language):
        assert words.sentence(somebody) == said


def test_facts_come_back_from_json_as_they_were() -> None:
    somebody = known(160, 5, voice=Voice(letters=4, praise=1), refunds=1)
    assert facts.read(somebody.as_json()) == somebody


def test_two_orders_of_a_day_are_two_orders_and_one_purchase() -> None:
    bought = summed(np.array([7, 7, 7]), np.array([10, 10, 40]), np.array([100, 200, 300]), 50)
    assert (bought.orders[0], bought.repeats[0], bought.cents[0], bought.rhythm[0]) == (3, 1, 600, 30)


def test_what_came_back_lowers_the_sum_and_is_no_purchase() -> None:
    bought = summed(np.array([7, 7, 8]), np.array([10, 20, 5]), np.array([500, -200, -100]), 50)
    assert bought.customer.tolist() == [7]
    assert (bought.orders[0], bought.cents[0], bought.last[0]) == (1, 300, 10)


def test_what_comes_on_the_day_itself_does_not_count_yet() -> None:
    assert len(summed(np.array([1]), np.array([50]), np.array([100]), 50)) == 0


def test_a_shop_without_orders_has_a_yardstick_too() -> None:
    nothing = summed(np.array([], np.int64), np.array([], np.int64), np.array([], np.int64), 50)
    stick = yardstick.read(yardstick.fit(nothing).as_json())
    somebody = summed(np.array([1]), np.array([40]), np.array([100]), 50)
    assert facts.kind(next(facts.each(somebody, stick, yardstick.measure(stick, somebody)))) == facts.NEW


def test_with_few_orders_plain_ranks_decide() -> None:
    who, day = np.array([1, 1, 1, 2, 3, 3]), np.array([10, 30, 49, 10, 5, 20])
    bought = summed(who, day, np.array([900, 900, 900, 100, 100, 100]), 50)
    stick = yardstick.fit(bought)
    measured = yardstick.measure(stick, bought)
    assert measured.p_alive is None
    assert measured.worth.argmax() == 0
    assert measured.better.argmin() == 0
