"""`kulanz standing` as a process: a file of orders in, what kind of customer each is out."""

import csv
import io
import subprocess
from pathlib import Path

from tests.cli.conftest import line

HEADER = (
    "customer standing rank orders spend last_order p_alive expected_orders expected_spend reason".split()
)


def run(*arguments: object, content: bytes = b"") -> tuple[int, list[dict[str, str]], str]:
    done = subprocess.run(line("standing", *arguments), input=content, capture_output=True, check=False)
    rows = csv.DictReader(io.StringIO(done.stdout.decode()))
    return done.returncode, list(rows), done.stderr.decode()


def shop(customers: int = 300) -> bytes:
    """Enough orders for the forecasts: the lower a customer's number, the more often and the later they buy."""
    lines = ["order,customer,date,amount"]
    for customer in range(customers):
        often = 1 + (60 // (customer + 1) if customer < 60 else 0) + customer % 3
        for number in range(often):
            day = 1 + (number * 300 // often + customer) % 330
            lines.append(
                f"{len(lines)},k{customer},2025-{1 + day // 28:02d}-{1 + day % 28:02d},{20 + customer % 7}.50"
            )
    return "\n".join(lines).encode()


def test_the_best_come_first_with_all_that_is_said_of_them(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_bytes(shop())
    code, rows, said = run(file, "--as-of", "2026-01-01", "--horizon", "90")
    assert (code, said) == (0, "")
    assert list(rows[0]) == HEADER
    assert len(rows) == 300
    assert [row["rank"] for row in rows[:3]] == ["1", "2", "3"]
    assert rows[0]["customer"] == "k0"
    assert rows[0]["standing"] == "super_customer"
    spends = [float(row["expected_spend"]) for row in rows]
    assert spends == sorted(spends, reverse=True)
    assert all(0 <= float(row["p_alive"]) <= 1 for row in rows)
    assert rows[0]["reason"].startswith("kauft seit 2025, zuletzt alle ")


def test_a_german_export_from_standard_input_is_understood() -> None:
    table = "Kunde;Bestelldatum;Betrag\nJürgen;31.12.2025;1.234,50 €\nJürgen;2.11.2025;65,50 €\nÄnne;5.12.2025;10\n"
    code, rows, said = run(
        "-",
        "--as-of",
        "2026-01-10",
        "--map",
        "customer=Kunde,date=Bestelldatum,amount=Betrag",
        "--language",
        "en",
        content=table.encode("cp1252"),
    )
    assert (code, said) == (0, "")
    assert [(row["customer"], row["spend"], row["last_order"]) for row in rows] == [
        ("Jürgen", "1300.00", "2025-12-31"),
        ("Änne", "10.00", "2025-12-05"),
    ]
    assert rows[1]["standing"] == "new"
    assert rows[1]["reason"] == "first order 5 weeks ago"
    assert rows[1]["p_alive"] == ""


def test_orders_of_the_day_itself_and_later_do_not_count() -> None:
    table = b"customer,date,amount\na,20251231,5\nb,20260101,5\n"
    code, rows, _said = run("-", "--as-of", "2026-01-01", content=table)
    assert (code, [row["customer"] for row in rows]) == (0, ["a"])


def test_lines_that_cannot_be_used_are_named_and_the_rest_is_ranked() -> None:
    table = b"customer,date,amount\na,2025-12-31,5\nb,yesterday,5\n,2025-12-31,5\nc,2025-12-30,much\nd,2025-12-30\n"
    code, rows, said = run("-", "--as-of", "2026-01-01", content=table)
    assert (code, [row["customer"] for row in rows]) == (1, ["a"])
    assert said.splitlines() == [
        "line 3: date: 'yesterday'",
        "line 4: customer: ''",
        "line 5: amount: 'much'",
        "line 6: amount: ''",
    ]


def test_what_is_no_table_or_lacks_a_column_is_refused() -> None:
    for content, said in (
        (b"", "empty"),
        (b"PK\x03\x04 a workbook", "workbook"),
        (b"customer,date\na,2025-01-01\n", "no column amount"),
    ):
        code, rows, why = run("-", content=content)
        assert (code, rows) == (2, [])
        assert said in why
    assert run("/no/such/file")[0] == 2
    assert run("-", "--map", "kunde=x", content=b"a")[0] == 2
    assert run("-", "--as-of", "soon", content=b"a")[0] == 2
    assert run("-", "--horizon", "0", content=b"a")[0] == 2


def test_thousands_with_a_point_are_thousands_where_the_comma_is_for_cents() -> None:
    table = b"customer;date;amount\na;2025-12-01;19,90\nb;2025-12-01;1.234\nc;2025-12-01;2.500,50\n"
    _code, rows, _said = run("-", "--as-of", "2026-01-01", content=table)
    assert {row["customer"]: row["spend"] for row in rows} == {"a": "19.90", "b": "1234.00", "c": "2500.50"}


def test_a_quote_that_is_never_closed_spoils_its_own_line_alone() -> None:
    lines = [f"k{number},2025-12-01,5" for number in range(3000)]
    table = "\n".join(["customer,date,amount", '"broken,2025-12-01,5', *lines]).encode()
    code, rows, said = run("-", "--as-of", "2026-01-01", content=table)
    assert (code, len(rows)) == (1, 3000)
    assert said.startswith("line 2: ")


def test_a_late_umlaut_of_windows_does_not_make_two_customers_one() -> None:
    lines = [f"k{number},2025-12-01,5" for number in range(6000)]
    table = "\n".join(["customer,date,amount", *lines, "Müller,2025-12-01,10", "Möller,2025-12-01,500"])
    _code, rows, _said = run("-", "--as-of", "2026-01-01", content=table.encode("cp1252"))
    assert {"Müller", "Möller"} <= {row["customer"] for row in rows}


def test_what_excel_saves_as_unicode_text_is_read() -> None:
    table = "customer\tdate\tamount\nJürgen\t01.12.2025\t5,50\n".encode("utf-16")
    _code, rows, _said = run("-", "--as-of", "2026-01-01", content=table)
    assert [(row["customer"], row["spend"]) for row in rows] == [("Jürgen", "5.50")]
