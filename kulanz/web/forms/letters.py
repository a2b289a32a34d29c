"""Letters on paper as forms: to whom, the words, and for a new one why and what it costs."""

from typing import Any, Self

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.letters import LONGEST_TEXT, Told, faults
from kulanz.goodwill.models import Gesture

from .base import DateInput, DeskForm
from .conversation import Checked
from .gestures import AmountField


class LetterForm(DeskForm):
    address = forms.CharField(
        label=_("Address"),
        max_length=600,
        help_text=_("As it shall stand in the window of the envelope: up to six lines."),
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"}),
    )
    on = forms.DateField(label=_("Date"), widget=DateInput())
    subject = forms.CharField(label=_("Subject"), required=False, max_length=200)
    text = forms.CharField(
        label=_("Letter"),
        max_length=LONGEST_TEXT,
        help_text=_(
            "An empty line begins a new paragraph. Below the last one there is room for a name in ink."
        ),
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    signed_by = forms.CharField(label=_("Name below it, printed"), required=False, max_length=100)

    @classmethod
    def of(cls, told: Told, data: Any = None, **more: Any) -> Self:
        names = ("address", "on", "subject", "text", "signed_by")
        return cls(data, initial={name: getattr(told, name) for name in names} | more)

    def told(self) -> Told:
        said = self.cleaned_data
        return Told(said["address"], said["on"], said["subject"], said["text"], said["signed_by"])

    def clean(self) -> dict[str, Any]:
        """Each fault at its field, beside what is missing there."""
        said: dict[str, Any] = {"address": "", "subject": "", "text": "", "signed_by": ""} | self.cleaned_data
        typed = Told(said["address"], timezone.localdate(), said["subject"], said["text"], said["signed_by"])
        missing = set(self.errors)
        for fault in faults(typed):
            if fault.field not in missing:
                self.add_error(fault.field, fault.text)
        return self.cleaned_data


class NewLetterForm(LetterForm):
    reason = forms.ChoiceField(choices=Gesture.Reason.choices, widget=forms.HiddenInput)
    cost = AmountField(label=_("Postage"), required=False)
    note = forms.CharField(
        label=_("If it is more than the budget allows: why all the same?"),
        required=False,
        max_length=300,
    )

    def wish(self) -> Wish:
        said = self.cleaned_data
        return Wish(Gesture.Kind.LETTER, said["reason"], cents=said["cost"], note=said["note"])


class ReasonForm(Checked):
    """Why it is written; whatever else somebody types there is our fault."""

    reason = forms.ChoiceField(choices=Gesture.Reason.choices, required=False)


class PrintForm(Checked):
    both_sides = forms.BooleanField(required=False)
