"""The timeline of a customer as the screen shows it: one line for each thing that happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.conversations import regroup
from kulanz.conversations.models import Call, Message, Note
from kulanz.customers.models import Order, Refund
from kulanz.flow import lifetime
from kulanz.flow.lifetime import Entry
from kulanz.journal.models import Event
from kulanz.triage import veiling
from kulanz.triage.covering import NONE, Secrets
from kulanz.triage.models import Dissatisfaction
from kulanz.web import amounts, happenings
from kulanz.web.finding_words import MOOD_WORDS

KIND_WORDS = {
    "": gettext_lazy("Everything"),
    "message": gettext_lazy("Messages"),
    "order": gettext_lazy("Orders"),
    "promise": gettext_lazy("Promises"),
    "note": gettext_lazy("Notes"),
    "state": gettext_lazy("What we made of it"),
}
GRAVE_MOODS = {"furious", "unhappy"}
QUIET_MOOD = "neutral"


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    icon: str
    # What it is, then what it says; both as they may be shown.
    title: str
    text: str = ""
    link: str = ""
    # A word beside it: the mood of a message, the state of an order.
    mark: str = ""
    is_grave: bool = False
    is_ours: bool = False


def of(entries: Iterable[Entry]) -> list[Line]:
    found = list(entries)
    secrets = veiling.of({number for entry in found if (number := _conversation(entry.item))})
    return [_line(entry, secrets.get(_conversation(entry.item) or 0, NONE)) for entry in found]


def choices(chosen: str) -> list[tuple[str, Any, bool]]:
    """What the timeline can be narrowed to: (kind, in words, whether that is so now)."""
    return [(kind, words, kind == chosen) for kind, words in KIND_WORDS.items()]


def known_kind(typed: str) -> str:
    return typed if typed in lifetime.KINDS else ""


def _conversation(item: lifetime.Item) -> int | None:
    match item:
        case Message() | Note():
            return item.conversation_id
        case Event() if item.subject_kind == "conversation":
            return item.subject_id
        case _:
            return None


def _line(entry: Entry, secrets: Secrets) -> Line:
    match entry.item:
        case Message():
            return _message(entry.item, secrets)
        case Note():
            return _note(entry.item, secrets)
        case Event():
            return _event(entry.item, secrets)
        case Order():
            return _order(entry.item)
        case Refund():
            return _refund(entry.item)
        case Dissatisfaction():
            return _dissatisfied(entry.item, is_end=entry.is_end)


def _message(message: Message, secrets: Secrets) -> Line:
    is_ours = message.direction == Message.Direction.OUT
    assessment = getattr(message, "assessment", None)
    mood = assessment.mood if assessment and not is_ours else ""
    return Line(
        at=message.at,
        icon="corner-up-left" if is_ours else "mail",
        title=secrets.covered(message.subject or str(_("(no subject)"))),
        text=regroup.preview(secrets.covered(message.new_text or message.text)),
        link=_to_conversation(message.conversation_id),
        mark=str(MOOD_WORDS.get(mood, "")) if mood != QUIET_MOOD else "",
        is_grave=mood in GRAVE_MOODS,
        is_ours=is_ours,
    )


def _note(note: Note, secrets: Secrets) -> Line:
    title = _("{who} noted").format(who=note.author) if note.author else _("A note")
    call: Call | None = getattr(note, "call", None)
    return Line(
        at=note.at,
        icon="phone" if call else "sticky-note",
        title=happenings.called(call) if call else title,
        text=regroup.preview(secrets.covered_note(note.text)),
        link=_to_conversation(note.conversation_id),
        is_ours=True,
    )


def _event(event: Event, secrets: Secrets) -> Line:
    is_promise = event.kind in lifetime.PROMISES
    return Line(
        at=event.at,
        icon="handshake" if is_promise else "bookmark",
        title=happenings.sentence(event, secrets if is_promise else NONE),
        link=_to_conversation(event.subject_id) if is_promise else "",
        is_ours=True,
    )


def _order(order: Order) -> Line:
    amount = amounts.written(order.total_cents, order.currency)
    return Line(
        at=order.placed_at,
        icon="shopping-bag",
        title=_("Order {number}: {amount}").format(number=order.number, amount=amount),
        text=_bought(order.lines),
        mark=capfirst(order.get_state_display()),
    )


def _bought(lines: Iterable[dict[str, Any]]) -> str:
    """The things by name, with how many where there are more than one."""
    named = [(str(line.get("title", "")), line.get("quantity", 1)) for line in lines]
    return ", ".join(f"{number} × {title}" if number != 1 else title for title, number in named if title)


def _refund(refund: Refund) -> Line:
    amount = amounts.written(refund.cents, refund.order.currency)
    title = _("{amount} went back for order {number}")
    return Line(
        at=refund.at,
        icon="undo-2",
        title=title.format(amount=amount, number=refund.order.number),
        text=NONE.covered_note(refund.reason),
    )


def _dissatisfied(state: Dissatisfaction, *, is_end: bool) -> Line:
    if is_end and state.closed_at:
        title = _("No longer extremely dissatisfied")
        return Line(state.closed_at, "sun", title, NONE.covered_note(state.done), is_ours=True)
    return Line(
        at=state.opened_at,
        icon="cloud-lightning",
        title=_("Extremely dissatisfied"),
        text=NONE.covered_note(state.opened_note),
        is_grave=True,
    )


def _to_conversation(number: int) -> str:
    return reverse("conversation", args=[number])
