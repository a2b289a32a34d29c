"""Notices in words, on the page and by mail: what is covered in a conversation is covered there as well."""

from collections.abc import Iterable

from kulanz.business import notices
from kulanz.business.models import Notice
from kulanz.triage import veiling
from kulanz.triage.covering import NONE


def sentences(told: Iterable[Notice]) -> list[str]:
    """What happened, a line each."""
    found = list(told)
    known = veiling.of({one.subject_id for one in found if one.subject_kind == "conversation"})
    return [
        known.get(one.subject_id if one.subject_kind == "conversation" else 0, NONE).covered_note(
            notices.sentence(one)
        )
        for one in found
    ]


def mail_due() -> int:
    return notices.mail_due(sentences)
