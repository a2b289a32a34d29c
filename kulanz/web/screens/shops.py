"""Shops whose orders come in: how they fare, how one is connected, and the door at which they knock."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kulanz.customers.models import Shop
from kulanz.customers.shops import hooks, setting_up
from kulanz.web import answer, limits
from kulanz.web.access import owner_only
from kulanz.web.forms.shops import ShopForm, ShopRemovalForm

from .frame import show


@owner_only
def shop_list(request: HttpRequest) -> HttpResponse:
    return show(request, "shops.html", tab="shops", shops=setting_up.with_health())


@owner_only
def shop_new(request: HttpRequest) -> HttpResponse:
    """First the kind, then what it needs."""
    kinds = [(kind, Shop.Kind(kind).label) for kind in setting_up.SECRETS]
    kind = request.POST.get("kind", "") or request.GET.get("kind", "")
    if kind not in setting_up.SECRETS:
        return show(request, "shop_new.html", tab="shops", kinds=kinds)
    form = ShopForm(request.POST or None, Shop(kind=kind))
    if form.does(lambda said: setting_up.add(kind, said["name"], said.get("url", ""), said)):
        setting_up.look(form.result)
        return answer.go(request, "shop", form.result.pk)
    return show(request, "shop_new.html", tab="shops", kinds=kinds, form=form, shop=form.shop)


@owner_only
def shop(request: HttpRequest, pk: int) -> HttpResponse:
    kept = _shop(pk)
    form = ShopForm(request.POST or None, kept)
    if form.does(lambda said: setting_up.keep(kept, said["name"], said.get("url", ""), said)):
        is_well = setting_up.look(kept)
        return answer.go(request, "shop", pk, say=_("Saved.") if is_well else "")
    return _overview(request, _shop(pk), form=form)


@owner_only
@require_POST
def shop_check(request: HttpRequest, pk: int) -> HttpResponse:
    is_well = setting_up.look(_shop(pk))
    said = _("The shop answers and lets the desk read.") if is_well else ""
    return answer.go(request, "shop", pk, say=said)


@owner_only
@require_POST
def shop_fetch(request: HttpRequest, pk: int) -> HttpResponse:
    setting_up.fetch_now(_shop(pk))
    return answer.go(request, "shops", say=_("The desk is looking for new orders."))


@owner_only
@require_POST
def shop_pause(request: HttpRequest, pk: int) -> HttpResponse:
    setting_up.pause(_shop(pk))
    return answer.go(request, "shops", say=_("The shop rests. No orders come in until you resume it."))


@owner_only
@require_POST
def shop_start(request: HttpRequest, pk: int) -> HttpResponse:
    setting_up.resume(_shop(pk))
    return answer.go(request, "shops", say=_("Its orders come in again."))


@owner_only
@require_POST
def shop_hook_secret(request: HttpRequest, pk: int) -> HttpResponse:
    """A fresh one, on this page this once."""
    secret = setting_up.new_hook_secret(_shop(pk))
    return _overview(request, _shop(pk), hook_secret=secret)


@owner_only
@require_POST
def shop_removal(request: HttpRequest, pk: int) -> HttpResponse:
    leaving = _shop(pk)
    form = ShopRemovalForm(request.POST)
    if form.does(lambda said: setting_up.remove(leaving, is_sure=said["is_sure"])):
        return answer.go(request, "shops", say=_("The shop is removed."))
    return _overview(request, leaving, removal=form)


@csrf_exempt
@require_POST
def hook(request: HttpRequest, hook: str) -> HttpResponse:
    """A shop knocks: believed by its signature alone."""
    if limits.is_too_often(request, "hook"):
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    reply = hooks.receive(hook, request.headers, request.body)
    return HttpResponse(reply.text, status=reply.status, content_type="text/plain; charset=utf-8")


def _shop(pk: int) -> Shop:
    return get_object_or_404(setting_up.connected(), pk=pk)


def _overview(request: HttpRequest, shop: Shop, **context: Any) -> HttpResponse:
    hook = setting_up.hook_address(shop)
    context = {"form": ShopForm(None, shop), "removal": ShopRemovalForm(), "hook_secret": ""} | context
    return show(
        request, "shop.html", tab="shops", shop=shop, health=setting_up.health(shop),
        hook_address=hook, is_reachable=hook.startswith("https:"),
        gives_secret=shop.kind in setting_up.OUR_SECRET, **context,
    )  # fmt: skip
