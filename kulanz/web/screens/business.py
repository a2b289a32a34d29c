"""Who we are, when we are open, and the facts about this installation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.business import profile
from kulanz.lib import machine
from kulanz.web import answer
from kulanz.web.access import owner_only
from kulanz.web.forms.business import BusinessForm, HoursForm, OwnDaysForm, RegionForm

from .frame import show


@owner_only
def business(request: HttpRequest) -> HttpResponse:
    form = BusinessForm(request.POST or None, instance=profile.business())
    if form.does(lambda said: profile.keep(form.instance)):
        return answer.go(request, "business", say=_("Saved."))
    return show(request, "business.html", tab="business", form=form)


@owner_only
def hours(request: HttpRequest) -> HttpResponse:
    form = HoursForm(request.POST or None)
    if form.does(lambda said: profile.open_on(said["plan"], same_day_until=said["same_day_until"])):
        return answer.go(request, "hours", say=_("Saved."))
    return show(request, "hours.html", tab="hours", form=form)


@owner_only
def holidays(request: HttpRequest) -> HttpResponse:
    region = request.GET.get("region", profile.business().region)
    form = RegionForm(request.POST or None, initial={"region": region})
    if form.does(lambda said: profile.live_in(said["region"])):
        return answer.go(request, "holidays", say=_("Saved."))
    return _holidays(request, form, OwnDaysForm(), region)


@owner_only
@require_POST
def own_days(request: HttpRequest) -> HttpResponse:
    form = OwnDaysForm(request.POST)
    if form.does(lambda said: profile.add_own_days(**said)):
        return answer.go(request, "holidays", say=_("Saved."))
    region = profile.business().region
    return _holidays(request, RegionForm(initial={"region": region}), form, region)


@owner_only
@require_POST
def own_day_removal(request: HttpRequest, pk: int) -> HttpResponse:
    profile.remove_own_day(get_object_or_404(profile.own_days(), pk=pk))
    return answer.go(request, "holidays", say=_("Removed."))


@owner_only
def system(request: HttpRequest) -> HttpResponse:
    return show(request, "system.html", tab="system", facts=machine.facts())


def _holidays(request: HttpRequest, form: RegionForm, days: OwnDaysForm, region: str) -> HttpResponse:
    coming = profile.next_public_holidays(region, get_language() or "de")
    return show(
        request, "holidays.html", tab="holidays", form=form, days=days, coming=coming, own=profile.own_days()
    )
