"""Events as sentences."""

from datetime import date, datetime
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kulanz.conversations import calls
from kulanz.conversations.models import Call
from kulanz.customers.models import Consent
from kulanz.goodwill.models import Gesture
from kulanz.journal.models import Event
from kulanz.reply.models import Draft
from kulanz.triage.covering import NONE, Secrets
from kulanz.web import amounts
from kulanz.web.templatetags.desk import moment

from .happening_words import SENTENCES

# What they gave as a reason is said after it.
ABOUT_CONSENT = {"consent_given", "consent_withdrawn"}
REASONED = {"crowned", "uncrowned", "crown_withdrawn"}


def sentence(event: Event, secrets: Secrets = NONE) -> str:
    """What happened, without what is covered in its conversation."""
    if event.kind == "assigned":
        return _assigned(event)
    if event.kind == "written_first":
        return secrets.covered(_written_first(event))
    with_person, without = SENTENCES.get(event.kind, ("", ""))
    text = str(with_person if event.actor else without) or event.kind.replace("_", " ")
    facts = {name: secrets.covered(_said(value)) for name, value in event.data.items()}
    if event.kind in ABOUT_CONSENT and facts.get("what") in Consent.Purpose.values:
        facts["what"] = str(Consent.Purpose(facts["what"]).label)
    if facts.get("gift") in Gesture.Kind.values:
        facts["gift"] = str(Gesture.Kind(facts["gift"]).label)
    if event.data.get("cents") is not None and event.data.get("currency"):
        facts["money"] = amounts.written(event.data["cents"], event.data["currency"])
    if "title" in facts:
        facts["subject"] = facts["title"] or _("(no subject)")
    said = text.format_map(_Facts(facts, who=str(event.actor or "")))
    # Most people give no reason.
    return f"{said}: {facts['note']}" if event.kind in REASONED and facts.get("note") else said


def called(call: Call) -> str:
    """A call of ours as the journal says it."""
    with_person, without = SENTENCES[f"{calls.EVENT}{call.outcome}"]
    return str(with_person if call.by else without).format(who=call.by)


class _Facts(dict[str, str]):
    """Facts of an old event may be fewer than its sentence wants."""

    def __missing__(self, key: str) -> str:
        return "…"


def _assigned(event: Event) -> str:
    who, to = event.actor, event.data.get("to")
    if who and event.data.get("to_id") == who.pk:
        return _("{who} took it").format(who=who)
    if not to:
        return _("{who} gave it back").format(who=who) if who else _("Nobody has it any more")
    return _("{who} gave it to {to}").format(who=who, to=to) if who else _("{to} has it now").format(to=to)


def _written_first(event: Event) -> str:
    """Why we wrote to somebody who had not written, and until when it waits."""
    code, note, until = (event.data.get(name) for name in ("reason", "note", "until"))
    reason = str(Draft.Reason(code).label) if code in Draft.Reason.values else "…"
    who = str(event.actor or "")
    said = _("{who} wrote first: {reason}") if event.actor else _("We wrote first: {reason}")
    parts = [said.format(who=who, reason=reason)]
    if note:
        parts.append(_("“{note}”").format(note=note))
    if until:
        parts.append(_("waits until {until} for the end of the quiet hours").format(until=_said(until)))
    return ", ".join(parts)


def _said(value: Any) -> str:
    """Dates and moments in words, all else as it is."""
    if isinstance(value, str) and len(value) >= 10 and value[4:5] == "-":
        at = _read(value)
        if isinstance(at, datetime):
            return moment(at)
        if at:
            return date_format(at, "SHORT_DATE_FORMAT")
    return str(value)


def _read(value: str) -> datetime | date | None:
    try:
        return parse_datetime(value) if "T" in value else parse_date(value)
    except ValueError:
        return None
