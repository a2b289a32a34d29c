from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import AlarmTarget

from .base import DeskForm, Secret

WAYS = {
    AlarmTarget.Kind.MAIL: _("E-mail to a private address"),
    AlarmTarget.Kind.NTFY: "ntfy",
    AlarmTarget.Kind.GOTIFY: "Gotify",
    AlarmTarget.Kind.WEBHOOK: _("Webhook (JSON)"),
}


class AlarmForm(DeskForm):
    kind = forms.ChoiceField(
        label=_("Way"),
        choices=list(WAYS.items()),
    )
    address = forms.CharField(
        label=_("Address"),
        max_length=500,
        help_text=_(
            "An e-mail address; for ntfy the address with the topic (https://ntfy.sh/your-topic), for Gotify that"
            " of the server, else the address that is posted to."
        ),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    secret = forms.CharField(
        label=_("Access token"),
        max_length=500,
        required=False,
        help_text=_(
            "For Gotify the token of the application; for ntfy and a webhook only where one is wanted."
        ),
        widget=Secret(),
    )
    at_night = forms.BooleanField(
        label=_("At night, too"),
        required=False,
        help_text=_("Otherwise an alarm between 21:00 and 7:00 comes at 7:00."),
    )
    is_active = forms.BooleanField(label=_("Switched on"), required=False, initial=True)

    @classmethod
    def of(cls, target: AlarmTarget, data: Any = None) -> "AlarmForm":
        names = ("kind", "address", "at_night", "is_active")
        return cls(data, initial={name: getattr(target, name) for name in names})
