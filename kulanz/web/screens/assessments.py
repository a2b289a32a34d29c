"""Saying what is right where the desk has judged a message wrongly."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.triage import assessing
from kulanz.triage.labels import INTENTS
from kulanz.web import access, answer


@require_POST
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding is not so, or the whole form of what is so."""
    assessment, staff = access.assessment(request, pk), access.staff(request)
    label, instead = request.POST.get("label", ""), request.POST.get("instead", "")
    said = assessment.said
    if label == "intents":
        wanted: dict[str, Any] = {
            "intents": [intent for intent in said["intents"] if intent != instead] or ["other"]
        }
    elif label:
        wanted = {label: False if instead == "no" else instead}
    else:
        chosen = request.POST.getlist("intents")
        wanted = {
            "mood": request.POST.get("mood", ""),
            "abuse": request.POST.get("abuse", ""),
            **{flag: flag in request.POST for flag in ("extremely_dissatisfied", "goes_public", "legal")},
            "intents": [intent for intent in INTENTS if intent in chosen],
        }
    assessing.correct(
        assessment, {key: value for key, value in wanted.items() if said.get(key) != value}, by=staff
    )
    return answer.go(request, "conversation", assessment.message.conversation_id, say=_("Thank you, noted."))
