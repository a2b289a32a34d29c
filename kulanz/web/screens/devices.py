"""Where one is signed in oneself, and signing out there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.web import answer, devices

from .frame import show


def device_list(request: HttpRequest) -> HttpResponse:
    return show(request, "devices.html", tab="safety", devices=devices.of(request))


@require_POST
def sign_out(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(devices.others(request), pk=pk).end()
    return answer.go(request, "devices", say=_("Signed out there."))


@require_POST
def sign_out_others(request: HttpRequest) -> HttpResponse:
    devices.end_others(request)
    return answer.go(request, "devices", say=_("You are signed in here only."))
