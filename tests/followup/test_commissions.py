"""Lists of commissions: what is taken from them, what is owed, and what was paid."""

import tracemalloc
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.customers.models import Customer
from kulanz.followup import commissionfiles, commissions, commissiontotals, promises
from kulanz.followup.commissionlist import Wish
from kulanz.followup.commissions import Told
from kulanz.followup.models import Commission, CommissionFile, Promise
from kulanz.lib.refusal import Refusal
from tests import a

pytestmark = pytest.mark.django_db
HEAD = "Partner;E-Mail;Abrechnung;Provision;Fällig am;Bezahlt am\n"
LIST = HEAD + (
    "Viola Sandner;viola@beet.example;September 2026;87,42 €;23.10.2026;\n"
    "Viola Sandner;viola@beet.example;August 2026;1.234,50 €;23.09.2026;21.09.2026\n"
    "Wendell Marsh;Wendell@Marsh.example;Sep 2026;$ 12,00;31.12.2026;offen\n"
)


@pytest.fixture
def owner() -> Staff:
    a.business()
    return a.staff(name="Hanna")


@pytest.fixture(autouse=True)
def today(time_machine: Any) -> None:
    time_machine.move_to("2026-11-20 10:00 +0100", tick=False)


def bring(content: str | bytes, owner: Staff, wish: Wish | None = None) -> CommissionFile:
    """Uploaded, looked at, taken."""
    data = content if isinstance(content, bytes) else content.encode()
    file = commissionfiles.upload("liste.csv", len(data), [data], by=owner)
    found = commissionfiles.look(file, wish or Wish())
    assert found.missing == []
    commissionfiles.begin(file, found)
    commissionfiles.take(file=file.pk)
    file.refresh_from_db()
    return file


def only(reference: str) -> Commission:
    return Commission.objects.select_related("promise", "partner").get(reference=reference)


def faults(file: CommissionFile) -> list[tuple[int, str, str]]:
    return [(line, column, code) for line, column, code, _value in file.errors]


def told(reference: str = "September", **facts: Any) -> Told:
    values = {
        "address": "viola@beet.example",
        "name": "Viola Sandner",
        "cents": 8742,
        "currency": "EUR",
        "due": date(2026, 10, 23),
        **facts,
    }
    return Told(reference=reference, **values)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_a_list_is_taken_as_it_is_written(owner: Staff, encoding: str, separator: str) -> None:
    file = bring(LIST.replace(";", separator).encode(encoding), owner)
    assert (file.state, file.made, file.changed, file.failed) == ("done", 3, 0, 0)
    assert not bytes(file.content)
    september = only("September 2026")
    assert (september.cents, september.currency, september.due) == (8742, "EUR", date(2026, 10, 23))
    assert str(september.partner) == "Viola Sandner"
    assert only("August 2026").cents == 123450
    assert only("Sep 2026").currency == "USD"
    assert only("Sep 2026").partner.handles.get().value == "wendell@marsh.example"


def test_what_is_unpaid_is_a_promise_of_who_took_the_list_in(owner: Staff) -> None:
    bring(LIST, owner)
    promise = only("September 2026").promise
    assert promise is not None
    assert (promise.kind, promise.due, promise.owed_by) == ("payment", date(2026, 10, 23), owner)
    assert promise.what == "Provision September 2026: 87,42 €"
    assert promise.is_open and promise.is_broken
    assert only("August 2026").promise is None
    assert commissions.state_of(only("September 2026")) == "overdue"
    assert commissions.state_of(only("Sep 2026")) == "due"
    assert commissions.state_of(only("August 2026")) == "paid"


def test_the_same_list_again_changes_nothing(owner: Staff) -> None:
    bring(LIST, owner)
    before = list(Promise.objects.values())
    again = bring(LIST, owner)
    assert (again.made, again.changed, again.failed) == (0, 0, 0)
    assert list(Promise.objects.values()) == before
    assert Customer.objects.count() == 2


