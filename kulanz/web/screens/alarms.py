"""Where an owner is reached outside the desk: each sees and changes their own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.business import alarming
from kulanz.business.models import AlarmTarget
from kulanz.flow import ringing
from kulanz.web import access, answer, limits
from kulanz.web.forms.alarms import WAYS, AlarmForm

from .frame import show


@access.owner_only
def alarm_list(request: HttpRequest) -> HttpResponse:
    form, staff = AlarmForm(request.POST or None), access.staff(request)
    if form.does(lambda said: ringing.keep(AlarmTarget(staff=staff), said)):
        return answer.go(request, "alarm", form.result.pk, say=_("Kept. Please send a trial alarm now."))
    targets = [_with_words(target) for target in alarming.targets(staff)]
    return show(request, "alarms.html", tab="alarms", form=form, targets=targets)


@access.owner_only
def alarm(request: HttpRequest, pk: int) -> HttpResponse:
    target = _mine(request, pk)
    form = AlarmForm.of(target, request.POST or None)
    if form.does(lambda said: ringing.keep(target, said)):
        return answer.go(request, "alarms", say=_("Saved."))
    return show(request, "alarm.html", tab="alarms", form=form, **_with_words(_mine(request, pk)))


@access.owner_only
@require_POST
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    target = _mine(request, pk)
    limits.not_too_often(request, "alarm_trial")
    ringing.try_out(target)
    return answer.go(
        request, "alarm", pk, say=_("The trial alarm is on its way to %(to)s.") % {"to": target.address}
    )


@access.owner_only
@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    _mine(request, pk).delete()
    return answer.go(request, "alarms", say=_("Removed."))


def _mine(request: HttpRequest, pk: int) -> AlarmTarget:
    return get_object_or_404(alarming.targets(access.staff(request)), pk=pk)


def _with_words(target: AlarmTarget) -> dict[str, Any]:
    return {
        "target": target,
        "way": WAYS[AlarmTarget.Kind(target.kind)],
        "failure": ringing.reason_in_words(target.failure) if target.failure else "",
    }
