from datetime import timedelta

import pytest
from django.utils import timezone

from kulanz.jobs import leases
from kulanz.jobs.models import Lease

pytestmark = pytest.mark.django_db


def test_one_holds_it_and_the_other_does_not() -> None:
    assert leases.hold("watch:1", "a", 60)
    assert not leases.hold("watch:1", "b", 60)
    assert leases.hold("watch:2", "b", 60)


def test_the_holder_may_hold_it_again() -> None:
    leases.hold("watch:1", "a", 60)

    assert leases.hold("watch:1", "a", 60)
    assert leases.renew("watch:1", "a", 60)


def test_what_has_run_out_is_taken_over_and_the_first_learns_of_it() -> None:
    leases.hold("watch:1", "a", 60)
    Lease.objects.update(until=timezone.now() - timedelta(seconds=1))

    assert leases.hold("watch:1", "b", 60)
    assert not leases.renew("watch:1", "a", 60)


def test_what_is_released_is_free_but_nobody_releases_for_another() -> None:
    leases.hold("watch:1", "a", 60)
    leases.release("watch:1", "b")
    assert not leases.hold("watch:1", "b", 60)

    leases.release("watch:1", "a")
    assert leases.hold("watch:1", "b", 60)
