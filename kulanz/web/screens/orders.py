from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.customers.standing import crowning
from kulanz.lib.refusal import Refusal
from kulanz.web import access, answer

CROWNS = {"yes": True, "no": False, "reckoned": None}


def show(request: HttpRequest, pk: int) -> HttpResponse:
    order = access.order(request, pk)
    return answer.page(request, "orders/show.html", {"order": order, "refunds": order.refunds.all()})


@require_POST
@access.owner_only
def crown(request: HttpRequest, pk: int) -> HttpResponse:
    customer, chosen = access.customer(request, pk), request.POST.get("crown", "")
    if chosen not in CROWNS:
        raise Refusal(_("Please choose what this customer is."))
    crowning.crown(customer, CROWNS[chosen], note=request.POST.get("note", ""), by=access.staff(request))
    return answer.go(request, "customer", pk, say=_("Saved."))
