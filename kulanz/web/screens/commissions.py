"""Commissions: what is owed to partners, what was paid, and the lists from which it comes."""

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.customers.orderfiles.reading import Fault
from kulanz.followup import commissionfiles, commissions, commissiontotals
from kulanz.followup.commissionlist import Look, Wish
from kulanz.followup.models import CommissionFile
from kulanz.lib.filenames import clean
from kulanz.web import access, answer, entries, limits
from kulanz.web import commissions as words
from kulanz.web.forms import commissions as forms
from kulanz.web.forms.commissions import MappingForm, PaymentForm, UploadForm

State = CommissionFile.State
Shown = TypeVar("Shown")
# More than that nobody turns, and no database counts to.
MOST_PAGES = 10_000


@access.not_specialist
def listing(request: HttpRequest) -> HttpResponse:
    told = request.GET
    view = told["view"] if told.get("view") in words.VIEWS else "owed"
    page = min(max(1, entries.as_number(told.get("page", "")) or 1), MOST_PAGES)
    partner = access.customer(request, pk) if (pk := entries.as_number(told.get("partner", ""))) else None
    number = partner.pk if partner else None
    context: dict[str, Any] = {
        "place": "promises",
        "view": view,
        "choices": words.choices(view),
        "partner": partner,
        "sums": words.sums(number),
        "page": page,
        "today": forms.today(),
    }
    if view == "partners":
        partners, context["is_last"] = _page(commissiontotals.by_partner(), page)
        context["partners"] = words.partners(partners)
    else:
        rows, context["is_last"] = _page(commissiontotals.listed(view, number), page)
        context["rows"] = words.rows(rows)
    return answer.page(request, "commissions/list.html", context)


@require_POST
@access.not_specialist
def payment(request: HttpRequest, pk: int) -> HttpResponse:
    """It was paid, on the day that somebody names."""
    on = PaymentForm(request.POST).checked()
    commissions.pay(access.commission(request, pk), on, by=access.staff(request))
    return answer.go(request, "commissions", say=_("Noted as paid."))


@require_POST
@access.not_specialist
def payment_removal(request: HttpRequest, pk: int) -> HttpResponse:
    commissions.take_back(access.commission(request, pk), by=access.staff(request))
    return answer.go(request, "commissions", say=_("It is owed again."))


@access.owner_only
def bringing(request: HttpRequest) -> HttpResponse:
    """A list is brought; then it is looked at on its own page."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_bound:
        limits.not_too_often(request, "upload")
    if form.does(lambda said: _upload(request, said)):
        return answer.go(request, "commission_file", form.result.pk)
    context = {"place": "promises", "form": form, "files": list(commissionfiles.listed()[:20])}
    return answer.page(request, "commissions/bringing.html", context, status=422 if form.errors else 200)


@access.owner_only
def file(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.commission_file(request, pk)
    if found.state == State.MAPPING:
        look = commissionfiles.look(found, Wish())
        return answer.page(request, "commissions/mapping.html", _mapping(found, look, MappingForm(look)))
    context = _told(found)
    if answer.wants_fragment(request):
        return answer.part(request, "commissions/file.html", "state", context)
    return answer.page(request, "commissions/file.html", context)


@access.owner_only
@require_POST
def file_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """How the list would be read with what is chosen so far; nothing is kept of it."""
    found = access.commission_file(request, pk)
    if found.state != State.MAPPING:
        return answer.go(request, "commission_file", pk)
    look = commissionfiles.look(found, forms.wish(request.POST))
    return answer.either(
        request, "commissions/mapping.html", "mapping", _mapping(found, look, MappingForm(look))
    )


@access.owner_only
@require_POST
def file_taking(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.commission_file(request, pk)
    if found.state != State.MAPPING:
        return answer.go(request, "commission_file", pk)
    look = commissionfiles.look(found, forms.wish(request.POST))
    if look.missing:
        context = _mapping(found, look, MappingForm(look, is_asked=True))
        return answer.page(request, "commissions/mapping.html", context, status=422)
    commissionfiles.begin(found, look)
    return answer.go(request, "commission_file", pk)


@access.owner_only
@require_POST
def file_removal(request: HttpRequest, pk: int) -> HttpResponse:
    commissionfiles.discard(access.commission_file(request, pk))
    said = _("The list is gone from the desk. Commissions that were taken stay.")
    return answer.go(request, "commission_bringing", say=said)


def _page(found: QuerySet[Any, Shown], page: int) -> tuple[list[Shown], bool]:
    """What stands on that page, and whether it is the last one."""
    begin = (page - 1) * commissiontotals.PAGE
    part = list(found[begin : begin + commissiontotals.PAGE + 1])
    return part[: commissiontotals.PAGE], len(part) <= commissiontotals.PAGE


def _upload(request: HttpRequest, said: dict[str, Any]) -> CommissionFile:
    brought = said["file"]
    name = clean(brought.name) or _("file")
    return commissionfiles.upload(name, brought.size, brought.chunks(), by=access.staff(request))


def _mapping(found: CommissionFile, look: Look, form: MappingForm) -> dict[str, Any]:
    return {
        "place": "promises",
        "file": found,
        "look": look,
        "form": form,
        "seen": forms.seen(look.layout.columns),
        "lines": [(line.number, words.of_list(line.told)) for line in look.shown if line.told],
        "faults": [words.told(fault) for fault in look.faults],
        "failed": look.lines - look.taken if look.shown or look.faults else 0,
    }


def _told(found: CommissionFile) -> dict[str, Any]:
    return {
        "place": "promises",
        "file": found,
        "faults": [words.told(Fault(*one)) for one in found.errors],
        "is_reading": found.state == State.READING,
    }
