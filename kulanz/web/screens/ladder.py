"""The ladder against insults and threats: a step is begun, left out again, or taken to its end."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.flow import ladder
from kulanz.reply import compose
from kulanz.web import access, answer, onward
from kulanz.web.forms.cooling import StepForm
from kulanz.web.forms.reply import DraftForm


@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """The text of a step goes into the answer; nothing is sent by that."""
    conversation, staff = access.conversation(request, pk), access.staff(request)
    ladder.begin(conversation, StepForm(request.POST).checked()["step"], by=staff)
    return answer.go(request, "conversation", pk)


@require_POST
@access.not_specialist
def block(request: HttpRequest, pk: int) -> HttpResponse:
    conversation, staff = access.conversation(request, pk), access.staff(request)
    following = onward.below(request, conversation)
    ladder.block(conversation, by=staff)
    return onward.go(request, following, say=_("Blocked. The conversation lies in the bin."))


@require_POST
def leaving_out(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft is an answer like any other."""
    begun = access.draft(request, pk)
    compose.save(begun, **DraftForm(request.POST).typed())
    ladder.leave_out(begun)
    return answer.go(request, "draft", pk)
