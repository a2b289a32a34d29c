"""The small shops, paying back what they are told to pay: late, twice as slow, or with an answer that is lost."""

import re
import time
from typing import Any

from .mage import Magento
from .server import Asked, Reply, Row
from .shopi import Shopify, bag
from .woo import WooCommerce


class Paying:
    """`seconds`: how long a refund takes; `lost`: it is made, and the answer to that is this one instead."""

    seconds: float = 0.0
    lost: Reply | None = None

    def _late(self, reply: Reply) -> Reply:
        time.sleep(self.seconds)
        lost, self.lost = self.lost, None
        return lost or reply


class PayingWooCommerce(Paying, WooCommerce):
    no: str = ""

    def answer(self, asked: Asked) -> Reply:
        found = re.fullmatch(r"/wp-json/wc/v3/orders/(\d+)/refunds", asked.path)
        if not found or asked.body is None:
            return super().answer(asked)
        if self.no:
            return self._refused(500, "woocommerce_rest_cannot_create_order_refund", self.no)
        made = self.refunds.setdefault(int(found[1]), [])
        at = self.now.strftime("%Y-%m-%dT%H:%M:%S")
        row = {"id": 900 + len(made), "date_created_gmt": at, **asked.body}
        made.append(row)
        return self._late(Reply(row, 201))


class PayingShopify(Paying, Shopify):
    """Knows a wish by its key."""

    def __init__(self) -> None:
        super().__init__()
        self.made: dict[str, Row] = {}

    def answer(self, asked: Asked) -> Reply:
        question = (asked.body or {}).get("query", "")
        if "refundCreate" not in question:
            return super().answer(asked)
        assert "@idempotent(key: $key)" in question
        told, key = asked.body["variables"]["told"], asked.body["variables"]["key"]
        order = next(one for one in self.orders if one["id"] == told["orderId"])
        if key not in self.made:
            total = sum(float(one["amount"]) for one in told["transactions"])
            row = {
                "id": f"gid://shopify/Refund/{len(self.made) + 1}",
                "createdAt": self.now.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "note": told["note"],
                "totalRefundedSet": bag(f"{total:.2f}", told["currency"]),
            }
            self.made[key] = row
            order["refunds"].append(row)
        return self._late(Reply({"data": {"made": {"refund": self.made[key], "userErrors": []}}}))


class PayingMagento(Paying, Magento):
    def __init__(self) -> None:
        super().__init__()
        self.invoices: list[Row] = []

    def invoice(self, order: Row, **fields: Any) -> Row:
        number = order["entity_id"]
        row = {
            "entity_id": 70 + number,
            "order_id": number,
            "grand_total": order["grand_total"],
            "base_currency_code": order["order_currency_code"],
            "transaction_id": "ch_1",
        }
        self.invoices.append(row | fields)
        return self.invoices[-1]

    def answer(self, asked: Asked) -> Reply:
        what = asked.path.removeprefix("/rest/V1/")
        if what == "invoices":
            return self._listed(self.invoices, asked.query)
        found = re.fullmatch(r"invoice/(\d+)/refund", what)
        if not found or asked.body is None:
            return super().answer(asked)
        assert asked.body["isOnline"] is True
        invoice = next(one for one in self.invoices if one["entity_id"] == int(found[1]))
        kept = float((asked.body.get("arguments") or {}).get("adjustment_negative") or 0)
        memo = {
            "entity_id": 500 + len(self.creditmemos),
            "order_id": invoice["order_id"],
            "created_at": self.now.strftime("%Y-%m-%d %H:%M:%S"),
            "grand_total": round(invoice["grand_total"] - kept, 2),
            "comments": [asked.body["comment"]],
        }
        self.creditmemos.append(memo)
        return self._late(Reply(memo["entity_id"]))
