"""Signs in a letter that its customer is known to us under another address."""

import re

from kulanz.channels.letter import Letter
from kulanz.conversations import search
from kulanz.conversations.models import Message
from kulanz.customers import match, orders, suggestions
from kulanz.customers.models import Customer, MergeSuggestion
from kulanz.reading import phones

Reason = MergeSuggestion.Reason
SIGNATURE_WORTH_COMPARING = 20
MOST_CHARACTERS = 20_000

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ANNOUNCES = re.compile(
    r"(neue|andere|alte|zweite|bisherige|geänderte)[nrms]?\s+(e-?mail|mail)?-?\s*adresse|adresse\s+(hat\s+sich\s+)?geändert"
    r"|(new|other|old|second|previous)\s+(e-?mail|mail)?\s*(address|account)|(wrote|writing|write)\s+from\s+my",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(?:bestell(?:ung|nummer|nr)\w*|auftrag\w*|order(?:\s*(?:number|no))?)\W{0,6}(?:nr\W{0,3}|nummer\W{0,3}|no\W{0,3})?"
    r"#?([A-Z]{0,5}-?\d[\d-]{3,20})",
    re.IGNORECASE,
)


def look(customer: Customer, letter: Letter) -> None:
    """Keep what the letter says about who its writer may also be."""
    text = letter.new_text[:MOST_CHARACTERS]
    signature = letter.signature[:2_000]
    for number in phones.found_in(signature):
        suggestions.note_phone(customer, number, phones.shown(number))
    _look_for_announcement(customer, text)
    _look_for_order(customer, f"{letter.subject}\n{text}")
    if len(signature) >= SIGNATURE_WORTH_COMPARING:
        _look_for_namesake(customer, signature)


def _look_for_announcement(customer: Customer, text: str) -> None:
    if not (said := _ANNOUNCES.search(text)):
        return
    for address in dict.fromkeys(_ADDRESS.findall(text)):
        other = match.find_by_address(address)
        if other:
            suggestions.suggest(customer, other.pk, Reason.ANNOUNCED, f"{said.group()}: {address}")


def _look_for_order(customer: Customer, text: str) -> None:
    for order in orders.named(text, customer):
        if order.customer and order.customer != customer:
            suggestions.suggest(customer, order.customer.pk, Reason.ORDER, order.number)
    if not (said := _ORDER.search(text)):
        return
    for other_id in search.customers_writing(said.group(1)):
        suggestions.suggest(customer, other_id, Reason.ORDER, said.group())


def _look_for_namesake(customer: Customer, signature: str) -> None:
    for other in suggestions.namesakes(customer):
        last = (
            Message.objects.filter(conversation__customer=other, direction=Message.Direction.IN)
            .exclude(automatic="list")
            .order_by("-at")
            .first()
        )
        if last and _words(signature) == _words(last.signature):
            suggestions.suggest(customer, other.pk, Reason.NAME_AND_SIGNATURE, " ".join(signature.split()))


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.lower()) if "@" not in word]
