"""What the cast of the demo shop has bought so far."""

import csv
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from importlib import resources
from zoneinfo import ZoneInfo

from kulanz.customers import orders
from kulanz.customers.models import Shop
from kulanz.customers.orders import ToldLine, ToldOrder, ToldParcel, ToldRefund
from kulanz.flow import standings
from kulanz.lib import money

ZONE = ZoneInfo("Europe/Berlin")
NOON = time(11, 40)
DIGITAL = ("(E-Book)", "(Kurs)", "Webinar")


def load(shift: timedelta) -> int:
    """Keep all of them, as much later as the mails; how many there are."""
    shop = Shop.objects.create(kind=Shop.Kind.CSV, name="Buchgarten-Laden")
    return orders.keep(shop, _told(shift)).made


def reckon() -> None:
    """What kind of customers they are, once their mail has arrived as well."""
    standings.catch_up()


def _told(shift: timedelta) -> Iterator[ToldOrder]:
    text = (resources.files("kulanz.demo") / "orders.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter=";"):
        at = datetime.combine(datetime.fromisoformat(row["date"]), NOON, ZONE) + shift
        back = _cents(row["refunded"], row["currency"])
        yield ToldOrder(
            remote_id=row["number"],
            number=row["number"],
            placed_at=at,
            changed_at=at,
            state=row["state"],
            total_cents=_cents(row["amount"], row["currency"]),
            currency=row["currency"],
            email=row["email"],
            name=row["name"],
            lines=[
                ToldLine(title, 1, 0, is_digital=_is_digital(title)) for title in row["items"].split(" + ")
            ],
            parcels=[ToldParcel("", row["parcel"])] if row["parcel"] else [],
            refunds=[ToldRefund("1", at + timedelta(days=25), back)] if back else [],
        )


def _cents(text: str, currency: str) -> int:
    return money.cents(text.replace(",", "."), currency) if text else 0


def _is_digital(title: str) -> bool:
    return any(word in title for word in DIGITAL)
