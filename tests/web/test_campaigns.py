"""The pages of campaigns: planned, written, looked at, released; and what bad input makes of them."""

import html
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations.models import Message
from kulanz.customers import consents
from kulanz.customers.models import Customer, Standing
from kulanz.flow import campaigning, previewing
from kulanz.goodwill import campaignmails, campaigns
from kulanz.goodwill.campaigns import Plan
from kulanz.goodwill.models import Campaign
from kulanz.jobs import worker
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_working_day() -> Iterator[None]:
    with time_machine.travel("2027-03-02T10:00:00+01:00", tick=False):
        yield


@pytest.fixture
def owner(client: Client) -> Staff:
    a.business()
    by = a.staff(language="en")
    client.force_login(by)
    return by


def loyal(name: str, *, by: Staff) -> Customer:
    one = a.customer(name)
    Standing.objects.create(customer=one, kind="super_customer")
    consents.give(one, "Newsletter", "Formular", by=by)
    return one


def prepared(by: Staff, *names: str) -> Campaign:
    for name in names:
        loyal(name, by=by)
    channel = a.mailbox(smtp_host="localhost").channel
    campaign = campaigns.make(Plan("Dankmonat", "super", 30, channel), by=by)
    previewing.begin(campaign)
    worker.run_waiting()
    campaign.refresh_from_db()
    return campaign


def ticked(campaign: Campaign) -> list[str]:
    waiting = campaign.mails.filter(state="waiting").order_by("pk")
    return [f"{mail.pk}:{campaignmails.fingerprint(mail)}" for mail in waiting]


def test_from_the_plan_to_the_released_mail(client: Client, owner: Staff) -> None:
    loyal("Anna Muster", by=owner)
    channel = a.mailbox(smtp_host="localhost").channel
    plan = {"name": "März", "group": "super", "days": "30", "channel": channel.pk, "kind": "voucher"}
    answer = client.post("/campaigns/new", plan | {"amount": "5,00", "until": "2027-12-31"})
    campaign = Campaign.objects.get()
    assert answer.headers["Location"] == f"/campaigns/{campaign.pk}/"
    assert "Einfach einmal danke" in client.get(f"/campaigns/{campaign.pk}/").text
    client.post(f"/campaigns/{campaign.pk}/previews")
    assert "The previews are being made" in client.get(f"/campaigns/{campaign.pk}/").text
    worker.run_waiting()
    part = client.get(f"/campaigns/{campaign.pk}/", headers={"HX-Request": "true"}).text
    assert "Look at them" in part
    page = client.get(f"/campaigns/{campaign.pk}/").text
    assert "Guten Tag Anna Muster," in page
    assert "kept back from the budget of the month" in page
    answer = client.post(f"/campaigns/{campaign.pk}/release", {"mail": ticked(campaign)}, follow=True)
    assert "One mail is on its way." in answer.text
    assert Message.objects.get().author == owner
    assert "Answered" in client.get(f"/campaigns/{campaign.pk}/?view=released").text


def test_nothing_is_ticked_before_somebody_looked_and_all_shown_with_one_press(
    client: Client, owner: Staff
) -> None:
    campaign = prepared(owner, "Anna A", "Bert B")
    page = client.get(f"/campaigns/{campaign.pk}/").text
    assert page.count('name="mail"') == 2
    assert not re.search(r'name="mail"[^>]* checked', page)
    (place,) = re.findall(r'href="([^"#]*ticked=all)#release"', page)
    ticked_page = client.get(f"/campaigns/{campaign.pk}/{html.unescape(place)}").text
    assert len(re.findall(r'name="mail"[^>]* checked', ticked_page)) == 2
    said = client.post(f"/campaigns/{campaign.pk}/release", follow=True)
    assert "nothing was ticked" in said.text


def test_words_that_press_are_marked_and_stop_the_previews(client: Client, owner: Staff) -> None:
    campaign = campaigns.make(Plan("März", "super", 30, a.mailbox(smtp_host="x").channel), by=owner)
    words = {"subject-de-sie": "Danke", "text-de-sie": "Guten Tag {name},\n\ngreifen Sie jetzt zu.\n\nGruß"}
    client.post(f"/campaigns/{campaign.pk}/words", words)
    page = client.get(f"/campaigns/{campaign.pk}/").text
    assert "Please change:" in page
    assert "greifen Sie jetzt zu" in page
    assert client.post(f"/campaigns/{campaign.pk}/previews").status_code == 422


def test_a_gap_is_marked_and_has_no_tick(client: Client, owner: Staff) -> None:
    campaign = prepared(owner, "")
    page = client.get(f"/campaigns/{campaign.pk}/").text
    assert '<mark class="campaign-gap">{name}</mark>' in page
    assert 'name="mail"' not in page


