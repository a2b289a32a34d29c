"""Forms for commissions: bringing a list, saying which of its columns is what, and noting a payment."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kulanz.customers.orderfiles import amounts, dates
from kulanz.followup import commissionlist
from kulanz.followup.commissionlist import Look, Wish
from kulanz.lib.refusal import Refusal
from kulanz.web.commissions import COLUMNS, MISSING

from .base import DateInput, DeskForm

_DAYS = {"dmy": _("31/12/2026: the day first"), "mdy": _("12/31/2026: the month first")}
_AMOUNTS = {"comma": "1.234,56", "point": "1,234.56"}


class UploadForm(DeskForm):
    file = forms.FileField(
        label=_("File"), widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"})
    )


class MappingForm(forms.Form):
    """How the list is read, filled in with what was found; what is posted becomes a `Wish`."""

    days = forms.ChoiceField(label=_("Days are written"), error_messages={"required": MISSING["days"]})
    amounts = forms.ChoiceField(
        label=_("Amounts are written"), error_messages={"required": MISSING["amounts"]}
    )
    currency = forms.CharField(
        label=_("Currency"),
        max_length=3,
        help_text=_("Where the file names none."),
        widget=forms.TextInput(attrs={"size": 3, "autocapitalize": "characters", "spellcheck": "false"}),
    )
    # The preview follows what is chosen so far, whatever is still open.
    use_required_attribute = False

    def __init__(self, look: Look, *, is_asked: bool = False) -> None:
        found = look.layout
        filled: dict[str, Any] = {
            "days": found.days or "",
            "amounts": found.amounts or "",
            "currency": found.currency,
            **{f"column_{ours}": found.columns.get(ours, "") for ours in commissionlist.FIELDS},
        }
        super().__init__(filled if is_asked else None, initial=filled)
        self._offer("days", found.days, _DAYS)
        self._offer("amounts", found.amounts, _AMOUNTS)
        choices = [("", _("not in the file")), *_columns(look)]
        for ours in commissionlist.FIELDS:
            self.fields[f"column_{ours}"] = forms.ChoiceField(
                label=capfirst(COLUMNS[ours]),
                choices=choices,
                required=ours in commissionlist.MUSTS,
                error_messages={"required": MISSING.get(ours, "")},
            )

    @property
    def columns(self) -> list[forms.BoundField]:
        return [self[f"column_{ours}"] for ours in commissionlist.FIELDS]

    def _offer(self, name: str, chosen: str | None, choices: Mapping[str, Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*([] if chosen else [("", _("please choose"))]), *choices.items()]


class PaymentForm(forms.Form):
    on = forms.DateField(label=_("Paid on"), widget=DateInput())

    def checked(self) -> Any:
        if not self.is_valid():
            raise Refusal(_("Please choose the day on which it was paid."))
        return self.cleaned_data["on"]


def wish(said: Mapping[str, str]) -> Wish:
    """What was chosen; how days and amounts are written is guessed anew where another column is chosen."""
    chosen = {
        ours: int(at)
        for ours in commissionlist.FIELDS
        if (at := said.get(f"column_{ours}", "")).isdecimal() and len(at) < 6
    }
    before = said.get("seen", "").split("|")
    is_same = before == seen(chosen).split("|")
    code = said.get("currency", "").strip().upper()
    return Wish(
        chosen,
        dates.named(said.get("days")) if is_same else None,
        amounts.named(said.get("amounts")) if is_same else None,
        code if len(code) == 3 and code.isascii() and code.isalpha() else "",
    )


def seen(chosen: Mapping[str, int]) -> str:
    """Of which columns it follows how days and amounts are written."""
    return "|".join(str(chosen.get(ours, "")) for ours in ("amount", "due", "paid"))


def today() -> str:
    return timezone.localdate().isoformat()


def _columns(look: Look) -> list[tuple[str, str]]:
    """Each column of the file by its name, and what stands in it first."""
    found = []
    for at, name in enumerate(look.names):
        example = next((row[at].strip() for row in look.first_rows if at < len(row) and row[at].strip()), "")
        shown = name or str(at + 1)
        found.append((str(at), f"{shown} ({example[:24]})" if example else shown))
    return found
