"""What we know of a customer, as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Language, Register
from kulanz.customers.models import Consent, Customer

from .base import RecordForm
from .conversation import Checked


class ConsentForm(Checked):
    purpose = forms.ChoiceField(required=False, choices=Consent.Purpose.choices)
    what = forms.CharField(required=False)
    source = forms.CharField(required=False)
    # The number of a message.
    said_in = forms.IntegerField(required=False, min_value=1)


class CustomerForm(RecordForm[Customer]):
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("not known yet")), *Language.choices]
    )
    register = forms.ChoiceField(
        label=_("Form of address"), required=False, choices=[("", _("not known yet")), *Register.choices]
    )

    class Meta:
        model = Customer
        fields = ("name", "language", "register", "about")
        labels = {"name": _("Name"), "about": _("What matters to them")}
        widgets: dict[str, Any] = {"about": forms.Textarea(attrs={"rows": 4})}

    def clean(self) -> dict[str, Any]:
        if "register" in self.changed_data:
            self.instance.register_fixed = bool(self.cleaned_data.get("register"))
        return self.cleaned_data
