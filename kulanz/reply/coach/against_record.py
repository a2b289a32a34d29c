"""Promises another day than the one that is on record, or tells of a payment that is not on record."""

import re
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

_COMMISSION = re.compile(r"provision|\bcommission|auszahlung|\bpayout")
_PAID = re.compile(r"überwiesen|ausgezahlt|ausbezahlt|\bbezahlt|\btransferred|\bpaid\b")
_NOT_SO = re.compile(
    r"\b(?:nicht|wird|werden|wurde nie|sobald|wenn|falls|not|will|once|if|when|never)\b|n't\b|\?"
)
_MONTH = re.compile(
    r"(?<![^\W\d_])(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[^\W\d_]*",
    re.IGNORECASE,
)


def look(draft: Written) -> Iterator[Finding]:
    yield from _other_days(draft)
    yield from _unpaid(draft)


def _other_days(draft: Written) -> Iterator[Finding]:
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


def _unpaid(draft: Written) -> Iterator[Finding]:
    """Notes; `facts["unpaid"]` holds the references of commissions that are on record as not paid."""
    told = draft.situation.facts.get("unpaid")
    unpaid = [one for one in told if isinstance(one, str)] if isinstance(told, list | tuple) else []
    if not unpaid or not _COMMISSION.search(f"{draft.plain} {draft.situation.incoming.lower()}"):
        return
    for said in draft.sentences:
        meant = _meant(said.words, unpaid)
        if meant and _PAID.search(said.words) and not _NOT_SO.search(said.words):
            yield Finding(
                "against_record", said.start, said.end, draft.text[said.start : said.end], "note",
                format_lazy("{} {}.", _("On record this commission is not paid:"), meant[0]),
            )  # fmt: skip


def _meant(words: str, unpaid: list[str]) -> list[str]:
    """Those of the month that the sentence names; all where it names none."""
    months = {month[:3].lower() for month in _MONTH.findall(words)}
    if not months:
        return unpaid
    return [one for one in unpaid if months & {month[:3].lower() for month in _MONTH.findall(one)}]


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
