"""The endpoint that proposes drafts: one, of the owner's choice, spoken to as OpenAI's is; off until switched on."""

import logging
import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import URLValidator
from django.forms import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.journal.models import record
from kulanz.lib import fetch
from kulanz.lib.refusal import Refusal

from .models import DraftingAid

log = logging.getLogger(__name__)

SECONDS = 60.0
LARGEST = 1_000_000
LONGEST_ANSWER = 8_000
PATH = "/chat/completions"
TRIAL = ("You are being tried out.", "Please answer with one word.")
_THOUGHTS = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL | re.IGNORECASE)
_FENCES = re.compile(r"\A```\w*\n(.*)\n```\Z", re.DOTALL)
_KEY = re.compile(r"[!-~]+")
_WORDS = {
    "private": _(
        "The address lies in a private network, or on this machine. The setting KULANZ_PRIVATE_HOSTS would have to"
        " name its server."
    ),
    "not_found": _("The name of the server was not found. Please check the address."),
    "unreachable": _("The server cannot be reached."),
    "timed_out": _("The server has not answered within a minute."),
    "broken": _("What the server answered cannot be read, or is far too long."),
    "nonsense": _(
        "The server answers in another form than an OpenAI-compatible one. Please check the address."
    ),
    "empty": _("The server has answered, but with no text."),
    "moved": _("The server sends us on to another address. It is not followed; please enter the right one."),
    "400": _("The server does not understand the request; perhaps it does not know this model (400)."),
    "401": _("The server does not accept the key (401)."),
    "402": _("The server wants to be paid first (402)."),
    "403": _("The server does not accept the key, or not for this model (403)."),
    "404": _("There is nothing at this address, or the server does not know this model (404)."),
    "429": _(
        "The server has had too many requests, or the account there is used up (429). Please try later."
    ),
}
_HIDDEN = _("The server answered with the error %(status)s.")
_DOWN = _("The server has a fault of its own (%(status)s). Please try later.")


class AidFailed(Refusal):
    """It gave no answer that can be used; the text is for people and holds no secrets."""


def kept() -> DraftingAid | None:
    return DraftingAid.objects.order_by("pk").first()


def active() -> DraftingAid | None:
    found = kept()
    return found if found and found.is_active else None


def host(address: str) -> str:
    """To whom it is sent, as one would say it."""
    parts = urlsplit(address)
    return parts.netloc if parts.port else parts.hostname or ""


def keep(said: dict[str, Any], *, by: Staff) -> DraftingAid:
    """An empty key means the one there was, at the same server."""
    row = kept() or DraftingAid()
    address, key = said["address"].strip().rstrip("/"), said["secret"].strip()
    _check(address, key)
    if urlsplit(row.address)[:2] != urlsplit(address)[:2]:
        row.secret = {}  # what was meant for one server is not shown to another
    if key:
        row.secret = {"key": key}
    if (row.address, row.model) != (address, said["model"].strip()) or key:
        row.failure, row.last_success_at = "", None
    row.address, row.model, row.is_active = address, said["model"].strip(), said["is_active"]
    row.save()
    record("drafting_aid_set", row, by=by, host=host(address), model=row.model, is_active=row.is_active)
    return row


def remove(*, by: Staff) -> None:
    for row in DraftingAid.objects.all():
        record("drafting_aid_removed", row, by=by, host=host(row.address))
        row.delete()


def try_out() -> None:
    """Ask for one word; AidFailed says what went wrong."""
    row = kept()
    if row is None:
        raise Refusal(_("Nothing is entered yet."))
    _complete(row, *TRIAL)


def complete(system: str, content: str) -> str:
    """What it answers; AidFailed says why there is nothing."""
    row = active()
    if row is None:
        raise Refusal(_("The drafting aid is switched off."))
    return _complete(row, system, content)


def in_words(code: str) -> str:
    """Why it did not work, for whoever set it up."""
    if code in _WORDS:
        return str(_WORDS[code])
    return str(_DOWN if code.startswith("5") else _HIDDEN) % {"status": code}


def _check(address: str, key: str) -> None:
    try:
        parts = urlsplit(address)
        known = (parts.hostname or "").lower() in {name.lower() for name in settings.ALLOWED_PRIVATE_HOSTS}
        if parts.username is not None or parts.query or parts.fragment or parts.port == 0:
            raise ValidationError("")
        if not known:
            URLValidator(schemes=["https", "http"])(address)
    except (ValidationError, ValueError) as error:
        raise Refusal(_("Please give the full address, beginning with https://.")) from error
    if parts.scheme != "https" and not (known and parts.scheme == "http"):
        raise Refusal(
            _(
                "Please give an address with https://. Without it only servers of your own are asked, which"
                " KULANZ_PRIVATE_HOSTS names."
            )
        )
    if key and not _KEY.fullmatch(key):
        raise Refusal(_("This key has characters that no key has. Please copy it once more."))


def _complete(row: DraftingAid, system: str, content: str) -> str:
    try:
        answered = _ask(row, system, content)
    except fetch.FetchFailed as error:
        raise _failed(row, error.code if error.code in _WORDS else "unreachable") from None
    if 300 <= answered.status < 400:
        raise _failed(row, "moved")
    if not answered.is_success:
        raise _failed(row, str(answered.status))
    try:
        text = _cleaned(_text(answered.json()))
    except (fetch.FetchFailed, LookupError, TypeError, AttributeError):
        raise _failed(row, "nonsense") from None
    if not text:
        raise _failed(row, "empty")
    DraftingAid.objects.filter(pk=row.pk).update(last_success_at=timezone.now(), failure="")
    return text


def _ask(row: DraftingAid, system: str, content: str) -> fetch.Answer:
    """One request, to that host alone: redirects are not followed."""
    key = row.secret.get("key", "")
    said = [{"role": "system", "content": system}, {"role": "user", "content": content}]
    url = row.address if row.address.endswith(PATH) else row.address + PATH
    return fetch.post(
        url,
        json_body={"model": row.model, "messages": said, "stream": False},
        headers={"Authorization": f"Bearer {key}"} if key else {},
        seconds=SECONDS,
        largest=LARGEST,
    )


def _text(answered: Any) -> str:
    """The words of the first choice, in one piece or in several."""
    said = answered["choices"][0]["message"]["content"]
    if isinstance(said, list):
        said = "".join(part["text"] for part in said if part.get("type") == "text")
    if said is not None and not isinstance(said, str):
        raise TypeError
    return said or ""


def _cleaned(said: str) -> str:
    """Without what it thought aloud, and without a fence around the whole."""
    text = _THOUGHTS.sub("", said.replace("\r\n", "\n").replace("\0", "")).strip()
    fenced = _FENCES.match(text)
    return (fenced[1] if fenced else text)[:LONGEST_ANSWER].strip()


def _failed(row: DraftingAid, code: str) -> AidFailed:
    log.warning("the drafting aid gave no answer: %s", code)
    DraftingAid.objects.filter(pk=row.pk).update(failure=code)
    return AidFailed(in_words(code))
