from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from kulanz.web import answer
from kulanz.web.context import STYLESHEETS


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer.page(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer.page(request, "403.html", status=403)


def no_longer_valid(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token has run out (signed in again in another tab, say)."""
    return answer.page(request, "stale.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    # Whatever is broken may be broken for the page as well: nothing is asked of the database here.
    return HttpResponse(
        render_to_string("kulanz/500.html", {"desk": {"stylesheets": STYLESHEETS}}), status=500
    )
