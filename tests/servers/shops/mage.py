"""Magento 2, REST API V1."""

from datetime import datetime
from typing import Any

from .server import Asked, Reply, Row, ShopServer


class Magento(ShopServer):
    kind = "magento"
    token = "m2token4711"

    def __init__(self) -> None:
        super().__init__()
        self.creditmemos: list[Row] = []
        self.shipments: list[Row] = []

    def order(self, number: int, **fields: Any) -> Row:
        at = _spaced(fields.pop("at", self.now))
        row = {
            "entity_id": number,
            "increment_id": f"{number:09}",
            "state": "processing",
            "status": "processing",
            "created_at": at,
            "updated_at": at,
            "base_currency_code": "EUR",
            "base_grand_total": 59.5,
            "order_currency_code": "CHF",
            "grand_total": 55.35,
            "customer_email": "anna@kunde.example",
            "customer_firstname": "Anna",
            "customer_lastname": "Muster",
            "is_virtual": 0,
            "billing_address": {"firstname": "Anna", "lastname": "Muster"},
            "items": [
                {
                    "item_id": 1,
                    "name": "Rosenschere",
                    "sku": "RS-rot",
                    "product_type": "configurable",
                    "qty_ordered": 1,
                    "row_total_incl_tax": 60.35,
                    "discount_amount": 5,
                    "is_virtual": 0,
                },
                {
                    "item_id": 2,
                    "parent_item_id": 1,
                    "name": "Rosenschere rot",
                    "sku": "RS-rot",
                    "product_type": "simple",
                    "qty_ordered": 1,
                    "row_total_incl_tax": 0,
                },
            ],
        }
        self.orders = [one for one in self.orders if one["entity_id"] != number]
        self.orders.append(row | fields)
        return self.orders[-1]

    def answer(self, asked: Asked) -> Reply:
        if asked.headers.get("Authorization") != f"Bearer {self.token}":
            text = "The consumer isn't authorized to access %resources."
            return Reply({"message": text, "parameters": {"resources": "Magento_Sales::actions_view"}}, 401)
        what = asked.path.removeprefix("/rest/V1/")
        if what not in ("orders", "products", "creditmemos", "shipments"):
            return Reply({"message": "Request does not match any route."}, 404)
        return self._listed(getattr(self, what), asked.query)

    def _listed(self, rows: list[Row], query: dict[str, str]) -> Reply:
        name = "searchCriteria[filterGroups][0][filters][0]"
        if f"{name}[field]" in query:
            key, value = query[f"{name}[field]"], query[f"{name}[value]"]
            if query[f"{name}[conditionType]"] == "gteq":
                rows = [row for row in rows if row[key] >= value]
            else:
                assert query[f"{name}[conditionType]"] == "in"
                rows = [row for row in rows if str(row[key]) in value.split(",")]
        for number in (1, 0):
            if key := query.get(f"searchCriteria[sortOrders][{number}][field]", ""):
                rows = sorted(rows, key=lambda row: row.get(key, row.get("id")))
        size = int(query.get("searchCriteria[pageSize]", 20))
        last = max(-(-len(rows) // size), 1)
        page = min(int(query.get("searchCriteria[currentPage]", 1)), last)  # past the end, the last one again
        return Reply({"items": rows[(page - 1) * size : page * size], "total_count": len(rows)})


def _spaced(at: datetime | str) -> str:
    return at if isinstance(at, str) else at.strftime("%Y-%m-%d %H:%M:%S")
