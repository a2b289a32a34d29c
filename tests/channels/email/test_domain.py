"""A domain from which we send, as a name server tells of it."""

import pytest

from kulanz.channels.email import domain
from tests.servers.names import NameServer

SHOP = "shop.example"
WELL = {
    SHOP: ["some-site-verification=1", "v=spf1 include:_spf.hoster.example -all"],
    f"_dmarc.{SHOP}": ["v=DMARC1; p=none"],
}
SIGNED = (
    b"DKIM-Signature: v=1; a=rsa-sha256; d=shop.example;\r\n s=mail2026; c=relaxed/relaxed; h=from:to; bh=x; b=y\r\n"
    b"DKIM-Signature: v=1; d=hoster.example; s=theirs; b=z\r\nFrom: hallo@shop.example\r\n\r\nHallo\r\n"
)


def found(server: NameServer, name: str = SHOP, *selectors: str) -> list[str]:
    return domain.look(name, selectors, domain.resolver(server.place))


def test_nothing_is_said_of_a_domain_in_order(name_server: NameServer) -> None:
    name_server.texts = {**WELL, f"mail2026._domainkey.{SHOP}": ["v=DKIM1; k=rsa; p=" + "A" * 400]}
    assert found(name_server, SHOP, "mail2026") == []


def test_a_domain_below_ours_is_covered_by_what_stands_above_it(name_server: NameServer) -> None:
    name_server.texts = {**WELL, f"brief.{SHOP}": ["v=spf1 mx ~all"], f"s1._domainkey.{SHOP}": ["p=MIGf"]}
    assert found(name_server, f"brief.{SHOP}", "s1") == []


def test_what_is_missing_is_named(name_server: NameServer) -> None:
    assert found(name_server, SHOP, "mail2026") == ["spf_missing", "dmarc_missing", "dkim_missing:mail2026"]


@pytest.mark.parametrize(
    ("name", "texts", "code"),
    [
        (SHOP, ["v=spf1 a -all", "v=spf1 mx -all"], "spf_several"),
        (SHOP, ["v=spf1 +all"], "spf_open"),
        (f"_dmarc.{SHOP}", ["v=DMARC1; p=none", "v=DMARC1; p=reject"], "dmarc_several"),
        (f"k._domainkey.{SHOP}", ["v=DKIM1; p="], "dkim_empty:k"),
    ],
)
def test_what_is_wrong_is_named(name_server: NameServer, name: str, texts: list[str], code: str) -> None:
    name_server.texts = {**WELL, f"k._domainkey.{SHOP}": ["v=DKIM1; p=MIGf"], name: texts}
    assert found(name_server, SHOP, "k") == [code]


def test_a_name_server_that_fails_leaves_everything_open(name_server: NameServer) -> None:
    name_server.is_broken = True
    with pytest.raises(domain.CannotAsk):
        found(name_server)


def test_the_key_is_told_by_the_head_of_our_own_mail() -> None:
    assert domain.selectors(SIGNED, SHOP) == {"mail2026"}
    assert domain.selectors(SIGNED, "brief.shop.example") == {"mail2026"}
    assert domain.selectors(b"From: a@shop.example\r\n\r\n", SHOP) == set()
    assert domain.selectors(b"DKIM-Signature: \xff;;=;s=;d=\r\n\r\n", SHOP) == set()
