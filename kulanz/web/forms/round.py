"""What the owner makes of a case, as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.flow import round as owners_round

from .conversation import Checked

# More than that no database counts to.
MOST_DIGITS = 18
NO_PICK = _("Please choose what should become of it.")


class PickForm(Checked):
    """One button says it all: the pick and, after a colon, who takes it or when it comes back."""

    pick = forms.CharField(error_messages={"required": NO_PICK})
    line = forms.CharField(required=False, max_length=owners_round.LONGEST_LINE)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen, _sep, detail = data.get("pick", "").partition(":")
        if chosen not in owners_round.PICKS:
            raise forms.ValidationError(NO_PICK)
        return {
            "pick": chosen,
            "to": _colleague(detail, owners_round.HAND_OVER.get(chosen)),
            "until": owners_round.moments().get(detail),
            "line": data.get("line", ""),
        }


def _colleague(number: str, role: str | None) -> Staff | None:
    if role is None or not number.isdecimal() or len(number) > MOST_DIGITS:
        return None
    return Staff.objects.filter(pk=int(number), is_active=True, role=role).first()
