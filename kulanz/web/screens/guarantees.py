"""Settings: on which terms money goes back."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.goodwill import guarantee
from kulanz.goodwill.guarantee import Terms
from kulanz.web import access, answer
from kulanz.web.forms.refunds import TermsForm

from .frame import show

MOST_CHARACTERS = 100


@access.owner_only
def general(request: HttpRequest) -> HttpResponse:
    """For all products; below them those that have terms of their own."""
    form = TermsForm.of(guarantee.for_all(), request.POST or None)
    if form.does(lambda said: guarantee.write(None, Terms(**said))):
        return answer.go(request, "guarantee", say=_("Saved."))
    query = request.GET.get("q", "")[:MOST_CHARACTERS]
    return show(
        request,
        "guarantee.html",
        tab="guarantee",
        form=form,
        own=guarantee.own(),
        query=query,
        products=guarantee.products(query) if query else [],
    )


@access.owner_only
def of_product(request: HttpRequest, pk: int) -> HttpResponse:
    product = access.product(request, pk)
    form = TermsForm.of(guarantee.of_product(product), request.POST or None)
    if form.does(lambda said: guarantee.write(product, Terms(**said))):
        return answer.go(request, "guarantee", say=_("Saved."))
    return show(request, "guarantee_product.html", tab="guarantee", form=form, product=product)


@require_POST
@access.owner_only
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    guarantee.drop(access.product(request, pk))
    return answer.go(request, "guarantee", say=_("It has the terms of all others now."))
