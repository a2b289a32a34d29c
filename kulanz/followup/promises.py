"""The ledger of promises: made from a sentence or by hand, kept by evidence, moved in time, or visibly broken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.conversations.models import Call, Conversation, Message, Note
from kulanz.customers.models import Customer
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal

from .models import Commission, Promise

Kind, State, Evidence = Promise.Kind, Promise.State, Promise.Evidence
LONGEST_WHAT, LONGEST_WORDS = 200, 500
# What lies in the trash reminds nobody.
ALIVE = Q(conversation=None) | Q(conversation__deleted_at=None)


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence a promise came from: its words, and where they stand in the text of a message or note."""

    words: str
    message: Message | None = None
    note: Note | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that it was kept: a record, or somebody's word."""

    kind: str
    number: int | None = None
    note: str = ""


@transaction.atomic
def make(
    customer: Customer,
    what: str,
    due: date | None,
    *,
    by: Staff | None,
    kind: str = Kind.OTHER,
    conversation: Conversation | None = None,
    owed_by: Staff | None = None,
    due_at: datetime | None = None,
    source: Source | None = None,
) -> Promise:
    """Something is owed to the customer by the end of that day, or by the moment of `due_at`.

    The same sentence makes one promise, however often it is told. Who makes it owes it, unless somebody else does.
    """
    said = source or Source("")
    conversation = _held(conversation)
    if said.message and said.start is not None:
        told = Promise.objects.filter(message=said.message, start=said.start).first()
        if told:
            return told
    promise = Promise.objects.create(
        customer=customer,
        conversation=conversation,
        kind=kind,
        what=" ".join(what.split())[:LONGEST_WHAT],
        due=due,
        due_at=due_at or (hours.closing(due) if due else None),
        owed_by=owed_by or by,
        words=said.words[:LONGEST_WORDS],
        message=said.message,
        note=said.note,
        start=said.start,
        end=said.end,
        made_by=by,
    )
    if due:
        _record("promised", promise, by, on=due.isoformat())
    else:
        _record("promised_some_day", promise, by)
    _tell(promise)
    return promise


@transaction.atomic
def keep(promise: Promise, proof: Proof, *, by: Staff | None, at: datetime | None = None) -> None:
    """It was kept, and this shows it; a word alone must say what was done."""
    if proof.kind == Evidence.WORD and not proof.note.strip():
        raise Refusal(_("Please write down in a few words how it was kept."))
    if not _settle(
        promise, State.KEPT, by, at, evidence=proof.kind, evidence_id=proof.number, note=proof.note
    ):
        return
    _record("promise_kept", promise, by, evidence=proof.kind)
    _tell(promise)


@transaction.atomic
def drop(promise: Promise, why: str, *, by: Staff | None) -> None:
    """It is no longer owed: they said so, or it was never promised."""
    if not why.strip():
        raise Refusal(_("Please write down why it is no longer owed."))
    if not _settle(promise, State.DROPPED, by, None, note=why):
        raise Refusal(_("This promise is settled already."))
    _record("promise_dropped", promise, by, why=why.strip()[:300])
    _tell(promise)


def await_mail(promise: Promise, message: Message) -> None:
    """This mail keeps it, but only once it has left."""
    promise.awaits = message
    promise.save(update_fields=["awaits"])


@transaction.atomic
def take_up_again(promise: Promise, *, by: Staff | None) -> None:
    """What settled it was a mistake, or was taken back."""
    settled = Promise.objects.filter(pk=promise.pk).exclude(state=State.OPEN)
    if not settled.update(
        state=State.OPEN, settled_at=None, settled_by=None, evidence="", evidence_id=None, settled_note="",
        awaits=None,
    ):  # fmt: skip
        return
    promise.refresh_from_db()
    _record("promise_reopened", promise, by)
    _tell(promise)


@transaction.atomic
def move(
    promise: Promise,
    due: date,
    *,
    by: Staff | None,
    due_at: datetime | None = None,
    told: Message | None = None,
) -> None:
    """To another day. Told in time, it is not broken by that; told too late, it stays broken in the figures.

    `told` is the mail that tells them so, when it leaves.
    """
    if due < timezone.localdate():
        raise Refusal(_("Please choose a day that is still to come."))
    promise.refresh_from_db(from_queryset=Promise.objects.select_for_update())
    if not promise.is_open:
        raise Refusal(_("This promise is settled already."))
    if Commission.objects.filter(promise=promise).exists():
        raise Refusal(
            _("Its day is that of the commission. Please change it in your list, and bring that anew.")
        )
    before = promise.due
    if told is None or promise.moved_by_id != told.pk:  # moved twice by a mail, it goes back to before it
        promise.moved_by, promise.before_move = told, promise.standing() if told else {}
    if _is_missed(promise, told.at if told else timezone.now()):
        promise.missed_at = promise.missed_at or promise.due_at
    promise.first_due = promise.first_due or before
    promise.due, promise.due_at = due, due_at or hours.closing(due)
    promise.reminded_at = promise.broken_told_at = None
    promise.save(update_fields=[*Promise.STANDING, "moved_by", "before_move"])
    _record("promise_moved", promise, by, before=before.isoformat() if before else None, on=due.isoformat())
    _tell(promise)


