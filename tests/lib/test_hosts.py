from typing import Any

import pytest

from kulanz.lib import hosts
from kulanz.lib.refusal import Refusal


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "2130706433",
    ],
)
def test_private_addresses_are_refused_however_they_are_written(host: str, settings: Any) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = []

    with pytest.raises(Refusal):
        hosts.resolve_allowed(host)


def test_a_host_the_owner_allowed_is_resolved(settings: Any) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["LocalHost"]

    assert all(hosts.is_loopback(address) for address in hosts.resolve_allowed("localhost."))


def test_public_addresses_pass() -> None:
    assert hosts.resolve_allowed("8.8.8.8") == ["8.8.8.8"]


@pytest.mark.parametrize("host", ["", "no such host.invalid", "x" * 300, "a..b"])
def test_a_name_that_is_none_is_refused_in_words(host: str, settings: Any) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = []

    with pytest.raises(Refusal) as refused:
        hosts.resolve_allowed(host)
    assert str(refused.value.text)
