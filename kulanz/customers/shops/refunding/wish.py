"""What a shop is asked to pay back, and what it says that it has paid."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kulanz.customers.models import Shop
from kulanz.customers.shops.trouble import Trouble

# The shop's own program broke off: it may have paid and know nothing of it any more.
STUMBLED = "stumbled"


class SaidNo(Trouble):
    """The shop was told to pay, and says in words known to mean it that it has not."""


@dataclass(frozen=True, slots=True)
class Wish:
    """So many cents of one order; `key` is the same at every try."""

    shop: Shop
    # The shop's own number of the order, and what was paid for it.
    order: str
    paid: int
    cents: int
    currency: str
    key: UUID

    @property
    def mark(self) -> str:
        """Stands beside the refund in the shop, where it is found again."""
        return f"Kulanz {self.key.hex[:16]}"


@dataclass(frozen=True, slots=True)
class Booked:
    """As the shop tells it; `remote_id` is the one under which it tells of it later."""

    remote_id: str
    at: datetime
    cents: int
