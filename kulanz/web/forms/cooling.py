"""Until when a draft sleeps, and which step of the ladder is taken, as forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.flow import cooling
from kulanz.lib.refusal import Refusal

from .conversation import Checked


class CoolingForm(Checked):
    """One of the moments that are offered."""

    cool = forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["until"] = cooling.moments().get(data.get("cool", ""))
        if not data["until"]:
            raise Refusal(_("Please choose until when."))
        return data


class StepForm(Checked):
    """One of the two steps that are said in a mail."""

    step = forms.TypedChoiceField(choices=[(1, 1), (2, 2)], coerce=int)
