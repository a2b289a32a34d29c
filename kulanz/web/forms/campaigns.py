"""Campaigns as forms: the plan, the words by voice, what is decided about single mails."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.channels.models import Channel
from kulanz.goodwill import campaigns, vouchers
from kulanz.goodwill.campaigns import GIFTS, LONGEST_SUBJECT, LONGEST_TEXT, MOST_DAYS, Plan
from kulanz.goodwill.models import Campaign, Gesture

from .base import DateInput, DeskForm
from .conversation import Checked
from .gestures import AmountField, require_cost

KINDS = [("", _("nothing but words")), *((kind.value, kind.label) for kind in GIFTS)]
DAYS = 30


class PlanForm(DeskForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        help_text=_("For yourselves; customers do not see it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    group = forms.ChoiceField(label=_("Who is thanked?"), choices=Campaign.Group.choices)
    days = forms.IntegerField(
        label=_("The occasion lies at most so many days from today"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=DAYS,
        help_text=_("Super-customers and who recommended us are found whatever the day."),
    )
    channel = forms.ModelChoiceField(label=_("From which mailbox"), queryset=Channel.objects.none())
    kind = forms.ChoiceField(
        label=_("What shall they get?"), choices=KINDS, required=False, widget=forms.RadioSelect
    )
    what = forms.CharField(
        label=_("What exactly"),
        required=False,
        max_length=300,
        help_text=_("As it stands in the mail: “our e-book ‘The quiet bed’: https://…”"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    amount = AmountField(label=_("Amount"), required=False)
    percent = forms.IntegerField(label=_("Percent"), required=False, min_value=1, max_value=100)
    until = forms.DateField(label=_("Good until"), required=False, widget=DateInput())
    cost = AmountField(label=_("What one of them costs us at the most"), required=False)

    def __init__(self, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        able = [channel.pk for channel in Channel.objects.select_related("mailbox") if channel.can_send]
        usual = {"until": vouchers.usual_end(), "kind": "", "channel": able[0] if able else None}
        super().__init__(data, initial=usual | (initial or {}))
        self.fields["channel"].queryset = Channel.objects.filter(pk__in=able)  # type: ignore[attr-defined]  # a choice field of rows
        self.fields["channel"].empty_label = None  # type: ignore[attr-defined]  # likewise

    @classmethod
    def of(cls, campaign: Campaign, data: Any = None) -> "PlanForm":
        terms = campaign.terms
        typed = {
            "name": campaign.name,
            "group": campaign.group,
            "days": campaign.days,
            "channel": campaign.channel_id,
            "kind": campaign.gesture,
            "what": terms.get("what", ""),
            "percent": terms.get("percent") or None,
            "amount": campaigns.in_figures(terms.get("cents", 0)),
            "cost": campaigns.in_figures(campaign.cents) or ("0" if campaign.gesture else ""),
        }
        last = {"until": date.fromisoformat(terms["until"])} if terms.get("until") else {}
        return cls(data, initial=typed | last)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("kind") and said["kind"] != Gesture.Kind.VOUCHER:
            require_cost(self)
        return said

    def plan(self) -> Plan:
        said = self.cleaned_data
        is_voucher = said["kind"] == Gesture.Kind.VOUCHER
        is_discount = said["kind"] == Gesture.Kind.DISCOUNT
        return Plan(
            name=said["name"],
            group=said["group"],
            days=said["days"],
            channel=said["channel"],
            gesture=said["kind"],
            cents=said["amount"] if is_voucher else 0,
            percent=(said["percent"] or 0) if is_discount else 0,
            until=said["until"],
            what=said["what"],
            cost=said["cost"],
        )


class WordsForm(Checked):
    """A subject and a text for each voice."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for voice in campaigns.VOICES:
            self.fields[f"subject-{voice}"] = forms.CharField(required=False, max_length=LONGEST_SUBJECT)
            self.fields[f"text-{voice}"] = forms.CharField(required=False, max_length=LONGEST_TEXT)

    def words(self) -> dict[str, dict[str, str]]:
        said = self.checked()
        return {
            voice: {"subject": said[f"subject-{voice}"], "text": said[f"text-{voice}"].replace("\r\n", "\n")}
            for voice in campaigns.VOICES
        }


class MailForm(Checked):
    subject = forms.CharField(
        max_length=LONGEST_SUBJECT, error_messages={"required": _("Please write a subject and a text.")}
    )
    text = forms.CharField(
        max_length=LONGEST_TEXT, error_messages={"required": _("Please write a subject and a text.")}
    )


class OmissionForm(Checked):
    why = forms.CharField(max_length=300, error_messages={"required": _("Please write down why.")})


class NoteForm(Checked):
    note = forms.CharField(required=False, max_length=300)
