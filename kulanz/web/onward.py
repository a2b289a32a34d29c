"""From one case to the next: what is left behind can be undone from any page, as long as it is offered."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kulanz.conversations import queue
from kulanz.conversations.models import Conversation
from kulanz.web import access, answer


def view(request: HttpRequest) -> queue.View:
    """The list one came from."""
    wish = request.POST.get("view") or request.GET.get("view")
    return next((view for view in queue.VIEWS if view == wish), "open")


def below(request: HttpRequest, conversation: Conversation) -> Conversation | None:
    """The case that follows this one in the list one came from."""
    return queue.following(access.staff(request), view(request), conversation)


def after(
    request: HttpRequest, left: Conversation, deed: Callable[[], object], say: Any, *, undo: str = "reopening"
) -> HttpResponse:
    """Do the deed and go on; for one page, `undo` is offered."""
    following = below(request, left)
    deed()
    request.session["left"] = {"said": str(say), "name": str(left), "undo": reverse(undo, args=[left.pk])}
    return go(request, following)


def go(request: HttpRequest, following: Conversation | None) -> HttpResponse:
    """To that case, or back to the list where it was the last one."""
    place = reverse("conversation", args=[following.pk]) if following else reverse("queue")
    said = "" if following else _("That was the last one here.")
    return answer.go(request, f"{place}?view={view(request)}", say=said)
