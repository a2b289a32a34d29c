"""Shopify, Admin API in GraphQL."""

import re
from datetime import datetime
from typing import Any

from .graphql import connection, parsed, project
from .server import Asked, Reply, Row, ShopServer


class Shopify(ShopServer):
    """Answers just what was asked for, knows no other fields than these, and counts what a question costs."""

    kind = "shopify"
    token, client_id, client_secret = "shpat_4711", "klient", "shpss_geheim"

    def __init__(self) -> None:
        super().__init__()
        self.tokens = {self.token}
        self.most_at_once = 250
        # Points in the bucket; None: never empty.
        self.points: float | None = None
        self.restore_rate = 50.0

    def order(self, number: int, **fields: Any) -> Row:
        at = _zulu(fields.pop("at", self.now))
        items = fields.pop("items", [self.item()])
        row = {
            "id": f"gid://shopify/Order/{number}",
            "name": f"#{number}",
            "test": False,
            "email": "anna@kunde.example",
            "createdAt": at,
            "processedAt": at,
            "updatedAt": at,
            "cancelledAt": None,
            "customerLocale": "de-DE",
            "displayFinancialStatus": "PAID",
            "displayFulfillmentStatus": "UNFULFILLED",
            "billingAddress": {"name": "Anna Muster"},
            "totalPriceSet": bag("20.00"),
            "lineItems": items,
            "refunds": [],
            "fulfillments": [],
        }
        self.orders = [one for one in self.orders if one["id"] != row["id"]]
        self.orders.append(row | fields)
        return self.orders[-1]

    def item(self, title: str = "Gartenbuch", amount: str = "20.00", *, ships: bool = True) -> Row:
        return {
            "title": title,
            "quantity": 1,
            "sku": "GB-1",
            "requiresShipping": ships,
            "discountedTotalSet": bag(amount),
        }

    def product(self, number: int, title: str = "Gartenbuch", *, ships: bool = True) -> None:
        variant = {"sku": "GB-1", "inventoryItem": {"requiresShipping": ships}}
        row = {
            "id": f"gid://shopify/Product/{number}",
            "title": title,
            "updatedAt": _zulu(self.now),
            "onlineStoreUrl": f"https://laden.example/products/{number}",
            "variants": [variant],
        }
        self.products.append(row)

    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/admin/oauth/access_token":
            return self._new_token(asked.body)
        if not re.fullmatch(r"/admin/api/\d{4}-\d\d/graphql\.json", asked.path):
            return Reply({"errors": "Not Found"}, 404)
        if asked.headers.get("X-Shopify-Access-Token") not in self.tokens:
            text = "[API] Invalid API key or access token (unrecognized login or wrong password)"
            return Reply({"errors": text}, 401)
        variables = asked.body.get("variables") or {}
        cost = 10.0 * int(variables.get("first") or 1)
        if variables.get("first", 1) > self.most_at_once:
            return self._error(
                "MAX_COST_EXCEEDED", "Query cost exceeds the single query max cost limit", cost
            )
        if self.points is not None and self.points < cost:
            short, self.points = self._error("THROTTLED", "Throttled", cost), cost
            return short
        if self.points is not None:
            self.points -= cost
        selection = parsed(asked.body["query"])
        data = {name: self._field(name, sub, variables) for name, (sub, _arguments) in selection.items()}
        return Reply({"data": data, "extensions": self._cost(cost)})

    def _field(self, name: str, selection: Any, variables: Row) -> Any:
        if name == "order":
            found = next(one for one in self.orders if one["id"] == variables["id"])
            return project(found, selection, variables)
        rows = sorted(getattr(self, name), key=lambda row: (row["updatedAt"], row["id"]))
        if query := variables.get("query"):
            since = re.fullmatch(r"updated_at:>='([^']+)'", query)
            assert since, query
            rows = [row for row in rows if row["updatedAt"] >= since[1]]
        return connection(rows, selection, variables, int(variables.get("first") or 1))

    def _new_token(self, form: Row) -> Reply:
        wanted = {
            "grant_type": "client_credentials",
            "client_id": self.client_id,
            "client_secret": self.client_secret,
        }
        if form != wanted:
            return Reply({"error": "invalid_client"}, 400)
        self.tokens = {f"shpat_neu{len(self.asked)}"}
        return Reply({"access_token": next(iter(self.tokens)), "scope": "read_orders", "expires_in": 86399})

    def _error(self, code: str, text: str, cost: float) -> Reply:
        errors = [{"message": text, "extensions": {"code": code}}]
        return Reply({"errors": errors, "extensions": self._cost(cost)})

    def _cost(self, cost: float) -> Row:
        status = {
            "maximumAvailable": 2000.0,
            "currentlyAvailable": self.points or 0,
            "restoreRate": self.restore_rate,
        }
        return {"cost": {"requestedQueryCost": cost, "actualQueryCost": cost / 2, "throttleStatus": status}}


def bag(amount: str, currency: str = "EUR") -> Row:
    money = {"amount": amount, "currencyCode": currency}
    return {"presentmentMoney": money, "shopMoney": money}


def _zulu(at: datetime | str) -> str:
    return at if isinstance(at, str) else at.strftime("%Y-%m-%dT%H:%M:%SZ")
