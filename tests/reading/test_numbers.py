from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.reading import numbers


def values(text, kind):
    return [number.value for number in numbers.find(text) if number.kind == kind]


@pytest.mark.parametrize(
    ("text", "cents", "currency"),
    [
        ("249 Euro", 24900, "EUR"),
        ("86,40 €", 8640, "EUR"),
        ("€ 1.234,56", 123456, "EUR"),
        ("CHF 1'180.–", 118000, "CHF"),
        ("Fr. 210.–", 21000, "CHF"),
        ("£42.18", 4218, "GBP"),
        ("$2,310", 231000, "USD"),
        ("45 quid", 4500, "GBP"),
        ("489,00 EUR", 48900, "EUR"),
    ],
)
def test_amounts_are_cents_of_their_currency(text, cents, currency):
    (found,) = numbers.find(f"Ich will {text} zurück")
    assert (found.cents, found.currency) == (cents, currency)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bestellung Nr. 4711 fehlt", "4711"),
        ("Bestell-Nr. W-88140.", "W-88140"),
        ("order #4418-B is late", "4418-B"),
        ("Rechnung 2024/11873", "2024/11873"),
    ],
)
def test_orders_are_known_by_the_word_before(text, code):
    assert values(text, "order") == [code]


def test_a_date_is_no_order():
    assert values("Meine Bestellung vom 3.12.2025 und Rechnung 2025", "order") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Rückruf bitte: 0421 5550137", "+494215550137"),
        ("Tel. 0049 (0)30 5551 2299", "+493055512299"),
        ("Servus aus Tirol, bitte anrufen: 0512 / 58 33 71", "+43512583371"),
        ("Grüezi, bitte Rückruf 034 422 00 88", "+41344220088"),
        ("please call me on 07700 900461", "+447700900461"),
        ("call me, 404-555-0166", "+14045550166"),
        ("Nr. +43 660 1194 205", "+436601194205"),
    ],
)
def test_telephone_numbers_know_their_country(text, number):
    assert values(text, "phone") == [number]


def test_an_iban_is_told_by_its_checksum_however_it_is_spaced():
    good = "DE89 3704 0044 0532 0130 00"
    assert values(f"Konto {good}, danke", "iban") == ["DE89370400440532013000"]
    assert values("Konto DE8937 04004405 32013000, danke", "iban") == ["DE89370400440532013000"]
    assert values("Konto DE88 3704 0044 0532 0130 00", "iban") == []


@given(st.text(alphabet="0123456789 +-/.,()€DEatCHx", max_size=120))
def test_anything_can_be_read(text):
    found = numbers.find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
