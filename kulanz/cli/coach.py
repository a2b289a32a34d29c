"""`kulanz coach`: what there is to say about drafts, without any database."""

import argparse
from typing import Any

from . import django_ready, lines

LANGUAGES = ("de", "en")
REGISTERS = ("sie", "du", "none")


def add_arguments(_name: str, parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="JSON lines; standard input if absent"
    )
    parser.add_argument("--language", choices=LANGUAGES, default="de", help="of the reasons (de)")
    parser.add_argument("--evaluate", action="store_true", help="measure on our own drafts instead")
    parser.set_defaults(call=coach)


def coach(chosen: argparse.Namespace) -> int:
    """Print one JSON line for each line that came, in order; 1 when some could not be used."""
    django_ready()
    from django.utils import translation

    with translation.override(chosen.language):
        if chosen.evaluate:
            return _evaluate()
        return lines.run("coach", chosen.file, _coached)


def _evaluate() -> int:
    from kulanz.flow import teaching

    for line in teaching.evaluate():
        print(line)
    return 0


def _coached(said: dict[str, Any]) -> dict[str, Any]:
    from kulanz.flow import situations
    from kulanz.reply.coach import look, missing, verdict

    incoming, draft, facts = _text(said, "incoming"), _text(said, "draft"), said.get("facts")
    facts = facts if isinstance(facts, dict) else {}
    situation = situations.of(
        incoming, draft, language=_language(said), register=_register(said, facts), facts=facts
    )
    found = look(draft, situation)
    findings = [
        {
            "flaw": one.flaw,
            "start": one.start,
            "end": one.end,
            "text": one.text,
            "severity": one.severity,
            "reason": str(one.reason),
            "suggestion": str(one.suggestion) or None,
        }
        for one in found
    ]
    return {"verdict": verdict(found), "findings": findings, "missing": missing(found)}


def _text(said: dict[str, Any], key: str) -> str:
    text = said.get(key) or ""
    if not isinstance(text, str):
        raise TypeError(f"{key} must be a string")
    return text


def _language(said: dict[str, Any]) -> str | None:
    given = said.get("language")
    if given is not None and given not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}")
    return str(given) if given else None


def _register(said: dict[str, Any], facts: dict[str, Any]) -> str | None:
    given = said.get("register") or facts.get("register")
    if given is None:
        return None
    if given not in REGISTERS:
        raise ValueError(f"register must be one of {', '.join(REGISTERS)}")
    return "" if given == "none" else str(given)
