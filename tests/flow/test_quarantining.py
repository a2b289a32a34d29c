"""A stranger's offer waits aside; a customer never does, and is let out as soon as that is seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kulanz.business.models import Notice
from kulanz.channels.models import Channel, SenderRule
from kulanz.conversations import regroup
from kulanz.conversations.models import Conversation, Message
from kulanz.flow import intake, judging, purging
from kulanz.journal.models import Event
from kulanz.triage import weights
from kulanz.triage.models import Assessment
from tests import a

pytestmark = pytest.mark.django_db

PITCH = (
    "Hallo, ich habe mir Ihre Website angesehen und SEO-Fehler gefunden. Wir bringen Sie auf Seite 1 bei Google. "
    "Haben Sie diese Woche 15 Minuten für ein kurzes Gespräch?"
)
PAID = (
    "Guten Tag, mein E-Book lässt sich nicht öffnen, ich habe gestern 39 Euro bezahlt. Ich bin sehr enttäuscht, "
    "bitte Geld zurück!"
)
ANSWERS = "In-Reply-To: <angebot@kunde.example>\n"
SUBJECT = "Mehr Umsatz für Ihren Shop"


@pytest.fixture
def shop() -> Channel:
    a.business()
    return a.channel(address="hallo@shop.example")


def pitched(shop: Channel, *, days: float = 0, **fields: str) -> Conversation:
    """A stranger's offer that has lain in quarantine for so many days."""
    given = {"text": PITCH, "subject": SUBJECT, "message_id": "angebot@kunde.example", **fields}
    message = a.arrival(shop, a.mail(**given))
    assert message
    came = timezone.now() - timedelta(days=days)
    Message.objects.filter(pk=message.pk).update(at=came, arrived_at=came)
    Conversation.objects.filter(pk=message.conversation_id).update(quarantined_at=came)
    return Conversation.objects.get(pk=message.conversation_id)


def again(conversation: Conversation) -> Conversation:
    return Conversation.objects.get(pk=conversation.pk)


@contextmanager
def nothing_can_be_judged() -> Iterator[None]:
    shipped = weights.SHIPPED
    weights.SHIPPED = shipped.with_name("missing.npz")
    weights.shipped.cache_clear()
    try:
        yield
    finally:
        weights.SHIPPED = shipped
        weights.shipped.cache_clear()


# What comes to a conversation in quarantine


def test_who_turns_out_to_be_a_customer_comes_out_and_is_not_purged(shop):
    conversation = pitched(shop, days=13.9)
    reply = a.arrival(shop, a.mail(text=PAID, headers=ANSWERS))
    assert reply.conversation == conversation
    assert again(conversation).quarantined_at is None
    assert Event.objects.filter(kind="released", subject_id=conversation.pk).exists()
    assert purging.purge() == 0


def test_what_cannot_be_judged_comes_out_as_well(shop):
    conversation = pitched(shop)
    with nothing_can_be_judged():
        a.arrival(shop, a.mail(text=PITCH, headers=ANSWERS))
    assert again(conversation).quarantined_at is None


def test_a_further_offer_begins_the_two_weeks_anew(shop):
    conversation = pitched(shop, days=13.9)
    a.arrival(shop, a.mail(text=PITCH, subject=SUBJECT, headers=ANSWERS))
    assert timezone.now() - again(conversation).quarantined_at < timedelta(minutes=1)


def test_whom_a_rule_keeps_apart_stays_there_whatever_they_write(shop):
    SenderRule.objects.create(pattern="anna@kunde.example", action="quarantine")
    conversation = pitched(shop, days=13)
    a.arrival(shop, a.mail(text=PAID, headers=ANSWERS))
    assert again(conversation).quarantine_cause == "sender_rule"


def test_the_newest_message_has_to_be_two_weeks_old_before_anything_goes(shop):
    conversation = pitched(shop, days=15)
    Message.objects.update(arrived_at=timezone.now() - timedelta(days=13))
    assert purging.purge() == 0
    assert again(conversation).quarantined_at


def test_what_lies_in_the_bin_keeps_the_time_of_the_bin(shop):
    pitched(shop, days=15).bin(by=None)
    assert purging.purge() == 0


# Our answers


