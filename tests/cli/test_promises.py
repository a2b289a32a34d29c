"""`kulanz promises`, as it is called by others."""

import json
import subprocess
import sys

COMMAND = [sys.executable, "-m", "kulanz.cli", "promises"]


def promises(*lines: bytes, more: tuple[str, ...] = ()) -> subprocess.CompletedProcess[bytes]:
    given = b"\n".join(lines)
    return subprocess.run([*COMMAND, *more], input=given, capture_output=True, timeout=120, check=False)


def test_every_line_has_its_answer_in_order_and_a_bad_one_stops_nobody():
    text = "Hallo Jörg, ich rufe dich bis Freitag an."
    done = promises(
        json.dumps({"id": 1, "sent_on": "2026-11-20", "text": text, "language": "de"}).encode(),
        b"{broken",
        b"\xff\x00",
        b"[1]",
        json.dumps({"id": "fünf", "text": text}).encode(),
        json.dumps({"id": 6, "sent_on": "2026-02-30", "text": text}).encode(),
        json.dumps({"id": 7, "sent_on": "2026-11-20", "text": 7}).encode(),
        json.dumps({"id": 8, "sent_on": "2026-11-20", "text": ""}).encode(),
        json.dumps({"id": 9, "sent_on": "2026-11-20", "text": "Danke für Ihre Mail."}).encode(),
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [answer["id"] for answer in answers] == [1, None, None, None, "fünf", 6, 7, 8, 9]
    assert ["error" in answer for answer in answers] == [False, *[True] * 6, False, False]
    [promise] = answers[0]["promises"]
    assert promise == {
        "text": "ich rufe dich bis Freitag an",
        "start": text.index("ich"),
        "end": len(text) - 1,
        "kind": "call",
        "due": "2026-11-27",
    }
    assert answers[7] == {"id": 8, "promises": []}


def test_when_every_line_was_answered_the_exit_code_is_0():
    done = promises(b'{"id": 1, "sent_on": "2026-11-20", "text": "Wir melden uns."}')
    assert done.returncode == 0
    assert json.loads(done.stdout)["promises"][0]["due"] is None


def test_the_day_of_a_moment_is_the_one_in_berlin():
    said = {"id": 1, "sent_on": "2026-11-20T23:30:00Z", "text": "Ich melde mich morgen."}
    assert json.loads(promises(json.dumps(said).encode()).stdout)["promises"][0]["due"] == "2026-11-22"


def test_neither_the_last_of_days_nor_half_a_character_ends_it():
    last = {"id": 1, "sent_on": "9999-12-30", "text": "Ich melde mich morgen, spätestens in drei Wochen."}
    half = b'{"id": 2, "sent_on": "2026-11-20", "text": "\\ud800 Ich melde mich morgen \\udfff."}'
    done = promises(json.dumps(last).encode(), half)
    assert (done.returncode, done.stderr) == (0, b"")
    first, second = (json.loads(line)["promises"] for line in done.stdout.splitlines())
    assert [one["due"] for one in first] == [None]
    assert [one["due"] for one in second] == ["2026-11-21"]


def test_what_a_broken_clock_dates_is_answered_without_a_day():
    said = {
        "id": 1,
        "sent_on": "0001-01-01",
        "text": "Ihre Reservation vom Dienstag werde ich morgen streichen.",
    }
    done = promises(json.dumps(said).encode(), json.dumps(said | {"sent_on": "2026-11-20"}).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    answers = [json.loads(line)["promises"] for line in done.stdout.splitlines()]
    assert [[one["due"] for one in answer] for answer in answers] == [[None], ["2026-11-21"]]


def test_a_missing_file_is_wrong_usage():
    assert promises(more=("/no/such/file",)).returncode == 2


def test_the_figures_are_printed():
    done = promises(more=("--evaluate",))
    assert done.returncode == 0
    assert b"detection f1 0.8" in done.stdout


def test_it_needs_neither_a_database_nor_django():
    code = "import sys; from kulanz import cli; cli.main(['promises', '--evaluate']); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
