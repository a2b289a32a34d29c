from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kulanz.business import people
from kulanz.channels.registry import channels
from kulanz.conversations import queue, tags
from kulanz.flow import purging, releasing
from kulanz.web import access, answer, onward, rows

VIEWS = {
    "open": _("Open"),
    "mine": _("Mine"),
    "unassigned": _("Nobody's yet"),
    "waiting": _("Waiting for the customer"),
    "snoozed": _("Resting"),
    "done": _("Done"),
    "all": _("All"),
    "quarantine": _("Quarantine"),
    "bin": _("Bin"),
}


def listing(request: HttpRequest) -> HttpResponse:
    """A view of the queue; further pages and the narrow pane are pieces of the same template."""
    context = _page(request)
    if request.GET.get("cursor") and answer.wants_fragment(request):
        return answer.part(request, "queue/list.html", "more", context)
    if request.GET.get("pane"):
        return answer.part(request, "queue/list.html", "pane", context)
    return answer.page(request, "queue/list.html", context | _surroundings(request))


def changes(request: HttpRequest) -> HttpResponse:
    """Asked every few seconds: nothing, as long as the first page looks the same."""
    context = _page(request)
    if context["mark"] == request.GET.get("mark"):
        return HttpResponse(status=204)
    return answer.part(request, "queue/list.html", "listing", context)


@require_POST
def bulk_change(request: HttpRequest) -> HttpResponse:
    chosen = access.conversations(request, request.POST.getlist("chosen"))
    value = request.POST.get("assignee") or request.POST.get("tag") or ""
    number = releasing.do(request.POST.get("deed", ""), chosen, by=access.staff(request), value=value)
    said = ngettext("One conversation changed.", "{n} conversations changed.", number).format(n=number)
    return answer.go(request, "queue", say=said)


def _page(request: HttpRequest) -> dict[str, Any]:
    staff, place = access.staff(request), onward.came_from(request)
    found = queue.page(staff, place.view, filters=place.filters, cursor=request.GET.get("cursor"))
    grave = rows.who_is_grave(found.rows)
    return {
        "rows": rows.of(found.rows, grave=grave),
        "next_cursor": found.next_cursor,
        "mark": rows.mark(found.rows, grave),
        "view": place.view,
        "title": VIEWS[place.view],
        "filters": place.filters,
        "query": place.query,
    }


def _surroundings(request: HttpRequest) -> dict[str, Any]:
    staff = access.staff(request)
    counts = queue.counts(staff)
    return {
        "place": "queue",
        "views": [(name, label, counts.get(name)) for name, label in VIEWS.items()],
        "tags": tags.all_tags(),
        "channels": channels(),
        "people": people.at_work(),
        "purged": purging.purged,  # only the quarantine asks
    }
