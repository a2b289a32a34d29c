"""Opening hours: when an answer is due, counted in the days and hours on which the business is open."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings

from .models import Business, Holiday, OpeningHours

DEFAULT_HOURS = {day: [(time(9), time(17))] for day in range(5)}
LOOK_AHEAD_DAYS = 60
CACHE_SECONDS = 60

Plan = dict[int, list[tuple[time, time]]]


def same_day_goal(at: datetime) -> datetime:
    """When something that came `at` should be answered: the same open day's closing, else the next one's."""
    rules = _rules()
    local = at.astimezone(rules.zone)
    for ahead in range(LOOK_AHEAD_DAYS):
        day = local.date() + timedelta(days=ahead)
        spans = rules.open_spans(day)
        if spans and (ahead or local.time() <= min(rules.same_day_until, spans[-1][1])):
            return _instant(day, spans[-1][1], rules.zone)
    return at + timedelta(days=1)


def closing(day: date) -> datetime:
    """The end of that day for us: its closing time, or 18:00 on a day on which we are closed."""
    rules = _rules()
    spans = rules.open_spans(day)
    return _instant(day, spans[-1][1] if spans else time(18), rules.zone)


def opening(day: date) -> datetime:
    """When we open on that day or, if we are closed then, on the next one on which we are not; 9:00 without any."""
    rules = _rules()
    for ahead in range(LOOK_AHEAD_DAYS):
        if spans := rules.open_spans(day + timedelta(days=ahead)):
            return _instant(day + timedelta(days=ahead), spans[0][0], rules.zone)
    return _instant(day, time(9), rules.zone)


def midnight(day: date) -> datetime:
    """When that day begins for us."""
    return _instant(day, time(0), _rules().zone)


def is_open(at: datetime) -> bool:
    rules = _rules()
    local = at.astimezone(rules.zone)
    return any(opens <= local.time() < closes for opens, closes in rules.open_spans(local.date()))


def is_working_day(at: datetime) -> bool:
    """Whether we are open at some time of that day."""
    rules = _rules()
    return bool(rules.open_spans(at.astimezone(rules.zone).date()))


def is_public_holiday(day: date) -> bool:
    """By law, where the business is; days of our own choice do not count."""
    return day in _public_holidays(_rules().region, day.year)


def quiet_end(at: datetime) -> datetime | None:
    """When the quiet hours end in which that moment lies; None outside of them."""
    rules = _rules()
    local = at.astimezone(rules.zone)
    if not _lies_between(local.time(), rules.quiet_from, rules.quiet_until):
        return None
    day = local.date() + timedelta(days=local.time() >= rules.quiet_until)
    end = _instant(day, rules.quiet_until, rules.zone)
    # In the night in which an hour comes twice, the end may have been an hour ago and come again.
    return (
        end
        if end > at
        else datetime.combine(day, rules.quiet_until.replace(fold=1), rules.zone).astimezone(UTC)
    )


def zone() -> ZoneInfo:
    """The business's time zone, in which all times are shown."""
    return _rules().zone


def forget_rules() -> None:
    """Call it after opening hours, holidays or the business profile have changed."""
    _rules_of_the_minute.cache_clear()


class _Rules:
    def __init__(self) -> None:
        business = Business.objects.first()
        self.zone = ZoneInfo(business.time_zone if business else settings.TIME_ZONE)
        self.same_day_until = business.same_day_until if business else time(15)
        self.region = business.region if business else "DE"
        self.quiet_from = business.quiet_from if business else time(0)
        self.quiet_until = business.quiet_until if business else time(0)
        self.own = {holiday.on: holiday.is_open for holiday in Holiday.objects.all()}
        self.plan: Plan = {}
        for row in OpeningHours.objects.all():
            self.plan.setdefault(row.weekday, []).append((row.opens, row.closes))
        self.plan = self.plan or DEFAULT_HOURS

    def open_spans(self, day: date) -> list[tuple[time, time]]:
        is_open = self.own.get(day)
        if is_open is False or (is_open is None and day in _public_holidays(self.region, day.year)):
            return []
        return sorted(self.plan.get(day.weekday(), []))


def _rules() -> _Rules:
    # Other processes may change the rules, so they are read again every minute.
    return _rules_of_the_minute(int(datetime.now(UTC).timestamp()) // CACHE_SECONDS)


@lru_cache(maxsize=1)
def _rules_of_the_minute(_minute: int) -> _Rules:
    return _Rules()


@lru_cache(maxsize=16)
def _public_holidays(region: str, year: int) -> frozenset[date]:
    if not region:
        return frozenset()
    import holidays  # noqa: PLC0415  (a slow import that parse-mail and friends do without)

    country, _, subdivision = region.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=year))


def _lies_between(at: time, begins: time, ends: time) -> bool:
    """From the first until before the second, over midnight too; never where both are the same."""
    return begins <= at < ends if begins <= ends else at >= begins or at < ends


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
