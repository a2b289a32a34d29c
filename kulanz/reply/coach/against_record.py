"""Promises another day than the one that is on record."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kulanz.reading import promises
from kulanz.reading.promises.kinds import kind_of

from .finding import Finding
from .situation import Situation
from .written import Written


def look(draft: Written) -> Iterator[Finding]:
    """Notes; `facts["promises"]` holds {"what", "due"}, and only what is of the same kind is compared."""
    owed = _owed(draft.situation)
    if not owed:
        return
    for found in promises.find(draft.text, timezone.localdate()):
        days = owed.get(found.kind, set())
        if found.due is None or not days or found.due in days:
            continue
        yield Finding(
            "against_record", found.start, found.end, draft.text[found.start : found.end], "note",
            format_lazy("{} {}.", _("On record this is promised by"), date_format(min(days), "SHORT_DATE_FORMAT")),
        )  # fmt: skip


def _owed(situation: Situation) -> dict[str, set[date]]:
    """Days by the kind of what is promised, where that can be told."""
    told = situation.facts.get("promises")
    owed: dict[str, set[date]] = {}
    for one in told if isinstance(told, list | tuple) else ():
        if isinstance(one, Mapping) and (on := _day(one.get("due"))):
            said = one.get("kind") or one.get("what")
            kind = said if said in promises.KINDS else kind_of(str(said or "").lower())
            owed.setdefault(kind, set()).add(on)
    owed.pop("other", None)
    return owed


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(told[:10]) if isinstance(told, str) else None
    except ValueError:
        return None
