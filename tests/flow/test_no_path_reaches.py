"""No path that sends reaches somebody who asked for silence, whatever happens in which order; one confirmation may.

What arrives at a real SMTP server is compared with who had asked for silence when the server was handed the mail.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kulanz
from kulanz.channels import outbox
from kulanz.channels.models import Channel, Outbound, Recipient
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import consents, match, orders, silence
from kulanz.customers.models import Customer, Handle, Merge
from kulanz.customers.orders import ToldOrder
from kulanz.flow import (
    confirming,
    cooling,
    erasing,
    outbound,
    passing_on,
    people,
    promising,
    retracting,
    second_look,
    silencing,
)
from kulanz.followup import promises
from kulanz.jobs import worker
from kulanz.jobs.models import Job
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from tests import a
from tests.servers.smtp import SmtpServer

pytestmark = pytest.mark.django_db
ADDRESSES = ("anna@kunde.example", "anna@arbeit.example", "a.nna@gmail.com", "bert@kunde.example")
# Other spellings of the same mailboxes.
SPELLINGS = (*ADDRESSES, "anna+shop@kunde.example", "Anna@Kunde.Example", "anna+x@googlemail.com")


class World:
    """A desk with a handful of people at a handful of addresses, and all that can be done with them."""

    def __init__(self, server: SmtpServer) -> None:
        self.server, self.owner, self.reader = server, a.staff(), a.staff("assistant")
        a.business(acknowledges=True)
        box = a.mailbox(smtp_host=server.host, smtp_port=server.port, smtp_security="plain")
        self.channel: Channel = box.channel
        self.asked: set[str] = set()
        self.left_in_peace: set[str] = set()
        self.confirmed: set[int] = set()
        self.reached: list[str] = []
        self.seen = 0
        for address in ADDRESSES[:2]:
            self._talk(address)

    # What sends

    def answer(self, n: int) -> None:
        self._send(passing_on.begin(self._any_talk(n), "answer", by=self.owner), to=self._spelling(n))

    def answer_to_all(self, n: int) -> None:
        draft = passing_on.begin(self._any_talk(n), "answer", by=self.owner)
        compose.reply_to_all(draft)
        self._send(draft, cc=f"otto@firma.example, {self._spelling(n)}")

    def forward(self, n: int) -> None:
        self._send(passing_on.begin(self._any_talk(n), "forward", by=self.owner), to=self._spelling(n))

    def write_first(self, n: int) -> None:
        draft = compose.start_new(self.channel, self._spelling(n), by=self.owner)
        self._send(draft, reason="order", subject="Buch", bcc=self._spelling(n + 1))

    def send_news(self, n: int) -> None:
        to = self._spelling(n)
        consents.give(match.customer_of(to, "Anna"), "Newsletter", "Messe", by=self.owner)
        draft = compose.start_new(self.channel, to, by=self.owner)
        self._send(draft, reason="news", subject="Neues")

    def send_later(self, n: int) -> None:
        draft = passing_on.begin(self._any_talk(n), "answer", by=self.owner)
        self._send(draft, at=timezone.now() + timedelta(hours=3), to=self._spelling(n))

    def let_it_cool(self, n: int) -> None:
        draft = passing_on.begin(self._any_talk(n), "answer", by=self.owner)
        compose.save(draft, text="Guten Tag, so geht das nicht.", to=self._spelling(n))
        asleep = cooling.put_to_sleep(draft, timezone.now() + timedelta(hours=2))
        self._send(cooling.wake(asleep))

    def have_it_read(self, n: int) -> None:
        draft = passing_on.begin(self._any_talk(n), "answer", by=self.owner)
        compose.save(draft, text="Guten Tag, es ist da.", to=self._spelling(n))
        look = second_look.ask(draft, self.reader, by=self.owner)
        seen = second_look.fingerprint(draft.text)
        second_look.answer(look, "Gut so.", seen, releases=True, by=self.reader)
        self._send(draft)

    def tell_of_a_later_day(self, n: int) -> None:
        talk, today = self._any_talk(n), timezone.localdate()
        owed = promises.make(talk.customer, f"Buch {n}", today, by=self.owner, conversation=talk)
        self._send(promising.begin_delay(owed, today + timedelta(days=7), by=self.owner))

    def be_acknowledged(self, n: int) -> None:
        sender = f"Anna Muster <{self._spelling(n)}>"
        text = f"Guten Tag, wann kommt mein Buch Nummer {n}?"
        a.arrival(self.channel, a.mail(sender=sender, to=self.channel.address, text=text, at=timezone.now()))

    def try_again(self, n: int) -> None:
        for recipient in Recipient.objects.filter(state__in=["failed", "bounced", "retry"])[:3]:
            outbound.try_again(recipient, by=self.owner)

    def settle_unclear(self, n: int) -> None:
        for recipient in Recipient.objects.filter(state="unclear")[:3]:
            outbound.settle_unclear(recipient, was_sent=False, by=self.owner)

    def send_again_without_asking(self, n: int) -> None:
        for recipient in Recipient.objects.exclude(outbound__in=self.confirmed)[:3]:
            outbox.send_again(recipient)

    def confirm(self, n: int) -> None:
        talk = self._any_talk(n)
        message = confirming.confirm(talk, "", by=self.owner, seen=self._now())
        assert message.outbound_id
        self.confirmed.add(message.outbound_id)

    def send_what_was_begun(self, n: int) -> None:
        for draft in self.owner.drafts.filter(sent_as=None).exclude(text="")[:2]:  # type: ignore[attr-defined]
            outbound.send(draft, by=self.owner, seen=self._now())

    # What happens with the wish

    def ask(self, n: int) -> None:
        talk = self._any_talk(n)
        message = a.message(talk, text="Schreiben Sie mir nie wieder.")
        self._asked(talk.customer)
        known = silence.begin(talk.customer, at=timezone.now(), message=message.pk)
        retracting.hold_back([handle.value for handle in known])

    def ask_while_it_is_sent(self, n: int) -> None:
        """Nobody has taken back what waits: as where both happen at the same moment."""
        talk = self._any_talk(n)
        self._asked(talk.customer)
        silence.begin(talk.customer, at=timezone.now(), message=talk.messages.all()[0].pk)

    def note_by_hand(self, n: int) -> None:
        customer = self._any_talk(n).customer
        silencing.begin_by_hand(customer, "Am Telefon", by=self.owner)
        self._asked(customer)

    def merge(self, n: int) -> None:
        known = [*Customer.objects.filter(merged_into=None).order_by("pk"), a.customer(), a.customer()]
        kept, other = known[:2]
        people.merge(*((kept, other) if n % 2 else (other, kept)), by=self.owner)

    def undo_merge(self, n: int) -> None:
        if row := Merge.objects.filter(undone_at=None).last():
            people.undo_merge(row, by=self.owner)

    def erase(self, n: int) -> None:
        customer = self._any_talk(n).customer
        asked = set(silence_of(customer))
        erasing.erase(customer, str(customer), by=self.owner)
        assert not Handle.objects.filter(value__in=asked).exists()
        assert set(find(asked)) == asked

    def arrive(self, n: int) -> None:
        self._talk(self._spelling(n).lower())

    def add_address(self, n: int) -> None:
        people.add_handle(self._any_talk(n).customer, self._spelling(n), by=self.owner)

    def order(self, n: int) -> None:
        shop = a.order().shop
        now = timezone.now()
        told = ToldOrder(
            remote_id=f"o{n}-{Recipient.objects.count()}", number=f"O-{n}", placed_at=now, changed_at=now,
            state="paid", total_cents=100, currency="EUR", email=self._spelling(n), name="Anna",
        )  # fmt: skip
        orders.keep(shop, [told])

    def take_back(self, n: int) -> None:
        waiting = Message.objects.filter(outbound__recipients__state="queued").distinct()
        for message in waiting[:2]:
            retracting.take_back(message, by=self.owner)

    # The clock

    def deliver(self, n: int) -> None:
        self._run()

    def greylist(self, n: int) -> None:
        self.server.answers = dict.fromkeys(SPELLINGS, "451 4.7.1 later")
        self._run()
        self.server.answers = {}

    def break_off(self, n: int) -> None:
        self.server.answers = {"text": "drop"}
        self._run()
        self.server.answers = {}

    # Beneath

    def check(self) -> None:
        """What has arrived since, against who had asked before the worker began: wishes only come between its runs."""
        for mail in self.server.mails[self.seen :]:
            ident = next(
                line[13:-1] for line in text_of(mail).splitlines() if line.startswith("Message-ID: <")
            )
            sent = Outbound.objects.get(message_id=ident).pk
            for address in mail.rcpt_tos:
                is_silent = mailbox(address) in self.asked or address.lower() in self.left_in_peace
                assert not is_silent or sent in self.confirmed, address
                self.reached += [mailbox(address)] if is_silent else []
        self.seen = len(self.server.mails)

    def _run(self) -> None:
        self.left_in_peace = set(find(address.lower() for address in SPELLINGS))
        now = timezone.now()
        Recipient.objects.filter(state="retry").update(next_try_at=now)
        Job.objects.filter(state="ready").update(run_at=now)
        Outbound.objects.update(send_after=now)
        worker.run_waiting()

    def _asked(self, customer: Customer) -> None:
        """Written down apart from the desk: whatever becomes of them, nobody lifts it here."""
        self.asked.update(mailbox(handle.value) for handle in customer.handles.filter(kind="email"))

    def _talk(self, address: str) -> Conversation:
        customer = match.customer_of(address, "Anna Muster", wrote=True)
        talk = Conversation.objects.create(customer=customer, channel=self.channel, subject="Buch")
        message = a.message(talk, text="Wo ist mein Buch?")
        message.sender_address = address
        message.save()
        return talk

    def _any_talk(self, n: int) -> Conversation:
        talks = Conversation.objects.select_related("customer").order_by("pk")
        if not talks:
            return self._talk(ADDRESSES[n % len(ADDRESSES)])
        return talks[n % len(talks)]

    def _spelling(self, n: int) -> str:
        return SPELLINGS[n % len(SPELLINGS)]

    def _now(self) -> Any:
        return timezone.now() + timedelta(minutes=1)

    def _send(self, draft: Any, *, at: Any = None, **fields: Any) -> None:
        compose.save(draft, text="Guten Tag, es ist da.", **fields)
        outbound.send(draft, by=self.owner, seen=self._now(), at=at)


SENDING = (
    "answer", "answer_to_all", "forward", "write_first", "send_news", "send_later",
    "let_it_cool", "have_it_read", "tell_of_a_later_day",
    "send_what_was_begun", "be_acknowledged", "try_again", "settle_unclear", "send_again_without_asking",
)  # fmt: skip
ASKING = ("ask", "ask_while_it_is_sent", "note_by_hand")
DEEDS = sorted(
    name for name, deed in vars(World).items() if callable(deed) and name[0] != "_" and name != "check"
)


def mailbox(address: str) -> str:
    local, _at, domain = address.lower().partition("@")
    local, domain = local.partition("+")[0], domain.replace("googlemail", "gmail")
    return f"{local.replace('.', '') if domain == 'gmail.com' else local}@{domain}"


def find(addresses: Iterable[str]) -> list[str]:
    return [wish.address for wish in silence.find(addresses)]


def silence_of(customer: Customer) -> list[str]:
    return find(customer.handles.filter(kind="email").values_list("value", flat=True))


def text_of(mail: Any) -> str:
    return str(mail.content.decode("utf-8", "replace"))


def play(server: SmtpServer, deeds: Iterable[tuple[str, int]]) -> World:
    """Whatever is refused is refused; what is not may still not arrive."""
    server.mails.clear()
    with transaction.atomic():
        world = World(server)
        for name, n in deeds:
            with suppress(Refusal):
                getattr(world, name)(n)
            world.check()
        world._run()
        world.check()
        transaction.set_rollback(True)
    return world


@pytest.fixture(autouse=True)
def _on_a_working_day(settings: Any) -> Iterator[None]:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1", "localhost"]
    with time_machine.travel("2026-11-18T11:00:00+01:00", tick=True):
        yield


# Making a failing story short takes its time.
@pytest.mark.timeout(600)
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 6)), min_size=3, max_size=14))
def test_whatever_happens_in_which_order_nothing_reaches_them(
    smtp_server: SmtpServer, deeds: list[tuple[str, int]]
) -> None:
    world = play(smtp_server, deeds)
    assert len(world.confirmed) >= len(world.reached)


@pytest.mark.parametrize("path", SENDING)
@pytest.mark.parametrize("wish", ASKING)
def test_each_path_by_itself(smtp_server: SmtpServer, path: str, wish: str) -> None:
    """Asked before it is written, while it waits, after a server has put it off, or before they were erased."""
    for story in (
        [(wish, 0), (path, 0), ("deliver", 0), (path, 4)],
        [(path, 0), (wish, 0), ("deliver", 0)],
        [("answer", 0), ("greylist", 0), (path, 0), (wish, 0), (path, 0), ("deliver", 0)],
        [("answer", 0), ("break_off", 0), (wish, 0), (path, 0), ("deliver", 0)],
        [(wish, 0), ("erase", 0), ("arrive", 0), (path, 0), (path, 1), (path, 4)],
        [("merge", 1), (path, 1), (wish, 0), (path, 1)],
        [(path, 1), (wish, 0), ("merge", 0), ("deliver", 0), (path, 1)],
    ):
        assert play(smtp_server, story).reached == []


def test_of_the_paths_each_does_send_where_nobody_asked(smtp_server: SmtpServer) -> None:
    """Else the others would show nothing."""
    for path in SENDING[: SENDING.index("send_what_was_begun")]:
        play(smtp_server, [(path, 0), ("deliver", 0)])
        assert smtp_server.recipients(), path


def test_the_confirmation_arrives_once(smtp_server: SmtpServer) -> None:
    again = [("confirm", 0), ("deliver", 0)] * 3
    world = play(smtp_server, [("ask", 0), *again, ("try_again", 0), ("ask", 0), *again])
    assert world.reached == ["anna@kunde.example"]


def test_a_confirmation_that_was_put_off_arrives_once(smtp_server: SmtpServer) -> None:
    world = play(smtp_server, [("ask", 0), ("confirm", 0), ("greylist", 0), ("greylist", 0), ("deliver", 0)])
    assert world.reached == ["anna@kunde.example"]


def test_all_that_leaves_is_asked_about_at_its_claim() -> None:
    """There is one place that hands mail to a server, and it is given claimed recipients alone."""
    package = Path(kulanz.__file__).parent
    found = [path.name for path in package.rglob("*.py") if "smtp.deliver(" in path.read_text()]
    assert found == ["attempt.py"]
