"""Findings that somebody turned down: of the same words they are not said again, to nobody."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.lib.refusal import Refusal
from kulanz.reading import terms

from .coach import Finding
from .models import Draft, ThumbDown

# What is right or wrong by the customer at hand, not by its words: turned down for this draft alone.
OF_ONE_DRAFT = frozenset(
    "register_mix wrong_name attachment_missing wrong_language foreign_detail second_apology against_record".split()
)
LONGEST = 500
_GRAVE = _("Only an owner can turn down what makes the coach say stop.")


def turn_down(draft: Draft, flaw: str, text: str, *, by: Staff) -> None:
    """The coach is wrong about this passage; an empty one means an absence."""
    passage = _folded(text)
    mine = draft if _is_of_one_draft(flaw, passage) else None
    ThumbDown.objects.get_or_create(flaw=flaw[:40], passage=passage, draft=mine, staff=by)


def take_back(draft: Draft, flaw: str, text: str) -> None:
    """The coach may say it again."""
    _rows(draft).filter(flaw=flaw, passage=_folded(text)).delete()


def divide(draft: Draft, found: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """What is still to be said of the draft, and what was turned down; of what is grave only by an owner."""
    found = list(found)
    rows = _rows(draft).filter(flaw__in={one.flaw for one in found}) if found else ThumbDown.objects.none()
    said = {(row.flaw, row.passage, row.staff.role) for row in rows.select_related("staff")}
    still: list[Finding] = []
    down: list[Finding] = []
    for one in found:
        roles = {Staff.Role.OWNER} if one.severity == "grave" else set(Staff.Role)
        mine = {(one.flaw, _folded(one.text or ""), role) for role in roles}
        (down if mine & said else still).append(one)
    return still, down


def require_may(found: Iterable[Finding], flaw: str, text: str, *, by: Staff) -> None:
    """Who is no owner changes what is grave, or writes that it is to be sent all the same."""
    mine = (one for one in found if one.flaw == flaw and _folded(one.text or "") == _folded(text))
    if not by.is_owner and any(one.severity == "grave" for one in mine):
        raise Refusal(_GRAVE)


def _rows(draft: Draft) -> QuerySet[ThumbDown]:
    everywhere = Q(draft=None) & ~Q(passage="") & ~Q(flaw__in=OF_ONE_DRAFT)
    return ThumbDown.objects.filter(everywhere | Q(draft=draft))


def _is_of_one_draft(flaw: str, passage: str) -> bool:
    return not passage or flaw in OF_ONE_DRAFT


def _folded(text: str) -> str:
    return terms.fold(" ".join(text.split()))[:LONGEST]
