from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from kulanz.business import people
from kulanz.channels.registry import channels
from kulanz.conversations import search, tags
from kulanz.conversations.models import Conversation
from kulanz.customers import directory
from kulanz.triage import veiling
from kulanz.triage.covering import NONE, Secrets
from kulanz.web import access, answer, entries, rows

FILTERS = ("from", "tag", "assigned", "state", "channel", "after", "before", "has")


def results(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "")
    filters = entries.filters(request.GET, FILTERS)
    hits = _covered(search.find(access.staff(request), query, filters=filters))
    context: dict[str, Any] = {
        "place": "search",
        "q": query,
        "filters": filters,
        "has_asked": bool(query.strip() or filters),
        "hits": _lines(hits),
    }
    if answer.wants_fragment(request):
        return answer.part(request, "search/page.html", "results", context)
    return answer.page(request, "search/page.html", context | _choices())


def jump(request: HttpRequest) -> HttpResponse:
    """What the command bar finds while one types: customers and conversations."""
    query, staff = request.GET.get("q", "").strip(), access.staff(request)
    hits = _covered(search.find(staff, query, size=6)) if len(query) > 1 else []
    customers = directory.page(query, size=4).rows if len(query) > 1 and not staff.is_specialist else []
    return answer.page(
        request, "search/jump.html", {"q": query, "hits": _named(hits), "customers": customers}
    )


def _covered(hits: list[search.Hit]) -> list[search.Hit]:
    """Secrets are found by their words, but a passage does not show them."""
    known = veiling.of(hit.conversation.pk for hit in hits)
    return [_covered_hit(hit, known.get(hit.conversation.pk, NONE)) for hit in hits]


def _covered_hit(hit: search.Hit, secrets: Secrets) -> search.Hit:
    text = secrets.covered_note(hit.text) if hit.is_note else secrets.covered(hit.text)
    return replace(hit, text=text)


def _named(hits: list[search.Hit]) -> list[tuple[search.Hit, str]]:
    titles = veiling.titles(hit.conversation for hit in hits)
    return [(hit, titles[hit.conversation.pk]) for hit in hits]


def _lines(hits: list[search.Hit]) -> list[Any]:
    """Each hit as a line of a list, with its passage and date."""
    lines = rows.of(hit.conversation for hit in hits)
    return [(line, hit.snippet, hit.at) for line, hit in zip(lines, hits, strict=True)]


def _choices() -> dict[str, Any]:
    return {
        "tags": tags.all_tags(),
        "people": people.at_work(),
        "channels": channels(),
        "states": Conversation.State.choices,
    }
