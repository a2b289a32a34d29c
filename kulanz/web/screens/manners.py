"""Writing first, beside the letterhead: what stands against it, when it leaves, and where we are writing already."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.conversations.models import Message
from kulanz.flow import manners
from kulanz.reply import compose
from kulanz.reply.models import Draft
from kulanz.triage import veiling
from kulanz.web import access, answer
from kulanz.web.forms.reply import DraftForm, PlaceForm
from kulanz.web.templatetags.desk import moment


@require_POST
def hints(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked again whenever the letterhead changes."""
    begun = access.draft(request, pk)
    compose.save(begun, **DraftForm(request.POST).typed())
    if not answer.wants_fragment(request):
        return answer.go(request, "draft", pk)
    shown = context(begun) | {"draft": begun, "at_once": bool(request.POST.get("at_once"))}
    return answer.part(request, "composer/manners.html", "hints", shown)


@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """What was to be a new mail is written in an open conversation instead."""
    begun, staff = access.draft(request, pk), access.staff(request)
    compose.save(begun, **DraftForm(request.POST).typed())
    there = access.conversation(request, PlaceForm(request.POST).checked()["conversation"])
    manners.write_there(begun, there, by=staff)
    said = _("What you have written stands here now, as an answer. Nothing was sent.")
    return answer.go(request, "conversation", there.pk, say=said)


def context(begun: Draft) -> dict[str, Any]:
    """What stands beside the letterhead of a mail to somebody who has not written first."""
    found = manners.of(begun, by=begun.author)
    if found is None:
        return {}
    wanted = timezone.now() + timedelta(seconds=settings.UNDO_SECONDS)
    leaves = found.leaves_at(wanted)
    here = list(found.open_conversations())
    titles = veiling.titles(here)
    return {
        "reasons": Draft.Reason.choices,
        "manners": found if found.customers else None,
        "leaves": leaves if leaves > wanted else None,
        "talks": [(one, titles[one.pk]) for one in here],
    }


def said(message: Message, wanted: datetime | None) -> str:
    """That it waits for the end of the quiet hours; empty where it does not."""
    at = message.outbound.send_after if message.outbound else None
    if at is None or at <= (wanted or timezone.now() + timedelta(seconds=settings.UNDO_SECONDS)):
        return ""
    return _("It waits until %(moment)s: nobody is written to first in the quiet hours.") % {
        "moment": moment(at)
    }