def test_an_answer_seen_in_sent_lets_it_out_at_once(shop):
    conversation = pitched(shop)
    a.arrival(
        shop,
        a.mail(sender="hallo@shop.example", to="anna@kunde.example", text="Gern.", headers=ANSWERS),
        is_ours=True,
    )
    assert again(conversation).quarantined_at is None


def test_whom_we_ever_answered_is_never_purged(shop):
    conversation = pitched(shop, days=15)
    Conversation.objects.update(last_out_at=timezone.now() - timedelta(days=300))
    assert purging.purge() == 0
    assert again(conversation).quarantined_at is None


def test_an_outgoing_message_alone_saves_it_too(shop):
    conversation = pitched(shop, days=15)
    Message.objects.create(conversation=conversation, channel=shop, direction="out", text="Gern.")
    assert purging.purge() == 0
    assert again(conversation).quarantined_at is None


# Imports


def imported(mails: list[bytes], *, archive: bool) -> None:
    run = intake.Run(intake.import_channel("Archiv", "hallo@shop.example"), archive=archive)
    list(run.take_all((str(number), content) for number, content in enumerate(mails)))


def offer(at: datetime, **fields: str) -> bytes:
    return a.mail(text=PITCH, subject=SUBJECT, message_id="angebot@kunde.example", at=at, **fields)


@pytest.mark.parametrize(("archive", "days"), [(True, 300), (True, 0), (False, 300)])
def test_old_mail_is_history_and_nothing_of_it_comes_into_quarantine(shop, archive, days):
    SenderRule.objects.create(pattern="ben@kunde.example", action="quarantine")
    at = timezone.now() - timedelta(days=days, hours=1)
    imported([offer(at), a.mail(sender="ben@kunde.example", at=at)], archive=archive)
    assert not Conversation.objects.filter(quarantined_at__isnull=False).exists()
    assert Conversation.objects.count() == 2


def test_what_is_new_in_an_import_is_set_apart_as_ever(shop):
    imported([offer(timezone.now() - timedelta(hours=1))], archive=False)
    assert Conversation.objects.get().quarantine_cause == "pitch"


def test_old_mail_makes_nobody_extremely_dissatisfied_by_the_time_gone_since(shop):
    old = timezone.now() - timedelta(days=300)
    text = "Ich bin enttäuscht, wo bleibt mein Buch?"
    a.arrival(shop, a.mail(text=text, message_id="eins@kunde.example", at=old))
    headers = "In-Reply-To: <eins@kunde.example>\n"
    second = a.arrival(shop, a.mail(text=text, headers=headers, at=old + timedelta(hours=5)))
    assert second.assessment.history["waited_hours"] == 5
    assert second.assessment.history["known_days"] == 0
    assert not second.assessment.history["extremely_dissatisfied"]


def test_an_archive_in_which_our_answers_come_last_makes_nobody_dissatisfied_either(shop):
    old = timezone.now() - timedelta(days=300)
    text = "Ich bin enttäuscht, wo bleibt mein Buch?"
    mails = [a.mail(text=text, message_id="eins@kunde.example", at=old)]
    for number in range(1, 5):
        headers = "In-Reply-To: <eins@kunde.example>\n"
        mails.append(a.mail(text=f"{text} {number}", headers=headers, at=old + timedelta(days=number)))
    imported(mails, archive=True)
    assert Assessment.objects.count() == 5
    assert not any(one.history["extremely_dissatisfied"] for one in Assessment.objects.all())


# Merging


@pytest.mark.parametrize("into_it", [True, False])
def test_what_is_merged_with_something_ordinary_is_seen(shop, into_it):
    aside = pitched(shop)
    usual = a.conversation(customer=aside.customer)
    into, other = (aside, usual) if into_it else (usual, aside)
    regroup.merge(into, other, by=None)
    assert again(into).quarantined_at is None
    assert again(into).messages.count() == 2


def test_two_in_quarantine_stay_there_and_wait_as_long_as_the_later_one(shop):
    one, other = pitched(shop, days=15), pitched(shop, days=3, message_id="zweites@kunde.example")
    regroup.merge(one, other, by=None)
    assert again(one).quarantined_at == other.quarantined_at
    assert purging.purge() == 0
    assert again(other).merged_into == one


# Strangers


def test_who_wrote_before_is_no_stranger(shop):
    a.arrival(shop, a.mail(text="Guten Tag, wann kommt meine Bestellung 4711?"))
    assert pitched_conversation(shop).quarantined_at is None


