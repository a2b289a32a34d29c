"""What the desk's templates need beyond Django's own: icons, form fields, times and names in words."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

import lucide
from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.template import Context
from django.template.loader import get_template
from django.utils import formats, timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kulanz.channels import outbox, unread
from kulanz.channels.models import RawMessage, Recipient
from kulanz.conversations import queue
from kulanz.conversations.models import Attachment, Conversation
from kulanz.customers.models import Customer, MergeSuggestion
from kulanz.reply import compose
from kulanz.reply.models import Draft
from kulanz.triage.covering import NONE
from kulanz.web import amounts
from kulanz.web.row import Row

register = template.Library()
register.simple_tag(amounts.written, name="amount")

CAUSES = {
    "sender_rule": gettext_lazy("A sender rule asks for a look before it comes in."),
    "pitch": gettext_lazy("Somebody unknown who seems to want to sell to us."),
    "spam": gettext_lazy("It looks like spam."),
}
WORK = {
    "channels.outbox.deliver": gettext_lazy("Send a mail"),
    "channels.outbox.file_in_sent": gettext_lazy("Put a copy into the Sent folder"),
    "channels.outbox.try_sending": gettext_lazy("See whether a server takes mail again"),
    "channels.mailboxes.fetch": gettext_lazy("Look for new mail"),
    "customers.shops.fetching.fetch": gettext_lazy("Look for new orders"),
    "customers.shops.gone.ask": gettext_lazy("Ask a shop whether it has deleted an order"),
    "customers.shops.setting_up.forget": gettext_lazy("Delete the orders of a removed shop"),
    "flow.previewing.prepare": gettext_lazy("Make the previews of a campaign"),
    "flow.refunding.pay_back": gettext_lazy("Have a shop pay money back"),
    "goodwill.coupons.make": gettext_lazy("Make a voucher a coupon of the shop"),
    "goodwill.coupons.end": gettext_lazy("End a coupon in the shop"),
    "goodwill.coupons.learn": gettext_lazy("Ask a shop which vouchers were redeemed"),
    "channels.email.again.ask_again": gettext_lazy("Ask the server for a mail again"),
}
PICTURES = {"image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp"}
# Neither a full stop nor a closing bracket at the end belongs to the address.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'„“”]*[^\s<>\"'„“”.,;:!?)\]}]|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A Lucide icon that says nothing to screen readers; the word stands beside it."""
    return _icon(name)


@register.simple_tag(takes_context=True)
def here(context: Context, place: str) -> str:
    """Marks the link of the place where one is (the screen says its `place`)."""
    return mark_safe(' aria-current="page"') if context.get("place") == place else ""


@register.inclusion_tag("kulanz/field.html")
def field(bound: BoundField, size: str = "") -> dict[str, Any]:
    """A form field with label, help and errors; `size` may be "half"."""
    widget = bound.field.widget
    if bound.errors:
        widget.attrs["aria-invalid"] = "true"
        widget.attrs["aria-describedby"] = f"{bound.auto_id}_error"
    return {
        "field": bound,
        "size": size,
        "tick": isinstance(widget, CheckboxInput),
        "group": isinstance(widget, RadioSelect | CheckboxSelectMultiple),
    }


@register.simple_tag
def lines(rows: Iterable[Row], query: str = "", *, plain: bool = False) -> SafeString:
    """Conversations as lines of a list, which `query` names; `plain` without a box to select them."""
    language, named = get_language() or "", "" if query == "view=open" else query
    return mark_safe("".join(_line(row, named, plain, language) for row in rows))  # noqa: S308  (templates escape)


@register.filter
def initials(person: object) -> str:
    """Up to two letters for a face: "Ada Lovelace" → "AL"."""
    words = [word for word in str(person).replace("@", " ").split() if word[:1].isalnum()]
    return (
        "".join(word[0] for word in (words if len(words) < 3 else [words[0], words[-1]]))[:2].upper() or "?"
    )


@register.filter
def first_word(person: object) -> str:
    return str(person).split(" ")[0]


@register.filter
def moment(at: datetime | None) -> str:
    """A point in time as one would say it: "14:05", "yesterday, 14:05", "Mon 3 March, 14:05"."""
    if at is None:
        return ""
    local, today = timezone.localtime(at), timezone.localdate()
    clock = formats.time_format(local, "H:i")
    if local.date() == today:
        return clock
    return _("{day}, {time}").format(day=_day(local, today), time=clock)


@register.filter
def day(at: datetime | None) -> str:
    """The time for today, else the day: for narrow columns."""
    if at is None:
        return ""
    local, today = timezone.localtime(at), timezone.localdate()
    return formats.time_format(local, "H:i") if local.date() == today else _day(local, today)


@register.filter
def stamp(at: datetime | None) -> SafeString:
    """A <time> with the exact point in time behind the one in words."""
    if at is None:
        return mark_safe("")
    exact = formats.date_format(timezone.localtime(at), "DATETIME_FORMAT")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', at.isoformat(timespec="seconds"), exact, moment(at)
    )


