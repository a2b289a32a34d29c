from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from kulanz.business.models import Staff
from tests import a


@pytest.fixture(autouse=True)
def outside(settings: Any) -> None:
    """Mail goes into a list, and nobody is slowed down for what an earlier test did."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.PUBLIC_URL = "https://desk.shop.example"
    cache.clear()


@pytest.fixture
def owner(db: None) -> Staff:
    a.business()
    return a.staff("owner", name="Anna Inhaber", email="anna@shop.example", language="en")


@pytest.fixture
def desk(owner: Staff) -> Client:
    """A browser in which the owner is signed in."""
    client = Client()
    client.force_login(owner)
    return client
