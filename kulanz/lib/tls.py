"""Which certificates are believed: those of the machine, those of SSL_CERT_FILE, and Mozilla's list."""

import ssl
from pathlib import Path

import certifi


def context() -> ssl.SSLContext:
    """For a connection to a server whose certificate must be valid and bear the name that was asked for."""
    trusting = ssl.create_default_context()
    # A bare Debian has no list of its own.
    trusting.load_verify_locations(cadata=Path(certifi.where()).read_text(encoding="utf-8"))
    trusting.minimum_version = ssl.TLSVersion.TLSv1_2
    return trusting
