"""Shopify: refundCreate with a key of ours, by which it knows the same wish again (needs write_orders).

The money goes back to the payments it came from, the newest first, as far as each of them reaches.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kulanz.customers.shops import shopify
from kulanz.customers.shops import shopify_words as words
from kulanz.customers.shops.pages import utc
from kulanz.customers.shops.trouble import Trouble
from kulanz.lib import money

from .wish import Booked, SaidNo, Wish

Thing = Mapping[str, Any]
_PAID, _BACK = {"SALE", "CAPTURE"}, "REFUND"


def find(wish: Wish) -> Booked | None:
    order = shopify.ask(wish.shop, words.MORE_REFUNDS, {"id": wish.order}, "order")
    for refund in order["refunds"]:
        if wish.mark in (refund["note"] or ""):
            return _booked(refund, wish)
    return None


def ready(wish: Wish) -> Callable[[], Booked]:
    order = shopify.ask(wish.shop, words.PAYMENTS, {"id": wish.order}, "order")
    told = {
        "orderId": wish.order,
        "note": wish.mark,
        "currency": wish.currency,
        "notify": False,
        "transactions": list(_shares(wish, order["transactions"])),
    }
    variables = {"told": told, "key": str(wish.key)}
    return lambda: _made(wish, shopify.ask(wish.shop, words.REFUND, variables, "made"))


def _shares(wish: Wish, payments: list[Thing]) -> Iterator[dict[str, Any]]:
    """How much goes back to which payment."""
    left = wish.cents
    done = [one for one in payments if one["status"] in ("SUCCESS", "PENDING")]
    for payment in reversed([one for one in done if one["kind"] in _PAID and one["status"] == "SUCCESS"]):
        back = sum(
            _cents(one, wish)
            for one in done
            if one["kind"] == _BACK and (one["parentTransaction"] or {}).get("id") == payment["id"]
        )
        share = min(left, _cents(payment, wish) - back)
        if share > 0:
            left -= share
            yield {
                "orderId": wish.order,
                "parentId": payment["id"],
                "gateway": payment["gateway"],
                "kind": _BACK,
                "amount": str(money.amount(share, wish.currency)),
            }
    if left:
        raise Trouble("no_way_back", "the payments of this order do not reach so far")


def _made(wish: Wish, said: Thing) -> Booked:
    if said.get("refund"):
        return _booked(said["refund"], wish)
    raise SaidNo("refused", "; ".join(str(one.get("message", "")) for one in said.get("userErrors") or []))


def _booked(refund: Thing, wish: Wish) -> Booked:
    paid = refund["totalRefundedSet"]["presentmentMoney"]
    # A payment service that takes its time has paid nothing yet, and will.
    cents = money.cents(paid["amount"], wish.currency) or wish.cents
    return Booked(str(refund["id"]), utc(refund["createdAt"]), cents)


def _cents(payment: Thing, wish: Wish) -> int:
    return money.cents(payment["amountSet"]["presentmentMoney"]["amount"], wish.currency)
