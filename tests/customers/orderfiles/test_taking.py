from datetime import UTC, datetime, timedelta

import pytest

from kulanz.customers.models import Customer, Order, OrderFile, Refund
from kulanz.customers.orderfiles import survey, taking
from kulanz.flow import orderfiles
from kulanz.lib import vault
from kulanz.lib.refusal import Refusal

from .files import HEAD, taken, told, uploaded

pytestmark = pytest.mark.django_db


def rows() -> list[tuple[str, int, str]]:
    return list(Order.objects.order_by("placed_at", "pk").values_list("number", "total_cents", "email"))


def test_orders_of_a_file_are_there_with_their_customers() -> None:
    file = taken(
        HEAD
        + "4711;31.12.2026 14:05;1.234,50;Anna@Example.org;Buch;2;;bezahlt\n"
        + "4712;01.01.2027;9,90;anna@example.org;Heft;;9,90;versendet\n"
    )
    assert file.state == "done" and told(file) == (2, 0, 0)
    first, second = Order.objects.order_by("placed_at")
    assert first.placed_at == datetime(2026, 12, 31, 13, 5, tzinfo=UTC)
    assert (first.total_cents, first.currency, first.state) == (123_450, "EUR", "paid")
    assert [(line["title"], line["quantity"], line["cents"]) for line in first.lines] == [
        ("Buch", 2, 123_450)
    ]
    assert (second.refunded_cents, second.state) == (990, "refunded")
    assert Refund.objects.get().cents == 990
    assert first.customer == second.customer == Customer.objects.get()


def test_several_lines_with_one_number_are_one_order() -> None:
    shopify = (
        "Name,Email,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Currency\n"
        "#1001,a@b.example,32.00,2026-01-05 10:00:00 +0100,1,Buch,12.00,USD\n"
        "#1001,a@b.example,,2026-01-05 10:00:00 +0100,2,Heft,10.00,\n"
        "#1002,c@b.example,5.00,2026-01-06 10:00:00 +0100,1,Karte,5.00,USD\n"
    )
    assert told(taken(shopify)) == (2, 0, 0)
    order = Order.objects.get(number="#1001")
    assert (order.total_cents, order.currency, order.number_key) == (3200, "USD", "1001")
    assert [(line["title"], line["cents"]) for line in order.lines] == [("Buch", 1200), ("Heft", 2000)]


def test_amounts_that_differ_from_line_to_line_are_added() -> None:
    taken(HEAD + "1;31.12.2026;10,00;a@b.example;A;;;\n1;31.12.2026;5,50;a@b.example;B;;;\n")
    order = Order.objects.get()
    assert order.total_cents == 1550 and [line["cents"] for line in order.lines] == [1000, 550]


def test_lines_of_an_order_that_stand_far_apart_grow_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "ORDERS_AT_ONCE", 2)
    body = "".join(f"{n};31.12.2026;{n},50;a@b.example;Ware {n};;;\n" for n in range(1, 6))
    whole = HEAD + body + "1;31.12.2026;7,00;a@b.example;Nachzügler;;;\n"
    for _again in range(2):
        taken(whole, amount_of="line")
        order = Order.objects.get(number="1")
        assert order.total_cents == 850
        assert [line["title"] for line in order.lines] == ["Ware 1", "Nachzügler"]
    assert Order.objects.count() == 5


def test_the_same_file_again_changes_nothing() -> None:
    text = HEAD + "1;31.12.2026;10,00;a@b.example;A;;;\n2;31.12.2026;5,50;a@b.example;B;;5,50;\n"
    assert told(taken(text)) == (2, 0, 0)
    before = list(Order.objects.values("pk", "total_cents", "refunded_cents", "lines", "state", "customer"))
    assert told(taken(text)) == (0, 0, 0)
    after = list(Order.objects.values("pk", "total_cents", "refunded_cents", "lines", "state", "customer"))
    assert after == before


