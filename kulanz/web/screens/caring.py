"""What staff settle with a customer in person: the state opened and closed, a wish for silence noted and lifted."""

from django.http import HttpRequest, HttpResponse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.customers import silence
from kulanz.flow import caring, confirming
from kulanz.flow import silencing as wishes
from kulanz.lib.refusal import Refusal
from kulanz.triage import dissatisfied
from kulanz.web import access, answer


@require_POST
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    customer = access.customer(request, pk)
    caring.open_by_hand(customer, request.POST.get("note", ""), by=access.staff(request))
    return answer.go(request, "customer", pk, say=_("Noted. The owners are told."))


@require_POST
@access.owner_only
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    state = dissatisfied.find(access.customer(request, pk))
    if state is None:
        raise Refusal(_("Somebody else has closed this already."))
    dissatisfied.close(state, request.POST.get("done", ""), by=access.staff(request))
    return answer.go(request, "customer", pk, say=_("Closed. What was done is kept with the customer."))


@require_POST
@access.not_specialist
def silencing(request: HttpRequest, pk: int) -> HttpResponse:
    wishes.begin_by_hand(access.customer(request, pk), request.POST.get("note", ""), by=access.staff(request))
    return answer.go(request, "customer", pk, say=_("Noted. Nothing is sent to them any more."))


@require_POST
@access.not_specialist
def silencing_also(request: HttpRequest, pk: int) -> HttpResponse:
    address = request.POST.get("address", "")
    wishes.begin_also(access.customer(request, pk), address, by=access.staff(request))
    return answer.go(
        request,
        "customer",
        pk,
        say=_("Noted. Nothing is sent to %(address)s any more.") % {"address": address},
    )


@require_POST
@access.owner_only
def lifting(request: HttpRequest, pk: int) -> HttpResponse:
    silence.lift(access.customer(request, pk), request.POST.get("reason", ""), by=access.staff(request))
    return answer.go(request, "customer", pk, say=_("They may be written to again."))


@require_POST
def last_word(request: HttpRequest, pk: int) -> HttpResponse:
    """The one answer that is still allowed, or none."""
    conversation, staff = access.conversation(request, pk), access.staff(request)
    if request.POST.get("unsaid"):
        confirming.leave_unsaid(conversation, by=staff)
        return answer.go(request, "conversation", pk, say=_("Noted. They are left in peace without a word."))
    seen, text = parse_datetime(request.POST.get("seen", "")), request.POST.get("text", "")
    message = confirming.confirm(conversation, text.replace("\r\n", "\n"), by=staff, seen=seen)
    answer.offer_to_take_back(request, message)
    return answer.go(request, "conversation", pk)
