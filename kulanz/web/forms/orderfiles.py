"""Forms for files of orders: bringing one, and saying which of its columns is what."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.customers.models import OrderFile, Shop
from kulanz.customers.orderfiles import amounts, columns, dates, layout
from kulanz.customers.orderfiles.survey import Look, Wish
from kulanz.flow import orderfiles
from kulanz.web import orderfile_words as words

from .base import DeskForm

_DAYS = {"dmy": _("31/12/2026: the day first"), "mdy": _("12/31/2026: the month first")}
_AMOUNTS = {"comma": "1.234,56", "point": "1,234.56"}
_AMOUNT_OF = {"order": _("the amount of the whole order"), "line": _("each its own part of the amount")}
# A form cannot be trusted to carry a tab.
_SEPARATORS = {"semicolon": ";", "comma": ",", "tab": "\t", "bar": "|"}
_NAMES = {sign: name for name, sign in _SEPARATORS.items()}


class UploadForm(DeskForm):
    file = forms.FileField(
        label=_("File"), widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"})
    )
    shop = forms.ModelChoiceField(
        Shop.objects.none(), label=_("These are orders of"), required=False, empty_label=_("another shop:")
    )
    name = forms.CharField(
        label=_("Name of the shop"), max_length=100, required=False, help_text=_("Where people bought.")
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        shop = self.fields["shop"]
        assert isinstance(shop, forms.ModelChoiceField)
        shop.queryset = orderfiles.shops()
        self.has_shops = shop.queryset.exists()
        if self.has_shops:
            shop.initial = shop.queryset.last()
        self.fields["name"].required = not self.has_shops

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("shop") and not said.get("name") and "name" not in self.errors:
            self.add_error("name", _("Please name the shop, or choose one."))
        return said


class MappingForm(forms.Form):
    """How the file is read, filled in with what was found; what is posted becomes a `Wish` and is looked at again."""

    encoding = forms.ChoiceField(label=_("Letters"), choices=list(words.ENCODINGS.items()))
    separator = forms.ChoiceField(
        label=_("Between the columns"),
        choices=[(_NAMES[sign], word) for sign, word in words.SEPARATORS.items()],
    )
    has_header = forms.BooleanField(label=_("The first line names the columns"), required=False)
    days = forms.ChoiceField(label=_("Days are written"), error_messages={"required": words.MISSING["days"]})
    amounts = forms.ChoiceField(
        label=_("Amounts are written"), error_messages={"required": words.MISSING["amounts"]}
    )
    amount_of = forms.ChoiceField(
        label=_("Several lines with one number tell"), choices=list(_AMOUNT_OF.items())
    )
    currency = forms.CharField(
        label=_("Currency"),
        max_length=3,
        help_text=_("Where the file names none."),
        widget=forms.TextInput(attrs={"size": 3, "autocapitalize": "characters", "spellcheck": "false"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    # The preview follows what is chosen so far, whatever is still open.
    use_required_attribute = False

    def __init__(self, look: Look, *, is_asked: bool = False) -> None:
        found = look.layout
        filled: dict[str, Any] = {
            "encoding": found.encoding,
            "separator": _NAMES[found.separator],
            "has_header": found.has_header,
            "days": found.days or "",
            "amounts": found.amounts or "",
            "amount_of": found.amount_of,
            "currency": found.currency,
            "seen": "|".join(_seen(found.encoding, found.separator, found.has_header, found.columns)),
        }
        filled |= {f"column_{ours}": found.columns.get(ours, "") for ours in columns.FIELDS}
        super().__init__(filled if is_asked else None, initial=filled)
        _choose(self.fields["days"], [*_open(found.days), *_DAYS.items()])
        _choose(self.fields["amounts"], [*_open(found.amounts), *_AMOUNTS.items()])
        choices = [("", _("not in the file")), *_columns(look)]
        for ours in columns.FIELDS:
            self.fields[f"column_{ours}"] = forms.ChoiceField(
                label=words.COLUMNS[ours],
                choices=choices,
                required=ours in columns.MUSTS,
                error_messages={"required": words.MISSING.get(ours, "")},
            )

    @property
    def musts(self) -> list[forms.BoundField]:
        return [self[f"column_{ours}"] for ours in ("number", *columns.MUSTS)]

    @property
    def others(self) -> list[forms.BoundField]:
        return [self[f"column_{ours}"] for ours in columns.FIELDS if ours not in ("number", *columns.MUSTS)]


def wish(said: Mapping[str, str]) -> Wish:
    """What was chosen; what followed from something that has been changed since is guessed anew."""
    encoding = said.get("encoding", "")
    encoding = encoding if encoding in words.ENCODINGS else ""
    separator = _SEPARATORS.get(said.get("separator", ""), "")
    has_header = "has_header" in said
    chosen = {
        ours: int(at)
        for ours in columns.FIELDS
        if (at := said.get(f"column_{ours}", "")).isdecimal() and len(at) < 6
    }
    before = said.get("seen", "").split("|")
    now = _seen(encoding, separator, has_header, chosen)
    if before[:2] != now[:2]:
        return Wish(encoding, separator, currency=_currency(said))
    if before[2:3] != now[2:3]:
        return Wish(encoding, separator, has_header, currency=_currency(said))
    date, amount, number = (one == other for one, other in zip(before[3:] or [""] * 3, now[3:], strict=False))
    return Wish(
        encoding,
        separator,
        has_header,
        chosen,
        dates.named(said.get("days")) if date else None,
        amounts.named(said.get("amounts")) if amount else None,
        layout.amount_of(said.get("amount_of")) if amount and number else None,
        _currency(said),
    )


def _seen(encoding: str, separator: str, has_header: bool, chosen: Mapping[str, int]) -> list[str]:
    """Of what the rest follows: the first three decide on the columns, the others on how they are written."""
    at = [str(chosen.get(ours, "")) for ours in ("date", "amount", "number")]
    return [encoding, _NAMES.get(separator, ""), "1" if has_header else "0", *at]


def _currency(said: Mapping[str, str]) -> str:
    code = said.get("currency", "").strip().upper()
    return code if len(code) == 3 and code.isascii() and code.isalpha() else ""


def _choose(field: forms.Field, choices: list[tuple[Any, Any]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _open(chosen: str | None) -> list[tuple[str, Any]]:
    return [] if chosen else [("", _("please choose"))]


def _columns(look: Look) -> list[tuple[str, str]]:
    """Each column of the file by its name, and what stands in it first."""
    found = []
    for at, name in enumerate(look.names):
        example = next((row[at].strip() for row in look.first_rows if at < len(row) and row[at].strip()), "")
        shown = name or str(at + 1)
        found.append((str(at), f"{shown} ({example[:24]})" if example else shown))
    return found


def progress(file: OrderFile) -> float:
    """From 0 to 1."""
    return min(file.line / file.lines, 1.0) if file.lines else 0.0
