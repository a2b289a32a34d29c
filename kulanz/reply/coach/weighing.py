"""Rules and models together: the models decide what is said, the rules say it where they know better words."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from kulanz.reading import phones

from . import (
    belittling,
    blame,
    defensive,
    insult,
    jargon,
    link_only,
    non_apology,
    pressure_selling,
    refusal,
    register,
    sarcasm,
    shouting,
    threat,
    unanswered,
    vague_promise,
)
from .family import Family
from .finding import Finding
from .trained import deciding, weights
from .trained.sight import BY_RULE, FLAWS, IN_PASSAGES, Sight, untouched
from .written import Sentence, Written, words

FAMILIES: dict[str, Family] = {
    one.FAMILY.flaw: one.FAMILY
    for one in (
        insult, threat, sarcasm, blame, belittling, defensive, non_apology, refusal, link_only, pressure_selling,
        vague_promise, jargon,
    )
}  # fmt: skip
# From the sorest to the mildest: which finding makes the draft one to stop.
SORE = (
    "insult", "threat", "sarcasm", "belittling", "blame", "shouting", "non_apology", "defensive",
    "refusal_without_alternative", "pressure_selling", "unanswered_demand",
)  # fmt: skip
# In so few words nobody has said much yet: only what the rules know is said of them, and what a sentence that has ended
# shows so plainly.
BEGUN, ENDS, PLAINLY = 8, (".", "!", "?", "…"), 0.5
# Words in capitals: from so many on they were shouting in 96 of 97 drafts of the corpus.
SHOUTED = 3


def weigh(draft: Written, found: list[Finding]) -> list[Finding]:
    """What is said of the draft, in the order of its text, absences first; `found` is what the rules say."""
    said = [one for one in found if one.flaw in FLAWS]
    slips = [one for one in found if one.flaw not in FLAWS]
    sight = Sight(draft, said)
    model = weights.shipped()
    scores = model.scores(sight)
    decision = deciding.decide(*model.whole(sight, scores), scores, model.knobs, is_flawed=sight.is_flawed)
    whole = [one for one in said if one.flaw in BY_RULE]
    is_begun = sum(len(words(sentence.words)) for sentence in draft.body) < BEGUN
    chosen = [
        replace(one, severity="flaw")
        for flaw, places in decision.flaws.items()
        if not _is_ruled_out(FLAWS[flaw], draft)
        for one in _of(
            FLAWS[flaw],
            sight,
            {place: float(scores[place, flaw]) for place in places},
            is_begun=is_begun,
        )
    ]
    sure = [one for one in said if _is_sure(one) and not any(_overlap(one, other) for other in chosen)]
    if decision.verdict == deciding.STOP and chosen:
        worst = min(chosen, key=lambda one: SORE.index(one.flaw) if one.flaw in SORE else len(SORE))
        chosen = [replace(one, severity="grave") if one is worst else one for one in chosen]
    everything = [*whole, *chosen, *sure, *slips]
    return sorted(everything, key=lambda one: -1 if one.start is None else one.start)


def _is_ruled_out(flaw: str, draft: Written) -> bool:
    """Who can be called does not leave anybody alone with a link."""
    return flaw == "link_only" and bool(phones.found_in(draft.text))


def _is_sure(one: Finding) -> bool:
    """Whatever the models think of it: a crude word, or so much in capitals that it is no name."""
    if one.flaw == "shouting":
        return sum(word.isupper() and len(word) > 1 for word in (one.text or "").split()) >= SHOUTED
    return one.flaw == "insult" and one.severity == "grave"


def _overlap(one: Finding, other: Finding) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def _of(flaw: str, sight: Sight, places: dict[int, float], *, is_begun: bool) -> Iterator[Finding]:
    """The flaw in the words of the rules where they saw it, else in general ones; `places` of sentences with scores."""
    known = [one for one in sight.said if one.flaw == flaw]
    if flaw not in IN_PASSAGES:
        yield from () if is_begun else known or _absent(flaw, sight.draft)
        return
    spoken = {sentence.start for sentence in sight.draft.body}
    for place, score in places.items():
        sentence = sight.sentences[place]
        precise = [one for one in known if _lies_in(one, sentence)]
        is_plain = score >= PLAINLY and sentence.words.rstrip().endswith(ENDS)
        if not precise and (is_plain or not is_begun) and sentence.start in spoken:
            precise = [_in_general(flaw, sight.draft, sentence)]
        yield from precise


def _lies_in(one: Finding, sentence: Sentence) -> bool:
    return (
        one.start is not None
        and one.end is not None
        and sentence.start < one.end
        and one.start < sentence.end
    )


def _in_general(flaw: str, draft: Written, sentence: Sentence) -> Finding:
    if (family := FAMILIES.get(flaw)) is not None:
        return family.finding(draft, sentence)
    reason = shouting.REASON if flaw == "shouting" else register.REASON
    return Finding(
        flaw, sentence.start, sentence.end, draft.text[sentence.start : sentence.end], "flaw", reason
    )


def _absent(flaw: str, draft: Written) -> Iterator[Finding]:
    if demands := list(untouched(draft)):
        yield unanswered.absent(demands[0])
    else:
        reason = _(
            "Something they ask for seems to be without an answer. Please read their message once more."
        )
        yield Finding(flaw, None, None, None, "flaw", reason)
