from collections.abc import Callable

import pytest
from django.test import Client

from kulanz.business.models import Staff
from tests import a


@pytest.fixture
def sign_in(db: None) -> Callable[..., Client]:
    """A browser in which somebody of that role is signed in; German is left aside, so that words are these here."""

    def sign(person: Staff | str = "owner") -> Client:
        staff = a.staff(person, language="en") if isinstance(person, str) else person
        client = Client()
        client.force_login(staff)
        return client

    return sign
