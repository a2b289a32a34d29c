"""WooCommerce, REST API v3."""

import base64
import re
from datetime import datetime
from typing import Any

from .server import Asked, Reply, Row, ShopServer


class WooCommerce(ShopServer):
    """`is_old`: before 5.8 it neither sorts by change nor knows what was changed."""

    kind = "woocommerce"
    key, secret = "ck_4711", "cs_geheim4711"

    def __init__(self) -> None:
        super().__init__()
        self.is_old = False
        self.refunds: dict[int, list[Row]] = {}

    def order(self, number: int, **fields: Any) -> Row:
        at = _plain(fields.pop("at", self.now))
        row = {
            "id": number,
            "parent_id": 0,
            "number": str(number),
            "status": "processing",
            "currency": "EUR",
            "version": "9.4.2",
            "prices_include_tax": True,
            "date_created_gmt": at,
            "date_modified_gmt": fields.pop("changed", at),
            "total": "23.80",
            "total_tax": "3.80",
            "customer_id": 7,
            "billing": {"first_name": "Anna", "last_name": "Muster", "email": "Anna@kunde.example"},
            "line_items": [
                {
                    "id": 1,
                    "name": "Gartenbuch",
                    "product_id": 11,
                    "variation_id": 0,
                    "quantity": 2,
                    "total": "20.00",
                    "total_tax": "3.80",
                    "sku": "GB-1",
                }
            ],
            "refunds": [],
            "meta_data": [],
            "date_paid_gmt": at,
        }
        self.orders = [one for one in self.orders if one["id"] != number]
        self.orders.append(row | fields)
        return self.orders[-1]

    def product(self, number: int, **fields: Any) -> Row:
        at = _plain(fields.pop("at", self.now))
        row = {
            "id": number,
            "name": "Gartenbuch",
            "permalink": f"https://laden.example/{number}",
            "sku": "GB-1",
            "virtual": False,
            "downloadable": False,
            "date_created_gmt": at,
            "date_modified_gmt": at,
        }
        self.products.append(row | fields)
        return self.products[-1]

    def refund(self, order: Row, number: int, amount: str, at: str) -> None:
        """The order names it without its moment, which has an address of its own."""
        order["refunds"].append({"id": number, "reason": "Defekt", "total": f"-{amount}"})
        made = {"id": number, "amount": amount, "reason": "Defekt", "date_created_gmt": at}
        self.refunds.setdefault(order["id"], []).append(made)

    def answer(self, asked: Asked) -> Reply:
        pair = base64.b64encode(f"{self.key}:{self.secret}".encode()).decode()
        if asked.headers.get("Authorization") != f"Basic {pair}":
            return self._refused(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.")
        path = asked.path.removeprefix("/wp-json/wc/v3")
        if found := re.fullmatch(r"/orders/(\d+)/refunds", path):
            return Reply(self.refunds.get(int(found[1]), []))
        if found := re.fullmatch(r"/orders/(\d+)", path):
            return self._single(int(found[1]))
        if path not in ("/orders", "/products"):
            return self._refused(404, "rest_no_route", "No route was found.")
        allowed = {"date", "id", "include", "title", "slug"} | (set() if self.is_old else {"modified"})
        if asked.query.get("orderby", "date") not in allowed:
            return self._refused(400, "rest_invalid_param", "Invalid parameter(s): orderby")
        return self._listed(self.orders if path == "/orders" else self.products, asked.query)

    def _single(self, number: int) -> Reply:
        for row in self.orders:
            if row["id"] == number:
                return Reply(row)
        return self._refused(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.")

    def _listed(self, rows: list[Row], query: dict[str, str]) -> Reply:
        after = query.get("modified_after", "")
        if after and not self.is_old:
            assert query.get("dates_are_gmt") == "true"
            rows = [row for row in rows if row["date_modified_gmt"] > after]
        by = {"modified": "date_modified_gmt", "id": "id"}.get(query.get("orderby", ""), "date_created_gmt")
        rows = [row for row in rows if row.get("status") != "trash"]
        rows = sorted(rows, key=lambda row: row[by], reverse=query.get("order", "desc") == "desc")
        size, page = int(query.get("per_page", 10)), int(query.get("page", 1))
        assert 1 <= size <= 100
        counts = {"X-WP-Total": str(len(rows)), "X-WP-TotalPages": str(-(-len(rows) // size))}
        return Reply(rows[(page - 1) * size : page * size], headers=counts)

    def _refused(self, status: int, code: str, text: str) -> Reply:
        return Reply({"code": code, "message": text, "data": {"status": status}}, status)


def _plain(at: datetime | str) -> str:
    return at if isinstance(at, str) else at.strftime("%Y-%m-%dT%H:%M:%S")
