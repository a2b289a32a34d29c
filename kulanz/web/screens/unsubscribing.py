"""For customers: no more news, by the link in a mail. Whoever has the link may use it, as often as they like."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kulanz.business import profile
from kulanz.customers import silence
from kulanz.flow import unsubscribing
from kulanz.web import answer


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscription(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing; posting does, be it a person's button or a mail program's one click (RFC 8058)."""
    try:
        customer = unsubscribing.customer_of(token)
    except unsubscribing.UnknownToken:
        return _page(request, "unknown", status=404)
    if customer is None:
        return _page(request, "gone")
    language = customer.language
    if request.method != "POST":
        return _page(request, "nothing" if silence.since(customer) else "asked", language)
    if request.POST.get("everything"):
        unsubscribing.want_nothing(customer)
    else:
        unsubscribing.withdraw(customer)
    return _page(request, "nothing" if silence.since(customer) else "done", language)


def _page(request: HttpRequest, state: str, language: str = "", *, status: int = 200) -> HttpResponse:
    """In the language in which we write to them, else in their browser's."""
    with translation.override(language or translation.get_language()):
        context = {"state": state, "business": profile.business().name}
        response = answer.page(request, "unsubscription.html", context, status=status)
        response["Content-Language"] = translation.get_language() or ""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
