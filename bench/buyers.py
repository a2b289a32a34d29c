"""Fills a desk with customers who bought, wrote and agreed to news, and with a ledger of what was owed and given.

Of a hundred customers ninety agreed to news, ten are super-customers, five recommended us. Each has bought two to three
times on average over some five and a half years and wrote once; two of a hundred letters lie open. Rows are written in
bulk, on either database; no words of search and no bytes of mails.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from bench import letters

if TYPE_CHECKING:
    from kulanz.business.models import Staff
    from kulanz.channels.models import Channel

AT_ONCE = 2000
DAYS_BACK = 2000
# One of so many customers.
PROMISED, REFUNDED, GIVEN = 5, 10, 5
# How many lie open, however large the desk is.
OPEN_PROMISES, OPEN_REFUNDS, OPEN_GESTURES = 10_000, 500, 100


def fill(number: int, seed: int = 1) -> "tuple[Staff, Channel]":
    """The owner, and the channel by which we write."""
    from django.db import connection, transaction

    if connection.vendor == "sqlite":  # nothing of this has to survive a power cut
        connection.cursor().execute("PRAGMA synchronous=OFF")
    dice = Random(seed)
    owner, channel, shop = _desk()
    for begins in range(1, number + 1, AT_ONCE):
        with transaction.atomic():
            _people(dice, range(begins, min(begins + AT_ONCE, number + 1)), channel.pk, shop.pk, owner.pk)
    _ledger(dice, number, owner.pk)
    _mend_numbers()
    return owner, channel


def _desk() -> "tuple[Staff, Channel, Any]":
    from kulanz.business.models import Business, Staff
    from kulanz.channels.models import Channel
    from kulanz.customers.models import Shop
    from kulanz.goodwill.models import Budget

    Business.objects.create(name="Buchladen Sonnenau", region="DE-BE")
    Budget.objects.create(pk=1, month_cents=0, case_cents=0, four_eyes_cents=0)
    return (
        Staff.objects.create_user("owner@bench.example", name="Owner", role=Staff.Role.OWNER),
        Channel.objects.create(kind="folder", name="Laden", address="hallo@buchladen-sonnenau.example"),
        Shop.objects.create(kind="csv", name="Bench"),
    )


def _people(dice: Random, numbers: range, channel: int, shop: int, owner: int) -> None:
    """Each with all rows of their own; a customer, their conversation, its message have the same number."""
    from kulanz.customers.models import Consent, Customer, Handle, Standing

    people = {pk: letters.person(dice, pk) for pk in numbers}
    Customer.objects.bulk_create(
        Customer(pk=pk, name=who.name, language=who.language, register=dice.choice(("", "du", "sie")))
        for pk, who in people.items()
    )
    Handle.objects.bulk_create(
        Handle(customer_id=pk, kind="email", value=who.address, shown=who.address)
        for pk, who in people.items()
    )
    Consent.objects.bulk_create(
        Consent(customer_id=pk, purpose="news", source="Formular", noted_by_id=owner)
        for pk in numbers
        if pk % 10
    )
    Standing.objects.bulk_create(_standing(dice, pk) for pk in numbers)
    _orders(dice, numbers, shop)
    _talks(dice, people, channel)


def _standing(dice: Random, pk: int) -> Any:
    from kulanz.customers.models import Standing
    from kulanz.customers.standing.facts import Facts, Voice

    kind, last = "super_customer" if pk % 10 == 1 else "loyal", date.today()
    facts = Facts(
        orders=3, days=3, first_on=last - timedelta(days=900), last_on=last, as_of=last, rhythm_days=300,
        usual_days=90, better=dice.random(), worth=dice.random(), p_alive=dice.random(), expected_orders=2.5,
        expected_cents=9000, spend={"EUR": 12_000}, voice=Voice(letters=1, recommends=int(pk % 20 == 3)),
    )  # fmt: skip
    return Standing(customer_id=pk, kind=kind, reckoned=kind, facts=facts.as_json(), rank=pk, is_stale=False)


def _orders(dice: Random, numbers: range, shop: int) -> None:
    from kulanz.customers.models import Order

    made = []
    for pk in numbers:
        for place in range(min(1 + int(dice.expovariate(0.5)), 12)):
            at = _ago(dice.uniform(0.1, DAYS_BACK))
            made.append(
                Order(
                    shop_id=shop, customer_id=pk, remote_id=f"{pk}-{place}", number=f"{pk}-{place}",
                    number_key=f"{pk}-{place}", placed_at=at, changed_at=at, state="sent", currency="EUR",
                    total_cents=dice.randint(500, 9000),
                    lines=[{"title": "Das stille Beet", "sku": "", "quantity": 1, "cents": 1990}],
                )
            )  # fmt: skip
    Order.objects.bulk_create(made)


def _talks(dice: Random, people: dict[int, letters.Person], channel: int) -> None:
    from kulanz.conversations.models import Conversation, Message
    from kulanz.triage.models import Assessment

    at = {pk: _ago(dice.uniform(0.1, DAYS_BACK)) for pk in people}
    Conversation.objects.bulk_create(
        Conversation(
            pk=pk, customer_id=pk, channel_id=channel, subject=letters.subject(dice, who.language),
            state="done" if pk % 50 else "open", created_at=at[pk], last_at=at[pk], last_in_at=at[pk],
            need_at=None if pk % 50 else at[pk],
        )
        for pk, who in people.items()
    )  # fmt: skip
    Message.objects.bulk_create(
        Message(
            pk=pk, conversation_id=pk, channel_id=channel, direction="in", message_id=f"{pk}@fill.example",
            sender_name=who.name, sender_address=who.address, subject="Hallo", at=at[pk], arrived_at=at[pk],
            text=letters.short(dice, who),
        )
        for pk, who in people.items()
    )  # fmt: skip
    said = [{"intents": [intent], "mood": "neutral"} for intent in ("complaint", "praise", "question")]
    Assessment.objects.bulk_create(
        Assessment(message_id=pk, found=said[pk % 3], said=said[pk % 3]) for pk in people
    )


def _ledger(dice: Random, number: int, owner: int) -> None:
    """Promises, refunds and gestures: most are settled, some lie open."""
    from kulanz.followup.models import Promise
    from kulanz.goodwill.models import Gesture, RefundCase, Voucher

    _in_portions(Promise, (_promise(dice, n, number, owner) for n in range(number // PROMISED)))
    _in_portions(RefundCase, (_refund(dice, n, number, owner) for n in range(number // REFUNDED)))
    _in_portions(Gesture, (_gesture(dice, n, number, owner) for n in range(number // GIVEN)))
    _in_portions(
        Voucher,
        (
            Voucher(
                gesture_id=n + 1, code=f"B{n:011}", worth="amount", cents=500,
                valid_until=date.today() + timedelta(days=100), redeemed_at=None if n % 3 else _ago(1),
            )
            for n in range(number // GIVEN)
        ),
    )  # fmt: skip


def _promise(dice: Random, n: int, number: int, owner: int) -> Any:
    from kulanz.followup.models import Promise

    is_open, pk = n < OPEN_PROMISES, 1 + n * PROMISED % number
    due = _ago(dice.uniform(-30, 3) if is_open else dice.uniform(0, DAYS_BACK))
    settled = (
        {} if is_open else {"settled_at": due - timedelta(hours=dice.randint(-20, 80)), "evidence": "word"}
    )
    return Promise(
        customer_id=pk, conversation_id=pk, what=f"Ersatz Nummer {n} schicken", due=due.date(), due_at=due,
        owed_by_id=owner if n % 2 else None, state="open" if is_open else "kept", **settled,
    )  # fmt: skip


def _refund(dice: Random, n: int, number: int, owner: int) -> Any:
    from kulanz.goodwill.models import RefundCase

    is_open, pk, at = n < OPEN_REFUNDS, 1 + (n * REFUNDED + 1) % number, _ago(dice.uniform(0, DAYS_BACK))
    done = {"state": "booked", "booked_at": at, "cents": 1990, "currency": "EUR", "standing": "guarantee"}
    return RefundCase(
        customer_id=pk, conversation_id=pk, title="Das stille Beet", asked_at=at, opened_at=at,
        opened_by_id=owner, **({} if is_open else done),
    )  # fmt: skip


def _gesture(dice: Random, n: int, number: int, owner: int) -> Any:
    """Many to say thanks: that is what campaigns leave behind."""
    from kulanz.goodwill.models import Gesture

    state, pk = "given", 1 + (n * GIVEN + 2) % number
    if n < 2 * OPEN_GESTURES:
        state = "proposed" if n < OPEN_GESTURES else "approved"
    at = _ago(dice.uniform(1, 700))
    return Gesture(
        pk=n + 1, customer_id=pk, conversation_id=pk, kind="voucher", cents=500, state=state, proposed_at=at,
        reason="our_fault" if n % 4 == 0 else "loyalty", proposed_by_id=owner, decided_at=at,
        given_at=at if state == "given" else None,
    )  # fmt: skip


def _in_portions(model: Any, rows: Iterator[Any]) -> None:
    model.objects.bulk_create(rows, batch_size=AT_ONCE)


def _ago(days: float) -> datetime:
    from django.utils import timezone

    return timezone.now() - timedelta(days=days)


def _mend_numbers() -> None:
    """PostgreSQL does not learn of numbers that were given by hand, and plans by what it has looked at."""
    from django.core.management.color import no_style
    from django.db import connection

    from kulanz.conversations.models import Conversation, Message
    from kulanz.customers.models import Customer
    from kulanz.goodwill.models import Gesture

    with connection.cursor() as cursor:
        models = [Customer, Conversation, Message, Gesture]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
