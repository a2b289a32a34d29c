"""Bytes that were stored become a message in a conversation of a customer. Start reading here."""

import logging
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import InterfaceError, OperationalError, transaction

from kulanz.business import notices, people
from kulanz.business.models import Notice, Staff
from kulanz.channels import inbox, originals, registry, rules, unread
from kulanz.channels.models import RawMessage, SenderRule
from kulanz.conversations import regroup, thread
from kulanz.conversations.models import Conversation, Message, Original
from kulanz.customers import match
from kulanz.customers.models import Customer
from kulanz.jobs import leases
from kulanz.journal.models import record
from kulanz.lib import turns
from kulanz.reading.language import language_of
from kulanz.reading.register import register_of

from . import (
    bounced,
    cooling,
    following,
    judging,
    promised,
    quarantining,
    regrouping,
    retracting,
    same_person,
    unsubscribing,
)
from .arrival import EARLIEST, Arrival, believable
from .keeping import keep
from .setting_aside import MOST_ATTEMPTS, put_off, set_aside

logger = logging.getLogger(__name__)

# A letter with all problems of such a set holds nothing that a person could answer.
HOPELESS = ({"empty"}, {"not_a_mail", "no_body"}, {"not_a_mail", "unreadable"})
READER = "reading mail"
READER_LEASE = 30.0


class Unreadable(Exception):
    """These bytes are no message; they wait under "could not read"."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is the same for every mail of one run, looked up once."""

    ours: frozenset[str]
    verdict: Callable[[str], SenderRule.Action | None]
    # What was written before is history: nobody is set apart for it, and nobody waits for us since then.
    history_until: datetime = EARLIEST


def look_up_known(*, history_until: datetime = EARLIEST) -> Known:
    return Known(frozenset(registry.own_addresses()), rules.judge(), history_until)


def take_in_waiting(*, seconds: float = 20.0) -> int:
    """Read what is stored and not yet read, oldest first, for so long at most; how many were taken in.

    One reader at a time: what comes while he reads is read by him, and he looks once more when he is done.
    """
    me, until, taken = uuid.uuid4().hex, time.monotonic() + seconds, 0
    try:
        while time.monotonic() < until and originals.waiting().exists():
            if not leases.hold(READER, me, READER_LEASE):
                break
            try:
                taken += _read_on(me, until)
            finally:
                leases.release(READER, me)
    except (OperationalError, InterfaceError):
        logger.warning("the database cannot be used; what is waiting is read later", exc_info=True)
    return taken


def _read_on(me: str, until: float) -> int:
    known, taken, renewed = look_up_known(), 0, time.monotonic()
    # One that broke the reading off last time comes after all others, so that it holds up nobody.
    for raw in originals.waiting().order_by("attempts", "pk")[:200]:
        now = time.monotonic()
        if now - renewed > READER_LEASE / 3:
            renewed = now
            if not leases.renew(READER, me, READER_LEASE):
                break
        if now > until:
            break
        if _begin(raw):
            taken += take_in(raw, known=known) is not None
    return taken


def _begin(raw: RawMessage) -> bool:
    """Note the attempt before it is made; False when there have been enough of them."""
    if raw.attempts >= MOST_ATTEMPTS:
        set_aside(raw, Unreadable(unread.BROKE_OFF))
        return False
    RawMessage.objects.filter(pk=raw.pk).update(attempts=raw.attempts + 1)
    return True


def retry(raw: RawMessage, *, by: Staff) -> Message | None:
    """Read again what could not be read; what could not be fetched is asked for first."""
    record("read_again", raw, by=by)
    if raw.is_partial and not inbox.fetch_again(raw):
        return None
    return take_in(raw)


def take_in(
    raw: RawMessage, *, known: Known | None = None, content: bytes | None = None, together: bool = False
) -> Message | None:
    """Read one original and file it; None when it is a duplicate, blocked or cannot be read.

    With `together` it is filed within the caller's transaction and what goes wrong there is raised: nothing but
    taking all of them back can follow.
    """
    waits_as = raw.state
    if waits_as not in originals.WAITING and not together:
        return None  # somebody else has read, blocked or deleted it
    known = known or look_up_known()
    try:
        letter = registry.read(raw, content)
        if any(hopeless.issubset(letter.problems) for hopeless in HOPELESS):
            raise Unreadable(", ".join(letter.problems))
        arrival = Arrival(raw, letter, known.ours, believable(letter.sent_at, raw.arrived_at))
    except Exception as error:
        _give_up(raw, error)
        return None
    judged = judging.look(arrival)
    if together:
        return _file(arrival, known, judged)
    try:
        with transaction.atomic():
            return _file(arrival, known, judged)
    except (OperationalError, InterfaceError) as error:  # the database's fault, most likely not the mail's
        raw.state = waits_as
        put_off(raw, error)
        return None
    except Exception as error:
        raw.state = waits_as
        _give_up(raw, error)
        return None


def _give_up(raw: RawMessage, error: Exception) -> None:
    """Whatever one mail does, the run goes on and the mail waits visibly."""
    logger.warning("original %s could not be read: %s", raw.pk, type(error).__name__, exc_info=True)
    set_aside(raw, error)


