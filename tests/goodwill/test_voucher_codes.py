"""The codes of vouchers: read as they are typed, and never one for another."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.goodwill import codes

CODES = st.builds(lambda _seed: codes.new(), st.integers())
PLACES = st.integers(0, codes.LENGTH - 1)
# What is written beside a code, and never in one.
BETWEEN = st.text(" -–.\t\u00a0/", max_size=2)


def test_a_code_has_fifty_random_bits_and_no_sign_that_is_taken_for_another() -> None:
    usable = (codes.LENGTH - 1) * math.log2(len(codes.ALPHABET)) + math.log2(
        len(codes.ALPHABET) / codes.PRIME
    )
    assert usable > 50
    assert not set("01OILU") & set(codes.ALPHABET)
    assert codes.shown(codes.new()).count("-") == 2


@given(CODES, st.data())
def test_it_is_read_with_gaps_in_lower_case_and_in_wide_letters(code: str, data: st.DataObject) -> None:
    typed = "".join(sign + data.draw(BETWEEN) for sign in code.lower())
    assert codes.read(typed) == code
    assert codes.read("".join(chr(ord(sign) + 0xFEE0) for sign in code)) == code


@given(CODES)
def test_what_looks_alike_is_read_as_what_it_is(code: str) -> None:
    worse = code.translate(str.maketrans("D5826JV", "OSBZGIU"))
    assert codes.read(worse) == code
    assert codes.read(code.replace("7", "1").replace("D", "0")) == code


@given(CODES, PLACES, st.sampled_from(codes.ALPHABET))
def test_one_wrong_sign_is_always_noticed(code: str, place: int, sign: str) -> None:
    wrong = code[:place] + sign + code[place + 1 :]
    assert codes.read(wrong) == (code if wrong == code else "")


@given(CODES, PLACES, PLACES)
def test_two_signs_in_each_others_place_are_always_noticed(code: str, one: int, other: int) -> None:
    signs = list(code)
    signs[one], signs[other] = signs[other], signs[one]
    swapped = "".join(signs)
    assert codes.read(swapped) == (code if swapped == code else "")


@given(st.text(max_size=200))
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    found = codes.read(typed)
    assert found == "" or codes.is_right(found)


@pytest.mark.parametrize("typed", ["", "-", "AAAA", "ß" * 12, "\0" * 12, "A" * 10_000])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert codes.read(typed) == ""
