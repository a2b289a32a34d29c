import pytest

from kulanz.reading.names import are_of_one_person, stands_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sabine Kröger", "SABINE KRÖGER"),
        ("S. Kröger", "Sabine Kröger"),
        ("Sabine M. Kröger", "S.M. Kröger"),
    ],
)
def test_the_same_name_with_or_without_initials(one: str, other: str) -> None:
    assert are_of_one_person(one, other)
    assert are_of_one_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Müller", "Otto Müller"),
        ("A. Müller", "Otto Müller"),
        ("Anna", "Anna"),
        ("Anna M.", "Anna M."),
        ("Anna Luise Müller", "Anna Müller"),
        *(
            (f"Alpha Buch {form}", f"Alpha Buch {form}")
            for form in ("GmbH", "AG", "e.V.", "e. K.", "Ltd.", "& Co")
        ),
    ],
)
def test_others_companies_and_half_names_are_not_of_one_person(one: str, other: str) -> None:
    assert not are_of_one_person(one, other)


@pytest.mark.parametrize(
    ("text", "is_in"),
    [
        ("Herzlich, jonas weber", True),
        ("Jonas Weber, Buchgarten", True),
        ("Jonas Webers Buchgarten", False),
        ("Jonas\nWeber", False),
        ("", False),
    ],
)
def test_a_name_stands_in_a_text_only_as_it_is(text: str, is_in: bool) -> None:
    assert stands_in("Jonas Weber", text) is is_in
