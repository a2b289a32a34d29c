"""Giving a gesture: owed once allowed, given by the mail with its code, owed again if that is taken back."""

import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.channels import attempt
from kulanz.channels.models import Recipient
from kulanz.conversations.models import Conversation
from kulanz.customers import silence
from kulanz.customers.models import Standing
from kulanz.flow import (
    erasing,
    exporting,
    giving,
    giving_words,
    outbound,
    outlining,
    people,
    promised,
    retracting,
)
from kulanz.followup.models import Promise
from kulanz.goodwill import advice, codes, vouchers
from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.models import Gesture, Voucher
from kulanz.goodwill.vouchers import Use, Worth
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(db: None) -> Staff:
    a.business()
    return a.staff()


def talk(**fields: Any) -> Conversation:
    return a.conversation(channel=a.mailbox(smtp_host="localhost").channel, **fields)


def voucher_wish(cents: int = 1000, kind: str = "amount", **fields: Any) -> Wish:
    worth = Worth(kind, vouchers.usual_end(), cents=cents, **fields)
    return Wish("voucher", "our_fault", worth=worth)


def test_what_is_allowed_is_owed_until_the_mail_with_its_code_is_sent(owner: Staff) -> None:
    here = talk()
    made = giving.propose(here, voucher_wish(), by=owner)
    promise = Promise.objects.get()
    assert (promise.kind, promise.state, promise.owed_by) == ("gesture", "open", owner)
    draft = giving.put_into_draft(made, by=owner)
    assert Promise.objects.get().state == "open"
    message = outbound.send(draft, by=owner, seen=timezone.now())
    made.refresh_from_db()
    promise.refresh_from_db()
    assert (made.state, made.message) == ("given", message)
    assert (promise.state, promise.evidence, promise.evidence_id) == ("kept", "gesture", made.pk)
    here.refresh_from_db()
    assert here.promised_for is None
    retracting.take_back(message, by=owner)
    made.refresh_from_db()
    promise.refresh_from_db()
    here.refresh_from_db()
    assert (made.state, promise.state) == ("approved", "open")
    assert here.promised_for == promise.due


def test_what_waits_for_an_owner_is_owed_only_once_it_is_allowed(owner: Staff) -> None:
    helper = a.staff("assistant")
    made = giving.propose(talk(), voucher_wish(1900), by=helper)
    assert not Promise.objects.exists()
    giving.approve(made, by=owner)
    assert Promise.objects.get().owed_by == helper
    giving.decline(made, "Sie hat schon eines", by=owner)
    assert Promise.objects.get().state == "dropped"


def test_a_mail_without_the_code_or_to_somebody_else_gives_nothing(owner: Staff) -> None:
    here = talk()
    made = giving.propose(here, voucher_wish(), by=owner)
    answer = compose.save(compose.start(here, "answer", by=owner), text="Guten Tag, es tut mir leid.")
    outbound.send(answer, by=owner, seen=timezone.now())
    forward = compose.start(here, "forward", by=owner)
    compose.save(forward, to="lager@shop.example", text=f"Bitte buchen: {codes.shown(made.voucher.code)}")
    outbound.send(forward, by=owner, seen=timezone.now())
    made.refresh_from_db()
    assert made.state == "approved"


@pytest.mark.parametrize(
    ("language", "register", "words"),
    [("de", "sie", "für Sie"), ("de", "du", "für dich"), ("en", "", "for you")],
)
def test_the_words_are_in_their_language_and_form_of_address(
    owner: Staff, language: str, register: str, words: str
) -> None:
    here = talk(customer=a.customer(language=language, register=register))
    made = giving.propose(here, voucher_wish(1250), by=owner)
    said = giving_words.sentence(made)
    assert words in said
    assert ("12,50" if language == "de" else "12.50") in said
    draft = giving.put_into_draft(made, by=owner)
    small = said if language == "en" else said[0].lower() + said[1:]
    assert giving.put_into_draft(made, by=owner).text.count(small) == 1
    greeting, middle, end = draft.text.split("\n\n")
    assert greeting == outlining.greet(here, language, register)
    assert middle == small
    assert end.splitlines()[-1] == owner.name


def test_what_is_written_already_is_greeted_and_ended_by_whoever_writes_it(owner: Staff) -> None:
    here = talk(customer=a.customer(language="de", register="sie"))
    made = giving.propose(here, voucher_wish(1250), by=owner)
    compose.save(compose.start(here, "answer", by=owner), text="Guten Tag,\n\ndas war unser Fehler.")
    text = giving.put_into_draft(made, by=owner).text
    assert text == f"Guten Tag,\n\ndas war unser Fehler.\n\n{giving_words.sentence(made)}\n\n"


