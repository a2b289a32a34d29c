from typing import Any

import pytest
import time_machine

from kulanz.business.models import Staff
from tests import a
from tests.flow.rounds import MORNING


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner", name="Hanna Lind")
