"""A call that is planned, and what a customer answers to its time, as forms."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.flow.ringing_back import planning
from kulanz.followup.callbacks import LONGEST_WISH, Wanted

from .base import DeskForm
from .conversation import Checked, MomentField

LONGEST_NUMBER = 40


class CallbackForm(DeskForm):
    number = forms.CharField(
        label=_("Telephone number"),
        required=False,
        max_length=LONGEST_NUMBER,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        help_text=_("Leave it empty if it is not known yet; the call is planned all the same."),
    )
    topic = forms.CharField(label=_("What it is about"), required=False, max_length=planning.LONGEST_TOPIC)
    wish = forms.CharField(
        label=_("When they would like to be called"),
        required=False,
        max_length=LONGEST_WISH,
        help_text=_(
            "In their words: “tomorrow after 3 pm”, “weekdays before noon”. The day follows from it."
        ),
    )
    begins_at = MomentField(
        label=_("Time agreed on"),
        required=False,
        help_text=_(
            "Only where you have agreed on one. It can then be put into a mail with a calendar entry."
        ),
    )
    preferred = forms.ModelChoiceField(
        Staff.objects.filter(is_active=True), label=_("Who should call"), required=False, empty_label=""
    )
    skill = forms.ChoiceField(label=_("What one should know for it"), required=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        skills = planning.all_skills()
        if not skills:
            del self.fields["skill"]
            return
        self.fields["skill"].choices = [("", ""), *((one, one) for one in skills)]  # type: ignore[attr-defined]  # a ChoiceField

    @staticmethod
    def wanted(said: dict[str, Any]) -> Wanted:
        return Wanted(**{name: said[name] for name in said if name in Wanted.__slots__})


class TryForm(Checked):
    """The moment of the next try, as the plan proposed it."""

    at = forms.CharField()

    def clean_at(self) -> datetime:
        return _moment(self.cleaned_data["at"])


class AgreedForm(Checked):
    """What the customer says; `sequence` tells on which state of the page."""

    answer = forms.ChoiceField(choices=[(one, one) for one in ("yes", "move", "words", "off")])
    sequence = forms.IntegerField(min_value=0, max_value=2**31)
    at = forms.CharField(required=False)
    words = forms.CharField(required=False, max_length=LONGEST_WISH)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("answer") == "move":
            data["at"] = _moment(data.get("at", ""))
        return data


def _moment(written: str) -> datetime:
    at = _in_utc(written)
    if at is None:
        raise forms.ValidationError(_("Please choose a time."))
    return at


def _in_utc(written: str) -> datetime | None:
    try:
        at = parse_datetime(written)
        return at.astimezone(UTC) if at and at.tzinfo else None
    except (ValueError, OverflowError):  # no such day, or before the first one there is in UTC
        return None
