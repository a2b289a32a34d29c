"""The quick look before a cue is tried must never cost a match."""

import json

from kulanz.triage import cues
from kulanz.triage.corpus import messages


def test_the_quick_look_loses_nothing():
    for message in messages()[::7]:
        text = f"{message.subject}\n{message.text}"
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        slow = [
            cues.Hit(cue.name, *match.span())
            for cue in cues.all_cues()
            for match in cue.pattern.finditer(text if cue.minds_capitals else lowered)
        ]
        assert cues.find(text) == slow


def test_every_cue_speaks_of_a_label():
    from kulanz.triage.labels import LABELS

    short = {"ed", "public"}
    assert {cue.name.split(".")[0] for cue in cues.all_cues()} <= {*LABELS, *short}


def test_the_traces_written_down_are_those_of_the_cues_as_they_are():
    from kulanz.triage.cues.literals import trace

    kept = json.loads(cues.TRACES.read_text(encoding="utf-8"))["traces"]
    assert [[one.begins, one.needs] for one in (trace(cue.written) for cue in cues.all_cues())] == kept
