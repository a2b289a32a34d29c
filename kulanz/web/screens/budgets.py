"""Settings: what gestures may cost, and the keys with which programs redeem vouchers."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.goodwill import budgets, keys
from kulanz.lib import links
from kulanz.web import access, answer, giving
from kulanz.web.forms.gestures import BudgetForm, KeyForm

from .frame import show


@access.owner_only
def budget(request: HttpRequest) -> HttpResponse:
    form, by = BudgetForm.of(budgets.kept(), request.POST or None), access.staff(request)
    if form.does(lambda said: budgets.keep(**said, by=by)):
        return answer.go(request, "gesture_budget", say=_("Saved."))
    return _page(request, form=form)


@access.owner_only
@require_POST
def key_new(request: HttpRequest) -> HttpResponse:
    """The key stands on this page this once."""
    form = KeyForm(request.POST)
    if form.does(lambda said: keys.make(said["name"], by=access.staff(request))):
        return _page(request, fresh_key=form.result)
    return _page(request, key_form=form)


@access.owner_only
@require_POST
def key_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    keys.withdraw(pk, by=access.staff(request))
    return answer.go(request, "gesture_budget", say=_("The key opens nothing any more."))


def _page(request: HttpRequest, **context: object) -> HttpResponse:
    kept = budgets.kept()
    told = {
        "form": BudgetForm.of(kept),
        "key_form": KeyForm(),
        "fresh_key": "",
        "keys": keys.live(),
        "currency": kept.currency,
        "money": giving.in_words(budgets.purse()),
        "api": links.absolute("voucher_check").removesuffix("/check"),
    }
    return show(request, "gestures.html", tab="gestures", **(told | context))
