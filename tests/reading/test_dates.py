from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kulanz.reading import dates

WEDNESDAY = date(2025, 11, 19)
FRIDAY = date(2025, 11, 21)
SATURDAY = date(2025, 11, 22)


@pytest.mark.parametrize(
    "said", ["bis zum 31. Februar", "am 45. Dezember", "by February 30", "on 29 Feb 2027"]
)
def test_a_day_that_no_calendar_has_is_known_as_such(said):
    assert dates.is_impossible(said)
    assert not dates.find(said, WEDNESDAY)


@pytest.mark.parametrize(
    "said", ["am 29. Februar", "on 29 Feb 2028", "Version 3.15.", "im Februar 2020", "31.", "um 0 Uhr am 3."]
)
def test_what_may_be_a_day_or_is_none_is_not_impossible(said):
    assert not dates.is_impossible(said)


def on(text, said_on=WEDNESDAY):
    return [str(found.on) for found in dates.find(text, said_on)]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("heute", "2025-11-19"),
        ("today", "2025-11-19"),
        ("bis Feierabend", "2025-11-19"),
        ("innerhalb der nächsten Stunde", "2025-11-19"),
        ("within the 48 hours", "2025-11-21"),
        ("by tues.", "2025-11-25"),
        ("on weds", "2025-11-26"),
        ("Rückruf Do Vormittag", "2025-11-20"),
        ("am Dienstag zwischen 9 und 11.", "2025-11-25"),
        ("am Dienstag 9 bis 11.", "2025-11-25"),
        ("innerhalb der nächsten Stunden", "2025-11-19"),
        ("morgen früh", "2025-11-20"),
        ("übermorgen", "2025-11-21"),
        ("tomorrow", "2025-11-20"),
        ("innerhalb von 24 Stunden", "2025-11-20"),
        ("within 48 hours", "2025-11-21"),
        ("Mittwoch nächster Woche", "2025-11-26"),
        ("nächste Woche am Mittwoch", "2025-11-26"),
        ("next week on Thursday", "2025-11-27"),
        ("zwischen Montag und Dienstag nächster Woche", "2025-11-25"),
        ("Anfang der kommenden Woche", "2025-11-25"),
        ("bis Ende Woche", "2025-11-21"),
        ("die Woche noch", "2025-11-21"),
        ("bis Ende der Woche 49", "2025-12-05"),
        ("Anfang KW 49", "2025-12-02"),
        ("midweek next week", "2025-11-26"),
        ("the week after next", "2025-12-05"),
        ("before the week is out", "2025-11-21"),
        ("before the end of the month", "2025-11-30"),
        ("noch in diesem Monat", "2025-11-30"),
        ("am heutigen Tage", "2025-11-19"),
        ("im Laufe des morgigen Tages", "2025-11-20"),
        ("bis Do", "2025-11-20"),
        ("bis kommenden Mi", "2025-11-26"),
        ("a week on Friday", "2025-11-28"),
        ("by 30/11", "2025-11-30"),
        ("am Freitag", "2025-11-21"),
        ("bis Mittwoch", "2025-11-26"),
        ("by Friday", "2025-11-21"),
        ("nächsten Freitag", "2025-11-28"),
        ("next Friday", "2025-11-28"),
        ("kommenden Freitag", "2025-11-21"),
        ("am Freitagabend", "2025-11-21"),
        ("bis Freitag, 12 Uhr", "2025-11-21"),
        ("in 3 Tagen", "2025-11-22"),
        ("in 14 Tagen", "2025-12-03"),
        ("in zwei Wochen", "2025-12-03"),
        ("binnen einer Woche", "2025-11-26"),
        ("14 Tage ab heute", "2025-12-03"),
        ("in drei Werktagen", "2025-11-24"),
        ("within 3 business days", "2025-11-24"),
        ("diese Woche", "2025-11-21"),
        ("bis Ende der Woche", "2025-11-21"),
        ("by the end of the week", "2025-11-21"),
        ("nächste Woche", "2025-11-28"),
        ("Anfang nächster Woche", "2025-11-25"),
        ("Mitte nächster Woche", "2025-11-26"),
        ("by the end of next week", "2025-11-28"),
        ("KW 48", "2025-11-28"),
        ("KW 2", "2026-01-09"),
        ("Ende des Monats", "2025-11-30"),
        ("bis Monatsende", "2025-11-30"),
        ("Anfang des Monats", "2025-12-05"),
        ("Mitte des Monats", "2025-12-15"),
        ("nächsten Monat", "2025-12-31"),
        ("am 3.", "2025-12-03"),
        ("am 19.", "2025-11-19"),
        ("bis zum 3. Dezember", "2025-12-03"),
        ("by 3 December", "2025-12-03"),
        ("by December 3rd", "2025-12-03"),
        ("03.12.", "2025-12-03"),
        ("by the 14th", "2025-12-14"),
        ("Freitag, den 5. Dezember", "2025-12-05"),
        ("zwischen Montag und Mittwoch", "2025-11-26"),
        ("zwischen dem 3. und 5. Dezember", "2025-12-05"),
        ("zwei bis drei Tage", "2025-11-22"),
        ("in 2–3 Werktagen", "2025-11-24"),
        ("morgen oder übermorgen", "2025-11-21"),
        ("Montag in einer Woche", "2025-12-01"),
        ("vor Samstag", "2025-11-21"),
    ],
)
def test_words_are_resolved_by_the_table(words, due):
    assert on(words) == [due]


