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
    parser.set_defaults(call=coach)


def coach(chosen: argparse.Namespace) -> int:
    """Print one JSON line for each line that came, in order; 1 when some could not be used."""
    django_ready()
    from django.utils import translation

    with translation.override(chosen.language):
        return lines.run("coach", chosen.file, _coached)


def _coached(said: dict[str, Any]) -> dict[str, Any]:
    from kulanz.reply.coach import Situation, look, missing, verdict
    from kulanz.triage.judge import judge

    incoming, draft = _text(said, "incoming"), _text(said, "draft")
    theirs = judge(incoming) if incoming.strip() else None
    facts = said.get("facts")
    situation = Situation(
        language=_language(said, draft),
        register=_register(said, incoming),
        incoming=incoming,
        demands=theirs.demands if theirs else (),
        is_heated=theirs is not None and (theirs.mood == "furious" or theirs.abuse != "none"),
        facts=facts if isinstance(facts, dict) else {},
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


def _language(said: dict[str, Any], draft: str) -> str:
    """As given, else guessed from the draft; what is neither is read as German."""
    from kulanz.reading import language

    given = said.get("language")
    if given is not None and given not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}")
    return given or ("en" if language.language(draft) == "en" else "de")


def _register(said: dict[str, Any], incoming: str) -> str:
    from kulanz.reading import register

    facts = said.get("facts")
    given = said.get("register") or (facts.get("register") if isinstance(facts, dict) else None)
    if given is None:
        return register.register_of(incoming)
    if given not in REGISTERS:
        raise ValueError(f"register must be one of {', '.join(REGISTERS)}")
    return "" if given == "none" else str(given)
