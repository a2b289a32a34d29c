from collections.abc import Iterator

import pytest
from django.utils import translation

from kulanz.channels import rules
from kulanz.channels.models import SenderRule
from kulanz.lib.refusal import Refusal
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_without_rules_nothing_is_said() -> None:
    assert rules.verdict("anna@kunde.example") is None


def test_the_most_specific_rule_decides() -> None:
    rules.block("werbung.example", by=None)
    rules.quarantine("post.werbung.example", by=None)
    rules.allow("anna@post.werbung.example", by=None)
    assert rules.verdict("x@werbung.example") == "block"
    assert rules.verdict("x@noch.werbung.example") == "block"
    assert rules.verdict("x@post.werbung.example") == "quarantine"
    assert rules.verdict("x@tief.post.werbung.example") == "quarantine"
    assert rules.verdict("ANNA@Post.Werbung.example") == "allow"
    assert rules.verdict("x@keinewerbung.example") is None


def test_hits_are_counted_where_the_rule_decided() -> None:
    domain = rules.block("werbung.example", by=None)
    address = rules.allow("anna@werbung.example", by=None)
    for sender in ("x@werbung.example", "y@werbung.example", "anna@werbung.example"):
        rules.verdict(sender)
    domain.refresh_from_db()
    address.refresh_from_db()
    assert (domain.hits, address.hits) == (2, 1)
    assert domain.last_hit_at


def test_the_last_word_on_a_sender_holds() -> None:
    rules.block("anna@kunde.example", by=None)
    rules.allow("Anna@Kunde.example", by=None)
    assert SenderRule.objects.count() == 1
    assert rules.verdict("anna@kunde.example") == "allow"


@pytest.mark.parametrize(
    "typed", ["@werbung.example", "*.werbung.example", " WERBUNG.example ", "<werbung.example>"]
)
def test_a_domain_is_understood_in_every_spelling(typed: str) -> None:
    assert rules.block(typed, by=None).pattern == "werbung.example"


def test_umlaut_domains_match_both_ways_of_writing() -> None:
    rules.block("bücher.example", by=None)
    assert rules.verdict("info@xn--bcher-kva.example") == "block"
    assert rules.verdict("info@bücher.example") == "block"


@pytest.mark.parametrize("typed", ["", "de", "kein Wort", "a@@b.example", "a@b", "@"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        rules.block(typed, by=None)


def test_a_provider_of_everybody_cannot_be_shut_out_as_a_whole() -> None:
    with pytest.raises(Refusal, match="Thousands"):
        rules.block("gmx.de", by=None)
    assert rules.block("nerver@gmx.de", by=None).action == "block"
    assert rules.allow("gmx.de", by=None).action == "allow"


def test_our_own_addresses_cannot_be_blocked() -> None:
    a.mailbox(address="hallo@shop.example", aliases="info@buch.example")
    for ours in ("hallo@shop.example", "shop.example", "INFO@buch.example"):
        with pytest.raises(Refusal, match="our own"):
            rules.block(ours, by=None)


@pytest.mark.parametrize("sender", ["", "@", "ohne-at", "a@", "@b.example", "ä" * 300])
def test_odd_senders_get_no_verdict_and_do_no_harm(sender: str) -> None:
    rules.block("werbung.example", by=None)
    assert rules.verdict(sender) is None
