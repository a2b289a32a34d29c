"""A pick of the owner's round can be undone exactly."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.business.models import Notice, Staff
from kulanz.channels import rules
from kulanz.channels.models import RawMessage
from kulanz.conversations.models import Conversation, Message, Note
from kulanz.flow import inbound
from kulanz.flow import round as owners_round
from kulanz.lib.refusal import Refusal
from kulanz.triage import cases
from kulanz.triage.models import Case
from tests import a
from tests.flow.rounds import MORNING, as_received, case, talks

pytestmark = pytest.mark.django_db


def everything(of: Case) -> list[dict[str, Any]]:
    """All that a pick may change."""
    rows = [*Conversation.objects.filter(customer=of.customer).order_by("pk").values()]
    return [*rows, *Case.objects.filter(pk=of.pk).values(), *Note.objects.values(), *Notice.objects.values()]


@pytest.mark.parametrize("chosen", owners_round.PICKS)
def test_undo_puts_everything_back_as_it_was(chosen: str, owner: Staff, clock: Any) -> None:
    found = case("complaint", "callback_request")
    as_received(a.conversation(customer=found.customer, channel=talks(found)[0].channel))
    a.promise(talks(found)[0], "Ersatz", MORNING.date() + timedelta(days=3), by=owner)
    before = everything(found)
    role = owners_round.HAND_OVER.get(chosen)
    to = a.staff(role, name="Berta Bauer") if role else None
    until = timezone.now() + timedelta(hours=3)
    owners_round.decide(found, chosen, by=owner, to=to, until=until, line="bitte ein Gutschein dazu")
    assert everything(found) != before
    clock.shift(60)
    owners_round.undo(found, by=owner)
    found.refresh_from_db()
    assert found.line == "bitte ein Gutschein dazu"  # it may be wanted again
    Case.objects.filter(pk=found.pk).update(line="")
    assert everything(found) == before and not rules.all_rules()
    with pytest.raises(Refusal):
        owners_round.undo(found, by=owner)


def test_undo_leaves_a_rule_as_it_was(owner: Staff) -> None:
    found = case()
    address = talks(found)[0].messages.get().sender_address
    rules.allow(address, by=owner, note="Stammkundin")
    owners_round.undo(owners_round.decide(found, "block", by=owner), by=owner)
    rule = rules.find_rule(address)
    assert rule and (rule.action, rule.note) == ("allow", "Stammkundin")


def test_undo_does_not_take_back_what_happened_since(owner: Staff) -> None:
    berta, cleo = a.staff("assistant", name="Berta"), a.staff("assistant", name="Cleo")
    found = owners_round.decide(case(), "assistant", by=owner, to=berta)
    talk = talks(found)[0]
    talk.assign(cleo, by=berta)
    talk.refresh_from_db()
    talk.received(timezone.now(), "Noch etwas")
    owners_round.undo(found, by=owner)
    talk.refresh_from_db()
    assert talk.assigned_to == cleo and talk.unanswered == 2


def test_undo_keeps_the_reasons_that_came_since(owner: Staff, clock: Any) -> None:
    found = case("complaint")
    owners_round.decide(found, "mine", by=owner)
    cases.add(found.customer, ["praise", "special_request"], talks(found)[0].messages.get())
    found.refresh_from_db()
    undone = owners_round.undo(found, by=owner)
    assert [reason["code"] for reason in undone.reasons] == ["complaint", "special_request", "praise"]
    assert undone.step == cases.STEPS["complaint"] and owners_round.first() == undone


def test_what_a_blocked_sender_wrote_before_the_undo_comes_in_after_it(owner: Staff, clock: Any) -> None:
    channel = a.mailbox(smtp_host="localhost").channel
    rules.block("werbung@laut.example", by=owner)
    first = a.arrival(channel, a.mail(text="Beschwerde"))
    assert first
    found = owners_round.decide(
        cases.add(first.conversation.customer, ["complaint"], first), "block", by=owner
    )
    clock.shift(30)
    assert a.arrival(channel, a.mail(text="Und noch etwas Wichtiges")) is None
    assert a.arrival(channel, a.mail(text="Kaufen Sie", sender="werbung@laut.example")) is None
    owners_round.undo(found, by=owner)
    inbound.take_in_waiting()
    assert [said.text.strip() for said in Message.objects.order_by("pk")] == [
        "Beschwerde",
        "Und noch etwas Wichtiges",
    ]
    assert RawMessage.objects.filter(state=RawMessage.State.BLOCKED).count() == 1


def test_what_was_blocked_before_the_pick_stays_out_after_the_undo(owner: Staff, clock: Any) -> None:
    channel = a.mailbox(smtp_host="localhost").channel
    first = a.arrival(channel, a.mail(text="Beschwerde"))
    assert first
    found = cases.add(first.conversation.customer, ["complaint"], first)
    rules.block("anna@kunde.example", by=owner, note="seit langem")
    owners_round.decide(found, "block", by=owner)
    clock.shift(30)
    assert a.arrival(channel, a.mail(text="Und noch etwas")) is None
    owners_round.undo(found, by=owner)
    inbound.take_in_waiting()
    assert Message.objects.count() == 1
