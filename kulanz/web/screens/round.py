from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kulanz.flow import dossier
from kulanz.flow import round as owners_round
from kulanz.triage.models import Case
from kulanz.web import access, answer, calls, casework, fault
from kulanz.web.forms.round import PickForm

# So many picks can be undone, one after the other.
LONGEST_TRAIL = 30
MEMORY = "round"


@access.owner_only
def begin(request: HttpRequest) -> HttpResponse:
    """The most pressing case, or that there is none left."""
    return _page(request, _first(request))


@access.owner_only
def show(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, access.case(request, pk))


@require_POST
@access.owner_only
def picking(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide, and go on to the next case."""
    case, staff = access.case(request, pk), access.staff(request)
    picked = owners_round.decide(case, by=staff, **PickForm(request.POST).checked())
    said = {
        "case": picked.pk,
        "name": str(picked.customer),
        "said": casework.taken(picked, staff),
        "call": casework.to_call(picked),
    }
    seen_to, trail = _memory(request)
    _remember(request, seen_to + 1, [*trail, said])
    return _on(request, _first(request))


@require_POST
@access.owner_only
def reversal(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it back as it was, and look at it again."""
    seen_to, trail = _memory(request)
    left = [one for one in trail if one["case"] != pk]
    _remember(request, seen_to, left)  # if it is refused, the one before can be undone still
    case = owners_round.undo(access.case(request, pk), by=access.staff(request))
    _remember(request, seen_to - len(trail) + len(left), left)
    return _on(request, access.case(request, case.pk))


def _first(request: HttpRequest) -> Case | None:
    found = owners_round.first()
    return access.case(request, found.pk) if found else None


def _on(request: HttpRequest, case: Case | None) -> HttpResponse:
    place = reverse("case", args=[case.pk]) if case else reverse("round")
    if not answer.wants_fragment(request):
        return answer.go(request, place)
    response = answer.part(request, "round/show.html", "case", _context(request, case))
    response["HX-Push-Url"] = place
    return response


def _page(request: HttpRequest, case: Case | None) -> HttpResponse:
    return answer.page(request, "round/show.html", _context(request, case))


def _context(request: HttpRequest, case: Case | None) -> dict[str, Any]:
    staff, (seen_to, trail) = access.staff(request), _memory(request)
    context = {"place": "home", "last": trail[-1] if trail else None, "seen_to": seen_to}
    if case is None:
        return context | {"case": None}
    place, known = owners_round.place(case, owners_round.order()), dossier.of(case)
    return (
        context
        | casework.of(known, staff)
        | {
            "call": calls.of_case(known),
            "fault": fault.of_case(known, by=staff),
            "erasure": fault.erasure_of_case(known, by=staff),
            "neighbours": place,
            "number": seen_to + place.before + 1,
            "steps": seen_to + max(place.total, place.before + 1),
            "has_more": place.total > owners_round.COUNT_AT_MOST,
            "is_waiting": case.state == Case.State.WAITING,
            "taken": casework.taken(case, staff) if case.state != Case.State.WAITING else "",
            "hands": owners_round.hands(staff),
            "moments": owners_round.moments(),
            "longest_line": owners_round.LONGEST_LINE,
        }
    )


def _memory(request: HttpRequest) -> tuple[int, list[dict[str, Any]]]:
    """How many were decided today in this browser, and what can be undone of it, the newest last."""
    kept = request.session.get(MEMORY, {})
    is_todays = kept.get("day") == timezone.localdate().isoformat()
    return (kept["seen_to"], kept["trail"]) if is_todays else (0, [])


def _remember(request: HttpRequest, seen_to: int, trail: list[dict[str, Any]]) -> None:
    today = timezone.localdate().isoformat()
    request.session[MEMORY] = {"day": today, "seen_to": max(seen_to, 0), "trail": trail[-LONGEST_TRAIL:]}
