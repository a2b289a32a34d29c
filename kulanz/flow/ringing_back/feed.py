"""The calendar of one member of staff: the calls they should make and what else they owe, with its day."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.followup import callbacks, numbers, promises
from kulanz.followup.models import Callback, Promise
from kulanz.lib import calendars, links
from kulanz.lib.calendars import Entry
from kulanz.triage import veiling
from kulanz.triage.covering import NONE

MOST = 500
REMIND = timedelta(minutes=10)
REFRESH = timedelta(minutes=30)


def of(staff: Staff) -> bytes:
    """The same bytes as long as nothing has changed: name, matter and number, and nothing else of the customer."""
    owed = promises.still_open(owed_by=staff, due__isnull=False).filter(promises.ALIVE)
    found = list(owed.select_related("callback")[:MOST])
    with translation.override(staff.language):
        return calendars.write(_entries(found), name=_("Kulanz: calls and promises"), refresh=REFRESH)


def _entries(found: list[Promise]) -> Iterator[Entry]:
    today = timezone.now().astimezone(hours.zone()).date()
    here = {one.conversation_id for one in found if one.conversation_id}
    secrets = veiling.of(here) if here else {}
    for one in found:
        covered = secrets.get(one.conversation_id or 0, NONE).covered(one.what)
        yield _entry(one, covered, today)


def _entry(promise: Promise, what: str, today: date) -> Entry:
    callback: Callback | None = getattr(promise, "callback", None)
    is_call = promise.kind == Promise.Kind.CALL
    said = _("Call %(name)s: %(what)s") if is_call else _("%(name)s: %(what)s")
    number = numbers.shown(callback.number) if callback else ""
    at = callbacks.agreed_at(callback) if callback else None
    if is_call and promise.conversation_id:
        link = links.absolute("call", promise.conversation_id)
    else:
        link = links.absolute("promise", promise.pk)
    return Entry(
        ident=f"promise-{promise.pk}",
        title=said % {"name": promise.customer, "what": what},
        # What is late stands under today, where it is seen.
        begins=at or max(promise.due or today, today),
        lasts=timedelta(minutes=callback.minutes) if callback else timedelta(0),
        stamped_at=promise.made_at,
        text="\n".join(filter(None, [number, link])),
        link=link,
        sequence=callback.sequence if callback else 0,
        remind=REMIND if at else None,
    )
