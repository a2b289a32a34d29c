"""Who is let in, in which language, and what becomes of a refusal."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.lib.refusal import Refusal
from kulanz.web import answer, devices

Screen = Callable[[HttpRequest], HttpResponse]
# Everything else wants a sign-in.
OPEN_TO_ALL = (
    "/unsubscribe/",
    "/account/",
    "/static/",
    "/start/",
    "/invitation/",
    "/hooks/",
    "/call/",
    "/calendar/",
    "/api/vouchers/",
)


class StaffLanguage:
    """The language of whoever is signed in; before that, the one the browser asks for."""

    def __init__(self, get_response: Screen) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        staff = request.user
        language = (
            staff.language if isinstance(staff, Staff) else translation.get_language_from_request(request)
        )
        with translation.override(language), timezone.override(hours.zone()):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response


class Refusals:
    """A refusal of the domain is a sentence: a toast for htmx, a plain page for everyone else."""

    def __init__(self, get_response: Screen) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        return _refused(request, exception.text, status=422)


class NotTooLarge:
    """Looked at before a byte of it is read: nobody fills the disk, strangers least of all."""

    def __init__(self, get_response: Screen) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_known = request.user.is_authenticated
        most = settings.LARGEST_REQUEST if is_known else settings.LARGEST_REQUEST_OF_STRANGERS
        if int(request.META.get("CONTENT_LENGTH") or 0) > most:
            return _refused(request, _("That is too large. Please send less at once."), status=413)
        return self.get_response(request)


class SignedInOnly:
    def __init__(self, get_response: Screen) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            devices.note(request)
            return self.get_response(request)
        if request.path.startswith(OPEN_TO_ALL):
            return self.get_response(request)
        if request.headers.get("HX-Request") == "true":
            # The session has ended under an open page: the next look signs in, then comes back.
            return HttpResponse(status=204, headers={"HX-Refresh": "true"})
        return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")


def _refused(request: HttpRequest, text: object, *, status: int) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        refused = HttpResponse(status=status, headers={"HX-Reswap": "none"})
        return answer.toast(refused, text, kind="refusal")
    back = request.headers.get("Referer", "")
    return answer.page(request, "refused.html", {"text": text, "back": back}, status=status)
