"""What we know of the providers, and what a domain says of itself."""

import pytest
from pytest_httpserver import HTTPServer

from kulanz.channels.email import autoconfig, providers
from kulanz.channels.email.explain import explain

NAMES = "GMX WEB.DE T-Online IONOS STRATO mailbox.org Posteo Gmail Microsoft iCloud Yahoo freenet 1&1 all-inkl Hetzner"


@pytest.fixture(autouse=True)
def this_machine_is_allowed(settings: object) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1", "localhost"]  # type: ignore[attr-defined]  # takes any name


@pytest.mark.parametrize("name", NAMES.split())
def test_the_provider_is_known_and_its_connections_are_encrypted(name: str) -> None:
    known = next(known for known in providers.PROVIDERS if known.name.startswith(name))

    assert (known.imap_port, known.imap_security) == (993, "tls")
    assert (known.smtp_port, known.smtp_security) in ((465, "tls"), (587, "starttls"))
    assert "." in known.imap_host and "." in known.smtp_host
    assert providers.by_host(known.imap_host) is not None
    assert providers.by_name(known.name) is known


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("shop@gmx.de", "GMX"),
        ("Shop@GMX.net", "GMX"),
        ("shop@web.de", "WEB.DE"),
        ("shop@t-online.de", "T-Online"),
        ("shop@mailbox.org", "mailbox.org"),
        ("shop@posteo.net", "Posteo"),
        ("shop@googlemail.com", "Gmail / Google Workspace"),
        ("shop@outlook.de", "Outlook.com"),
        ("shop@me.com", "iCloud"),
        ("shop@yahoo.de", "Yahoo"),
        ("shop@freenet.de", "freenet"),
        ("shop@online.de", "1&1"),
    ],
)
def test_an_address_tells_its_provider(address: str, name: str) -> None:
    guessed = providers.guess(address)

    assert guessed and guessed.name == name


@pytest.mark.parametrize("address", ["hallo@buchgarten.example", "gmx.de", "x@notgmx.de", ""])
def test_nothing_is_guessed_where_nothing_is_known(address: str) -> None:
    assert providers.guess(address) is None


def test_the_user_name_has_the_form_that_the_provider_wants() -> None:
    icloud = providers.guess("anna@icloud.com")
    own = providers.by_name("all-inkl")

    assert icloud and icloud.user("anna@icloud.com", icloud.imap_user) == "anna"
    assert icloud.user("anna@icloud.com", icloud.smtp_user) == "anna@icloud.com"
    assert own and own.is_example and own.user("anna@buchgarten.example", own.imap_user) == ""


def test_no_domain_has_two_providers() -> None:
    domains = [domain for known in providers.PROVIDERS for domain in known.domains]

    assert len(domains) == len(set(domains))


@pytest.mark.parametrize(
    ("host", "code", "word"),
    [
        ("imap.gmail.com", "password", "apppasswords"),
        ("smtp.gmail.com", "password", "apppasswords"),
        ("outlook.office365.com", "password", "OAuth 2"),
        ("imap.gmx.net", "password", "POP3 & IMAP"),
        ("secureimap.t-online.de", "password", "customer"),
        ("w0198765.kasserver.com", "not_found", "spelling"),
    ],
)
def test_the_advice_names_what_customers_of_this_provider_stumble_over(
    host: str, code: str, word: str, settings: object
) -> None:
    settings.LANGUAGE_CODE = "en"  # type: ignore[attr-defined]  # takes any name

    assert word in str(explain(code, host).advice)


CONFIGURATION = b"""<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1"><emailProvider id="buchgarten.example">
 <domain>buchgarten.example</domain><displayName>Buchgarten Mail</displayName>
 <incomingServer type="pop3"><hostname>pop.hoster.example</hostname><port>995</port><socketType>SSL</socketType>
  <username>%EMAILADDRESS%</username></incomingServer>
 <incomingServer type="imap"><hostname>offen.hoster.example</hostname><port>143</port><socketType>plain</socketType>
  <username>%EMAILADDRESS%</username></incomingServer>
 <incomingServer type="imap"><hostname>imap.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType>
  <username>%EMAILLOCALPART%</username></incomingServer>
 <outgoingServer type="smtp"><hostname>smtp.hoster.example</hostname><port>587</port>
  <socketType>STARTTLS</socketType><username>%EMAILADDRESS%</username></outgoingServer>
</emailProvider></clientConfig>"""


def test_a_domains_own_configuration_is_understood_and_plain_servers_are_passed_over() -> None:
    found = autoconfig.read(CONFIGURATION, "buchgarten.example")

    assert (found.imap_host, found.imap_port, found.imap_security) == ("imap.buchgarten.example", 993, "tls")
    assert (found.smtp_host, found.smtp_port, found.smtp_security) == ("smtp.hoster.example", 587, "starttls")
    assert (found.imap_user, found.smtp_user, found.name) == ("local", "address", "Buchgarten Mail")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body>Seite nicht gefunden</body></html>",
        b"<clientConfig><emailProvider/></clientConfig>",
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + CONFIGURATION,
        CONFIGURATION.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        CONFIGURATION.replace(b"993", b"99399"),
        CONFIGURATION.replace(b"imap.%EMAILDOMAIN%", b"imap.hoster.example/../x"),
        CONFIGURATION.replace(b"</clientConfig>", b""),
    ],
)
def test_a_file_that_is_no_configuration_is_refused(content: bytes) -> None:
    with pytest.raises(autoconfig.NotUnderstood):
        autoconfig.read(content, "buchgarten.example")


def test_a_domain_is_asked_at_the_usual_places_until_one_answers(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpserver.expect_request("/buchgarten.example/zwei").respond_with_data(CONFIGURATION)
    places = tuple(httpserver.url_for("/{domain}/") + name for name in ("eins", "zwei", "drei"))
    monkeypatch.setattr(autoconfig, "_PLACES", places)

    found = autoconfig.look_up("hallo@buchgarten.example")

    assert found and found.smtp_host == "smtp.hoster.example"
    assert found.is_unproven  # it came over a connection without encryption
    assert [request.path for request, _ in httpserver.log] == [
        "/buchgarten.example/eins",
        "/buchgarten.example/zwei",
    ]


@pytest.mark.parametrize(
    "address", ["x@127.0.0.1", "x@localhost", "x@shop.example/pfad", "x@", "x@a b.example"]
)
def test_only_a_domain_is_asked(
    address: str, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autoconfig, "_PLACES", (httpserver.url_for("/?{domain}"),))

    assert autoconfig.look_up(address) is None
    assert not httpserver.log
