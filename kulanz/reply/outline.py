"""An outline of an answer: what is on record in whole sentences, and gaps for what only a person can say.

In the customer's language and form of address. It is a beginning, never an answer: a gap that is left is seen.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import override

from kulanz.reading import names

from . import outline_words as words
from .outline_words import Wording

GAP = "[…]"
LONGEST_DEMAND = 160
MOST_DEMANDS = 6
MOST_MATTERS = 2
# In this order: what has gone wrong first.
MATTERS = (
    "delivery_problem",
    "access_problem",
    "billing",
    "refund",
    "cancellation",
    "complaint",
    "question",
    "praise",
)
WRONG = frozenset({"delivery_problem", "access_problem", "billing", "complaint"})
MONEY_BACK = frozenset({"refund", "cancellation"})
UNHAPPY = frozenset({"unhappy", "furious"})
_SORRY = re.compile(r"tut mir leid|entschuldig|sorry|apolog", re.IGNORECASE)
_TO_BE_CALLED = re.compile(r"\b(?:an|zurück)?ruf\w*|\btelefon|\bcall|\bphone|\bring\b", re.IGNORECASE)
_CLOSING = re.compile(
    r"\A\s*(?:mit |die )?(?:\w+ )?(?:gr(?:ü|ue)(?:ß|ss)e|kind|best|warm|many)\b.*|regards", re.IGNORECASE
)
# A month, a quarter or a year; what is none is a number.
_PERIOD = re.compile(
    r"(?<![^\W\d_])(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|o[ck]t|nov|de[cz]|q[1-4]\b|quart|winter|sommer|summer)"
    r"|\b20\d\d\b",
    re.IGNORECASE,
)
_NAMED_SO = re.compile(r"\A(?:provision|commission)s?\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bought:
    number: str
    on: date
    # A key of `outline_words.STATES`.
    state: str
    # Carrier and code, where the shop told them.
    parcel: str = ""


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised; `what` is empty where it is on record in another language than theirs."""

    what: str
    on: date
    is_over: bool


