"""What customers agreed to: noted with how we know it, and withdrawn as easily as given."""

import re
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal
from kulanz.reading import terms

from .models import Consent, Customer

# What they agreed to is written down freely. News by mail is meant by one of these words …
_NEWS = re.compile(
    r"newsletter|\b(?:news|rundbriefe?|rundmails?|mailings?|infomails?|infos|updates?|offers|angeboten?"
    r"|aktionen|gutscheine|neuigkeiten|neuheiten|promotions?|marketing|advertis\w+|announcements?)\b"
    r"|\b\w*werb(?:ung|emails?|e-mails?)\b"
)
# … unless it is refused, or something else is meant: to be quoted in it, or to have it by letter or telephone.
_NO = re.compile(r"\b(?:kein\w*|nicht|nie|ohne|no|not|never|without)\b")
_QUOTED = re.compile(
    r"\b(?:zit(?:at|ier)\w*|quot\w+|fotos?|photos?|bild\w*|nenn\w+|veroeffentlich\w+|publish\w*)\b"
)
_BY_OTHER_WAYS = re.compile(
    r"\b(?:post|briefe?|telefon\w*|anrufe?|sms|whatsapp|letters?|(?:tele)?phone|calls?|by post)\b"
)
_BY_MAIL = re.compile(r"mail\b")


@transaction.atomic
def give(customer: Customer, what: str, source: str, *, by: Staff) -> Consent:
    what, source = what.strip()[:100], source.strip()[:200]
    if not what or not source:
        raise Refusal(_("Please write down what they agreed to, and how you know."))
    consent = Consent.objects.create(customer=customer, what=what, source=source, noted_by=by)
    record("consent_given", customer, by=by, what=what)
    return consent


@transaction.atomic
def withdraw(consent: Consent, *, by: Staff) -> None:
    held = Consent.objects.filter(pk=consent.pk, withdrawn_at=None)
    if held.update(withdrawn_at=timezone.now(), withdrawn_by=by):
        record("consent_withdrawn", consent.customer, by=by, what=consent.what)


def allowing_news(customers: Iterable[int]) -> set[int]:
    """Which of these customers have agreed to news by mail, and have not withdrawn it."""
    held = Consent.objects.filter(customer__in=list(customers), withdrawn_at=None)
    return {customer for customer, what in held.values_list("customer", "what") if is_for_news(what)}


def is_for_news(what: str) -> bool:
    """Whether what somebody agreed to, as it was written down, is news by mail."""
    said = terms.fold(what)
    if not _NEWS.search(said) or _NO.search(said) or _QUOTED.search(said):
        return False
    return not _BY_OTHER_WAYS.search(said) or bool(_BY_MAIL.search(said))


def reassign(old: Customer, new: Customer) -> list[int]:
    moved = list(old.consents.values_list("pk", flat=True))
    Consent.objects.filter(pk__in=moved).update(customer=new)
    return moved


def give_back(ids: list[int], owner: Customer) -> None:
    Consent.objects.filter(pk__in=ids).update(customer=owner)
