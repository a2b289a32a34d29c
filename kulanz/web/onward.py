"""From one case to the next: what is left behind can be undone from any page, as long as it is offered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kulanz.conversations import queue
from kulanz.conversations.models import Conversation
from kulanz.triage import veiling
from kulanz.web import access, answer, entries

FILTERS = ("tag", "channel", "assigned")


@dataclass(frozen=True, slots=True)
class Place:
    """A list of conversations, as it was narrowed down."""

    view: queue.View
    filters: dict[str, str]

    @property
    def query(self) -> str:
        return urlencode({"view": self.view, **self.filters})


def came_from(request: HttpRequest) -> Place:
    """The list one came from: a page is told by its address, a deed by its form."""
    told = QueryDict(request.POST["list"]) if request.POST.get("list") else request.GET
    view: queue.View = next((view for view in queue.VIEWS if view == told.get("view")), "open")
    return Place(view, entries.filters(told, FILTERS))


def below(request: HttpRequest, conversation: Conversation) -> Conversation | None:
    """The case that follows this one in the list one came from."""
    place = came_from(request)
    return queue.following(access.staff(request), place.view, conversation, place.filters)


def after(
    request: HttpRequest, left: Conversation, deed: Callable[[], object], say: Any, *, undo: str = "reopening"
) -> HttpResponse:
    """Do the deed and go on; for one page, `undo` is offered."""
    following = below(request, left)
    deed()
    name = veiling.titles([left])[left.pk]
    request.session["left"] = {"said": str(say), "name": name, "undo": reverse(undo, args=[left.pk])}
    return go(request, following)


def go(request: HttpRequest, following: Conversation | None, *, say: str = "") -> HttpResponse:
    """To that case, or back to the list where it was the last one."""
    place = reverse("conversation", args=[following.pk]) if following else reverse("queue")
    said = [say, "" if following else _("That was the last one here.")]
    return answer.go(request, f"{place}?{came_from(request).query}", say=" ".join(filter(None, said)))
