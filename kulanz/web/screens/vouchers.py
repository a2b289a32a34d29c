"""Vouchers on the desk: the list, a code that somebody brings, redeemed by hand or made void."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.goodwill import coupons, vouchers
from kulanz.goodwill.models import Voucher
from kulanz.goodwill.vouchers import Use
from kulanz.lib.refusal import Refusal
from kulanz.web import access, answer, entries, giving
from kulanz.web.forms.gestures import CodeForm, RedemptionForm


@access.not_specialist
def listing(request: HttpRequest) -> HttpResponse:
    return _page(request, {})


@require_POST
@access.not_specialist
def lookup(request: HttpRequest) -> HttpResponse:
    """In a body and not in the address: a code is worth money."""
    typed = CodeForm(request.POST).checked()["code"]
    return _page(request, giving.answer(vouchers.look_up(typed)) | {"typed": typed})


@require_POST
@access.not_specialist
def redemption(request: HttpRequest, pk: int) -> HttpResponse:
    voucher, said = access.voucher(request, pk), RedemptionForm(request.POST).checked()
    use = Use(Voucher.Way.HAND, said["amount"] or None, said["about"])
    found = vouchers.redeem(voucher.code, use, by=access.staff(request))
    if not found.is_good:
        raise Refusal(giving.ANSWERS[found.code])
    return answer.go(request, "vouchers", say=_("Redeemed."))


@require_POST
@access.not_specialist
def reversal(request: HttpRequest, pk: int) -> HttpResponse:
    vouchers.take_back_redemption(access.voucher(request, pk), by=access.staff(request))
    return answer.go(request, "vouchers", say=_("The code is good again."))


@require_POST
@access.owner_only
def voiding(request: HttpRequest, pk: int) -> HttpResponse:
    vouchers.void(access.voucher(request, pk), by=access.staff(request))
    return answer.go(request, "vouchers", say=_("The code is void."))


@require_POST
@access.not_specialist
def coupon(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the shop asked once more to take it."""
    coupons.make_soon(access.voucher(request, pk))
    return answer.go(request, "vouchers", say=_("The shop is asked once more."))


def _page(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    before = entries.as_number(request.GET.get("before", ""))
    found = giving.vouchers_page(before)
    return answer.page(request, "gestures/vouchers.html", found | context | {"place": "promises"})
