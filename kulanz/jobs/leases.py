"""Things that one worker at a time may do, such as watching a mailbox."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.db.utils import IntegrityError
from django.utils import timezone

from .models import Lease


def hold(name: str, holder: str, seconds: float) -> bool:
    """Take the lease or keep it for so many seconds more; False while somebody else holds it."""
    now = timezone.now()
    if Lease.objects.filter(name=name, until__gt=now).exclude(holder=holder).exists():
        return False  # the common case, seen without a lock
    until = now + timedelta(seconds=seconds)
    mine_or_over = Lease.objects.filter(Q(holder=holder) | Q(until__lte=now), name=name)
    if mine_or_over.update(holder=holder, until=until):
        return True
    try:
        with transaction.atomic():
            Lease.objects.create(name=name, holder=holder, until=until)
    except IntegrityError:
        return False
    return True


def renew(name: str, holder: str, seconds: float) -> bool:
    """Keep a lease; False when it has run out and gone to somebody else (stop what you are doing)."""
    until = timezone.now() + timedelta(seconds=seconds)
    return bool(Lease.objects.filter(name=name, holder=holder).update(until=until))


def is_held(name: str) -> bool:
    """Whether somebody is at it right now."""
    return Lease.objects.filter(name=name, until__gt=timezone.now()).exists()


def release(name: str, holder: str) -> None:
    """Give a lease back; that of somebody else stays."""
    Lease.objects.filter(name=name, holder=holder).delete()
