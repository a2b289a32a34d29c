from django.http import HttpRequest, HttpResponse

from kulanz.conversations import queue
from kulanz.flow import cooling, health, owing, second_look
from kulanz.flow import round as owners_round
from kulanz.web import access, advice, answer, rows

FIRST_CASES = 6


def home(request: HttpRequest) -> HttpResponse:
    """Is all well, what waits, for whom, since when; and the first few in the order of need."""
    staff = access.staff(request)
    loads = queue.loads(staff)
    context = {
        "place": "home",
        "health": health.look(),
        "cases": owners_round.count() if staff.is_owner else None,
        "loads": loads,
        "waiting": sum(load.waiting for load in loads),
        "longest": min((load.since for load in loads if load.since), default=None),
        "sent_anyway": advice.sent_anyway(staff) if staff.is_owner else [],
        "resting": cooling.resting(staff),
        "owed": owing.count(staff, mine=not staff.is_owner),
        "looks_asked": second_look.asked_of(staff),
        "rows": rows.of(queue.page(staff, "open", size=FIRST_CASES).rows),
    }
    return answer.either(request, "home.html", "content", context)


def shortcuts(request: HttpRequest) -> HttpResponse:
    return answer.page(request, "shortcuts.html")
