"""What everyone may change about themselves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.business import feeds, people
from kulanz.conversations import handover
from kulanz.lib import links
from kulanz.web import answer
from kulanz.web.access import staff
from kulanz.web.forms.people import AbsenceForm, ProfileForm

from .frame import show
from .people import absence_said

A_YEAR = 365 * 24 * 3600


def settings(request: HttpRequest) -> HttpResponse:
    return show(request, "index.html", tab="index")


def profile(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=staff(request), initial=_keys(request))
    if form.does(lambda said: form.save()):
        return _saved(request, form.cleaned_data)
    return _show(request, form, AbsenceForm(staff=staff(request)))


@require_POST
def own_absence(request: HttpRequest) -> HttpResponse:
    form = AbsenceForm(request.POST, staff=staff(request))
    if form.does(lambda said: handover.go_absent(staff(request), by=staff(request), **said)):
        return answer.go(request, "profile", say=absence_said(form.result))
    return _show(request, ProfileForm(instance=staff(request)), form)


@require_POST
def calendar_renewal(request: HttpRequest) -> HttpResponse:
    """A fresh address of one's private calendar, which this answer shows and nothing shows again."""
    link = links.absolute("calendar", feeds.renew(staff(request)))
    form = ProfileForm(instance=staff(request), initial=_keys(request))
    return _show(request, form, AbsenceForm(staff=staff(request)), calendar_link=link)


@require_POST
def calendar_removal(request: HttpRequest) -> HttpResponse:
    feeds.switch_off(staff(request))
    return answer.go(
        request, "profile", say=_("The calendar is switched off. Its address opens nothing any more.")
    )


def _keys(request: HttpRequest) -> dict[str, bool]:
    return {"single_keys": request.COOKIES.get("keys") != "off"}


def _saved(request: HttpRequest, said: dict[str, Any]) -> HttpResponse:
    """In the new language; whether single keys work is kept by the browser."""
    with translation.override(said["language"]):
        response = answer.go(request, "profile", say=_("Saved."))
    wish = "on" if said["single_keys"] else "off"
    response.set_cookie("keys", wish, max_age=A_YEAR, samesite="Lax", secure=request.is_secure())
    return response


def _show(request: HttpRequest, form: ProfileForm, absence: AbsenceForm, **shown: object) -> HttpResponse:
    about = {"in_hand": handover.how_many(staff(request)), "is_absent": people.is_absent(staff(request))}
    return show(request, "profile.html", tab="profile", form=form, absence=absence, **about, **shown)
