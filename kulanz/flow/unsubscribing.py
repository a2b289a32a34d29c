"""No more news: by the link in every such mail, by its mail program's button, or by a mail that says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from kulanz.channels.letter import Address
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import consents, match, silence
from kulanz.customers.models import Consent, Customer, Handle
from kulanz.reply import compose

from . import manners, retracting

LINK, MAIL = "link", "mail"
# What it takes to say that the mail is about nothing else.
FEW_WORDS = 60
_SUBJECT = re.compile(r"(?:(?:re|aw):\s*)?unsubscribe(?:\s+(\S{1,200}))?", re.IGNORECASE)
_SIGNER = Signer(salt="kulanz.unsubscribe", sep=".")


class UnknownToken(Exception):
    """Not one of ours, or cut off on its way."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """How a mail is unsubscribed from: URIs for its List-Unsubscribe, and a line for who reads it."""

    uris: Sequence[str]
    line: str = ""


def way_out(first: manners.Manners | None, envelope: compose.Envelope, customer: Customer) -> WayOut | None:
    """Of a mail that rests on consent; a link of one's own only where one person alone gets it."""
    if first is None or not first.is_news:
        return None
    people = [*envelope.to, *envelope.cc, *envelope.bcc]
    handle = _handle(people[0]) if len(people) == 1 else None
    if handle is None:
        return WayOut([_by_mail(envelope.sender, "")])
    said = token(handle)
    link = f"{settings.PUBLIC_URL}/unsubscribe/{said}/"
    with override(customer.language or "de"):
        line = _("No more news from us: %(link)s") % {"link": link}
    by_link = [link] if link.startswith("https:") else []  # one click is promised for nothing less (RFC 8058)
    return WayOut([*by_link, _by_mail(envelope.sender, said)], line)


def token(handle: Handle) -> str:
    """Signed, good for ever; the customer as well, as an address may be taken off the page."""
    return _SIGNER.sign(f"{handle.customer_id}-{handle.pk}")


def customer_of(said: str) -> Customer | None:
    """Whose link it is; None where they are erased. Raises UnknownToken."""
    try:
        owner, _sign, handle = _SIGNER.unsign(said).partition("-")
    except BadSignature as error:
        raise UnknownToken from error
    if found := Handle.objects.filter(pk=int(handle)).select_related("customer").first():
        return found.customer
    customer = Customer.objects.filter(pk=int(owner)).first()
    while customer and customer.merged_into:
        customer = customer.merged_into
    return customer


@transaction.atomic
def withdraw(customer: Customer, how: str = LINK) -> None:
    """They want no more news; what waits to be sent becomes a draft again. Twice is as good as once."""
    consents.withdraw_all(customer, Consent.Purpose.NEWS, how)
    reached_at = list(customer.handles.values_list("value", flat=True))
    retracting.hold_back(reached_at, only=manners.rests_on_consent)


@transaction.atomic
def want_nothing(customer: Customer) -> None:
    """Nothing at all any more."""
    withdraw(customer)
    known = silence.begin_by_link(customer)
    retracting.hold_back([handle.value for handle in known])


@transaction.atomic
def honour(message: Message, conversation: Conversation) -> bool:
    """A mail with nothing but that subject is done as it comes; whether it was one."""
    asked = _SUBJECT.fullmatch(" ".join(message.subject.split()))
    customer = _meant(asked[1], message) if asked and message.direction == Message.Direction.IN else None
    if customer is None:
        return False
    withdraw(customer, MAIL)
    if conversation.messages.count() == 1 and len(message.new_text.strip()) <= FEW_WORDS:
        conversation.close(by=None)
    return True


def _meant(said: str | None, message: Message) -> Customer | None:
    """By the token, whoever sends it; without one, who wrote."""
    if not said:
        return match.find_by_address(message.sender_address)
    try:
        return customer_of(said)
    except UnknownToken:
        return None


def _handle(person: Address) -> Handle | None:
    value = person.address.strip().lower()[:254]
    return Handle.objects.filter(kind=Handle.Kind.EMAIL, value=value).first()


def _by_mail(sender: Address, said: str) -> str:
    subject = quote(f"unsubscribe {said}".strip())
    return f"mailto:{quote(sender.address, safe='@+')}?subject={subject}"
