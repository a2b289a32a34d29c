"""The composer and the note, as forms; a draft is kept as it is typed."""

from typing import Any

from django import forms

from kulanz.channels.models import Channel
from kulanz.channels.registry import senders
from kulanz.reply.models import Draft

from .base import RecordForm
from .conversation import Checked, MomentField


class DraftForm(RecordForm[Draft]):
    class Meta:
        model = Draft
        fields = ("to", "cc", "bcc", "subject", "text", "channel", "reason", "reason_note")

    channel = forms.ModelChoiceField(Channel.objects.none(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        channels: Any = self.fields["channel"]
        channels.queryset = senders()

    def typed(self) -> dict[str, Any]:
        """Whatever was sent along, also where it is not right yet: nothing typed is lost."""
        self.is_valid()
        fields = {name: self.data[name].replace("\r\n", "\n") for name in self.fields if name in self.data}
        fields.pop("channel", None)
        chosen = self.cleaned_data.get("channel")
        return fields | ({"channel": chosen} if chosen else {})


class SendForm(Checked):
    seen = forms.DateTimeField(required=False)
    at = MomentField(required=False)
    close = forms.BooleanField(required=False)
    # In the quiet hours, where they must know it or wait for it.
    at_once = forms.BooleanField(required=False)

    # What one writes to send against the coach's stop.
    anyway = forms.CharField(required=False, max_length=100)


class PassageForm(Checked):
    """Of a finding: its kind and its words, as "kind words"; an absence has no words."""

    said = forms.CharField(strip=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        flaw, _space, passage = data.get("said", "").partition(" ")
        return {"flaw": flaw, "passage": passage}


class PromiseDayForm(Checked):
    """Of a vague promise: where it stands and its words, as "start words", and the day chosen there."""

    promise = forms.RegexField(r"(?s)^\d{1,9} .+$", strip=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, _space, passage = data.get("promise", "0 ").partition(" ")
        typed = self.data.get(f"promise-{start}", "")
        on = forms.DateField().clean(typed)
        return {"start": int(start), "passage": passage.replace("\r\n", "\n"), "on": on}


class PlaceForm(Checked):
    conversation = forms.IntegerField()


class CommitmentForm(Checked):
    """What the writer says of a passage, or of a promise on record: one of these at a time."""

    noted = forms.CharField(required=False)
    unnoted = forms.CharField(required=False)
    # "start words", with the day in the field of that start.
    dated = forms.RegexField(r"(?s)^\d{1,9} .+$", required=False)
    kept = forms.IntegerField(required=False)
    unkept = forms.IntegerField(required=False)
    unmoved = forms.IntegerField(required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, _space, words = data.pop("dated", "").partition(" ")
        day = forms.DateField().clean(self.data.get(f"day-{start}", "")) if words else None
        return data | {"dated": words, "day": day}
