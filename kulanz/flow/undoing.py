"""What a pick of the owner's round changed, and how it is put back."""

from collections.abc import Iterable
from typing import Any

from kulanz.business.models import Notice, Staff
from kulanz.channels import registry, rules
from kulanz.channels.models import RawMessage, SenderRule
from kulanz.conversations import search
from kulanz.conversations.models import Conversation, Note
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.journal.models import record
from kulanz.lib import snapshot
from kulanz.triage import cases
from kulanz.triage.models import Case

from .arrival import Arrival

BLOCK = SenderRule.Action.BLOCK
# What people decide of a conversation, and what follows from it.
DECIDED = (
    "state",
    "assigned_to_id",
    "snoozed_until",
    "snooze_mode",
    "promised_for",
    "promised_what",
    "deleted_at",
)
RECKONED = ("due_at", "due_reason", "need_at")
OF_CONVERSATION = (*DECIDED, *RECKONED)
OF_CASE = (
    "reasons",
    "step",
    "state",
    "back_at",
    "pick",
    "picked_by_id",
    "picked_at",
    "picked_for_id",
    "line",
)


def before(case: Case, talks: Iterable[Conversation]) -> dict[str, Any]:
    """What there is before the pick."""
    taken = {str(talk.pk): [snapshot.take(talk, OF_CONVERSATION)] for talk in talks}
    return {"case": snapshot.take(case, OF_CASE), "talks": taken, "rules": {}, "note": None}


def rule_of(address: str) -> dict[str, list[str] | None]:
    """The sender rule of that address as it is now."""
    pattern = rules.read_pattern(address)
    known = SenderRule.objects.filter(pattern=pattern).values_list("action", "note").first()
    return {pattern: list(known) if known else None}


def after(changed: dict[str, Any], talks: Iterable[Conversation]) -> dict[str, Any]:
    """With what there is after it: what is different at the end was done by somebody else."""
    for talk in talks:
        changed["talks"][str(talk.pk)].append(snapshot.take(talk, OF_CONVERSATION))
    return changed


def put_back(case: Case, *, by: Staff) -> None:
    """Conversations, rules, note, notices and the case itself, within the caller's transaction."""
    changed = case.changed
    talks = Conversation.objects.select_for_update().in_bulk([int(pk) for pk in changed["talks"]])
    for pk, (was, became) in changed["talks"].items():
        if int(pk) in talks:
            _put_back_one(talks[int(pk)], was, became, by=by)
    promises.forget(Promise.objects.filter(pk=changed.get("promise")))
    for pattern, known in changed["rules"].items():
        _put_back_rule(pattern, known, by=by)
    search.forget_notes([changed["note"]] if changed["note"] else [])
    Note.objects.filter(pk=changed["note"]).delete()
    told = Notice.objects.filter(
        kind=Notice.Kind.HANDED_OVER, subject_kind="conversation", subject_id__in=talks
    )
    told.filter(actor=case.picked_by_id, at__gte=case.picked_at).delete()
    _let_in_again(case)
    _put_back_case(case)


def _put_back_case(case: Case) -> None:
    """As it was, with the reasons that have come since, and the line that may be wanted again."""
    was, line = case.changed["case"], case.line
    since = [reason for reason in case.reasons if reason not in was["reasons"]]
    news = {reason["code"] for reason in since}
    snapshot.put_back(case, was)
    case.line = line or case.line
    case.reasons = [*since, *(reason for reason in case.reasons if reason["code"] not in news)]
    cases.sort(case)
    case.changed = {}
    case.save()


def _put_back_one(talk: Conversation, was: snapshot.Taken, became: snapshot.Taken, *, by: Staff) -> None:
    now = snapshot.take(talk, OF_CONVERSATION)
    if now == became:
        snapshot.put_back(talk, was)
    else:
        ours = {name: was[name] for name in DECIDED if now[name] == became[name]}
        snapshot.put_back(talk, ours)
        talk.reckon()
    talk.save(update_fields=[name.removesuffix("_id") for name in OF_CONVERSATION])
    if was != became:
        record("pick_undone", talk, by=by)


def _put_back_rule(pattern: str, known: list[str] | None, *, by: Staff) -> None:
    if known:
        rules.put(pattern, known[0], by=by, note=known[1])
        return
    SenderRule.objects.filter(pattern=pattern, action=BLOCK).delete()


def _let_in_again(case: Case) -> None:
    """What they have written since the pick blocked them is read after all, as soon as the clock looks."""
    patterns = {name for name, known in case.changed["rules"].items() if not known or known[0] != BLOCK}
    if not patterns:
        return
    ours = frozenset(registry.own_addresses())
    blocked = RawMessage.objects.filter(state=RawMessage.State.BLOCKED, arrived_at__gte=case.picked_at)
    theirs = [raw.pk for raw in blocked.select_related("channel") if _writer(raw, ours) in patterns]
    blocked.filter(pk__in=theirs).update(state=RawMessage.State.STORED)


def _writer(raw: RawMessage, ours: frozenset[str]) -> str:
    """The address by which the rules decided when it came."""
    arrival = Arrival(raw, registry.read(raw), ours, raw.arrived_at)
    return rules.read_pattern(arrival.person.address)
