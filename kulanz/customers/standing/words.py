"""Why somebody is that kind of customer, in one sentence."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import facts as told
from .facts import Facts

WEEK, MONTH, YEAR = 7, 30.44, 365.25


def sentence(facts: Facts) -> str:
    """In the language that is active: since when, how often, how much came back, what they say of us."""
    return "; ".join(part for part in (_buys(facts), _orders(facts), *_says(facts)) if part)


def _buys(facts: Facts) -> str:
    kind = told.kind(facts)
    year = facts.first_on.year
    if facts.days == 1:
        return _("first order %(ago)s") % {"ago": _ago(facts.silence)}
    often = _often(facts.rhythm_days or 1)
    if kind in (told.AT_RISK, told.SLEEPING):
        return _("bought from %(year)s on, %(often)s, the last time %(ago)s") % {
            "year": year,
            "often": often,
            "ago": _ago(facts.silence),
        }
    return _("has bought since %(year)s, lately %(often)s") % {"year": year, "often": often}


def _orders(facts: Facts) -> str:
    orders = ngettext("%(count)s order", "%(count)s orders", facts.orders) % {"count": facts.orders}
    if facts.days == 1 and facts.orders == 1 and not facts.refunds:
        return ""
    if not facts.refunds:
        return _("%(orders)s, nothing returned") % {"orders": orders} if facts.spend else orders
    back = ngettext("%(count)s returned", "%(count)s returned", facts.refunds) % {"count": facts.refunds}
    return f"{orders}, {back}"


def _says(facts: Facts) -> Iterator[str]:
    voice = facts.voice
    if voice.recommends:
        yield _("recommended us %(times)s") % {"times": _times(voice.recommends)}
    if voice.was_sent:
        yield _("came by a recommendation")
    if voice.praise:
        yield _("praised us %(times)s") % {"times": _times(voice.praise)}
    if voice.complaints:
        yield _("complained %(times)s") % {"times": _times(voice.complaints)}


def _times(count: int) -> str:
    words = {1: _("once"), 2: _("twice"), 3: _("three times"), 4: _("four times"), 5: _("five times")}
    return words.get(count) or _("%(count)s times") % {"count": count}


def _often(days: int) -> str:
    """ "every 5 weeks"."""
    if days < 2 * WEEK:
        return ngettext("every day", "every %(count)s days", days) % {"count": days}
    if days < 3 * MONTH:
        weeks = round(days / WEEK)
        return ngettext("every week", "every %(count)s weeks", weeks) % {"count": weeks}
    if days < 2 * YEAR:
        months = round(days / MONTH)
        return ngettext("every month", "every %(count)s months", months) % {"count": months}
    years = round(days / YEAR)
    return ngettext("every year", "every %(count)s years", years) % {"count": years}


def _ago(days: int) -> str:
    """ "5 weeks ago"."""
    if days < 1:
        return _("today")
    if days < 2 * WEEK:
        return ngettext("yesterday", "%(count)s days ago", days) % {"count": days}
    if days < 3 * MONTH:
        weeks = round(days / WEEK)
        return ngettext("a week ago", "%(count)s weeks ago", weeks) % {"count": weeks}
    if days < 2 * YEAR:
        months = round(days / MONTH)
        return ngettext("a month ago", "%(count)s months ago", months) % {"count": months}
    years = round(days / YEAR)
    return ngettext("a year ago", "%(count)s years ago", years) % {"count": years}
