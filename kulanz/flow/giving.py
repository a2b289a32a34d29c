"""Giving a gesture: what one has to know before, the promise until it is given, and the mail that gives it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.channels.models import Recipient
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import silence
from kulanz.customers.models import Customer, Handle, Order, Standing
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.followup.promises import Proof
from kulanz.goodwill import advice, budgets, codes, gestures, vouchers
from kulanz.goodwill.advice import Advice, Facts
from kulanz.goodwill.budgets import Purse
from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.models import Gesture
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from kulanz.triage.models import Assessment

from . import giving_words, known, outlining, passing_on

# Days open until it is to be given.
WITHIN = 3
# What they bought so long ago may be what this is about.
BOUGHT_WITHIN = timedelta(days=365)
GIFTS_WITHIN = timedelta(days=365)
# Far longer than the worker is ever away.
LOOK_BACK = timedelta(days=14)
PROCESS = frozenset({"callback_request", "refund", "cancellation"})
OUTCOME = frozenset({"access_problem", "delivery_problem", "billing"})
LOYAL = (Standing.Kind.LOYAL, Standing.Kind.SUPER)
# Such gestures answer a fault of ours.
FOR_FAULTS = ("our_fault", "late", "promise_broken", "damaged")
MOST_SUGGESTED = 8
# What such a code is worth nobody gets.
DEAD = ("void", "over")
NOT_REACHED = (Recipient.State.BOUNCED, Recipient.State.FAILED)


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands beside the choice: the money, the advice, what matters to them, what they have had already."""

    purse: Purse
    advice: list[Advice]
    suggestions: list[str]
    earlier: list[Gesture]


def look(conversation: Conversation) -> Choice:
    customer = conversation.customer
    return Choice(
        purse=budgets.purse(customer, conversation),
        advice=advice.of(facts(conversation)),
        suggestions=suggestions(customer),
        earlier=list(gestures.of_customer(customer)[:MOST_SUGGESTED]),
    )


def facts(conversation: Conversation) -> Facts:
    """What the advice goes by, as far as the desk knows it."""
    customer = conversation.customer
    causes = _causes(conversation)
    sorry = known.apologies(conversation)
    waited = timezone.now() - conversation.waiting_since if conversation.waiting_since else timedelta()
    return Facts(
        apologies=max((sorry.get(cause, 0) for cause in causes), default=0),
        gifts=_gifts(customer),
        failure=_failure(causes),
        price=_price(customer),
        is_loyal=_is_loyal(customer),
        waited=waited,
    )


def suggestions(customer: Customer) -> list[str]:
    """Something personal: what the notes say matters to them, a line each."""
    lines = (" ".join(line.split()) for line in customer.about.splitlines())
    return [line[: gestures.LONGEST_WHAT] for line in lines if line][:MOST_SUGGESTED]


@transaction.atomic
def propose(conversation: Conversation, wish: Wish, *, by: Staff) -> Gesture:
    conversation = conversation.merged_into or conversation
    gesture = gestures.propose(conversation.customer, wish, by=by, conversation=conversation)
    _promise(gesture, by=by)
    return gesture


@transaction.atomic
def approve(gesture: Gesture, *, by: Staff, note: str = "") -> None:
    gestures.approve(gesture, by=by, note=note)
    _promise(gesture, by=gesture.proposed_by or by)


@transaction.atomic
def decline(gesture: Gesture, why: str, *, by: Staff) -> None:
    gestures.decline(gesture, why, by=by)
    if promise := _promise_of(gesture):
        promises.drop(promise, why, by=by)


@transaction.atomic
def give(gesture: Gesture, *, by: Staff | None, message: Message | None = None) -> bool:
    """They have it: by this mail, or by hand. The promise is kept by that, unless it waits until the mail has left."""
    if not gestures.give(gesture, by=by, message=message):
        return False
    promise = _promise_of(gesture)
    if promise and not (message and promise.awaits_id == message.pk):
        promises.keep(promise, Proof(Promise.Evidence.GESTURE, gesture.pk), by=by)
    return True


def give_by_hand(gesture: Gesture, *, by: Staff) -> None:
    """On the telephone, with a parcel, or however."""
    if not give(gesture, by=by):
        raise Refusal(_("This gesture was given before, or is not to be given yet."))


def put_into_draft(gesture: Gesture, *, by: Staff) -> Draft:
    """A kind sentence in the answer, begun here if there is none yet; a person sends it."""
    if gesture.state != Gesture.State.APPROVED or gesture.conversation is None:
        raise Refusal(_("This gesture was given before, or is not to be given yet."))
    if silence.since(gesture.customer):
        raise Refusal(_("They asked never to be written to again. The desk writes nothing to them."))
    draft = passing_on.begin(gesture.conversation, Draft.Kind.ANSWER, by=by)
    if not _is_in(gesture, draft.text):
        words, tongue = giving_words.sentence(gesture), giving_words.key(gesture)
        put = outlining.put_in if draft.text.strip() else outlining.around
        compose.save(draft, text=put(draft, words, *tongue, by=by))
    return draft


def require_good_codes(customer: Customer, text: str, *, leaves: datetime) -> None:
    """A code that became void, or is over by the day it leaves, before they ever had it is sent to nobody."""
    waiting = gestures.of_customer(customer).exclude(state=Gesture.State.GIVEN)
    day = timezone.localdate(leaves, hours.zone())
    for gesture in waiting.filter(voucher__isnull=False):
        if vouchers.state(gesture.voucher, on=day) in DEAD and _is_in(gesture, text):
            said = _(
                "The code %(code)s in this text is good for nothing any more, and they never had it. Please take it"
                " out, or make them a new gift and put in its code."
            )
            raise Refusal(said % {"code": codes.shown(gesture.voucher.code)})


