"""Where owners are reached outside the desk: the ways, and how they fare."""

import logging
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core.mail import EmailMessage
from django.core.validators import URLValidator, validate_email
from django.db.models import QuerySet
from django.forms import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.lib import fetch
from kulanz.lib.refusal import Refusal

from . import hours
from .models import AlarmTarget, Staff

log = logging.getLogger(__name__)
Kind = AlarmTarget.Kind

DAY_BEGINS, NIGHT_BEGINS = time(7), time(21)
SECONDS = 10.0
# ntfy counts from 1 to 5, Gotify from 0 to 10: both are heard, neither sounds like a fire.
NTFY_PRIORITY, GOTIFY_PRIORITY = 4, 7


class AlarmFailed(Exception):
    """Nobody was reached; the text goes into the target's health and holds no secrets."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """What an owner is told: a line, a few more, and where to look; `facts` are for machines."""

    title: str
    text: str
    link: str
    facts: dict[str, Any]


def targets(staff: Staff) -> QuerySet[AlarmTarget]:
    return AlarmTarget.objects.filter(staff=staff)


def to_ring() -> QuerySet[AlarmTarget]:
    """Every way to every owner who works here."""
    ways = AlarmTarget.objects.filter(is_active=True, staff__is_active=True, staff__role=Staff.Role.OWNER)
    return ways.select_related("staff")


def put(target: AlarmTarget, said: dict[str, Any]) -> AlarmTarget:
    """Keep how somebody is to be reached; an empty secret means the one there was, at the same place."""
    address = said["address"].strip()
    _check(said["kind"], address)
    is_elsewhere = (target.kind, target.address) != (said["kind"], address)
    target.kind, target.address = said["kind"], address
    if said["secret"]:
        target.secret = {"token": said["secret"]}
    elif is_elsewhere:
        target.secret = {}  # what was meant for one server is not shown to another
    if is_elsewhere:
        target.failing_since, target.failure, target.last_success_at = None, "", None
    target.at_night, target.is_active = said["at_night"], said["is_active"]
    target.save()
    return target


def when(target: AlarmTarget, now: datetime) -> datetime:
    """Now, or in the morning for those who want to sleep."""
    local = now.astimezone(hours.zone())
    if target.at_night or DAY_BEGINS <= local.time() < NIGHT_BEGINS:
        return now
    day = local.date() + timedelta(days=local.time() >= NIGHT_BEGINS)
    return datetime.combine(day, DAY_BEGINS, tzinfo=hours.zone())


def deliver(target: AlarmTarget, alarm: Alarm) -> None:
    """Tell it there, and note how that went; AlarmFailed where nobody was reached.

    A mail is only handed over to our own server here: what became of it, `note` is told later.
    """
    try:
        _WAYS[Kind(target.kind)](target, alarm)
    except (fetch.FetchFailed, AlarmFailed, OSError) as error:
        note(target, str(error))
        raise AlarmFailed(str(error)) from error
    if target.kind != Kind.MAIL:
        note(target, "")


def note(target: AlarmTarget, failure: str) -> None:
    """How the last alarm fared; empty where it arrived."""
    if failure:
        _note_failure(target, failure)
        return
    AlarmTarget.objects.filter(pk=target.pk).update(
        last_success_at=timezone.now(), failing_since=None, failure=""
    )


def failing() -> QuerySet[AlarmTarget]:
    return AlarmTarget.objects.filter(is_active=True, failing_since__isnull=False)


def _check(kind: str, address: str) -> None:
    try:
        if kind == Kind.MAIL:
            validate_email(address)
            return
        parts = urlsplit(address)
        # Names within one's own network have no dot.
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            URLValidator(schemes=["http", "https"])(address)
            raise ValidationError("")
    except (ValidationError, ValueError) as error:
        wanted = (
            _("This is not an e-mail address.")
            if kind == Kind.MAIL
            else _("Please give the full address, beginning with https://.")
        )
        raise Refusal(wanted) from error
    if kind == Kind.NTFY and not parts.path.strip("/"):
        raise Refusal(_("Please add the topic: https://ntfy.sh/your-topic."))


def _mail(target: AlarmTarget, alarm: Alarm) -> None:
    body = f"{alarm.text}\n\n{alarm.link}\n"
    title = " ".join(alarm.title.split())
    if not EmailMessage(title, body, None, [target.address]).send():
        raise AlarmFailed("no mailbox can send")


def _ntfy(target: AlarmTarget, alarm: Alarm) -> None:
    server, _slash, topic = target.address.rstrip("/").rpartition("/")
    told = {
        "topic": topic,
        "title": alarm.title,
        "message": alarm.text,
        "click": alarm.link,
        "priority": NTFY_PRIORITY,
    }
    _post(server, told, _bearer(target))


def _gotify(target: AlarmTarget, alarm: Alarm) -> None:
    told = {
        "title": alarm.title,
        "message": alarm.text,
        "priority": GOTIFY_PRIORITY,
        "extras": {"client::notification": {"click": {"url": alarm.link}}},
    }
    _post(f"{target.address.rstrip('/')}/message", told, {"X-Gotify-Key": target.secret.get("token", "")})


def _webhook(target: AlarmTarget, alarm: Alarm) -> None:
    told = {"title": alarm.title, "text": alarm.text, "link": alarm.link, **alarm.facts}
    _post(target.address, told, _bearer(target))


def _post(url: str, told: dict[str, Any], headers: dict[str, str]) -> None:
    answer = fetch.post(url, json_body=told, headers=headers, seconds=SECONDS, largest=100_000)
    if not answer.is_success:
        raise AlarmFailed(f"the server answered {answer.status}")


def _bearer(target: AlarmTarget) -> dict[str, str]:
    token = target.secret.get("token", "")
    return {"Authorization": f"Bearer {token}"} if token else {}


_WAYS = {Kind.MAIL: _mail, Kind.NTFY: _ntfy, Kind.GOTIFY: _gotify, Kind.WEBHOOK: _webhook}


def _note_failure(target: AlarmTarget, said: str) -> None:
    log.warning("alarm target %d was not reached: %s", target.pk, said)
    mine = AlarmTarget.objects.filter(pk=target.pk)
    mine.update(failure=said[:300])
    mine.filter(failing_since=None).update(failing_since=timezone.now())
