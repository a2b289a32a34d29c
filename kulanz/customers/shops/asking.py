"""Questions to a shop over HTTPS: what comes back is JSON, or Trouble, or the wish to be left alone for a while."""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from kulanz.customers.models import Shop
from kulanz.lib import fetch

from .trouble import AskedToWait, Trouble, without

# A page of a hundred orders takes a small shop its time.
SECONDS = 40.0
LARGEST = 30_000_000
# So long a pause is waited out; for a longer one the shop is left alone and the worker does something else.
PATIENCE = 10.0
TRIES = 4
# Where a shop says "too many" and not until when.
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 3600.0

_BY_STATUS = {
    HTTPStatus.BAD_REQUEST: "bad_question",
    HTTPStatus.UNAUTHORIZED: "sign_in_refused",
    HTTPStatus.FORBIDDEN: "sign_in_refused",
    HTTPStatus.PAYMENT_REQUIRED: "closed",
    HTTPStatus.NOT_FOUND: "wrong_address",
    HTTPStatus.GONE: "wrong_address",
    HTTPStatus.LOCKED: "closed",
}
_BY_FETCH = {
    "private": "private",
    "not_found": "not_found",
    "timed_out": "server_trouble",
    "broken": "broken_answer",
}


@dataclass(frozen=True, slots=True)
class Said:
    data: Any
    headers: Mapping[str, str]
    # When it was said by the shop's own clock, which may be wrong; None where it does not say.
    at: datetime | None


def get(shop: Shop, path: str, query: Mapping[str, Any], headers: Mapping[str, str]) -> Said:
    """Raises Trouble or AskedToWait. A redirect is not followed: what we sign in with is for this shop alone."""
    url = f"{_base(shop)}{path}?{urlencode(query)}" if query else f"{_base(shop)}{path}"
    return _asked(
        shop, lambda: fetch.get(url, headers=headers, seconds=SECONDS, largest=LARGEST, redirects=0)
    )


def post(shop: Shop, path: str, body: Any, headers: Mapping[str, str]) -> Said:
    url = f"{_base(shop)}{path}"
    return _asked(
        shop, lambda: fetch.post(url, json_body=body, headers=headers, seconds=SECONDS, largest=LARGEST)
    )


def post_form(shop: Shop, path: str, form: Mapping[str, str]) -> Said:
    url = f"{_base(shop)}{path}"
    return _asked(shop, lambda: fetch.post(url, form=form, seconds=SECONDS))


def pause(seconds: float) -> None:
    """A short wish to wait is granted here; raises AskedToWait for a long one."""
    if seconds > PATIENCE:
        raise AskedToWait(min(seconds, LONGEST_PAUSE))
    time.sleep(max(seconds, 0))


def fit(said: Any) -> Any:
    """What was read from JSON, without signs that no database keeps: the letter nought, and halves of letters."""
    if isinstance(said, str):
        is_fit = said.isascii() and "\0" not in said
        return said if is_fit else said.replace("\0", "").encode(errors="replace").decode()
    if isinstance(said, list):
        return [fit(one) for one in said]
    if isinstance(said, dict):
        return {name: fit(one) for name, one in said.items()}
    return said


def _base(shop: Shop) -> str:
    parts = urlsplit(shop.url)
    if parts.scheme != "https" and parts.hostname not in settings.ALLOWED_PRIVATE_HOSTS:
        raise Trouble("not_secure")
    return shop.url.rstrip("/")


def _asked(shop: Shop, call: Callable[[], fetch.Answer]) -> Said:
    wait = FIRST_PAUSE
    for attempt in range(TRIES):
        answer = _answered(shop, call)
        if answer.status != HTTPStatus.TOO_MANY_REQUESTS and not _is_short_of_breath(answer):
            return _said(shop, answer)
        wait = _wait(answer) or FIRST_PAUSE * 2**attempt
        pause(wait)
    raise AskedToWait(max(wait, 60))


def _answered(shop: Shop, call: Callable[[], fetch.Answer]) -> fetch.Answer:
    try:
        return call()
    except fetch.FetchFailed as error:
        detail = without(_secrets(shop), str(error))
        raise Trouble(_BY_FETCH.get(error.code, "not_reached"), detail) from None


def _said(shop: Shop, answer: fetch.Answer) -> Said:
    if not answer.is_success:
        raise Trouble(_code(answer.status), without(_secrets(shop), _detail(answer)), _word(answer))
    try:
        return Said(fit(answer.json()), answer.headers, _date(answer))
    except fetch.FetchFailed as error:
        raise Trouble("broken_answer", str(error)) from None


def _code(status: int) -> str:
    if status in _BY_STATUS:
        return _BY_STATUS[HTTPStatus(status)]
    if 300 <= status < 400:
        return "wrong_address"
    return "server_trouble" if status >= 500 or status == HTTPStatus.REQUEST_TIMEOUT else "refused"


def _detail(answer: fetch.Answer) -> str:
    """The status, and the sentence that most shops put beside it."""
    if 300 <= answer.status < 400:
        return f"HTTP {answer.status}: {answer.headers.get('location', '')}"
    try:
        content = answer.json()
    except fetch.FetchFailed:
        return f"HTTP {answer.status}"
    said = content.get("message") or content.get("errors") if isinstance(content, dict) else ""
    return f"HTTP {answer.status}: {said}" if said else f"HTTP {answer.status}"


def _word(answer: fetch.Answer) -> str:
    try:
        content = answer.json()
    except fetch.FetchFailed:
        return ""
    return str(content.get("code") or "") if isinstance(content, dict) else ""


def _is_short_of_breath(answer: fetch.Answer) -> bool:
    return answer.status == HTTPStatus.SERVICE_UNAVAILABLE and "retry-after" in answer.headers


def _wait(answer: fetch.Answer) -> float:
    """Seconds until when the shop says one may ask again; a date is read against the shop's own clock."""
    said = answer.headers.get("retry-after", "")
    try:
        seconds = float(said)
        return seconds if math.isfinite(seconds) else 0.0
    except ValueError:
        until, now = _moment(said), _date(answer)
        return (until - now).total_seconds() if until and now else 0.0


def _date(answer: fetch.Answer) -> datetime | None:
    return _moment(answer.headers.get("date", ""))


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return found if found.tzinfo else None


def _secrets(shop: Shop) -> list[str]:
    return [value for value in shop.secret.values() if isinstance(value, str)]