@pytest.mark.parametrize(
    ("words", "said_on", "due"),
    [
        ("am Freitag", FRIDAY, "2025-11-28"),
        ("diese Woche", SATURDAY, "2025-11-28"),
        ("diese Woche", FRIDAY, "2025-11-21"),
        ("nächste Woche", SATURDAY, "2025-11-28"),
        ("in 3 Werktagen", FRIDAY, "2025-11-26"),
        ("am 31.", date(2025, 11, 1), "2025-12-31"),
        ("bis zum 29. Februar", WEDNESDAY, "2028-02-29"),
        ("KW 1", date(2025, 12, 30), "2026-01-02"),
    ],
)
def test_the_day_of_saying_decides(words, said_on, due):
    assert on(words, said_on) == [due]


@pytest.mark.parametrize(
    ("words", "was"),
    [
        ("seit Montag", "2025-11-17"),
        ("letzten Freitag", "2025-11-14"),
        ("vor 3 Tagen", "2025-11-16"),
        ("three days ago", "2025-11-16"),
        ("ich habe am 3. November bestellt", "2025-11-03"),
        ("gestern", "2025-11-18"),
    ],
)
def test_what_was_lies_in_the_past(words, was):
    (found,) = dates.find(words, WEDNESDAY)
    assert (str(found.on), found.past) == (was, True)


@pytest.mark.parametrize(
    "words",
    [
        "Guten Morgen zusammen",
        "so bald wie möglich",
        "2 x 250 g für 3.50 Euro",
        "jeden Montag",
        "das tue ich",
    ],
)
def test_what_names_no_day_is_left_alone(words):
    assert on(words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Überweisen Sie mir das Geld bis Freitag, 12 Uhr, zurück.", "bis Freitag, 12 Uhr"),
        ("Wenn ich bis Montag nichts höre, gehe ich zum Anwalt.", "bis Montag"),
        ("Schicken Sie es bitte heute noch.", "heute noch"),
        ("Please refund within 14 days or I will sue.", "within 14 days"),
        ("Ich brauche es für den Geburtstag am Samstag.", "am Samstag"),
    ],
)
def test_a_day_set_for_us_is_a_deadline(text, words):
    found = dates.deadline(text, WEDNESDAY)
    assert found is not None
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Ich habe am 3. November bestellt.",
        "Seit Montag warte ich auf mein Paket.",
        "Das Geld ist bis heute nicht da.",
        "Am Freitag kam das Paket an, danke!",
        "",
    ],
)
def test_a_day_that_only_reports_is_none(text):
    assert dates.deadline(text, WEDNESDAY) is None


SAID = "es hieß im August, wir haben bis 31.12.9999, nächsten Monat, am 1.1.0001, Ostern, letzten Mi bis So"


@given(
    st.lists(st.one_of(st.sampled_from(SAID.split()), st.text(max_size=40)), max_size=12).map(" ".join),
    st.one_of(st.dates(), st.sampled_from([date.min, date.max])),
)
@example(SAID, date.min)
@example(SAID, date.max)
def test_anything_can_be_read_on_any_day(text, said_on):
    for found in dates.find(text, said_on):
        assert 0 <= found.start < found.end <= len(text)
    dates.deadline(text, said_on)
