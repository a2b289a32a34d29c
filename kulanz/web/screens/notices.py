from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from kulanz.business import notices
from kulanz.web import access, answer


def listing(request: HttpRequest) -> HttpResponse:
    latest = notices.latest(access.staff(request))
    lines = [(notice, notices.sentence(notice), notices.path(notice)) for notice in latest]
    return answer.page(request, "notices.html", {"place": "notices", "notices": lines})


@require_POST
def reading(request: HttpRequest) -> HttpResponse:
    notices.read(access.staff(request))
    return answer.go(request, "notices")
