"""The private calendar feed of a member of staff: opened by a token that is told once and kept only as a hash."""

import hashlib

from kulanz.lib.secrets import token as new_token

from .models import Staff


def renew(staff: Staff) -> str:
    """A fresh token; the one before opens nothing any more."""
    told = new_token()
    staff.feed_hash = _hash(told)
    staff.save(update_fields=["feed_hash"])
    return told


def switch_off(staff: Staff) -> None:
    staff.feed_hash = ""
    staff.save(update_fields=["feed_hash"])


def find(told: str) -> Staff | None:
    """Whose feed it opens. Hashes are compared, so how long it takes tells nothing of a token."""
    return Staff.objects.filter(feed_hash=_hash(told), is_active=True).first() if told else None


def _hash(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()
