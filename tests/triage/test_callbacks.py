import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.triage import callbacks


@pytest.mark.parametrize(
    ("text", "number", "when"),
    [
        (
            "Rufen Sie mich bitte Freitag nachmittag an, aber nicht nach 16 Uhr.",
            None,
            "Freitag nachmittag an, aber nicht nach 16 Uhr",
        ),
        ("Please call me Tuesday after 2 pm UK time.", None, "Tuesday after 2 pm UK time"),
        ("Bittet um Rückruf heute nach 17 Uhr unter 0421 5550137.", "+494215550137", "heute nach 17 Uhr"),
        (
            "Telefon: 0201-5554410\nBeste Zeit: zwischen 18 und 19 Uhr",
            "+492015554410",
            "zwischen 18 und 19 Uhr",
        ),
        ("Ring me back properly: 0141 496 0123, mornings.", "+441414960123", "mornings"),
        ("can someone PLEASE call me?? 07700 900461", "+447700900461", None),
        ("Bitte rufen Sie mich an!", None, None),
        ("", None, None),
    ],
)
def test_number_and_wished_time(text, number, when):
    found = callbacks.find(text)
    assert (found.number, found.when) == (number, when)


def test_a_fax_number_is_not_called():
    assert callbacks.find("Bitte anrufen: 0421 5550137, Fax: 0421 5550138").number == "+494215550137"


def test_whether_calling_is_spoken_of_at_all():
    assert callbacks.is_wanted("könnt ihr mich mal anrufen?")
    assert not callbacks.is_wanted("Das Buch ist schön.")


@given(st.text(max_size=200))
def test_anything_can_be_read(text):
    found = callbacks.find(text)
    assert found.when is None or found.when in text
