"""Who misses something: their addresses, and those that look like one of them with a slip."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kulanz.channels import registry
from kulanz.conversations.models import Message
from kulanz.customers import suggestions
from kulanz.customers.models import Customer, Handle
from kulanz.reading import terms

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
MOST_NAMED = 8
MOST_KIN = 12


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
    # Addresses of customers who are perhaps the same person: nobody has said so yet.
    kin: dict[str, Handle] = field(default_factory=dict)

    @classmethod
    def of(cls, message: Message, customer: Customer) -> "Person":
        rows = customer.handles.filter(kind=Handle.Kind.EMAIL)
        person = cls(message, customer, {handle.value: handle for handle in rows})
        pairs = suggestions.open_for(customer).values_list("one", "other").order_by()[:MOST_KIN]
        person.take_as_kin({pk for pair in pairs for pk in pair})
        return person

    def take_as_kin(self, customers: Iterable[int]) -> None:
        """Look at these customers as well: they have the same name, say, and what they wrote belongs together."""
        known = {self.customer.pk, *(handle.customer_id for handle in self.kin.values())}
        if others := set(customers) - known:
            rows = Handle.objects.filter(kind=Handle.Kind.EMAIL, customer__in=others)
            self.kin |= {handle.value: handle for handle in rows[:MOST_KIN]}

    def meet(self, addresses: Iterable[str]) -> None:
        """Take in addresses they ordered with or name, and look for customers under a mistyped address."""
        for address in {*map(str.lower, addresses), *_named(self.message)}:
            if meant := self.slip_of(address):
                self.lookalikes[address] = meant
        typed = dict(self.lookalikes)
        for handle in (*self.handles, *self.kin):
            typed |= dict.fromkeys(registry.slips(handle), handle)
        if not typed:
            return
        rows = Handle.objects.filter(kind=Handle.Kind.EMAIL, value__in=typed)
        for row in rows.exclude(customer=self.customer):
            if typed[row.value] != row.value:
                self.doubles[row.value] = row
                self.lookalikes[row.value] = typed[row.value]

    def slip_of(self, address: str) -> str:
        """Which of their addresses is meant by this one; empty where none is, or where it is one of them."""
        address = address.strip().lower()
        if not address or address in self.handles:
            return ""
        meant = registry.suggest(address)
        return next(
            (one for one in (*self.handles, *self.kin) if one == meant or registry.is_slip(address, one)),
            "",
        )

    @property
    def customers(self) -> set[int]:
        others = (*self.doubles.values(), *self.kin.values())
        return {self.customer.pk, *(handle.customer_id for handle in others)}

    @property
    def addresses(self) -> set[str]:
        return {*self.handles, *self.lookalikes, *self.kin}

    def handle(self, address: str) -> Handle | None:
        return self.handles.get(address) or self.doubles.get(address) or self.kin.get(address)

    def is_namesake(self, other: Customer | None) -> bool:
        """Whether a customer has the same full name, first and last."""
        mine = terms.words(self.customer.name)
        return other is not None and len(mine) > 1 and terms.words(other.name) == mine

    def is_certain(self, address: str) -> bool:
        """Whether it is theirs, be it with a slip, and not only of somebody who is perhaps the same person."""
        address = address.lower()
        return address in self.handles or self.lookalikes.get(address) in self.handles

    def right(self, address: str) -> str:
        """What should have been typed instead of that address; empty where it may be right."""
        address = address.lower()
        return self.lookalikes.get(address) or registry.suggest(address) or ""


def _named(message: Message) -> Iterator[str]:
    for found in list(_ADDRESS.finditer(message.new_text or message.text))[:MOST_NAMED]:
        yield found.group().rstrip(".").lower()
