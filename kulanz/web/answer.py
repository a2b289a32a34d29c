"""How a screen answers: a page, a fragment of it for htmx, or a redirect with a word about what was done."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from kulanz.conversations.models import Message


def wants_fragment(request: HttpRequest) -> bool:
    """Asked by htmx, and not in order to fill a whole page."""
    return request.headers.get("HX-Request") == "true" and not request.headers.get("HX-Boosted")


def page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    return render(request, f"kulanz/{template}", context, status=status)


def part(
    request: HttpRequest, template: str, name: str, context: dict[str, Any] | None = None
) -> HttpResponse:
    """The named fragment of a template: `part(request, "queue/list.html", "rows", …)`."""
    return render(request, f"kulanz/{template}#{name}", context)


def either(request: HttpRequest, template: str, name: str, context: dict[str, Any]) -> HttpResponse:
    """The fragment for htmx, the whole page for everyone else."""
    return (
        part(request, template, name, context)
        if wants_fragment(request)
        else page(request, template, context)
    )


def go(request: HttpRequest, to: Any, *args: Any, say: Any = "") -> HttpResponse:
    """Redirect to `to`, with a toast; `next` in the form wins where it stays on this site."""
    place = _next(request) or resolve_url(to, *args)
    if say:
        messages.info(request, say)
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": place})
    return HttpResponseRedirect(place)


def done(request: HttpRequest, say: Any = "", **events: Any) -> HttpResponse:
    """Nothing to show but a toast (htmx only)."""
    return toast(HttpResponse(status=204), say, **events)


def toast(response: HttpResponse, say: Any = "", *, kind: str = "", **events: Any) -> HttpResponse:
    """Add a toast, and further events, to an answer that htmx reads."""
    if say:
        events["toast"] = {"text": str(say), "kind": kind}
    response["HX-Trigger"] = json.dumps(events)
    return response


def offer_to_take_back(request: HttpRequest, message: Message) -> None:
    """For the seconds until it leaves, every page offers to take this mail back."""
    if message.outbound:
        request.session["take_back"] = {
            "message": message.pk,
            "until": message.outbound.send_after.isoformat(),
        }


def _next(request: HttpRequest) -> str | None:
    wish = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wish, {request.get_host()}, require_https=request.is_secure())
    return wish if safe else None