def _file(arrival: Arrival, known: Known, judged: judging.Judged | None) -> Message | None:
    turns.wait_for("file a mail")
    raw = arrival.raw
    verdict = None if arrival.is_ours else known.verdict(arrival.person.address)
    blocked = verdict == SenderRule.Action.BLOCK
    state = RawMessage.State.BLOCKED if blocked else RawMessage.State.READ
    if (raw.state != state and not originals.settle(raw, state)) or blocked:
        return None
    leads = thread.find_leads(arrival.letter)
    if (held := _same_message(arrival, leads)) is not None:
        Original.objects.create(message=held, raw=raw)
        _confirm(held, arrival)
        return None
    if arrival.letter.automatic == "bounce":
        return bounced.file(arrival, keep)
    is_history = arrival.at < known.history_until
    return _file_in_conversation(arrival, leads, judged, verdict, is_history=is_history)


def _file_in_conversation(
    arrival: Arrival,
    leads: list[thread.Lead],
    judged: judging.Judged | None,
    verdict: SenderRule.Action | None,
    *,
    is_history: bool,
) -> Message:
    customer = _customer(arrival)
    place = thread.find_place(
        arrival.letter, leads, customer, arrival.participants, arrival.tokens, is_ours=arrival.is_ours
    )
    conversation = place.conversation if place else _fresh(arrival, customer)
    _tell_state(arrival, conversation, judging.told(arrival, judged))
    message = keep(arrival, conversation, flag=place.flag if place else "")
    assessment = judging.keep(message, judged, conversation, is_history=is_history)
    for other in place.others if place else ():
        regrouping.merge(conversation, other, by=None)
    if place is None and not is_history:
        quarantining.begin(conversation, judged, verdict)
    if arrival.is_from_a_person:
        if place and conversation.quarantined_at:
            quarantining.go_on(conversation, judged, verdict, is_history=is_history)
        same_person.look(customer, arrival.letter)
    is_history = is_history or quarantining.is_history(message)
    if not is_history:
        unsubscribing.honour(message, conversation)
    if arrival.is_surely_ours:
        promised.note_copy(message, is_history=is_history)
    following.follow(assessment, conversation, is_history=is_history)
    return message


def _customer(arrival: Arrival) -> Customer:
    """Who wrote, with the language and form of address in which they write to us."""
    person, letter = arrival.person, arrival.letter
    said = letter.new_text if arrival.is_from_a_person else ""
    return match.customer_of(
        person.address,
        person.name,
        since=arrival.at,
        language=language_of(said),
        register=register_of(said),
        wrote=arrival.is_from_a_person,
    )


def _fresh(arrival: Arrival, customer: Customer) -> Conversation:
    return Conversation(
        customer=customer,
        channel=arrival.raw.channel,
        subject=arrival.letter.subject[:1000],
        state=Conversation.State.WAITING if arrival.is_ours else Conversation.State.DONE,
        created_at=arrival.at,
        last_at=arrival.at,
    )


def _tell_state(arrival: Arrival, conversation: Conversation, told: str) -> None:
    """What this letter means for its conversation: a question, our answer, or nothing (a robot); saves it."""
    letter, is_new = arrival.letter, conversation.is_new
    has_file = any(not enclosure.inline for enclosure in letter.enclosures)
    if arrival.is_surely_ours and letter.automatic != "auto_reply":  # nobody wrote that
        conversation.answered(arrival.at, told, by=None, has_attachment=has_file)
        return
    if letter.automatic or (arrival.is_ours and not is_new):
        conversation.preview = told if is_new else conversation.preview
        conversation.write()
        return
    if conversation.last_out_at and retracting.cancel_later(conversation):
        conversation.refresh_from_db()
    if not is_new:
        cooling.wake_for(conversation)
    conversation.received(arrival.at, told, has_attachment=has_file)
    if not is_new and conversation.assigned_to:
        _hand_to_who_is_here(conversation, told)


def _hand_to_who_is_here(conversation: Conversation, told: str) -> None:
    """Whoever has it hears of the answer; while they are away, their deputy has it from now on."""
    holder = conversation.assigned_to
    taker = people.stand_in(holder) if holder else None
    if taker is None:
        return
    if taker != holder:
        conversation.assign(taker, by=None)
    notices.tell(taker, Notice.Kind.ANSWERED, conversation, text=told)


def _confirm(held: Message, arrival: Arrival) -> None:
    """The copy in Sent proves what the inbox alone did not: this answer is ours."""
    if arrival.is_surely_ours and held.direction == Message.Direction.OUT and held.outbound_id is None:
        told = regroup.preview(held.new_text or held.text)
        held.conversation.answered(held.at, told, by=None, has_attachment=held.conversation.has_attachment)


def _same_message(arrival: Arrival, leads: list[thread.Lead]) -> Message | None:
    """The message we hold already: fetched from a second mailbox, or our own found in Sent.

    Some senders use a Message-ID twice for different mails, so the content must agree as well.
    """
    letter = arrival.letter
    ident = (letter.message_id or "")[:300]
    if not any(lead.is_held and lead.ident == ident for lead in leads):
        return None
    sender = letter.sender.address.lower() if letter.sender else ""
    for held in Message.objects.filter(message_id=ident):
        is_own_copy = held.outbound_id is not None and sender in arrival.ours
        if is_own_copy or (held.sender_address.lower() == sender and held.text == letter.text):
            return held
    return None