@register.filter
def since(at: datetime | None) -> str:
    """How long ago, in the words of the queue."""
    return queue.span(timezone.now() - at) if at else ""


@register.filter
def weight(size: int) -> str:
    """A file's size: "340 kB", "1,2 MB"."""
    if size < 1000:
        return _("{n} bytes").format(n=size)
    if size < 1_000_000:
        return f"{size // 1000} kB"
    return f"{formats.number_format(size / 1_000_000, 1)} MB"


@register.filter
def clock(at: datetime) -> str:
    return formats.time_format(timezone.localtime(at), "H:i")


@register.filter
def linked(text: str) -> SafeString:
    """Plain text with its web and mail addresses made into links; line breaks are kept by the style."""
    pieces, at = [], 0
    for found in _ADDRESS.finditer(text):
        pieces += [escape(text[at : found.start()]), _link(found)]
        at = found.end()
    return mark_safe("".join([*pieces, escape(text[at:])]))  # noqa: S308  (each piece is escaped)


@register.filter
def covered(text: str) -> str:
    """Words that belong to no conversation, without numbers and passwords."""
    return NONE.covered_note(text)


@register.filter
def people(pairs: list[list[str]]) -> str:
    """[[name, address], …] as one line."""
    return ", ".join(f"{name} <{address}>" if name else address for name, address in pairs)


@register.filter
def why(conversation: Conversation) -> str:
    """Why it stands where it stands."""
    return queue.reason(conversation)


@register.filter
def cause(code: str) -> str:
    return str(CAUSES.get(code, code))


@register.filter
def trouble(raw: RawMessage) -> str:
    """Why an original could not be read, in words; what only a technician understands is `technical`."""
    return unread.explain(raw)


@register.filter
def technical(raw: RawMessage) -> str:
    return unread.technical(raw)


@register.filter
def work(task: str) -> str:
    """What a piece of background work does; its own name where it has no other."""
    return str(WORK.get(task, task))


@register.filter
def breakable(words: object) -> SafeString:
    """An address may go on in the next line before its @ and after its dots, and nowhere else."""
    pieces = re.split(r"(?=@)|(?<=[.-])(?=\w)", str(words)) if "@" in str(words) else [str(words)]
    return mark_safe("<wbr>".join(escape(piece) for piece in pieces))  # noqa: S308  (each piece is escaped)


@register.filter
def day_soon(day: date) -> str:
    """A day of these weeks, short, with its weekday."""
    return formats.date_format(day, _("D, j F"))


@register.filter
def is_picture(file: Attachment) -> bool:
    return file.type.lower() in PICTURES


@register.filter
def explained(recipient: Recipient) -> str:
    return str(outbox.explain(recipient))


@register.filter
def signature(draft: Draft) -> str:
    """What is put below the text by itself."""
    return draft.channel.signature(compose.language(draft)).strip()


@register.filter
def other_than(suggestion: MergeSuggestion, customer: Customer) -> Customer:
    """The other one of two customers who may be one."""
    return suggestion.other if suggestion.one_id == customer.pk else suggestion.one


@register.filter
def told_apart(other: Customer, customer: Customer) -> str:
    """A customer's name, with the address where it looks like the name of the one it stands beside."""
    name = str(other)
    is_alike = name.casefold() == str(customer).casefold() and other.first_address != name
    return f"{name} ({other.first_address})" if is_alike and other.first_address else name


@register.filter
def register_words(code: str) -> str:
    return {"sie": _("we say Sie"), "du": _("we say du")}.get(code, "")


def _link(found: re.Match[str]) -> str:
    address = found.group()
    target = address if "://" in address else f"mailto:{address}"
    if address.startswith("www."):
        target = f"https://{address}"
    return format_html(
        '<a href="{}" target="_blank" rel="noopener noreferrer nofollow">{}</a>', target, address
    )


# A line is drawn once and again only when it says something else: most of a list's time goes into this.
@lru_cache(maxsize=4096)
def _line(row: Row, query: str, plain: bool, _language: str) -> str:
    return get_template("kulanz/queue/row.html").render({"row": row, "query": query, "plain": plain})


@lru_cache(maxsize=256)
def _icon(name: str) -> SafeString:
    drawing = lucide._render_icon(name, None, **{"class": "icon", "aria-hidden": "true"})
    return mark_safe(drawing)  # noqa: S308  (drawn by the icon library)


def _day(local: datetime, today: date) -> str:
    return _day_in_words(local.date(), today, get_language() or "")


@lru_cache(maxsize=1024)
def _day_in_words(on: date, today: date, _language: str) -> str:
    if on == today - timedelta(days=1):
        return _("yesterday")
    if on == today + timedelta(days=1):
        return _("tomorrow")
    if abs((on - today).days) < 7:
        return formats.date_format(on, _("D j M"))
    if on.year == today.year:
        return formats.date_format(on, _("j M"))
    return formats.date_format(on, _("j M Y"))
