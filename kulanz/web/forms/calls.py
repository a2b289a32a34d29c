"""What somebody says of a call, as a form."""

from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from kulanz.conversations.calls import Told
from kulanz.conversations.models import Call
from kulanz.flow.calling import Wish
from kulanz.flow.calling.keeping import LONGEST_PROMISE
from kulanz.followup.models import Promise

from .base import DateInput
from .conversation import Checked

LONGEST_NUMBER = 20


class CallForm(Checked):
    outcome = forms.ChoiceField(
        choices=Call.Outcome.choices,
        error_messages={
            "required": _("Please say how the call ended."),
            "invalid_choice": _("Please say how the call ended."),
        },
    )
    number = forms.RegexField(r"^\+\d+$", required=False, max_length=LONGEST_NUMBER)
    text = forms.CharField(required=False)
    is_promised = forms.BooleanField(required=False)
    what = forms.CharField(required=False, max_length=LONGEST_PROMISE)
    on = forms.DateField(required=False, widget=DateInput())
    kept = forms.ModelMultipleChoiceField(Promise.objects.filter(state=Promise.State.OPEN), required=False)
    is_done = forms.BooleanField(required=False)
    begun = forms.CharField(required=False)
    seen = forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("is_promised") and not data.get("what"):
            raise forms.ValidationError(_("Please write down what was promised."))
        return data

    def told(self) -> tuple[Told, Wish]:
        data = self.checked()
        told = Told(
            data["outcome"],
            data["text"],
            data["number"],
            begun=_moment(data["begun"]),
            seen=_moment(data["seen"]),
        )
        promised = data["is_promised"]
        wish = Wish(
            what=data["what"] if promised else "",
            on=data["on"] if promised else None,
            kept=frozenset(one.pk for one in data["kept"]),
            is_done=data["is_done"] and data["outcome"] == Call.Outcome.SOLVED,
        )
        return told, wish


def _moment(written: str) -> Any:
    """None for what is none, or has no time zone."""
    try:
        at = parse_datetime(written)
    except ValueError:
        return None
    return at if at and at.tzinfo else None
