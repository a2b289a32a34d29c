"""What kind of customer somebody is, in words."""

from dataclasses import dataclass

from django.utils.text import capfirst

from kulanz.customers.models import Customer, Standing
from kulanz.customers.standing import facts, words


@dataclass(frozen=True, slots=True)
class Portrait:
    kind: str
    is_super: bool
    # Why, in a sentence; what a person said of it.
    reason: str
    note: str
    # A person said so; the figures were not asked.
    is_said: bool


def standing(customer: Customer) -> Portrait | None:
    """None of whom nothing is known yet."""
    found = Standing.objects.filter(customer=customer).first()
    if found is None or not (found.kind or found.is_crowned is not None):
        return None
    known = facts.find(found.facts)
    return Portrait(
        kind=str(found.get_kind_display()),
        is_super=found.is_super,
        reason=capfirst(words.sentence(known)) if known else "",
        note=found.crowned_note,
        is_said=found.is_crowned is not None,
    )
