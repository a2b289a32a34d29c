from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.business import notices, people
from kulanz.conversations import assignment, blocking, presence, queue, tags, timeline
from kulanz.conversations.models import Conversation
from kulanz.customers import silence
from kulanz.flow import confirming, ladder, lifetime, owing, privacy, regrouping, releasing
from kulanz.flow.noting import add as keep_note
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose, scratch
from kulanz.triage import assessing, veiling
from kulanz.triage.covering import Secrets
from kulanz.web import (
    access,
    answer,
    calls,
    campaigns,
    commissions,
    entries,
    fault,
    findings,
    giving,
    onward,
    owed,
    refunds,
    rows,
    states,
    thread,
)
from kulanz.web.forms.conversation import AssignForm, PromiseForm, SnoozeForm, TagForm, usual_moments
from kulanz.web.screens import composer


def show(request: HttpRequest, pk: int) -> HttpResponse:
    conversation = access.conversation(request, pk)
    if conversation.merged_into:
        return answer.go(request, "conversation", conversation.merged_into.pk)
    staff = access.staff(request)
    notices.read(staff, conversation)
    draft = compose.begun(conversation, by=staff)
    seen = timeline.seen_up_to(conversation)  # before the thread is read: what comes in between is not seen
    secrets = veiling.of_one(conversation)
    panel = _findings(request, conversation, secrets)
    context = _head(request, conversation, secrets) | _card(request, conversation) | panel
    context |= composer.context(draft) if draft else {"draft": None, "call": calls.offer(conversation)}
    lights = states.lights(context["state"], request.GET.get("lit", "")) or panel["lights"]
    context |= {"thread": thread.of(conversation, secrets, lights=lights), "seen": seen}
    context["last_word"] = confirming.offer(conversation)
    context["refunds"] = refunds.beside(conversation, secrets=veiling.of_one(conversation))
    context["scratch"] = scratch.find(conversation, by=staff)
    context["ladder"] = ladder.of(conversation, by=staff)
    context["fault"] = fault.of(conversation, by=staff)
    context["erasure"] = fault.erasure(conversation, by=staff)
    return answer.page(request, "conversation/show.html", context)


def next_case(request: HttpRequest, pk: int) -> HttpResponse:
    """On to the one below it in the list; this one stays as it is."""
    return onward.go(request, onward.below(request, access.conversation(request, pk)))


def earlier(request: HttpRequest, pk: int) -> HttpResponse:
    conversation = access.conversation(request, pk)
    before = parse_datetime(request.GET.get("before", ""))
    secrets = veiling.of_one(conversation)
    lights = _findings(request, conversation, secrets)["lights"]
    context = {
        "conversation": conversation,
        "title": secrets.covered(str(conversation)),
        "thread": thread.of(conversation, secrets, before=before, lights=lights),
    }
    return answer.either(request, "conversation/earlier.html", "entries", context)


