"""A stranger's HTML in a frame of its own: no script, no form, nothing fetched that was not asked for."""

import re
from html import unescape

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from kulanz.conversations.models import Message
from kulanz.lib import html, secrets

PICTURE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, max-age=86400",
}
_MAGIC = [
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
]
# Inside a tag only: the filter leaves quotation marks in text as they are, but no "<".
_STYLE = re.compile(r'(<[a-z0-9]+(?: [a-z-]+="[^"]*")*?) style="([^"]*)"')


def picture_type(content: bytes) -> str | None:
    """The type of a picture that may be shown in place, told by its first bytes."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in _MAGIC if content.startswith(magic)), None)


def answer(source: str, message: Message, *, remote_images: bool) -> HttpResponse:
    """The frame's page; its policy lets in our pictures, and remote ones only with `remote_images`."""
    pictures = {
        file.content_id: reverse("picture", args=[file.pk])
        for file in message.attachments.all()
        if file.content_id
    }
    cleaned = html.clean(source, remote_images=remote_images, pictures=pictures)
    body, css = hoist(cleaned.html)
    nonce = secrets.token()
    context = {
        "body": body,
        "css": css,
        "nonce": nonce,
        "blocked": cleaned.blocked_images,
        "message": message,
    }
    response = HttpResponse(render_to_string("kulanz/mail/frame.html", context))
    response["Content-Security-Policy"] = _policy(nonce, remote_images)
    response["Referrer-Policy"] = "no-referrer"
    return response


def hoist(cleaned: str) -> tuple[str, str]:
    """Style attributes as rules of a stylesheet, for a policy that allows no inline styles."""
    rules: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        tag, declarations = found.group(1), unescape(found.group(2))
        if "<" in declarations or "{" in declarations or "}" in declarations:
            return tag
        name = rules.setdefault(declarations, f"s{len(rules)}")
        return f'{tag} class="{name}"'

    body = _STYLE.sub(named, cleaned)
    return body, "\n".join(f".{name}{{{declarations}}}" for declarations, name in rules.items())


def _policy(nonce: str, remote_images: bool) -> str:
    pictures = "'self' data: https: http:" if remote_images else "'self' data:"
    return (
        f"default-src 'none'; style-src 'nonce-{nonce}'; img-src {pictures}; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
    )
