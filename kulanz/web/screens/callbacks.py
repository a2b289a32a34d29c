"""Calls that we owe: the day plan, planning one, the next try, and its time in a mail."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer
from kulanz.flow.ringing_back import inviting, planning, trying
from kulanz.followup import callbacks, numbers
from kulanz.web import access, answer
from kulanz.web import callbacks as told
from kulanz.web.forms.callbacks import CallbackForm, TryForm


def day_plan(request: HttpRequest) -> HttpResponse:
    """Late ones first, then today's by time, then those of later days."""
    staff, mine = access.staff(request), request.GET.get("whose") == "mine"
    context = {"place": "promises", "mine": mine, "alone": staff.is_specialist}
    context |= told.page(staff, mine=mine, cursor=request.GET.get("after", ""))
    return answer.page(request, "callbacks/plan.html", context)


def by_hand(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a call in a conversation, or change the one that is planned."""
    conversation = access.conversation(request, pk)
    if conversation.merged_into:
        return answer.go(request, "callback", conversation.merged_into.pk)
    promise = callbacks.find_promise(conversation)
    form = CallbackForm(request.POST or None, initial=_initial(conversation))
    staff = access.staff(request)
    if form.does(lambda said: planning.plan(conversation, form.wanted(said), by=staff)):
        return answer.go(request, "conversation", pk, say=_("The call is planned."))
    context = {
        "form": form,
        "conversation": conversation,
        "customer": conversation.customer,
        "promise": promise,
    }
    return _form(request, form, context)


def for_customer(request: HttpRequest, pk: int) -> HttpResponse:
    """In the conversation they have, or in one that begins with the call."""
    customer = access.customer(request, pk)
    newest = access.conversations(request).of(customer).order_by("-last_at", "-pk").first()
    if newest:
        return answer.go(request, "callback", newest.pk)
    form = CallbackForm(request.POST or None, initial={"number": _known_number(customer)})
    staff = access.staff(request)
    if form.does(lambda said: planning.plan_for(customer, form.wanted(said), by=staff)):
        return answer.go(request, "callbacks", say=_("The call is planned."))
    return _form(request, form, {"form": form, "customer": customer})


@require_POST
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """What they ask for in their message, with one press."""
    planning.plan_asked(access.conversation(request, pk), by=access.staff(request))
    return answer.go(request, "conversation", pk, say=_("The call is planned."))


@require_POST
def next_try(request: HttpRequest, pk: int) -> HttpResponse:
    conversation, said = access.conversation(request, pk), TryForm(request.POST).checked()
    trying.take(conversation, said["at"], by=access.staff(request))
    return answer.go(request, "callbacks", say=_("The next try is planned."))


@require_POST
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """The time, a link to change it and an entry for their calendar, in a draft."""
    inviting.invite(access.conversation(request, pk), by=access.staff(request))
    return answer.go(
        request, "conversation", pk, say=_("It is in your draft. Nothing is sent before you do.")
    )


def _form(request: HttpRequest, form: CallbackForm, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return answer.page(request, "callbacks/form.html", {"place": "promises", **context}, status=status)


def _initial(conversation: Conversation) -> dict[str, Any]:
    """What is planned, else what they ask for, else what is known."""
    callback = callbacks.find(conversation)
    if callback:
        return {
            "number": numbers.shown(callback.number),
            "topic": callback.promise.what,
            "wish": callback.wish,
            "begins_at": callbacks.agreed_at(callback),
            "preferred": callback.preferred_id,
            "skill": callback.skill,
        }
    wanted = planning.asked(conversation) or planning.usual(conversation)
    return {"number": numbers.shown(wanted.number), "topic": wanted.topic, "wish": wanted.wish}


def _known_number(customer: Customer) -> str:
    return next((one.shown for one in customer.handles.all() if one.kind == "phone"), "")
