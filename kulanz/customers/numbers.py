"""The telephone numbers of customers: one more, one that proved wrong, one that proved right after all."""

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal
from kulanz.reading import phones

from . import directory
from .models import Customer, Handle

WRONG = "wrong_number"
FEWEST_DIGITS = 6


def add(customer: Customer, written: str, *, by: Staff) -> Handle:
    """Keep it as a way to reach them; nonsense is refused, and so is what belongs to somebody else."""
    if "@" in written or sum(map(str.isdigit, written)) < FEWEST_DIGITS or not phones.normalised(written):
        said = _(
            "“%(typed)s” is not a telephone number. Please write it with its area code: 030 123456, +43 1 234567."
        )
        raise Refusal(said % {"typed": written.strip()[:40]})
    try:
        with transaction.atomic():
            return directory.add_handle(customer, written, by=by)
    except IntegrityError:  # somebody typed it in at the same moment
        return directory.add_handle(customer, written, by=by)


def mark_wrong(customer: Customer, number: str, *, by: Staff) -> None:
    """Somebody else answers there: it stays, so that nobody finds it again and dials it, and says so."""
    if (
        _theirs(customer, number)
        .filter(bounced_at=None)
        .update(bounced_at=timezone.now(), bounce_reason=WRONG)
    ):
        record("number_wrong", customer, by=by, number=phones.shown(number))


def mark_right(customer: Customer, number: str) -> None:
    """They were reached there."""
    _theirs(customer, number).exclude(bounced_at=None).update(bounced_at=None, bounce_reason="")


def _theirs(customer: Customer, number: str) -> QuerySet[Handle]:
    return Handle.objects.filter(customer=customer, kind=Handle.Kind.PHONE, value=number)
