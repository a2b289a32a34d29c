"""Teaches the coach by the shipped drafts: `python -m kulanz.flow.teaching` makes its shipped weights again."""

import os
from collections.abc import Iterable, Iterator

from kulanz.reply import corpus
from kulanz.reply.coach import figures
from kulanz.reply.coach.finding import Finding
from kulanz.reply.coach.trained.weights import SHIPPED, Weights, save
from kulanz.reply.corpus import Sample

from . import situations


def fit(samples: Iterable[Sample]) -> Weights:
    """The coach's models as these samples teach them."""
    from kulanz.reply.coach.look import rules  # noqa: PLC0415  (slow; only training needs all of it)
    from kulanz.reply.coach.trained.fitting import Fitting  # noqa: PLC0415
    from kulanz.reply.coach.trained.known import Known  # noqa: PLC0415
    from kulanz.reply.coach.trained.sight import Sight  # noqa: PLC0415
    from kulanz.reply.coach.written import Written  # noqa: PLC0415

    known = []
    for sample in samples:
        situation = situations.of(sample.incoming, sample.text, language=sample.language)
        draft = Written(sample.text, situation)
        said = [one for one in rules(draft) if not (sample.is_passage and one.start is None)]
        known.append(Known(sample, Sight(draft, said)))
    return Fitting(known).weights()


def evaluate() -> Iterator[str]:
    """How the coach does on drafts of hands it has not learnt from, in all and by language and flaw."""
    yield from figures.lines(_told(corpus.CHOICE))
    yield "\nplainly written ones"
    yield from figures.lines(_told(corpus.PLAIN))


def _told(hands: frozenset[str]) -> list[tuple[Sample, list[Finding]]]:
    """The drafts of these hands with what the coach says of each."""
    from kulanz.reply.coach import look  # noqa: PLC0415

    told = []
    for sample in corpus.drafts():
        if sample.hand in hands:
            situation = situations.of(sample.incoming, sample.text, language=sample.language)
            told.append((sample, look(sample.text, situation)))
    return told


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kulanz.config.settings")
    import django  # noqa: PLC0415

    django.setup()
    samples = [*corpus.drafts(), *corpus.passages()]
    save(fit(one for one in samples if one.hand not in corpus.CHECK), SHIPPED)


if __name__ == "__main__":
    main()