@transaction.atomic
def move_back(message: Message) -> None:
    """This mail told of another day, but nobody reads it: the day before holds again."""
    for promise in Promise.objects.select_for_update(of=("self",)).filter(moved_by=message):
        promise.put_back()
        _record("promise_moved_back", promise, None)
        _tell(promise)


@transaction.atomic
def hand_over(promise: Promise, to: Staff, *, by: Staff) -> None:
    """Somebody else owes it now."""
    Promise.objects.filter(pk=promise.pk).update(owed_by=to, reminded_at=None)
    promise.owed_by = to
    _record("promise_handed_over", promise, by, to=str(to))


@transaction.atomic
def forget(promises: Iterable[Promise]) -> None:
    """They were never made: what made them was taken back."""
    gone = list(promises)
    Promise.objects.filter(pk__in=[one.pk for one in gone]).delete()
    for one in {promise.conversation_id: promise for promise in gone}.values():
        _tell(one)


def still_open(**where: object) -> QuerySet[Promise]:
    """Those that are owed, the most pressing first; those without a day last."""
    rows = Promise.objects.filter(state=State.OPEN, **where)
    return rows.select_related("customer", "conversation", "owed_by").order_by(
        F("due_at").asc(nulls_last=True), "pk"
    )


def broken(now: datetime | None = None) -> QuerySet[Promise]:
    """Those that are owed and late, save for what lies in the trash."""
    return still_open(due_at__lt=now or timezone.now()).filter(ALIVE)


def tell_conversation(conversation: Conversation) -> None:
    """The conversation knows the next thing that is owed in it."""
    owed = list(
        Promise.objects.filter(conversation=conversation, state=State.OPEN, due__isnull=False)
        .order_by("due", "pk")
        .values_list("due", "what")
    )
    what = "; ".join(dict.fromkeys(what for _due, what in owed))
    conversation.owe(what, owed[0][0] if owed else None)


def reassign(old: Customer, new: Customer) -> list[int]:
    moved = list(Promise.objects.filter(customer=old).values_list("pk", flat=True))
    Promise.objects.filter(pk__in=moved).update(customer=new)
    return moved


def give_back(ids: list[int], owner: Customer) -> None:
    Promise.objects.filter(pk__in=ids).update(customer=owner)


def move_along(old: Conversation, new: Conversation, *, with_messages: QuerySet[Any] | None = None) -> None:
    """A conversation became part of another, or only these messages of it: what is owed goes along."""
    moving = Promise.objects.filter(conversation=old)
    if with_messages is not None:
        moving = moving.filter(message__in=with_messages)
    if moving.update(conversation=new):
        for one in (old, new):
            tell_conversation(one)


def _settle(
    promise: Promise,
    state: str,
    by: Staff | None,
    at: datetime | None,
    *,
    evidence: str = "",
    evidence_id: int | None = None,
    note: str = "",
) -> bool:
    """Whether it was open until now; two at once settle it once."""
    rows = Promise.objects.filter(pk=promise.pk, state=State.OPEN)
    told = rows.update(
        state=state,
        settled_at=at or timezone.now(),
        settled_by=by,
        evidence=evidence,
        evidence_id=evidence_id,
        settled_note=note.strip()[:300],
    )
    promise.refresh_from_db()
    return bool(told)


def _record(kind: str, promise: Promise, by: Staff | None, **data: object) -> None:
    """On the conversation's timeline, or without one on the customer's."""
    record(
        kind, promise.conversation or promise.customer, by=by, what=promise.what, promise=promise.pk, **data
    )


def _is_missed(promise: Promise, at: datetime) -> bool:
    """Whether they are told too late of another day; who called in time and reached nobody did what was promised."""
    if promise.due_at is None or promise.due_at >= at:
        return False
    tried = Call.objects.filter(
        conversation=promise.conversation_id, at__gte=promise.made_at, at__lte=promise.due_at
    )
    return promise.kind != Kind.CALL or not tried.exists()


def _held(conversation: Conversation | None) -> Conversation | None:
    """Locked, or what it was merged into: mail that is being filed there waits for us."""
    if conversation is None:
        return None
    conversation.refresh_from_db(from_queryset=Conversation.objects.select_for_update())
    return conversation.merged_into or conversation


def _tell(promise: Promise) -> None:
    if promise.conversation:
        tell_conversation(promise.conversation)
