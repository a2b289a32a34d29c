"""A draft is begun with an outline: what the records know of the matter, with gaps for what only a person can say."""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Business, Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import orders, silence
from kulanz.customers.models import Customer, Handle, Order
from kulanz.followup import commissions
from kulanz.lib.refusal import Refusal
from kulanz.reading import language as tongue
from kulanz.reading import phones
from kulanz.reading import register as address
from kulanz.reply import compose, outline
from kulanz.reply.coach import greeting
from kulanz.reply.models import Draft
from kulanz.reply.outline import MONEY_BACK, Bought, Facts, Promised
from kulanz.triage import covering
from kulanz.triage.covering import Secrets
from kulanz.triage.models import Assessment

from . import commissioned, fault, owing

# What is longer is an answer and not the beginning of one.
_ADDRESSED = re.compile(r"(?:Sie|Ihr\w*|Ihnen)\b")
BARELY_BEGUN = 120
MOST_ORDERS, MOST_PROMISES, MOST_LETTERS = 2, 3, 12
# Of these matters an order is part, even if they do not name it.
ABOUT_AN_ORDER = frozenset({"delivery_problem", "refund", "cancellation", "billing", "access_problem"})
_TITLE = re.compile(
    r"\b(Herrn?|Hr\.|Frau|Fr\.|Mrs|Mr|Ms|Miss)\.?\s+(?:(?:Dr|Prof)\.\s*)*((?:[^\W\d_][\w'’-]+ ?){1,3})"
)
_TITLES = {"Herr": "Herr", "Herrn": "Herr", "Hr.": "Herr", "Mr": "Herr"}


def can_begin(draft: Draft) -> bool:
    """Whether it is an answer of which nothing, or next to nothing, is written."""
    is_answer = draft.kind == Draft.Kind.ANSWER and draft.in_answer_to is not None
    return is_answer and len(draft.text.strip()) <= BARELY_BEGUN


def begin(draft: Draft, *, by: Staff) -> Draft:
    """The outline stands in the draft, below what was written so far; it is kept and nothing more."""
    if not can_begin(draft):
        raise Refusal(_("There is an answer already. An outline is for an empty one."))
    lines = outline.of(facts(draft, by=by)).split("\n\n")
    begun = draft.text.strip()
    if begun and not any(greeting.look(begun)):
        lines = lines[1:]
    return compose.save(draft, text="\n\n".join(filter(None, [begun, *lines])))


def tongue_of(draft: Draft) -> tuple[str, str]:
    """In which language and form of address we write to this customer; the business's where they gave no cue."""
    message = draft.in_answer_to
    theirs = draft.conversation.customer.register if draft.conversation else ""
    if message is not None and not theirs:
        theirs = address.register_of(message.new_text or message.text)
    business = Business.objects.first()
    language = "en" if compose.language(draft) == "en" else "de"
    return language, theirs or (business.register if business else "sie")


def facts(draft: Draft, *, by: Staff) -> Facts:
    """All that is on record for an answer to this draft's message, and may be said in it."""
    conversation, message = draft.conversation, draft.in_answer_to
    if conversation is None or message is None:
        raise ValueError("an outline is for an answer")
    customer, business = conversation.customer, Business.objects.first()
    secrets = covering.of_one(message.conversation)
    judged = Assessment.objects.filter(message=message, state=Assessment.State.JUDGED).first()
    said = judged.said if judged else {}
    intents = frozenset(said.get("intents", ()))
    language, register = tongue_of(draft)
    is_leaving = "opt_out" in intents or silence.since(customer) is not None
    return Facts(
        language=language,
        register=register,
        name=_name(customer),
        title=_title(customer, message),
        intents=intents,
        mood=said.get("mood", ""),
        is_leaving=is_leaving,
        demands=_demands(judged, secrets) if judged else (),
        fault=_fault(conversation, secrets),
        orders=list(_orders(message, customer, intents, secrets)),
        promises=list(_promises(conversation, language, by)),
        commissions=commissioned.answers(message, customer, language, intents),
        guarantee=business.guarantee_terms if business and business.language == language else "",
        phone=business.phone if business else "",
        their_phone=_phone(customer, said),
        assigned=_assigned(conversation, by),
        writer=by.name,
        signature=draft.channel.signature(language),
    )


def greet(conversation: Conversation, language: str, register: str) -> str:
    """As we greet them in an answer, for what is written on paper."""
    return outline.greeting(_called(conversation, language, register))


def around(draft: Draft, words: str, language: str, register: str, *, by: Staff) -> str:
    """Ready words as a whole answer; after the comma of a greeting German goes on with a small letter."""
    if draft.conversation is None:
        return words
    told = _writing(draft.conversation, draft, language, register, by)
    return "\n\n".join(
        filter(None, [outline.greeting(told), _going_on(words, language), outline.closing(told)])
    )


def put_in(draft: Draft, words: str, language: str, register: str, *, by: Staff) -> str:
    """Ready words in what is written: above the closing where it ends with that, else at the end."""
    begun, end = draft.text.rstrip(), ""
    if draft.conversation is not None:
        end = outline.closing(_writing(draft.conversation, draft, language, register, by))
    above = begun.removesuffix(end).rstrip() if end and begun.endswith(f"\n{end}") else begun
    below = end if above != begun else ""
    said = _going_on(words, language) if above.endswith(",") else words
    return f"{above}\n\n{said}\n\n{below}"


