"""What the coach makes of drafts whose flaws are known, in figures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kulanz.reply.corpus import Flawed, Sample

from .finding import Finding, verdict

VERDICTS = ("send", "reconsider", "stop")
LANGUAGES = ("de", "en")
Told = tuple[Sample, Sequence[Finding]]


def lines(told: Sequence[Told]) -> Iterator[str]:
    """Lines to read: all drafts, each language, the verdicts crossed, and each flaw."""
    yield f"{len(told)} drafts: {summary(told)}"
    for language in LANGUAGES:
        own = [one for one in told if one[0].language == language]
        yield f"  {language}, {len(own)}: {summary(own)}"
    crossed = Counter((sample.verdict, str(verdict(found))) for sample, found in told)
    yield "verdict (right: said)"
    for right in VERDICTS:
        yield f"  {right:<10} " + "  ".join(f"{said} {crossed[right, said]:>3}" for said in VERDICTS)
    yield "flaw: F1, found, said in vain, missed"
    counts = _by_flaw(told)
    for flaw, (hits, vain, missed) in sorted(counts.items()):
        yield f"  {flaw:<28} {_f1(hits, vain, missed):.3f} {hits:>4} {vain:>4} {missed:>4}"


def summary(told: Sequence[Told]) -> str:
    said = [verdict(found) for _sample, found in told]
    right = [sample.verdict for sample, _found in told]
    macro = sum(_of_verdict(one, right, said) for one in VERDICTS) / len(VERDICTS)
    alarms = [one != "send" for one, true in zip(said, right, strict=True) if true == "send"]
    slips = [one == "send" for one, true in zip(said, right, strict=True) if true == "stop"]
    counts = _by_flaw(told).values()
    micro = _f1(*(sum(column) for column in zip(*counts, strict=True))) if counts else 0.0
    passages = [(flaw, found) for sample, found in told for flaw in sample.flaws if flaw.end]
    touched = sum(any(_overlap(flaw, one) for one in found) for flaw, found in passages)
    alike = sum(
        any(_overlap(flaw, one) and one.flaw == flaw.flaw for one in found) for flaw, found in passages
    )
    return (
        f"verdict macro-F1 {macro:.3f}, good ones held up {sum(alarms)} of {len(alarms)}, stops sent {sum(slips)} of"
        f" {len(slips)}, flaws micro-F1 {micro:.3f}, passages touched {touched} of {len(passages)}, by"
        f" their own kind {alike}"
    )


def _of_verdict(one: str, right: Sequence[str], said: Sequence[str]) -> float:
    pairs = list(zip(right, said, strict=True))
    hits = pairs.count((one, one))
    return _f1(hits, said.count(one) - hits, right.count(one) - hits)


def _by_flaw(told: Iterable[Told]) -> dict[str, list[int]]:
    counts: dict[str, list[int]] = {}
    for sample, found in told:
        wanted = {flaw.flaw for flaw in sample.flaws}
        named = {one.flaw for one in found if one.severity != "note"}
        for flaw in wanted | named:
            row = counts.setdefault(flaw, [0, 0, 0])
            row[0 if flaw in wanted & named else 1 if flaw in named else 2] += 1
    return counts


def _overlap(flaw: Flawed, one: Finding) -> bool:
    return one.start is not None and one.end is not None and one.start < flaw.end and flaw.start < one.end


def _f1(hits: int, vain: int, missed: int) -> float:
    return 2 * hits / max(1, 2 * hits + vain + missed)
