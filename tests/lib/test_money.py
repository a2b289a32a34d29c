"""Amounts as whole numbers: what is none, or more than a database holds, is refused in one way."""

import pytest

from kulanz.lib.money import amount, cents, typed


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


@pytest.mark.parametrize(
    ("said", "language", "number"),
    [("1.000", "de", 100_000), ("1.234,50", "de", 123_450), ("1.500,00 €", "de", 150_000), ("12,50", "de", 1250),
     ("12.50", "de", 1250), ("12,5", "en", 1250), ("1,234.50", "en", 123_450), ("€1,000", "en", 100_000),
     ("EUR 7", "en", 700), ("1000", "de", 100_000), ("-5", "de", -500), ("0", "en", 0)],
)  # fmt: skip
def test_what_people_type_is_read_as_their_language_writes_it(said: str, language: str, number: int) -> None:
    assert typed(said, "EUR", language) == number


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "said",
    ["", "viel", "nan", "sNaN", "inf", "-Infinity", "1e3", "1_000", "1.2.3", "1.2,3.4", "1.2,3", "1,23,4",
     "12 34", "$5",
     "\ud800", "٣", "9" * 30],
)  # fmt: skip
def test_what_is_typed_and_no_amount_is_refused(said: str, language: str) -> None:
    with pytest.raises(ValueError, match="no amount"):
        typed(said, "EUR", language)


def test_what_may_be_a_thousand_or_one_is_refused_and_not_guessed() -> None:
    for said, language in (("1.000", "en"), ("1,000", "de")):
        with pytest.raises(ValueError, match="no amount"):
            typed(said, "EUR", language)
    assert typed("1.000", "JPY", "de") == 1000