def test_a_corrected_file_that_comes_later_wins_even_over_what_came_twice() -> None:
    one = HEAD + "1;31.12.2026;10,00;a@b.example;A;;4,00;\n"
    other = HEAD + "1;31.12.2026;12,00;a@b.example;A;;;\n"
    for text in (one, other, one, other):
        taken(text)
    order = Order.objects.get()
    assert (order.total_cents, order.refunded_cents, Refund.objects.count()) == (1200, 0, 0)


def test_a_file_that_came_earlier_and_is_taken_later_does_not_undo_a_newer_one() -> None:
    early = uploaded(HEAD + "1;31.12.2026;10,00;a@b.example;A;;;\n")
    taken(HEAD + "1;31.12.2026;12,00;a@b.example;A;;;\n")
    orderfiles.begin(early, orderfiles.look(early, survey.Wish()).layout)
    orderfiles.take(file=early.pk)
    assert Order.objects.get().total_cents == 1200


def test_what_a_file_does_not_tell_stays_as_it_was() -> None:
    taken(HEAD + "1;31.12.2026;10,00;a@b.example;A;;4,00;versendet\n")
    taken("Nr;Datum;Summe;Mail\n1;31.12.2026;11,00;a@b.example\n")
    order = Order.objects.get()
    assert (order.total_cents, order.refunded_cents, order.state) == (1100, 400, "sent")
    assert order.lines[0]["title"] == "A"


def test_orders_without_a_number_are_known_again_and_alike_ones_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(taking, "ORDERS_AT_ONCE", 3)
    one = "31.12.2026;10,00;a@b.example\n"
    text = "Datum;Summe;Mail\n" + one * 2 + "30.12.2026;10,00;a@b.example\n" + one * 6
    assert told(taken(text)) == (9, 0, 0)
    assert told(taken(text)) == (0, 0, 0)
    assert Order.objects.count() == 9


def test_what_is_wrong_is_said_by_line_and_the_rest_is_taken() -> None:
    file = taken(
        HEAD
        + "1;31.12.2026;10,00;a@b.example;A;;;\n"
        + "2;31.13.2026;10,00;a@b.example;A;;;\n"
        + "3;31.12.2026;zehn;a@b.example;A;;;\n"
        + "4;31.12.2026;10,00;keine Adresse;A;;;\n"
        + '5;31.12.2026;10,00;"a@b.example;A;;;\n'
        + "6;31.12.2026;10,00;a@b.example;A;viele;;\n"
        + ";31.12.2026;10,00;a@b.example;A;;;\n"
        + "8;31.12.2026;-3,00;a@b.example;A;;;\n"
        + "Ende\n"
        + "9;31.12.2026;10,00;;A;;;\n"
    )
    assert file.errors == [
        [3, "Datum", "date", "31.13.2026"],
        [4, "Summe", "amount", "zehn"],
        [5, "Mail", "email", "keine Adresse"],
        [6, "", "quotes", ""],
        [7, "Menge", "quantity", "viele"],
        [8, "Nr", "missing", ""],
        [9, "Summe", "negative", "-3,00"],
        [10, "", "short", ""],
    ]
    assert told(file) == (2, 0, 8) and file.state == "done"
    assert rows() == [("1", 1000, "a@b.example"), ("9", 1000, "")]
    assert [fault.line for fault in orderfiles.faults(file)] == [3, 4, 5, 6, 7, 8, 9, 10]


def test_amounts_beyond_all_measure_are_faults_of_their_lines() -> None:
    most = "9999999999999,00"
    one = f"{most};a@b.example;A;9;;;{most}\n"
    file = taken(
        HEAD.replace("\n", ";Einzelpreis\n")
        + f"1;31.12.2026;1,00;a@b.example;A;;;;\n2;31.12.2026;{one}"
        + f"3;31.12.2026;{one}3;31.12.2026;{one}4;31.12.2026;1,00;a@b.example;A;;;;\n",
        amount_of="line",
    )
    assert [(line, column) for line, column, *_rest in file.errors] == [
        (3, "Einzelpreis"),
        (4, "Summe"),
        (4, "Einzelpreis"),
        (5, "Einzelpreis"),
    ]
    assert told(file) == (2, 0, 2)


