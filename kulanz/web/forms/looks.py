"""Whom to ask for a second look, as a form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.business import people

from .conversation import Checked


class AskForm(Checked):
    reader = forms.ModelChoiceField(
        people.at_work(), error_messages={"required": _("Please choose who should read it.")}
    )
    question = forms.CharField(max_length=300, required=False)
