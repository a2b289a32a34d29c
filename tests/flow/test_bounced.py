"""Mail that came back, real and forged."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.channels.models import Channel, Recipient
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Handle
from kulanz.flow import giving, outbound
from kulanz.followup.models import Promise
from kulanz.goodwill import vouchers
from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.models import Gesture
from kulanz.goodwill.vouchers import Use, Worth
from kulanz.jobs import worker
from kulanz.reply import compose
from tests import a

pytestmark = pytest.mark.django_db
ANNA, BERT = "anna@kunde.example", "bert@kunde.example"


@pytest.fixture
def shop(settings: Any) -> Channel:
    settings.UNDO_SECONDS = 0
    a.business()
    return a.channel(address="hallo@shop.example")


def test_an_answer_that_came_back_is_named_at_its_recipient_and_comes_to_the_fore(shop: Channel) -> None:
    question = a.arrival(shop, a.mail())
    sent = answered(question)

    filed = a.arrival(shop, bounce(ANNA, about=sent.message_id))

    assert filed.conversation_id == question.conversation_id
    fate = Recipient.objects.get()
    assert (fate.state, fate.reason, fate.code) == ("bounced", "unknown_user", "5.1.1")
    assert "unknown user" in fate.answer
    assert comes_back() == [ANNA]
    found = Conversation.objects.get()
    assert (found.state, found.due_reason) == ("open", "bounced")


def test_only_the_recipient_who_was_not_reached_is_marked(shop: Channel) -> None:
    a.arrival(shop, a.mail(sender=BERT))
    question = a.arrival(shop, a.mail())
    sent = answered(question, cc=BERT)

    a.arrival(shop, bounce(BERT, about=sent.message_id))

    assert comes_back() == [BERT]
    assert dict(Recipient.objects.values_list("address", "state")) == {ANNA: "sent", BERT: "bounced"}


def test_a_gesture_whose_mail_came_back_is_to_be_given_again(shop: Channel) -> None:
    made = promised_voucher(a.arrival(shop, a.mail()))
    sent = answered_with(made)
    a.arrival(shop, bounce(ANNA, about=sent.message_id))
    made.refresh_from_db()
    assert (made.state, Promise.objects.get(kind="gesture").state) == ("approved", "open")
    outbound.try_again(Recipient.objects.get(), by=a.staff())
    made.refresh_from_db()
    assert (made.state, Promise.objects.get(kind="gesture").state) == ("given", "kept")


def test_a_gesture_stays_given_where_only_a_copy_came_back_or_its_code_was_used(shop: Channel) -> None:
    a.arrival(shop, a.mail(sender=BERT))
    made = promised_voucher(a.arrival(shop, a.mail()))
    sent = answered_with(made, cc=BERT)
    a.arrival(shop, bounce(BERT, about=sent.message_id))
    made.refresh_from_db()
    assert made.state == "given"
    vouchers.redeem(made.voucher.code, Use("api"))
    a.arrival(shop, bounce(ANNA, about=sent.message_id))
    made.refresh_from_db()
    assert made.state == "given"


def test_a_mail_from_another_program_that_came_back_marks_whom_it_was_sent_to(shop: Channel) -> None:
    question = a.arrival(shop, a.mail(message_id="frage@kunde.example"))
    ours = a.mail(sender="hallo@shop.example", to="Anna <Anna@Kunde.example>", message_id="vom-handy@shop.example",
                  headers="In-Reply-To: <frage@kunde.example>\n")  # fmt: skip
    a.arrival(shop, ours, is_ours=True)

    filed = a.arrival(shop, bounce(ANNA, about="vom-handy@shop.example"))

    assert filed.conversation_id == question.conversation_id
    assert comes_back() == [ANNA]


def test_a_forged_bounce_for_somebody_we_did_not_write_to_marks_nothing(shop: Channel) -> None:
    question = a.arrival(shop, a.mail())
    before = Conversation.objects.filter(pk=question.conversation_id).values().get()

    filed = a.arrival(shop, bounce(ANNA))

    assert comes_back() == []
    assert filed.automatic == "bounce"
    assert filed.conversation.state == "done" and filed.conversation.need_at is None
    assert Conversation.objects.filter(pk=question.conversation_id).values().get() == before


def test_a_forged_bounce_that_knows_a_mail_of_ours_marks_none_but_its_recipients(shop: Channel) -> None:
    a.arrival(shop, a.mail(sender=BERT))
    sent = answered(a.arrival(shop, a.mail()))

    a.arrival(shop, bounce(BERT, about=sent.message_id))

    assert comes_back() == []
    assert Recipient.objects.get().state == "sent"


def test_a_forged_bounce_about_a_mail_of_a_customer_marks_nothing(shop: Channel) -> None:
    a.arrival(shop, a.mail(message_id="frage@kunde.example"))

    a.arrival(shop, bounce(ANNA, about="frage@kunde.example"))

    assert comes_back() == []


def test_a_bounce_that_names_no_mail_belongs_to_what_was_sent_to_that_address_lately(shop: Channel) -> None:
    question = a.arrival(shop, a.mail())
    answered(question)

    filed = a.arrival(shop, bounce("Anna@Kunde.example"))

    assert filed.conversation_id == question.conversation_id
    assert comes_back() == [ANNA]
    assert Recipient.objects.get().state == "bounced"
    assert Conversation.objects.get().due_reason == "bounced"


def test_what_was_sent_weeks_ago_does_not_come_back_now(shop: Channel) -> None:
    answered(a.arrival(shop, a.mail()))
    Recipient.objects.update(changed_at=timezone.now() - timedelta(days=21))

    filed = a.arrival(shop, bounce(ANNA))

    assert comes_back() == []
    assert Recipient.objects.get().state == "sent"
    assert filed.conversation.state == "done"


@pytest.mark.parametrize("state", ["queued", "retry", "failed"])
@pytest.mark.parametrize("knows_it", [True, False])
def test_what_has_not_left_cannot_come_back(shop: Channel, state: str, knows_it: bool) -> None:
    sent = answered(a.arrival(shop, a.mail()))
    Recipient.objects.update(state=state)

    a.arrival(shop, bounce(ANNA, about=sent.message_id if knows_it else ""))

    assert comes_back() == []
    assert Recipient.objects.get().state == state


def test_a_delay_marks_nothing(shop: Channel) -> None:
    question = a.arrival(shop, a.mail())
    sent = answered(question)

    a.arrival(shop, bounce(ANNA, about=sent.message_id, action="delayed", status="4.4.1"))

    assert comes_back() == []
    assert Recipient.objects.get().state == "sent"
    assert Conversation.objects.get().due_reason != "bounced"


def test_the_desks_own_mail_that_came_back_brings_up_no_conversation(shop: Channel) -> None:
    from kulanz.channels import outbox

    a.arrival(shop, a.mail())
    outbox.queue(
        shop, b"Subject: Einladung\r\n\r\n.", message_id="einladung@shop.example", envelope_from=shop.address,
        recipients=[ANNA], send_after=timezone.now(), wants_copy=False,
    )  # fmt: skip
    worker.run_waiting()

    filed = a.arrival(shop, bounce(ANNA, about="einladung@shop.example"))

    assert filed.conversation.state == "done" and comes_back() == []


def promised_voucher(question: Message) -> Gesture:
    worth = Worth("amount", vouchers.usual_end(), cents=500)
    return giving.propose(question.conversation, Wish("voucher", "late", worth=worth), by=a.staff())


def answered_with(gesture: Gesture, cc: str = "") -> Message:
    staff = a.staff()
    draft = giving.put_into_draft(gesture, by=staff)
    compose.save(draft, cc=cc)
    sent = outbound.send(draft, by=staff, seen=timezone.now())
    worker.run_waiting()
    gesture.refresh_from_db()
    assert gesture.state == "given"
    return sent


def answered(question: Message, cc: str = "") -> Message:
    """Our answer, sent."""
    staff = a.staff()
    draft = compose.start(question.conversation, "answer", by=staff)
    compose.save(draft, text="Guten Tag, es ist unterwegs.\n", cc=cc)
    sent = outbound.send(draft, by=staff, seen=timezone.now())
    worker.run_waiting()
    assert set(Recipient.objects.values_list("state", flat=True)) == {"sent"}
    return sent


def comes_back() -> list[str]:
    return sorted(Handle.objects.exclude(bounced_at=None).values_list("value", flat=True))


def bounce(address: str, *, about: str = "", action: str = "failed", status: str = "5.1.1") -> bytes:
    said = f"smtp; {status[0]}50 {status} unknown user"
    returned = (
        f"--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{about}>\nSubject: Re: Frage\n\n"
        if about
        else ""
    )
    return (
        "From: MAILER-DAEMON@mx.example\nTo: hallo@shop.example\nSubject: Undelivered Mail Returned to Sender\n"
        "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nunknown user\n\n--b\nContent-Type: message/delivery-status\n\n"
        f"Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; {address}\nAction: {action}\n"
        f"Status: {status}\nDiagnostic-Code: {said}\n\n{returned}--b--\n"
    ).encode()
