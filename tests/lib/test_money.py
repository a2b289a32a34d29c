"""Amounts as whole numbers: what is none, or more than a database holds, is refused in one way."""

import pytest

from kulanz.lib.money import amount, cents


@pytest.mark.parametrize(
    ("said", "currency", "number"),
    [("12.50", "EUR", 1250), (" 12.505 ", "EUR", 1251), ("13", "JPY", 13), ("1.250", "KWD", 1250), (-0.5, "EUR", -50),
     ("9999999999999.99", "EUR", 999_999_999_999_999)],
)  # fmt: skip
def test_an_amount_is_counted_in_the_smallest_unit_and_back(
    said: str | float, currency: str, number: int
) -> None:
    assert cents(said, currency) == number
    assert cents(amount(number, currency), currency) == number


@pytest.mark.parametrize("currency", ["EUR", "JPY"])
@pytest.mark.parametrize(
    "said",
    ["viel", "", "None", "NaN", "sNaN", "Infinity", "-inf", "1e999999", "-1e999999", "1e30", "-1e30",
     "1e999998", "99999999999999999999"],
)  # fmt: skip
def test_what_is_no_amount_or_too_much_for_one_is_refused(said: str, currency: str) -> None:
    with pytest.raises(ValueError, match="no amount"):
        cents(said, currency)