def test_a_day_of_payment_on_a_newer_list_keeps_the_promise_on_that_day(owner: Staff) -> None:
    bring(LIST, owner)
    file = bring(LIST.replace("23.10.2026;\n", "23.10.2026;22.10.2026\n"), owner)
    assert (file.made, file.changed) == (0, 1)
    promise = only("September 2026").promise
    assert promise is not None and promise.state == "kept" and promise.evidence == "payment"
    assert promise.evidence_id == only("September 2026").pk
    assert not promise.is_broken  # paid in time, noted later


def test_a_changed_amount_and_day_change_the_promise(owner: Staff) -> None:
    bring(LIST, owner)
    bring(LIST.replace("87,42 €;23.10.2026", "90,00 €;30.11.2026"), owner)
    promise = only("September 2026").promise
    assert promise is not None
    assert (promise.what, promise.due) == ("Provision September 2026: 90,00 €", date(2026, 11, 30))
    assert promise.first_due == date(2026, 10, 23)


def test_a_line_that_became_a_correction_is_owed_no_more(owner: Staff) -> None:
    commissions.keep([told()], by=owner)
    commissions.keep([told(cents=-500)], by=owner)
    assert not Promise.objects.exists()
    assert commissions.state_of(only("September")) == "correction"


def test_what_was_noted_as_paid_here_an_older_list_does_not_take_back(owner: Staff) -> None:
    bring(LIST, owner)
    commissions.pay(only("September 2026"), date(2026, 11, 20), by=owner)
    assert bring(LIST, owner).changed == 0
    assert only("September 2026").paid_on == date(2026, 11, 20)


def test_an_amount_that_changes_after_the_payment_leaves_the_difference_owed(owner: Staff) -> None:
    commissions.keep([told(cents=1500)], by=owner)
    commissions.pay(only("September"), date(2026, 11, 20), by=owner)
    for _time in range(2):
        kept = commissions.keep([told(cents=9900)], by=owner)
    assert (kept.made, kept.changed) == (0, 0)
    paid, rest = Commission.objects.order_by("pk")
    assert (paid.cents, commissions.state_of(paid)) == (1500, "paid")
    assert (rest.cents, commissions.state_of(rest), rest.differs_from) == (8400, "overdue", paid)
    assert rest.promise and rest.promise.is_open
    assert rest.promise.what == "Provision September (spätere Änderung): 84,00 €"
    (euro,) = commissiontotals.sums()
    assert (euro["paid"], euro["overdue"]) == (1500, 8400)


def test_the_difference_follows_the_list_and_goes_when_there_is_none(owner: Staff) -> None:
    commissions.keep([told(cents=1500)], by=owner)
    commissions.pay(only("September"), date(2026, 11, 20), by=owner)
    commissions.keep([told(cents=9900)], by=owner)
    commissions.keep([told(cents=8000)], by=owner)
    assert [one.cents for one in Commission.objects.order_by("pk")] == [1500, 6500]
    commissions.keep([told(cents=1000)], by=owner)
    paid, less = Commission.objects.order_by("pk")
    assert (less.cents, commissions.state_of(less), Promise.objects.count()) == (-500, "correction", 1)
    commissions.keep([told(cents=1500)], by=owner)
    assert Commission.objects.get() == paid


def test_a_difference_that_was_paid_stays_and_the_next_one_stands_beside_it(owner: Staff) -> None:
    commissions.keep([told(cents=1500)], by=owner)
    commissions.pay(only("September"), date(2026, 11, 19), by=owner)
    commissions.keep([told(cents=2000)], by=owner)
    commissions.pay(Commission.objects.get(cents=500), date(2026, 11, 20), by=owner)
    commissions.keep([told(cents=2300)], by=owner)
    assert [one.cents for one in Commission.objects.order_by("pk")] == [1500, 500, 300]
    commissions.keep([told(cents=2300, paid_on=date(2026, 11, 18))], by=owner)
    assert all(one.is_paid for one in Commission.objects.all())
    assert commissiontotals.sums()[0]["paid"] == 2300


