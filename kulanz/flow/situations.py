"""The situation of a draft that comes with the message it answers, without any database."""

from collections.abc import Mapping
from typing import Any

from kulanz.reading import language as languages
from kulanz.reading import register as address
from kulanz.reply.coach.situation import Situation
from kulanz.triage.judge import judge


def of(
    incoming: str,
    draft: str,
    *,
    language: str | None = None,
    register: str | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Situation:
    """What is not given is read off the message, the language off the draft ("en", else German)."""
    theirs = judge(incoming) if incoming.strip() else None
    return Situation(
        language=language or ("en" if languages.language(draft) == "en" else "de"),
        register=address.register_of(incoming) if register is None else register,
        incoming=incoming,
        demands=tuple(theirs.demands) if theirs else (),
        mood=theirs.mood if theirs else "",
        is_abusive=theirs is not None and theirs.abuse != "none",
        is_extremely_dissatisfied=theirs is not None and theirs.extremely_dissatisfied,
        facts=facts or {},
    )
