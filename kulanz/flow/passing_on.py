"""Passing on what a customer wrote: covered as on the screen, unless somebody decides otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.journal.models import record
from kulanz.reply import compose
from kulanz.reply.models import Draft
from kulanz.triage import covering, disclosing
from kulanz.triage.covering import NONE, Secrets


@dataclass(frozen=True, slots=True)
class Forwarded:
    """What is secret in a message that is being forwarded, and whether the draft shows it."""

    kinds: list[str]
    is_uncovered: bool


def begin(conversation: Conversation, kind: str, *, by: Staff) -> Draft:
    """A draft whose subject and forwarded text are covered."""
    secrets = covering.of_one(conversation.merged_into or conversation)
    return compose.start(conversation, kind, by=by, cover=secrets.covered)


def secrets_of(draft: Draft) -> Secrets:
    """What is secret where the answered or forwarded message stands now."""
    return covering.of_one(draft.in_answer_to.conversation) if draft.in_answer_to else NONE


def look(draft: Draft) -> Forwarded | None:
    """There is something to choose where secrets are forwarded, and nowhere else."""
    message = draft.in_answer_to
    if draft.kind != Draft.Kind.FORWARD or message is None:
        return None
    secrets = secrets_of(draft)
    found = [
        *secrets.within(message.subject, message.pk, "subject"),
        *secrets.within(message.text, message.pk),
    ]
    if not found:
        return None
    shown = secrets.within(f"{draft.subject}\n{draft.text}")
    return Forwarded(list(dict.fromkeys(one.kind for one in found)), bool(shown))


def uncover(draft: Draft, *, by: Staff) -> None:
    """Forward everything as it came; the journal says who wanted to."""
    compose.retell(draft, before=secrets_of(draft).covered, after=str)
    if draft.in_answer_to:
        disclosing.show(draft.in_answer_to, by=by)


def cover(draft: Draft) -> None:
    compose.retell(draft, before=str, after=secrets_of(draft).covered)


def note(draft: Draft, sent: Message, recipients: Iterable[str], *, by: Staff) -> None:
    """Write down who forwarded secrets uncovered, and to whom."""
    shown = draft.kind == Draft.Kind.FORWARD and secrets_of(draft).within(f"{sent.subject}\n{sent.text}")
    if shown:
        record("secrets_forwarded", sent.conversation, by=by, to=", ".join(recipients))
