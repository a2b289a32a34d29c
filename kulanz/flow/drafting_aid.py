"""The drafting aid: what of a matter may leave the house, masked, and what comes back, put below one's own words."""

import hashlib
import json
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Business, Staff
from kulanz.channels import registry
from kulanz.channels.models import Channel
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Order
from kulanz.jobs import leases
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal
from kulanz.reply import aid, aid_words, compose, outline
from kulanz.reply.models import Draft, DraftingAid
from kulanz.triage import covering

from . import outlining
from .masking import LEFT_OUT, Mask
from .masking.stretch import Stretch

MOST_OF_THEIRS = 6_000
MOST_SENT = 20_000
MOST_ORDERS = 50


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be sent, word for word, and whom the placeholders stand for (which stays here)."""

    host: str
    model: str
    system: str
    content: str
    # Changes with whatever it was made of, so that nothing else is sent than what was shown.
    seal: str
    mask: Mask = field(repr=False)

    @property
    def covered(self) -> list[tuple[str, str]]:
        """The placeholders in it that come back as words, and these words."""
        every = self.mask.placeholders.items()
        return [(name, said) for name, said in every if name in self.content and _kind(name) not in LEFT_OUT]


def is_offered(draft: Draft) -> bool:
    """Whether an owner has switched it on, and there is a message to be answered."""
    return _is_answer(draft) and aid.active() is not None


def prepare(draft: Draft, *, by: Staff) -> Proposal:
    """Look at what would leave the house; nothing does."""
    conversation, theirs, endpoint = draft.conversation, draft.in_answer_to, aid.active()
    if endpoint is None:
        raise Refusal(_("The drafting aid is switched off."))
    if conversation is None or theirs is None or not _is_answer(draft):
        raise Refusal(_("A draft is only proposed for an answer to a message."))
    mask = _mask(conversation, theirs, by)
    facts = outlining.facts(draft, by=by)
    begun, said = outline.of(facts), (theirs.new_text or theirs.text)[:MOST_OF_THEIRS]
    secrets = covering.of_one(theirs.conversation)
    for text in (theirs.subject, said, begun):
        mask.learn(text)
    subject, told, known = (
        mask.masked(text, [Stretch(one.start, one.end, "PRIVATE") for one in secrets.within(text)])
        for text in (theirs.subject, said, begun)
    )
    form = aid_words.FORMS["du" if facts.register == "du" else "sie"] if facts.language == "de" else ""
    system = aid_words.INSTRUCTIONS[facts.language].format(form=form)
    content = aid_words.LAYOUT[facts.language].format(
        subject=subject, theirs=told.strip(), known=known.strip()
    )
    host, model = aid.host(endpoint.address), endpoint.model
    seal = _seal(draft, endpoint, system, content)
    return Proposal(host, model, system, content, seal, mask)


def ask(draft: Draft, text: str, *, seal: str, by: Staff) -> Draft:
    """Send what was shown, as its reader left it, and put what comes back below what is written so far."""
    with _alone(by):
        proposal = prepare(draft, by=by)
        if proposal.seal != seal:
            raise Refusal(
                _("Something has changed since. Please look again at what is sent; nothing was sent.")
            )
        if not text.strip() or len(text) > MOST_SENT:
            raise Refusal(_("There is nothing to send, or too much of it."))
        _note(draft, proposal, text, by=by)
        answered = aid.complete(proposal.system, text)
        return _put_below(draft, proposal.mask.unmasked(answered))


def _is_answer(draft: Draft) -> bool:
    theirs = draft.in_answer_to
    is_theirs = theirs is not None and theirs.direction == Message.Direction.IN
    return draft.kind == Draft.Kind.ANSWER and is_theirs


def _kind(placeholder: str) -> str:
    return placeholder.strip("[]").rpartition("_")[0]


def _mask(conversation: Conversation, theirs: Message, by: Staff) -> Mask:
    """It knows what the records know of those who take part, and of ourselves."""
    mask, customer = Mask(), conversation.customer
    for name in [customer.name, theirs.sender_name, *(name for name, _address in theirs.recipients), by.name]:
        mask.know_name(name)
    for colleague in Staff.objects.filter(is_active=True).order_by("pk").values_list("name", flat=True):
        mask.know_name(colleague)
    for handle in customer.handles.order_by("pk"):
        mask.know("MAIL" if handle.kind == "email" else "PHONE", handle.shown)
        mask.know("MAIL" if handle.kind == "email" else "PHONE", handle.value)
    for address_of in sorted(registry.own_addresses()):
        mask.know("MAIL", address_of)
    numbers = Order.objects.filter(customer=customer).order_by("-placed_at").values_list("number", flat=True)
    for number in numbers[:MOST_ORDERS]:
        mask.know("ORDER", number)
    for name in _our_names(theirs.channel):
        mask.know("COMPANY", name)
    return mask


def _our_names(channel: Channel) -> list[str]:
    business = Business.objects.first()
    return [name for name in (business.name if business else "", channel.sender_name) if name]


def _seal(draft: Draft, endpoint: DraftingAid, system: str, content: str) -> str:
    made_of = [draft.pk, draft.text, endpoint.address, endpoint.model, system, content]
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()


@contextmanager
def _alone(by: Staff) -> Iterator[None]:
    """One question of a person at a time: a second press of the button asks nothing."""
    name, holder = f"drafting_aid:{by.pk}", uuid.uuid4().hex
    if not leases.hold(name, holder, aid.SECONDS + 10):
        raise Refusal(_("It is being asked already. Please wait until the answer is here."))
    try:
        yield
    finally:
        leases.release(name, holder)


def _note(draft: Draft, proposal: Proposal, text: str, *, by: Staff) -> None:
    """Before it leaves: who asked, where, and how much of it; not what."""
    if draft.conversation:
        characters = len(proposal.system) + len(text)
        record("draft_asked_for", draft.conversation, by=by, host=proposal.host, characters=characters)


@transaction.atomic
def _put_below(draft: Draft, proposed: str) -> Draft:
    held = Draft.objects.select_for_update(of=("self",)).filter(pk=draft.pk, sent_as=None).first()
    if held is None:
        raise Refusal(_("The draft has been sent or thrown away meanwhile; the proposal was dropped."))
    text = "\n\n".join(part for part in (held.text.rstrip(), _without_lists_of_stars(proposed)) if part)
    return compose.save(held, text=text)


def _without_lists_of_stars(proposed: str) -> str:
    """A mail is plain text: no bold, no headings."""
    plain = re.sub(r"\*\*(.+?)\*\*", r"\1", proposed)
    return re.sub(r"(?m)^#{1,4} +", "", plain).strip()
