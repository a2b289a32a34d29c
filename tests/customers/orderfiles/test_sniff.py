import re
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.customers.orderfiles import amounts, columns, dates, sniff
from kulanz.customers.orderfiles.rows import MOST_LINES, Row, rows

GERMAN = "Bestellnummer;Datum;Käufer;Gesamtbetrag\n4711;31.12.2026;Jürgen Groß;1.234,56\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_is_found(encoding: str) -> None:
    found = sniff.sniff(GERMAN.encode(encoding))
    assert found.encoding == encoding
    assert (found.separator, found.header) == (";", ("Bestellnummer", "Datum", "Käufer", "Gesamtbetrag"))


@pytest.mark.parametrize("separator", sniff.SEPARATORS)
def test_the_separator_is_the_one_that_makes_even_rows(separator: str) -> None:
    lines = [["Nr", "Name", "Summe"], ["1", "Groß, Jürgen; Anna", "1,50"], ["2", "a|b\tc", "2,50"]]
    text = "\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    assert sniff.sniff(text.encode()).separator == separator


def test_excel_may_say_the_separator_itself() -> None:
    assert sniff.sniff(b"sep=|\r\na|b;c|d;e\r\n") == sniff.Sniffed("utf-8", "|", ("a", "b;c", "d;e"))


def test_a_letter_cut_in_two_at_the_end_of_what_is_looked_at_is_still_utf8() -> None:
    assert sniff.encoding_of("a;Größe"[:5].encode()[:-1]) == "utf-8"


def test_a_first_row_with_a_day_or_an_address_is_an_order_already() -> None:
    assert sniff.sniff(b"4711;31.12.2026;anna@example.org;12,00\n").header == ()
    assert sniff.sniff(b"a;b;anna@example.org\n").header == ()


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "empty"),
        (b"PK\x03\x04....", "workbook"),
        (b"\xd0\xcf\x11\xe0....", "workbook"),
        (b"%PDF-1.7", "pdf"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x7fELF\x01\x00\x00abcabcabcabcabcabcabcabc", "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_its_kind(head: bytes, kind: str) -> None:
    with pytest.raises(sniff.NotText) as no:
        sniff.sniff(head)
    assert no.value.kind == kind


@given(st.binary(max_size=300))
def test_whatever_bytes_come_it_is_text_or_it_is_not(head: bytes) -> None:
    try:
        found = sniff.sniff(head)
    except sniff.NotText:
        return
    assert found.encoding in sniff.ENCODINGS and found.separator in sniff.SEPARATORS
    assert list(rows(BytesIO(head), found.encoding, found.separator)) is not None


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("2026/12/31", date(2026, 12, 31)),
        ("20261231", date(2026, 12, 31)),
        ("31.12.2026", date(2026, 12, 31)),
        ("31. 12. 26", date(2026, 12, 31)),
        ("12/31/2026", date(2026, 12, 31)),
        ("31/12/2026 14:05", date(2026, 12, 31)),
        ("1/2/2026", date(2026, 2, 1)),
        ("Jan-05-26", date(2026, 1, 5)),
        ("05-Jan-26", date(2026, 1, 5)),
        ("31. Dezember 2026, 14:05 Uhr", date(2026, 12, 31)),
        ("Dec 31, 2026 3:05 PM", date(2026, 12, 31)),
        ("Mo., 5. Mär. 2026", date(2026, 3, 5)),
        ("31.02.2026", None),
        ("31.12.0026", None),
        ("2026-12-31 25:00", None),
        ("4711", None),
        ("", None),
    ],
)
def test_days_are_read_as_shops_write_them(said: str, day: date | None) -> None:
    assert dates.parse(said) == day


@pytest.mark.parametrize(
    ("said", "instant"),
    [
        ("2026-01-05 10:22:33 +0100", datetime(2026, 1, 5, 9, 22, 33, tzinfo=UTC)),
        ("2026-01-05T10:22:33Z", datetime(2026, 1, 5, 10, 22, 33, tzinfo=UTC)),
        ("2026-01-05T10:22:33.123-05:00", datetime(2026, 1, 5, 15, 22, 33, tzinfo=UTC)),
        ("05.07.2026 10:22", datetime(2026, 7, 5, 8, 22, tzinfo=UTC)),
        ("05.07.2026 12:30 am", datetime(2026, 7, 4, 22, 30, tzinfo=UTC)),
        ("05.07.2026", datetime(2026, 7, 5, 10, tzinfo=UTC)),
    ],
)
def test_a_moment_without_a_zone_is_meant_in_that_of_the_business(said: str, instant: datetime) -> None:
    assert dates.moment(said, None, ZoneInfo("Europe/Berlin")) == instant


def test_whether_the_month_comes_first_is_told_by_the_whole_column() -> None:
    assert dates.guess(["01/02/2026", "12/31/2026", "03/04/2026"]) == ("mdy", 1, 0)
    assert dates.guess(["01/02/2026", "31/12/2026", "31/01/2026", "12/31/2026"]) == ("dmy", 2, 1)
    assert dates.guess(["01/02/2026", "03/04/2026"]) == (None, 0, 0)
    assert dates.is_open("01/02/2026") and not dates.is_open("02/02/2026")
    assert not dates.is_open("01.02.2026") and not dates.is_open("2026-01-02")


@given(st.dates(date(1970, 1, 1), date(2100, 12, 31)))
def test_a_day_is_understood_in_every_style_it_is_written_in(day: date) -> None:
    assert dates.parse(f"{day:%d.%m.%Y}") == dates.parse(day.isoformat()) == day
    assert dates.parse(f"{day:%d/%m/%Y}", "dmy") == dates.parse(f"{day:%m/%d/%Y}", "mdy") == day


