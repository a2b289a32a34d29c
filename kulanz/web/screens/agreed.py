"""Without a sign-in: what a customer answers to the time of a call, and the private calendar of a member of staff."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from kulanz.business import feeds, profile
from kulanz.flow.ringing_back import answering, feed
from kulanz.followup.models import Callback
from kulanz.lib import calendars
from kulanz.lib.refusal import Refusal
from kulanz.web import answer, callbacks, limits
from kulanz.web.forms.callbacks import AgreedForm

Deed = Callable[[Callback, dict[str, Any]], bool]
# Whether the page they answered on still held.
DEEDS: dict[str, Deed] = {
    "yes": lambda callback, said: answering.accept(callback, said["sequence"]),
    "move": lambda callback, said: answering.move(callback, said["sequence"], said["at"]),
    "words": lambda callback, said: answering.wish(callback, said["sequence"], said["words"]),
    "off": lambda callback, said: answering.call_off(callback, said["sequence"]),
}


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, token: str) -> HttpResponse:
    """The time of their call: agreed to, moved, or called off. Looking changes nothing."""
    if limits.is_too_often(request, "agreed_call", looking_too=True):
        return _shown(request, {"state": "often", "business": profile.business().name}, status=429)
    callback = answering.find(token)
    if callback is None:
        return _shown(request, {"state": "unknown", "business": profile.business().name}, status=404)
    voice = answering.page(callback).voice
    with translation.override(voice.language), timezone.override(voice.zone):
        if request.method != "POST":
            return _page(request, callback)
        try:
            said = AgreedForm(request.POST).checked()
            is_held = DEEDS[said["answer"]](callback, said)
        except Refusal as refusal:
            return _page(request, callback, trouble=refusal.text, status=422)
        if is_held:
            return answer.go(request, "agreed_call", token)
        return _page(request, callback, is_stale=True)


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """What they owe, for the calendar of their telephone; unchanged, it costs a few bytes."""
    if limits.is_too_often(request, "calendar", looking_too=True):
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    staff = feeds.find(token)
    if staff is None:
        return HttpResponse(status=404)
    content = feed.of(staff)
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    is_known = etag in request.headers.get("If-None-Match", "")
    response = HttpResponse(status=304) if is_known else HttpResponse(content, content_type=calendars.TYPE)
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    return response


def _page(request: HttpRequest, callback: Callback, *, status: int = 200, **extra: Any) -> HttpResponse:
    callback.refresh_from_db()
    callback.promise.refresh_from_db()
    page = answering.page(callback)
    context = {
        "page": page,
        "state": page.state,
        "business": page.business,
        "when": page.voice.when(page.begins_at) if page.begins_at else "",
        "days": callbacks.days(page.slots, page.voice),
    }
    return _shown(request, context | extra, status=status)


def _shown(request: HttpRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    response = answer.page(request, "callbacks/agreed.html", context, status=status)
    response["Content-Language"] = translation.get_language() or ""
    response["Cache-Control"] = "no-store"
    return response
