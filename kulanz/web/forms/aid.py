"""The drafting aid: its endpoint, and what of a matter is sent to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.reply.models import DraftingAid

from .base import DeskForm, Secret


class AidForm(DeskForm):
    address = forms.CharField(
        label=_("Address"),
        max_length=500,
        help_text=_("Of any OpenAI-compatible service, also one of your own: https://models.example/v1"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "inputmode": "url"}),
    )
    model = forms.CharField(
        label=_("Model"),
        max_length=200,
        help_text=_("As the service calls it."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    secret = forms.CharField(
        label=_("Key"),
        max_length=500,
        required=False,
        help_text=_("Empty where the service wants none."),
        widget=Secret(),
    )
    is_active = forms.BooleanField(label=_("Switched on"), required=False)

    @classmethod
    def of(cls, kept: DraftingAid | None, data: Any = None) -> "AidForm":
        names = ("address", "model", "is_active")
        return cls(data, initial={name: getattr(kept, name) for name in names} if kept else {})


class AskForm(DeskForm):
    """What is sent can be changed: a name that was not recognised is taken out by hand."""

    text = forms.CharField(
        label=_("What is sent"),
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
    )
    seal = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")
