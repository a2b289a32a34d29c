from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.business import people
from kulanz.business.models import Business, HelpPage

from .base import RecordForm


class AcknowledgingForm(RecordForm[Business]):
    class Meta:
        model = Business
        fields = ("acknowledges", "answers_by_name")
        labels = {
            "acknowledges": _("Acknowledge what arrives"),
            "answers_by_name": _("Who is named as answering"),
        }
        help_texts = {
            "acknowledges": _(
                "A minute after their mail came, they are told that it did, who answers by when, and the phone"
                " number. That time goes on record as a promise."
            ),
            "answers_by_name": _(
                "Where a conversation is somebody's already, that person is named; for who is away, the deputy."
            ),
        }

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["answers_by_name"] = forms.ModelChoiceField(
            label=self.fields["answers_by_name"].label,
            help_text=self.fields["answers_by_name"].help_text,
            queryset=people.at_work(),
            required=False,
            empty_label=_("whoever owns the desk"),
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("acknowledges") and not self.instance.phone:
            self.add_error(
                "acknowledges",
                _(
                    "An acknowledgement names your phone number. Please enter it in the business profile first."
                ),
            )
        return said


class HelpPageForm(RecordForm[HelpPage]):
    url = forms.URLField(label=_("Address of the page"), max_length=500, assume_scheme="https")

    class Meta:
        model = HelpPage
        fields = ("title", "url", "language", "words")
        labels = {"title": _("Title"), "language": _("Language"), "words": _("Words it helps with")}
        help_texts = {
            "title": _("As customers read it above the address."),
            "words": _(
                "What somebody writes whom it helps, one or a few words a line: no download, link broken"
            ),
        }
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}
