from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.channels.registry import senders
from kulanz.conversations import presence, timeline
from kulanz.conversations.models import Message
from kulanz.customers import directory
from kulanz.flow import coaching, discarding, outbound, outlining, overruling, passing_on, retracting, welcome
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose, snippets
from kulanz.reply.models import Draft
from kulanz.triage import covering
from kulanz.web import access, advice, answer, calls, limits, onward, owed
from kulanz.web.finding_words import SENSITIVE_WORDS
from kulanz.web.forms.reply import DraftForm, SendForm
from kulanz.web.screens import aid, cooling, looks, manners

KINDS = {Draft.Kind.ANSWER, Draft.Kind.FORWARD}


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """An answer or a forward; what was begun before is there again."""
    conversation, kind = access.conversation(request, pk), request.POST.get("kind", Draft.Kind.ANSWER)
    draft = passing_on.begin(
        conversation, kind if kind in KINDS else Draft.Kind.ANSWER, by=access.staff(request)
    )
    if request.POST.get("everybody"):
        compose.reply_to_all(draft)
    return whole(request, draft)


def new_mail(request: HttpRequest) -> HttpResponse:
    """A mail to anybody: the mails begun, and a fresh one."""
    staff, channel = access.staff(request), senders().first()
    if request.method == "POST":
        if channel is None:
            raise Refusal(_("There is no mailbox yet that can send. The owner can add one in the settings."))
        draft = compose.start_new(channel, request.POST.get("to", ""), by=staff)
        return answer.go(request, "draft", draft.pk)
    context = {
        "drafts": compose.begun_mails(staff),
        "can_send": channel is not None,
        "to": request.GET.get("to", ""),
    }
    return answer.page(request, "composer/new.html", context)


def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """A mail to somebody new; an answer is written in its conversation."""
    begun = access.draft(request, pk)
    if begun.conversation_id:
        return answer.go(request, "conversation", begun.conversation_id)
    return answer.page(request, "composer/draft.html", context(begun))


@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was typed, and say what the coach thinks of it."""
    begun = access.draft(request, pk)
    compose.save(begun, **DraftForm(request.POST).typed())
    if begun.conversation:
        presence.note(begun.conversation, access.staff(request), typing=True)
    if not answer.wants_fragment(request):
        return answer.go(request, "draft", pk, say=_("The draft is kept."))
    return answer.part(request, "composer/composer.html", "beside", beside(begun))


@require_POST
def everybody(request: HttpRequest, pk: int) -> HttpResponse:
    begun = access.draft(request, pk)
    compose.save(begun, **DraftForm(request.POST).typed())
    compose.reply_to_all(begun)
    return whole(request, begun)


@require_POST
def disclosure(request: HttpRequest, pk: int) -> HttpResponse:
    """What is forwarded is sent uncovered, which is written into the journal; or covered again."""
    begun = access.draft(request, pk)
    compose.save(begun, **DraftForm(request.POST).typed())
    if request.POST.get("covered"):
        passing_on.cover(begun)
    else:
        passing_on.uncover(begun, by=access.staff(request))
    return whole(request, begun)


@require_POST
def sending(request: HttpRequest, pk: int) -> HttpResponse:
    """Refused where something has come that the writer has not seen; the draft is kept first in any case."""
    begun, staff = access.draft(request, pk), access.staff(request)
    compose.save(begun, **DraftForm(request.POST).typed())
    wish = SendForm(request.POST).checked()
    below = onward.below(request, begun.conversation) if wish["close"] and begun.conversation else None
    try:
        message = outbound.send(
            begun,
            by=staff,
            seen=wish["seen"],
            at=wish["at"],
            close=wish["close"],
            at_once=wish["at_once"],
            anyway=wish["anyway"],
        )
    except overruling.Stopped as stopped:
        return _stopped(request, begun, stopped)
    if waits := manners.said(message, wish["at"]):
        return _to_its_conversation(request, message, say=waits)
    if wish["at"]:
        return _to_its_conversation(request, message, say=_("It will be sent at that time."))
    answer.offer_to_take_back(request, message)
    return onward.go(request, below) if wish["close"] else _to_its_conversation(request, message)


@require_POST
def taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    message, staff = access.message(request, pk), access.staff(request)
    begun = retracting.take_back(message, by=staff)
    request.session.pop("take_back", None)
    place = ["draft", begun.pk] if begun.author == staff else ["conversation", begun.conversation_id]
    return answer.go(request, *place, say=_("Taken back. Nothing was sent."))


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    begun = access.draft(request, pk)
    discarding.discard(begun)
    back = ["conversation", begun.conversation_id] if begun.conversation_id else ["home"]
    return answer.go(request, *back, say=_("The draft is gone."))


@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    begun = access.draft(request, pk)
    limits.not_too_often(request, "upload")
    for file in request.FILES.getlist("files"):
        content = file.read(compose.LARGEST_FILE + 1)  # no more of it than it takes to be refused
        compose.attach(begun, file.name or _("file"), file.content_type or "", content)
    return _files(request, begun)


@require_POST
def detach(request: HttpRequest, pk: int) -> HttpResponse:
    file = access.draft_file(request, pk)
    discarding.detach(file)
    return _files(request, file.draft)


def addresses(request: HttpRequest) -> HttpResponse:
    """Known addresses for what was begun in a line of the letterhead."""
    found = directory.offer(access.addresses(request), request.GET.get("q", ""))
    offered = [(handle, compose.written(handle.customer.name, handle.shown)) for handle in found]
    field = slugify(request.GET.get("field", ""))
    return answer.page(request, "composer/addresses.html", {"offered": offered, "field": field})


def snippet_list(request: HttpRequest, pk: int) -> HttpResponse:
    begun = access.draft(request, pk)
    _language, register = outlining.tongue_of(begun)
    offered = snippets.offer(request.GET.get("prefix", ""), compose.language(begun), register)
    return answer.page(request, "composer/snippets.html", {"draft": begun, "snippets": offered})


@require_POST
def snippet_text(request: HttpRequest, pk: int, snippet: int) -> HttpResponse:
    begun = access.draft(request, pk)
    chosen = access.snippet(request, snippet)
    cover = covering.of_one(begun.conversation).covered if begun.conversation else str
    text = snippets.fill(chosen, begun.conversation, access.staff(request), cover=cover)
    return JsonResponse({"text": text})


def context(begun: Draft) -> dict[str, Any]:
    """What the composer's template wants."""
    return {
        "form": DraftForm(instance=begun),
        "seen": timeline.seen_up_to(begun.conversation) if begun.conversation else timezone.now(),
        "forwarded": _forwarded(begun),
        "call": calls.offer(begun.conversation),
        **beside(begun),
        **looks.beside(begun),
        **manners.context(begun),
        **aid.beside(begun),
    }


