"""Whether a domain from which we send is known by its name as ours: SPF, DKIM and DMARC as the name service tells."""

from collections.abc import Iterable
from email.parser import BytesHeaderParser

import dns.exception
import dns.name
import dns.resolver

SECONDS = 5.0
PARSER = BytesHeaderParser()


class CannotAsk(Exception):
    """The name service gave no answer; nothing is known."""


def resolver(server: str = "") -> dns.resolver.Resolver:
    """The name server of this machine, or the one at "address" or "address:port"."""
    try:
        asked = dns.resolver.Resolver(configure=not server)
    except dns.resolver.NoResolverConfiguration as error:
        raise CannotAsk(str(error)) from error
    asked.timeout = asked.lifetime = SECONDS
    if server:
        host, _colon, port = server.partition(":")
        asked.nameservers, asked.port = [host], int(port or 53)
    return asked


def look(domain: str, selectors: Iterable[str], asked: dns.resolver.Resolver) -> list[str]:
    """What is wrong, as code words, some with a selector behind a colon; empty where all is well.

    Codes: "spf_missing", "spf_several", "spf_open", "dkim_missing:SELECTOR", "dkim_empty:SELECTOR",
    "dmarc_missing", "dmarc_several". Raises CannotAsk where the name service does not answer.
    """
    found = [*_spf(domain, asked), *_dmarc(domain, asked)]
    for selector in sorted(set(selectors)):
        found += _dkim(domain, selector, asked)
    return found


def selectors(content: bytes, domain: str) -> set[str]:
    """The selectors with which a mail was signed for that domain or one above it."""
    try:
        headers = PARSER.parsebytes(content).get_all("DKIM-Signature", [])
    except (ValueError, IndexError, AttributeError, TypeError):  # the parser gives up on some malformed heads
        return set()
    return {
        tags["s"]
        for tags in map(_tags, map(str, headers))
        if tags.get("s") and _covers(tags.get("d", ""), domain)
    }


def _spf(domain: str, asked: dns.resolver.Resolver) -> list[str]:
    records = [text for text in _texts(domain, asked) if text.lower().split(" ")[0] == "v=spf1"]
    if len(records) != 1:
        return ["spf_several" if records else "spf_missing"]
    return ["spf_open"] if {"+all", "all"} & set(records[0].lower().split()) else []


def _dmarc(domain: str, asked: dns.resolver.Resolver) -> list[str]:
    """The record of the domain, else of the ones above it."""
    labels = domain.split(".")
    for start in range(max(len(labels) - 1, 1)):
        name = ".".join(labels[start:])
        records = [text for text in _texts(f"_dmarc.{name}", asked) if text.lower().startswith("v=dmarc1")]
        if records:
            return ["dmarc_several"] if len(records) > 1 else []
    return ["dmarc_missing"]


def _dkim(domain: str, selector: str, asked: dns.resolver.Resolver) -> list[str]:
    labels = domain.split(".")
    for start in range(max(len(labels) - 1, 1)):
        for text in _texts(f"{selector}._domainkey.{'.'.join(labels[start:])}", asked):
            tags = _tags(text)
            if "p" in tags:
                return [] if tags["p"] else [f"dkim_empty:{selector}"]
    return [f"dkim_missing:{selector}"]


def _texts(name: str, asked: dns.resolver.Resolver) -> list[str]:
    try:
        answer = asked.resolve(dns.name.from_text(name), "TXT")
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except dns.exception.DNSException as error:
        raise CannotAsk(f"{name}: {error}") from error
    return [b"".join(row.strings).decode("utf-8", "replace").strip() for row in answer]


def _tags(text: str) -> dict[str, str]:
    """ "v=DKIM1; p=abc" as {"v": "DKIM1", "p": "abc"}; spaces within mean nothing."""
    pairs = (part.partition("=") for part in text.split(";"))
    return {name.strip().lower(): "".join(value.split()) for name, sign, value in pairs if sign}


def _covers(signed: str, domain: str) -> bool:
    signed, domain = signed.lower(), domain.lower()
    return bool(signed) and (domain == signed or domain.endswith(f".{signed}"))
