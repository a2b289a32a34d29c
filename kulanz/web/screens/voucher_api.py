"""For programs: what a code is good for, and redeeming it. Described in docs/api.md."""

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kulanz.goodwill import codes, keys, vouchers
from kulanz.goodwill.models import Voucher
from kulanz.goodwill.vouchers import Answer, Use
from kulanz.web import limits

LARGEST = 10_000
LARGEST_CENTS = 10**12
SECONDS = "60"
STATUS = {"good": 200, "redeemed": 200, "used": 409, "over": 410, "void": 410, "too_much": 422}
WRONG = ("unknown", "mistyped")


@csrf_exempt
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    return _answered(request, lambda said: vouchers.look_up(said["code"]))


@csrf_exempt
@require_POST
def redemption(request: HttpRequest) -> HttpResponse:
    def redeem(said: dict[str, Any]) -> Answer:
        return vouchers.redeem(said["code"], Use(Voucher.Way.API, said["cents"], said["order"]))

    return _answered(request, redeem)


def _answered(request: HttpRequest, ask: Callable[[dict[str, Any]], Answer]) -> HttpResponse:
    """Limited by address before anything is looked at, then by key; wrong codes count on their own."""
    if limits.is_too_often(request, "voucher"):
        return _too_often()
    key = keys.find(request.headers.get("Authorization", ""))
    if key is None:
        return _said("key_unknown", 401, headers={"WWW-Authenticate": "Bearer"})
    if limits.is_key_too_often(request, "voucher_key", key.hash):
        return _too_often()
    if limits.is_key_too_often(request, "voucher_wrong", key.hash, is_only_asked=True):
        return _too_often()
    keys.note_use(key)
    said = _read(request)
    if said is None:
        return _said("not_understood", 400)
    found = ask(said)
    if found.code in WRONG:
        limits.is_key_too_often(request, "voucher_wrong", key.hash)
    return _said(found.code, STATUS.get(found.code, 404), found.voucher if found.code not in WRONG else None)


def _read(request: HttpRequest) -> dict[str, Any] | None:
    """The code, for how many cents, for which order; None for what cannot be understood."""
    try:
        body = json.loads(request.body[:LARGEST])
    except (ValueError, RecursionError):
        return None
    if not isinstance(body, dict):
        return None
    code, cents, order = body.get("code"), body.get("cents"), body.get("order", "")
    if not isinstance(code, str) or not isinstance(order, str | int) or not _is_text(f"{code}{order}"):
        return None
    if cents is not None and (type(cents) is not int or not 0 <= cents < LARGEST_CENTS):
        return None
    return {"code": code, "cents": cents, "order": str(order)}


def _is_text(written: str) -> bool:
    """What a database can keep: JSON may also carry noughts and halves of signs."""
    return "\0" not in written and not any("\ud800" <= sign <= "\udfff" for sign in written)


def _said(
    code: str, status: int, voucher: Voucher | None = None, headers: dict[str, str] | None = None
) -> HttpResponse:
    told = {"state": code} | (_told(voucher) if voucher else {})
    return JsonResponse(told, status=status, headers={"Cache-Control": "no-store"} | (headers or {}))


def _told(voucher: Voucher) -> dict[str, Any]:
    return {
        "code": codes.shown(voucher.code),
        "worth": voucher.worth,
        "cents": voucher.cents if voucher.worth == Voucher.Worth.AMOUNT else None,
        "percent": voucher.percent if voucher.worth == Voucher.Worth.PERCENT else None,
        "currency": voucher.currency,
        "valid_until": voucher.valid_until.isoformat(),
        "redeemed_at": voucher.redeemed_at.isoformat() if voucher.redeemed_at else None,
    }


def _too_often() -> HttpResponse:
    """After a minute without a request it is let in again for certain."""
    return _said("too_often", 429, headers={"Retry-After": SECONDS})
