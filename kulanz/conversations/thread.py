"""Which conversation a message belongs to: by reply token, then by references, never by its subject."""

from dataclasses import dataclass
from typing import Literal

from django.db import connection
from django.db.models import QuerySet

from kulanz.channels import registry
from kulanz.channels.letter import Letter
from kulanz.customers import match
from kulanz.customers.models import Customer
from kulanz.lib import rows

from .models import Conversation, Message

MOST_REFERENCES = 60
FOREIGN_SENDER = "foreign_sender"
MANY = 20
MESSAGES_LOOKED_AT = 200
# What was only named before is held once its message is here.
_REMEMBER = (
    "INSERT INTO conversations_strand (ident, conversation_id, is_held) VALUES (%s, %s, %s)"
    " ON CONFLICT (ident, conversation_id) DO UPDATE SET is_held = conversations_strand.is_held OR excluded.is_held"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes. `others` are conversations that turn out to be the same matter."""

    conversation: Conversation
    flag: str = ""
    others: tuple[Conversation, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """A Message-ID of a letter, or one it refers to, that leads to a conversation."""

    ident: str
    conversation_id: int
    is_held: bool


def find_leads(letter: Letter) -> list[Lead]:
    """Where the Message-IDs of `letter` and its references lead, the nearest first."""
    idents = _references(letter)
    if letter.message_id:
        idents.append(letter.message_id[:300])
    if not idents:
        return []
    marks = ", ".join(["%s"] * len(idents))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT ident, conversation_id, is_held FROM conversations_strand WHERE ident IN ({marks})",  # noqa: S608  (marks)
            idents,
        )
        leads = [
            Lead(ident, conversation_id, bool(held)) for ident, conversation_id, held in cursor.fetchall()
        ]
    order = {ident: place for place, ident in enumerate(idents)}
    return sorted(leads, key=lambda lead: (order[lead.ident], not lead.is_held, lead.conversation_id))


def find_place(
    letter: Letter,
    leads: list[Lead],
    customer: Customer,
    participants: set[str],
    tokens: list[str],
    *,
    is_ours: bool,
) -> Place | None:
    """The conversation that `letter` continues, or None when it opens a new one.

    `participants` are the addresses of From, To and Cc that are not ours, in lower case. A token or a reference
    to a message we hold leads into its conversation even for a sender who is not known there (a second address,
    a colleague), but then the message is flagged. A Message-ID that we only know from somebody's references (a
    newsletter, say) leads there for people of that conversation alone.
    """
    seeker = _Seeker(letter, customer, participants, is_ours)
    found = [step for step in _steps(letter, leads, tokens) if seeker.belongs(step)]
    if not found:
        return None
    chosen = found[0].conversation
    others = {
        step.conversation.pk: step.conversation
        for step in found
        if step.conversation.pk != chosen.pk and seeker.is_same_matter(step, chosen)
    }
    flag = "" if is_ours or seeker.knows(chosen) else FOREIGN_SENDER
    return Place(conversation=chosen, flag=flag, others=tuple(others.values()))


def remember(conversation: Conversation, letter: Letter) -> None:
    """Keep the Message-IDs of `letter` and its references, so that what comes later finds the way."""
    own = (letter.message_id or "")[:300]
    idents = {ident: ident == own for ident in [*_references(letter), own] if ident}
    with connection.cursor() as cursor:
        cursor.executemany(
            _REMEMBER, [[ident, conversation.pk, is_held] for ident, is_held in idents.items()]
        )


def _references(letter: Letter) -> list[str]:
    """Nearest first: In-Reply-To, then References from the end."""
    nearest = [letter.in_reply_to, *reversed(letter.references)]
    return list(dict.fromkeys(ident[:300] for ident in nearest if ident))[:MOST_REFERENCES]


@dataclass(frozen=True, slots=True)
class _Step:
    """A way into a conversation: something we hold, something only named, or this letter named before it came."""

    conversation: Conversation
    how: Literal["held", "named", "own"]
    ident: str


class _Seeker:
    """Decides for one letter which conversations it may join."""

    def __init__(self, letter: Letter, customer: Customer, participants: set[str], is_ours: bool) -> None:
        self.letter, self.customer, self.participants, self.is_ours = letter, customer, participants, is_ours
        self._known: dict[int, bool] = {}

    def belongs(self, step: _Step) -> bool:
        if step.how == "held":
            return self.is_ours or self._is_theirs(step.conversation) or not _is_mailing(step)
        if step.how == "own" and self.is_ours and len(self.participants) == 1:
            return True  # whoever answers what we wrote to one person answers for that person
        return self.knows(step.conversation)

    def is_same_matter(self, step: _Step, chosen: Conversation) -> bool:
        answered = step.how == "own" and self.is_ours
        return answered or step.conversation.customer_id == chosen.customer_id

    def knows(self, conversation: Conversation) -> bool:
        """Whether somebody of this letter has part in that conversation."""
        if self._is_theirs(conversation):
            return True
        if conversation.pk not in self._known:
            self._known[conversation.pk] = bool(self.participants) and self._has_part(conversation)
        return self._known[conversation.pk]

    def _is_theirs(self, conversation: Conversation) -> bool:
        return conversation.customer_id == self.customer.pk

    def _has_part(self, conversation: Conversation) -> bool:
        if match.has_any_address(conversation.customer_id, self.participants):
            return True
        said = Message.objects.filter(conversation=conversation).values_list("sender_address", "to", "cc")
        return any(
            address.lower() in self.participants
            for sender, to, cc in said[:MESSAGES_LOOKED_AT]
            for address in (sender, *(address for _name, address in (*to, *cc)))
        )


def _steps(letter: Letter, leads: list[Lead], tokens: list[str]) -> list[_Step]:
    """Every way that leads somewhere, the surest first."""
    by_token = [
        _Step(_current(row), "held", "") for row in (_locked().filter(token__in=tokens) if tokens else ())
    ]
    if not leads:
        return by_token
    keys = sorted({lead.conversation_id for lead in leads})
    conversations = {pk: row for pk in keys if (row := rows.find(Conversation, pk, lock=True))}
    own = (letter.message_id or "")[:300]
    return by_token + [
        _Step(
            _current(conversations[lead.conversation_id]),
            "own" if lead.ident == own else "held" if lead.is_held else "named",
            lead.ident,
        )
        for lead in leads
        if lead.conversation_id in conversations  # it may have been erased in this moment
    ]


def _current(conversation: Conversation) -> Conversation:
    while conversation.merged_into_id:
        conversation = _locked().get(pk=conversation.merged_into_id)
    return conversation


def _locked() -> QuerySet[Conversation]:
    """Locked until the message is filed, for staff may change a conversation at the same moment."""
    return Conversation.objects.select_for_update().order_by("pk")


def _is_mailing(step: _Step) -> bool:
    """A message of ours to hidden or very many recipients: each answer to it is a matter of its own."""
    said = Message.objects.filter(conversation=step.conversation, message_id=step.ident, outbound=None)
    return any(
        message.direction == Message.Direction.OUT
        and (_only_to_us(message) or len(message.recipients) > MANY)
        for message in said
    )


def _only_to_us(message: Message) -> bool:
    return all(address.lower() in registry.own_addresses() for _name, address in message.recipients)
