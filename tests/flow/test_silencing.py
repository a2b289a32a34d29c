"""Never to be written to again: whom it covers, what it stops, and when it ends."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.channels import attempt, outbox
from kulanz.channels.email.smtp import Verdict
from kulanz.channels.models import Channel, Outbound, Recipient
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import consents, match, silence
from kulanz.customers.models import Consent, Customer, MergeSuggestion
from kulanz.flow import caring, outbound, people, silencing, unsubscribing
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.triage.models import Assessment
from tests import a

pytestmark = pytest.mark.django_db
NEVER = "Schreiben Sie mir nie wieder. Löschen Sie meine Adresse."


@pytest.fixture
def owner() -> Staff:
    return a.staff()


@pytest.fixture
def channel() -> Channel:
    return a.mailbox(smtp_host="localhost").channel


def ask(talk: Conversation, text: str = NEVER) -> Assessment:
    """They ask for silence, in a further message."""
    assessment = a.judgement(a.message(talk, text=text), intents=["opt_out"])
    caring.follow(assessment, talk, is_history=False)
    return assessment


def answer(talk: Conversation, by: Staff, **sending: Any) -> Message:
    draft = compose.save(compose.start(talk, "answer", by=by), text="Die Antwort")
    return outbound.send(draft, by=by, seen=timezone.now() + timedelta(minutes=1), **sending)


def carried(message: Message) -> Outbound:
    assert message.outbound
    return message.outbound


def state_of(message: Message) -> tuple[str, str]:
    recipient = carried(message).recipients.get()
    return recipient.state, recipient.reason


# What is on its way


def test_a_mail_being_sent_at_that_moment_is_not_tried_a_second_time(owner: Staff, channel: Channel) -> None:
    talk = a.conversation(channel=channel)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sent = answer(talk, owner)
        clock.shift(60)
        begun_at = timezone.now()
        (recipient,) = attempt.claim(carried(sent), begun_at)
        ask(talk)
        attempt.settle(recipient, begun_at, Verdict("retry", "451", "greylisted"))
        clock.shift(timedelta(hours=2))
        assert attempt.claim(carried(sent), timezone.now()) == []
    assert state_of(sent) == ("failed", "silenced")


def test_a_mail_written_while_they_asked_for_it_does_not_leave(owner: Staff, channel: Channel) -> None:
    """As where the two happen at the same moment, neither seeing the other."""
    talk = a.conversation(channel=channel)
    sent = answer(talk, owner)
    silence.begin(talk.customer, at=timezone.now(), message=talk.messages.all()[0].pk)
    Outbound.objects.update(send_after=timezone.now())
    outbox.deliver(carried(sent).pk)
    assert state_of(sent) == ("failed", "silenced")


def test_whoever_else_gets_it_does_get_it(owner: Staff, channel: Channel) -> None:
    talk = a.conversation(channel=channel)
    draft = compose.save(compose.start(talk, "answer", by=owner), text="Hallo", cc="Otto@kunde.example")
    outbound.send(draft, by=owner, seen=timezone.now())
    silence.begin(talk.customer, at=timezone.now(), message=1)
    Outbound.objects.update(send_after=timezone.now())
    claimed = attempt.claim(Outbound.objects.get(), timezone.now())
    assert [one.address.lower() for one in claimed] == ["otto@kunde.example"]


def test_mail_of_the_desk_itself_reaches_its_people_all_the_same(channel: Channel) -> None:
    customer = a.customer(address="hanna@privat.example")
    silence.begin(customer, at=timezone.now(), message=1)
    mail = outbox.queue(
        channel,
        a.mail(),
        message_id="x@shop.example",
        envelope_from="hallo@shop.example",
        recipients=["hanna@privat.example"],
        send_after=timezone.now(),
        wants_copy=False,
    )
    assert len(attempt.claim(mail, timezone.now())) == 1


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_merge_takes_back_what_was_to_go_to_their_other_address(
    owner: Staff, channel: Channel, is_kept: bool
) -> None:
    talk = a.conversation(channel=channel)
    ask(talk)
    other = a.conversation(customer=a.customer("Anna Muster", "anna2@kunde.example"), channel=channel)
    sent = answer(other, owner, at=timezone.now() + timedelta(days=1))
    pair = (talk.customer, other.customer) if is_kept else (other.customer, talk.customer)
    people.merge(*pair, by=owner)
    assert not Message.objects.filter(pk=sent.pk).exists()
    assert not Recipient.objects.exists()


def test_a_further_address_of_theirs_takes_back_what_was_to_go_there(owner: Staff, channel: Channel) -> None:
    talk = a.conversation(channel=channel)
    ask(talk)
    draft = compose.save(
        compose.start(a.conversation(channel=channel), "forward", by=owner), to="anna2@x.example", text="Da"
    )
    sent = outbound.send(draft, by=owner, seen=timezone.now(), at=timezone.now() + timedelta(days=1))
    people.add_handle(talk.customer, "Anna2@x.example", by=owner)
    assert not Message.objects.filter(pk=sent.pk).exists()


# When it ends


def test_of_two_who_asked_twice_the_second_wish_stands_when_the_first_was_none(owner: Staff) -> None:
    talk = a.conversation()
    first, second = ask(talk), ask(talk)
    caring.correct(first, {"intents": ["other"]}, by=owner)
    assert silence.since(talk.customer)
    assert not Event.objects.filter(kind="silence_withdrawn").exists()
    caring.correct(second, {"intents": ["other"]}, by=owner)
    assert silence.since(talk.customer) is None


def test_a_wish_that_an_owner_has_lifted_since_does_not_stand(owner: Staff) -> None:
    talk = a.conversation()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ask(talk)
        clock.shift(60)
        silence.lift(talk.customer, "Am Telefon", by=owner)
        clock.shift(60)
        second = ask(talk)
    caring.correct(second, {"intents": ["other"]}, by=owner)
    assert silence.since(talk.customer) is None


def test_a_correction_frees_the_other_addresses_that_the_message_had_silenced(owner: Staff) -> None:
    talk = a.conversation(customer=a.customer("Sabine Kröger"))
    other = a.customer("S. Kröger", "s.kroeger@buero.example")
    wish = ask(talk, f"{NEVER} Auch nicht an s.kroeger@buero.example.")
    assert silence.since(other)
    caring.correct(wish, {"intents": ["other"]}, by=owner)
    assert silence.since(other) is None


# Whom it covers


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Alpha GmbH", "Beta GmbH"),
        ("Alpha GmbH", "Alpha GmbH"),
        ("Verein der Freunde e. V.", "Verein der Freunde e. V."),
        ("Anna Müller", "Otto Müller"),
        ("Anna", "Anna"),
        ("", ""),
    ],
)
def test_a_stranger_whom_they_name_is_still_written_to(name: str, other: str) -> None:
    named = a.customer(other, "info@beta.example")
    ask(a.conversation(customer=a.customer(name)), f"{NEVER} Das Buch kaufe ich bei info@beta.example.")
    assert silence.since(named) is None
    assert not MergeSuggestion.objects.exists()


@pytest.mark.parametrize("other", ["sabine kröger", "S. Kröger", "S Kröger"])
def test_the_same_full_name_or_its_initials_are_theirs(other: str) -> None:
    named = a.customer(other, "s.kroeger@buero.example")
    talk = a.conversation(customer=a.customer("Sabine Kröger"))
    ask(talk, f"{NEVER} Auch nicht an s.kroeger@buero.example.")
    assert silence.since(named)


# By hand


def test_by_hand_it_holds_as_if_they_had_written_it_and_no_correction_ends_it(
    owner: Staff, channel: Channel
) -> None:
    jonas, talk = a.staff("assistant"), a.conversation(channel=channel)
    sent = answer(talk, owner, at=timezone.now() + timedelta(days=1))
    with pytest.raises(Refusal, match="how you know"):
        silencing.begin_by_hand(talk.customer, " ", by=jonas)
    silencing.begin_by_hand(talk.customer, "Hat am Telefon darum gebeten", by=jonas)
    assert silence.since(talk.customer)
    assert not Message.objects.filter(pk=sent.pk).exists()
    event = Event.objects.get(kind="silenced_by_hand")
    assert (event.actor, event.data) == (jonas, {"note": "Hat am Telefon darum gebeten"})
    wish = ask(talk)
    caring.correct(wish, {"intents": ["other"]}, by=owner)
    assert silence.since(talk.customer)
    with pytest.raises(Refusal, match="already"):
        silencing.begin_by_hand(talk.customer, "Noch einmal", by=jonas)


def test_without_an_address_there_is_nothing_to_be_silent_to(owner: Staff) -> None:
    nobody = Customer.objects.create(name="Otto")
    with pytest.raises(Refusal, match="no e-mail address"):
        silencing.begin_by_hand(nobody, "Anruf", by=owner)


def test_a_name_has_no_line_breaks() -> None:
    assert match.customer_of("otto@kunde.example", "Otto\n  Muster").name == "Otto Muster"


def test_what_was_noted_belongs_to_its_own_wish_and_not_to_a_later_one(owner: Staff) -> None:
    customer = a.conversation().customer
    silencing.begin_by_hand(customer, "Sagte am Telefon: auch nichts an oma@kunde.example", by=owner)
    noted = silence.noted(customer)
    assert noted and noted.words.startswith("Sagte am Telefon")
    assert silencing.also_named(customer) == ["oma@kunde.example"]
    silence.lift(customer, "Er bat darum.", by=owner)
    assert silence.noted(customer) is None
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        silence.begin_by_link(customer)
    assert silence.noted(customer) is None
    assert silencing.also_named(customer) == []


def test_who_is_refused_a_mail_reads_what_was_noted_and_when(owner: Staff, channel: Channel) -> None:
    talk = a.conversation(channel=channel)
    silencing.begin_by_hand(talk.customer, "Sagte am Telefon: nie wieder.", by=owner)
    draft = compose.save(compose.start(talk, "answer", by=owner), text="Guten Tag")
    with pytest.raises(Refusal, match=r"one of you noted .*“Sagte am Telefon: nie wieder.”"):
        outbound.send(draft, by=owner, seen=timezone.now())


# No news any more, in words of their own

NO_NEWS = "Ich habe mich dreimal abgemeldet. Streichen Sie mich aus dem Verteiler."


def agreed(owner: Staff, talk: Conversation, **when: Any) -> Customer:
    consents.give(talk.customer, "", "Häkchen im Shop", purpose="news", by=owner, **when)
    return talk.customer


def gets_news(customer: Customer) -> bool:
    return bool(consents.allowing_news([customer.pk]))


def test_a_mail_that_wants_no_news_ends_the_consent_and_is_still_answered(
    owner: Staff, channel: Channel
) -> None:
    talk = a.conversation(channel=channel)
    anna = agreed(owner, talk, at=timezone.now() - timedelta(days=300))
    ask(talk, NO_NEWS)
    assert not gets_news(anna) and silence.since(anna) is None
    assert anna.consents.get().withdrawn_how == "mail"
    assert Event.objects.filter(kind="unsubscribed_by_mail", subject_id=anna.pk).exists()


def test_what_they_agree_to_after_that_mail_counts(owner: Staff, channel: Channel) -> None:
    talk = a.conversation(channel=channel)
    assessment = ask(talk, NO_NEWS)
    anna = agreed(owner, talk)
    silencing.honour(assessment, talk)
    assert gets_news(anna)


def test_whoever_says_that_it_meant_something_else_brings_the_consent_back(
    owner: Staff, channel: Channel
) -> None:
    talk = a.conversation(channel=channel)
    anna = agreed(owner, talk, at=timezone.now() - timedelta(days=300))
    assessment = ask(talk, NO_NEWS)
    caring.correct(assessment, {"intents": ["question"]}, by=owner)
    assert gets_news(anna)
    assert Event.objects.get(kind="consent_brought_back").actor == owner


def test_of_two_such_mails_each_is_enough(owner: Staff, channel: Channel) -> None:
    talk = a.conversation(channel=channel)
    anna = agreed(owner, talk, at=timezone.now() - timedelta(days=300))
    first = ask(talk, NO_NEWS)
    second = ask(talk, "Noch einmal: keinen Newsletter mehr, bitte.")
    caring.correct(first, {"intents": ["question"]}, by=owner)
    assert not gets_news(anna)
    caring.correct(second, {"intents": ["question"]}, by=owner)
    assert gets_news(anna)


def test_of_somebody_merged_from_two_the_later_consent_is_the_last_word(
    owner: Staff, channel: Channel
) -> None:
    talk = a.conversation(channel=channel)
    anna = agreed(owner, talk, at=timezone.now() - timedelta(days=300))
    assessment = a.judgement(a.message(talk, text=NO_NEWS), intents=["opt_out"])
    Consent.objects.create(customer=anna, purpose="news", source="Telefon", noted_by=owner)
    silencing.honour(assessment, talk)
    assert gets_news(anna) and not anna.consents.exclude(withdrawn_at=None).exists()


def test_a_fast_clock_of_theirs_does_not_make_an_older_mail_the_last_word(
    owner: Staff, channel: Channel
) -> None:
    talk = a.conversation(channel=channel)
    mail = a.message(talk, text=NO_NEWS, at=timezone.now() + timedelta(days=2))
    assessment = a.judgement(mail, intents=["opt_out"])
    anna = agreed(owner, talk, at=timezone.now() + timedelta(hours=1))
    silencing.honour(assessment, talk)
    assert gets_news(anna)


def test_a_consent_that_a_person_ended_is_not_brought_back_by_a_correction(
    owner: Staff, channel: Channel
) -> None:
    talk = a.conversation(channel=channel)
    anna = agreed(owner, talk, at=timezone.now() - timedelta(days=300))
    people.withdraw_consent(anna.consents.get(), by=owner)
    assessment = ask(talk, NO_NEWS)
    caring.correct(assessment, {"intents": ["question"]}, by=owner)
    assert not gets_news(anna)


def test_spam_that_talks_of_unsubscribing_ends_nothing(owner: Staff, channel: Channel) -> None:
    talk = a.conversation(channel=channel)
    anna = agreed(owner, talk, at=timezone.now() - timedelta(days=300))
    judged = a.judgement(a.message(talk, text=NO_NEWS), intents=["opt_out", "spam"])
    caring.follow(judged, talk, is_history=False)
    assert gets_news(anna)


def test_whoever_unsubscribes_by_link_as_well_gets_no_news_whatever_is_corrected(
    owner: Staff, channel: Channel
) -> None:
    talk = a.conversation(channel=channel)
    anna = agreed(owner, talk, at=timezone.now() - timedelta(days=300))
    assessment = ask(talk, NO_NEWS)
    unsubscribing.withdraw(anna)
    caring.correct(assessment, {"intents": ["question"]}, by=owner)
    assert not gets_news(anna) and anna.consents.get().withdrawn_how == "link"


def test_a_mail_that_is_no_spam_after_all_ends_the_consent_and_one_that_is_brings_it_back(
    owner: Staff, channel: Channel
) -> None:
    talk = a.conversation(channel=channel)
    anna = agreed(owner, talk, at=timezone.now() - timedelta(days=300))
    judged = a.judgement(a.message(talk, text=NO_NEWS), intents=["opt_out", "spam"])
    caring.correct(judged, {"intents": ["opt_out"]}, by=owner)
    assert not gets_news(anna)
    caring.correct(judged, {"intents": ["opt_out", "spam"]}, by=owner)
    assert gets_news(anna)


def test_of_a_second_address_that_two_mails_name_each_is_enough(owner: Staff, channel: Channel) -> None:
    talk = a.conversation(channel=channel, customer=a.customer("Anna Weiss", "anna@a.example"))
    second = a.customer("Anna Weiss", "anna@b.example")
    before = timezone.now() - timedelta(days=300)
    consents.give(second, "", "Häkchen im Shop", purpose="news", by=owner, at=before)
    one, other = (ask(talk, f"{NO_NEWS} Auch an anna@b.example nicht.") for _mail in range(2))
    caring.correct(one, {"intents": ["question"]}, by=owner)
    assert not gets_news(second)
    caring.correct(other, {"intents": ["question"]}, by=owner)
    assert gets_news(second)
