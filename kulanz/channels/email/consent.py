"""The owner's permission for a mailbox, asked for in the browser: authorization code with PKCE (RFC 6749, 7636)."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from kulanz.channels.models import Mailbox

from . import oauth, providers, trouble
from .trouble import Trouble

# What the provider's answers mean, told by their words: the narrower before the wider (AADSTS are Microsoft's).
_REFUSALS = (
    ("consent_redirect", ("redirect_uri", "aadsts50011", "aadsts500112")),
    ("consent_admin", ("aadsts65001", "aadsts90094", "admin_policy", "consent_required", "admin_consent")),
    ("consent_scope", ("invalid_scope", "aadsts70011", "aadsts650053", "aadsts65005")),
    (
        "consent_client",
        (
            "invalid_client",
            "unauthorized_client",
            "deleted_client",
            "aadsts7000",
            "aadsts900144",
            "org_internal",
        ),
    ),
    ("consent_over", ("invalid_grant", "expired_token")),
    ("consent_denied", ("access_denied", "aadsts65004")),
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the provider; `state` and `verifier` are to be kept until it answers."""

    link: str
    state: str
    verifier: str

    @property
    def host(self) -> str:
        return urlsplit(self.link).hostname or ""


def ask(mailbox: Mailbox, back: str) -> Question:
    """The address at the provider where the owner agrees; from there one is sent to `back`. Raises Trouble."""
    known = providers.by_host(mailbox.imap_host)
    place = mailbox.oauth_consent_url or (known.consent_url if known else "")
    tokens = mailbox.oauth_token_url or (known.token_url if known else "")
    client_id = mailbox.secret.get("client_id")
    if not (place and tokens and client_id):
        raise Trouble("consent_missing")
    joined = "&" if urlsplit(_trusted(place)).query else "?"
    _trusted(tokens)
    state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(64)
    wish = {
        "response_type": "code",
        "client_id": client_id,
        "redirect_uri": back,
        "scope": mailbox.oauth_scope or (known.scope if known else ""),
        "state": state,
        "code_challenge": _challenge(verifier),
        "code_challenge_method": "S256",
        "login_hint": mailbox.imap_user,
        **dict(known.consent_wishes if known else ()),
    }
    return Question(f"{place}{joined}{urlencode({k: v for k, v in wish.items() if v})}", state, verifier)


def redeem(mailbox: Mailbox, answer: Mapping[str, str], *, verifier: str, back: str) -> None:
    """Take what the provider sent back with the owner, and keep the permission it stands for. Raises Trouble."""
    if answer.get("error") or not answer.get("code"):
        raise _refused(mailbox, answer)
    form = {
        "grant_type": "authorization_code",
        "code": answer["code"],
        "redirect_uri": back,
        "code_verifier": verifier,
    }
    status, content = oauth.asked(mailbox, _trusted(oauth.token_url(mailbox)), form)
    if not 200 <= status < 300 or not content.get("access_token"):
        raise _refused(mailbox, content or {"error": f"HTTP {status}"})
    if not content.get("refresh_token"):
        raise Trouble("consent_passing")
    oauth.keep(mailbox, content)


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _trusted(url: str) -> str:
    """Secrets travel encrypted, save to the hosts that the owner has allowed by name."""
    parts = urlsplit(url)
    allowed = {name.lower() for name in settings.ALLOWED_PRIVATE_HOSTS}
    if parts.scheme != "https" and (parts.hostname or "") not in allowed:
        raise Trouble("consent_insecure")
    return url


def _refused(mailbox: Mailbox, said: Mapping[str, Any]) -> Trouble:
    words = f"{said.get('error', '')}: {said.get('error_description', '')}".strip(": ")
    known = [str(value) for value in mailbox.secret.values()]
    lowered = words.lower()
    code = next(
        (code for code, signs in _REFUSALS if any(sign in lowered for sign in signs)), "consent_refused"
    )
    return Trouble(code, trouble.without(known, words))
