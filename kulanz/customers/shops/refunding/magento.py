"""Magento: POST /invoice/<id>/refund with `isOnline`, which sends the money the way it came.

(POST /order/<id>/refund writes a credit memo and moves no money.) The integration must be allowed to make credit memos.
A part goes back as everything less the rest, and only once: Magento takes no second memo for what has gone back.
"""

from collections.abc import Callable, Mapping
from typing import Any

from kulanz.customers.shops import magento
from kulanz.customers.shops.pages import utc
from kulanz.customers.shops.trouble import AskedToWait, Trouble
from kulanz.lib import money

from .wish import Booked, SaidNo, Wish

Thing = Mapping[str, Any]
# It looks before it pays. "Could not save a Credit Memo" comes after that, when the money may have gone.
_NO = "Creditmemo Document Validation Error"


def find(wish: Wish) -> Booked | None:
    for memo in magento.of_order(wish.shop, "creditmemos", wish.order):
        if any(wish.mark in str(one.get("comment") or "") for one in memo.get("comments") or []):
            return _booked(memo, wish)
    return None


def ready(wish: Wish) -> Callable[[], Booked]:
    invoice = _invoice(wish)
    body: dict[str, Any] = {
        "isOnline": True,
        "notify": False,
        "appendComment": True,
        "comment": {"comment": wish.mark, "is_visible_on_front": 0},
    }
    rest = money.cents(invoice["grand_total"], wish.currency) - wish.cents
    if rest:
        kept = str(money.amount(rest, wish.currency))
        body["arguments"] = {"adjustment_negative": kept, "adjustment_positive": 0}
    return lambda: _made(wish, _told(wish, f"invoice/{invoice['entity_id']}/refund", body))


def _told(wish: Wish, what: str, body: Thing) -> Any:
    try:
        return magento.tell(wish.shop, what, body).data
    except Trouble as trouble:
        if _NO in trouble.detail:
            raise SaidNo(trouble.code, trouble.detail) from None
        raise


def _invoice(wish: Wish) -> Thing:
    """The one over it all, from which nothing has gone back. Raises Trouble where it takes a person."""
    found = magento.of_order(wish.shop, "invoices", wish.order)
    if len(found) != 1 or not found[0].get("transaction_id"):
        raise Trouble("no_way_back", "the order has no single invoice that was paid online")
    invoice = found[0]
    if magento.of_order(wish.shop, "creditmemos", wish.order):
        raise Trouble("no_way_back", "a part of this order has gone back already")
    whole = money.cents(invoice["grand_total"], wish.currency)
    is_foreign = invoice.get("base_currency_code", wish.currency) != wish.currency
    if whole < wish.cents or (is_foreign and whole != wish.cents):
        raise Trouble("no_way_back", "this part cannot be told to Magento in the currency of the order")
    return invoice


def _made(wish: Wish, number: Any) -> Booked:
    """It answers with the memo's number alone; what the memo says counts."""
    try:
        memos = magento.of_order(wish.shop, "creditmemos", wish.order)
    except (Trouble, AskedToWait) as error:  # it was told to pay before that
        raise ValueError(f"credit memo {number} was not shown: {error}") from None
    return next(_booked(memo, wish) for memo in memos if str(memo["entity_id"]) == str(number))


def _booked(memo: Thing, wish: Wish) -> Booked:
    cents = money.cents(memo["grand_total"], wish.currency)
    return Booked(str(memo["entity_id"]), utc(memo["created_at"]), cents)
