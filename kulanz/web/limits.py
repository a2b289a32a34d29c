"""How often somebody may do something, and from where."""

from allauth.core import ratelimit
from allauth.core.internal import ratelimit as counting
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.translation import gettext_lazy as _

from kulanz.lib.refusal import Refusal

HERE = {"127.0.0.1", "::1", "[::1]", "localhost"}
OF_PROXIES = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Forwarded-Host", "Via")


def is_too_often(request: HttpRequest, deed: str, *, looking_too: bool = False) -> bool:
    """Whether the settings (ACCOUNT_RATE_LIMITS) say so, for one address or person; looking counts if it is told."""
    if looking_too:
        return not counting.consume(request, app="allauth.account", action=deed, limit_get=True)
    return not ratelimit.consume(request, action=deed)


def is_key_too_often(request: HttpRequest, deed: str, key: str, *, is_only_asked: bool = False) -> bool:
    """The same for what is counted by a key, not by an address or person."""
    return not ratelimit.consume(request, action=deed, key=key, dry_run=is_only_asked)


def not_too_often(request: HttpRequest, deed: str) -> None:
    """Refuses what is."""
    if is_too_often(request, deed):
        raise Refusal(_("That was too often in a short time. Please wait a minute and try again."))


def is_at_the_machine(request: HttpRequest) -> bool:
    """Whether a browser on the desk's own machine asks, and nothing on it that passes on what others ask."""
    host, _port = split_domain_port(request.get_host())
    is_passed_on = any(name in request.headers for name in OF_PROXIES)
    return request.META.get("REMOTE_ADDR") in HERE and host in HERE and not is_passed_on
