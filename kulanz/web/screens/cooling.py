"""Letting a draft cool, and going on with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.flow import cooling
from kulanz.flow.coaching import Reading
from kulanz.reply import compose
from kulanz.reply.models import Draft
from kulanz.web import access, answer
from kulanz.web.forms.cooling import CoolingForm
from kulanz.web.forms.reply import DraftForm


@require_POST
def rest(request: HttpRequest, pk: int) -> HttpResponse:
    """What was typed is kept, and sleeps."""
    begun = access.draft(request, pk)
    compose.save(begun, **DraftForm(request.POST).typed())
    cooling.put_to_sleep(begun, CoolingForm(request.POST).checked()["until"])
    return _back(request, begun, say=_("It cools. You hear of it when it is time."))


@require_POST
def waking(request: HttpRequest, pk: int) -> HttpResponse:
    """Before its time, or when one has seen how it reads now."""
    begun = access.draft(request, pk)
    compose.save(begun, **DraftForm(request.POST).typed())
    cooling.wake(begun)
    return _back(request, begun)


def beside(reading: Reading) -> dict[str, Any]:
    """What the composer shows of it."""
    return {
        "cool_moments": cooling.moments(),
        "cools_first": cooling.comes_first(reading),
        "is_heated": reading.situation.is_heated,
        "verdict": reading.verdict,
    }


def _back(request: HttpRequest, begun: Draft, say: Any = "") -> HttpResponse:
    place = ["conversation", begun.conversation_id] if begun.conversation_id else ["draft", begun.pk]
    return answer.go(request, *place, say=say)
