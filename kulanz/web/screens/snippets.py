"""Passages to be used again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.reply import phrasebook
from kulanz.web import answer
from kulanz.web.access import staff
from kulanz.web.forms.snippets import SnippetForm

from .frame import show

MOST_CHARACTERS = 200


def snippet_list(request: HttpRequest) -> HttpResponse:
    """All of them, or those that have or mean what is looked for."""
    query = request.GET.get("q", "")[:MOST_CHARACTERS]
    found: dict[str, Any] = {
        "tab": "snippets",
        "query": query,
        "snippets": phrasebook.search(query, staff(request)),
    }
    if answer.wants_fragment(request):
        return answer.part(request, "settings/snippets.html", "found", found)
    return show(request, "snippets.html", **found)


def snippet_new(request: HttpRequest) -> HttpResponse:
    return _edit(request, SnippetForm(request.POST or None))


def snippet(request: HttpRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(phrasebook.everything(), pk=pk)
    return _edit(request, SnippetForm(request.POST or None, instance=kept))


@require_POST
def snippet_deletion(request: HttpRequest, pk: int) -> HttpResponse:
    phrasebook.drop(get_object_or_404(phrasebook.everything(), pk=pk))
    return answer.go(request, "snippets", say=_("The snippet is gone."))


@require_POST
def snippet_preview(request: HttpRequest) -> HttpResponse:
    text = phrasebook.example(request.POST.get("text", ""), staff(request))
    return answer.part(request, "settings/snippet.html", "preview", {"preview": text})


def _edit(request: HttpRequest, form: SnippetForm) -> HttpResponse:
    if "preview" not in request.POST and form.does(lambda said: form.save()):
        return answer.go(request, "snippets", say=_("Saved."))
    text = form["text"].value() or ""
    return show(
        request,
        "snippet.html",
        tab="snippets",
        form=form,
        preview=phrasebook.example(text, staff(request)),
        placeholders=phrasebook.PLACEHOLDERS,
    )
