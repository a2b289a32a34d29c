"""What the coach makes of our own drafts, and how long it takes for one of 150 words: python -m bench.coaching.

The drafts (kulanz/reply/corpus) were invented by three hands. Rules were written with d1 and d2 at sight; d3 is the
check part.
"""

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parent.parent / "kulanz" / "reply" / "corpus"
VERDICTS = ("send", "reconsider", "stop")
DRAFTS = 200
WORDS = 150
INCOMING = (
    "Guten Tag, mein Paket ist noch immer nicht da, obwohl Sie es mir für Montag versprochen hatten. Ich bin sehr"
    " verärgert. Bitte sagen Sie mir, wo es ist, und schicken Sie mir eine Rechnung. Rufen Sie mich an."
)
SENTENCES = (
    "vielen Dank für Ihre Nachricht und Ihre Geduld.",
    "Ihr Paket Nummer {} liegt seit Dienstag im Verteilzentrum, weil das Etikett nass geworden ist.",
    "Ich habe heute ein zweites abgeschickt, es kommt am Freitag.",
    "Wir melden uns zeitnah bei Ihnen, falls noch etwas fehlt.",
    "Sie hätten uns allerdings auch anrufen können.",
    "Die Rechnung über {} Euro lege ich bei.",
)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kulanz.config.settings")
    import django

    django.setup()
    from kulanz.cli.coach import _coached

    for hands in (("d1", "d2"), ("d3",)):
        print(f"{' and '.join(hands)}: {figures(hands)}")
    _coached({"incoming": INCOMING, "draft": draft(0)})
    took = []
    for number in range(1, DRAFTS + 1):
        begun = time.perf_counter()
        _coached({"incoming": INCOMING, "draft": draft(number)})
        took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    print(f"{WORDS} words: p50 {took[DRAFTS // 2]:.0f} ms, p95 {took[int(DRAFTS * 0.95)]:.0f} ms")


def figures(hands: Sequence[str]) -> str:
    """Verdicts, false alarms on good drafts, stops let through, kinds of flaws, passages touched."""
    from sklearn.metrics import f1_score

    from kulanz.cli.coach import _coached

    lines = [line for hand in hands for line in (CORPUS / f"{hand}.jsonl").read_text("utf-8").splitlines()]
    gold = [json.loads(line) for line in lines]
    said = [_coached({key: one[key] for key in ("incoming", "draft", "language")}) for one in gold]
    pairs = list(zip(gold, said, strict=True))
    macro = f1_score(
        [one["verdict"] for one in gold], [one["verdict"] for one in said], average="macro", labels=VERDICTS
    )
    good = [answer["verdict"] for one, answer in pairs if one["verdict"] == "send"]
    stops = [answer["verdict"] for one, answer in pairs if one["verdict"] == "stop"]
    kinds = [(_kinds(one["flaws"]), _kinds(answer["findings"])) for one, answer in pairs]
    both = sum(len(wanted & found) for wanted, found in kinds)
    every = sum(len(wanted) + len(found) for wanted, found in kinds)
    touched = [
        _is_touched(flaw, one, answer) for one, answer in pairs for flaw in one["flaws"] if flaw["text"]
    ]
    return (
        f"{len(gold)} drafts, verdict macro-F1 {macro:.3f}, good ones stopped {sum(v != 'send' for v in good)} of"
        f" {len(good)}, stops sent {stops.count('send')} of {len(stops)}, flaws micro-F1 {2 * both / every:.3f},"
        f" passages touched {sum(touched)} of {len(touched)}"
    )


def _kinds(flaws: Sequence[dict[str, Any]]) -> set[str]:
    return {flaw["flaw"] for flaw in flaws if flaw.get("severity") != "note"}


def _is_touched(flaw: dict[str, Any], gold: dict[str, Any], said: dict[str, Any]) -> bool:
    start = gold["draft"].find(flaw["text"])
    end = start + len(flaw["text"])
    return any(
        one["flaw"] == flaw["flaw"] and one["start"] is not None and one["start"] < end and start < one["end"]
        for one in said["findings"]
    )


def draft(number: int) -> str:
    """About 150 words, each draft its own."""
    said = ["Guten Tag Frau Muster,\n\n"]
    for turn in range(1000):
        if sum(len(one.split()) for one in said) >= WORDS:
            break
        said.append(SENTENCES[(turn + number) % len(SENTENCES)].format(1000 + number * 7 + turn))
    return " ".join(said)


if __name__ == "__main__":
    main()