def beside(begun: Draft) -> dict[str, Any]:
    """What stands beside the text, read anew with every pause."""
    reading = coaching.Reading(begun)
    return {
        "draft": begun,
        "conversation": begun.conversation,
        "findings": reading.findings,
        "unwelcome": welcome.unwelcome_to(begun),
        **cooling.beside(reading),
        **advice.beside(reading),
        **owed.in_draft(begun),
    }


def _forwarded(begun: Draft) -> dict[str, Any] | None:
    """What is covered in a forward, in words."""
    found = passing_on.look(begun)
    if found is None:
        return None
    kinds = ", ".join(str(SENSITIVE_WORDS[kind]) for kind in found.kinds)
    return {"kinds": kinds, "is_uncovered": found.is_uncovered}


def whole(request: HttpRequest, begun: Draft, *, caret: int | None = None) -> HttpResponse:
    """The composer anew, with the caret (in code points) where one goes on writing."""
    if not answer.wants_fragment(request):
        return answer.go(request, "draft", begun.pk)
    more = {"list": onward.came_from(request).query, "caret": caret}
    return answer.page(request, "composer/composer.html", context(begun) | more)


def _stopped(request: HttpRequest, begun: Draft, stopped: overruling.Stopped) -> HttpResponse:
    """Refused by the coach: the field for the words against it is there now."""
    if not answer.wants_fragment(request):
        return answer.go(request, "draft", begun.pk, say=stopped.text)
    refused = HttpResponse(status=422, headers={"HX-Reswap": "none"})
    return answer.toast(refused, stopped.text, kind="refusal", stopped=True)


def _to_its_conversation(request: HttpRequest, message: Message, say: Any = "") -> HttpResponse:
    return answer.go(request, "conversation", message.conversation_id, say=say)


def _files(request: HttpRequest, begun: Draft) -> HttpResponse:
    if not answer.wants_fragment(request):
        return answer.go(request, "draft", begun.pk)
    return answer.part(request, "composer/composer.html", "files", {"draft": begun})
