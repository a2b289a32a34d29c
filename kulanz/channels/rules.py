"""Sender rules: whose mail comes in, waits in quarantine or is blocked; the most specific rule decides."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from email_validator import EmailNotValidError, validate_email

from kulanz.business.models import Staff
from kulanz.lib.refusal import Refusal

from .connecting import PROVIDERS
from .models import SenderRule
from .registry import own_addresses

Action = SenderRule.Action
# Whole neighbourhoods of customers: blocking one of them would shut out thousands of strangers.
EVERYBODYS_DOMAINS = frozenset(
    ["proton.me", "protonmail.com", "aol.com", "arcor.de", "vodafone.de", "bluewin.ch"]
).union(*(known.domains for known in PROVIDERS))


def verdict(address: str) -> SenderRule.Action | None:
    """What the most specific rule says (address, domain, the domains above it); the hit is counted."""
    rule = find_rule(address)
    if not rule:
        return None
    SenderRule.objects.filter(pk=rule.pk).update(hits=F("hits") + 1, last_hit_at=timezone.now())
    return Action(rule.action)


def judge() -> Callable[[str], SenderRule.Action | None]:
    """`verdict` for a run of many mails: an address that no rule speaks of costs no look into the database."""
    patterns = set(SenderRule.objects.values_list("pattern", flat=True))
    return lambda address: verdict(address) if patterns.intersection(_patterns_for(address)) else None


def find_rule(address: str) -> SenderRule | None:
    candidates = _patterns_for(address)
    rules = {rule.pattern: rule for rule in SenderRule.objects.filter(pattern__in=candidates)}
    return next((rules[pattern] for pattern in candidates if pattern in rules), None)


def all_rules(action: str = "") -> QuerySet[SenderRule]:
    rules = SenderRule.objects.all()
    return rules.filter(action=action) if action else rules


def block(sender: str, *, by: Staff | None, note: str = "") -> SenderRule:
    return put(sender, Action.BLOCK, by=by, note=note)


def quarantine(sender: str, *, by: Staff | None, note: str = "") -> SenderRule:
    return put(sender, Action.QUARANTINE, by=by, note=note)


def allow(sender: str, *, by: Staff | None, note: str = "") -> SenderRule:
    return put(sender, Action.ALLOW, by=by, note=note)


def put(sender: str, action: str, *, by: Staff | None, note: str = "") -> SenderRule:
    """One rule per address or domain: what was said last holds."""
    pattern = read_pattern(sender)
    if action != Action.ALLOW:
        _refuse_to_shut_out(pattern)
    note = note or (str(by) if by else "")
    rule, _made = SenderRule.objects.update_or_create(
        pattern=pattern, defaults={"action": action, "note": note[:200]}
    )
    return rule


@transaction.atomic
def change(rule: SenderRule, sender: str, action: str, *, by: Staff | None, note: str = "") -> SenderRule:
    if read_pattern(sender) != rule.pattern:
        rule.delete()
    return put(sender, action, by=by, note=note)


def drop(rule: SenderRule) -> None:
    rule.delete()


def read_pattern(typed: str) -> str:
    """An address or a domain as it is compared: lower case, domains in their ASCII form."""
    text = typed.strip().lower().removeprefix("mailto:").strip("<> ")
    is_address = "@" in text.strip("@")
    domain = text.removeprefix("*").strip("@.")
    try:
        found = validate_email(
            text if is_address else f"probe@{domain}", check_deliverability=False, globally_deliverable=False
        )
    except EmailNotValidError as error:
        raise Refusal(_("Please write an address (name@example.com) or a domain (example.com).")) from error
    if "." not in found.ascii_domain and found.ascii_domain != "localhost":
        raise Refusal(_("Please write a whole domain such as example.com, not only its ending."))
    return (f"{found.local_part}@{found.ascii_domain}" if is_address else found.ascii_domain).lower()


def _patterns_for(address: str) -> list[str]:
    local, _at, domain = address.strip().lower().rpartition("@")
    if not domain.isascii():
        domain = _to_ascii(domain)
    labels = domain.split(".")
    domains = [".".join(labels[start:]) for start in range(max(len(labels) - 1, 1))]
    return [f"{local}@{domain}", *domains]


def _to_ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def _refuse_to_shut_out(pattern: str) -> None:
    if pattern in EVERYBODYS_DOMAINS:
        raise Refusal(
            _("Thousands of people write from %(domain)s. Please enter the whole address instead.")
            % {"domain": pattern}
        )
    ours = own_addresses()
    if pattern in ours | {address.rpartition("@")[2] for address in ours}:
        raise Refusal(_("That is one of our own addresses."))
