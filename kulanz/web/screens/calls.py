from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.customers import numbers
from kulanz.flow import calling, passing_on
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from kulanz.web import access, answer, calls
from kulanz.web.forms.calls import CallForm

# As far as a note is read for a promise while it is typed.
LONGEST_READ = 4000


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What to know before dialling, the number, and the note for afterwards."""
    conversation = access.conversation(request, pk)
    if conversation.merged_into:
        return answer.go(request, "call", conversation.merged_into.pk)
    return answer.page(request, "calls/show.html", calls.page(conversation, by=access.staff(request)))


@require_POST
def keeping(request: HttpRequest, pk: int) -> HttpResponse:
    """The call with its note and what comes of it."""
    conversation = access.conversation(request, pk)
    kept = calling.keep(conversation, *CallForm(request.POST).told(), by=access.staff(request))
    return answer.go(request, "conversation", pk, say=calls.after(kept))


@require_POST
def promised(request: HttpRequest, pk: int) -> HttpResponse:
    """While the note is typed: what it promises, unless somebody has written down something else."""
    conversation = access.conversation(request, pk)
    if request.POST.get("what", "") != request.POST.get("found", ""):
        return HttpResponse(status=204)
    what, on = calling.promised_in(request.POST.get("text", "")[:LONGEST_READ])
    context = {"conversation": conversation, "what": what, "on": on, "is_promised": bool(what and on)}
    return answer.page(request, "calls/promise.html", context)


@require_POST
@access.not_specialist
def number(request: HttpRequest, pk: int) -> HttpResponse:
    """One that somebody types in becomes a way to reach them."""
    conversation, written = access.conversation(request, pk), request.POST.get("number", "")
    numbers.add(conversation.customer, written, by=access.staff(request))
    return answer.go(request, "call", pk, say=_("The number is kept."))


@require_POST
def passage(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the ready sentence into the answer, begun here if there is none yet."""
    conversation, staff = access.conversation(request, pk), access.staff(request)
    words = calls.passage(conversation, request.POST.get("kind", ""))
    if not words:
        raise Refusal(_("There is no ready passage for this any more."))
    draft = passing_on.begin(conversation, Draft.Kind.ANSWER, by=staff)
    if words not in draft.text:
        compose.save(draft, text="\n\n".join(filter(None, [draft.text.rstrip(), words])) + "\n\n")
    return answer.go(request, "conversation", pk)
