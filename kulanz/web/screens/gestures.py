"""Gestures: chosen beside a conversation, decided on, given; and what they cost and did."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.flow import giving
from kulanz.goodwill.models import Gesture
from kulanz.web import access, answer
from kulanz.web import giving as words
from kulanz.web.forms.gestures import ApprovalForm, DeclineForm, GestureForm


@access.not_specialist
def listing(request: HttpRequest) -> HttpResponse:
    context = words.page(access.staff(request)) | {"place": "promises"}
    return answer.page(request, "gestures/list.html", context)


def choosing(request: HttpRequest, pk: int) -> HttpResponse:
    """What could be given, with the advice beside it; what is allowed at once goes into the answer."""
    conversation, by = access.conversation(request, pk), access.staff(request)
    if conversation.merged_into:
        return answer.go(request, "gesture_new", conversation.merged_into.pk)
    form = GestureForm(request.POST if request.method == "POST" else None)
    if form.does(lambda _said: giving.propose(conversation, form.wish(), by=by)):
        made: Gesture = form.result
        if made.state == Gesture.State.APPROVED:
            return _into_answer(request, made)
        said = _("An owner decides on this. You will be told.")
        return answer.go(request, "conversation", pk, say=said)
    context = words.choice(conversation) | {"form": form}
    return answer.page(request, "gestures/new.html", context, status=422 if form.is_bound else 200)


@require_POST
@access.owner_only
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    note = ApprovalForm(request.POST).checked()["note"]
    giving.approve(access.gesture(request, pk), by=access.staff(request), note=note)
    return answer.go(request, "gestures", say=_("Allowed. Who proposed it is told."))


@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    gesture, why = access.gesture(request, pk), DeclineForm(request.POST).checked()["why"]
    giving.decline(gesture, why, by=access.staff(request))
    return _back(request, gesture, _("It is not given."))


@require_POST
def passage(request: HttpRequest, pk: int) -> HttpResponse:
    """Into the answer, with its code; a person sends it."""
    return _into_answer(request, access.gesture(request, pk))


@require_POST
def handing(request: HttpRequest, pk: int) -> HttpResponse:
    """Given without a mail of ours."""
    gesture = access.gesture(request, pk)
    giving.give_by_hand(gesture, by=access.staff(request))
    return _back(request, gesture, _("Noted as given."))


def _into_answer(request: HttpRequest, gesture: Gesture) -> HttpResponse:
    draft = giving.put_into_draft(gesture, by=access.staff(request))
    said = _("The words stand in your answer. It counts as given when you send them.")
    return answer.go(request, "conversation", draft.conversation_id, say=said)


def _back(request: HttpRequest, gesture: Gesture, say: str) -> HttpResponse:
    if gesture.conversation_id:
        return answer.go(request, "conversation", gesture.conversation_id, say=say)
    return answer.go(request, "gestures", say=say)