@require_POST
def look_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Every few seconds: I am here; who else is, and has anything come?"""
    conversation, staff = access.conversation(request, pk), access.staff(request)
    presence.note(conversation, staff, typing=request.POST.get("typing") == "1")
    seen = parse_datetime(request.POST.get("seen", "")) or timezone.now()
    asked_at = timeline.seen_up_to(conversation)
    here = [(p.staff, presence.is_typing(p)) for p in presence.others(conversation, staff)]
    fresh = thread.since(conversation, seen)
    known = _who(here)
    if not fresh and request.POST.get("here", "") == known:
        return HttpResponse(status=204)
    context = {"conversation": conversation, "here": here, "known": known, "parts": fresh, "seen": asked_at}
    return answer.part(request, "conversation/show.html", "news", context)


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    presence.leave(access.conversation(request, pk), access.staff(request))
    return HttpResponse(status=204)


@require_POST
def closure(request: HttpRequest, pk: int) -> HttpResponse:
    conversation, staff = access.conversation(request, pk), access.staff(request)
    return onward.after(request, conversation, lambda: conversation.close(by=staff), _("Done."))


@require_POST
def reopening(request: HttpRequest, pk: int) -> HttpResponse:
    access.conversation(request, pk).reopen(by=access.staff(request))
    return answer.go(request, "conversation", pk)


@require_POST
def waiting(request: HttpRequest, pk: int) -> HttpResponse:
    access.conversation(request, pk).await_customer(by=access.staff(request))
    return answer.go(request, "conversation", pk)


@require_POST
def assigning(request: HttpRequest, pk: int) -> HttpResponse:
    conversation = access.conversation(request, pk)
    assignment.give(conversation, AssignForm(request.POST).checked()["to"], by=access.staff(request))
    return answer.go(request, "conversation", pk)


@require_POST
def tagging(request: HttpRequest, pk: int) -> HttpResponse:
    conversation = access.conversation(request, pk)
    conversation.tag(TagForm(request.POST).checked()["tag"], by=access.staff(request))
    return _header(request, conversation)


@require_POST
def untagging(request: HttpRequest, pk: int) -> HttpResponse:
    conversation = access.conversation(request, pk)
    conversation.untag(request.POST.get("tag", ""), by=access.staff(request))
    return _header(request, conversation)


@require_POST
def snooze(request: HttpRequest, pk: int) -> HttpResponse:
    conversation, chosen = access.conversation(request, pk), SnoozeForm(request.POST).checked()
    rest = partial(conversation.snooze, chosen["until"], chosen["mode"], by=access.staff(request))
    return onward.after(request, conversation, rest, _("It rests until then."))


@require_POST
def promising(request: HttpRequest, pk: int) -> HttpResponse:
    conversation, made = access.conversation(request, pk), PromiseForm(request.POST).checked()
    promises.make(
        conversation.customer,
        made["what"],
        made["on"],
        by=access.staff(request),
        kind=made["kind"] or Promise.Kind.OTHER,
        conversation=conversation,
    )
    return _header(request, conversation)


@require_POST
def noting(request: HttpRequest, pk: int) -> HttpResponse:
    keep_note(access.conversation(request, pk), request.POST.get("text", ""), by=access.staff(request))
    return answer.go(request, "conversation", pk)


@require_POST
def merging(request: HttpRequest, pk: int) -> HttpResponse:
    into, other = (
        access.conversation(request, pk),
        access.conversation(request, _number(next(filter(None, request.POST.getlist("other")), None))),
    )
    regrouping.merge(into, other, by=access.staff(request))
    return answer.go(request, "conversation", pk, say=_("The two are one conversation now."))


@require_POST
def splitting(request: HttpRequest, pk: int) -> HttpResponse:
    first = access.message(request, pk)
    fresh = regrouping.split(first.conversation, first, by=access.staff(request))
    return answer.go(request, "conversation", fresh.pk, say=_("This is a conversation of its own now."))


@require_POST
def binning(request: HttpRequest, pk: int) -> HttpResponse:
    conversation, staff = access.conversation(request, pk), access.staff(request)
    said = _("It lies in the bin now and can be taken out again.")
    return onward.after(request, conversation, lambda: conversation.bin(by=staff), said, undo="restoration")


@require_POST
def restoration(request: HttpRequest, pk: int) -> HttpResponse:
    access.conversation(request, pk).restore(by=access.staff(request))
    return answer.go(request, "conversation", pk)


@require_POST
@access.owner_only
def erasure(request: HttpRequest, pk: int) -> HttpResponse:
    conversation = access.conversation(request, pk)
    if not conversation.deleted_at:
        raise Refusal(_("Only what lies in the bin can be deleted for good."))
    privacy.delete_for_good(access.conversations(request, [str(pk)]))
    return answer.go(request, "queue", say=_("Deleted for good."))


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    releasing.release(access.conversation(request, pk), by=access.staff(request))
    return answer.go(request, "conversation", pk, say=_("Released."))


@require_POST
@access.not_specialist
def sender_block(request: HttpRequest, pk: int) -> HttpResponse:
    conversation, staff = access.conversation(request, pk), access.staff(request)
    following = onward.below(request, conversation)
    note = veiling.of_one(conversation).covered(conversation.subject)
    blocking.block(conversation, by=staff, note=note)
    return onward.go(request, following, say=_("Blocked. The conversation lies in the bin."))


def _head(request: HttpRequest, conversation: Conversation, secrets: Secrets) -> dict[str, Any]:
    return {
        "place": "queue",
        "conversation": conversation,
        "title": secrets.covered(str(conversation)),
        "why": secrets.covered(
            queue.reason(conversation, is_silent=bool(silence.among([conversation.customer_id])))
        ),
        "promises": owed.here(owing.in_conversation(conversation), secrets),
        "promise_kinds": Promise.Kind.choices,
        "state": states.of(conversation.customer, access.conversations(request)),
        "tags": list(conversation.tags.all()),
        "all_tags": tags.all_tags(),
        "people": people.at_work(),
        "moments": usual_moments(),
        "list": onward.came_from(request).query,
    }


def _header(request: HttpRequest, conversation: Conversation) -> HttpResponse:
    if not answer.wants_fragment(request):
        return answer.go(request, "conversation", conversation.pk)
    return answer.part(
        request,
        "conversation/show.html",
        "header",
        _head(request, conversation, veiling.of_one(conversation)),
    )


def _card(request: HttpRequest, conversation: Conversation) -> dict[str, Any]:
    customer = conversation.customer
    return {
        "customer": customer,
        "known_since": lifetime.known_since(customer, access.conversations(request)),
        "handles": list(customer.handles.all()),
        "others": rows.titled(access.conversations(request).beside(conversation)[:6]),
        "suggestions": access.suggestions(request, customer),
        "commissions": commissions.lines(customer),
        "occasions": campaigns.in_passing(customer),
        "gestures": giving.of_conversation(conversation),
    }


def _findings(request: HttpRequest, conversation: Conversation, secrets: Secrets) -> dict[str, Any]:
    return findings.panel(
        assessing.to_show(conversation),
        secrets,
        by=access.staff(request),
        chosen=request.GET.get("lit", ""),
    )


def _who(here: list[Any]) -> str:
    return ",".join(f"{staff.pk}{'t' if typing else ''}" for staff, typing in here)


def _number(typed: str | None) -> int:
    """The number of a conversation, also out of its address."""
    path = (typed or "").partition("?")[0]
    number = entries.as_number(path.rstrip("/").rpartition("/")[2].lstrip("#").strip())
    if number is None:
        raise Refusal(_("Please write the number of the conversation."))
    return number
