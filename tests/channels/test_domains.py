"""Our domains are looked after once a day, and only where the owner wants it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import override

from kulanz.channels import domains
from kulanz.channels.models import Mailbox
from tests import a
from tests.servers.names import NameServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(name_server: NameServer, settings: Any) -> NameServer:
    settings.NAME_SERVER = name_server.place
    return name_server


def test_nobody_is_asked_unless_the_owner_said_so(server: NameServer) -> None:
    a.mailbox(address="hallo@shop.example")
    assert domains.look_after() == 0
    assert server.asked == [] and domains.wrong() == []


def test_what_is_wrong_is_kept_and_asked_anew_after_a_day(server: NameServer) -> None:
    mailbox = a.mailbox(address="hallo@shop.example", checks_domain=True)
    a.original(
        mailbox.channel, b"DKIM-Signature: v=1; d=shop.example; s=k1; b=x\r\n\r\n", is_ours=True, state="read"
    )
    assert domains.look_after() == 1
    assert domains.wrong() == [("shop.example", ["spf_missing", "dmarc_missing", "dkim_missing:k1"])]
    assert domains.look_after() == 0

    server.texts = {
        "shop.example": ["v=spf1 -all"],
        "_dmarc.shop.example": ["v=DMARC1; p=none"],
        "k1._domainkey.shop.example": ["p=MIGf"],
    }
    Mailbox.objects.update(domain_checked_at=timezone.now() - timedelta(days=1))
    assert domains.look_after() == 1
    assert domains.wrong() == []


def test_the_domain_of_a_provider_is_the_providers_business(server: NameServer) -> None:
    a.mailbox(address="buchgarten@gmx.de", checks_domain=True)
    assert domains.look_after() == 0
    assert server.asked == []


def test_silence_of_the_name_service_keeps_what_was_known(server: NameServer) -> None:
    mailbox = a.mailbox(address="hallo@shop.example", checks_domain=True)
    domains.look_after()
    before = domains.wrong()
    server.is_broken = True
    Mailbox.objects.update(domain_checked_at=None)
    domains.look_after()
    mailbox.refresh_from_db()
    said = domains.of(mailbox)
    assert before and domains.wrong() == before
    assert said and said.unanswered and said.is_known


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_code_has_its_words(language: str) -> None:
    with override(language):
        for code in ("spf_missing", "spf_several", "spf_open", "dmarc_missing", "dmarc_several"):
            assert domains.explain(code)
        assert "k1" in domains.explain("dkim_missing:k1") and "k1" in domains.explain("dkim_empty:k1")