@given(st.text(max_size=30))
def test_no_text_upsets_the_readers_of_cells(text: str) -> None:
    dates.moment(text, None, ZoneInfo("Europe/Berlin"))
    for style in (None, *amounts.STYLES):
        amounts.parse(text, style)
    amounts.currency_of(text)


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1'234.50", "1234.50"),
        ("1 234,56 €", "1234.56"),
        ("€12.50", "12.50"),
        ("EUR 12,50", "12.50"),
        ("CHF 10.–", "10"),
        ("10,-", "10"),
        ("−5,00", "-5.00"),
        ("5.00-", "-5.00"),
        ("(5.00)", "-5.00"),
        ("1.234.567", "1234567"),
        ("12 Stück", None),
        ("12.12.2026", None),
        ("#1001", None),
        ("", None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_shops_write_them(said: str, amount: str | None) -> None:
    assert amounts.parse(said) == (Decimal(amount) if amount else None)


def test_what_a_point_means_is_told_by_the_whole_column() -> None:
    assert amounts.guess(["1.234", "12,50"]) == ("comma", 1, 0)
    assert amounts.guess(["1.234", "12.50"]) == ("point", 1, 0)
    assert amounts.guess(["1.234", "12"]) == (None, 0, 0)
    assert amounts.parse("1.234", "comma") == 1234 and amounts.parse("1.234", "point") == Decimal("1.234")
    assert amounts.is_open("1.234") and not amounts.is_open("12,50")


EXPORTS = {
    "Shopify": (
        "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Total,Created at,Lineitem quantity,"
        "Lineitem name,Lineitem price,Billing Name,Refunded Amount",
        "#1001,a@b.example,paid,2026-01-05 10:00:00 +0100,EUR,10.00,2.00,12.00,2026-01-05 10:00:00 +0100,1,Buch,10.00,"
        "Anna,0.00",
        "number=Name date=Created at amount=Total email=Email name=Billing Name currency=Currency"
        " status=Financial Status product=Lineitem name quantity=Lineitem quantity price=Lineitem price"
        " refunded=Refunded Amount",
    ),
    "WooCommerce": (
        "Order Number,Order Status,Order Date,First Name (Billing),Last Name (Billing),Email (Billing),"
        "Order Total Amount,Item Name,Item Cost,Order Refund Amount",
        "12,completed,2026-01-05 10:00,Anna,Groß,a@b.example,12.00,Buch,12.00,",
        "number=Order Number date=Order Date amount=Order Total Amount email=Email (Billing)"
        " name=Last Name (Billing) first_name=First Name (Billing) status=Order Status product=Item Name"
        " price=Item Cost refunded=Order Refund Amount",
    ),
    "eBay": (
        "Bestellnummer,Name des Käufers,E-Mail-Adresse des Käufers,Angebotstitel,Stückzahl,Verkauft für,Gesamtpreis,"
        "Verkauft am",
        '12-345-6,Anna Groß,a@b.example,Buch,1,"EUR 10,00","EUR 12,00",05-Jan-26',
        "number=Bestellnummer date=Verkauft am amount=Gesamtpreis email=E-Mail-Adresse des Käufers"
        " name=Name des Käufers product=Angebotstitel quantity=Stückzahl price=Verkauft für",
    ),
    "Shopware": (
        "orderId;number;customerEmail;orderTime;invoiceAmount;currency;articleName;quantity;articlePrice;paymentStatus",
        "4;20001;a@b.example;2026-01-05 10:00:00;12.00;EUR;Buch;1;12.00;Komplett bezahlt",
        "number=number date=orderTime amount=invoiceAmount email=customerEmail currency=currency"
        " status=paymentStatus product=articleName quantity=quantity price=articlePrice",
    ),
    "nobody": (
        "",
        "4711;31.12.2026;a@b.example;12,00",
        "date=1 amount=3 email=2",
    ),
}  # fmt: skip


@pytest.mark.parametrize("shop", EXPORTS)
def test_the_columns_of_known_exports_are_found(shop: str) -> None:
    header, row, expected = EXPORTS[shop]
    text = f"{header}\n{row}\n".lstrip()
    sniffed = sniff.sniff(text.encode())
    body = sniff.first_rows(text, sniffed.separator)[bool(header) :]
    found = columns.guess(sniffed.header, body)
    named = {ours: sniffed.header[at] if header else str(at) for ours, at in found.items()}
    fields = "|".join(columns.FIELDS)

    assert named == dict(re.findall(rf"({fields})=(.+?)(?= (?:{fields})=|$)", expected))


def read(text: str, separator: str = ";") -> list[Row]:
    return list(rows(BytesIO(text.encode()), "utf-8", separator))


def test_a_cell_may_have_several_lines_and_the_rows_keep_their_place_in_the_file() -> None:
    assert read('a;b\n\n1;"x\ny"\n2;z\n') == [
        Row(1, 1, ["a", "b"]),
        Row(3, 4, ["1", "x\ny"]),
        Row(5, 5, ["2", "z"]),
    ]


@pytest.mark.parametrize("after", ["", '3;"c"\n', "3;c\n" * (MOST_LINES + 50)])
def test_a_quote_that_is_never_closed_spoils_its_own_line_alone(after: str) -> None:
    found = read(f'1;a\n2;"b\n{after}')
    assert found[:2] == [Row(1, 1, ["1", "a"]), Row(2, 2, [], "quotes")]
    assert [row.cells for row in found[2:]] == [["3", "c"]] * after.count("\n")


def test_a_line_without_an_end_is_passed_over() -> None:
    assert [row.fault or row.cells for row in read("1;a\n" + "x" * 300_000 + "\n2;b\n")] == [
        ["1", "a"],
        "long",
        ["2", "b"],
    ]
