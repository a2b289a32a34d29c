"""What one answers to the coach: it is wrong, it may say so again, a day for a promise; and the owners' list."""

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.flow import coaching, overruling, promising
from kulanz.reply import compose, thumbs
from kulanz.reply.models import Draft
from kulanz.web import access, answer
from kulanz.web.forms.reply import DraftForm, PassageForm, PromiseDayForm
from kulanz.web.screens import composer


@require_POST
def thumb(request: HttpRequest, pk: int) -> HttpResponse:
    """Turned down: of these words the coach does not say it again."""
    begun, said = _kept(request, pk), PassageForm(request.POST).checked()
    staff = access.staff(request)
    thumbs.require_may(coaching.Reading(begun).findings, said["flaw"], said["passage"], by=staff)
    thumbs.turn_down(begun, said["flaw"], said["passage"], by=staff)
    return _beside(request, begun)


@require_POST
def thumb_back(request: HttpRequest, pk: int) -> HttpResponse:
    begun, said = _kept(request, pk), PassageForm(request.POST).checked()
    thumbs.take_back(begun, said["flaw"], said["passage"])
    return _beside(request, begun)


@require_POST
def dated_promise(request: HttpRequest, pk: int) -> HttpResponse:
    begun, said = _kept(request, pk), PromiseDayForm(request.POST).checked()
    caret = promising.date_promise(begun, said["passage"], said["start"], said["on"])
    begun.refresh_from_db()
    told = _("Written down: by %(day)s. It goes on record when you send it.") % {
        "day": date_format(said["on"], "SHORT_DATE_FORMAT")
    }
    if not answer.wants_fragment(request):
        return answer.go(request, "draft", begun.pk, say=told)
    return answer.toast(composer.whole(request, begun, caret=caret), told)


@require_POST
@access.owner_only
def sight(request: HttpRequest, pk: int) -> HttpResponse:
    """An owner has seen what was sent against the coach's advice."""
    overruling.see(access.overruling(request, pk), by=access.staff(request))
    return answer.go(request, "home")


def _kept(request: HttpRequest, pk: int) -> Draft:
    begun = access.draft(request, pk)
    return compose.save(begun, **DraftForm(request.POST).typed())


def _beside(request: HttpRequest, begun: Draft) -> HttpResponse:
    if not answer.wants_fragment(request):
        return answer.go(request, "draft", begun.pk)
    return answer.part(request, "composer/composer.html", "beside", composer.beside(begun))
