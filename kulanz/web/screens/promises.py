"""What we owe: the board, one promise with all that can become of it, and what a draft promises."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.business import people
from kulanz.flow import owing, promised, promising, said_before
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.insight import promises as kept
from kulanz.reply import compose
from kulanz.web import access, answer, owed
from kulanz.web.forms.conversation import AssignForm, DelayForm, DroppedForm, FulfilmentForm, TakenOnForm
from kulanz.web.forms.reply import CommitmentForm, DraftForm
from kulanz.web.screens import composer


def listing(request: HttpRequest) -> HttpResponse:
    """Broken ones first, then by the day; or, with `view=settled`, what was kept lately."""
    staff, kind = access.staff(request), request.GET.get("kind", "")
    mine = request.GET.get("whose") == "mine"
    chosen = {
        "place": "promises",
        "mine": mine,
        "kind": kind,
        "kinds": Promise.Kind.choices,
        "view": request.GET.get("view", ""),
    }
    if chosen["view"] == "settled":
        lines = owed.lines(owing.settled(staff, mine=mine, kind=kind))
        return answer.page(request, "promises/list.html", chosen | {"settled": lines})
    found = owed.board(staff, mine=mine, kind=kind, cursor=request.GET.get("after", ""))
    if not staff.is_specialist:
        found["figures"] = kept.of_days(kept.WINDOW)
    return answer.either(request, "promises/list.html", "board", chosen | found)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    promise = access.promise(request, pk)
    context = owed.page(promise, access.staff(request)) | {
        "place": "promises",
        "people": people.at_work(),
        "usual_day": promising.usual_day(promise.due),
    }
    return answer.page(request, "promises/show.html", context)


@require_POST
def taking_on(request: HttpRequest, pk: int) -> HttpResponse:
    """An old mail's promise goes on record; what became of it is said on its page."""
    message, said = access.message(request, pk), TakenOnForm(request.POST).checked()
    promise = said_before.take_on(message, said["start"], by=access.staff(request))
    return answer.go(request, "promise", promise.pk, say=_("On record. Please say here what became of it."))


@require_POST
def fulfilment(request: HttpRequest, pk: int) -> HttpResponse:
    promise, said = access.promise(request, pk), FulfilmentForm(request.POST).checked()
    promising.fulfil(promise, said["kind"], said["number"], said["note"], by=access.staff(request))
    return _back(request, promise, _("Kept."))


@require_POST
def delay(request: HttpRequest, pk: int) -> HttpResponse:
    """To a later day: by a mail that tells them so, or where they know it already, at once."""
    promise, said = access.promise(request, pk), DelayForm(request.POST).checked()
    staff = access.staff(request)
    if said["tell"]:
        draft = promising.begin_delay(promise, said["on"], by=staff)
        return answer.go(
            request,
            "conversation",
            draft.conversation_id,
            say=_("The day changes when you send this mail."),
        )
    promises.move(promise, said["on"], by=staff)
    return _back(request, promise, _("The new day is on record."))


@require_POST
def cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    promise, said = access.promise(request, pk), DroppedForm(request.POST).checked()
    promises.drop(promise, said["why"], by=access.staff(request))
    return _back(request, promise, _("It is no longer owed."))


@require_POST
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    promise, said = access.promise(request, pk), AssignForm(request.POST).checked()
    promising.hand_over(promise, said["to"], by=access.staff(request))
    return _back(request, promise, _("Somebody else owes it now."))


@require_POST
def reopening(request: HttpRequest, pk: int) -> HttpResponse:
    promise = access.promise(request, pk)
    promising.take_up_again(promise, by=access.staff(request))
    return _back(request, promise, _("This promise is open again."))


@require_POST
def in_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The writer says what of the text is a promise, by when, and which one on record it keeps."""
    begun = access.draft(request, pk)
    compose.save(begun, **DraftForm(request.POST).typed())
    promised.say(begun, **CommitmentForm(request.POST).checked())
    if not answer.wants_fragment(request):
        return answer.go(request, "draft", begun.pk)
    return answer.part(request, "composer/composer.html", "beside", composer.beside(begun))


def _back(request: HttpRequest, promise: Promise, say: str) -> HttpResponse:
    if owing.is_open_to(promise, access.staff(request)):
        return answer.go(request, "conversation", promise.conversation_id, say=say)
    return answer.go(request, "promises", say=say)
