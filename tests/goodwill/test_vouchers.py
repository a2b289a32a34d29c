"""Vouchers: good once, until the end of a day, and only where the gesture is allowed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
import time_machine
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from kulanz.business.models import Staff
from kulanz.goodwill import codes, gestures, vouchers
from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.models import Voucher
from kulanz.goodwill.vouchers import Use, Worth
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from tests import a

pytestmark = pytest.mark.django_db
BY_API = Use("api", about="BG-1")


def voucher(until: date | None = None, *, by: Staff | None = None, cents: int = 1000) -> Voucher:
    worth = Worth("amount", until or vouchers.usual_end(), cents=cents)
    gesture = gestures.propose(a.customer(), Wish("voucher", "late", worth=worth), by=by or a.staff())
    return gesture.voucher


def test_it_is_redeemed_once_and_then_says_when() -> None:
    code = codes.shown(voucher().code)
    assert vouchers.look_up(code.lower()).code == "good"
    first = vouchers.redeem(code, BY_API)
    assert (first.code, first.voucher and first.voucher.redeemed_for) == ("redeemed", "BG-1")
    second = vouchers.redeem(code, Use("api", about="BG-2"))
    assert second.code == "used"
    assert second.voucher and second.voucher.redeemed_at
    assert Event.objects.filter(kind="voucher_redeemed").count() == 1


def test_a_program_that_lost_the_answer_is_told_again_that_it_was_redeemed() -> None:
    code = voucher().code
    vouchers.redeem(code, BY_API)
    assert vouchers.redeem(code, BY_API).code == "redeemed"
    assert vouchers.redeem(code, Use("hand", about="BG-1")).code == "used"
    assert Event.objects.filter(kind="voucher_redeemed").count() == 1


@pytest.mark.parametrize("way", ["api", "hand"])
def test_it_is_not_redeemed_for_more_than_it_is_worth(way: str) -> None:
    code = voucher(cents=1000).code
    assert vouchers.redeem(code, Use(way, 1001, "BG-1")).code == "too_much"
    assert vouchers.redeem(code, Use(way, 1000, "BG-1")).code == "redeemed"
    assert vouchers.redeem(code, Use(way, 1001, "BG-2")).code == "used"


def test_it_holds_until_the_end_of_its_last_day_where_the_business_is() -> None:
    a.business(time_zone="Europe/Berlin")
    with time_machine.travel("2026-06-01T10:00:00+02:00"):
        code = voucher(date(2026, 6, 30)).code
    with time_machine.travel("2026-06-30T23:59:59+02:00"):
        assert vouchers.look_up(code).code == "good"
    with time_machine.travel("2026-07-01T00:00:01+02:00"):
        assert vouchers.look_up(code).code == "over"
        assert vouchers.redeem(code, BY_API).code == "over"


def test_what_is_not_allowed_yet_is_worth_nothing_and_not_even_known() -> None:
    a.staff()
    waiting = voucher(by=a.staff("assistant"), cents=1600)
    assert waiting.gesture.state == "proposed"
    assert vouchers.look_up(waiting.code).code == "unknown"
    assert vouchers.redeem(waiting.code, BY_API).code == "unknown"


def test_a_void_one_is_worth_nothing_and_a_redeemed_one_cannot_be_made_void() -> None:
    owner = a.staff()
    one, other = voucher(by=owner), voucher(by=owner, cents=500)
    vouchers.void(one, by=owner)
    assert vouchers.redeem(one.code, BY_API).code == "void"
    vouchers.redeem(other.code, BY_API)
    with pytest.raises(Refusal):
        vouchers.void(other, by=owner)


def test_redeemed_by_mistake_is_taken_back() -> None:
    owner = a.staff()
    one = voucher(by=owner)
    vouchers.redeem(one.code, Use("hand"), by=owner)
    vouchers.take_back_redemption(one, by=owner)
    assert vouchers.look_up(one.code).code == "good"


@pytest.mark.parametrize(
    "worth",
    [
        Worth("amount", date(2099, 1, 1), cents=0),
        Worth("percent", date(2030, 1, 1), percent=0),
        Worth("percent", date(2030, 1, 1), percent=101),
        Worth("amount", date(2020, 1, 1), cents=100),
        Worth("amount", date(9999, 12, 31), cents=100),
    ],
)
def test_no_voucher_over_nothing_over_more_than_all_or_for_yesterday(worth: Worth) -> None:
    with time_machine.travel("2026-06-01"), pytest.raises(Refusal):
        vouchers.check(worth)


def test_every_answer_takes_the_same_work() -> None:
    owner = a.staff()
    used, over, void = (voucher(by=owner, cents=100) for _ in range(3))
    vouchers.redeem(used.code, BY_API)
    Voucher.objects.filter(pk=over.pk).update(valid_until=date(2020, 1, 1))
    vouchers.void(void, by=owner)
    found = {}
    for code in (used.code, over.code, void.code, codes.new(), "AAAA-AAAA-AAAB", ""):
        with CaptureQueriesContext(
            connection,
        ) as looked:
            vouchers.look_up(code)
        with CaptureQueriesContext(connection) as tried:
            said = vouchers.redeem(code, Use("api"))
        found.setdefault((len(looked), len(tried)), []).append(said.code)
    assert list(found.values()) == [["used", "over", "void", "unknown", "mistyped", "mistyped"]]


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_wins() -> None:
    code = voucher().code

    def try_it(number: int) -> str:
        try:
            return vouchers.redeem(code, Use("api", about=f"BG-{number}")).code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        said = sorted(pool.map(try_it, range(6)))
    assert said == ["redeemed", *["used"] * 5]
