from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.channels.models import SenderRule

from .base import DeskForm


class RuleForm(DeskForm):
    pattern = forms.CharField(
        label=_("Address or domain"),
        max_length=254,
        help_text=_("name@example.com for one sender, example.com for all of them."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    action = forms.ChoiceField(
        label=_("What happens"),
        choices=[
            (SenderRule.Action.BLOCK, _("Block: it does not reach the desk")),
            (SenderRule.Action.QUARANTINE, _("Quarantine: it waits apart for two weeks")),
            (SenderRule.Action.ALLOW, _("Let in: always, whatever other rules say")),
        ],
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    @classmethod
    def of(cls, rule: SenderRule, data: Any = None) -> "RuleForm":
        return cls(data, initial={"pattern": rule.pattern, "action": rule.action, "note": rule.note})
