"""`kulanz assess`, as it is called by others."""

import json
import subprocess
import sys


def assess(*lines: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kulanz.cli", "assess"]
    return subprocess.run(command, input=b"\n".join(lines), capture_output=True, timeout=120, check=False)


def test_every_line_has_its_answer_in_order_and_a_bad_one_stops_nobody():
    done = assess(
        json.dumps({"id": 1, "channel": "email", "subject": "Frage", "text": "Wo ist mein Paket?"}).encode(),
        b"{broken",
        json.dumps({"id": "drei", "channel": "pigeon", "text": "gurr"}).encode(),
        json.dumps({"id": 4, "channel": "dm", "text": "Bitte bis Freitag", "at": "2026-11-18"}).encode(),
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [answer["id"] for answer in answers] == [1, None, "drei", 4]
    assert [("error" in answer) for answer in answers] == [False, True, True, False]
    assert answers[3]["deadline"] == "2026-11-20"
    assert set(answers[0]) == {
        "id", "language", "intents", "mood", "extremely_dissatisfied", "abuse", "goes_public", "legal", "opt_out",
        "callback", "address", "demands", "sensitive", "deadline", "callback_number", "scores", "evidence", "unsure",
        "model", "numbers",
    }  # fmt: skip


def test_a_missing_file_is_wrong_usage():
    command = [sys.executable, "-m", "kulanz.cli", "assess", "/no/such/file"]
    assert subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 2


def test_earlier_messages_are_judged_apart_from_the_words():
    said = {"at": "2026-03-05T09:00:00+01:00", "direction": "in", "text": "Wo bleibt meine Bestellung?"}
    later = said | {"at": "2026-03-09T09:00:00+01:00"}
    answered = said | {"at": "2026-03-06T09:00:00+01:00", "direction": "out"}
    text = "Ich bin wirklich verärgert, noch immer ist nichts da."
    line = {"id": "1", "at": "2026-03-10T09:00:00+01:00", "text": text}
    lines = [line | {"history": [said, later]}, line | {"history": [said, answered]}, line]
    done = assess(*(json.dumps(one).encode() for one in lines))
    waiting, calm, alone = map(json.loads, done.stdout.splitlines())
    assert waiting["history"] == {
        "unanswered": 3,
        "waited_hours": 120,
        "known_days": 5,
        "promise_broken": False,
        "extremely_dissatisfied": True,
    }
    assert calm["history"]["unanswered"] == 1
    assert not calm["history"]["extremely_dissatisfied"]
    assert "history" not in alone
    assert waiting["extremely_dissatisfied"] == alone["extremely_dissatisfied"]
