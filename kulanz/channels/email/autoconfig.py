"""Asking a domain for its mail servers, in the way mail programs do; only when the owner presses the button.

The format: https://wiki.mozilla.org/Thunderbird:Autoconfiguration:ConfigFileFormat
"""

import re
from xml.etree import ElementTree

from .providers import Servers

_LARGEST = 100_000
_SECONDS = 8
_PLACES = (
    "https://autoconfig.{domain}/mail/config-v1.1.xml",
    "https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
    "http://autoconfig.{domain}/mail/config-v1.1.xml",
)
_SECURITIES = {"SSL": "tls", "STARTTLS": "starttls"}
_DOMAIN = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")


class NotUnderstood(ValueError):
    """The file is not what a domain should give."""


def look_up(address: str) -> Servers | None:
    """What the address's domain says of its servers; None where it says nothing that we can use."""
    domain = _ascii(address.rpartition("@")[2].strip().lower())
    if not _DOMAIN.fullmatch(domain):
        return None
    for place in _PLACES:
        if servers := _asked(place.format(domain=domain), domain):
            return servers
    return None


def read(content: bytes, domain: str, *, is_unproven: bool = False) -> Servers:
    """The first encrypted IMAP and SMTP servers that a configuration file names."""
    root = _parsed(content)
    imap = _server(root, "incomingServer", "imap", domain)
    smtp = _server(root, "outgoingServer", "smtp", domain)
    name = root.findtext("./emailProvider/displayShortName") or root.findtext("./emailProvider/displayName")
    return Servers(
        name=(name or domain).strip()[:100],
        imap_host=imap["host"],
        imap_port=int(imap["port"]),
        imap_security=imap["security"],
        imap_user="local" if imap["user"] == "local" else "address",
        smtp_host=smtp["host"],
        smtp_port=int(smtp["port"]),
        smtp_security=smtp["security"],
        smtp_user="local" if smtp["user"] == "local" else "address",
        is_unproven=is_unproven,
    )


def _asked(url: str, domain: str) -> Servers | None:
    from kulanz.lib import fetch  # noqa: PLC0415  (a slow import, for the wizard alone)

    try:
        answer = fetch.get(url, seconds=_SECONDS, largest=_LARGEST)
        return (
            read(answer.content, domain, is_unproven=url.startswith("http:")) if answer.is_success else None
        )
    except (fetch.FetchFailed, NotUnderstood):
        return None  # this place knows nothing; there are others


def _parsed(content: bytes) -> ElementTree.Element:
    try:
        text = content.decode("utf-8-sig")
        # No entities without a document type: that closes the door to all attacks by expansion.
        if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
            raise NotUnderstood("a document type is not accepted")
        return ElementTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))  # noqa: S314  (see above)
    except (UnicodeDecodeError, ElementTree.ParseError) as error:
        raise NotUnderstood(str(error)) from None


def _server(root: ElementTree.Element, tag: str, kind: str, domain: str) -> dict[str, str]:
    for server in root.iterfind(f"./emailProvider/{tag}"):
        security = _SECURITIES.get((server.findtext("socketType") or "").strip().upper())
        host = _filled(server.findtext("hostname"), domain)
        port = (server.findtext("port") or "").strip()
        if server.get("type") != kind or not security or not _DOMAIN.fullmatch(host):
            continue
        if not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536:
            continue
        user = "local" if (server.findtext("username") or "").strip() == "%EMAILLOCALPART%" else "address"
        return {"host": host, "port": port, "security": security, "user": user}
    raise NotUnderstood(f"no encrypted {kind} server is named")


def _filled(host: str | None, domain: str) -> str:
    return (host or "").strip().lower().replace("%emaildomain%", domain)


def _ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
