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
        fields = ("to", "cc", "bcc", "subject", "text", "channel")

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
