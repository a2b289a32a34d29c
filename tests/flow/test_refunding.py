"""A refund from the wish to the thanks: the promise, the mails that tell of it, and who carries it on."""

import importlib
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone

from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer, Order, Shop
from kulanz.flow import erasing, exporting, outbound, people, promised, refunding, regrouping, retracting
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.goodwill import guarantee
from kulanz.goodwill.guarantee import Terms
from kulanz.goodwill.models import RefundCase
from kulanz.goodwill.refunds import Matter, Proof, Verdict
from kulanz.lib import vault
from kulanz.reply.models import Draft
from tests import a
from tests.servers.shops.paying_back import PayingWooCommerce

pytestmark = pytest.mark.django_db
ASKED = datetime(2026, 6, 2, 9, tzinfo=UTC)
WISH = "Das Buch BG-4092 passt nicht zu mir. Ich möchte bitte mein Geld zurück."


@pytest.fixture
def owner() -> Staff:
    a.business()
    guarantee.write(None, Terms(days=90, grace_days=14))
    return a.staff(name="Hanna Brandt")


@pytest.fixture
def talk(owner: Staff) -> Conversation:
    """Asked on day 92 of 90."""
    somebody = a.customer("Anna Muster", "anna@kunde.example", language="de", register="sie")
    a.order(somebody, number="BG-4093", placed_at=ASKED - timedelta(days=9))
    a.order(somebody, number="BG-4092", placed_at=ASKED - timedelta(days=92))
    channel = a.mailbox(smtp_host="localhost").channel
    found = a.conversation(text=WISH, customer=somebody, channel=channel, at=ASKED)
    a.judgement(found.messages.get(), intents=["refund"])
    return found


@pytest.fixture
def clock() -> Iterator[Callable[[int], None]]:
    """Goes on by so many hours."""
    with time_machine.travel(ASKED + timedelta(hours=1), tick=False) as traveller:
        yield lambda hours: traveller.shift(timedelta(hours=hours))


def opened(talk: Conversation, owner: Staff) -> RefundCase:
    return refunding.open_case(talk, Matter(refunding.orders_for(talk, talk.messages.first())[0]), by=owner)


def send(talk: Conversation, text: str, owner: Staff) -> Any:
    draft = Draft.objects.filter(conversation=talk, sent_as=None).first() or Draft.objects.create(
        conversation=talk, channel=talk.channel, kind="answer", author=owner, to="anna@kunde.example",
        in_answer_to=talk.messages.first(), subject="Re",
    )  # fmt: skip
    draft.text = text or draft.text
    draft.save()
    return outbound.send(draft, by=owner, seen=timezone.now())


def done(case: RefundCase) -> list[str]:
    case = RefundCase.objects.get(pk=case.pk)
    return [step.code for step in refunding.steps(case) if step.is_done]


def test_it_is_proposed_where_they_ask_and_an_order_is_known(talk: Conversation, owner: Staff) -> None:
    found = refunding.propose(talk)
    assert found and [one.number for one in found.orders] == ["BG-4092", "BG-4093"]
    opened(talk, owner)
    assert refunding.propose(talk) is None
    assert refunding.propose(a.conversation()) is None


def test_from_the_wish_to_the_thanks_each_step_is_shown_by_what_did_it(
    talk: Conversation, owner: Staff, clock: Callable[[int], None]
) -> None:
    case = opened(talk, owner)
    assert (case.asked_at, done(case)) == (ASKED, [])
    refunding.write(case, "acknowledge", by=owner)
    draft = Draft.objects.get()
    assert "Ihr Wunsch nach einer Erstattung für die Bestellung BG-4092 ist angekommen" in draft.text
    assert not draft.sent_as
    first = send(talk, "", owner)
    assert done(case) == ["acknowledged"]
    clock(1)
    refunding.decide(case, Verdict("whole"), by=owner)
    case.refresh_from_db()
    assert (case.standing, case.cents) == ("grace", 1990)
    promise = Promise.objects.get(kind="refund")
    # A Tuesday; the Thursday after it is Corpus Christi, though not in every Land.
    assert (promise.due, promise.owed_by) == (date(2026, 6, 5), owner)
    clock(1)
    refunding.book_by_hand(case, Proof("Überwiesen"), by=owner)
    promise.refresh_from_db()
    assert (promise.state, promise.evidence, promise.evidence_id) == ("kept", "refund", case.pk)
    assert done(case) == ["acknowledged", "decided", "booked"]
    clock(1)
    refunding.write(RefundCase.objects.get(), "tell", by=owner)
    message = send(talk, "", owner)
    assert done(case) == ["acknowledged", "decided", "booked", "told", "thanked"]
    case.refresh_from_db()
    assert (case.acknowledged_in, case.told_in) == (first, message)
    retracting.take_back(message, by=owner)
    assert done(case) == ["acknowledged", "decided", "booked"]


