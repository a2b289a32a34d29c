"""A whole desk in a database of its own, for tests whose commands are real processes."""

import pytest


@pytest.fixture
def desk(own_database: dict[str, str]) -> dict[str, str]:
    """The environment in which the `kulanz` command finds an empty desk."""
    return own_database
