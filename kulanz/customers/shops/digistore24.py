"""Digistore24, which is not asked but tells: a signed notification (IPN) for each payment and each refund."""

import hashlib
import hmac
import html
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from kulanz.customers import orders
from kulanz.customers.models import Order, Shop
from kulanz.customers.orders import ToldLine, ToldOrder, ToldProduct, ToldRefund
from kulanz.lib.money import cents

Fields = Mapping[str, str]
State = Order.State
# Digistore24 writes its own local time and does not say so.
ZONE = ZoneInfo("Europe/Berlin")
_SIGNATURES = ("sha_sign", "SHASIGN")
_PAID = {"on_payment"}
_BACK = {"on_refund", "on_chargeback"}


def is_signed(fields: Fields, passphrase: str) -> bool:
    """Whether `sha_sign` fits: SHA-512 over key=value and passphrase of every field that is not empty, by name."""
    given = fields.get("sha_sign") or fields.get("SHASIGN") or ""
    if not given or not passphrase:
        return False
    # Some senders write &amp; into a value and sign the plain sign.
    plain = {name: html.unescape(value) for name, value in fields.items()}
    return any(
        hmac.compare_digest(signature(one, passphrase).encode(), given.upper().encode())
        for one in (fields, plain)
    )


def signature(fields: Fields, passphrase: str) -> str:
    told = sorted((name, value) for name, value in fields.items() if value and name not in _SIGNATURES)
    signed = "".join(f"{name}={value}{passphrase}" for name, value in told)
    return hashlib.sha512(signed.encode()).hexdigest().upper()


def keep(shop: Shop, fields: Fields) -> bool:
    """Write down what a signed notification tells, however often it comes; False where it tells of no money.

    Raises KeyError or ValueError where it lacks what every notification of money has.
    """
    if fields.get("api_mode") == "test" or fields.get("event") not in _PAID | _BACK:
        return False
    news = _News.read(fields)
    known = shop.orders.filter(remote_id=news.remote_id).first()
    orders.keep_products(shop, [ToldProduct(news.product, news.title, is_digital=news.is_digital)])
    orders.keep(shop, [_merged(news, known)])
    return True


@dataclass(frozen=True, slots=True)
class _News:
    """One notification: one product of one order, paid or paid back."""

    order_id: str
    product: str
    title: str
    quantity: int
    cents: int
    currency: str
    at: datetime
    ordered_at: datetime
    transaction: str
    # Which payment of a subscription or by instalments; 0 and 1 are the first.
    sequence: int
    is_subscription: bool
    is_back: bool
    is_digital: bool
    email: str
    name: str
    language: str
    reason: str

    @classmethod
    def read(cls, fields: Fields) -> "_News":
        fields = {name: value for name, value in fields.items() if value}
        currency = (fields.get("transaction_currency") or fields["currency"]).upper()
        at = _moment(fields, "transaction_processed_at", "transaction_date", "order_date_time", "order_date")
        name = f"{fields.get('address_first_name', '')} {fields.get('address_last_name', '')}"
        return cls(
            order_id=fields["order_id"],
            product=fields["product_id"],
            title=fields.get("product_name") or fields["product_id"],
            quantity=int(fields.get("quantity") or 1),
            cents=abs(cents(fields.get("transaction_amount") or fields["amount_brutto"], currency)),
            currency=currency,
            at=at,
            ordered_at=_moment(fields, "order_date_time", "order_date", default=at),
            transaction=fields["transaction_id"],
            sequence=int(fields.get("pay_sequence_no") or 0),
            is_subscription=fields.get("billing_type") == "subscription",
            is_back=fields["event"] in _BACK,
            is_digital=fields.get("product_delivery_type", "digital") != "shipping",
            email=fields.get("email", ""),
            name=name.strip(),
            language=fields.get("language", "").lower()[:2],
            reason="chargeback" if fields["event"] == "on_chargeback" else "",
        )

    @property
    def is_renewal(self) -> bool:
        """A later payment of a subscription counts as an order of its own, an instalment does not."""
        return self.is_subscription and self.sequence > 1

    @property
    def remote_id(self) -> str:
        return f"{self.order_id}/{self.sequence}" if self.is_renewal else self.order_id

    @property
    def line(self) -> ToldLine:
        by_instalments = self.sequence > 1 and not self.is_subscription
        title = f"{self.title} ({self.sequence})" if by_instalments else self.title
        return ToldLine(title, self.quantity, self.cents, self.product, self.is_digital)


def _merged(news: _News, known: Order | None) -> ToldOrder:
    """The order with what was told of it before: each of its products has notifications of its own."""
    lines = {(line["sku"], line["title"]): ToldLine(**line) for line in known.lines} if known else {}
    place = (news.line.sku, news.line.title)
    # A refund that comes first is all that is known of what was paid.
    if not news.is_back or place not in lines:
        lines[place] = news.line
    refunds = _refunds(known)
    if news.is_back:
        refunds[news.transaction] = ToldRefund(news.transaction, news.at, news.cents, news.reason)
    total = sum(line.cents for line in lines.values())
    returned = sum(refund.cents for refund in refunds.values())
    return ToldOrder(
        remote_id=news.remote_id,
        number=news.order_id,
        placed_at=news.at if news.is_renewal else news.ordered_at,
        changed_at=max(news.at, known.changed_at + timedelta(microseconds=1)) if known else news.at,
        state=State.REFUNDED if returned and returned >= total else State.PAID,
        total_cents=total,
        currency=news.currency,
        email=news.email or (known.email if known else ""),
        name=news.name,
        language=news.language,
        lines=list(lines.values()),
        refunds=list(refunds.values()),
    )


def _refunds(known: Order | None) -> dict[str, ToldRefund]:
    rows = known.refunds.all() if known else []
    return {row.remote_id: ToldRefund(row.remote_id, row.at, row.cents, row.reason) for row in rows}


def _moment(fields: Fields, *names: str, default: datetime | None = None) -> datetime:
    """The first of these fields that was told, with its zone. Raises ValueError."""
    told = next((fields[name] for name in names if fields.get(name)), "")
    if not told and default:
        return default
    found = datetime.fromisoformat(told)
    return found.replace(tzinfo=ZONE).astimezone(UTC) if found.tzinfo is None else found
