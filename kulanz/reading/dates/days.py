"""Reckoning with days, weeks and months."""

import calendar
from datetime import date, timedelta


def that_day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def weekday_of_week(said_on: date, weeks: int, weekday: int) -> date:
    monday = said_on - timedelta(days=said_on.weekday())
    return monday + timedelta(weeks=weeks, days=weekday)


def year_month(said_on: date, offset: int) -> tuple[int, int]:
    year, month = divmod(said_on.month - 1 + offset, 12)
    return said_on.year + year, month + 1