def test_a_line_that_reads_like_a_difference_is_one_of_its_own(owner: Staff) -> None:
    commissions.keep([told(cents=1500, paid_on=date(2026, 11, 1))], by=owner)
    commissions.keep([told(cents=1700)], by=owner)
    bring(HEAD + "V;viola@beet.example;September (spätere Änderung);9,00 €;23.10.2026;\n", owner)
    assert sorted(Commission.objects.values_list("cents", flat=True)) == [200, 900, 1500]


def test_the_day_of_a_commission_is_moved_in_the_list_alone(owner: Staff) -> None:
    commissions.keep([told()], by=owner)
    promise = only("September").promise
    assert promise
    with pytest.raises(Refusal, match="in your list"):
        promises.move(promise, date(2026, 12, 20), by=owner)
    commissions.keep([told(due=date(2026, 12, 20))], by=owner)
    promise.refresh_from_db()
    assert (promise.due, promise.first_due) == (date(2026, 12, 20), date(2026, 10, 23))
    assert promise.is_broken  # in the figures: nobody was told before its first day was over
    assert not promise.is_late


def test_paid_and_taken_back_again(owner: Staff) -> None:
    commissions.keep([told()], by=owner)
    with pytest.raises(Refusal, match="still to come"):
        commissions.pay(only("September"), timezone.localdate() + timedelta(days=1), by=owner)
    commissions.pay(only("September"), date(2026, 11, 19), by=owner)
    assert commissions.state_of(only("September")) == "paid"
    with pytest.raises(Refusal, match="already"):
        commissions.pay(only("September"), date(2026, 11, 18), by=owner)
    commissions.take_back(only("September"), by=owner)
    promise = only("September").promise
    assert promise is not None and promise.is_open
    assert commissions.state_of(only("September")) == "overdue"


def test_what_was_paid_when_we_heard_of_it_is_owed_when_that_was_a_mistake(owner: Staff) -> None:
    commissions.keep([told(paid_on=date(2026, 10, 20))], by=owner)
    commissions.take_back(only("September"), by=owner)
    assert Promise.objects.get().is_open


def test_somebodys_word_for_the_promise_counts_here_as_well(owner: Staff) -> None:
    commissions.keep([told(), told("Oktober", due=date(2026, 11, 15))], by=owner)
    kept, dropped = only("September").promise, only("Oktober").promise
    assert kept and dropped
    promises.keep(kept, promises.Proof("word", note="Bar übergeben"), by=owner)
    promises.drop(dropped, "Sie verzichtet", by=owner)
    assert commissions.state_of(only("September")) == "paid"
    assert commissions.paid_day(only("September")) == date(2026, 11, 20)
    assert commissions.state_of(only("Oktober")) == "dropped"
    assert not commissiontotals.listed("owed")


