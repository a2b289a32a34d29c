"""The drafting aid: set up by owners; whoever answers sees what would leave the house before anything does."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.flow import drafting_aid
from kulanz.reply import aid, compose
from kulanz.reply.models import Draft
from kulanz.web import access, answer, limits
from kulanz.web.forms.aid import AidForm, AskForm
from kulanz.web.forms.reply import DraftForm

from .frame import show


@access.owner_only
def setting(request: HttpRequest) -> HttpResponse:
    kept, by = aid.kept(), access.staff(request)
    form = AidForm.of(kept, request.POST or None)
    if form.does(lambda said: aid.keep(said, by=by)):
        return answer.go(request, "aid", say=_("Saved."))
    failure = aid.in_words(kept.failure) if kept and kept.failure else ""
    return show(request, "aid.html", tab="aid", form=form, aid=aid.kept(), failure=failure)


@access.owner_only
@require_POST
def trial(request: HttpRequest) -> HttpResponse:
    limits.not_too_often(request, "aid")
    aid.try_out()
    return answer.go(request, "aid", say=_("It works: the server has answered."))


@access.owner_only
@require_POST
def removal(request: HttpRequest) -> HttpResponse:
    aid.remove(by=access.staff(request))
    return answer.go(request, "aid", say=_("Removed."))


def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """First it is shown what would be sent; from the composer one comes with what was typed so far."""
    begun, by = access.draft(request, pk), access.staff(request)
    if request.method == "POST":
        compose.save(begun, **DraftForm(request.POST).typed())
        return answer.go(request, "draft_aid", pk)
    found = drafting_aid.prepare(begun, by=by)
    form = AskForm(initial={"text": found.content, "seal": found.seal})
    return answer.page(request, "composer/aid.html", _shown(begun, found, form))


@require_POST
def asking(request: HttpRequest, pk: int) -> HttpResponse:
    begun, by = access.draft(request, pk), access.staff(request)
    limits.not_too_often(request, "aid")
    form = AskForm(request.POST)
    if form.does(lambda said: drafting_aid.ask(begun, said["text"], seal=said["seal"], by=by)):
        said = _("A proposal stands below what you have written. Please read it as you would a stranger's.")
        return answer.go(request, "conversation", begun.conversation_id, say=said)
    found = drafting_aid.prepare(begun, by=by)
    if form.data.get("seal") != found.seal:  # shown anew, as it is now
        fresh = AskForm(initial={"text": found.content, "seal": found.seal})
        return _again(request, _shown(begun, found, fresh) | {"errors": form.non_field_errors()})
    return _again(request, _shown(begun, found, form) | {"errors": form.non_field_errors()})


def beside(begun: Draft) -> dict[str, Any]:
    """For the composer: whether there is a button."""
    return {"has_aid": drafting_aid.is_offered(begun)}


def _shown(begun: Draft, found: drafting_aid.Proposal, form: AskForm) -> dict[str, Any]:
    return {"draft": begun, "proposal": found, "form": form}


def _again(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The same form with what was wrong; htmx puts it in place of the one that was sent."""
    if answer.wants_fragment(request):
        return answer.part(request, "composer/aid.html", "asking", context)
    return answer.page(request, "composer/aid.html", context, status=422)
