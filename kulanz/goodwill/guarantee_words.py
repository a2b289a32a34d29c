"""Where an order stands, in plain words."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from . import guarantee
from .guarantee import Standing

_SURE_OF = {
    guarantee.SENT: gettext_lazy(
        "The day of delivery is not known: counted from the day on which it was sent and three days on its way."
    ),
    guarantee.PAID: gettext_lazy(
        "Neither the day of delivery nor that of sending is known: counted from the order and five days on top."
    ),
    guarantee.NO_ACCESS: gettext_lazy("When they first used it is not known: counted from the purchase."),
    guarantee.SAID: gettext_lazy("Counted from the day that was written down here."),
}


def sentence(standing: Standing) -> str:
    """What holds on that day and until when."""
    return _SENTENCES[standing.code](standing)


def doubt(standing: Standing) -> str:
    """How the first day is known, where the order does not say it plainly; else empty."""
    return str(_SURE_OF.get(standing.start.known_by, "")) if standing.start else ""


def _withdrawal(standing: Standing) -> str:
    said = _(
        "Within the right of withdrawal, which holds by law until {until}. Nobody needs a reason for it."
    )
    return said.format(until=_day(standing.until))


def _guarantee(standing: Standing) -> str:
    said = _("Within the guarantee: day {day} of {days}, until {until}.")
    return said.format(day=standing.day, days=standing.terms.days, until=_day(standing.until))


def _grace(standing: Standing) -> str:
    late = standing.day - standing.terms.days
    said = ngettext(
        "Within grace: day {day} of {days}, one day over. Yes, because we want to be treated so ourselves. Grace lasts"
        " until {until}.",
        "Within grace: day {day} of {days}, {late} days over. Yes, because we want to be treated so ourselves. Grace"
        " lasts until {until}.",
        late,
    )
    return said.format(day=standing.day, days=standing.terms.days, late=late, until=_day(standing.until))


def _outside(standing: Standing) -> str:
    said = _(
        "Outside: day {day} of {days}, and grace ended on {until}. What one could do all the same: give back a part,"
        " give a voucher, or help with what does not work."
    )
    return said.format(day=standing.day, days=standing.terms.days, until=_day(standing.until))


def _unknown(_standing: Standing) -> str:
    return _("No order is known for this. Write down the day on which it was bought, and the desk counts.")


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


_SENTENCES = {
    guarantee.WITHDRAWAL: _withdrawal,
    guarantee.GUARANTEE: _guarantee,
    guarantee.GRACE: _grace,
    guarantee.OUTSIDE: _outside,
    guarantee.UNKNOWN: _unknown,
}