def _going_on(words: str, language: str) -> str:
    """As it stands below the comma of a greeting: in German with a small letter, save for whom one addresses."""
    if language == "en" or _ADDRESSED.match(words):
        return words
    return words[:1].lower() + words[1:]


def _writing(conversation: Conversation, draft: Draft, language: str, register: str, by: Staff) -> Facts:
    told = _called(conversation, language, register)
    return replace(told, writer=by.name, signature=draft.channel.signature(language))


def _called(conversation: Conversation, language: str, register: str) -> Facts:
    customer = conversation.customer
    newest = conversation.messages.filter(direction=Message.Direction.IN).order_by("-at").first()
    title = _title(customer, newest) if newest else ""
    return Facts(language=language, register=register, name=_name(customer), title=title)


def _name(customer: Customer) -> str:
    """As they are called, without Herr and Frau; an address is no name."""
    name = re.sub(r"^(?:Herrn?|Hr\.|Frau|Fr\.|Mr|Mrs|Ms|Miss)\.?\s+", "", customer.name.strip())
    return "" if "@" in name else name


def _title(customer: Customer, message: Message) -> str:
    """ "Herr" or "Frau": as they call themselves, or as we called them before."""
    last = _name(customer).split()[-1:]
    if not last:
        return ""
    letters = Message.objects.filter(
        conversation__customer=customer, direction=Message.Direction.OUT, automatic=""
    ).order_by("-at")[:MOST_LETTERS]
    told = [customer.name, message.sender_name, message.signature]
    for text in (*told, *(letter.new_text.partition("\n")[0] for letter in letters)):
        for title, names in _TITLE.findall(text):
            if last[0].casefold() in names.casefold().split():
                return _TITLES.get(title, "Frau")
    return ""


def _demands(judged: Assessment, secrets: Secrets) -> list[str]:
    """In their words, save for those in which something is covered or we are insulted."""
    text = judged.message.text
    rude = [
        text[one["start"] : one["end"]]
        for one in judged.found.get("evidence", ())
        if one["label"] in {"insult", "threat"}
    ]
    is_rude = judged.said.get("abuse", "none") != "none"
    return [
        ""
        if secrets.within(one) or (is_rude and (not rude or any(r in one or one in r for r in rude)))
        else one
        for one in judged.said.get("demands", ())
    ]


def _fault(conversation: Conversation, secrets: Secrets) -> str:
    """What can be said about what was found at home; empty where nobody misses anything."""
    complaint = fault.complaint_in(conversation)
    found = fault.look(complaint, conversation) if complaint else fault.look_after_answer(conversation)
    passage = found.passage if found else ""
    return "" if secrets.within(passage) else passage


def _orders(
    message: Message, customer: Customer, intents: frozenset[str], secrets: Secrets
) -> Iterator[Bought]:
    """Those of theirs that they name, else the newest where the matter is about one."""
    found = [
        one
        for one in orders.named(f"{message.subject}\n{message.new_text or message.text}", customer)
        if one.customer_id == customer.pk
    ]
    if not found and intents & ABOUT_AN_ORDER:
        found = list(Order.objects.filter(customer=customer).order_by("-placed_at")[:1])
    for one in found[:MOST_ORDERS]:
        if not secrets.within(one.number):
            yield Bought(one.number, timezone.localdate(one.placed_at), _state(one, intents), _parcel(one))


def _state(order: Order, intents: frozenset[str]) -> str:
    if order.state != Order.State.PAID:
        return str(order.state)
    if order.parcels:
        return "sent"
    # Who wants to be rid of it does not wait for a parcel, and of a seat at a workshop none comes.
    return "paid" if order.is_digital or intents & MONEY_BACK else "unsent"


def _parcel(order: Order) -> str:
    parcel = order.parcels[0] if order.parcels else {}
    return " ".join(filter(None, [parcel.get("carrier", ""), parcel.get("code", "")]))


def _promises(conversation: Conversation, language: str, by: Staff) -> Iterator[Promised]:
    """What is owed to them, the oldest first, in what this writer may see."""
    shares = commissions.promised_to(conversation.customer)  # these are told of with their amounts
    theirs = owing.to(conversation.customer, by=by)
    dated = [one for one in theirs if one.due and one.pk not in shares]
    for one in dated[:MOST_PROMISES]:
        if one.due is None:
            continue
        what = one.what if tongue.language_of(one.what) in {"", language} else ""
        yield Promised(what, one.due, one.is_late)


def _phone(customer: Customer, said: dict[str, str | None]) -> str:
    known = (
        customer.handles.filter(kind=Handle.Kind.PHONE, bounced_at=None)
        .values_list("value", flat=True)
        .first()
    )
    number = said.get("callback_number") or known
    return phones.shown(number) if number else ""


def _assigned(conversation: Conversation, by: Staff) -> str:
    has_it = conversation.assigned_to
    return has_it.name if has_it and has_it != by else ""
