"""OAuth 2 for mailboxes: an access token, fetched anew with the refresh token when it has run out (RFC 6749, 6)."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

from kulanz.channels.models import Mailbox

from . import providers
from .trouble import Trouble

T = TypeVar("T")

# A token is not used in its last minute: the sign-in that begins with it must still end.
_MARGIN = 60
_REFUSALS = ("password", "oauth_needed")


def renewing(mailbox: Mailbox, sign_in: Callable[[bool], T]) -> T:
    """What `sign_in` gives; where the server refuses the token, it is asked once more with True for a fresh one."""
    try:
        return sign_in(False)
    except Trouble as refused:
        if mailbox.login != Mailbox.Login.OAUTH or refused.code not in _REFUSALS:
            raise
    try:
        return sign_in(True)
    except Trouble as refused:
        raise Trouble("oauth_refused", refused.detail) if refused.code == "password" else refused from None


def access_token(mailbox: Mailbox, *, fresh: bool = False) -> str:
    """A token that should be valid; `fresh` asks for another than the one we have, whatever that one claims."""
    refused = mailbox.secret.get("access_token") if fresh else None
    # Another worker may have renewed it meanwhile, and a refresh token is sometimes good for one use alone.
    mailbox.secret = Mailbox.objects.get(pk=mailbox.pk).secret
    held = mailbox.secret.get("access_token")
    if held and held != refused and float(mailbox.secret.get("expires_at", 0)) > time.time() + _MARGIN:
        return str(held)
    answer = _refreshed(mailbox)
    keep(mailbox, answer)
    return str(answer["access_token"])


def asked(mailbox: Mailbox, url: str, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
    """What the token server says to `form` and the client's own name: (status, content). Raises Trouble."""
    from kulanz.lib import fetch  # noqa: PLC0415  (a slow import, for mailboxes with OAuth alone)

    secret = mailbox.secret
    named = {name: str(secret[name]) for name in ("client_id", "client_secret") if secret.get(name)}
    try:
        answer = fetch.post(url, form=form | named, headers={"Accept": "application/json"})
        content = answer.json()
    except fetch.FetchFailed as error:
        raise Trouble("oauth_unreachable", str(error)) from None
    return answer.status, content if isinstance(content, dict) else {}


def _refreshed(mailbox: Mailbox) -> dict[str, Any]:
    if not mailbox.secret.get("refresh_token"):
        raise Trouble("oauth_missing")
    form = {"grant_type": "refresh_token", "refresh_token": str(mailbox.secret["refresh_token"])}
    status, content = asked(mailbox, token_url(mailbox), form)
    if not 200 <= status < 300 or not content.get("access_token"):
        raise Trouble("oauth_expired", _reason(content, status))
    return content


def token_url(mailbox: Mailbox) -> str:
    if mailbox.oauth_token_url:
        return mailbox.oauth_token_url
    known = providers.by_host(mailbox.imap_host)
    if known is None or not known.token_url:
        raise Trouble("oauth_missing")
    return known.token_url


def _reason(content: dict[str, Any], status: int) -> str:
    if not content:
        return f"HTTP {status}"
    return f"{content.get('error', status)}: {content.get('error_description', '')}".rstrip(": ")


def keep(mailbox: Mailbox, answer: dict[str, Any]) -> None:
    """Into the row as it is now: the owner may have changed other parts of the secret meanwhile."""
    news = {
        "access_token": answer["access_token"],
        "expires_at": int(time.time() + float(answer.get("expires_in") or 3600)),
    }
    if answer.get("refresh_token"):
        news["refresh_token"] = answer["refresh_token"]
    with transaction.atomic():
        row = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
        row.secret = {**row.secret, **news}
        row.save(update_fields=["secret"])
    mailbox.secret = row.secret
