"""Whoever writes is told that it came: once, honestly, and only where a program may answer."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from kulanz.business.models import Business, HelpPage, Staff
from kulanz.channels import outbox
from kulanz.channels.email import mime
from kulanz.channels.letter import Letter
from kulanz.channels.models import Channel, Recipient, SenderRule
from kulanz.conversations import regroup
from kulanz.conversations.models import Conversation, Message
from kulanz.conversations.timeline import newest_from_others
from kulanz.customers.models import Handle
from kulanz.flow import acknowledging, caring, health, outbound, purging, retracting, silencing
from kulanz.followup.models import Promise
from kulanz.jobs.models import Job
from kulanz.journal.models import Event
from kulanz.lib import vault
from kulanz.reply import compose
from tests import a

pytestmark = pytest.mark.django_db

# A Monday, ten in the morning in Berlin.
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
QUESTION = (
    "Guten Tag, können Sie mir bitte sagen, wann mein Buch verschickt wird? Freundliche Grüße, Anna Muster"
)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def owner() -> Staff:
    return a.staff(name="Olga Ordentlich")


@pytest.fixture
def business(owner: Staff) -> Business:
    return a.business(acknowledges=True, answers_by_name=owner)


@pytest.fixture
def shop(business: Business) -> Channel:
    return a.mailbox(address="hallo@shop.example", smtp_host="127.0.0.1", display_name="Buchgarten").channel


def write(shop: Channel, text: str = QUESTION, **mail: Any) -> Message:
    """It comes in, and the minute has passed."""
    message = a.arrival(shop, a.mail(text=text, **mail))
    assert message
    acknowledging.acknowledge(message.pk)
    message.refresh_from_db()
    return message


def acknowledgements() -> list[Message]:
    return list(Message.objects.filter(automatic="acknowledgement").order_by("pk"))


def letter(message: Message) -> Letter:
    assert message.outbound
    return mime.read(vault.get(message.outbound.sha256))


def test_it_is_off_until_somebody_switches_it_on(shop: Channel) -> None:
    Business.objects.update(acknowledges=False)
    message = a.arrival(shop, a.mail(text=QUESTION))
    assert message and not Job.objects.filter(task="flow.acknowledging.acknowledge").exists()
    acknowledging.acknowledge(message.pk)
    assert acknowledgements() == []


def test_who_writes_hears_who_answers_by_when_and_the_phone_number(shop: Channel) -> None:
    write(shop, message_id="frage@kunde.example")
    (told,) = acknowledgements()
    assert told.text.startswith("Guten Tag Anna Muster,\n\nIhre Nachricht ist bei uns angekommen. ")
    assert "Olga Ordentlich antwortet Ihnen heute, Montag, 23. November, bis 17 Uhr." in told.text
    assert "+49 30 55550142" in told.text
    assert "Diese Bestätigung ist automatisch." in told.text
    assert told.to == [["Anna Muster", "anna@kunde.example"]]
    assert told.sender_address == "hallo@shop.example"


def test_its_head_keeps_every_program_quiet_and_names_what_it_acknowledges(shop: Channel) -> None:
    write(shop, message_id="frage@kunde.example")
    (told,) = acknowledgements()
    assert told.outbound
    head = vault.get(told.outbound.sha256).decode().partition("\r\n\r\n")[0]
    assert "Auto-Submitted: auto-replied\r\n" in head
    assert "X-Auto-Response-Suppress: All\r\n" in head
    assert "Precedence: bulk\r\n" in head
    assert letter(told).in_reply_to == "frage@kunde.example"
    assert letter(told).references == ("frage@kunde.example",)
    assert told.outbound.envelope_from == "hallo@shop.example"
    assert letter(told).automatic == "auto_reply"


def test_it_is_looked_at_after_a_minute_so_that_a_person_may_be_faster(shop: Channel) -> None:
    a.arrival(shop, a.mail(text=QUESTION))
    job = Job.objects.get(task="flow.acknowledging.acknowledge")
    assert job.run_at == NOW + timedelta(minutes=1)


def test_two_mails_in_a_row_are_acknowledged_together(shop: Channel) -> None:
    a.arrival(shop, a.mail(text=QUESTION, message_id="eins@kunde.example"))
    a.arrival(shop, a.mail(text=QUESTION, headers="In-Reply-To: <eins@kunde.example>\n"))
    assert Job.objects.filter(task="flow.acknowledging.acknowledge").count() == 1


def test_who_writes_du_is_answered_with_du(shop: Channel) -> None:
    write(shop, "Hallo, kannst du mir sagen, wann du mein Buch verschickst? Danke dir, Anna")
    (told,) = acknowledgements()
    assert told.text.startswith("Hallo Anna,\n\nDeine Nachricht ist bei uns angekommen.")
    assert "antwortet dir heute, Montag" in told.text


def test_who_writes_english_is_answered_in_english_with_the_place_of_the_clock(shop: Channel) -> None:
    write(shop, "Hello, could you please tell me when my book will be shipped? Kind regards, Anna Muster")
    (told,) = acknowledgements()
    assert "Olga Ordentlich will answer you today, Monday, 23 November, by 17:00 (Berlin time)." in told.text


def test_what_comes_in_the_evening_is_promised_for_the_next_open_day(shop: Channel, clock: Any) -> None:
    clock.move_to(datetime(2026, 11, 27, 19, 0, tzinfo=UTC))
    write(shop)
    (told,) = acknowledgements()
    assert "antwortet Ihnen bis Montag, 30. November, 17 Uhr." in told.text
    assert Promise.objects.get().due_at == datetime(2026, 11, 30, 16, 0, tzinfo=UTC)


def test_the_time_becomes_a_promise_of_who_was_named(shop: Channel, owner: Staff) -> None:
    message = write(shop)
    promise = Promise.objects.get()
    assert (promise.kind, promise.owed_by, promise.customer) == (
        "reply",
        owner,
        message.conversation.customer,
    )
    assert promise.due_at == datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
    assert promise.words == "Olga Ordentlich antwortet Ihnen heute, Montag, 23. November, bis 17 Uhr."
    told = promise.message
    assert told and told.text[promise.start : promise.end] == promise.words


def test_our_answer_keeps_that_promise(shop: Channel, owner: Staff) -> None:
    message = write(shop)
    draft = compose.start(message.conversation, "answer", by=owner)
    compose.save(draft, text="Guten Tag Frau Muster, Ihr Buch geht heute auf die Reise. Freundliche Grüße")
    outbound.send(draft, by=owner, seen=message.arrived_at)
    assert Promise.objects.get(kind="reply").state == "kept"


def test_it_does_not_count_as_an_answer(shop: Channel) -> None:
    before = a.arrival(shop, a.mail(text=QUESTION))
    assert before
    waiting_since = before.conversation.waiting_since
    acknowledging.acknowledge(before.pk)
    conversation = Conversation.objects.get()
    assert (conversation.state, conversation.waiting_since) == ("open", waiting_since)
    assert (conversation.unanswered, conversation.last_out_at) == (1, None)
    assert conversation.preview.startswith("Guten Tag, können Sie")
    regroup.retell(conversation)
    assert (conversation.unanswered, conversation.last_out_at) == (1, None)


def test_whoever_writes_an_answer_meanwhile_is_not_held_up_by_it(shop: Channel, owner: Staff) -> None:
    message = write(shop)
    assert newest_from_others(message.conversation, owner) == message.arrived_at


def test_the_assigned_person_is_named_and_for_who_is_away_the_deputy(shop: Channel, owner: Staff) -> None:
    deputy = a.staff("assistant", name="Dora Da")
    away = a.staff("assistant", name="Willi Weg", deputy=deputy, absent_from=NOW.date())
    message = a.arrival(shop, a.mail(text=QUESTION))
    assert message
    message.conversation.assign(away, by=None)
    acknowledging.acknowledge(message.pk)
    (told,) = acknowledgements()
    assert "Dora Da antwortet Ihnen" in told.text
    assert Promise.objects.get().owed_by == deputy


def test_where_nobody_is_there_on_that_day_nothing_is_promised(shop: Channel, owner: Staff) -> None:
    Staff.objects.update(absent_from=NOW.date())
    write(shop)
    assert acknowledgements() == []


def test_without_a_phone_number_it_would_not_be_what_it_claims_to_be(shop: Channel) -> None:
    Business.objects.update(phone="")
    write(shop)
    assert acknowledgements() == []


def test_a_name_that_is_none_is_not_sent_on(shop: Channel) -> None:
    write(
        shop,
        sender='"Gewinn 500 EUR http://boese.example" <anna@kunde.example>',
        subject="http://boese.example",
    )
    (told,) = acknowledgements()
    assert told.text.startswith("Guten Tag,\n\n")
    assert "boese" not in told.text + told.subject


@pytest.mark.parametrize(
    "headers",
    [
        "Auto-Submitted: auto-replied\n",
        "Auto-Submitted: auto-generated\n",
        "Precedence: bulk\n",
        "Precedence: list\n",
        "List-Id: <freunde.example>\n",
        "List-Unsubscribe: <mailto:weg@kunde.example>\n",
        "X-Auto-Response-Suppress: All\n",
        "X-Auto-Response-Suppress: DR, OOF, AutoReply\n",
        "X-Autoreply: yes\n",
        "X-Loop: anna@kunde.example\n",
        "Feedback-ID: 1:2:3:esp\n",
        "Return-Path: <>\n",
        "Return-Path: <bounces+17@versender.example>\n",
        "Return-Path: <owner-garten@listen.example>\n",
        "Return-Path: <noreply@kunde.example>\n",
        "X-Spam-Flag: YES\n",
        "Reply-To: jemand.anders@kunde.example\n",
    ],
)
def test_what_a_program_sent_or_may_have_sent_gets_none(shop: Channel, headers: str) -> None:
    write(shop, headers=headers)
    assert acknowledgements() == []


@pytest.mark.parametrize(
    "headers",
    ["", "Return-Path: <anna@kunde.example>\n", "Auto-Submitted: no\n", "Reply-To: anna@kunde.example\n"],
)
def test_what_a_person_sent_gets_one(shop: Channel, headers: str) -> None:
    write(shop, headers=headers)
    assert len(acknowledgements()) == 1


@pytest.mark.parametrize(
    "sender",
    [
        "no-reply@bank.example",
        "hallo@shop.example",
        "mailer-daemon@kunde.example",
        "invitations@netz.example",
    ],
)
def test_robots_and_our_own_addresses_get_none(shop: Channel, sender: str) -> None:
    write(shop, sender=sender)
    assert acknowledgements() == []


def test_who_reached_us_as_a_hidden_recipient_gets_none(shop: Channel) -> None:
    write(shop, to="alle@kunde.example")
    assert acknowledgements() == []


@pytest.mark.parametrize(
    "said",
    [
        {"extremely_dissatisfied": True},
        {"abuse": "insult"},
        {"abuse": "threat"},
        {"goes_public": True},
        {"legal": True},
        {"intents": ["pitch"]},
        {"intents": ["spam", "question"]},
        {"intents": ["opt_out"]},
        {"intents": ["praise"]},
    ],
)
def test_who_is_upset_sells_to_us_or_wants_nothing_gets_none(shop: Channel, said: dict[str, Any]) -> None:
    message = a.arrival(shop, a.mail(text=QUESTION))
    assert message
    assessment = message.assessment
    assessment.said |= said
    assessment.save()
    acknowledging.acknowledge(message.pk)
    assert acknowledgements() == []


def test_who_is_extremely_dissatisfied_since_before_hears_from_a_person(shop: Channel, owner: Staff) -> None:
    message = a.arrival(shop, a.mail(text=QUESTION))
    assert message
    caring.open_by_hand(message.conversation.customer, "am Telefon", by=owner)
    acknowledging.acknowledge(message.pk)
    assert acknowledgements() == []


def test_the_silenced_get_none_and_one_that_waits_stays_here(shop: Channel, owner: Staff) -> None:
    message = write(shop)
    (told,) = acknowledgements()
    silencing.begin_by_hand(message.conversation.customer, "am Telefon gesagt", by=owner)
    assert Recipient.objects.get().state == "failed"
    assert Message.objects.filter(pk=told.pk).exists()
    told.delete()
    acknowledging.acknowledge(message.pk)
    assert acknowledgements() == []


@pytest.mark.parametrize("action", ["quarantine", "block"])
def test_who_is_quarantined_or_blocked_gets_none(shop: Channel, action: str) -> None:
    SenderRule.objects.create(pattern="anna@kunde.example", action=action)
    message = a.arrival(shop, a.mail(text=QUESTION))
    if message:
        acknowledging.acknowledge(message.pk)
    assert acknowledgements() == []


def test_what_is_imported_gets_none(shop: Channel) -> None:
    archive = a.channel(kind="import", name="Archiv", address="")
    write(archive)
    assert acknowledgements() == []


def test_what_is_read_hours_later_gets_none(shop: Channel) -> None:
    write(shop, at=NOW - timedelta(hours=4))
    assert acknowledgements() == []


def test_where_one_of_us_was_faster_there_is_none(shop: Channel) -> None:
    message = a.arrival(shop, a.mail(text=QUESTION))
    assert message
    a.message(message.conversation, direction="out", text="Heute noch.")
    acknowledging.acknowledge(message.pk)
    assert acknowledgements() == []


def test_who_is_in_a_talk_with_us_gets_none(shop: Channel, clock: Any) -> None:
    first = a.arrival(shop, a.mail(text=QUESTION, message_id="eins@kunde.example"))
    assert first
    a.message(first.conversation, direction="out", text="Welches Buch meinen Sie?")
    clock.shift(timedelta(hours=1))
    write(shop, headers="In-Reply-To: <eins@kunde.example>\n")
    assert acknowledgements() == []


def test_nobody_gets_two_within_a_day(shop: Channel, clock: Any) -> None:
    write(shop)
    clock.shift(timedelta(hours=5))
    write(shop)
    assert len(acknowledgements()) == 1
    clock.shift(timedelta(hours=20))
    write(shop)
    assert len(acknowledgements()) == 2


def test_nor_with_another_address_of_theirs(shop: Channel) -> None:
    message = write(shop)
    Handle.objects.create(
        customer=message.conversation.customer, kind="email", value="anna@gmx.de", shown="anna@gmx.de"
    )
    write(shop, sender="Anna Muster <anna@gmx.de>")
    assert len(acknowledgements()) == 1


def test_nor_anybody_else_of_the_same_firm_but_strangers_at_a_provider(shop: Channel) -> None:
    write(shop, sender="Anna Muster <anna@firma.example>")
    write(shop, sender="Bernd Beispiel <bernd@firma.example>")
    assert len(acknowledgements()) == 1
    write(shop, sender="Carla Muster <carla@gmx.de>")
    write(shop, sender="Doris Muster <doris@gmx.de>")
    assert len(acknowledgements()) == 3


def test_in_one_hour_there_are_only_so_many(shop: Channel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acknowledging.limits, "MOST_IN_AN_HOUR", 3)
    for number in range(6):
        write(shop, sender=f"Anna Muster <anna@firma{number}.example>")
    assert len(acknowledgements()) == 3


def test_one_that_was_overtaken_before_it_left_is_not_sent(shop: Channel) -> None:
    message = write(shop)
    a.message(message.conversation, direction="out", text="Heute noch.")
    (told,) = acknowledgements()
    outbox.deliver(told.outbound_id)
    assert Recipient.objects.get().reason == "outdated"


def test_one_that_could_not_leave_for_hours_is_not_sent(shop: Channel, clock: Any) -> None:
    write(shop)
    clock.shift(timedelta(hours=4))
    (told,) = acknowledgements()
    outbox.deliver(told.outbound_id)
    assert Recipient.objects.get().reason == "outdated"
    assert health.look().failed == 0


def test_when_it_comes_back_nobody_is_alarmed(shop: Channel) -> None:
    message = write(shop)
    (told,) = acknowledgements()
    Recipient.objects.update(state="sent")
    Conversation.objects.update(state="done", waiting_since=None)
    a.arrival(
        shop,
        a.mail(
            sender="MAILER-DAEMON@kunde.example",
            subject="Undelivered Mail Returned to Sender",
            headers=f"X-Failed-Recipients: anna@kunde.example\nReturn-Path: <>\nIn-Reply-To: <{told.message_id}>\n",
            text=(
                "The mail system\n\n<anna@kunde.example>: host mx.kunde.example said: 550 5.1.1 User unknown\n\n"
                f"Message-ID: <{told.message_id}>\n"
            ),
        ),
    )
    assert Recipient.objects.get().state == "bounced"
    assert Conversation.objects.get(pk=message.conversation_id).state == "done"
    assert not Event.objects.filter(kind="answer_bounced").exists()
    assert health.look().failed == 0


def test_nobody_takes_it_back_into_a_draft(shop: Channel) -> None:
    write(shop)
    retracting.hold_back(["anna@kunde.example"])
    assert Recipient.objects.get().state == "failed"
    assert len(acknowledgements()) == 1


def test_what_was_only_acknowledged_and_then_quarantined_is_purged(
    shop: Channel, clock: Any, owner: Staff
) -> None:
    message = write(shop)
    message.conversation.refresh_from_db()
    message.conversation.quarantine("spam", by=owner)
    clock.shift(timedelta(days=400))
    purging.purge()
    assert not Conversation.objects.filter(pk=message.conversation_id, quarantined_at=None).exists()


def test_a_page_that_helps_is_named(shop: Channel) -> None:
    HelpPage.objects.create(
        title="Wann kommt mein Buch?",
        url="https://shop.example/versand",
        words="wann verschickt, Lieferzeit, Versand",
    )
    HelpPage.objects.create(
        title="Passwort vergessen", url="https://shop.example/passwort", words="Passwort, einloggen, Zugang"
    )
    write(shop)
    (told,) = acknowledgements()
    assert "Wann kommt mein Buch?\nhttps://shop.example/versand" in told.text
    assert "passwort" not in told.text


def test_a_copy_of_it_in_sent_is_no_answer_of_ours(shop: Channel) -> None:
    write(shop, message_id="frage@kunde.example")
    (told,) = acknowledgements()
    assert told.outbound
    content = vault.get(told.outbound.sha256)
    told.delete()  # as on a desk that was set up anew
    a.arrival(shop, content, is_ours=True)
    assert Conversation.objects.get().waiting_since is not None
