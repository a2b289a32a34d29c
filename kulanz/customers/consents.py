"""What customers agreed to: noted with how we know it, and withdrawn as easily as given."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal
from kulanz.reading import terms

from .models import Consent, Customer

Purpose = Consent.Purpose
# How they took it back themselves.
BY_LINK, BY_MAIL = "link", "mail"
# What they agreed to is written down freely. News by mail is meant by one of these words …
_NEWS = re.compile(
    r"newsletter|\b(?:news|rundbriefe?|rundmails?|mailings?|infomails?|infos|updates?|offers|angeboten?"
    r"|aktionen|gutscheine|neuigkeiten|neuheiten|promotions?|marketing|advertis\w+|announcements?)\b"
    r"|\b\w*werb(?:ung|emails?|e-mails?)\b"
)
# … unless it is refused, or something else is meant: to be quoted in it, or to have it by letter or telephone.
_NO = re.compile(
    r"\b(?:kein\w*|nicht|nie|ohne|nein|ab(?:ge|zu)?(?:bestell|lehn|meld)\w*|wider(?:ruf|rief|spr)\w*"
    r"|untersag\w*|verweiger\w*|ausgetragen|austragen|raus|stopp?t?|no|not|never|without|don't|doesn't|none"
    r"|unsubscri\w*|opt(?:s|ed|ing)?[ -]?out|declin\w*|refus\w*|reject\w*|revo[kc]\w*|withdr[ae]w\w*"
    r"|object\w*|remov\w*)\b"
)
# About what they bought is no news either.
_OF_AN_ORDER = re.compile(
    r"\b(?:infos|updates?) (?:zu[rm]?|ueber|on|about|for|of)(?: \w+)? ?\b"
    r"(?:bestell|liefer|versand|send|paket|erstatt|order|deliver|ship|refund|parcel)\w*"
    r"|\b(?:bestell|liefer|versand|order|delivery|shipping|refund)\w*[ -](?:infos|updates?)\b"
)
_QUOTED = re.compile(
    r"\b(?:zit(?:at|ier)\w*|quot\w+|fotos?|photos?|bild\w*|nenn\w+|veroeffentlich\w+|publish\w*)\b"
)
_BY_OTHER_WAYS = re.compile(
    r"\b(?:post|briefe?|telefon\w*|anrufe?|sms|whatsapp|letters?|(?:tele)?phone|calls?|by post)\b"
)
_MAILED = re.compile(r"mail\b")


@transaction.atomic
def give(
    customer: Customer,
    what: str,
    source: str,
    *,
    by: Staff,
    purpose: str = "",
    said_in: int | None = None,
    at: datetime | None = None,
) -> Consent:
    """Noted once for each purpose: a further proof adds its message, nothing else.

    Without a purpose the words of `what` tell it. `said_in` is the number of the message in which they said so, `at`
    when they did; now, unless told.
    """
    what, source = " ".join(what.split())[:100], source.strip()[:200]
    purpose = purpose or (Purpose.NEWS if is_for_news(what) else Purpose.OTHER)
    is_unclear = purpose not in Purpose.values or (purpose == Purpose.OTHER and not what)
    if is_unclear or not source:
        raise Refusal(_("Please write down what they agreed to, and how you know."))
    Customer.objects.select_for_update().get(pk=customer.pk)  # two windows, one consent
    if held := _the_same(customer, purpose, what):
        if said_in and held.said_in is None:
            held.said_in = said_in
            held.save(update_fields=["said_in"])
        return held
    consent = Consent.objects.create(
        customer=customer,
        purpose=purpose,
        what=what,
        source=source,
        said_in=said_in,
        noted_by=by,
        given_at=at or timezone.now(),
    )
    record("consent_given", customer, by=by, what=_told(consent), purpose=purpose)
    return consent


@transaction.atomic
def withdraw(consent: Consent, *, by: Staff | None, how: str = "") -> bool:
    """Whether it was held until now; `how` (link, mail) where they did it themselves.

    Of somebody merged from two, each with a consent of their own, both end.
    """
    held = Consent.objects.filter(customer=consent.customer_id, purpose=consent.purpose, withdrawn_at=None)
    if consent.purpose == Purpose.OTHER:
        held = held.filter(pk=consent.pk)
    ended = {"withdrawn_at": timezone.now(), "withdrawn_by": by, "withdrawn_how": how}
    if not held.filter(pk=consent.pk).exists() or not held.update(**ended):
        return False
    kind = f"unsubscribed_by_{how}" if how else "consent_withdrawn"
    record(kind, consent.customer, by=by, what=_told(consent))
    return True


@transaction.atomic
def withdraw_all(customer: Customer, purpose: str, how: str) -> int:
    """They did so themselves; how many consents that ended.

    What the words of a mail had ended is ended by this now: no correction of that mail brings it back.
    """
    by_words = Consent.objects.filter(customer=customer, purpose=purpose, withdrawn_in__isnull=False)
    by_words.update(withdrawn_in=None, withdrawn_how=how)
    held = Consent.objects.filter(customer=customer, purpose=purpose, withdrawn_at=None)
    return sum(withdraw(consent, by=None, how=how) for consent in held.select_related("customer"))


@transaction.atomic
def withdraw_by_words(customer: Customer, purpose: str, *, at: datetime, message: int) -> int:
    """What they agreed to before that message, as its words take it back; how many consents that ended.

    Whoever has agreed since then has said the last word; a clock of theirs that is fast does not make theirs the last.
    """
    held = list(Consent.objects.filter(customer=customer, purpose=purpose, withdrawn_at=None))
    if any(one.given_at > min(at, timezone.now()) for one in held):
        return 0
    ended = sum(withdraw(consent, by=None, how=BY_MAIL) for consent in held)
    Consent.objects.filter(pk__in=[one.pk for one in held]).update(withdrawn_in=message)
    return ended


def ended_by(message: int) -> list[Consent]:
    """What the words of that message took back."""
    return list(Consent.objects.filter(withdrawn_in=message).select_related("customer"))


def rest_on(consent: Consent, message: int) -> None:
    """Another message took it back as well."""
    Consent.objects.filter(pk=consent.pk).update(withdrawn_in=message)


@transaction.atomic
def bring_back(consent: Consent, *, by: Staff | None) -> None:
    """The words that took it back meant something else."""
    gone = {"withdrawn_at": None, "withdrawn_by": None, "withdrawn_how": "", "withdrawn_in": None}
    if Consent.objects.filter(pk=consent.pk, withdrawn_in__isnull=False).update(**gone):
        record("consent_brought_back", consent.customer, by=by, what=_told(consent))


def allowing(purpose: str, customers: Iterable[int]) -> set[int]:
    """Which of these customers have agreed to that, and have not withdrawn it."""
    said: dict[int, list[tuple[datetime, bool]]] = {}
    rows = Consent.objects.filter(customer__in=list(customers), purpose=purpose)
    for customer, given_at, withdrawn_at in rows.values_list("customer", "given_at", "withdrawn_at"):
        said.setdefault(customer, []).append((withdrawn_at or given_at, withdrawn_at is not None))
    # Of one person with several addresses, the last word counts; of two in the same moment, the no.
    return {customer for customer, words in said.items() if not max(words)[1]}


def allowing_news(customers: Iterable[int]) -> set[int]:
    return allowing(Purpose.NEWS, customers)


def is_for_news(what: str) -> bool:
    """Whether what somebody agreed to, as it was written down, is news by mail."""
    said = _OF_AN_ORDER.sub("", terms.fold(what).replace("’", "'"))
    if not _NEWS.search(said) or _NO.search(said) or _QUOTED.search(said):
        return False
    return not _BY_OTHER_WAYS.search(said) or bool(_MAILED.search(said))


def reassign(old: Customer, new: Customer) -> list[int]:
    moved = list(old.consents.values_list("pk", flat=True))
    Consent.objects.filter(pk__in=moved).update(customer=new)
    return moved


def give_back(ids: list[int], owner: Customer) -> None:
    Consent.objects.filter(pk__in=ids).update(customer=owner)


def _the_same(customer: Customer, purpose: str, what: str) -> Consent | None:
    """What else they agreed to is told apart by its words alone."""
    held = Consent.objects.filter(customer=customer, purpose=purpose, withdrawn_at=None)
    same = held.filter(what__iexact=what) if purpose == Purpose.OTHER else held
    return same.order_by("pk").first()


def _told(consent: Consent) -> str:
    """For the journal, in words that need no translating: those of the purpose are found by its code."""
    return consent.what or consent.purpose
