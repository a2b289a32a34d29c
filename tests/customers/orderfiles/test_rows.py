"""The rows of a file, from its beginning or from where one stopped."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from kulanz.customers.orderfiles import rows
from kulanz.customers.orderfiles.rows import Row

PIECES = st.sampled_from(
    ["a", ";", '"', '""', "\n", "\r\n", "\r", ";;", " ", "ü", "sep=;\n", '"b\nc"', '"d;e"\n']
)


def read(text: str, after: int = 0) -> list[Row]:
    return list(rows.rows(BytesIO(text.encode()), "utf-8", ";", after))


@given(st.lists(PIECES, max_size=40).map("".join))
def test_from_the_end_of_any_row_on_the_same_rows_follow(text: str) -> None:
    whole = read(text)
    for place, row in enumerate(whole):
        assert read(text, row.last_line) == whole[place + 1 :]


def test_a_line_without_an_end_is_passed_over_as_one() -> None:
    text = "a;b\n" + "x" * (rows.LONGEST_LINE * 2 + 10) + "\nc;d\n"
    assert [(row.line, row.fault) for row in read(text)] == [(1, ""), (2, "long"), (3, "")]
    assert read(text, 2) == read(text)[2:]
