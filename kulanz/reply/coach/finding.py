from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["note", "flaw", "grave"]
Verdict = Literal["send", "reconsider", "stop"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the coach says of a passage; an absence has no passage (start, end and text are None).

    Offsets count code points of the draft, the end is exclusive. `reason` and `suggestion` are lazy
    translations; an empty suggestion means that the coach knows no better wording.
    """

    flaw: str
    start: int | None
    end: int | None
    text: str | None
    severity: Severity
    reason: Any
    suggestion: Any = ""


def verdict(findings: Iterable[Finding]) -> Verdict:
    """Any grave finding: stop; else any flaw: reconsider; notes never change it."""
    found = {finding.severity for finding in findings}
    if "grave" in found:
        return "stop"
    return "reconsider" if "flaw" in found else "send"
