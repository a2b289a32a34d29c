"""What kind of customer somebody is, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.customers.models import Customer, Standing
from kulanz.customers.standing import facts, words

BEST = "best"
KINDS: dict[str, Any] = {
    Standing.Kind.SUPER: gettext_lazy("super-customers"),
    Standing.Kind.LOYAL: gettext_lazy("loyal"),
    Standing.Kind.NEW: gettext_lazy("new"),
    Standing.Kind.AT_RISK: gettext_lazy("at risk"),
    Standing.Kind.SLEEPING: gettext_lazy("sleeping"),
}
# Who said it, when, and what follows; with a person and without one who has left.
_SAID: dict[bool, tuple[Any, Any]] = {
    True: (gettext_lazy("{who} made them a super-customer on {day}"), gettext_lazy("Made a super-customer on {day}")),
    False: (
        gettext_lazy("{who} said on {day} that this is no super-customer"),
        gettext_lazy("Said on {day} to be no super-customer"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Portrait:
    kind: str
    is_super: bool
    # Why, in a sentence.
    reason: str
    # A person said so, and the figures were not asked: who and when, and why.
    said: str
    note: str

    @property
    def is_said(self) -> bool:
        return bool(self.said)


@dataclass(frozen=True, slots=True)
class Choice:
    words: str
    query: str
    is_chosen: bool


def standing(customer: Customer) -> Portrait | None:
    """None of whom nothing is known yet."""
    found = Standing.objects.filter(customer=customer).select_related("crowned_by").first()
    if found is None or not (found.kind or found.is_crowned is not None):
        return None
    return of(found)


def of(standing: Standing) -> Portrait:
    known = facts.find(standing.facts)
    is_said = standing.is_crowned is not None
    return Portrait(
        kind=str(standing.get_kind_display()),
        is_super=standing.is_super,
        reason=capfirst(words.sentence(known)) if known else "",
        said=_said(standing) if is_said else "",
        note=standing.crowned_note if is_said else "",
    )


def choices(order: str, kind: str, query: str) -> Iterator[Choice]:
    """How the list of customers can be ordered and narrowed."""
    asked = {"q": query} if query else {}
    offered = [("", "", _("newest first")), (BEST, "", _("best first"))]
    offered += [("", code, str(said)) for code, said in KINDS.items()]
    for one, of_kind, said in offered:
        chosen = {"order": one, "kind": of_kind}
        told = urlencode(asked | {name: value for name, value in chosen.items() if value})
        yield Choice(capfirst(said), told, (one, of_kind) == (("" if kind else order), kind))


def _said(standing: Standing) -> str:
    with_person, without = _SAID[bool(standing.is_crowned)]
    day = date_format(localtime(standing.crowned_at), "SHORT_DATE_FORMAT") if standing.crowned_at else "…"
    return str(with_person if standing.crowned_by else without).format(who=standing.crowned_by, day=day)