@dataclass(frozen=True, slots=True)
class Share:
    """What a partner is to get for what they sold; `state` is a key of `outline_words.COMMISSIONS`."""

    reference: str
    # As it is written in their language.
    amount: str
    # When it was paid, or is due.
    on: date
    state: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is on record; whatever is empty is left out."""

    language: str = "de"
    register: str = "sie"
    name: str = ""
    # "Herr" or "Frau" where that is known.
    title: str = ""
    intents: frozenset[str] = frozenset()
    mood: str = ""
    # They ask never to be written to again.
    is_leaving: bool = False
    # In their words; empty where these should not be repeated.
    demands: Sequence[str] = ()
    # The passage about the fault at home.
    fault: str = ""
    orders: Sequence[Bought] = ()
    promises: Sequence[Promised] = ()
    commissions: Sequence[Share] = ()
    guarantee: str = ""
    phone: str = ""
    their_phone: str = ""
    # Who has the matter, if it is not the writer.
    assigned: str = ""
    writer: str = ""
    signature: str = ""


def of(facts: Facts) -> str:
    """The whole outline, paragraph by paragraph."""
    return "\n\n".join(filter(None, _paragraphs(facts)))


def greeting(facts: Facts) -> str:
    """The name as they are called; first and last name where nobody knows whether Herr or Frau."""
    parts = facts.name.split()
    if not parts:
        return "Hello," if facts.language == "en" else "Hallo," if facts.register == "du" else "Guten Tag,"
    if facts.language == "en":
        title = {"Herr": "Mr", "Frau": "Ms"}.get(facts.title, "")
        return (
            f"Dear {title} {parts[-1]},"
            if title
            else f"Dear {parts[0] if facts.register == 'du' else facts.name},"
        )
    if facts.register == "du":
        return f"Hallo {parts[0]},"
    return f"Guten Tag {facts.title} {parts[-1]}," if facts.title else f"Guten Tag {facts.name},"


def _paragraphs(facts: Facts) -> Iterator[str]:
    yield greeting(facts)
    yield _opening(facts)
    yield facts.fault
    body = [*_bought(facts), *_commissioned(facts), *_demanded(facts), *_matters(facts)]
    yield "\n".join(body)
    yield "\n".join(_promised(facts))
    yield _guarantee(facts)
    yield "" if GAP in "".join(body) else GAP
    if not facts.is_leaving:
        yield _call(facts)
        yield _next(facts)
        yield _phone(facts)
    yield closing(facts)


def _said(facts: Facts, wording: Wording, **told: str) -> str:
    said = wording[2 if facts.language == "en" else int(facts.register == "du")]
    return said.format(**told) if told else said


def _opening(facts: Facts) -> str:
    is_wrong = bool(facts.intents & WRONG) or facts.mood in UNHAPPY
    is_late = any(one.state == "overdue" for one in facts.commissions)
    if is_late and not _SORRY.search(facts.fault):
        said = _said(facts, words.COMMISSION_LATE)
    elif is_wrong and not _SORRY.search(facts.fault):
        kind = next((one for one in words.REGRET if one in facts.intents), "")
        said = _said(facts, words.REGRET[kind])
    else:
        kind = "" if is_wrong else next((one for one in words.THANKS if one in facts.intents), "")
        said = _said(facts, words.THANKS[kind])
    return said[:1].upper() + said[1:] if facts.language == "en" else said


def _bought(facts: Facts) -> Iterator[str]:
    for one in facts.orders:
        if one.number in facts.fault:
            continue
        parcel = f" ({one.parcel})" if one.parcel else ""
        state = _said(facts, words.STATES[one.state], parcel=parcel)
        yield _said(facts, words.ORDER, number=one.number, day=_day(facts, one.on), state=state)


def _commissioned(facts: Facts) -> Iterator[str]:
    for one in facts.commissions:
        wording = words.FOR_PERIOD if _PERIOD.search(one.reference) else ("({reference})",) * 3
        what = _said(facts, wording, reference=_NAMED_SO.sub("", one.reference))
        share = _said(facts, words.COMMISSION, what=what)
        told = {"share": share, "what": what, "amount": one.amount, "day": _day(facts, one.on)}
        yield _said(facts, words.COMMISSIONS[one.state], **told)


def _demanded(facts: Facts) -> Iterator[str]:
    said = [_shortened(demand) for demand in facts.demands[:MOST_DEMANDS]]
    if "callback_request" in facts.intents:  # that is answered with a day and an hour
        said = [one for one in said if not _TO_BE_CALLED.search(one)]
    for one in dict.fromkeys(filter(None, said)):
        yield _said(facts, words.ASKED if one.endswith("?") else words.WANTED, words=one)
    if "" in said:
        yield _said(facts, words.CONCERN)


def _shortened(demand: str) -> str:
    """On one line, with no quotation marks in it and no full stop at its end."""
    said = re.sub(r"[„“”\"»«]", "", " ".join(demand.split())).strip(" ,;:-").rstrip(".! ")
    return said if len(said) <= LONGEST_DEMAND else said[:LONGEST_DEMAND].rsplit(" ", 1)[0] + " …"


def _matters(facts: Facts) -> Iterator[str]:
    """A line a matter; what they say word by word above is not asked for again."""
    theirs = [one for one in MATTERS if one in facts.intents]
    if facts.demands:
        theirs = [one for one in theirs if one != "question"]
    if facts.commissions:  # that is said above
        theirs = [one for one in theirs if one != "billing"]
    if facts.fault or len(theirs) > 1:
        theirs = [one for one in theirs if one != "complaint"]
    if facts.fault:
        theirs = [one for one in theirs if one != "delivery_problem"]
    for one in theirs[:MOST_MATTERS]:
        yield _said(facts, words.MATTERS[one])


def _promised(facts: Facts) -> Iterator[str]:
    for one in facts.promises:
        wording = words.BROKEN if one.is_over else words.PROMISED
        yield _said(facts, wording, day=_day(facts, one.on), what=one.what.rstrip(". ") or GAP)


def _guarantee(facts: Facts) -> str:
    if not facts.guarantee or not facts.intents & MONEY_BACK:
        return ""
    terms = " ".join(facts.guarantee.split())
    return _said(facts, words.GUARANTEE, terms=terms if terms.endswith((".", "!", "?")) else f"{terms}.")


def _call(facts: Facts) -> str:
    if "callback_request" not in facts.intents:
        return ""
    under = _said(facts, words.UNDER, number=facts.their_phone) if facts.their_phone else ""
    return _said(facts, words.CALL, under=under)


def _next(facts: Facts) -> str:
    """Nothing has to follow upon praise, upon a question that is answered, or upon a call that is promised above."""
    if facts.mood not in UNHAPPY and not facts.intents - {"praise", "question", "callback_request", "other"}:
        return ""
    who = _said(facts, words.SOMEBODY, name=facts.assigned) if facts.assigned else _said(facts, words.MYSELF)
    return _said(facts, words.NEXT, who=who)


def _phone(facts: Facts) -> str:
    """A way to reach a person; whoever writes to praise us looks for none."""
    if not facts.phone or facts.intents == {"praise"}:
        return ""
    return _said(
        facts, words.PHONE_TOO if "callback_request" in facts.intents else words.PHONE, phone=facts.phone
    )


def closing(facts: Facts) -> str:
    """With the writer's name, unless the signature of the mailbox says either already."""
    lines = [line.strip() for line in facts.signature.splitlines() if line.strip()]
    ending = words.END_SOBER if facts.mood == "furious" else words.END
    end = "" if lines and _CLOSING.match(lines[0]) else _said(facts, ending)
    is_named = names.stands_in(facts.writer, facts.signature)
    return "\n".join(_filled([end, "" if is_named else facts.writer]))


def _filled(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line]


def _day(facts: Facts, on: date) -> str:
    with override("en" if facts.language == "en" else "de"):
        return date_format(on, "MONTH_DAY_FORMAT")