def test_bad_lines_are_told_and_good_ones_taken(owner: Staff) -> None:
    file = bring(
        HEAD
        + "A;a@b.example;1;10,00;29.02.2026;\n"
        + "A;a@b.example;2;-;31.10.2026;\n"
        + "A;keine Adresse;3;10,00;31.10.2026;\n"
        + "A;a@b.example;;10,00;31.10.2026;\n"
        + "A;a@b.example;5;-12,50 €;31.10.2026;\n"
        + "A;a@b.example;6;1.234,50 €;29.02.2028;\n"
        + "A;a@b.example;6;7,00;29.02.2028;\n"
        + "A;a@b.example;8;10,00;31.10.2026;31.12.2026\n"
        + "A;a@b.example;9;10,00\n"
        + 'A;a@b.example;"10;10,00;31.10.2026;\n'
        + "A;a@b.example;11;9999999999999999999;31.10.2026;\n"
        + "A;a@b.example;12;10,00;31.10.2026;-\n",
        owner,
    )
    assert faults(file) == [
        (2, "Fällig am", "date"),
        (3, "Provision", "amount"),
        (4, "E-Mail", "email"),
        (5, "Abrechnung", "missing"),
        (8, "Abrechnung", "twice"),
        (9, "Bezahlt am", "future"),
        (10, "Fällig am", "missing"),
        (11, "", "quotes"),
        (12, "Provision", "amount"),
    ]
    assert (file.made, file.failed) == (3, 9)
    assert only("6").cents == 123450
    assert commissions.state_of(only("5")) == "correction" and only("5").promise is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n\n", "empty"),
        (b"PK\x03\x04" + bytes(500), "Excel"),
        (b"%PDF-1.7 x", "PDF"),
        (bytes(range(256)) * 20, "no text"),
    ],
)
def test_what_is_no_list_is_refused(owner: Staff, content: bytes, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        commissionfiles.upload("x.csv", len(content), [content], by=owner)
    assert not CommissionFile.objects.exists()


def test_a_file_of_fifty_megabytes_is_refused_unread(owner: Staff) -> None:
    with pytest.raises(Refusal, match="5 MB"):
        commissionfiles.upload("x.csv", 50_000_000, iter(()), by=owner)


def test_a_file_without_end_of_lines_is_refused(owner: Staff) -> None:
    content = HEAD.encode() + b"a;a@b.example;1;1,00;01.01.2026;\n" * 20_001
    with pytest.raises(Refusal, match="20,000 lines"):
        commissionfiles.upload("x.csv", len(content), [content], by=owner)


def test_of_a_file_of_tiny_lines_no_more_is_read_than_tells_that_there_are_too_many(owner: Staff) -> None:
    content = b"a;b\n" * 1_225_000
    tracemalloc.start()
    with pytest.raises(Refusal, match="20,000 lines"):
        commissionfiles.upload("x.csv", len(content), [content], by=owner)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 50_000_000


def test_days_that_can_be_read_in_two_ways_are_asked_for(owner: Staff) -> None:
    content = b"email,month,amount,due\na@b.example,Sep,10.50,03/04/2026\n"
    file = commissionfiles.upload("x.csv", len(content), [content], by=owner)
    assert commissionfiles.look(file, Wish()).missing == ["days"]
    bring(content, owner, Wish(days="mdy"))
    assert only("Sep").due == date(2026, 3, 4)


def test_a_list_without_names_of_columns_is_guessed_by_what_stands_there(owner: Staff) -> None:
    content = b"a@b.example;Sep;10,50;31.10.2026\n"
    file = commissionfiles.upload("x.csv", len(content), [content], by=owner)
    found = commissionfiles.look(file, Wish())
    assert dict(found.layout.columns) == {"email": 0, "due": 3, "amount": 2}
    assert found.missing == ["reference"]


def test_taking_is_gone_on_with_where_a_worker_died(owner: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commissionfiles, "LINES_AT_ONCE", 2)
    data = LIST.encode()
    file = commissionfiles.upload("x.csv", len(data), [data], by=owner)
    commissionfiles.begin(file, commissionfiles.look(file, Wish()))
    CommissionFile.objects.update(line=3)  # two lines were taken and counted
    commissionfiles.take(file=file.pk)
    commissionfiles.take(file=file.pk)
    file.refresh_from_db()
    assert (file.state, file.made) == ("done", 1)
    assert [one.reference for one in Commission.objects.all()] == ["Sep 2026"]


def test_sums_are_never_added_across_currencies(owner: Staff) -> None:
    bring(LIST, owner)
    commissions.keep([told("Korrektur", cents=-1000)], by=owner)
    euro, dollar = commissiontotals.sums()
    assert (euro["currency"], euro["overdue"], euro["later"], euro["off"]) == ("EUR", 8742, 0, -1000)
    assert euro["paid"] == 123450
    assert (dollar["currency"], dollar["overdue"], dollar["later"]) == ("USD", 0, 1200)
    rows = [(row["partner__name"], row["currency"], row["overdue"]) for row in commissiontotals.by_partner()]
    assert rows == [("Viola Sandner", "EUR", 8742), ("Wendell Marsh", "USD", 0)]


def test_old_files_are_forgotten_and_their_commissions_stay(owner: Staff, time_machine: Any) -> None:
    bring(LIST, owner)
    time_machine.move_to("2026-12-24 10:00 +0100", tick=False)
    assert commissionfiles.forget_old() == 1
    assert Commission.objects.count() == 3
