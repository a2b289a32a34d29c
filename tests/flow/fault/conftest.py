from collections.abc import Iterator

import pytest
import time_machine
from django.utils.translation import override

from kulanz.customers.models import Customer
from tests import a
from tests.flow.missing import GMAIL, NOW


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False), override("en"):
        yield


@pytest.fixture
def anna() -> Customer:
    return a.customer("Anna Muster", GMAIL, language="de", register="sie")
