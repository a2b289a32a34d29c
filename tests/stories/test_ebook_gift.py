"""How the story of the e-book ends: called, apologised, a small gift redeemed; or silence, and a gift by word."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.channels.models import Channel
from kulanz.conversations.calls import Told
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import match, silence
from kulanz.customers.models import Customer
from kulanz.demo import shop
from kulanz.flow import calling, giving, inbound, outbound
from kulanz.followup.models import Promise
from kulanz.goodwill import codes, vouchers
from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.models import Gesture
from kulanz.goodwill.vouchers import Use, Worth
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from tests import a

pytestmark = pytest.mark.django_db
ADDRESS = "sabine.kroeger@kroeger-garten.example"
MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def hanna(db: None) -> Staff:
    a.business()
    return a.staff(name="Hanna Brandt")


def buyer(*numbers: int) -> tuple[Customer, Conversation]:
    """She, and the conversation that waits longest, once these mails of the story are in."""
    boxes = {
        one: a.mailbox(address=one, smtp_host="localhost").channel
        for one in ("hallo@buchgarten.example", "kurse@buchgarten.example")
    }
    wanted = tuple(f"ebook-never-arrived-{number}-" for number in numbers)
    for name, content in shop.mails():
        if name.startswith(wanted):
            _take_in(boxes, content)
    found = match.find_by_address(ADDRESS)
    assert found
    return found, Conversation.objects.filter(customer=found).latest("last_at")


def _take_in(boxes: dict[str, Channel], content: bytes) -> None:
    channel = boxes[
        "kurse@buchgarten.example" if b"Delivered-To: kurse@" in content else "hallo@buchgarten.example"
    ]
    with time_machine.travel(shop._date(content) or MORNING):
        inbound.take_in(a.original(channel, content, is_ours=b"Delivered-To:" not in content))


def voucher(talk: Conversation, by: Staff) -> Gesture:
    worth = Worth("amount", vouchers.usual_end(), cents=1500)
    return giving.propose(talk, Wish("voucher", "our_fault", worth=worth), by=by)


def test_called_apologised_a_small_gift_and_it_is_redeemed(hanna: Staff) -> None:
    customer, talk = buyer(0, 1, 2, 3, 4)
    with time_machine.travel(MORNING):
        told = Told("spoken", "Ein Buchstabe fehlte in ihrer Adresse. Habe mich entschuldigt.", "")
        calling.keep(talk, told, calling.Wish(), by=hanna)
        gift = voucher(talk, hanna)
        draft = giving.put_into_draft(gift, by=hanna)
        words = (
            f"Guten Tag Frau Kröger,\n\ndie Adresse war von uns falsch geschrieben.\n\n{draft.text.strip()}"
        )
        compose.save(draft, text=words)
        message: Message = outbound.send(draft, by=hanna, seen=timezone.now())
        gift.refresh_from_db()
        assert (gift.state, gift.message) == ("given", message)
        assert Promise.objects.get(kind="gesture").state == "kept"
    with time_machine.travel(datetime(2026, 12, 5, 12, tzinfo=UTC)):
        code = codes.shown(gift.voucher.code)
        assert code in message.text
        assert vouchers.redeem(code, Use("api", 1500, "BG-9001")).code == "redeemed"
    assert not silence.since(customer)


def test_who_wants_silence_is_not_written_to_and_may_hear_the_code_by_word(hanna: Staff) -> None:
    customer, talk = buyer(0, 1, 2, 3, 4, 5, 6, 7, 8)
    with time_machine.travel(MORNING):
        assert silence.since(customer)
        gift = voucher(talk, hanna)
        with pytest.raises(Refusal):
            giving.put_into_draft(gift, by=hanna)
        giving.give_by_hand(gift, by=hanna)
        assert vouchers.redeem(gift.voucher.code.lower(), Use("hand"), by=hanna).code == "redeemed"
        assert not Message.objects.filter(outbound__isnull=False, at__gte=MORNING).exists()
