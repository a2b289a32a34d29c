"""Names of servers that people typed in: resolved once, checked, and then reached at the checked address."""

import ipaddress
import socket

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kulanz.lib.refusal import Refusal


def resolve_allowed(host: str) -> list[str]:
    """The addresses of `host`, to be connected to as they are; Refusal where it has none or they are private.

    Connecting to these and not to the name again keeps a name server from answering differently the
    second time (DNS rebinding).
    """
    found = _resolve(host.strip().rstrip("."))
    if host.strip().rstrip(".").lower() in {name.lower() for name in settings.ALLOWED_PRIVATE_HOSTS}:
        return found
    if not all(_is_public(address) for address in found):
        raise Refusal(
            _(
                "The server %(host)s has an address in a private network. Such servers are only used when the"
                " setting KULANZ_PRIVATE_HOSTS names them."
            )
            % {"host": host}
        )
    return found


def is_loopback(address: str) -> bool:
    return _plain(address).is_loopback


def _resolve(host: str) -> list[str]:
    try:
        answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refusal(
            _("The server name %(host)s was not found. Please check its spelling.") % {"host": host}
        ) from error
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def _is_public(address: str) -> bool:
    found = _plain(address)
    return found.is_global and not found.is_multicast


def _plain(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Without a scope, and an IPv4 address written as IPv6 as what it is."""
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped or found
