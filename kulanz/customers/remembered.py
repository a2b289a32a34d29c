"""Addresses to which nothing may go, remembered by a keyed hash: they stay known when their owner is erased.

The same key for all of them, as an address must be found again; it lies beside the other keys, outside the database.
"""

import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from pathlib import Path

from django.conf import settings
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Replace

from kulanz.lib import secrets

from .models import Handle, Silenced

KEY = "silence.key"
# Whoever runs these takes no notice of dots before the @, and both names are one.
_GMAIL = ("gmail.com", "googlemail.com")


def mailbox_of(address: str) -> str:
    """The mailbox behind an address: without what follows a plus, at Gmail without dots, its domain in ASCII."""
    local, _at, domain = address.strip().lower().rpartition("@")
    local = local.partition("+")[0] or local
    if domain in _GMAIL:
        return f"{local.replace('.', '') or local}@{_GMAIL[0]}"
    return f"{local}@{_in_ascii(domain)}"


def add(addresses: Iterable[str], since: datetime) -> None:
    """The earliest time stays where one is remembered already."""
    digests = {digest for _address, digest in digests_of(addresses)}
    rows = [Silenced(digest=digest, since=since) for digest in sorted(digests)]
    Silenced.objects.bulk_create(rows, ignore_conflicts=True)


def forget(addresses: Iterable[str]) -> None:
    digests = {digest for _address, digest in digests_of(addresses)}
    Silenced.objects.filter(digest__in=digests).delete()


def find(addresses: Iterable[str]) -> dict[str, datetime]:
    """Those of the addresses that are remembered, to since when."""
    if not Silenced.objects.exists():
        return {}  # most desks for long; those need no key
    by_digest = digests_of(addresses)
    known = Silenced.objects.filter(digest__in={digest for _address, digest in by_digest})
    since = dict(known.values_list("digest", "since"))
    return {address: since[digest] for address, digest in by_digest if digest in since}


def digests_of(addresses: Iterable[str]) -> list[tuple[str, str]]:
    """(address, its hash) of each."""
    values = sorted(set(addresses))
    if not values:
        return []
    key = secrets.text_key(Path(settings.DATA, "keys", KEY)).encode()
    return [(value, _digest(key, value)) for value in values]


def same_mailbox(addresses: Iterable[str]) -> QuerySet[Handle]:
    """All handles that reach one of the mailboxes, however they are written."""
    mailboxes = {mailbox_of(address) for address in addresses}
    rows = Handle.objects.filter(kind=Handle.Kind.EMAIL).annotate(
        bare=Replace(F("value"), Value("."), Value(""))
    )
    return rows.filter(reduce(or_, (_written_as(mailbox) for mailbox in mailboxes), Q(pk__in=[])))


def _written_as(mailbox: str) -> Q:
    local, _at, domain = mailbox.rpartition("@")
    if domain in _GMAIL:
        bare = [name.replace(".", "") for name in _GMAIL]
        ways = [Q(bare=f"{local}@{name}") for name in bare]
        ways += [Q(bare__startswith=f"{local}+", bare__endswith=f"@{name}") for name in bare]
        return reduce(or_, ways)
    return reduce(
        or_,
        (
            Q(value=f"{local}@{name}") | Q(value__startswith=f"{local}+", value__endswith=f"@{name}")
            for name in {domain, _as_people_write_it(domain)}
        ),
    )


def _digest(key: bytes, address: str) -> str:
    said = f"{Handle.Kind.EMAIL.value}:{mailbox_of(address)}"
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()


def _in_ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def _as_people_write_it(domain: str) -> str:
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain
