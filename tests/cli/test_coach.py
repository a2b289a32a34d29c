"""`kulanz coach`, as it is called by others."""

import json
import subprocess
import sys


def coach(*lines: bytes, options=()):
    command = [sys.executable, "-m", "kulanz.cli", "coach", *options]
    return subprocess.run(command, input=b"\n".join(lines), capture_output=True, timeout=120, check=False)


def line(**keys):
    return json.dumps(keys, ensure_ascii=False).encode()


SHARP = "Guten Tag 🙂 Frau Muster,\n\nSie hätten die Anleitung lesen sollen."


def test_every_line_has_its_answer_in_order_and_a_bad_one_stops_nobody():
    done = coach(
        line(id=1, incoming="Wo ist mein Paket?", draft="Guten Tag,\n\nIhr Paket kommt am Freitag."),
        b"{broken",
        line(id="drei", incoming="", draft=7),
        line(id=4, incoming="Es geht nicht.", draft=SHARP, more=1),
        line(id=5, incoming="", draft="Hallo,\n\nda ist es.", register="ihr"),
    )
    answers = [json.loads(one) for one in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [answer["id"] for answer in answers] == [1, None, "drei", 4, 5]
    assert ["error" in answer for answer in answers] == [False, True, True, False, True]
    assert answers[0] == {"id": 1, "verdict": "send", "findings": [], "missing": []}


def test_offsets_count_code_points_and_reasons_are_german():
    done = coach(line(id=1, incoming="Es geht nicht.", draft=SHARP))
    answer = json.loads(done.stdout)
    [finding] = answer["findings"]
    assert done.returncode == 0
    assert answer["verdict"] == "reconsider"
    assert set(finding) == {"flaw", "start", "end", "text", "severity", "reason", "suggestion"}
    assert SHARP[finding["start"] : finding["end"]] == finding["text"]
    assert finding["flaw"] == "blame"
    assert "Fehler" in finding["reason"]


def test_reasons_can_be_english():
    done = coach(line(id=1, incoming="", draft=SHARP), options=["--language", "en"])
    assert "fault" in json.loads(done.stdout)["findings"][0]["reason"]


def test_an_absence_has_no_place_and_is_named():
    done = coach(line(id=1, incoming="", draft="Ihr Paket kommt am Freitag."))
    answer = json.loads(done.stdout)
    [finding] = answer["findings"]
    assert (finding["start"], finding["end"], finding["text"]) == (None, None, None)
    assert answer["missing"] == ["missing_salutation"]


def test_du_and_sie_follow_the_message():
    done = coach(
        line(id=1, incoming="Kannst du mir bitte helfen?", draft="Hallo,\n\nich schicke Ihnen das Buch.")
    )
    assert [f["flaw"] for f in json.loads(done.stdout)["findings"]] == ["register_mix"]


def test_a_missing_file_is_wrong_usage():
    command = [sys.executable, "-m", "kulanz.cli", "coach", "/no/such/file"]
    assert subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 2
