"""How a file of orders is read: what was guessed, and what the owner made of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

from .amounts import Style as AmountStyle
from .dates import Style as DayStyle

# Of several lines with one number: whether each tells the amount of the order, or its own part of it.
AmountOf = Literal["order", "line"]


def amount_of(said: str | None) -> AmountOf | None:
    return next((one for one in get_args(AmountOf) if one == said), None)


@dataclass(frozen=True, slots=True)
class Layout:
    encoding: str
    separator: str
    has_header: bool
    # One of columns.FIELDS: the place of the column in the file, from 0.
    columns: Mapping[str, int] = field(default_factory=dict)
    # None where nothing tells; then somebody has to.
    days: DayStyle | None = None
    amounts: AmountStyle | None = None
    amount_of: AmountOf = "order"
    currency: str = "EUR"
    # Where moments are meant that name no zone.
    zone: str = "Europe/Berlin"
    # What the columns are called, for what is said about their cells.
    names: tuple[str, ...] = ()

    def called(self, ours: str) -> str:
        """The column of the file, by its name or else by its place from 1."""
        at = self.columns.get(ours)
        if at is None:
            return ""
        return self.names[at] if at < len(self.names) and self.names[at] else str(at + 1)

    def kept(self) -> dict[str, Any]:
        """For a row of the database."""
        return asdict(self)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Layout":
        return cls(**{**kept, "names": tuple(kept["names"])})
