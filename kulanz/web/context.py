"""What every page shows: the rail's facts, the mail that can still be taken back, the stylesheets."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from kulanz.business.models import Notice
from kulanz.web import signin

STYLESHEETS = [
    f"kulanz/css/{name}.css"
    for name in [
        "tokens",
        "base",
        "layout",
        "components",
        "overlays",
        "queue",
        "conversation",
        "findings",
        "composer",
        "cooling",
        "outline",
        "customer",
        "round",
        "calls",
        "gestures",
        "campaigns",
        "letters",
        "promises",
        "callbacks",
        "commissions",
        "refunds",
        "screens",
    ]
]
NOTICES_SHOWN = 99


def desk(request: HttpRequest) -> dict[str, Any]:
    # The library's own pages of the account do not say where they stand.
    place = {"place": "settings"} if request.path.startswith("/account/") else {}
    return place | {"desk": SimpleLazyObject(lambda: _desk(request))}


def _desk(request: HttpRequest) -> dict[str, Any]:
    staff = getattr(request, "user", None)
    everybody = {"stylesheets": STYLESHEETS, "can_mail": SimpleLazyObject(signin.can_mail)}
    if staff is None or not staff.is_authenticated:
        return everybody
    return everybody | {
        "keys": request.COOKIES.get("keys") != "off",
        "is_specialist": staff.is_specialist,
        "is_owner": staff.is_owner,
        "unread_notices": SimpleLazyObject(lambda: _unread(staff.pk)),
        "take_back": _still_here(request),
        # Taken out of the session only by a page that shows it.
        "left": SimpleLazyObject(lambda: request.session.pop("left", None)),
    }


def _unread(staff: int) -> int:
    return Notice.objects.filter(staff=staff, read_at=None)[:NOTICES_SHOWN].count()


def _still_here(request: HttpRequest) -> dict[str, Any] | None:
    """The mail this person sent seconds ago, as long as it has not left."""
    sent: dict[str, Any] | None = request.session.get("take_back")
    if sent and datetime.fromisoformat(sent["until"]) > timezone.now():
        return sent
    return None
