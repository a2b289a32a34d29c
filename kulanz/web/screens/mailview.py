from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.flow import dismissing, health, inbound, outbound
from kulanz.flow.reading import enclosure, head_and_source, html_of
from kulanz.lib.filenames import clean
from kulanz.triage import disclosing, veiling
from kulanz.web import access, answer, frame

UNREADABLE_SHOWN = 200


def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The message as it came: its headers and its source, as text."""
    message = access.message(request, pk)
    disclosing.note(message, by=access.staff(request))
    raw = message.originals.first()
    title = veiling.titles([message.conversation])[message.conversation_id]
    context: dict[str, Any] = {
        "message": message,
        "title": title,
        "place": "queue",
        "raw": raw.raw if raw else None,
    }
    return answer.page(request, "mail/original.html", context | head_and_source(message))


def eml(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The bytes of an original, unchanged."""
    raw = access.original(request, pk)
    disclosing.note_original(raw, by=access.staff(request))
    return _download(raw.chunks(), f"{raw.pk}.eml", "message/rfc822")


def html(request: HttpRequest, pk: int) -> HttpResponse:
    """A mail's HTML for its sandboxed frame; pictures from elsewhere only when asked for."""
    message = access.message(request, pk)
    disclosing.note(message, by=access.staff(request))
    return frame.answer(html_of(message), message, remote_images=request.GET.get("pictures") == "1")


def attachment(request: HttpRequest, pk: int) -> HttpResponseBase:
    file = access.attachment(request, pk)
    return _download([enclosure(file)], file.name, "application/octet-stream")


def picture(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Only what is a harmless picture, whatever it calls itself, is shown in place."""
    file = access.attachment(request, pk)
    content = enclosure(file)
    kind = frame.picture_type(content)
    if kind is None:
        return _download([content], file.name, "application/octet-stream")
    return HttpResponse(content, content_type=kind, headers=frame.PICTURE_HEADERS)


@access.not_specialist
def unreadable(request: HttpRequest) -> HttpResponse:
    return answer.page(
        request,
        "mail/unreadable.html",
        {
            "place": "home",
            "originals": health.unreadable()[:UNREADABLE_SHOWN],
            "dismissed": dismissing.dismissed().count(),
        },
    )


@access.not_specialist
def dismissed(request: HttpRequest) -> HttpResponse:
    context = {"place": "home", "originals": dismissing.dismissed()[:UNREADABLE_SHOWN]}
    return answer.page(request, "mail/dismissed.html", context)


@require_POST
@access.not_specialist
def dismissal(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody has read why it cannot be read, and need not be reminded of it."""
    dismissing.dismiss(access.original(request, pk), by=access.staff(request))
    return answer.go(request, "unreadable", say=_("It is set aside; the original is kept."))


@require_POST
@access.not_specialist
def bringing_back(request: HttpRequest, pk: int) -> HttpResponse:
    dismissing.bring_back(access.original(request, pk), by=access.staff(request))
    return answer.go(request, "dismissed", say=_("It is back among what could not be read."))


@require_POST
@access.not_specialist
def another_reading(request: HttpRequest, pk: int) -> HttpResponse:
    message = inbound.retry(access.original(request, pk), by=access.staff(request))
    if message:
        return answer.go(
            request, "conversation", message.conversation_id, say=_("It could be read this time.")
        )
    return answer.go(request, "unreadable", say=_("It still cannot be read."))


@access.not_specialist
def undelivered(request: HttpRequest) -> HttpResponse:
    found = list(health.undelivered()[:UNREADABLE_SHOWN])
    titles = veiling.titles(one.outbound.message.conversation for one in found)
    named = [(one, titles[one.outbound.message.conversation_id]) for one in found]
    context = {"place": "home", "recipients": named}
    return answer.page(request, "mail/undelivered.html", context)


@require_POST
def settlement(request: HttpRequest, pk: int) -> HttpResponse:
    """A person decides what became of a mail whose sending broke off."""
    was_sent = request.POST.get("was_sent") == "1"
    outbound.settle_unclear(access.recipient(request, pk), was_sent=was_sent, by=access.staff(request))
    return answer.go(request, "undelivered", say=_("Noted as sent.") if was_sent else _("It is sent again."))


@require_POST
def another_try(request: HttpRequest, pk: int) -> HttpResponse:
    outbound.try_again(access.recipient(request, pk), by=access.staff(request))
    return answer.go(request, "undelivered", say=_("It is sent again."))


def _download(chunks: Any, name: str, kind: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(chunks, content_type=kind)
    header = content_disposition_header(True, clean(name) or "file")
    response["Content-Disposition"] = header or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
