import pytest

from kulanz.customers import consents
from kulanz.flow import people
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from tests import a

pytestmark = pytest.mark.django_db


def test_without_how_we_know_it_there_is_no_consent() -> None:
    with pytest.raises(Refusal):
        consents.give(a.customer(), "Newsletter", " ", by=a.staff())


def test_it_is_withdrawn_once() -> None:
    consent = consents.give(a.customer(), "Newsletter", "Mail", by=a.staff())
    for _time in range(2):
        consents.withdraw(consent, by=a.staff())
    assert Event.objects.filter(kind="consent_withdrawn").count() == 1


def test_consents_go_along_when_two_become_one_and_come_back_when_that_was_wrong() -> None:
    owner, kept, absorbed = a.staff(), a.customer("Anna"), a.customer("Anna A.")
    consent = consents.give(absorbed, "Newsletter", "Mail", by=owner)
    merged = people.merge(kept, absorbed, by=owner)
    assert kept.consents.get() == consent
    people.undo_merge(merged, by=owner)
    assert absorbed.consents.get() == consent
