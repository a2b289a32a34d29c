"""What staff decide about a conversation, as forms."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.followup.models import Promise
from kulanz.lib.refusal import Refusal

from .base import DateInput, DeskForm

MORNING = time(8)


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    widget = MomentInput
    input_formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


class Checked(DeskForm):
    """For small forms without a place for errors: what is wrong is refused as a sentence."""

    def checked(self) -> dict[str, Any]:
        if not self.is_valid():
            raise Refusal(next(iter(self.errors.values()))[0])
        return self.cleaned_data


class AssignForm(Checked):
    to = forms.ModelChoiceField(Staff.objects.filter(is_active=True), required=False)


class TagForm(Checked):
    tag = forms.CharField(max_length=50)


class SnoozeForm(Checked):
    """Either one of the usual times or a moment of one's own."""

    usual = forms.CharField(required=False)
    until = MomentField(required=False)
    mode = forms.ChoiceField(choices=Conversation.Snooze.choices, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        usual = usual_moments().get(data.get("usual", ""))
        data["until"] = usual or data.get("until")
        data["mode"] = data.get("mode") or Conversation.Snooze.UNLESS_THEY_WRITE
        if not data["until"]:
            raise forms.ValidationError(_("Please choose a time."))
        return data


class PromiseForm(Checked):
    what = forms.CharField(max_length=200)
    on = forms.DateField(widget=DateInput())
    kind = forms.ChoiceField(choices=Promise.Kind.choices, required=False)


class FulfilmentForm(Checked):
    """What shows that a promise was kept: "message 7", "call 3", or words."""

    proof = forms.RegexField(r"^(message|call) \d{1,18}$", required=False)
    note = forms.CharField(max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind, _space, number = data.get("proof", "").partition(" ")
        return {"kind": kind, "number": int(number) if number else None, "note": data.get("note", "")}


class DelayForm(Checked):
    on = forms.DateField(widget=DateInput())
    # Whether a mail is begun that says so.
    tell = forms.BooleanField(required=False)


class TakenOnForm(Checked):
    """Where in the mail the promise begins."""

    start = forms.IntegerField(min_value=0)


class DroppedForm(Checked):
    why = forms.CharField(max_length=300)


def usual_moments() -> dict[str, datetime]:
    """Times at which people like to be reminded, in the business's time zone."""
    now = timezone.localtime()
    tomorrow = now.date() + timedelta(days=1)
    monday = now.date() + timedelta(days=7 - now.weekday())
    return {
        "later": now.replace(second=0, microsecond=0) + timedelta(hours=3),
        "tomorrow": _morning(tomorrow, now),
        "monday": _morning(monday, now),
        "week": _morning(now.date() + timedelta(days=7), now),
    }


def _morning(day: Any, now: datetime) -> datetime:
    return timezone.make_aware(datetime.combine(day, MORNING), now.tzinfo)
