"""The private scratchpad beside the composer: kept as one types, burnt when one likes, sent by no way."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.reply import scratch
from kulanz.web import access, answer


@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """A form without the words changes nothing: they are being burnt."""
    conversation, staff = access.conversation(request, pk), access.staff(request)
    if "words" in request.POST:
        scratch.keep(conversation, request.POST["words"].replace("\r\n", "\n"), by=staff)
    if answer.wants_fragment(request):
        return HttpResponse(status=204)
    return answer.go(request, "conversation", pk, say=_("Kept for you alone."))


@require_POST
def burning(request: HttpRequest, pk: int) -> HttpResponse:
    conversation, staff = access.conversation(request, pk), access.staff(request)
    scratch.burn(conversation, by=staff)
    if not answer.wants_fragment(request):
        return answer.go(request, "conversation", pk, say=_("Burnt. Nobody has read it."))
    context = {"conversation": conversation, "scratch": None, "is_burnt": True}
    return answer.page(request, "composer/scratch.html", context)
