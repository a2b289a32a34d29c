"""What research says about making good: an apology, a gift, both, or neither again. Advice with its source."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

# The share of the price from which customers ended up happier than without the failure (Edström et al. 2022).
ENOUGH = 0.8
# Until then expectations stay flat (Hogreve, Bilstein, Mandl 2017 speak of a zone, not of a number).
LONG_WAIT = timedelta(days=3)
PROCESS, OUTCOME = "process", "outcome"


@dataclass(frozen=True, slots=True)
class Facts:
    """`apologies` and `gifts` so far for the same cause; `failure` is process, outcome or unknown (empty)."""

    apologies: int = 0
    gifts: int = 0
    failure: str = ""
    # What they paid for what failed, where that is known.
    price: int | None = None
    # None: neither new nor loyal, or not known.
    is_loyal: bool | None = None
    waited: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence, whose finding that is, and about how much it comes to in cents where it says so."""

    code: str
    sentence: Any
    source: str
    cents: int | None = None


_SENTENCES: dict[str, tuple[Any, str]] = {
    "neither_again": (
        _(
            "They had an apology and a gift for this cause before. Another of either tends to do more harm than"
            " silence: what helps now is that it is put right, and a day for it that holds."
        ),
        "Halperin, Ho, List, Muir 2022",
    ),
    "not_again": (
        _(
            "We have apologised for this cause before. A second apology tends to do more harm than silence; if"
            " anything, a voucher for a next time fits beside the solution."
        ),
        "Halperin, Ho, List, Muir 2022",
    ),
    "apology_alone": (
        _(
            "It was the way it went that failed, not what they bought. A sincere apology weighs as much as money"
            " here, empathy most of all."
        ),
        "Roschk, Kaiser 2013",
    ),
    "not_for_words": (
        _(
            "Money in place of an apology convinces few: 21 of 100 took back a bad rating for 2.50 or 5 euros, 45"
            " for a plain apology."
        ),
        "Abeler, Calaki, Andree, Basek 2010",
    ),
    "apology_and_gift": (
        _(
            "What they bought has failed. Then people expect an apology and something beside it, and both work"
            " best when they come soon."
        ),
        "Wirtz, Mattila 2004",
    ),
    "how_much": (
        _(
            "A token is not enough here, and all of the price is not needed: around 80 percent left people happier"
            " than without the failure. Less than that may as well be no gift."
        ),
        "Edström et al. 2022",
    ),
    "loyal_waited": (
        _(
            "They are loyal and have waited. Loyal customers are patient for longer, and then expect considerably"
            " more."
        ),
        "Hogreve, Bilstein, Mandl 2017",
    ),
    "new_waited": (
        _(
            "They are new and have waited. New customers expect something sooner; an update or an explanation"
            " holds that down, both together are too much."
        ),
        "Hogreve, Bilstein, Mandl 2017",
    ),
    "first": (
        _("Where it was our fault, an apology together with a voucher for a next time works best, once."),
        "Halperin, Ho, List, Muir 2022",
    ),
}


def of(facts: Facts) -> list[Advice]:
    """The most important first; it advises and never orders."""
    codes = [*_first(facts), *_waiting(facts)]
    return [_advice(code, facts) for code in codes]


def _first(facts: Facts) -> list[str]:
    if facts.apologies and facts.gifts:
        return ["neither_again"]
    if facts.apologies:
        return ["not_again"]
    if facts.failure == PROCESS:
        return ["apology_alone", "not_for_words"]
    if facts.failure == OUTCOME:
        return ["apology_and_gift", "how_much"] if facts.price else ["apology_and_gift"]
    return ["first"]


def _waiting(facts: Facts) -> list[str]:
    if facts.waited < LONG_WAIT or facts.is_loyal is None or (facts.apologies and facts.gifts):
        return []
    return ["loyal_waited" if facts.is_loyal else "new_waited"]


def _advice(code: str, facts: Facts) -> Advice:
    sentence, source = _SENTENCES[code]
    worth = round(facts.price * ENOUGH) if code == "how_much" and facts.price else None
    return Advice(code, sentence, source, worth)
