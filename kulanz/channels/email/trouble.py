"""What can go wrong between us and a mail server, each as one code word, with what the server said."""

import imaplib
import re
import smtplib
import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from kulanz.lib.refusal import Refusal

# OpenSSL's numbers (x509_vfy.h): has expired, not yet valid, self-signed, no known issuer, wrong name.
_CERTIFICATES = {
    9: "certificate_expired",
    10: "certificate_expired",
    18: "certificate_self_signed",
    19: "certificate_self_signed",
    62: "certificate_name",
    64: "certificate_name",
}
_SIGN_IN_WORDS = (
    (r"application-specific password|app(lication)? ?password|app-specific", "app_password"),
    (
        r"not enabled for imap|imap (access )?(is )?(disabled|not (enabled|allowed|activated))",
        "imap_disabled",
    ),
    (r"authenticated but not connected|imap4? (is )?disabled|enable imap", "imap_disabled"),
    (r"smtpclientauthentication is disabled", "smtp_disabled"),
    (
        r"basic ?auth(entication)?( is)? (blocked|disabled)|basicauthblocked|web browser|weblogin",
        "oauth_needed",
    ),
    (r"too many|rate limit|try again later|temporarily|unavailable", "wait"),
)
_LONGEST_DETAIL = 500


class Trouble(Exception):
    """`code` is a word that `diagnose` explains; `detail` is what was said, fit to be kept and shown."""

    def __init__(self, code: str, detail: str = "") -> None:
        detail = " ".join(detail.split())[:_LONGEST_DETAIL]
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


@contextmanager
def named(secrets: Iterable[str] = ()) -> Iterator[None]:
    """Whatever goes wrong with the server inside comes out as Trouble, without any of the secrets."""
    try:
        yield
    except Trouble:
        raise
    except (OSError, imaplib.IMAP4.error, smtplib.SMTPException, Refusal) as error:
        # Not chained: the original could carry a secret into a log.
        raise Trouble(code_of(error), without(secrets, words_of(error))) from None


def code_of(error: Exception) -> str:
    if isinstance(error, Refusal):
        return "not_found" if isinstance(error.__cause__, (OSError, UnicodeError)) else "private"
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CERTIFICATES.get(error.verify_code, "certificate_unknown")
    for kind, code in _KINDS:
        if isinstance(error, kind):
            return code
    return "dropped" if words_of(error).startswith("* BYE") else "odd"


def refused_sign_in(answer: str) -> str:
    """Why a server refused to let us in, as far as its answer says; else simply "password"."""
    words = answer.lower()
    return next((code for pattern, code in _SIGN_IN_WORDS if re.search(pattern, words)), "password")


def words_of(error: Exception) -> str:
    if isinstance(error, Refusal):
        return ""  # the code says it all, in the reader's language
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return f"{error.smtp_code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
    said = error.args[0] if error.args and not isinstance(error, OSError) else str(error)
    return said.decode(errors="replace") if isinstance(said, bytes) else str(said)


def without(secrets: Iterable[str], text: str) -> str:
    """A server may repeat what it was sent."""
    for secret in secrets:
        if len(secret) > 3:
            text = text.replace(secret, "…")
    return text


# In this order: the narrower before the wider.
_KINDS: tuple[tuple[type[Exception], str], ...] = (
    (socket.gaierror, "not_found"),
    (TimeoutError, "timed_out"),
    (ConnectionRefusedError, "refused"),
    (ssl.SSLError, "not_tls"),
    (smtplib.SMTPNotSupportedError, "no_starttls"),
    (smtplib.SMTPServerDisconnected, "dropped"),
    (ConnectionError, "dropped"),
    (imaplib.IMAP4.abort, "dropped"),
    (OSError, "unreachable"),
)