def test_within_grace_the_words_say_that_it_does_not_matter(talk: Conversation, owner: Staff) -> None:
    case = opened(talk, owner)
    refunding.decide(case, Verdict("whole"), by=owner)
    case.refresh_from_db()
    refunding.write(case, "decide", by=owner)
    text = Draft.objects.get().text
    assert "ist zwar gerade vorbei, aber darauf kommt es uns nicht an: Wir erstatten Ihnen 19,90\xa0€" in text
    refunding.write(case, "decide", by=owner)
    assert Draft.objects.get().text == text


def test_what_is_booked_takes_the_place_of_what_was_to_come_and_promises_nothing_more(
    talk: Conversation, owner: Staff, clock: Callable[[int], None]
) -> None:
    case = opened(talk, owner)
    refunding.decide(case, Verdict("whole"), by=owner)
    case.refresh_from_db()
    refunding.write(case, "decide", by=owner)
    draft = Draft.objects.get()
    draft.text = draft.text.replace("bezahlt haben.", "bezahlt haben.\n\nDie Lampe dürfen Sie behalten.")
    draft.save()
    refunding.book_by_hand(case, Proof("Überwiesen"), by=owner)
    refunding.write(RefundCase.objects.get(), "tell", by=owner)
    draft.refresh_from_db()
    assert "Das Geld geht bis" not in draft.text and "kommt es uns nicht an" not in draft.text
    assert "ist gebucht" in draft.text and "Die Lampe dürfen Sie behalten." in draft.text
    draft.text += "\n\nDas Geld erhalten Sie bis 5. Juni zurück."
    draft.save()
    assert {one.is_noted for one in promised.of_draft(draft) if one.kind == "refund"} == {False}
    clock(1)
    send(talk, "", owner)
    assert not promises.still_open(kind="refund").exists()
    clock(15 * 24)
    again = Draft.objects.create(conversation=talk, channel=talk.channel, kind="answer", author=owner)
    again.text = "Guten Tag,\n\nwir erstatten Ihnen auch das Porto bis Freitag."
    assert [one.is_noted for one in promised.of_draft(again)] == [True]


def test_telling_of_one_refund_leaves_what_is_said_of_another_and_what_a_person_wrote(
    talk: Conversation, owner: Staff
) -> None:
    first, second = refunding.orders_for(talk, talk.messages.earliest("pk"))[:2]
    one, two = (refunding.open_case(talk, Matter(order), by=owner) for order in (first, second))
    for case in (one, two):
        refunding.decide(case, Verdict("whole"), by=owner)
    one, two = RefundCase.objects.get(pk=one.pk), RefundCase.objects.get(pk=two.pk)
    refunding.write(two, "decide", by=owner)
    refunding.book_by_hand(one, Proof("Überwiesen"), by=owner)
    refunding.write(RefundCase.objects.get(pk=one.pk), "tell", by=owner)
    draft = Draft.objects.get()
    assert second.number in draft.text and first.number in draft.text

    draft.text = draft.text.replace(" Das Geld", " Die Lampe dürfen Sie behalten. Das Geld")
    draft.save()
    refunding.book_by_hand(two, Proof("Überwiesen"), by=owner)
    refunding.write(RefundCase.objects.get(pk=two.pk), "tell", by=owner)
    draft.refresh_from_db()
    assert "Die Lampe dürfen Sie behalten." in draft.text