def has_dead_code(message: Message) -> bool:
    """Whether what it gives became void, or its time ran out, while it waited to leave."""
    given = gestures.known().filter(message=message, voucher__isnull=False)
    text = message.new_text or message.text
    return any(vouchers.state(one.voucher) in DEAD and _is_in(one, text) for one in given)


@transaction.atomic
def after_sending(message: Message) -> list[Gesture]:
    """What this mail of ours gives, if it goes to the customer: what stands in it, or what its writer says it keeps."""
    customer = message.conversation.customer
    waiting = list(gestures.allowed().filter(customer=customer))
    if not waiting or not _goes_to(customer, message):
        return []
    by_it = Q(evidence=Promise.Evidence.MESSAGE, evidence_id=message.pk) | Q(awaits=message)
    kept = set(Promise.objects.filter(by_it).values_list("pk", flat=True))
    text = message.new_text or message.text
    told = [one for one in waiting if one.promise_number in kept or _is_in(one, text)]
    return [gesture for gesture in told if give(gesture, by=message.author, message=message)]


@transaction.atomic
def forget(message: Message) -> int:
    """It was taken back before it left, or never reached them: what it gave is to be given again."""
    found = gestures.take_back(message)
    for gesture in found:
        if promise := _promise_of(gesture):
            promises.take_up_again(promise, by=None)
    return len(found)


def undelivered(message: Message) -> int:
    """It came back: unless another address of theirs took it, what it gave is to be given again; how much that is."""
    if message.outbound is None:
        return 0
    left = message.outbound.recipients.exclude(state__in=NOT_REACHED).values_list("address", flat=True)
    if _addresses(message.conversation.customer) & {address.lower() for address in left}:
        return 0
    return forget(message)


def take_up_lost() -> int:
    """What was given by a mail that a server refused is to be given again."""
    since = timezone.now() - LOOK_BACK
    refused = Message.objects.filter(
        outbound__recipients__state=Recipient.State.FAILED,
        outbound__recipients__changed_at__gt=since,
        gestures__state=Gesture.State.GIVEN,
    )
    return sum(undelivered(message) for message in refused.distinct())


def usual_day() -> date:
    """By when a gesture is to be given: a few days on which we are open."""
    day = timezone.localdate(timezone=hours.zone())
    for _count in range(WITHIN):
        day = hours.opening(day + timedelta(days=1)).astimezone(hours.zone()).date()
    return day


def _promise(gesture: Gesture, *, by: Staff) -> None:
    """What is allowed is owed, until it is given."""
    if gesture.state != Gesture.State.APPROVED or gesture.promise_number:
        return
    made = promises.make(
        gesture.customer,
        giving_words.title_for_all(gesture),
        usual_day(),
        by=by,
        kind=Promise.Kind.GESTURE,
        conversation=gesture.conversation,
    )
    gesture.promise_number = made.pk
    gesture.save(update_fields=["promise_number"])


def _promise_of(gesture: Gesture) -> Promise | None:
    return Promise.objects.filter(pk=gesture.promise_number or 0).first()


def _is_in(gesture: Gesture, text: str) -> bool:
    """Its code stands there, with or without hyphens; or, without a code, the whole sentence that gives it."""
    voucher = getattr(gesture, "voucher", None)
    if voucher:
        return codes.shown(voucher.code) in text.upper() or voucher.code in text.upper()
    return any(_plain(words) in _plain(text) for words in giving_words.ways(gesture))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _goes_to(customer: Customer, message: Message) -> bool:
    theirs = _addresses(customer)
    return any(address.lower() in theirs for _name, address in [*message.to, *message.cc, *message.bcc])


def _addresses(customer: Customer) -> set[str]:
    handles = Handle.objects.filter(customer=customer, kind=Handle.Kind.EMAIL)
    return set(handles.values_list("value", flat=True))


def _causes(conversation: Conversation) -> set[str]:
    judged = Assessment.objects.filter(message__conversation=conversation, state=Assessment.State.JUDGED)
    said = judged.order_by("-message__at").values_list("said", flat=True).first() or {}
    return set(said.get("intents") or ()) & known.CAUSES


def _failure(causes: Iterable[str]) -> str:
    """What was bought counts before how it went."""
    found = set(causes)
    if found & OUTCOME:
        return advice.OUTCOME
    return advice.PROCESS if found & PROCESS else ""


def _gifts(customer: Customer) -> int:
    given = gestures.of_customer(customer).filter(state=Gesture.State.GIVEN, reason__in=FOR_FAULTS)
    return given.filter(given_at__gte=timezone.now() - GIFTS_WITHIN).count()


def _price(customer: Customer) -> int | None:
    """Of the newest order that was paid, in the currency of the budget."""
    paid = Order.objects.filter(customer=customer, currency=budgets.kept().currency)
    paid = paid.filter(placed_at__gte=timezone.now() - BOUGHT_WITHIN, total_cents__gt=0)
    newest = paid.exclude(state=Order.State.CANCELLED).order_by("-placed_at").first()
    return newest.total_cents if newest else None


def _is_loyal(customer: Customer) -> bool | None:
    kind = Standing.objects.filter(customer=customer).values_list("kind", flat=True).first()
    if kind in LOYAL:
        return True
    return False if kind == Standing.Kind.NEW else None
