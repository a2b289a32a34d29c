"""Who we are, when we are open and on which days we are not."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.lib.refusal import Refusal

from . import hours, people
from .models import Business, Holiday, OpeningHours, Staff

Span = tuple[time, time]
WORKING_WEEK: dict[int, list[Span]] = {day: [(time(9), time(17))] for day in range(5)}
END_OF_DAY = time(23, 59)

REGIONS = [
    ("DE-BW", "Baden-Württemberg"),
    ("DE-BY", "Bayern"),
    ("DE-BE", "Berlin"),
    ("DE-BB", "Brandenburg"),
    ("DE-HB", "Bremen"),
    ("DE-HH", "Hamburg"),
    ("DE-HE", "Hessen"),
    ("DE-MV", "Mecklenburg-Vorpommern"),
    ("DE-NI", "Niedersachsen"),
    ("DE-NW", "Nordrhein-Westfalen"),
    ("DE-RP", "Rheinland-Pfalz"),
    ("DE-SL", "Saarland"),
    ("DE-SN", "Sachsen"),
    ("DE-ST", "Sachsen-Anhalt"),
    ("DE-SH", "Schleswig-Holstein"),
    ("DE-TH", "Thüringen"),
]
CANTONS = [
    ("CH-AG", "Aargau"),
    ("CH-AR", "Appenzell Ausserrhoden"),
    ("CH-AI", "Appenzell Innerrhoden"),
    ("CH-BL", "Basel-Landschaft"),
    ("CH-BS", "Basel-Stadt"),
    ("CH-BE", "Bern"),
    ("CH-FR", "Freiburg"),
    ("CH-GE", "Genf"),
    ("CH-GL", "Glarus"),
    ("CH-GR", "Graubünden"),
    ("CH-JU", "Jura"),
    ("CH-LU", "Luzern"),
    ("CH-NE", "Neuenburg"),
    ("CH-NW", "Nidwalden"),
    ("CH-OW", "Obwalden"),
    ("CH-SH", "Schaffhausen"),
    ("CH-SZ", "Schwyz"),
    ("CH-SO", "Solothurn"),
    ("CH-SG", "St. Gallen"),
    ("CH-TI", "Tessin"),
    ("CH-TG", "Thurgau"),
    ("CH-UR", "Uri"),
    ("CH-VD", "Waadt"),
    ("CH-VS", "Wallis"),
    ("CH-ZG", "Zug"),
    ("CH-ZH", "Zürich"),
]
REGION_CHOICES = [
    ("", _("no public holidays")),
    (_("Germany"), [("DE", _("Germany (nationwide)")), *REGIONS]),
    (_("Austria"), [("AT", _("Austria"))]),
    (_("Switzerland"), [("CH", _("Switzerland (nationwide)")), *CANTONS]),
]


def business() -> Business:
    return Business.objects.first() or Business(pk=1)


def keep(changed: Business) -> None:
    changed.save()
    hours.forget_rules()


@transaction.atomic
def found(
    *,
    email: str,
    name: str,
    password: str,
    language: str,
    business: str,
    phone: str = "",
    postal_address: str = "",
    region: str = "DE",
) -> Staff:
    """The desk's beginning: its first owner, who we are, and an ordinary working week."""
    owner = people.found(email, name, password, language=language)
    Business.objects.filter(pk=1).update(
        name=business,
        phone=phone,
        postal_address=postal_address,
        region=region,
        language=language,
        email=email,
    )
    open_on(WORKING_WEEK)
    return owner


def live_in(region: str) -> None:
    """Where public holidays are looked up."""
    changed = business()
    changed.region = region
    keep(changed)


# Opening hours: read from what a person types, "9–12:30, 14–18"


SPAN = re.compile(
    r"^(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr)?\s*(?:-|–|—|bis|to)\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr)?$"
)