@pytest.mark.parametrize(
    ("language", "register", "words"),
    [
        ("en", "", "Your wish for a refund for order BG-4092"),
        ("de", "du", "Dein Wunsch nach einer Erstattung"),
    ],
)
def test_words_are_in_their_language_and_form(
    talk: Conversation, owner: Staff, language: str, register: str, words: str
) -> None:
    Customer.objects.update(language=language, register=register)
    talk.refresh_from_db()
    refunding.write(opened(talk, owner), "acknowledge", by=owner)
    assert words in Draft.objects.get().text


def test_a_no_takes_the_promise_back_and_offers_something(talk: Conversation, owner: Staff) -> None:
    Order.objects.filter(number="BG-4092").update(placed_at=ASKED - timedelta(days=200))
    case = opened(talk, owner)
    refunding.decide(case, Verdict("whole"), by=owner)
    refunding.decide(case, Verdict("refused", refusal="outside", words="ein Gutschein über 10 €."), by=owner)
    assert Promise.objects.get().state == "dropped"
    case.refresh_from_db()
    refunding.write(case, "decide", by=owner)
    assert "Was ich Ihnen gern anbiete: ein Gutschein über 10 €." in Draft.objects.get().text
    assert [one.code for one in refunding.steps(case)] == ["acknowledged", "decided", "told"]


def test_a_mail_to_somebody_else_acknowledges_nothing(talk: Conversation, owner: Staff) -> None:
    case = opened(talk, owner)
    message = a.message(talk, direction="out", at=ASKED + timedelta(hours=1))
    message.to = [["", "lieferant@anders.example"]]
    message.save()
    refunding.note_mail(message)
    assert done(case) == []


def test_the_job_books_and_keeps_the_promise(talk: Conversation, owner: Staff, settings: Any) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["127.0.0.1"]
    woo = PayingWooCommerce()
    try:
        case = opened(talk, owner)
        keys = {"consumer_key": woo.key, "consumer_secret": woo.secret}
        shop = Shop.objects.create(kind="woocommerce", name="Woo", url=woo.url, secret=keys)
        Order.objects.filter(number="BG-4092").update(shop=shop, remote_id="92")
        refunding.decide(case, Verdict("whole"), by=owner)
        woo.no = "Declined by the bank."
        refunding.book(case, by=owner)
        refunding.pay_back(case.pk)
        case.refresh_from_db()
        assert (case.state, Promise.objects.get().state) == ("decided", "open")
        assert Notice.objects.get().kind == "refund_failed"
        woo.no = ""
        refunding.book(case, by=owner)
        refunding.pay_back(case.pk)
        refunding.pay_back(case.pk)
    finally:
        woo.stop()
    case.refresh_from_db()
    assert (case.state, Promise.objects.get().state, len(woo.refunds[92])) == ("booked", "kept", 1)


def test_no_longer_wanted_is_no_longer_owed(talk: Conversation, owner: Staff) -> None:
    case = opened(talk, owner)
    refunding.decide(case, Verdict("whole"), by=owner)
    refunding.withdraw(case, by=owner)
    assert Promise.objects.get().state == "dropped"


def test_the_end_of_one_refund_leaves_what_another_one_promised(
    talk: Conversation, owner: Staff, clock: Callable[[int], None]
) -> None:
    one, two = (
        refunding.open_case(talk, Matter(order), by=owner) for order in Order.objects.order_by("number")
    )
    clock(1)
    for case in (one, two):
        refunding.decide(case, Verdict("whole"), by=owner)
    refunding.withdraw(two, by=owner)
    owed = dict(Promise.objects.values_list("what", "state"))
    assert owed == {"Pay back BG-4092": "open", "Pay back BG-4093": "dropped"}
    refunding.book_by_hand(one, Proof("Überwiesen"), by=owner)
    assert Promise.objects.get(what="Pay back BG-4092").state == "kept"


