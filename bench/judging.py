"""How many messages a second are judged on one core, and in how much memory: python -m bench.judging.

`kulanz assess` over the shipped corpus, start included; beside it how long the first answer takes, and by how much a
worker grows that judges 200 messages.
"""

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from bench import fill, measure

JUDGED = 200
REST_SECONDS = 10
CHORE = "every.judge what could not be judged"


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
    before, after = grown(folder / "desk")
    print(f"worker: {before:.0f} MB at rest, {after:.0f} MB after it judged {JUDGED} messages")


def grown(data: Path) -> tuple[float, float]:
    """Resident MB of a `kulanz work` that has judged nothing yet, and once it has judged."""
    fill.fill(data, JUDGED)
    with _worker(data) as pid:
        before = measure.resident_mb(pid)
        _have_judged()
        time.sleep(REST_SECONDS)
        return before, measure.resident_mb(pid)


@contextmanager
def _worker(data: Path) -> Iterator[int]:
    """The pid of a worker that has come to rest."""
    command = [*measure.KULANZ, "work"]
    work = subprocess.Popen(command, env=measure.for_data(data), cwd=measure.ROOT, stderr=subprocess.DEVNULL)
    try:
        time.sleep(REST_SECONDS)
        yield work.pid
    finally:
        work.send_signal(signal.SIGTERM)
        work.wait(30)


def _have_judged() -> None:
    """Put messages of the corpus before the worker as if they could not be judged when they came."""
    from django.utils import timezone

    from kulanz.conversations.models import Message
    from kulanz.jobs.models import Job
    from kulanz.triage import assessing
    from kulanz.triage.corpus import messages
    from kulanz.triage.models import Assessment

    every = messages()
    texts = every[:: len(every) // JUDGED]
    for message, one in zip(Message.objects.filter(direction="in")[:JUDGED], texts, strict=False):
        message.subject, message.text = one.subject, one.text
        message.passages = [["new", 0, len(one.text)]]
        message.save(update_fields=["subject", "text", "passages"])
        Assessment.objects.create(message=message, state=Assessment.State.NOT_JUDGED)
    while assessing.not_judged().exists():
        if not Job.objects.filter(task=CHORE, state__in=("ready", "running")).exists():
            Job.objects.create(task=CHORE, run_at=timezone.now())
        time.sleep(0.2)
    left = Assessment.objects.exclude(state=Assessment.State.JUDGED).count()
    assert Assessment.objects.count() - left == JUDGED, f"{left} were not judged"


if __name__ == "__main__":
    main()
