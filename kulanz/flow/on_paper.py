"""Letters on paper: begun with kind words, written as a gesture, posted, and not posted after all."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours
from kulanz.business.models import Business, Staff
from kulanz.conversations.models import Conversation
from kulanz.customers import silence
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.goodwill import gestures, letter_words, letters
from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.letters import Told
from kulanz.goodwill.models import Gesture, PaperLetter
from kulanz.lib.refusal import Refusal

from . import giving, outlining


def begin(conversation: Conversation, reason: str, *, by: Staff) -> Told:
    """In their language and form of address; the address of their last letter, else the name alone."""
    customer, business = conversation.customer, Business.objects.first() or Business()
    language = letters.tongue(customer, business)
    register = "du" if (customer.register or business.register) == "du" else "sie"
    greeting = outlining.greet(conversation, language, register)
    words = letter_words.begin(greeting, reason, (language, register), phone=business.phone)
    name = "" if "@" in customer.name else customer.name
    return Told(
        address=letters.last_address(customer) or f"{name}\n",
        on=timezone.localdate(timezone=hours.zone()),
        subject=letter_words.subject(reason, language),
        text=words,
        signed_by=by.name,
    )


@transaction.atomic
def write(conversation: Conversation, wish: Wish, told: Told, *, by: Staff) -> PaperLetter:
    """A gesture like others: within the budget at once, else an owner decides."""
    if silence.since(conversation.customer):
        raise Refusal(_("They asked never to be written to again. The desk writes nothing to them."))
    said = letters.check(told)
    return letters.keep(giving.propose(conversation, wish, by=by), said)


@transaction.atomic
def post(rows: Iterable[PaperLetter], *, by: Staff) -> int:
    """They are in the letter box: given, which keeps their promises; how many."""
    chosen = sorted(rows, key=lambda one: one.pk)
    if not chosen:
        raise Refusal(_("Please choose the letters first."))
    for letter in chosen:
        letters.mark_posted(letter)
        giving.give(letter.gesture, by=by)
    return len(chosen)


@transaction.atomic
def take_back(letter: PaperLetter, *, by: Staff) -> None:
    """It still lies here: it is to be given again."""
    letters.mark_not_posted(letter)
    gesture = letter.gesture
    gestures.not_given(gesture, by=by)
    if promise := _promise_of(gesture):
        promises.take_up_again(promise, by=by)


def _promise_of(gesture: Gesture) -> Promise | None:
    return Promise.objects.filter(pk=gesture.promise_number or 0).first()
