from django.http import HttpRequest, HttpResponse

from kulanz.insight import calls, fairness
from kulanz.web import access, answer, called, entries, evenly


@access.not_specialist
def show(request: HttpRequest) -> HttpResponse:
    days = entries.as_number(request.GET.get("days", ""))
    chosen = days if days in fairness.WINDOWS else fairness.WINDOWS[0]
    tables = evenly.of(fairness.compare(chosen))
    return answer.page(
        request,
        "fairness.html",
        {
            "tables": tables,
            "days": chosen,
            "windows": fairness.WINDOWS,
            "place": "fairness",
            "called": called.of(calls.compare(chosen)),
        },
    )
