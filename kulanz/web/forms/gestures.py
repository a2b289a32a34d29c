"""Gestures as forms: what is given and why, what it may cost, a code that somebody brings."""

from datetime import date
from typing import Any

from babel.numbers import get_currency_precision
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kulanz.customers.models import Shop
from kulanz.goodwill import budgets, vouchers
from kulanz.goodwill.gestures import WITH_CODE, Wish
from kulanz.goodwill.models import Budget, Gesture, Voucher
from kulanz.goodwill.vouchers import Worth
from kulanz.lib import money
from kulanz.lib.refusal import Refusal
from kulanz.web import amounts

from .base import DateInput, DeskForm
from .conversation import Checked

# A letter on paper has a form of its own.
KINDS = [(kind, label) for kind, label in Gesture.Kind.choices if kind != Gesture.Kind.LETTER]
COUPON_SHOPS = (Shop.Kind.WOOCOMMERCE, Shop.Kind.SHOPIFY)
LARGEST = 100_000


class AmountField(forms.CharField):
    """An amount as people write it, to cents; empty is none."""

    widget = forms.TextInput

    def __init__(self, **named: Any) -> None:
        super().__init__(max_length=20, **named)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def clean(self, value: Any) -> int:
        typed, currency = str(super().clean(value) or "").strip(), budgets.kept().currency
        if not typed:
            return 0
        try:
            cents = amounts.read(typed, currency)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.text) from None
        if not 0 <= cents <= money.cents(LARGEST, currency):
            raise forms.ValidationError(_("This amount is too large, or less than nothing."))
        return cents


def require_cost(form: DeskForm) -> None:
    """Where nobody says what it costs, no budget holds: an empty field is not a nought."""
    if not str(form["cost"].data or "").strip():
        said = _("Please write down what it costs you at the most; 0 if it costs nothing.")
        form.add_error("cost", said)


class GestureForm(DeskForm):
    kind = forms.ChoiceField(label=_("What shall be given?"), choices=KINDS, widget=forms.RadioSelect)
    reason = forms.ChoiceField(label=_("Why?"), choices=Gesture.Reason.choices)
    what = forms.CharField(
        label=_("What exactly"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"list": "suggestions", "autocomplete": "off"}),
    )
    worth = forms.ChoiceField(
        label=_("Worth"),
        choices=[(Voucher.Worth.AMOUNT, _("an amount")), (Voucher.Worth.PERCENT, _("a share of the price"))],
        required=False,
    )
    amount = AmountField(label=_("Amount"), required=False)
    percent = forms.IntegerField(label=_("Percent"), required=False, min_value=1, max_value=100)
    until = forms.DateField(label=_("Good until"), required=False, widget=DateInput())
    shop = forms.ModelChoiceField(
        label=_("Also a coupon in"),
        queryset=Shop.objects.none(),
        required=False,
        empty_label=_("no shop, redeemed by hand or by program"),
    )
    cost = AmountField(label=_("What it costs us at the most"), required=False)
    note = forms.CharField(
        label=_("If it is more than the budget allows: why all the same?"),
        required=False,
        max_length=300,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"until": vouchers.usual_end()})
        field = self.fields["shop"]
        field.queryset = Shop.objects.filter(kind__in=COUPON_SHOPS, is_active=True)  # type: ignore[attr-defined]  # a choice field of rows
        if not field.queryset.exists():  # type: ignore[attr-defined]  # likewise
            del self.fields["shop"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        is_amount = said.get("kind") == Gesture.Kind.VOUCHER and said.get("worth") != Voucher.Worth.PERCENT
        if said.get("kind") and not is_amount:
            require_cost(self)
        return said

    def wish(self) -> Wish:
        said = self.cleaned_data
        return Wish(said["kind"], said["reason"], said["what"], said["cost"], self._worth(said), said["note"])

    def _worth(self, said: dict[str, Any]) -> Worth | None:
        kind = Gesture.Kind(said["kind"])
        if kind not in WITH_CODE:
            return None
        until: date = said["until"] or vouchers.usual_end()
        worth = said["worth"] if kind == Gesture.Kind.VOUCHER and said["worth"] else WITH_CODE[kind]
        return Worth(worth, until, said["amount"], said["percent"] or 0, said.get("shop"))


class ApprovalForm(Checked):
    note = forms.CharField(required=False, max_length=300)


class DeclineForm(Checked):
    why = forms.CharField(max_length=300, error_messages={"required": _("Please write down why.")})


class CodeForm(Checked):
    code = forms.CharField(max_length=100, error_messages={"required": _("Please type the code.")})


class RedemptionForm(Checked):
    about = forms.CharField(required=False, max_length=100)
    amount = AmountField(required=False)


class BudgetForm(DeskForm):
    month = AmountField(label=_("A month"), required=False, help_text=_("Empty or 0: without a bound."))
    case = AmountField(
        label=_("A case"),
        required=False,
        help_text=_("All that one conversation costs; without a conversation, one customer in 30 days."),
    )
    four_eyes = AmountField(
        label=_("Four eyes above"),
        required=False,
        help_text=_("Above this sum an owner who did not propose it decides. Empty or 0: never needed."),
    )

    @classmethod
    def of(cls, kept: Budget, data: Any = None) -> "BudgetForm":
        names = {"month": kept.month_cents, "case": kept.case_cents, "four_eyes": kept.four_eyes_cents}
        places = get_currency_precision(kept.currency)
        shown = {name: f"{money.amount(cents, kept.currency):.{places}f}" for name, cents in names.items()}
        if get_language() == "de":
            shown = {name: said.replace(".", ",") for name, said in shown.items()}
        return cls(data, initial=shown)


class KeyForm(DeskForm):
    name = forms.CharField(
        label=_("For which program"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
