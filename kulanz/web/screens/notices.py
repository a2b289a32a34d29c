from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from kulanz.business import notices
from kulanz.flow import telling
from kulanz.web import access, answer


def listing(request: HttpRequest) -> HttpResponse:
    latest = list(notices.latest(access.staff(request)))
    said = telling.sentences(latest)
    lines = [(notice, words, notices.path(notice)) for notice, words in zip(latest, said, strict=True)]
    return answer.page(request, "notices.html", {"place": "notices", "notices": lines})


@require_POST
def reading(request: HttpRequest) -> HttpResponse:
    notices.read(access.staff(request))
    return answer.go(request, "notices")
