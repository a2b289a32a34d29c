"""Refunds: the list, one case with its steps, and what is done about it."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.business import notices
from kulanz.flow import refunding
from kulanz.goodwill.refunds import Matter
from kulanz.lib import vault
from kulanz.lib.filenames import clean
from kulanz.web import access, answer, entries, limits, refunds
from kulanz.web.forms.refunds import MatterForm, ProofForm, VerdictForm


def listing(request: HttpRequest) -> HttpResponse:
    """Who has waited longest first; or what is done."""
    view = "done" if request.GET.get("view") == "done" else ""
    number = entries.as_number(request.GET.get("page", "")) or 1
    staff = access.staff(request)
    context = refunds.listing(staff, access.conversations(request), view=view, page=number)
    return answer.page(request, "refunds/list.html", {"place": "promises", **context})


def show(request: HttpRequest, pk: int) -> HttpResponse:
    case, staff = access.refund_case(request, pk), access.staff(request)
    notices.read(staff, case)
    context = {"place": "promises", **refunds.page(case, by=staff)}
    return answer.either(request, "refunds/show.html", "case", context)


@require_POST
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    """From a conversation, about one of their orders or about something that is not known here."""
    conversation, staff = access.conversation(request, pk), access.staff(request)
    chosen = entries.as_number(request.POST.get("order", ""))
    order = access.order(request, chosen) if chosen else None
    matter = Matter(order, title=request.POST.get("title", ""))
    case = refunding.open_case(conversation, matter, by=staff)
    return answer.go(request, "refund_case", case.pk)


@require_POST
def matter(request: HttpRequest, pk: int) -> HttpResponse:
    case, staff = access.refund_case(request, pk), access.staff(request)
    chosen = entries.as_number(request.POST.get("order", ""))
    form = MatterForm(request.POST, access.order(request, chosen) if chosen else None)
    refunding.describe(case, form.matter(), form.checked()["asked_on"], by=staff)
    return answer.go(request, "refund_case", pk, say=_("Saved."))


@require_POST
@access.not_specialist
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    case, staff = access.refund_case(request, pk), access.staff(request)
    currency = case.order.currency if case.order else ""
    refunding.decide(case, VerdictForm(request.POST).verdict(currency), by=staff)
    return answer.go(request, "refund_case", pk, say=_("Decided."))


@require_POST
@access.not_specialist
def booking(request: HttpRequest, pk: int) -> HttpResponse:
    """Through the shop; this page follows it."""
    refunding.book(access.refund_case(request, pk), by=access.staff(request))
    return answer.go(request, "refund_case", pk)


@require_POST
@access.not_specialist
def lookup(request: HttpRequest, pk: int) -> HttpResponse:
    refunding.look_again(access.refund_case(request, pk), by=access.staff(request))
    return answer.go(request, "refund_case", pk)


@require_POST
@access.not_specialist
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Booked by hand, and this shows it."""
    case, staff = access.refund_case(request, pk), access.staff(request)
    limits.not_too_often(request, "upload")
    refunding.book_by_hand(case, ProofForm(request.POST, request.FILES).proof(), by=staff)
    return answer.go(request, "refund_case", pk, say=_("Booked."))


@require_POST
@access.not_specialist
def settlement(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody has looked in the shop."""
    case, form = access.refund_case(request, pk), ProofForm(request.POST, request.FILES)
    proof, is_booked = form.proof(), form.checked()["is_booked"]
    refunding.settle(case, proof, is_booked=is_booked, by=access.staff(request))
    return answer.go(request, "refund_case", pk, say=_("Saved."))


@require_POST
@access.not_specialist
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    refunding.withdraw(access.refund_case(request, pk), by=access.staff(request))
    return answer.go(request, "refund_case", pk, say=_("Noted: they do not want it any more."))


@require_POST
def passage(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin an answer with ready words; nothing is sent."""
    case, staff = access.refund_case(request, pk), access.staff(request)
    conversation = refunding.write(case, request.POST.get("step", ""), by=staff)
    return answer.go(request, "conversation", conversation.pk)


@access.not_specialist
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What shows that it was booked by hand."""
    case = access.refund_case(request, pk)
    if not case.proof_file:
        raise Http404
    head = content_disposition_header(True, clean(case.proof_name) or "proof") or "attachment"
    headers = {"Content-Disposition": head, "X-Content-Type-Options": "nosniff"}
    chunks = vault.chunks(case.proof_file)
    return StreamingHttpResponse(chunks, content_type="application/octet-stream", headers=headers)
