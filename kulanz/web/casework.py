"""A case of the owner's round in words: why it is here, what they want, what was promised, what we did."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.business.models import Staff
from kulanz.conversations import queue
from kulanz.conversations.models import Conversation
from kulanz.customers import silence
from kulanz.flow import said_before
from kulanz.flow.dossier import Dossier, Talk
from kulanz.triage import cases
from kulanz.triage.covering import NONE, Secrets
from kulanz.triage.models import Case
from kulanz.web import findings, happenings, owed, thread
from kulanz.web.findings import Passage
from kulanz.web.lighting import ALL, DARK
from kulanz.web.templatetags.desk import moment

REASONS = {
    "extremely_dissatisfied": gettext_lazy("Extremely dissatisfied"),
    "history": gettext_lazy("Unhappy, and we have kept them waiting"),
    "by_hand": gettext_lazy("Extremely dissatisfied, as one of us noted"),
    "legal": gettext_lazy("Speaks of a lawyer, an authority or a chargeback"),
    "goes_public": gettext_lazy("Goes public with it, or threatens to"),
    "complaint": gettext_lazy("Complains"),
    "callback_request": gettext_lazy("Wants to be called"),
    "special_request": gettext_lazy("Has a special request"),
    "by_rule": gettext_lazy("A rule of yours asks for it"),
    "super_customer": gettext_lazy("A super-customer has written"),
    "praise": gettext_lazy("Has kind words for us"),
}
LONGEST_ANSWER = 220


@dataclass(frozen=True, slots=True)
class Reason:
    words: str
    is_grave: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """An open conversation on the page of the case."""

    conversation: Conversation
    title: str
    why: str
    bubble: thread.Bubble | None


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that we did."""

    at: datetime
    who: str
    words: str
    is_answer: bool


def of(dossier: Dossier, by: Staff) -> dict[str, Any]:
    """What the page of the case shows."""
    silent = silence.among([dossier.customer.pk])
    return {
        "case": dossier.case,
        "customer": dossier.customer,
        "handles": dossier.handles,
        "known_since": dossier.known_since,
        "standing": dossier.standing,
        "standing_kind": dossier.standing_kind,
        "back": _back(dossier.case, by),
        "reasons": list(_reasons(dossier.case)),
        "demands": list(_demands(dossier)),
        "sheets": [
            _sheet(
                talk, dossier.secrets.get(talk.conversation.pk, NONE), talk.conversation.customer_id in silent
            )
            for talk in dossier.talks
        ],
        "promised": list(_promised(dossier)),
        "deeds": sorted([*_answers(dossier), *_events(dossier)], key=lambda deed: deed.at, reverse=True),
    }


def taken(case: Case, by: Staff) -> str:
    """What the owner made of it, in a sentence."""
    if case.state == Case.State.DONE and case.pick != Case.Pick.BLOCK:
        return _("Nothing waits here any more.")
    if case.pick == Case.Pick.LATER and case.back_at:
        return _("Comes back: %(when)s.") % {"when": moment(case.back_at)}
    if case.pick == Case.Pick.CALL:
        return _("You call.")
    if case.pick == Case.Pick.BLOCK:
        return _("Blocked.")
    if case.picked_for and case.picked_for != by:
        return _("%(who)s has it.") % {"who": case.picked_for}
    return _("You have it.")


def to_call(case: Case) -> int | None:
    """The conversation from which the owner calls, where that is what they have just picked."""
    talks = case.changed.get("talks", {}) if case.pick == Case.Pick.CALL else {}
    return next(map(int, talks), None)


def _reasons(case: Case) -> Iterator[Reason]:
    """The most pressing first; that it comes back is said apart from them."""
    for reason in case.reasons:
        if words := REASONS.get(reason["code"]):
            is_grave = reason["code"] in {"extremely_dissatisfied", "history", "by_hand"}
            yield Reason(str(words), is_grave)


def _back(case: Case, by: Staff) -> str:
    """Why it is here again; empty where it is new."""
    is_returned = any(reason["code"] == cases.RETURNED for reason in case.reasons)
    if not case.pick or not case.picked_at:
        return _("Nobody has taken it in time.") if is_returned else ""
    facts = {"who": case.picked_for or _("somebody"), "when": moment(case.picked_at)}
    if case.pick == Case.Pick.LATER:
        return _("You wanted to see it again.")
    if not is_returned:
        return _("There is more since you have seen to it: %(when)s.") % facts
    if case.pick == Case.Pick.CALL:
        return _("You wanted to call: %(when)s. It is not settled yet.") % facts
    if case.picked_for == by:
        return _("You took it: %(when)s. There is no answer yet.") % facts
    return _("%(who)s was given it: %(when)s. There is no answer yet.") % facts


def _demands(dossier: Dossier) -> Iterator[Passage]:
    """In their own words, each once, with what is covered staying covered."""
    seen = set()
    for talk in dossier.talks:
        secrets = dossier.secrets.get(talk.conversation.pk, NONE)
        for assessment in talk.assessments:
            for passage in findings.demands(assessment, secrets):
                if passage.words not in seen:
                    seen.add(passage.words)
                    yield passage


def _sheet(talk: Talk, secrets: Secrets, is_silent: bool) -> Sheet:
    conversation, message = talk.conversation, talk.message
    lights = DARK
    if message and (mine := next((one for one in talk.assessments if one.message_id == message.pk), None)):
        lights = findings.lights(mine, findings.of(mine, secrets), ALL)
    return Sheet(
        conversation,
        secrets.covered(str(conversation)),
        secrets.covered(queue.reason(conversation, is_silent=is_silent)),
        thread.bubble(message, secrets, lights) if message else None,
    )


def _promised(dossier: Dossier) -> Iterator[owed.Told]:
    for promise in dossier.promised:
        yield owed.told(promise, dossier.secrets.get(promise.conversation_id or 0, NONE))
    for one in said_before.said(dossier.answers):
        yield owed.told_before(one, dossier.secrets.get(one.message.conversation_id, NONE))


def _answers(dossier: Dossier) -> Iterator[Deed]:
    for message in dossier.answers:
        secrets = dossier.secrets.get(message.conversation_id, NONE)
        said = " ".join(secrets.covered(message.new_text or message.text).split())
        who = str(message.author or message.sender_name or _("We"))
        yield Deed(message.at, who, Truncator(said).chars(LONGEST_ANSWER), is_answer=True)


def _events(dossier: Dossier) -> Iterator[Deed]:
    for event in dossier.events:
        words = happenings.sentence(event, dossier.secrets.get(event.subject_id, NONE))
        yield Deed(event.at, "", words, is_answer=False)
