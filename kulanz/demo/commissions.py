"""What the demo shop owes to its partners, as its list says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from importlib import resources

from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.followup import commissionlist, commissions
from kulanz.followup.commissionlist import Wish
from kulanz.followup.commissions import Told


def load(shift: timedelta, *, by: Staff) -> None:
    """Take the list in, its days moved like those of the mails."""
    commissions.keep(list(_told(timedelta(days=shift.days))), by=by)


def _told(shift: timedelta) -> Iterator[Told]:
    content = (resources.files("kulanz.demo") / "commissions.csv").read_bytes()
    look = commissionlist.look(content, Wish(), today=date.max, currency="EUR")
    for line in commissionlist.read(content, look.layout, today=date.max):
        if line.told:
            paid_on = line.told.paid_on and min(line.told.paid_on + shift, timezone.localdate())
            yield replace(line.told, due=line.told.due + shift, paid_on=paid_on)
