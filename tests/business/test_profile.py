from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.business import hours, profile
from kulanz.business.models import Holiday, OpeningHours
from kulanz.lib.refusal import Refusal
from tests import a


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("9-17", "9:00–17:00"),
        ("9–12:30, 14–18", "9:00–12:30, 14:00–18:00"),
        ("14 bis 18 Uhr und 9.30 - 12 Uhr", "9:30–12:00, 14:00–18:00"),
        ("0-24", "0:00–24:00"),
        ("geschlossen", ""),
        ("", ""),
    ],
)
def test_hours_are_read_as_they_stand_on_a_door(typed: str, shown: str) -> None:
    assert profile.show_spans(profile.read_spans(typed)) == shown


@pytest.mark.parametrize(
    "typed", ["9", "morgens", "9-25", "9-12:75", "17-9", "9-9", "9-12, 11-14", "9-17, 10-11"]
)
def test_what_cannot_be_is_refused_in_words(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        profile.read_spans(typed)
    assert len(str(refused.value.text)) > 20


def test_an_overlap_names_both_times() -> None:
    with pytest.raises(Refusal, match=r"11:00.*9:00–12:00"):
        profile.read_spans("9-12, 11-14")


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        spans = profile.read_spans(typed)
    except Refusal:
        return
    assert all(opens < closes for opens, closes in spans)


@given(st.lists(st.integers(0, 24 * 60 - 1), min_size=2, max_size=8, unique=True))
def test_what_is_shown_is_read_back_the_same(minutes: list[int]) -> None:
    marks = [time(m // 60, m % 60) for m in sorted(minutes)[: len(minutes) // 2 * 2]]
    spans = list(zip(marks[::2], marks[1::2], strict=True))
    assert profile.read_spans(profile.show_spans(spans)) == spans


@pytest.mark.django_db
def test_new_hours_hold_at_once() -> None:
    a.business(region="")
    monday_evening = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
    assert not hours.is_open(monday_evening)
    profile.open_on({0: [(time(9), time(12)), (time(18), time(21))]})
    assert hours.is_open(monday_evening)
    assert OpeningHours.objects.count() == 2


@pytest.mark.django_db
def test_a_week_without_any_open_day_is_refused() -> None:
    with pytest.raises(Refusal):
        profile.open_on({day: [] for day in range(7)})


@pytest.mark.django_db
def test_own_days_close_and_open_the_shop() -> None:
    a.business(region="DE-BE")
    tuesday, christmas = datetime(2026, 12, 22, 12, tzinfo=UTC), datetime(2026, 12, 25, 12, tzinfo=UTC)
    assert hours.is_open(tuesday)
    assert not hours.is_open(christmas)
    profile.add_own_days(date(2026, 12, 21), date(2026, 12, 23), "Betriebsferien", is_open=False)
    profile.add_own_days(date(2026, 12, 25), None, "Verkauf", is_open=True)
    assert not hours.is_open(tuesday)
    assert hours.is_open(christmas)
    assert Holiday.objects.count() == 4


@pytest.mark.django_db
def test_own_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(Refusal):
        profile.add_own_days(date(2026, 12, 23), date(2026, 12, 21), "Ferien", is_open=False)


@pytest.mark.parametrize(
    "region", [code for _n, group in profile.REGION_CHOICES[1:] for code, _name in group]
)
def test_every_region_offered_has_public_holidays(region: str) -> None:
    coming = profile.next_public_holidays(region, "de", count=20)
    assert any("Weihnacht" in holiday.name or "Christtag" in holiday.name for holiday in coming)


def test_holidays_are_named_in_the_reader_s_language() -> None:
    english = " ".join(holiday.name for holiday in profile.next_public_holidays("DE-SN", "en", count=20))
    assert "Christmas Day" in english