def test_each_kind_has_its_words(owner: Staff) -> None:
    here, until = talk(), vouchers.usual_end()
    wishes = [
        Wish("discount", "thanks", cents=300, worth=Worth("percent", until, percent=15)),
        Wish("free_shipping", "loyalty", cents=490),
        Wish("free_copy", "goodwill", "Das stille Beet als EPUB", 0),
        Wish("personal", "thanks", "Samen der alten Rose", 200),
    ]
    said = [giving_words.sentence(giving.propose(here, wish, by=owner)) for wish in wishes]
    assert "15\u00a0%" in said[0]
    assert "versandkostenfrei" in said[1]
    assert "Das stille Beet als EPUB." in said[2]
    assert "Samen der alten Rose." in said[3]


def test_a_free_copy_is_given_by_the_mail_that_speaks_of_it(owner: Staff) -> None:
    made = giving.propose(talk(), Wish("free_copy", "thanks", "Das stille Beet als EPUB"), by=owner)
    outbound.send(giving.put_into_draft(made, by=owner), by=owner, seen=timezone.now())
    made.refresh_from_db()
    assert made.state == "given"


@pytest.mark.parametrize(
    "text",
    [
        "Leider lädt Ihr E-Book-Reader nicht. Ich schaue nach.",
        "Guten Tag,\n\nIhr E-Book ist heute noch nicht fertig.",
        "Ich schenke Ihnen: E-Book-Reader gibt es anderswo.",
    ],
)
def test_a_mail_that_only_names_the_thing_does_not_give_it(owner: Staff, text: str) -> None:
    here = talk()
    made = giving.propose(here, Wish("free_copy", "goodwill", "E-Book"), by=owner)
    draft = compose.save(compose.start(here, "answer", by=owner), text=text)
    outbound.send(draft, by=owner, seen=timezone.now())
    made.refresh_from_db()
    assert (made.state, Promise.objects.get(pk=made.promise_number).state) == ("approved", "open")


def test_the_sentence_gives_it_also_with_other_words_around_it(owner: Staff) -> None:
    here = talk(customer=a.customer(language="de", register="sie"))
    made = giving.propose(here, Wish("free_copy", "goodwill", "E-Book"), by=owner)
    draft = compose.start(here, "answer", by=owner)
    compose.save(draft, text="Guten Tag,\n\nich schenke\nIhnen: E-Book. Viel Freude damit!")
    outbound.send(draft, by=owner, seen=timezone.now())
    made.refresh_from_db()
    assert made.state == "given"


def test_who_says_that_the_mail_keeps_the_promise_has_given_it_until_it_is_taken_back(owner: Staff) -> None:
    here = talk()
    made = giving.propose(here, Wish("free_copy", "goodwill", "E-Book"), by=owner)
    draft = compose.save(compose.start(here, "answer", by=owner), text="Im Anhang ist das E-Book für Sie.")
    promised.say(draft, kept=made.promise_number)
    message = outbound.send(draft, by=owner, seen=timezone.now())
    made.refresh_from_db()
    assert (made.state, made.message, Promise.objects.get().state) == ("given", message, "kept")
    retracting.take_back(message, by=owner)
    made.refresh_from_db()
    assert (made.state, Promise.objects.get().state) == ("approved", "open")


def test_what_a_refused_mail_gave_is_to_be_given_again(owner: Staff) -> None:
    made = giving.propose(talk(), voucher_wish(), by=owner)
    outbound.send(giving.put_into_draft(made, by=owner), by=owner, seen=timezone.now())
    assert giving.take_up_lost() == 0
    Recipient.objects.update(state="failed", changed_at=timezone.now())
    assert (giving.take_up_lost(), giving.take_up_lost()) == (1, 0)
    made.refresh_from_db()
    assert (made.state, Promise.objects.get().state) == ("approved", "open")


def test_to_whom_wants_silence_nothing_is_written(owner: Staff) -> None:
    here = talk()
    made = giving.propose(here, voucher_wish(), by=owner)
    silence.begin_by_hand(here.customer, "Am Telefon gesagt", by=owner)
    with pytest.raises(Refusal):
        giving.put_into_draft(made, by=owner)


