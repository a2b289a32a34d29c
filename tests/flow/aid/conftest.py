from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from kulanz.business.models import Staff
from kulanz.reply.models import Draft, DraftingAid
from tests import a
from tests.flow.aiding import a_draft, an_endpoint


@pytest.fixture(autouse=True)
def this_machine_is_allowed(settings: Any) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["localhost"]


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner", name="Hanna Brandt")


@pytest.fixture
def endpoint(httpserver: HTTPServer, owner: Staff) -> DraftingAid:
    return an_endpoint(httpserver, owner)


@pytest.fixture
def draft(owner: Staff) -> Draft:
    return a_draft(owner)