def test_each_refund_keeps_its_own_promise_and_the_last_one_what_a_mail_said(
    talk: Conversation, owner: Staff, clock: Callable[[int], None]
) -> None:
    one, two = (
        refunding.open_case(talk, Matter(order), by=owner) for order in Order.objects.order_by("number")
    )
    for case in (one, two):
        refunding.decide(case, Verdict("whole"), by=owner)
    said = promises.make(talk.customer, "Beides zurück", None, by=owner, kind="refund", conversation=talk)
    refunding.book_by_hand(one, Proof("Überwiesen"), by=owner)
    assert {(o.what, o.state) for o in Promise.objects.all()} == {
        ("Pay back BG-4092", "kept"), ("Pay back BG-4093", "open"), ("Beides zurück", "open")
    }  # fmt: skip
    refunding.book_by_hand(two, Proof("Überwiesen"), by=owner)
    said.refresh_from_db()
    assert said.state == "kept" and not Promise.objects.filter(state="open").exists()


def test_what_was_promised_before_the_ties_were_kept_is_tied_where_only_one_can_be_meant(
    talk: Conversation, owner: Staff, clock: Callable[[int], None]
) -> None:
    surely, never, twice = (
        refunding.open_case(talk, Matter(title=title), by=owner) for title in ("Kalender", "Lampe", "Buch")
    )
    for case in (surely, never, twice):
        refunding.decide(case, Verdict("whole", 900, "EUR"), by=owner)
        clock(1)
    mine = RefundCase.objects.get(pk=surely.pk).promise_number
    Promise.objects.filter(pk=RefundCase.objects.get(pk=never.pk).promise_number).delete()
    with time_machine.travel(RefundCase.objects.get(pk=twice.pk).decided_at or 0, tick=False):
        promises.make(talk.customer, "Buch", None, by=owner, kind="refund", conversation=talk)
    RefundCase.objects.update(promise_number=None)
    importlib.import_module("kulanz.goodwill.migrations.0003_ties_of_before").tie(apps, None)
    ties = dict(RefundCase.objects.values_list("pk", "promise_number"))
    assert ties == {surely.pk: mine, never.pk: None, twice.pk: None}


def test_saving_what_it_is_about_unchanged_drops_no_promise(talk: Conversation, owner: Staff) -> None:
    case = opened(talk, owner)
    refunding.decide(case, Verdict("whole"), by=owner)
    refunding.describe(case, Matter(case.order), None, by=owner)
    case.refresh_from_db()
    assert (case.state, Promise.objects.get().state) == ("decided", "open")


def test_merging_carries_cases_and_undoing_gives_them_back(talk: Conversation, owner: Staff) -> None:
    case, kept = opened(talk, owner), a.customer("Anna Zweitens")
    merge = people.merge(kept, talk.customer, by=owner)
    case.refresh_from_db()
    assert case.customer == kept
    people.undo_merge(merge, by=owner)
    case.refresh_from_db()
    assert case.customer == talk.customer


def test_conversations_that_are_merged_take_their_cases_along(talk: Conversation, owner: Staff) -> None:
    case, into = opened(talk, owner), a.conversation(customer=talk.customer)
    regrouping.merge(into, talk, by=owner)
    case.refresh_from_db()
    assert case.conversation == into


def test_an_export_has_the_case_and_erasing_takes_it_and_leaves_the_amounts(
    talk: Conversation, owner: Staff, django_capture_on_commit_callbacks: Any
) -> None:
    case = opened(talk, owner)
    refunding.decide(case, Verdict("whole"), by=owner)
    refunding.book_by_hand(case, Proof("Überwiesen", "beleg.txt", b"Beleg"), by=owner)
    case.refresh_from_db()
    with zipfile.ZipFile(exporting.export(talk.customer, by=owner)) as archive:
        told = json.loads(archive.read("person.json"))["refund_cases"]
    assert [(one["order__number"], one["cents"], one["proof"]) for one in told] == [
        ("BG-4092", 1990, "Überwiesen")
    ]
    digest = case.proof_file
    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase(talk.customer, "Anna Muster", by=owner)
    assert not RefundCase.objects.exists() and not vault.path(digest).exists()
    assert Order.objects.get(number="BG-4092").total_cents == 1990