def read_spans(typed: str) -> list[Span]:
    """The spans of one day in order; a refusal says in words what is wrong."""
    if typed.strip().lower() in {"", "-", "–", "geschlossen", "closed", "zu"}:
        return []
    spans = sorted(_read_span(part) for part in re.split(r"[,;+]| und | and ", typed) if part.strip())
    for (opens, closes), (opens_again, _closes) in pairwise(spans):
        if opens_again < closes:
            raise Refusal(
                _("You open at %(again)s, but you are still open then (%(opens)s–%(closes)s).")
                % {"again": clock(opens_again), "opens": clock(opens), "closes": clock(closes)}
            )
    return spans


def show_spans(spans: list[Span]) -> str:
    return ", ".join(f"{clock(opens)}–{clock(closes)}" for opens, closes in spans)


def clock(at: time) -> str:
    if at == END_OF_DAY:
        return "24:00"
    return f"{at.hour}:{at.minute:02d}"


def _read_span(typed: str) -> Span:
    found = SPAN.match(typed.strip().lower())
    if not found:
        raise Refusal(
            _("“%(typed)s” is not understood. Please write it like this: 9–12:30, 14–18")
            % {"typed": typed.strip()}
        )
    opens, closes = _read_time(found[1], found[2], typed), _read_time(found[3], found[4], typed)
    if closes <= opens:
        raise Refusal(
            _("%(opens)s–%(closes)s ends before it begins.")
            % {"opens": clock(opens), "closes": clock(closes)}
        )
    return opens, closes


def _read_time(hour: str, minute: str | None, typed: str) -> time:
    if int(hour) == 24 and not int(minute or 0):
        return END_OF_DAY
    if int(hour) > 23 or int(minute or 0) > 59:
        raise Refusal(_("There is no such time: “%(typed)s”.") % {"typed": typed.strip()})
    return time(int(hour), int(minute or 0))


def week() -> dict[int, list[Span]]:
    """The spans of each weekday as they are kept; the working week while nothing is kept."""
    plan: dict[int, list[Span]] = {day: [] for day in range(7)}
    rows = list(OpeningHours.objects.all())
    for row in rows:
        plan[row.weekday].append((row.opens, row.closes))
    return plan if rows else plan | WORKING_WEEK


@transaction.atomic
def open_on(plan: dict[int, list[Span]], *, same_day_until: time | None = None) -> None:
    if not any(plan.values()):
        raise Refusal(_("Please keep at least one day open; otherwise no answer would ever be due."))
    OpeningHours.objects.all().delete()
    OpeningHours.objects.bulk_create(
        OpeningHours(weekday=day, opens=opens, closes=closes)
        for day, spans in plan.items()
        for opens, closes in spans
    )
    if same_day_until:
        Business.objects.update(same_day_until=same_day_until)
    hours.forget_rules()


# Holidays


@dataclass(frozen=True)
class PublicHoliday:
    on: date
    name: str


def next_public_holidays(region: str, language: str, count: int = 6) -> list[PublicHoliday]:
    """The next public holidays of `region`, named in `language`."""
    if not region:
        return []
    import holidays  # noqa: PLC0415  (a slow import that only this page and the rules need)

    country, _dash, subdivision = region.partition("-")
    today = timezone.localdate()
    days = holidays.country_holidays(
        country,
        subdiv=subdivision or None,
        years=[today.year, today.year + 1],
        language="de" if language == "de" else "en_US",
    )
    coming = sorted(day for day in days if day >= today)
    return [PublicHoliday(day, days[day]) for day in coming[:count]]


def own_days() -> QuerySet[Holiday]:
    return Holiday.objects.filter(on__gte=timezone.localdate() - timedelta(days=31))


@transaction.atomic
def add_own_days(first: date, last: date | None, name: str, *, is_open: bool) -> None:
    """One day or several in a row on which we are closed, or open in spite of a holiday."""
    last = last or first
    if last < first:
        raise Refusal(_("The last day lies before the first."))
    if (last - first).days > 92:
        raise Refusal(_("That is more than three months. Please check the dates."))
    for ahead in range((last - first).days + 1):
        Holiday.objects.update_or_create(
            on=first + timedelta(days=ahead), defaults={"name": name, "is_open": is_open}
        )
    hours.forget_rules()


def remove_own_day(day: Holiday) -> None:
    day.delete()
    hours.forget_rules()
