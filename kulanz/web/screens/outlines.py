"""What an answer may begin with: an outline, snippets that fit, how we answered something like it before."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from kulanz.conversations.models import Message
from kulanz.flow import answered_before, outlining
from kulanz.reply import compose, fitting, snippets
from kulanz.reply.models import Draft
from kulanz.triage import covering
from kulanz.web import access, answer, entries
from kulanz.web.forms.reply import DraftForm


@require_POST
def outline(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the answer with what is on record; what was typed is kept first."""
    begun = access.draft(request, pk)
    compose.save(begun, **DraftForm(request.POST).typed())
    outlining.begin(begun, by=access.staff(request))
    if answer.wants_fragment(request):
        return JsonResponse({"text": begun.text})
    return answer.go(request, "draft", begun.pk)


def suggested(request: HttpRequest, pk: int) -> HttpResponse:
    """What fits the answered message; asked for once the page is there. A form puts one of it into the draft."""
    begun = access.draft(request, pk)
    if request.method == "POST":
        return _put_in(request, begun)
    message = begun.in_answer_to
    if message is None or message.direction != Message.Direction.IN:
        return answer.either(request, "composer/suggested.html", "panel", {"draft": begun})
    language, register = outlining.tongue_of(begun)
    shown = {
        "draft": begun,
        "language": language,
        "snippets": fitting.for_message(message.new_text or message.text, language, register),
        "precedents": answered_before.find(message, language, by=access.staff(request)),
    }
    return answer.either(request, "composer/suggested.html", "panel", shown)


def _put_in(request: HttpRequest, begun: Draft) -> HttpResponse:
    """The page puts the text where the caret is; without script it goes below what is written."""
    text = _chosen(request, begun)
    if answer.wants_fragment(request):
        return JsonResponse({"text": text})
    compose.save(begun, text="\n\n".join(filter(None, [begun.text.rstrip(), text])) + "\n\n")
    return answer.go(request, "draft", begun.pk)


def _chosen(request: HttpRequest, begun: Draft) -> str:
    if (number := entries.as_number(request.POST.get("precedent", ""))) is not None:
        return answered_before.passage(access.message(request, number))
    chosen = access.snippet(request, entries.as_number(request.POST.get("snippet", "")) or 0)
    cover = covering.of_one(begun.conversation).covered if begun.conversation else str
    return snippets.fill(chosen, begun.conversation, access.staff(request), cover=cover)
