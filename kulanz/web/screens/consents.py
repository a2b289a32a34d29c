"""The owner agrees in the browser that the desk may use a mailbox: to the provider, and back from there."""

import time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kulanz.channels import connecting, mailboxes
from kulanz.channels.inbox import Trouble
from kulanz.channels.models import Mailbox
from kulanz.lib import links
from kulanz.web import answer
from kulanz.web.access import owner_only

from .frame import show

ASKED = "consents"
# Of each browser; a page that was opened before is good for so long.
MOST_ASKED = 5
SECONDS = 30 * 60
# Where providers want no https.
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


@owner_only
@never_cache
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to be entered at the provider, and the way there."""
    return _page(request, _mailbox(pk))


@owner_only
@never_cache
def answered(request: HttpRequest) -> HttpResponse:
    """The provider sends the owner back, with a code or with what was wrong."""
    kept = _take(request, request.GET.get("state", ""))
    if kept is None:
        said, advice = connecting.explain("consent_over")
        return answer.go(request, "mailboxes", say=f"{said} {advice}")
    mailbox = _mailbox(kept["mailbox"])
    try:
        connecting.redeem(mailbox, request.GET.dict(), verifier=kept["verifier"], back=_back())
    except Trouble as trouble:
        return _page(request, mailbox, trouble)
    return answer.go(request, "mailbox_check", mailbox.pk, say=_("The provider has given the permission."))


def _page(request: HttpRequest, mailbox: Mailbox, trouble: Trouble | None = None) -> HttpResponse:
    question = None
    try:
        question = connecting.ask(mailbox, _back())
        _keep(request, mailbox, question)
    except Trouble as missing:
        trouble = trouble or missing
    context = {
        "question": question,
        "redirect": _back(),
        "is_fit": settings.PUBLIC_URL.startswith("https:")
        or urlsplit(settings.PUBLIC_URL).hostname in THIS_MACHINE,
        "provider": mailboxes.provider_of(mailbox),
        "trouble": trouble,
        "explanation": connecting.explain(trouble.code) if trouble else None,
        "has_secret": mailboxes.has_secret(mailbox),
    }
    is_new = mailboxes.health(mailbox).state == "new"
    return show(
        request, "mailbox_consent.html", tab="mailboxes", step=2, is_new=is_new, mailbox=mailbox, **context
    )


def _back() -> str:
    """The same for all mailboxes, for providers know just the addresses that were entered there."""
    return links.absolute("consent_answer")


def _keep(request: HttpRequest, mailbox: Mailbox, question: connecting.Question) -> None:
    asked = {"state": question.state, "verifier": question.verifier, "mailbox": mailbox.pk, "at": time.time()}
    request.session[ASKED] = [*request.session.get(ASKED, []), asked][-MOST_ASKED:]


def _take(request: HttpRequest, state: str) -> dict[str, Any] | None:
    """What was kept when this was asked; once, and not for long."""
    asked = request.session.get(ASKED, [])
    found = next((one for one in asked if state and one["state"] == state), None)
    request.session[ASKED] = [one for one in asked if one is not found]
    return found if found and time.time() - found["at"] < SECONDS else None


def _mailbox(pk: int) -> Mailbox:
    return get_object_or_404(mailboxes.all_mailboxes(), pk=pk)