def test_one_is_changed_and_one_left_out(client: Client, owner: Staff) -> None:
    campaign = prepared(owner, "Anna A", "Bert B")
    one, other = campaign.mails.order_by("pk")
    client.post(
        f"/campaign-mails/{one.pk}/text", {"subject": "Hallo", "text": "Guten Tag Anna,\r\n\r\ndanke."}
    )
    client.post(f"/campaign-mails/{other.pk}/omission", {"why": "Ist umgezogen"})
    page = client.get(f"/campaigns/{campaign.pk}/").text
    assert "Guten Tag Anna," in page
    assert "Ist umgezogen" in page
    client.post(f"/campaigns/{campaign.pk}/release", {"mail": ticked(campaign)})
    assert Message.objects.get().subject == "Hallo"


@pytest.mark.parametrize(
    "mail", ["", "x", ":", "9" * 40, "-1:abc", "1:abc", "٣:abc", "999999:0123456789abcdef", "\x00:\x00"]
)
def test_nonsense_releases_nothing(client: Client, owner: Staff, mail: str) -> None:
    campaign = prepared(owner, "Anna A")
    answer = client.post(f"/campaigns/{campaign.pk}/release", {"mail": [mail]})
    assert answer.status_code in {302, 400}
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"days": "0"}, {"days": "100000"}, {"days": "x"}, {"group": "all"}, {"kind": "letter"}, {"kind": "personal"},
        {"channel": "99"}, {"name": " "}, {"kind": "voucher", "amount": ""}, {"kind": "voucher", "amount": "-5"},
        {"kind": "discount", "percent": "0"}, {"kind": "discount", "percent": "101"}, {"kind": "free_copy", "what": ""},
        {"kind": "voucher", "amount": "5", "until": "2020-01-01"}, {"kind": "free_copy", "what": "E-Book"},
        {"kind": "discount", "percent": "10", "cost": "0"}, {"kind": "free_shipping"},
        {"kind": "voucher", "amount": "5", "until": "2027-02-30"},
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_is_said(client: Client, owner: Staff, typed: dict[str, str]) -> None:
    channel = a.mailbox(smtp_host="localhost").channel
    plan = {"name": "März", "group": "super", "days": "30", "channel": channel.pk, "kind": ""}
    assert client.post("/campaigns/new", plan | typed).status_code == 422
    assert not Campaign.objects.exists()


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=x", "?page=999999999999", "?view=all", "?view=left_out&page=-3"]
)
def test_any_page_that_is_asked_for_answers(client: Client, owner: Staff, query: str) -> None:
    assert client.get(f"/campaigns/{prepared(owner, 'Anna A').pk}/{query}").status_code == 200


def test_the_page_needs_no_more_queries_for_more_mails(client: Client, owner: Staff) -> None:
    few, many = prepared(owner, "Anna A"), prepared(owner, *(f"Kunde {n}" for n in range(12)))

    def queries(campaign: Campaign) -> int:
        with CaptureQueriesContext(connection) as told:
            client.get(f"/campaigns/{campaign.pk}/")
        return len(told)

    queries(few)
    assert queries(few) == queries(many)


def test_what_came_of_it_stands_beside_what_was_released_and_beside_all_at_the_end(
    client: Client, owner: Staff
) -> None:
    campaign = prepared(owner, "Anna A", "Bert B")
    client.post(f"/campaigns/{campaign.pk}/release", {"mail": ticked(campaign)[:1]})
    page, figures = f"/campaigns/{campaign.pk}/", "What came of it"
    assert figures not in client.get(page).text
    assert figures in client.get(f"{page}?view=released").text
    client.post(f"{page}end")
    assert figures in client.get(page).text


def test_of_more_than_a_page_the_next_ones_wait(client: Client, owner: Staff) -> None:
    campaign = prepared(owner, *(f"Kunde {n}" for n in range(23)))
    assert client.get(f"/campaigns/{campaign.pk}/").text.count('name="mail"') == 20
    client.post(f"/campaigns/{campaign.pk}/release", {"mail": ticked(campaign)})
    assert Message.objects.count() == 20


def test_pausing_and_ending(client: Client, owner: Staff) -> None:
    campaign = prepared(owner, "Anna A")
    client.post(f"/campaigns/{campaign.pk}/release", {"mail": ticked(campaign)})
    client.post(f"/campaigns/{campaign.pk}/pause")
    assert "Guten Tag Anna A," in client.get(f"/campaigns/{campaign.pk}/").text
    client.post(f"/campaigns/{campaign.pk}/resumption")
    client.post(f"/campaigns/{campaign.pk}/end")
    assert campaigning.release(campaign, {}, by=owner).number == 0
    assert "Nobody waits" in client.get(f"/campaigns/{campaign.pk}/").text


def test_an_occasion_today_is_a_quiet_line_beside_the_customer(client: Client, owner: Staff) -> None:
    talk = a.conversation()
    a.order(talk.customer, placed_at=timezone.now().replace(year=2024))
    line = "With us for 3 years today"
    assert line in client.get(f"/customers/{talk.customer.pk}/").text
    assert line in client.get(f"/conversations/{talk.pk}/").text
