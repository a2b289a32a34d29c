"""Saying what is right where the desk has judged a message wrongly."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.flow import caring, judging
from kulanz.triage import assessing, disclosing, veiling
from kulanz.triage.labels import INTENTS
from kulanz.web import access, answer, findings, onward, thread

# What a finding is corrected to that is no yes or no.
NOTHING = {"deadline": None, "callback_number": None}


@require_POST
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding is not so, or the whole form of what is so, or what was taken away holds after all."""
    assessment, staff = access.assessment(request, pk), access.staff(request)
    label, instead = request.POST.get("label", ""), request.POST.get("instead", "")
    said = assessment.said
    if "as_found" in request.POST:
        wanted: dict[str, Any] = assessing.taken_away(assessment)
    elif label in ("intents", "demands", "sensitive"):
        wrong = findings.demand(assessment, instead) if label == "demands" else instead
        left = [one for one in said.get(label, ()) if one != wrong]
        wanted = {label: left or (["other"] if label == "intents" else [])}
    elif label:
        wanted = {label: NOTHING.get(label, False) if instead == "no" else instead}
    else:
        chosen = request.POST.getlist("intents")
        wanted = {
            "mood": request.POST.get("mood", ""),
            "abuse": request.POST.get("abuse", ""),
            **{flag: flag in request.POST for flag in ("extremely_dissatisfied", "goes_public", "legal")},
            "intents": [intent for intent in INTENTS if intent in chosen],
        }
    caring.correct(
        assessment, {key: value for key, value in wanted.items() if said.get(key) != value}, by=staff
    )
    return answer.go(request, "conversation", assessment.message.conversation_id, say=_("Thank you, noted."))


@require_POST
def repetition(request: HttpRequest, pk: int) -> HttpResponse:
    """Another try at what could not be judged."""
    assessment = access.assessment(request, pk)
    if judging.judge_again(assessment):
        said = _("The message has been judged.")
    else:
        said = _("It could not be judged this time either. Please read it yourself.")
    return answer.go(request, "conversation", assessment.message.conversation_id, say=said)


@require_POST
def disclosure(request: HttpRequest, pk: int) -> HttpResponse:
    """All of one message, written into the journal; or covered again."""
    message, staff = access.message(request, pk), access.staff(request)
    conversation, is_uncovered = message.conversation, not request.POST.get("covered")
    if is_uncovered:
        disclosing.show(message, by=staff)
    secrets = veiling.of_one(conversation)
    lights = findings.panel(assessing.to_show(conversation), secrets, by=staff)["lights"]
    against = thread.overruled([message]).get(message.pk, "")
    bubble = thread.bubble(message, secrets, lights, is_uncovered=is_uncovered, overruled=against)
    context = {"conversation": conversation, "title": secrets.covered(str(conversation)), "b": bubble}
    return answer.either(request, "conversation/uncovered.html", "entry", context)


@require_POST
def note_disclosure(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for a note."""
    note, is_uncovered = access.note(request, pk), not request.POST.get("covered")
    conversation = note.conversation
    if is_uncovered:
        disclosing.show_note(note, by=access.staff(request))
    secrets = veiling.of_one(conversation)
    jotting = thread.jotting(note, secrets, is_uncovered=is_uncovered)
    context = {"conversation": conversation, "title": secrets.covered(str(conversation)), "jotting": jotting}
    return answer.either(request, "conversation/uncovered.html", "entry", context)


@require_POST
def thumb(request: HttpRequest, pk: int) -> HttpResponse:
    """Well or badly found; neither takes back what was said."""
    assessment, staff = access.assessment(request, pk), access.staff(request)
    said = request.POST.get("is_right", "")
    is_right = said == "1" if said else None
    assessing.thumb(assessment, request.POST.get("label", ""), is_right, by=staff)
    if not answer.wants_fragment(request):
        return answer.go(request, "conversation", assessment.message.conversation_id)
    secrets = veiling.of_one(assessment.message.conversation)
    panel = findings.panel(assessment, secrets, by=staff)
    return answer.page(
        request, "conversation/findings.html", panel | {"list": onward.came_from(request).query}
    )
