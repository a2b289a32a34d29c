"""Which conversation a message belongs to: by reply token, then by references, never by its subject."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from kulanz.channels.letter import Letter
from kulanz.customers import match
from kulanz.customers.models import Customer

from .models import Conversation, Message

MOST_REFERENCES = 60
FOREIGN_SENDER = "foreign_sender"
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
        leads = [Lead(ident, conversation_id, bool(held)) for ident, conversation_id, held in cursor.fetchall()]
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

    `participants` are the addresses of From, To and Cc that are not ours, in lower case. A token or a
    reference to a message we hold leads into its conversation even for a sender who is not known there (a
    second address, a colleague), but then the message is flagged. A Message-ID that we only know from
    somebody's references (a newsletter, say) leads there for people of that conversation alone.
    """
    candidates = _by_token(tokens) + _by_strand(letter, leads)
    places = [_current(conversation) for conversation, _held in candidates]
    chosen: Conversation | None = None
    flag = ""
    others: list[Conversation] = []
    for (_, is_held), conversation in zip(candidates, places, strict=True):
        knows = is_ours or _knows(conversation, customer, participants)
        if not knows and not (is_held and _was_for_one(conversation, letter)):
            continue
        if chosen is None:
            chosen, flag = conversation, "" if knows else FOREIGN_SENDER
        elif knows and conversation.pk not in {chosen.pk, *(o.pk for o in others)}:
            others.append(conversation)
    if chosen is None:
        return None
    same = tuple(o for o in others if o.customer_id == chosen.customer_id)
    return Place(conversation=chosen, flag=flag, others=same)


def remember(conversation: Conversation, letter: Letter) -> None:
    """Keep the Message-IDs of `letter` and its references, so that what comes later finds the way."""
    own = (letter.message_id or "")[:300]
    idents = {ident: ident == own for ident in [*_references(letter), own] if ident}
    with connection.cursor() as cursor:
        cursor.executemany(_REMEMBER, [[ident, conversation.pk, is_held] for ident, is_held in idents.items()])


def _references(letter: Letter) -> list[str]:
    """Nearest first: In-Reply-To, then References from the end."""
    nearest = [letter.in_reply_to, *reversed(letter.references)]
    return list(dict.fromkeys(ident[:300] for ident in nearest if ident))[:MOST_REFERENCES]


def _by_token(tokens: list[str]) -> list[tuple[Conversation, bool]]:
    if not tokens:
        return []
    return [(conversation, True) for conversation in _locked().filter(token__in=tokens)]


def _by_strand(letter: Letter, leads: list[Lead]) -> list[tuple[Conversation, bool]]:
    if not leads:
        return []
    conversations = _locked().in_bulk([lead.conversation_id for lead in leads])
    # Our own Message-ID known already: either somebody answered before this arrived, or it is used twice.
    own = letter.message_id
    return [(conversations[lead.conversation_id], lead.is_held and lead.ident != own) for lead in leads]


def _current(conversation: Conversation) -> Conversation:
    while conversation.merged_into_id:
        conversation = _locked().get(pk=conversation.merged_into_id)
    return conversation


def _locked() -> QuerySet[Conversation]:
    """Locked until the message is filed, for staff may change a conversation at the same moment."""
    return Conversation.objects.select_for_update().order_by("pk")


def _knows(conversation: Conversation, customer: Customer, participants: set[str]) -> bool:
    if conversation.customer_id == customer.pk:
        return True
    return bool(participants) and match.has_any_address(conversation.customer_id, participants)


def _was_for_one(conversation: Conversation, letter: Letter) -> bool:
    """False for answers to a mailing of ours: one message of ours to many hidden or very many recipients."""
    idents = _references(letter)
    said = Message.objects.filter(conversation=conversation, message_id__in=idents, direction=Message.Direction.OUT)
    for message in said:
        if message.outbound_id is None and (not message.to or len(message.recipients) > 20):
            return False
    return True