def test_who_was_released_once_is_not_set_apart_again(shop):
    pitched(shop).release(by=a.staff())
    assert pitched_conversation(shop).quarantined_at is None


def test_who_only_ever_lay_in_quarantine_stays_a_stranger(shop):
    pitched(shop)
    assert pitched_conversation(shop).quarantine_cause == "pitch"


def test_behind_a_networks_address_each_name_is_somebody_else(shop):
    network = "via Netzwerk <messages-noreply@network.example>"
    a.arrival(shop, a.mail(sender=f"Sabine {network}", text="Mein E-Book kam nie an!"))
    a.arrival(shop, a.mail(sender=f"Ben {network}", text="Ben möchte sich mit Ihnen vernetzen."))
    assert pitched_conversation(shop, sender=f"Ben {network}").quarantine_cause == "pitch"


def test_who_was_released_behind_a_networks_address_is_known_by_name(shop):
    network = "via Netzwerk <messages-noreply@network.example>"
    pitched(shop, sender=f"Ben {network}").release(by=a.staff())
    assert pitched_conversation(shop, sender=f"Ben {network}").quarantined_at is None
    assert pitched_conversation(shop, sender=f"Max {network}").quarantine_cause == "pitch"


def pitched_conversation(shop: Channel, sender: str = "Anna Muster <anna@kunde.example>") -> Conversation:
    message = a.arrival(shop, a.mail(sender=sender, text=PITCH, subject=SUBJECT))
    assert message
    return again(message.conversation)


# What could be judged only later


def test_an_offer_that_is_judged_later_is_set_apart_later(shop):
    with nothing_can_be_judged():
        message = a.arrival(shop, a.mail(text=PITCH, subject=SUBJECT))
    assert message.conversation.quarantined_at is None
    judging.judge_waiting()
    assert again(message.conversation).quarantine_cause == "pitch"


@pytest.mark.parametrize("touch", ["answer", "assign", "known", "rule", "close"])
def test_it_stays_in_sight_where_somebody_has_touched_it_or_knows_them(shop, touch):
    with nothing_can_be_judged():
        message = a.arrival(shop, a.mail(text=PITCH, subject=SUBJECT))
    conversation = message.conversation
    if touch == "answer":
        a.message(conversation, direction="out", text="Gern.")
    elif touch == "assign":
        conversation.assign(a.staff(), by=None)
    elif touch == "known":
        a.conversation(customer=conversation.customer)
    elif touch == "rule":
        SenderRule.objects.create(pattern="kunde.example", action="allow")
    else:
        conversation.close(by=None)
    judging.judge_waiting()
    assert again(conversation).quarantined_at is None


def test_what_is_judged_later_has_its_history_as_of_its_arrival(shop):
    text = "Ich bin enttäuscht, wo bleibt mein Buch?"
    begun = timezone.now() - timedelta(days=9)
    headers = "In-Reply-To: <eins@kunde.example>\n"
    with nothing_can_be_judged():
        first = a.arrival(shop, a.mail(text=text, message_id="eins@kunde.example", at=begun))
        a.arrival(shop, a.mail(text=text, headers=headers, at=begun + timedelta(days=4)))
    a.message(first.conversation, direction="out", at=begun + timedelta(days=5))
    judging.judge_waiting()
    one, two = Assessment.objects.order_by("message__at")
    assert (one.history["unanswered"], two.history["unanswered"]) == (1, 2)
    assert two.history["waited_hours"] == 4 * 24
    assert two.history["extremely_dissatisfied"]
    assert not one.history["extremely_dissatisfied"]


def test_what_is_judged_later_is_covered_in_lists_and_notices_from_then_on(shop):
    first = a.arrival(shop, a.mail(text="Wohin darf ich schreiben?", message_id="eins@kunde.example"))
    first.conversation.assign(a.staff(), by=None)
    text = "Guten Tag, meine IBAN ist DE89 3704 0044 0532 0130 00, bitte überweisen Sie."
    with nothing_can_be_judged():
        a.arrival(shop, a.mail(text=text, headers="In-Reply-To: <eins@kunde.example>\n"))
    judging.judge_waiting()
    for told in (again(first.conversation).preview, Notice.objects.get(kind="answered").text):
        assert told == "Guten Tag, meine IBAN ist •••••• 3000, bitte überweisen Sie."
