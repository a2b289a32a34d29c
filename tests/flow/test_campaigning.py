"""A campaign of thanks: prepared, looked at, released by a person, and never to anybody who does not want it."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from django.conf import settings as desk
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kulanz.business.models import Staff
from kulanz.channels.models import Outbound, Recipient
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import consents, silence
from kulanz.customers.models import Customer, Handle, Standing
from kulanz.flow import (
    campaigning,
    erasing,
    exporting,
    outbound,
    people,
    previewing,
    promised,
    retracting,
    unsubscribing,
)
from kulanz.followup.models import Promise
from kulanz.goodwill import budgets, campaignmails, campaigns, codes, vouchers
from kulanz.goodwill.campaigns import Plan
from kulanz.goodwill.models import Campaign, CampaignMail, Gesture, Voucher
from kulanz.jobs import worker
from kulanz.jobs.models import Job
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from kulanz.triage.models import Dissatisfaction
from tests import a

pytestmark = pytest.mark.django_db
NOW = "2027-03-02T10:00:00+01:00"


@pytest.fixture(autouse=True)
def _on_a_working_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def owner(db: None) -> Staff:
    a.business()
    budgets.keep(month=100_000, case=2_000, four_eyes=50_000, by=(by := a.staff()))
    return by


def loyal(name: str = "Anna Muster", *, by: Staff, **fields: Any) -> Customer:
    """A super-customer who agreed to news."""
    one = a.customer(name, **fields)
    Standing.objects.create(customer=one, kind="super_customer")
    consents.give(one, "Newsletter", "Formular", by=by)
    return one


def plan(**fields: Any) -> Plan:
    channel = fields.pop("channel", None) or a.mailbox(smtp_host="localhost").channel
    values = {"name": "Dankmonat", "group": "super", "days": 30, "channel": channel, **fields}
    return Plan(**values)


def prepared(by: Staff, **fields: Any) -> Campaign:
    campaign = campaigns.make(plan(**fields), by=by)
    previewing.begin(campaign)
    worker.run_waiting()
    campaign.refresh_from_db()
    return campaign


def looked_at(campaign: Campaign) -> dict[int, str]:
    waiting = campaign.mails.filter(state="waiting").order_by("pk")
    return {mail.pk: campaignmails.fingerprint(mail) for mail in waiting}


def release(campaign: Campaign, by: Staff) -> campaigning.Released:
    return campaigning.release(campaign, looked_at(campaign), by=by)


def test_a_preview_is_made_for_each_and_a_person_releases_it(owner: Staff) -> None:
    anna, bert = loyal(by=owner), loyal("Bert Brecht", by=owner, register="du")
    loyal("Claire Smith", by=owner, language="en")
    campaign = prepared(owner)
    assert (campaign.state, campaign.expected) == ("releasing", 3)
    texts = {mail.customer.name: mail.text for mail in campaign.mails.all()}
    assert texts["Anna Muster"].startswith("Guten Tag Anna Muster,\n\nSie kommen immer wieder zu uns. Das")
    assert texts["Bert Brecht"].startswith("Hallo Bert,\n\ndu kommst immer wieder zu uns.")
    assert texts["Claire Smith"].startswith("Dear Claire Smith,\n\nyou keep coming back")
    assert not Message.objects.exists()
    done = release(campaign, owner)
    assert (done.number, done.kept) == (3, [])
    mail = campaign.mails.get(customer=anna)
    assert mail.message
    assert (mail.state, mail.released_by) == ("released", owner)
    assert mail.message.to == [["Anna Muster", anna.first_address]]
    assert "Keine Neuigkeiten mehr von uns:" in mail.message.text
    assert mail.message.conversation.customer == anna
    assert mail.message.conversation.state == "done"
    assert Conversation.objects.filter(customer=bert).count() == 1


def test_they_leave_one_after_another(owner: Staff) -> None:
    for n in range(4):
        loyal(f"Kunde {n}", by=owner)
    release(prepared(owner), owner)
    at = list(Outbound.objects.order_by("send_after").values_list("send_after", flat=True))
    assert [(late - early).total_seconds() for early, late in pairwise(at)] == [6, 6, 6]


def test_they_are_kept_apart_from_those_that_wait_not_from_those_that_left(owner: Staff) -> None:
    for n in range(4):
        loyal(f"Kunde {n}", by=owner)
    campaign = prepared(owner)
    first, second, *others = looked_at(campaign).items()
    campaigning.release(campaign, dict([first, second]), by=owner)
    Recipient.objects.filter(outbound__message__campaign_mail=second[0]).update(state="sent")
    campaigning.release(campaign, dict(others), by=owner)
    soonest = timezone.now() + timedelta(seconds=desk.UNDO_SECONDS)
    at = list(Outbound.objects.order_by("pk").values_list("send_after", flat=True))
    assert [(one - soonest).total_seconds() for one in at] == [0, 6, 6, 12]


def test_however_soon_mail_leaves_there_are_ten_a_minute(
    owner: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "UNDO_SECONDS", 1)
    loyal(by=owner)
    release(prepared(owner), owner)
    assert Outbound.objects.get().send_after == timezone.now() + timedelta(seconds=6)


def test_what_is_released_at_night_waits_for_the_morning_one_after_another(owner: Staff) -> None:
    for n in range(2):
        loyal(f"Kunde {n}", by=owner)
    campaign = prepared(owner)
    with time_machine.travel("2027-03-02T23:00:00+01:00", tick=False):
        release(campaign, owner)
    at = list(Outbound.objects.order_by("send_after").values_list("send_after", flat=True))
    morning = datetime(2027, 3, 3, 7, tzinfo=UTC)
    assert at == [morning, morning + timedelta(seconds=6)]


def test_each_gets_a_code_of_their_own_within_the_budget(owner: Staff) -> None:
    for n in range(3):
        loyal(f"Kunde {n}", by=owner)
    campaign = prepared(owner, gesture="voucher", cents=500, until=vouchers.usual_end())
    assert budgets.purse().reserved == 1500
    assert "einen Gutschein über 5,00" in campaign.mails.all()[0].text
    assert "{code}" in campaign.mails.all()[0].text
    assert not Voucher.objects.exists()
    assert release(campaign, owner).number == 3
    assert (budgets.purse().reserved, budgets.purse().spent) == (0, 1500)
    assert Gesture.objects.filter(state="given", reason="loyalty").count() == 3
    codes = {mail.gesture.voucher.code for mail in campaign.mails.select_related("gesture__voucher")}
    assert len(codes) == 3
    for mail in campaign.mails.select_related("message", "gesture__voucher"):
        assert "{code}" not in mail.message.text
        assert "-".join(mail.gesture.voucher.code[n : n + 4] for n in (0, 4, 8)) in mail.message.text


def test_above_four_eyes_another_owner_decides_the_whole_campaign(owner: Staff) -> None:
    for n in range(3):
        loyal(f"Kunde {n}", by=owner)
    other = a.staff()
    budgets.keep(month=100_000, case=2_000, four_eyes=1_000, by=owner)
    campaign = prepared(owner, gesture="voucher", cents=500)
    assert campaign.state == "asked"
    with pytest.raises(Refusal):
        campaigns.approve(campaign, "", by=owner)
    with pytest.raises(Refusal):
        campaigns.approve(campaign, "", by=a.staff("assistant"))
    assert release(campaign, owner).number == 0
    campaigns.approve(campaign, "", by=other)
    assert release(campaign, owner).number == 3


def test_beyond_the_budget_it_takes_a_reason(owner: Staff) -> None:
    for n in range(3):
        loyal(f"Kunde {n}", by=owner)
    budgets.keep(month=1_000, case=2_000, four_eyes=0, by=owner)
    campaign = prepared(owner, gesture="voucher", cents=500)
    assert campaign.state == "asked"
    with pytest.raises(Refusal):
        campaigns.approve(campaign, " ", by=owner)
    campaigns.approve(campaign, "Zehn Jahre Laden", by=owner)
    assert release(campaign, owner).number == 3
    assert set(Gesture.objects.values_list("decided_note", flat=True)) == {"Zehn Jahre Laden"}


@pytest.mark.parametrize(
    "line",
    ["Nur noch heute: greifen Sie zu.", "Sichern Sie sich jetzt Ihren Platz, solange der Vorrat reicht."],
)
@pytest.mark.parametrize("part", ["subject", "text"])
def test_words_that_press_are_never_prepared(owner: Staff, line: str, part: str) -> None:
    loyal(by=owner)
    campaign = campaigns.make(plan(), by=owner)
    words = {"subject": "Danke", "text": "Guten Tag {name},\n\n{occasion} Danke.\n\nHerzliche Grüße"}
    campaigns.write(campaign, {"de-sie": words | {part: f"{words[part]}\n{line}"}})
    with pytest.raises(Refusal, match="coach says stop"):
        previewing.begin(campaign)
    campaigns.write(campaign, {"de-sie": words})
    previewing.begin(campaign)
    worker.run_waiting()
    mail = campaign.mails.get()
    with pytest.raises(Refusal, match="coach says stop"):
        campaigning.rewrite(mail, "Danke", f"{mail.text}\n{line}")


@pytest.mark.parametrize("gesture", ["", "voucher", "discount", "free_shipping", "free_copy"])
@pytest.mark.parametrize("group", Campaign.Group.values)
def test_the_ready_beginnings_pass_the_coach(owner: Staff, gesture: str, group: str) -> None:
    campaign = campaigns.make(
        plan(
            gesture=gesture,
            group=group,
            cents=500,
            percent=15,
            cost=300,
            what="unser E-Book „Das stille Beet“",
        ),
        by=owner,
    )
    found = previewing.findings(campaign)
    assert previewing.obstacles(campaign, found) == []
    assert [one for several in found.values() for one in several if one.severity != "note"] == []


@pytest.mark.parametrize("signature", ["", "{name}\nWollwerk", "Wollwerk"])
def test_whoever_writes_is_named_once_under_the_ready_words(owner: Staff, signature: str) -> None:
    wanted = plan()
    wanted.channel.signature_de, wanted.channel.signature_en = (
        signature.format(name=owner.name),
        "Your wool team",
    )
    words = campaigns.make(wanted, by=owner).words
    for voice, told in words.items():
        signed = f"{told['text']}\n{wanted.channel.signature(voice.partition('-')[0])}"
        assert signed.count(owner.name) == 1
        assert told["text"].rstrip() == told["text"]


def test_words_nobody_has_touched_follow_the_gift_although_the_signature_changed(owner: Staff) -> None:
    campaign = campaigns.make(plan(gesture="voucher", cents=500), by=owner)
    campaign.channel.signature_de = owner.name
    campaign.channel.save()
    campaigns.change(campaign, plan(channel=campaign.channel))
    campaign.refresh_from_db()
    assert "{code}" not in campaign.words["de-sie"]["text"]


@pytest.mark.parametrize(
    "text", ["Guten Tag {nmae}, danke.", "Danke, der Code ist {code}.", "Danke, {gesture}.", ""]
)
def test_a_placeholder_that_nothing_fills_is_said_before(owner: Staff, text: str) -> None:
    campaign = campaigns.make(plan(), by=owner)
    campaigns.write(campaign, {"de-sie": {"subject": "Danke", "text": text}})
    with pytest.raises(Refusal):
        previewing.begin(campaign)


def test_what_is_not_filled_in_cannot_be_released_until_somebody_does(owner: Staff) -> None:
    loyal("", by=owner)
    campaign = prepared(owner)
    mail = campaign.mails.get()
    assert campaignmails.gaps(mail) == ["name"]
    assert [kept.why for kept in release(campaign, owner).kept] == ["Something is not filled in: name."]
    campaigning.rewrite(mail, mail.subject, mail.text.replace("{name}", "zusammen"))
    assert release(campaign, owner).number == 1


def test_only_words_that_somebody_saw_as_they_are_leave(owner: Staff) -> None:
    loyal(by=owner)
    campaign = prepared(owner)
    seen, mail = looked_at(campaign), campaign.mails.get()
    campaigning.rewrite(mail, "Anderes", mail.text)
    assert campaigning.release(campaign, seen, by=owner).number == 0
    assert not Message.objects.exists()


def test_a_mail_released_twice_leaves_once(owner: Staff) -> None:
    loyal(by=owner)
    campaign = prepared(owner)
    seen = looked_at(campaign)
    assert campaigning.release(campaign, seen, by=owner).number == 1
    assert campaigning.release(campaign, seen, by=a.staff()).number == 0
    assert Message.objects.count() == 1


def test_an_assistant_prepares_and_does_not_release(owner: Staff) -> None:
    loyal(by=owner)
    helper = a.staff("assistant")
    campaign = prepared(helper)
    with pytest.raises(Refusal):
        release(campaign, helper)


def test_who_is_left_out_stands_there_with_the_reason(owner: Staff) -> None:
    without = a.customer("Ohne")
    Standing.objects.create(customer=without, kind="super_customer")
    unhappy = loyal("Unzufrieden", by=owner)
    Dissatisfaction.objects.create(customer=unhappy)
    campaign = prepared(owner)
    assert campaignmails.reasons(campaign) == [("dissatisfied", 1), ("no_consent", 1)]
    assert release(campaign, owner).number == 0


def test_making_previews_goes_on_where_it_was_broken_off(
    owner: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(5):
        loyal(f"Kunde {n}", by=owner)
    monkeypatch.setattr(previewing, "AT_ONCE", 2)
    campaign = campaigns.make(plan(), by=owner)
    previewing.begin(campaign)
    CampaignMail.objects.create(campaign=campaign, customer=Customer.objects.all()[2], subject="x", text="y")
    worker.run_waiting()
    assert campaign.mails.count() == 5
    previewing.prepare(campaign.pk)
    assert campaign.mails.count() == 5


def test_pausing_holds_back_what_has_not_left_and_it_keeps_its_code(owner: Staff) -> None:
    for n in range(2):
        loyal(f"Kunde {n}", by=owner)
    campaign = prepared(owner, gesture="voucher", cents=500)
    release(campaign, owner)
    codes = set(Voucher.objects.values_list("code", flat=True))
    campaigning.pause(campaign, by=owner)
    assert not Message.objects.exists()
    assert not Draft.objects.exists()
    assert release(campaign, owner).number == 0
    campaigns.go_on(campaign, by=owner)
    assert release(campaign, owner).number == 2
    assert set(Voucher.objects.values_list("code", flat=True)) == codes
    assert Gesture.objects.filter(state="given").count() == 2


def test_what_it_gives_is_in_the_mail_and_owed_to_nobody_but_what_else_it_promises_is(owner: Staff) -> None:
    loyal(by=owner)
    campaign = prepared(owner, gesture="voucher", cents=500)
    mail = campaign.mails.get()
    assert "schenke ich Ihnen einen Gutschein" in mail.text
    campaigning.rewrite(mail, mail.subject, f"{mail.text}\n\nIch rufe Sie morgen an.")
    release(campaign, owner)
    assert Promise.objects.get().words == "Ich rufe Sie morgen an"


def test_a_gift_that_its_writer_calls_owed_is(owner: Staff) -> None:
    loyal(by=owner)
    campaign = prepared(owner, gesture="voucher", cents=500)
    mail = campaign.mails.get()
    campaigning.rewrite(
        mail,
        mail.subject,
        f"{mail.text}\n\nBei der nächsten Bestellung bekommen Sie ein Garn von mir geschenkt.",
    )
    release(campaign, owner)
    assert not Promise.objects.exists()
    draft = retracting.take_back(Message.objects.get(), by=owner)
    found = next(one for one in promised.of_draft(draft) if "Garn" in one.words)
    assert not found.is_noted
    promised.say(draft, noted=found.words)
    outbound.send(draft, by=owner, seen=timezone.now())
    assert Promise.objects.get().words == found.words


def paused_with_many(owner: Staff, monkeypatch: pytest.MonkeyPatch) -> Campaign:
    """Of five that were released, two are taken back at once."""
    monkeypatch.setattr(campaigning, "AT_ONCE", 2)
    for n in range(5):
        loyal(f"Kunde {n}", by=owner)
    campaign = prepared(owner, gesture="voucher", cents=500)
    release(campaign, owner)
    campaigning.pause(campaign, by=owner)
    return campaign


def rested() -> None:
    """The worker has done what was left to it, before anything of it would have left."""
    Outbound.objects.update(send_after=timezone.now() + timedelta(hours=1))
    Job.objects.filter(state="ready", key__startswith="campaign").update(run_at=timezone.now())
    worker.run_waiting()


def test_of_many_that_wait_what_leaves_next_is_taken_back_at_once_and_the_rest_soon(
    owner: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = paused_with_many(owner, monkeypatch)
    left = [one.outbound.send_after for one in Message.objects.all() if one.outbound]
    assert [(at - timezone.now()).total_seconds() for at in left] == [22, 28, 34]
    rested()
    assert not Message.objects.exists()
    assert campaignmails.counts(campaign)["waiting"] == 5
    assert Job.objects.filter(key__startswith="campaign", state="ready").count() == 0


def test_once_it_goes_on_nothing_more_is_taken_back(owner: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign = paused_with_many(owner, monkeypatch)
    campaigns.go_on(campaign, by=owner)
    rested()
    assert Message.objects.count() == 3


def test_a_pause_that_was_broken_off_is_finished_by_the_worker(
    owner: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    loyal(by=owner)
    campaign = prepared(owner)
    release(campaign, owner)
    with monkeypatch.context() as broken:
        broken.setattr(campaigning, "_hold_back", lambda *_them: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            campaigning.pause(campaign, by=owner)
    rested()
    assert not Message.objects.exists()


def test_it_does_not_end_while_mail_of_it_could_still_leave(
    owner: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = paused_with_many(owner, monkeypatch)
    with pytest.raises(Refusal):
        campaigning.end(campaign, by=owner)
    rested()
    campaigning.end(campaign, by=owner)
    assert campaignmails.counts(campaign)["left_out"] == 5
    assert set(Gesture.objects.values_list("state", flat=True)) == {"declined"}


def test_what_a_colleague_took_back_meanwhile_holds_up_nobody(
    owner: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(3):
        loyal(f"Kunde {n}", by=owner)
    campaign = prepared(owner)
    release(campaign, owner)
    take_back, faster = retracting.take_back, Message.objects.earliest("pk").pk

    def late(message: Message, *, by: Staff) -> Any:
        if message.pk == faster:
            take_back(message, by=by)
        return take_back(message, by=by)

    monkeypatch.setattr(retracting, "take_back", late)
    campaigning.pause(campaign, by=owner)
    assert campaign.mails.filter(state="waiting").count() == 2


def test_one_who_ends_what_another_has_just_paused_does_not_let_mail_leave(
    owner: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = Campaign.objects.get(pk=paused_with_many(owner, monkeypatch).pk)
    stale.state = "releasing"
    with pytest.raises(Refusal):
        campaigning.end(stale, by=owner)


def test_a_book_that_is_given_has_still_to_be_sent(owner: Staff) -> None:
    loyal(by=owner)
    campaign = prepared(owner, gesture="free_copy", cents=500, what="eine Wollprobe")
    mail = campaign.mails.get()
    campaigning.rewrite(mail, mail.subject, f"{mail.text}\n\nIch schenke Ihnen eine Wollprobe.")
    release(campaign, owner)
    assert {one.kind for one in Promise.objects.all()} == {"gesture"}


def test_ending_leaves_out_who_waits_and_frees_the_budget(owner: Staff) -> None:
    loyal(by=owner)
    campaign = prepared(owner, gesture="voucher", cents=500)
    release(campaign, owner)
    campaigning.pause(campaign, by=owner)
    campaigning.end(campaign, by=owner)
    assert campaign.mails.get().why_left_out == "ended"
    assert Gesture.objects.get().state == "declined"
    assert (budgets.purse().spent, budgets.purse().reserved) == (0, 0)


def test_going_back_to_the_words_leaves_no_good_code_behind(owner: Staff) -> None:
    loyal(by=owner)
    campaign = prepared(owner, gesture="voucher", cents=500)
    release(campaign, owner)
    campaigning.pause(campaign, by=owner)
    assert budgets.purse().spent == 500
    campaigning.write_again(campaign, by=owner)
    assert not CampaignMail.objects.exists()
    assert Gesture.objects.get().state == "declined"
    assert vouchers.state(Voucher.objects.get()) == "void"
    assert (budgets.purse().spent, budgets.purse().reserved) == (0, 0)
    previewing.begin(campaign)
    worker.run_waiting()
    campaign.refresh_from_db()
    assert release(campaign, owner).number == 1
    assert sorted(Gesture.objects.values_list("state", flat=True)) == ["declined", "given"]


@pytest.mark.parametrize("deed", [campaigning.write_again, campaigning.end])
def test_a_code_that_was_redeemed_all_the_same_counts_as_given(
    owner: Staff, deed: Callable[..., None]
) -> None:
    loyal(by=owner)
    campaign = prepared(owner, gesture="voucher", cents=500)
    release(campaign, owner)
    campaigning.pause(campaign, by=owner)
    assert vouchers.redeem(Voucher.objects.get().code, vouchers.Use("api")).is_good
    deed(campaign, by=owner)
    assert Gesture.objects.get().state == "given"
    assert budgets.purse().spent == 500


def test_a_share_of_the_price_has_a_cost_that_the_budget_can_go_by(owner: Staff) -> None:
    with pytest.raises(Refusal, match="what it costs you"):
        campaigns.make(plan(gesture="discount", percent=100), by=owner)


def test_what_its_writer_takes_back_is_a_draft_and_not_released_again(owner: Staff) -> None:
    loyal(by=owner)
    campaign = prepared(owner)
    release(campaign, owner)
    retracting.take_back(Message.objects.get(), by=owner)
    mail = campaign.mails.get()
    assert (mail.state, mail.why_left_out, mail.message) == ("left_out", "taken_back", None)
    assert Draft.objects.get().text.startswith("Guten Tag Anna Muster,")


def test_what_was_taken_back_carries_its_code_as_long_as_that_is_good(owner: Staff) -> None:
    loyal(by=owner)
    release(prepared(owner, gesture="voucher", cents=500), owner)
    draft = retracting.take_back(Message.objects.get(), by=owner)
    outbound.send(draft, by=owner, seen=timezone.now())
    assert Gesture.objects.get().state == "given"
    assert vouchers.state(Voucher.objects.get()) == "good"


@pytest.mark.parametrize("deed", [campaigning.write_again, campaigning.end])
def test_what_was_taken_back_never_carries_a_code_that_became_void(
    owner: Staff, deed: Callable[..., None]
) -> None:
    loyal(by=owner)
    campaign = prepared(owner, gesture="voucher", cents=500)
    release(campaign, owner)
    draft = retracting.take_back(Message.objects.get(), by=owner)
    deed(campaign, by=owner)
    code = codes.shown(Voucher.objects.get().code)
    assert code in draft.text
    with pytest.raises(Refusal, match=f"The code {code} in this text is good for nothing any more"):
        outbound.send(draft, by=owner, seen=timezone.now())
    assert not Message.objects.exists()
    compose.save(draft, text=draft.text.replace(code, "").strip())
    assert code not in outbound.send(draft, by=owner, seen=timezone.now()).text


def test_of_a_void_code_that_they_have_one_may_write(owner: Staff) -> None:
    loyal(by=owner)
    release(prepared(owner, gesture="voucher", cents=500), owner)
    voucher = Voucher.objects.get()
    vouchers.void(voucher, by=owner)
    draft = compose.start(Message.objects.get().conversation, Draft.Kind.ANSWER, by=owner)
    compose.save(draft, text=f"Ihr Code {codes.shown(voucher.code)} gilt leider nicht mehr.")
    assert outbound.send(draft, by=owner, seen=timezone.now())


def test_what_came_of_it_is_counted(owner: Staff) -> None:
    anna, bert, claire = (loyal(name, by=owner) for name in ("Anna A", "Bert B", "Claire C"))
    campaign = prepared(owner)
    release(campaign, owner)
    Recipient.objects.update(state="sent")
    with time_machine.travel("2027-03-05T10:00:00+01:00", tick=False):
        a.message(Conversation.objects.get(customer=anna), text="Danke")
        a.order(bert, placed_at=timezone.now())
        unsubscribing.withdraw(claire)
    told = campaignmails.outcome(campaign)
    assert (told.released, told.left, told.replied, told.bought, told.unsubscribed) == (3, 3, 1, 1, 1)


def test_the_list_counts_each_campaign_by_itself(owner: Staff) -> None:
    for n in range(3):
        loyal(f"Kunde {n}", by=owner)
    begun = prepared(owner, name="Erste")
    campaigning.release(begun, dict(list(looked_at(begun).items())[:2]), by=owner)
    prepared(owner, name="Zweite")
    campaigns.make(plan(name="Dritte"), by=owner)
    told = {one.name: (one.waiting, one.released) for one in campaigns.listed()}  # type: ignore[attr-defined]  # counted beside
    assert told == {"Erste": (1, 2), "Zweite": (1, 0), "Dritte": (0, 0)}


def test_two_who_become_one_get_one_and_it_can_be_undone(owner: Staff) -> None:
    anna, again = loyal("Anna A", by=owner), loyal("Anna B", by=owner)
    campaign = prepared(owner)
    people.merge(anna, again, by=owner)
    done = release(campaign, owner)
    assert (done.number, [kept.why for kept in done.kept]) == (1, ["is one with another customer now"])
    other = loyal("Otto", by=owner)
    second = prepared(owner, name="Zweite")
    third = loyal("Ottilie", by=owner)
    people.merge(third, other, by=owner)
    assert second.mails.filter(customer=third).exists()
    people.undo_merge(third.merges.get(), by=owner)
    assert second.mails.filter(customer=other).exists()


def test_erasing_takes_the_mails_and_exporting_carries_them(owner: Staff) -> None:
    anna = loyal(by=owner)
    prepared(owner)
    with zipfile.ZipFile(io.BytesIO(exporting.export(anna, by=owner).read())) as packed:
        told = json.loads(packed.read("person.json"))
    assert told["campaign_mails"][0]["campaign__name"] == "Dankmonat"
    erasing.erase(anna, "Anna Muster", by=owner)
    assert not CampaignMail.objects.exists()


def _silence(one: Customer, by: Staff) -> None:
    if not silence.since(one):
        silence.begin_by_hand(one, "Am Telefon", by=by)


def _withdraw(one: Customer, by: Staff) -> None:
    unsubscribing.withdraw(one)


def _say_so_in_a_row(one: Customer, by: Staff) -> None:
    """As where both happen at the same moment: nobody has held back what waits."""
    Handle.objects.filter(customer=one, kind="email").update(silenced_at=timezone.now())


def _withdraw_in_a_row(one: Customer, by: Staff) -> None:
    consents.withdraw_all(one, "news", "link")


def _merge(one: Customer, by: Staff) -> None:
    other = Customer.objects.filter(merged_into=None).exclude(pk=one.pk).first()
    if other and one.merged_into_id is None:
        people.merge(other, one, by=by)


HAPPENINGS: list[Callable[[Customer, Staff], None]] = [
    _silence, _withdraw, _say_so_in_a_row, _withdraw_in_a_row, _merge,
]  # fmt: skip
DEEDS = ["release", "pause", "go_on", "leave", *range(len(HAPPENINGS))]


@example(deeds=[("release", 0), (3, 0), (4, 0)])
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 3)), min_size=3, max_size=10))
def test_nobody_without_consent_or_silenced_is_reached_whatever_happens_between(
    deeds: list[tuple[Any, int]],
) -> None:
    with transaction.atomic():
        play(deeds)
        transaction.set_rollback(True)


def test_where_nothing_happens_between_they_are_reached(owner: Staff) -> None:
    """Else the other test would show nothing."""
    loyal(by=owner)
    release(prepared(owner, channel=a.channel()), owner)
    leave()
    assert Recipient.objects.get().state == "sent"


def play(deeds: list[tuple[Any, int]]) -> None:
    a.business()
    by, folder = a.staff(), a.channel()
    them = [loyal(f"Kunde {n}", by=by) for n in range(4)]
    campaign = prepared(by, channel=folder)
    gone: set[str] = set()
    for deed, n in deeds:
        with suppress(Refusal):
            if deed == "release":
                campaigning.release(campaign, dict(list(looked_at(campaign).items())[: n + 1]), by=by)
            elif deed == "pause":
                campaigning.pause(campaign, by=by)
            elif deed == "go_on":
                campaigns.go_on(campaign, by=by)
            elif deed == "leave":
                leave()
                assert not gone & sent()
            else:
                one = Customer.objects.get(pk=them[n].pk)
                HAPPENINGS[deed](one, by)
        gone |= unwilling() - sent()
    leave()
    assert not gone & sent()


def leave() -> None:
    now = timezone.now()
    Outbound.objects.update(send_after=now)
    Job.objects.filter(state="ready").update(run_at=now)
    worker.run_waiting()


def sent() -> set[str]:
    return set(Recipient.objects.filter(state="sent").values_list("address", flat=True))


def unwilling() -> set[str]:
    """Addresses of those who asked for silence or have agreed to nothing."""
    rows = Handle.objects.filter(kind="email").select_related("customer")
    agreed = consents.allowing_news({row.customer_id for row in rows})
    silent = silence.among({row.customer_id for row in rows})
    return {row.shown for row in rows if row.customer_id in silent or row.customer_id not in agreed}
