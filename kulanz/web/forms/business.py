from datetime import time
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.business import profile
from kulanz.business.models import Business, OpeningHours
from kulanz.lib.refusal import Refusal

from .base import DateInput, DeskForm, RecordForm

TIME_ZONES = [(zone, zone) for zone in sorted(available_timezones()) if zone.startswith("Europe/")]


class BusinessForm(RecordForm[Business]):
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=TIME_ZONES)

    class Meta:
        model = Business
        fields = (
            "name",
            "phone",
            "email",
            "website",
            "postal_address",
            "language",
            "register",
            "time_zone",
            "quiet_from",
            "quiet_until",
            "guarantee_terms",
            "known_for",
        )
        labels = {
            "name": _("Name of the business"),
            "phone": _("Phone"),
            "email": _("E-mail address"),
            "postal_address": _("Postal address"),
            "language": _("Language we usually write in"),
            "register": _("How we usually address customers"),
            "quiet_from": _("Quiet from"),
            "quiet_until": _("Quiet until"),
            "guarantee_terms": _("Guarantee terms"),
            "known_for": _("What we want to be known for"),
        }
        help_texts = {
            "phone": _("Talking helps. The number stands wherever a call may help."),
            "register": _("A customer who writes du is answered with du all the same."),
            "quiet_until": _(
                "In between nobody is written to who has not written first; such mails leave at the end. The same"
                " time twice means never."
            ),
            "known_for": _("A few words, one a line: reliable, kind, quick …"),
        }
        widgets = {
            "quiet_from": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "quiet_until": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "postal_address": forms.Textarea(attrs={"rows": 3}),
            "guarantee_terms": forms.Textarea(attrs={"rows": 4}),
            "known_for": forms.Textarea(attrs={"rows": 3}),
            "phone": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        }


class HoursForm(DeskForm):
    """One line a weekday, as people write it."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        kept = profile.week()
        for day in OpeningHours.Weekday:
            self.fields[f"day{day.value}"] = forms.CharField(
                label=day.label,
                required=False,
                max_length=100,
                initial=profile.show_spans(kept[day.value]),
                widget=forms.TextInput(attrs={"placeholder": _("closed"), "autocomplete": "off"}),
            )
        self.fields["same_day_until"] = forms.TimeField(
            label=_("Same day until"),
            initial=profile.business().same_day_until,
            help_text=_("What arrives by this time is answered on the same day."),
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        plan: dict[int, list[tuple[time, time]]] = {}
        for day in OpeningHours.Weekday:
            try:
                plan[day.value] = profile.read_spans(said.get(f"day{day.value}", ""))
            except Refusal as refusal:
                self.add_error(f"day{day.value}", refusal.text)
        return {**said, "plan": plan}


class RegionForm(DeskForm):
    region = forms.ChoiceField(label=_("Region"), choices=profile.REGION_CHOICES, required=False)


class OwnDaysForm(DeskForm):
    first = forms.DateField(label=_("First day"), widget=DateInput())
    last = forms.DateField(
        label=_("Last day"), required=False, widget=DateInput(), help_text=_("Empty: only that day.")
    )
    name = forms.CharField(
        label=_("What for"), max_length=100, help_text=_("Such as: company holidays, fair")
    )
    is_open = forms.BooleanField(
        label=_("We are open on these days"),
        required=False,
        help_text=_("For a public holiday on which you work all the same."),
    )
