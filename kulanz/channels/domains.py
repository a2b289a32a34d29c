"""Whether the domains from which we send are in order, asked once a day where the owner wants it, and kept."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .email import domain as names
from .email import mistyped
from .models import Mailbox, RawMessage

log = logging.getLogger(__name__)

A_DAY = timedelta(days=1)
# So many of our own mails are looked at for the name of the key with which they are signed.
SIGNED_LOOKED_AT = 5
_WORDS: dict[str, Promise] = {
    "spf_missing": _("no SPF record says which servers may send for it"),
    "spf_several": _("it has several SPF records, so that none of them counts"),
    "spf_open": _("its SPF record lets everybody send for it"),
    "dkim_missing": _("the DKIM key {selector} is not in the name service"),
    "dkim_empty": _("the DKIM key {selector} was withdrawn"),
    "dmarc_missing": _("no DMARC record says what should happen to forged mail"),
    "dmarc_several": _("it has several DMARC records, so that none of them counts"),
}


def look_after() -> int:
    """Ask about those whose last answer is a day old; how many were asked."""
    due = Q(domain_checked_at=None) | Q(domain_checked_at__lte=timezone.now() - A_DAY)
    mailboxes = Mailbox.objects.filter(due, checks_domain=True, channel__is_active=True)
    return sum(_ask(mailbox) for mailbox in mailboxes.select_related("channel"))


def wrong() -> list[tuple[str, list[str]]]:
    """The domains with something wrong, each once, with the codes of `email.domain`."""
    rows = Mailbox.objects.filter(
        checks_domain=True, domain_checked_at__isnull=False, channel__is_active=True
    )
    found = dict(_told(mailbox) for mailbox in rows)
    return [(domain, codes) for domain, codes in sorted(found.items()) if codes]


def explain(code: str) -> str:
    """What is wrong, as the rest of a sentence about the domain."""
    kind, _colon, selector = code.partition(":")
    return str(_WORDS[kind]).format(selector=selector)


def is_ours_alone(address: str) -> bool:
    """Whether the domain of one of our addresses is our own business, and not that of a provider for all."""
    return bool(address) and address.rpartition("@")[2].lower() not in mistyped.REAL


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of the domain of one mailbox."""

    name: str
    wrong: list[str]
    is_known: bool
    unanswered: str
    checked_at: datetime | None


def of(mailbox: Mailbox) -> Said | None:
    """None for a provider's domain, of which the provider takes care."""
    if not is_ours_alone(mailbox.channel.address):
        return None
    found = mailbox.domain_found
    return Said(
        name=mailbox.channel.address.rpartition("@")[2].lower(),
        wrong=[explain(code) for code in found.get("wrong", [])],
        is_known="wrong" in found,
        unanswered=found.get("unanswered", ""),
        checked_at=mailbox.domain_checked_at,
    )


def _told(mailbox: Mailbox) -> tuple[str, list[str]]:
    return mailbox.domain_found.get("domain", ""), mailbox.domain_found.get("wrong", [])


def _ask(mailbox: Mailbox) -> bool:
    if not is_ours_alone(mailbox.channel.address):
        return False
    domain = mailbox.channel.address.rpartition("@")[2].lower()
    kept: dict[str, Any] = {"domain": domain}
    try:
        asked = names.resolver(settings.NAME_SERVER)
        kept["wrong"] = names.look(domain, _selectors(mailbox, domain), asked)
    except names.CannotAsk as error:
        log.info("the name service says nothing about %s: %s", domain, error)
        kept = mailbox.domain_found | kept | {"unanswered": str(error)[:300]}
    mailbox.domain_found, mailbox.domain_checked_at = kept, timezone.now()
    mailbox.save(update_fields=["domain_found", "domain_checked_at"])
    return True


def _selectors(mailbox: Mailbox, domain: str) -> set[str]:
    return {selector for content in _own(mailbox) for selector in names.selectors(content, domain)}


def _own(mailbox: Mailbox) -> Iterator[bytes]:
    """The newest of our mails as the server has them."""
    rows = RawMessage.objects.filter(
        channel=mailbox.channel_id, is_ours=True, is_partial=False, state=RawMessage.State.READ
    )
    for raw in rows.order_by("-pk")[:SIGNED_LOOKED_AT]:
        try:
            yield raw.content()
        except OSError:
            log.warning("the bytes of original %s are gone", raw.pk, exc_info=True)
