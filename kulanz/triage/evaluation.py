"""How well the shipped models judge: on the part of our corpus that nobody trained on, and on public test sets."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from .corpus import CHECK, INDIRECT, PLAIN, Example, labels_of, messages
from .judge import Judgement, judge
from .labels import INTENTS, MOODS

FEW = 30
WORST = 12
ALIKE = 0.5
Pair = tuple[Example, Judgement]
YES_OR_NO: dict[str, Callable[[Judgement], bool]] = {
    "extremely_dissatisfied": lambda said: said.extremely_dissatisfied,
    "goes_public": lambda said: said.goes_public,
    "legal": lambda said: said.legal,
    "opt_out": lambda said: said.opt_out,
    "callback": lambda said: said.callback,
    "pitch": lambda said: "pitch" in said.intents,
}


def own(which: str) -> Iterator[str]:
    """Figures on the check part (`check`), or on what the models were trained on (`tune`, flattering)."""
    chosen = [e for e in messages() if (e.hand in CHECK) == (which == "check")]
    pairs = [(e, judge(e.text, subject=e.subject, channel=e.channel)) for e in chosen]
    yield f"{which}: {len(pairs)} messages, model {pairs[0][1].model}"
    if which == "tune":
        yield "These messages were trained on; the figures flatter."
    for name, part in _parts(pairs).items():
        yield f"\n{name}: {len(part)} messages"
        yield from _figures(part)
    yield "\nmood, gold in rows, said in columns"
    yield from _confusion([(e.gold["mood"], said.mood) for e, said in pairs], MOODS)
    yield "\nabuse, gold in rows, said in columns"
    yield from _confusion(
        [(e.gold.get("abuse", "none"), said.abuse) for e, said in pairs], ("none", "insult", "threat")
    )
    yield "\nthe worst mistakes"
    yield from _worst(pairs)


def _parts(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    """By language, and by how outright their writers are; parts that nobody wrote are left out."""
    chosen: dict[str, Callable[[Example], bool]] = {
        "all": lambda _example: True,
        "de": lambda example: example.gold["language"] == "de",
        "en": lambda example: example.gold["language"] == "en",
        "indirect": lambda example: example.hand in INDIRECT,
        "plain": lambda example: example.hand in PLAIN,
    }
    parts = {name: [pair for pair in pairs if is_in(pair[0])] for name, is_in in chosen.items()}
    return {name: part for name, part in parts.items() if part}


def _figures(pairs: Sequence[Pair]) -> Iterator[str]:
    moods = [(e.gold["mood"], said.mood) for e, said in pairs]
    abuses = [(e.gold.get("abuse", "none"), said.abuse) for e, said in pairs]
    yield f"  mood macro-F1 {macro_f1(moods, MOODS):.3f}"
    yield f"  abuse macro-F1 {macro_f1(abuses, ('none', 'insult', 'threat')):.3f}"
    said_pairs = [(intent in e.labels, intent in said.intents) for e, said in pairs for intent in INTENTS]
    yield f"  intents micro-F1 {micro_f1(said_pairs):.3f}"
    for name, is_said in YES_OR_NO.items():
        yield f"  {name} {_line([(_gold(e, name), is_said(said)) for e, said in pairs])}"
    for intent in INTENTS:
        if intent not in ("opt_out", "callback_request", "pitch"):
            yield f"  intent {intent} {_line([(intent in e.labels, intent in said.intents) for e, said in pairs])}"
    found, gold, right, made = _demands(pairs)
    yield f"  demands found {found} of {gold} ({found / max(1, gold):.3f})"
    yield f"  demands right {right} of {made} ({right / max(1, made):.3f})"
    ordinary = [
        said.abuse != "none"
        for e, said in pairs
        if e.gold.get("abuse", "none") == "none" and "complaint" in e.labels
    ]
    yield f"  ordinary complaints said to be abuse: {sum(ordinary)} of {len(ordinary)}"
    for name in ("language", "address"):
        right_ones = sum(getattr(said, name) == e.gold.get(name, "none") for e, said in pairs)
        yield f"  {name} right {right_ones} of {len(pairs)}"


def _gold(example: Example, name: str) -> bool:
    return {"callback": "callback_request"}.get(name, name) in labels_of(example.gold)


def _line(pairs: Sequence[tuple[bool, bool]]) -> str:
    precision, recall, f1 = _prf(pairs)
    cases = sum(gold for gold, _ in pairs)
    text = f"precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} ({cases} cases"
    if cases < FEW:  # Wilson 1927: the interval in which the true share lies, 19 times out of 20
        low, high = _interval(round(recall * cases), cases)
        return f"{text}: few; recall {low:.2f} to {high:.2f})"
    return f"{text})"


def _interval(hits: int, cases: int) -> tuple[float, float]:
    if not cases:
        return 0.0, 1.0
    z, share = 1.96, hits / cases
    middle = (share + z * z / (2 * cases)) / (1 + z * z / cases)
    half = z / (1 + z * z / cases) * math.sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    return middle - half, middle + half


def _prf(pairs: Iterable[tuple[bool, bool]]) -> tuple[float, float, float]:
    counts = Counter(pairs)
    hits, missed, false = counts[True, True], counts[True, False], counts[False, True]
    precision = hits / (hits + false) if hits + false else 1.0
    recall = hits / (hits + missed) if hits + missed else 1.0
    return precision, recall, 2 * hits / (2 * hits + missed + false) if hits + missed + false else 1.0


def macro_f1(pairs: Sequence[tuple[str, str]], names: Sequence[str]) -> float:
    """The mean F1 of the classes, each counting the same."""
    return float(np.mean([_prf((gold == name, said == name) for gold, said in pairs)[2] for name in names]))


def micro_f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    """The F1 of all single decisions together."""
    return _prf(pairs)[2]


def _confusion(pairs: Sequence[tuple[str, str]], names: Sequence[str]) -> Iterator[str]:
    counts = Counter(pairs)
    yield "  " + " " * 10 + "".join(f"{name:>10}" for name in names)
    for gold in names:
        yield f"  {gold:10}" + "".join(f"{counts[gold, said]:>10}" for said in names)


def _demands(pairs: Sequence[Pair]) -> tuple[int, int, int, int]:
    found = gold = right = made = 0
    for example, said in pairs:
        wanted, got = example.gold.get("demands", []), said.demands
        found += sum(any(overlap(one, other) >= ALIKE for other in got) for one in wanted)
        right += sum(any(overlap(one, other) >= ALIKE for other in wanted) for one in got)
        gold, made = gold + len(wanted), made + len(got)
    return found, gold, right, made


def overlap(one: str, other: str) -> float:
    """How alike two passages are: F1 of their words, 0 to 1."""
    a, b = Counter(one.lower().split()), Counter(other.lower().split())
    common = (a & b).total()
    return 2 * common / (a.total() + b.total()) if common else 0.0


def _worst(pairs: Sequence[Pair]) -> Iterator[str]:
    """The mistakes of which the models were surest."""
    mistakes = []
    for example, said in pairs:
        for label in ("extremely_dissatisfied", "goes_public", "legal", "insult", "threat", *INTENTS):
            gold, score = label in example.labels, said.scores[label]
            mistakes.append((abs(score - gold), label, gold, example))
    for off, label, gold, example in sorted(mistakes, key=lambda row: -row[0])[:WORST]:
        said_word = "missed" if gold else "wrongly said"
        yield f"  {example.ident} {label} {said_word} ({off:.2f}): {' '.join(example.text.split())[:160]}"
