"""How many messages a second are judged on one core, and in how much memory: python -m bench.judging.

`kulanz assess` over the shipped corpus, start included; beside it how long the first answer takes.
"""

import json
import time
from pathlib import Path
from tempfile import mkdtemp

from bench import measure


def main() -> None:
    from kulanz.triage.corpus import messages

    folder = Path(mkdtemp(prefix="kulanz-bench-"))
    lines = [
        json.dumps({"id": one.ident, "channel": one.channel, "subject": one.subject, "text": one.text})
        for one in messages()
    ]
    (folder / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "one.jsonl").write_text(lines[0], encoding="utf-8")
    used = measure.run([*measure.KULANZ, "assess", str(folder / "all.jsonl")], folder)
    print(
        f"{len(lines)} messages: {len(lines) / used.cpu_seconds:.0f} a second of CPU, peak {used.peak_mb:.0f} MB"
    )
    begun = time.perf_counter()
    measure.run([*measure.KULANZ, "assess", str(folder / "one.jsonl")], folder)
    print(f"one message, start included: {time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    main()
