"""Files of orders: brought, looked at until the desk reads them rightly, taken, and told what was wrong in them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.customers.models import Order, OrderFile
from kulanz.customers.orderfiles.reading import Fault
from kulanz.customers.orderfiles.survey import Look, Wish
from kulanz.flow import orderfiles
from kulanz.lib.filenames import clean
from kulanz.web import amounts, answer, orderfile_words
from kulanz.web.access import owner_only, staff
from kulanz.web.forms.orderfiles import MappingForm, UploadForm, progress, wish
from kulanz.web.limits import not_too_often

from .frame import show

TAB = "orders"


@owner_only
def orderfile_list(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_bound:
        not_too_often(request, "upload")
    if form.does(lambda said: _upload(request, said)):
        return answer.go(request, "orderfile", form.result.pk)
    return show(request, "orders.html", tab=TAB, form=form, files=orderfiles.listed())


@owner_only
def orderfile(request: HttpRequest, pk: int) -> HttpResponse:
    file = _file(pk)
    if file.state == OrderFile.State.MAPPING:
        look = orderfiles.look(file, Wish())
        return show(request, "orders_mapping.html", tab=TAB, **_mapping(file, look, MappingForm(look)))
    context = _told(file)
    if answer.wants_fragment(request):
        return answer.part(request, "settings/orders_file.html", "state", context)
    return show(request, "orders_file.html", tab=TAB, **context)


@owner_only
@require_POST
def orderfile_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """How the file would be read with what is chosen so far; nothing is kept of it."""
    file = _file(pk)
    if file.state != OrderFile.State.MAPPING:
        return answer.go(request, "orderfile", pk)
    look = orderfiles.look(file, wish(request.POST))
    context = _mapping(file, look, MappingForm(look))
    if answer.wants_fragment(request):
        return answer.part(request, "settings/orders_mapping.html", "mapping", context)
    return show(request, "orders_mapping.html", tab=TAB, **context)


@owner_only
@require_POST
def orderfile_taking(request: HttpRequest, pk: int) -> HttpResponse:
    file = _file(pk)
    if file.state != OrderFile.State.MAPPING:
        return answer.go(request, "orderfile", pk)
    look = orderfiles.look(file, wish(request.POST))
    if look.missing:
        form = MappingForm(look, is_asked=True)
        return show(request, "orders_mapping.html", tab=TAB, **_mapping(file, look, form))
    orderfiles.begin(file, look.layout)
    return answer.go(request, "orderfile", pk)


@owner_only
@require_POST
def orderfile_breaking_off(request: HttpRequest, pk: int) -> HttpResponse:
    orderfiles.break_off(_file(pk))
    return answer.go(request, "orderfile", pk, say=_("Broken off. What was taken so far stays."))


@owner_only
@require_POST
def orderfile_resumption(request: HttpRequest, pk: int) -> HttpResponse:
    orderfiles.go_on(_file(pk))
    return answer.go(request, "orderfile", pk)


@owner_only
def orderfile_faults(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """All of them, for a spreadsheet."""
    file = _file(pk)
    lines = orderfile_words.as_csv(orderfiles.faults(file))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = clean(_("%(file)s, what is wrong.csv") % {"file": file.name.removesuffix(".csv")})
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@owner_only
@require_POST
def orderfile_removal(request: HttpRequest, pk: int) -> HttpResponse:
    orderfiles.discard(_file(pk))
    return answer.go(
        request, "orderfiles", say=_("The file is gone from the desk. Orders that were taken stay.")
    )


def _file(pk: int) -> OrderFile:
    return get_object_or_404(orderfiles.listed(), pk=pk)


def _upload(request: HttpRequest, said: dict[str, Any]) -> OrderFile:
    file = said["file"]
    shop = said["shop"] or said["name"]
    return orderfiles.upload(clean(file.name) or _("file"), file.size, file.chunks, shop, by=staff(request))


def _mapping(file: OrderFile, look: Look, form: MappingForm) -> dict[str, Any]:
    return {
        "file": file,
        "look": look,
        "form": form,
        "orders": [
            (line, order, amounts.written(order.total_cents, order.currency), Order.State(order.state).label)
            for line, order in look.orders
        ],
        "faults": [orderfile_words.of_fault(fault) for fault in look.faults],
        "failed": look.tried - look.taken,
    }


def _told(file: OrderFile) -> dict[str, Any]:
    kept = [Fault(*one) for one in file.errors]
    return {
        "file": file,
        "share": progress(file),
        "faults": [orderfile_words.of_fault(fault) for fault in kept],
        "is_reading": file.state == OrderFile.State.READING,
    }
