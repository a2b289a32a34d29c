"""What somebody decides about a refund, and on which terms money goes back, as forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.customers.models import Order
from kulanz.goodwill.guarantee import Terms
from kulanz.goodwill.models import Guarantee, RefundCase
from kulanz.goodwill.refunds import LARGEST_PROOF, Matter, Proof, Verdict
from kulanz.web import amounts

from .base import DateInput, DeskForm
from .conversation import Checked

LONGEST = 300
MOST_DAYS = 3650
MOST_GRACE = 365
Decision = RefundCase.Decision


class MatterForm(Checked):
    """About which order it is, or which thing, and since when."""

    lines = forms.MultipleChoiceField(required=False)
    title = forms.CharField(required=False, max_length=LONGEST)
    begun_on = forms.DateField(required=False, widget=DateInput())
    asked_on = forms.DateField(required=False, widget=DateInput())

    def __init__(self, data: Any, order: Order | None) -> None:
        super().__init__(data)
        self.order = order
        places: Any = self.fields["lines"]
        places.choices = [(str(place), str(place)) for place in range(len(order.lines) if order else 0)]

    def matter(self) -> Matter:
        said = self.checked()
        lines = tuple(int(place) for place in said["lines"])
        return Matter(self.order, lines, said["title"], said["begun_on"])


class VerdictForm(Checked):
    decision = forms.ChoiceField(
        choices=Decision.choices,
        error_messages={"required": _("Please choose how much goes back.")},
    )
    amount = forms.CharField(required=False, max_length=30)
    currency = forms.CharField(required=False, max_length=3)
    refusal = forms.ChoiceField(choices=RefundCase.Refusal.choices, required=False)
    words = forms.CharField(required=False, max_length=LONGEST)
    agreed = forms.CharField(required=False, max_length=LONGEST)

    def verdict(self, currency: str) -> Verdict:
        said = self.checked()
        # The whole of an order is known, whatever stands in the field.
        is_refused = said["decision"] == Decision.REFUSED
        is_typed = said["decision"] == Decision.PART or (not currency and not is_refused)
        currency = currency or (said["currency"] or "EUR").upper()
        cents = amounts.read(said["amount"], currency) if said["amount"] and is_typed else 0
        words = said["words"] if is_refused else said["agreed"]
        return Verdict(said["decision"], cents, currency, said["refusal"], words)


class ProofForm(Checked):
    words = forms.CharField(required=False, max_length=LONGEST)
    file = forms.FileField(required=False, allow_empty_file=False)
    is_booked = forms.BooleanField(required=False)

    def proof(self) -> Proof:
        said = self.checked()
        file = said["file"]
        # No more of it than it takes to be refused.
        content = file.read(LARGEST_PROOF + 1) if file else b""
        return Proof(said["words"], file.name if file else "", content)


class TermsForm(DeskForm):
    days = forms.IntegerField(label=_("Days of guarantee"), min_value=0, max_value=MOST_DAYS)
    begins = forms.ChoiceField(label=_("Counted"), choices=Guarantee.Begins.choices)
    grace_days = forms.IntegerField(
        label=_("Days of grace on top"),
        min_value=0,
        max_value=MOST_GRACE,
        help_text=_("Who asks within these days is treated as if the guarantee still held."),
    )
    withdrawal_days = forms.IntegerField(
        label=_("Days of withdrawal by law"),
        min_value=0,
        max_value=MOST_GRACE,
        help_text=_("14 for most of what is sold at a distance; 0 where the law knows no such right."),
    )

    @classmethod
    def of(cls, terms: Terms, data: Any = None) -> "TermsForm":
        initial = {
            "days": terms.days,
            "begins": terms.begins,
            "grace_days": terms.grace_days,
            "withdrawal_days": terms.withdrawal_days,
        }
        return cls(data, initial=initial)
