"""The keys with which programs ask about vouchers: shown once, kept as a hash, withdrawn when lost."""

import hashlib
import hmac
import secrets

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import profile
from kulanz.business.models import Staff
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal

from .models import VoucherKey

PREFIX = "kv_"
MOST = 20
_LONGEST = 200


@transaction.atomic
def make(name: str, *, by: Staff) -> str:
    """The key, to be shown this once."""
    name = " ".join(name.split())[:100]
    if not name:
        raise Refusal(_("Please say which program the key is for."))
    if VoucherKey.objects.filter(withdrawn_at=None).count() >= MOST:
        raise Refusal(_("There are twenty keys already. Please withdraw one that is not used any more."))
    key = PREFIX + secrets.token_urlsafe(32)
    VoucherKey.objects.create(name=name, hash=_hash(key), by=by)
    record("voucher_key_made", profile.business(), by=by, name=name)
    return key


@transaction.atomic
def withdraw(number: int, *, by: Staff) -> None:
    found = VoucherKey.objects.filter(pk=number, withdrawn_at=None)
    name = found.values_list("name", flat=True).first()
    if name is not None and found.update(withdrawn_at=timezone.now()):
        record("voucher_key_withdrawn", profile.business(), by=by, name=name)


def live() -> QuerySet[VoucherKey]:
    """Those that open something, the newest first."""
    return VoucherKey.objects.filter(withdrawn_at=None).select_related("by")


def find(header: str) -> VoucherKey | None:
    """Whose key the header "Authorization: Bearer …" holds; every key is compared, in constant time."""
    scheme, _space, key = header[:_LONGEST].partition(" ")
    said, found = _hash(key.strip()), None
    for one in live():
        if hmac.compare_digest(one.hash, said) and scheme.lower() == "bearer":
            found = one
    return found


def note_use(key: VoucherKey) -> None:
    """For the owner, who wants to know which are still in use; to the minute is enough."""
    now = timezone.now()
    before = now.replace(second=0, microsecond=0)
    unnoted = Q(used_at=None) | Q(used_at__lt=before)
    VoucherKey.objects.filter(unnoted, pk=key.pk).update(used_at=now)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
