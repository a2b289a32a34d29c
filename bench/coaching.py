"""How long the coach takes for a draft of 150 words: python -m bench.coaching (how well: kulanz coach --evaluate)."""

import os
import time

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

    _coached({"incoming": INCOMING, "draft": draft(0)})
    took = []
    for number in range(1, DRAFTS + 1):
        begun = time.perf_counter()
        _coached({"incoming": INCOMING, "draft": draft(number)})
        took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    print(f"{WORDS} words: p50 {took[DRAFTS // 2]:.0f} ms, p95 {took[int(DRAFTS * 0.95)]:.0f} ms")


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
