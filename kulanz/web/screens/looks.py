"""A second pair of eyes: asking a colleague to read a draft, and the page on which they do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.business import notices
from kulanz.flow import second_look
from kulanz.flow.coaching import Reading
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft, SecondLook
from kulanz.triage import veiling
from kulanz.web import access, advice, answer, thread
from kulanz.web.forms.looks import AskForm
from kulanz.web.forms.reply import DraftForm


@require_POST
def asking(request: HttpRequest, pk: int) -> HttpResponse:
    """What was typed is kept, and somebody is asked to read it."""
    begun = access.draft(request, pk)
    compose.save(begun, **DraftForm(request.POST).typed())
    asked = AskForm(request.POST).checked()
    look = second_look.ask(begun, asked["reader"], asked["question"], by=access.staff(request))
    return _back(request, begun, say=_("%(name)s is asked to read it.") % {"name": look.reader})


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    begun = access.draft(request, pk)
    compose.save(begun, **DraftForm(request.POST).typed())
    second_look.withdraw(begun)
    return _back(request, begun)


def state(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked again and again by the page of the writer: has it been read?"""
    begun = access.draft(request, pk)
    context = {"draft": begun, **beside(begun)}
    return answer.page(request, "composer/look.html", context)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    look = access.look(request, pk)
    notices.read(access.staff(request), look)
    return _page(request, look)


@require_POST
def answering(request: HttpRequest, pk: int) -> HttpResponse:
    """The reader says what they think; if it was changed meanwhile, they read it once more."""
    look, staff = access.look(request, pk), access.staff(request)
    comment, releases = request.POST.get("comment", ""), "release" in request.POST
    try:
        second_look.answer(look, comment, request.POST.get("seen", ""), releases=releases, by=staff)
    except Refusal as refused:
        return _page(request, access.look(request, pk), typed=comment, refused=refused.text)
    return answer.go(request, "look", pk, say=_("%(name)s is told.") % {"name": look.draft.author})


def beside(begun: Draft) -> dict[str, Any]:
    """What the composer shows of it."""
    look = second_look.latest(begun)
    return {
        "look": look,
        "look_changed": second_look.is_changed(look) if look else False,
        "look_readers": second_look.readers(begun),
    }


def _page(request: HttpRequest, look: SecondLook, *, typed: str = "", refused: Any = "") -> HttpResponse:
    draft, reading = look.draft, Reading(look.draft)
    context = {
        "look": look,
        "draft": draft,
        "is_mine": look.reader_id == access.staff(request).pk,
        "is_open": draft.sent_as_id is None and look.state in second_look.OPEN,
        "is_changed": second_look.is_changed(look),
        "seen": second_look.fingerprint(draft.text),
        "verdict": reading.verdict,
        "findings": advice.in_order(reading.findings),
        "typed": typed,
        "refused": refused,
        **_answered(draft),
    }
    return answer.page(request, "looks/show.html", context, status=422 if refused else 200)


def _answered(draft: Draft) -> dict[str, Any]:
    """The message that it answers, as it may be shown."""
    if draft.in_answer_to is None or draft.conversation is None:
        return {"b": None, "title": draft.subject}
    secrets = veiling.of_one(draft.in_answer_to.conversation)
    return {
        "b": thread.bubble(draft.in_answer_to, secrets),
        "title": secrets.covered(str(draft.conversation)),
    }


def _back(request: HttpRequest, begun: Draft, say: Any = "") -> HttpResponse:
    place = ["conversation", begun.conversation_id] if begun.conversation_id else ["draft", begun.pk]
    return answer.go(request, *place, say=say)
