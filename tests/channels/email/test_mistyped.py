"""Slips of the finger in addresses, and real domains that only look like slips."""

import pytest

from kulanz.channels.email import mistyped

MEANT = {
    "gmial.com": "gmail.com", "gmal.com": "gmail.com", "gmail.con": "gmail.com", "gmail.co": "gmail.com",
    "gmaill.com": "gmail.com", "gmial.con": "gmail.com", "googlmail.com": "googlemail.com",
    "gmx.ed": "gmx.de", "gxm.de": "gmx.de", "gmx.nte": "gmx.net", "gmx.ta": "gmx.at", "wbe.de": "web.de",
    "web.ed": "web.de", "t-onlin.de": "t-online.de", "tonline.de": "t-online.de", "t-onlien.de": "t-online.de",
    "hotmial.com": "hotmail.com", "hotmai.de": "hotmail.de", "outlok.de": "outlook.de", "outllok.com": "outlook.com",
    "freent.de": "freenet.de", "psoteo.de": "posteo.de", "yaho.de": "yahoo.de", "yahho.com": "yahoo.com",
    "iclod.com": "icloud.com", "bluwin.ch": "bluewin.ch", "aon.ta": "aon.at", "protnmial.com": "protonmail.com",
}  # fmt: skip
REAL = (
    "gmail.com gmail.de gmx.de gmx.net gmx.at gmx.ch web.de web.com mail.de mail.com email.de email.com ymail.com"
    " googlemail.com hotmail.com hotmail.de outlook.com live.de me.com mac.com aol.com aon.at posteo.de posteo.net"
    " freenet.de t-online.de yahoo.de yahoo.co.uk icloud.com bluewin.ch proton.me pm.me wab.de wed.de web.dk tuta.com"
    " buchgarten.example kroeger-garten.example gmailing-club.org"
).split()


@pytest.mark.parametrize(("typed", "meant"), MEANT.items())
def test_a_slip_in_the_domain_of_a_provider_is_seen(typed: str, meant: str) -> None:
    assert mistyped.suggest(f"Anna.Muster@{typed}") == f"anna.muster@{meant}"


@pytest.mark.parametrize("domain", REAL)
def test_a_real_domain_is_never_taken_for_a_slip(domain: str) -> None:
    assert mistyped.suggest(f"anna@{domain}") is None


@pytest.mark.parametrize("nonsense", ["", "@", "anna", "anna@", "@gmial.com", "anna@gmial", "anna@.", "a@b@"])
def test_what_is_no_address_has_no_better_one(nonsense: str) -> None:
    assert mistyped.suggest(nonsense) is None
    assert mistyped.slips(nonsense) == []


def test_what_may_have_been_typed_leads_back_to_the_address() -> None:
    for address in ("anna@gmail.com", "anna@gmx.de", "anna@t-online.de"):
        typed = mistyped.slips(address)
        assert 5 < len(typed) < 70
        assert {mistyped.suggest(one) for one in typed} == {address}
    typed = mistyped.slips("sabine@kroeger-garten.example")
    assert "sabine@kroeger-gaten.example" in typed and "sabine@kroeger-graten.example" in typed
    assert all(mistyped.is_slip(one, "sabine@kroeger-garten.example") for one in typed)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("anna@gmial.com", "anna@gmail.com", True),
        ("anna.mutser@web.de", "anna.muster@web.de", True),
        ("sabine@kroeger-gaten.example", "Sabine@Kroeger-Garten.example", True),
        ("anna@gmx.de", "anna@gmx.de", False),
        ("anna@gmx.de", "anna@gmx.at", False),
        ("kunde12@web.de", "kunde13@web.de", False),
        ("anna@web.de", "hanna@web.de", False),
        ("anna@gmail.com", "bert@gmial.com", False),
        ("anna", "anna@gmail.com", False),
    ],
)
def test_two_addresses_differ_by_a_slip_or_belong_to_two_people(one: str, other: str, is_one: bool) -> None:
    assert mistyped.is_slip(one, other) is is_one


def test_steps_between_words_are_counted() -> None:
    assert mistyped.distance("gmial", "gmail") == 1
    assert mistyped.distance("", "abc") == 3
    assert mistyped.distance("outlook", "outlook") == 0
