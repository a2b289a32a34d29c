from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.business import people
from kulanz.business.models import Language
from kulanz.channels import registry
from kulanz.flow import routing as at_work
from kulanz.triage import routing
from kulanz.triage.models import Routing
from kulanz.web import ruling
from kulanz.web.finding_words import INTENT_WORDS

from .base import DeskForm

MOST_WORDS = 20


class RoutingForm(DeskForm):
    """One rule: every field of the first part may stay empty, and what is set must hold."""

    intents = forms.MultipleChoiceField(
        label=_("It is about"),
        choices=list(INTENT_WORDS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    words = forms.CharField(
        label=_("The text contains"),
        max_length=500,
        required=False,
        help_text=_("One word or several, with commas between them: any of them will do, in whatever form."),
    )
    mood = forms.ChoiceField(label=_("The mood"), required=False)
    language = forms.ChoiceField(
        label=_("The language"), required=False, choices=[("", _("whichever")), *Language.choices]
    )
    standings = forms.MultipleChoiceField(
        label=_("The customer"),
        choices=list(ruling.STANDING_WORDS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    is_dissatisfied = forms.BooleanField(label=_("is extremely dissatisfied"), required=False)
    channels = forms.TypedMultipleChoiceField(
        label=_("It came to"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple()
    )
    pick = forms.ChoiceField(label=_("Who gets it"))
    tag = forms.CharField(label=_("Tag"), max_length=50, required=False)
    line = forms.CharField(
        label=_("A line for whoever gets it"),
        max_length=300,
        required=False,
        help_text=_("It stands beside the conversation as a note of yours."),
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        choices: dict[str, list[Any]] = {
            "channels": list(registry.channels().order_by("name").values_list("pk", "name")),
            "pick": _takers(),
            "mood": [("", _("whichever")), *((one, ruling.bound_in_words(one)) for one in ruling.BOUNDS)],
        }
        for name, found in choices.items():
            field: Any = self.fields[name]
            field.choices = found

    @classmethod
    def of(cls, rule: Routing, data: Any = None) -> "RoutingForm":
        said, action = rule.conditions, rule.action
        initial = {
            **{name: said.get(name, []) for name in ("intents", "standings", "channels")},
            "words": ", ".join(said.get("words", ())),
            "mood": ruling.bound_of(said.get("moods", ())),
            "language": next(iter(said.get("languages", ())), ""),
            "is_dissatisfied": bool(said.get("is_dissatisfied")),
            "pick": _pick_of(action),
            "tag": action.get("tag", ""),
            "line": action.get("line", ""),
        }
        return cls(data, initial=initial)

    def conditions(self) -> dict[str, Any]:
        """Those that are set."""
        said = self.cleaned_data
        words = [" ".join(word.split()) for word in said["words"].split(",") if word.strip()]
        found = {
            "intents": said["intents"],
            "moods": ruling.moods_within(said["mood"]) if said["mood"] else [],
            "is_dissatisfied": said["is_dissatisfied"],
            "standings": said["standings"],
            "channels": said["channels"],
            "languages": [said["language"]] if said["language"] else [],
            "words": list(dict.fromkeys(words))[:MOST_WORDS],
        }
        return {name: value for name, value in found.items() if value}

    def action(self) -> dict[str, Any]:
        said = self.cleaned_data
        pick, _colon, whom = said["pick"].partition(":")
        found = {
            "pick": pick,
            "staff": int(whom) if pick == routing.STAFF else None,
            "skill": whom if pick == routing.SPECIALIST else "",
            "tag": said["tag"].strip().lower(),
            "line": " ".join(said["line"].split()),
        }
        return {name: value for name, value in found.items() if value}


def _takers() -> list[Any]:
    skills = [(f"{routing.SPECIALIST}:{skill}", skill) for skill in at_work.known_skills()]
    persons = [(f"{routing.STAFF}:{person.pk}", str(person)) for person in people.at_work()]
    return [
        (routing.ROUND, _("the owner, in the round")),
        (routing.ASSISTANT, _("an assistant: who has the least to do")),
        *([(_("Whoever knows"), skills)] if skills else []),
        (_("Somebody by name"), persons),
    ]


def _pick_of(action: dict[str, Any]) -> str:
    pick = action["pick"]
    whom = {routing.STAFF: action.get("staff"), routing.SPECIALIST: action.get("skill")}.get(pick)
    return f"{pick}:{whom}" if whom else str(pick)
