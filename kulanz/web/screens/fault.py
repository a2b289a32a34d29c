from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.flow import passing_on
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from kulanz.web import access, answer, fault


@require_POST
def passage(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the ready passage into the answer, begun here if there is none yet."""
    conversation, staff = access.conversation(request, pk), access.staff(request)
    shown = fault.of(conversation, by=staff)
    if shown is None or not shown.passage:
        raise Refusal(_("There is no ready passage for this any more."))
    draft = passing_on.begin(conversation, Draft.Kind.ANSWER, by=staff)
    if shown.passage not in draft.text:
        compose.save(draft, text="\n\n".join(filter(None, [draft.text.rstrip(), shown.passage])) + "\n\n")
    return answer.go(request, "conversation", pk)