def test_of_many_errors_the_first_are_kept_and_all_can_be_had() -> None:
    file = taken(
        HEAD + "1;31.12.2026;1,00;a@b.example;;;;\n" + "".join(f"{n};nie;1,00;;;;;\n" for n in range(300))
    )
    assert len(file.errors) == taking.ERRORS_KEPT
    assert file.failed == 300 == len(list(orderfiles.faults(file)))


def test_the_bytes_are_forgotten_when_all_is_taken_and_kept_while_another_file_needs_them() -> None:
    text = HEAD + "1;31.12.2026;10,00;a@b.example;A;;;\n"
    waiting = uploaded(text)
    assert taken(text).sha256 == ""
    assert vault.get(waiting.sha256) == text.encode()
    orderfiles.discard(waiting)
    assert Order.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_bytes_of_a_file_go_with_it() -> None:
    file = uploaded(HEAD + "1;31.12.2026;10,00;a@b.example;A;;;\n")
    assert vault.path(file.sha256).exists()
    digest = file.sha256
    orderfiles.discard(file)
    assert not vault.path(digest).exists()


@pytest.mark.django_db(transaction=True)
def test_what_nobody_went_on_with_is_forgotten_in_the_end() -> None:
    left = uploaded(HEAD + "1;31.12.2026;10,00;a@b.example;A;;;\n")
    faulty = taken(HEAD + "1;31.12.2026;10,00;a@b.example;A;;;\n2;nie;1,00;;;;;\n", amounts="comma")
    digests = [left.sha256, faulty.sha256]
    assert all(digests) and orderfiles.forget_old() == 0
    OrderFile.objects.update(at=left.at - timedelta(days=31))
    assert orderfiles.forget_old() == 2
    assert not any(vault.path(digest).exists() for digest in digests)
    assert (OrderFile.objects.get().sha256, OrderFile.objects.get().errors) == ("", [])


@pytest.mark.parametrize(
    "content", [b"", b"\r\n\r\n", bytes(range(256)) * 10, b"PK\x03\x04" + b"x" * 50, b"%PDF-1.4 x"]
)
def test_what_is_no_text_is_refused_at_once(content: bytes) -> None:
    with pytest.raises(Refusal):
        uploaded(content)
    assert not OrderFile.objects.exists()


def test_a_file_with_nothing_but_a_header_has_no_orders() -> None:
    assert told(taken(HEAD)) == (0, 0, 0)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_letters_arrive_as_they_were_meant(encoding: str) -> None:
    taken((HEAD + "1;31.12.2026;10,00 €;a@b.example;Bücher für Größen;;;\n").encode(encoding))
    assert Order.objects.get().lines[0]["title"] == "Bücher für Größen"


def test_days_that_can_be_read_in_two_ways_must_be_chosen() -> None:
    file = uploaded("Nr,Date,Total,Email\n1,01/02/2026,10.00,a@b.example\n")
    found = orderfiles.look(file, survey.Wish())
    assert found.missing == ["days"] and found.days.example == "01/02/2026"
    assert not orderfiles.look(file, survey.Wish(days="mdy")).missing


def test_a_letter_far_down_that_is_no_utf8_changes_how_the_file_is_read() -> None:
    body = "".join(f"{n};31.12.2026;10,00;a@b.example;Buch;;;\n" for n in range(3000))
    file = uploaded((HEAD + body).encode() + "x;31.12.2026;10,00;a@b.example;Bücher;;;\n".encode("cp1252"))
    assert orderfiles.look(file, survey.Wish()).layout.encoding == "cp1252"
