"""What customers agreed to: noted with how we know it, and withdrawn as easily as given."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal

from .models import Consent, Customer


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


def reassign(old: Customer, new: Customer) -> list[int]:
    moved = list(old.consents.values_list("pk", flat=True))
    Consent.objects.filter(pk__in=moved).update(customer=new)
    return moved


def give_back(ids: list[int], owner: Customer) -> None:
    Consent.objects.filter(pk__in=ids).update(customer=owner)