def test_the_facts_behind_the_advice_come_from_the_records(owner: Staff) -> None:
    here = talk(text="Die Datei ist kaputt.", at=timezone.now() - timedelta(days=5))
    message = here.messages.get()
    a.judgement(message, intents=["delivery_problem"])
    a.order(here.customer, total_cents=2500)
    Standing.objects.update_or_create(customer=here.customer, defaults={"kind": "loyal"})
    facts = giving.facts(here)
    assert (facts.failure, facts.price, facts.is_loyal, facts.apologies) == (advice.OUTCOME, 2500, True, 0)
    assert facts.waited > timedelta(days=4)
    a.message(here, text="Es tut mir leid, ich entschuldige mich.", direction="out")
    assert giving.facts(here).apologies == 1


def test_merged_undone_exported_and_erased(owner: Staff) -> None:
    here, other = talk(), a.customer("Bernd Anders")
    made = giving.propose(here, voucher_wish(), by=owner)
    done = people.merge(other, here.customer, by=owner)
    made.refresh_from_db()
    assert made.customer == other
    people.undo_merge(done, by=owner)
    made.refresh_from_db()
    assert made.customer == here.customer
    packed = exporting.export(here.customer, by=owner)
    told = zipfile.ZipFile(packed).read("person.json").decode()
    assert made.voucher.code in told
    erasing.erase(here.customer, str(here.customer), by=owner)
    assert not Gesture.objects.exists()
    assert not Voucher.objects.exists()


def test_the_story_of_the_e_book_buyer_ends_well(owner: Staff) -> None:
    """The cause found, called, apologised, a small gift, and it is redeemed with the next book."""
    customer = a.customer(
        "Sabine Kröger", "sabine.kroeger@kroeger-garten.example", language="de", register="sie"
    )
    here = talk(customer=customer, text="Wo bleibt mein E-Book?")
    made = giving.propose(here, voucher_wish(1500), by=owner)
    outbound.send(giving.put_into_draft(made, by=owner), by=owner, seen=timezone.now())
    assert vouchers.redeem(codes.shown(made.voucher.code), Use("api", 1500, "BG-9001")).code == "redeemed"
    made.refresh_from_db()
    assert (made.state, Promise.objects.get().state) == ("given", "kept")


def test_a_second_gift_stands_above_the_closing_that_the_first_one_began(owner: Staff) -> None:
    here = talk(customer=a.customer(language="de", register="sie"))
    first = giving.propose(here, voucher_wish(), by=owner)
    second = giving.propose(here, voucher_wish(500), by=owner)
    begun = giving.put_into_draft(first, by=owner).text
    greeting, gift, end = begun.split("\n\n")
    draft = giving.put_into_draft(second, by=owner)
    assert draft.text.split("\n\n") == [greeting, gift, giving_words.sentence(second), end]
    assert giving.put_into_draft(second, by=owner).text == draft.text


@pytest.mark.parametrize("is_voided", [True, False])
def test_a_code_that_dies_while_its_mail_waits_does_not_leave_and_is_to_be_given_again(
    owner: Staff, is_voided: bool
) -> None:
    made = giving.propose(talk(), voucher_wish(), by=owner)
    message = outbound.send(giving.put_into_draft(made, by=owner), by=owner, seen=timezone.now())
    if is_voided:
        vouchers.void(made.voucher, by=owner)
    else:
        Voucher.objects.update(valid_until=vouchers.today() - timedelta(days=1))
    assert message.outbound
    assert attempt.claim(message.outbound, timezone.now() + timedelta(minutes=1)) == []
    assert [(one.state, one.reason) for one in Recipient.objects.all()] == [("failed", "dead_code")]
    assert giving.take_up_lost() == 1
    made.refresh_from_db()
    assert made.state == "approved"


def test_a_mail_whose_code_is_good_leaves(owner: Staff) -> None:
    made = giving.propose(talk(), voucher_wish(), by=owner)
    message = outbound.send(giving.put_into_draft(made, by=owner), by=owner, seen=timezone.now())
    assert message.outbound
    assert len(attempt.claim(message.outbound, timezone.now() + timedelta(minutes=1))) == 1


def test_a_code_that_is_over_on_the_day_its_mail_is_to_leave_is_refused(owner: Staff) -> None:
    made = giving.propose(talk(), voucher_wish(), by=owner)
    Voucher.objects.update(valid_until=vouchers.today() + timedelta(days=2))
    draft, now = giving.put_into_draft(made, by=owner), timezone.now()
    with pytest.raises(Refusal, match="good for nothing"):
        outbound.send(draft, by=owner, seen=now, at=now + timedelta(days=5))
    assert outbound.send(draft, by=owner, seen=now, at=now + timedelta(days=1))
