"""Who misses something: their addresses, and those that look like one of them with a slip."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kulanz.channels import registry
from kulanz.conversations.models import Message
from kulanz.customers.models import Customer, Handle

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
MOST_NAMED = 8


@dataclass(slots=True)
class Person:
    message: Message
    customer: Customer
    # Their mail addresses, in lower case.
    handles: dict[str, Handle]
    # Further addresses that are theirs but for a slip, each with the one that is meant.
    lookalikes: dict[str, str] = field(default_factory=dict)
    # Customers that exist because of such a slip.
    doubles: dict[str, Handle] = field(default_factory=dict)

    @classmethod
    def of(cls, message: Message, customer: Customer) -> "Person":
        rows = customer.handles.filter(kind=Handle.Kind.EMAIL)
        return cls(message, customer, {handle.value: handle for handle in rows})

    def meet(self, addresses: Iterable[str]) -> None:
        """Take in addresses they ordered with or name, and look for customers under a mistyped address."""
        for address in {*map(str.lower, addresses), *_named(self.message)}:
            if meant := self.slip_of(address):
                self.lookalikes[address] = meant
        typed = dict(self.lookalikes)
        for handle in self.handles:
            typed |= dict.fromkeys(registry.slips(handle), handle)
        if not typed:
            return
        rows = Handle.objects.filter(kind=Handle.Kind.EMAIL, value__in=typed)
        for row in rows.exclude(customer=self.customer):
            self.doubles[row.value] = row
            self.lookalikes[row.value] = typed[row.value]

    def slip_of(self, address: str) -> str:
        """Which of their addresses is meant by this one; empty where none is, or where it is one of them."""
        address = address.strip().lower()
        if not address or address in self.handles:
            return ""
        meant = registry.suggest(address)
        return next(
            (one for one in self.handles if one == meant or registry.is_slip(address, one)),
            "",
        )

    @property
    def customers(self) -> set[int]:
        return {self.customer.pk, *(handle.customer_id for handle in self.doubles.values())}

    @property
    def addresses(self) -> set[str]:
        return {*self.handles, *self.lookalikes}

    def handle(self, address: str) -> Handle | None:
        return self.handles.get(address) or self.doubles.get(address)

    def right(self, address: str) -> str:
        """What should have been typed instead of that address; empty where it may be right."""
        address = address.lower()
        return self.lookalikes.get(address) or registry.suggest(address) or ""


def _named(message: Message) -> Iterator[str]:
    for found in list(_ADDRESS.finditer(message.new_text or message.text))[:MOST_NAMED]:
        yield found.group().rstrip(".").lower()
