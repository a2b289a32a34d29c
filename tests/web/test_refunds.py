"""Refunds on the screens: what is said at day 92, what each role may do, and forms that lose nothing."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kulanz.conversations.models import Conversation
from kulanz.customers import orders
from kulanz.customers.models import Product, Shop
from kulanz.flow import refunding
from kulanz.followup.models import Promise
from kulanz.goodwill import guarantee
from kulanz.goodwill.guarantee import Terms
from kulanz.goodwill.models import Guarantee, RefundCase
from kulanz.goodwill.refunds import Matter, Verdict
from kulanz.jobs.models import Job
from kulanz.reply.models import Draft
from tests import a

SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """Late in the evening so many hours ago is not so many days ago, where the clocks have gone back between."""
    with time_machine.travel("2026-11-23T12:00:00+01:00"):
        yield


@pytest.fixture
def talk(db: None) -> Conversation:
    """Asked today, which is day 92 of 90."""
    guarantee.write(None, Terms(days=90, grace_days=14))
    somebody = a.customer("Anna Muster", language="de", register="sie")
    a.order(somebody, number="BG-4092", placed_at=timezone.now() - timedelta(days=92))
    channel = a.mailbox(smtp_host="localhost").channel
    found = a.conversation(
        text="Ich möchte mein Geld für BG-4092 zurück.", customer=somebody, channel=channel
    )
    a.judgement(found.messages.get(), intents=["refund"])
    return found


@pytest.fixture
def case(talk: Conversation) -> RefundCase:
    return refunding.open_case(talk, Matter(refunding.orders_for(talk)[0]), by=a.staff())


def page(browser: Client, case: RefundCase) -> str:
    return browser.get(reverse("refund_case", args=[case.pk])).content.decode().replace("<wbr>", "")


def post(browser: Client, name: str, case: RefundCase, **typed: Any) -> str:
    answer = browser.post(reverse(name, args=[case.pk]), typed, follow=True)
    return answer.content.decode().replace("<wbr>", "")


def test_the_conversation_proposes_it_and_leads_to_where_it_stands(
    sign_in: SignIn, talk: Conversation
) -> None:
    browser = sign_in()
    shown = browser.get(reverse("conversation", args=[talk.pk])).content.decode()
    assert "They ask for money back." in shown
    (order,) = refunding.orders_for(talk)
    opened = browser.post(reverse("refund_opening", args=[talk.pk]), {"order": order.pk}, follow=True)
    shown = opened.content.decode()
    assert (
        "Within grace: day 92 of 90, 2 days over. Yes, because we want to be treated so ourselves." in shown
    )
    assert "None of the reasons for a refusal is true here." not in shown  # it may be used up, as a book is
    assert "asked for well after guarantee" not in shown
    again = browser.post(reverse("refund_opening", args=[talk.pk]), {"order": order.pk}, follow=True)
    assert again.redirect_chain == opened.redirect_chain and RefundCase.objects.count() == 1
    assert (
        "They ask for money back."
        not in browser.get(reverse("conversation", args=[talk.pk])).content.decode()
    )


def test_a_yes_is_booked_by_hand_with_its_proof_and_told(sign_in: SignIn, case: RefundCase) -> None:
    browser = sign_in()
    assert "€19.90" in post(browser, "refund_decision", case, decision="whole")
    assert Promise.objects.get().kind == "refund"
    file = SimpleUploadedFile("beleg.pdf", b"%PDF-1")
    shown = post(browser, "refund_proof", case, words="Überwiesen", file=file)
    assert "by hand: Überwiesen" in shown and "beleg.pdf" in shown
    answer = browser.get(reverse("refund_file", args=[case.pk]))
    assert b"".join(answer.streaming_content) == b"%PDF-1"  # type: ignore[attr-defined]  # it is streamed
    assert "attachment" in answer["Content-Disposition"]
    post(browser, "refund_passage", case, step="tell")
    assert "die Erstattung von 19,90\xa0€ für die Bestellung BG-4092 ist gebucht" in Draft.objects.get().text


def test_a_pretext_is_refused_in_plain_words(sign_in: SignIn, case: RefundCase) -> None:
    answer = sign_in().post(
        reverse("refund_decision", args=[case.pk]),
        {"decision": "refused", "refusal": "outside", "words": "Gutschein"},
    )
    assert answer.status_code == 422
    assert "They asked within grace" in answer.content.decode()


def test_booking_in_the_shop_is_a_job_and_the_page_follows_it(sign_in: SignIn, case: RefundCase) -> None:
    assert case.order
    Shop.objects.filter(pk=case.order.shop_id).update(kind="woocommerce", url="https://laden.example")
    browser = sign_in()
    post(browser, "refund_decision", case, decision="whole")
    shown = post(browser, "refund_booking", case)
    assert "The shop is paying it back" in shown and 'hx-trigger="every 2s"' in shown
    post(browser, "refund_booking", case)
    assert Job.objects.filter(task="flow.refunding.pay_back").count() == 1
    RefundCase.objects.update(state="decided", failure="sign_in_refused HTTP 403: no")
    shown = page(browser, case)
    assert "The shop does not let the desk in." in shown and "allowed to write" in shown
    RefundCase.objects.update(state="unclear", told_shop_at=timezone.now())
    assert "Perhaps it has paid." in page(browser, case)


def test_specialists_see_their_own_and_book_nothing(sign_in: SignIn, case: RefundCase) -> None:
    mira = a.staff("specialist", language="en")
    browser = sign_in(mira)
    assert browser.get(reverse("refund_case", args=[case.pk])).status_code == 404
    assert "Anna Muster" not in browser.get(reverse("refunds")).content.decode()
    assert case.conversation
    case.conversation.assign(mira, by=None)
    shown = page(browser, case)
    assert "day 92 of 90" in shown and reverse("refund_decision", args=[case.pk]) not in shown
    assert "Anna Muster" in browser.get(reverse("refunds")).content.decode()
    assert browser.post(reverse("refund_decision", args=[case.pk]), {"decision": "whole"}).status_code == 403


def test_specialists_correct_what_it_is_about_until_it_is_decided(sign_in: SignIn, case: RefundCase) -> None:
    mira = a.staff("specialist", language="en")
    assert case.conversation and case.order
    case.conversation.assign(mira, by=None)
    browser, form = sign_in(mira), reverse("refund_matter", args=[case.pk])
    assert form in page(browser, case)
    refunding.decide(case, Verdict("whole"), by=a.staff())
    assert form not in page(browser, case)
    typed = {"order": case.order.pk, "title": ""}
    assert browser.post(form, typed).status_code == 302
    changed = browser.post(form, typed | {"begun_on": "2026-11-01"})
    assert changed.status_code == 422 and "This is decided" in changed.content.decode()
    case.refresh_from_db()
    assert (case.state, Promise.objects.get().state) == ("decided", "open")


def test_amounts_are_read_as_the_language_of_the_page_writes_them(
    sign_in: SignIn, talk: Conversation
) -> None:
    refunding.open_case(talk, Matter(title="Schrank"), by=a.staff())
    case, browser = RefundCase.objects.get(), sign_in(a.staff(language="de"))
    part = {"decision": "part", "agreed": "Ist recht", "currency": "EUR"}
    for said, cents in (("1.000", 100_000), ("1.234,50", 123_450), ("12.50", 1250)):
        post(browser, "refund_decision", case, amount=said, **part)
        case.refresh_from_db()
        assert case.cents == cents
    for said in ("nan", "1,000", "viel"):
        answer = browser.post(
            reverse("refund_decision", args=[case.pk]), part | {"amount": said}, follow=True
        )
        assert answer.status_code == 422 and "nicht als Betrag" in answer.content.decode()


def test_what_the_shop_told_meanwhile_is_said_before_anything_is_booked(
    sign_in: SignIn, case: RefundCase
) -> None:
    assert case.order
    Shop.objects.filter(pk=case.order.shop_id).update(kind="woocommerce", url="https://laden.example")
    refunding.decide(case, Verdict("whole"), by=a.staff())
    orders.note_refund(case.order, "7", timezone.now(), 500)
    answer = sign_in().post(reverse("refund_booking", args=[case.pk]))
    assert answer.status_code == 422 and "write it down as booked by hand" in answer.content.decode()
    RefundCase.objects.update(state="unclear", failure="stumbled: HTTP 500: critical error")
    shown = page(sign_in(), case)
    assert "The shop broke off" in shown and "critical error" in shown


def test_serial_refunds_are_a_fact_on_the_page(sign_in: SignIn, case: RefundCase) -> None:
    assert "Nothing of theirs has gone back" in page(sign_in(), case)
    for _n in range(2):
        orders.note_refund(a.order(case.customer), "1", timezone.now(), 1990)
    assert "2 of 3 orders went back in 24 months, €39.80." in page(sign_in(), case)


def test_the_list_asks_as_often_for_forty_as_for_two(sign_in: SignIn, talk: Conversation) -> None:
    browser, by = sign_in(), a.staff()

    def count(number: int) -> int:
        for _n in range(number):
            here = a.conversation()
            refunding.open_case(here, Matter(a.order(here.customer)), by=by)
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse("refunds"))
        return len(asked)

    count(1)
    assert count(1) == count(38)


def test_terms_are_for_all_or_for_one_product(sign_in: SignIn, talk: Conversation) -> None:
    browser = sign_in()
    typed = {"days": 60, "begins": "delivery", "grace_days": 20, "withdrawal_days": 14}
    browser.post(reverse("guarantee"), typed)
    assert guarantee.for_all() == Terms(60, "delivery", 20, 14)
    assert browser.post(reverse("guarantee"), typed | {"days": -1}).status_code in (200, 422)
    shop = Shop.objects.get()
    course = Product.objects.create(shop=shop, remote_id="7", title="Kräuterkurs")
    assert "Kräuterkurs" in browser.get(reverse("guarantee") + "?q=kräuter").content.decode()
    browser.post(reverse("guarantee_product", args=[course.pk]), typed | {"days": 365})
    assert "365 days from the delivery, 20 of grace" in browser.get(reverse("guarantee")).content.decode()
    browser.post(reverse("guarantee_removal", args=[course.pk]))
    assert Guarantee.objects.count() == 1


def test_without_an_order_the_day_is_asked_for_and_then_counted(sign_in: SignIn, talk: Conversation) -> None:
    browser = sign_in()
    answer = browser.post(
        reverse("refund_opening", args=[talk.pk]), {"title": "Kalender vom Markt"}, follow=True
    )
    assert "No order is known for this." in answer.content.decode()
    case = RefundCase.objects.get()
    day = timezone.localdate() - timedelta(days=92)
    shown = post(browser, "refund_matter", case, title="Kalender", begun_on=day.isoformat())
    assert "day 92 of 90" in shown
    shown = post(browser, "refund_decision", case, decision="whole", amount="12.50", currency="EUR")
    assert "€12.50" in shown
