"""Work behind the scenes that failed too often: an owner sees it and may try again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.jobs import given_up
from kulanz.web import answer
from kulanz.web.access import owner_only

from .frame import show


@owner_only
def job_list(request: HttpRequest) -> HttpResponse:
    return show(request, "jobs.html", tab="jobs", jobs=given_up.given_up()[:100])


@owner_only
@require_POST
def another_try(request: HttpRequest, pk: int) -> HttpResponse:
    if get_object_or_404(given_up.given_up(), pk=pk).try_again():
        return answer.go(request, "jobs", say=_("It is being tried again."))
    return answer.go(request, "jobs", say=_("The same is waiting to be done already."))
