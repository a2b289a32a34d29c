"""The browsers in which somebody is signed in: noted as they are used, and signed out from afar."""

from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address, ip_network
from typing import Any

from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from kulanz.web.access import staff

NOTED_EVERY_SECONDS = 600
# What a browser calls itself, most telling first: Edge says Chrome, and Chrome says Safari, too.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrome": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}
# How much of an address is shown: enough to know one's own provider again, not enough to find a household.
SHOWN_BITS = {4: 16, 6: 32}


@dataclass(frozen=True, slots=True)
class Device:
    pk: int
    name: str
    address: str
    since: datetime
    seen_at: datetime
    is_here: bool


def note(request: HttpRequest) -> None:
    """Write down, every few minutes, that this browser is in use."""
    key = f"device:{request.session.session_key}"
    if request.user.is_authenticated and cache.add(key, True, NOTED_EVERY_SECONDS):
        UserSession.objects.create_from_request(request)


def of(request: HttpRequest) -> list[Device]:
    """All in which the person who asks is signed in: the one here first, then the latest in use."""
    rows = UserSession.objects.purge_and_list(staff(request))
    devices = [_device(row, request) for row in rows]
    return sorted(devices, key=lambda device: (device.is_here, device.seen_at), reverse=True)


def others(request: HttpRequest) -> QuerySet[Any]:
    rows: QuerySet[Any] = UserSession.objects.filter(user=staff(request))
    return rows.exclude(session_key=request.session.session_key)


def end_others(request: HttpRequest) -> None:
    for session in others(request):
        session.end()


def name(user_agent: str) -> str:
    """Browser and system in words: "Firefox, Windows"."""
    found = (_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent))
    return ", ".join(filter(None, found)) or _("unknown browser")


def coarse(address: str) -> str:
    """The beginning of an address: "203.0.…"."""
    whole = ip_address(address)
    if whole.is_loopback:
        return _("the desk's own machine")
    bits = SHOWN_BITS[whole.version]
    shown = str(ip_network(f"{address}/{bits}", strict=False).network_address)
    return ".".join(shown.split(".")[:2]) + ".…" if whole.version == 4 else shown.removesuffix("::") + ":…"


def _device(row: UserSession, request: HttpRequest) -> Device:
    is_here = row.session_key == request.session.session_key
    return Device(
        row.pk, name(row.user_agent), coarse(row.ip), row.created_at, row.last_seen_at, is_here=is_here
    )


def _first(names: dict[str, str], user_agent: str) -> str:
    return next((name for mark, name in names.items() if mark in user_agent), "")
