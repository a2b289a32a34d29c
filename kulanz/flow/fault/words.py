"""What was found, in words for whoever answers; each without a full stop, so that it can stand in a list."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kulanz.channels import domains

from . import cues
from .finding import Finding, Severity

Facts = dict[str, Any]

_REASONS: dict[str, Promise] = {
    "unknown_user": gettext_lazy("there is no such mailbox"),
    "mailbox_full": gettext_lazy("the mailbox is full"),
    "suspended": gettext_lazy("the mailbox is switched off"),
    "moved": gettext_lazy("the person has another address now"),
    "host_unknown": gettext_lazy("what stands after the @ is not known as a mail domain"),
    "blocked": gettext_lazy("the server there takes no mail from ours"),
    "spam": gettext_lazy("the server there took it for advertising"),
    "policy": gettext_lazy("the rules of the server there do not allow it"),
    "too_large": gettext_lazy("it was too large"),
    "system": gettext_lazy("the server there had a fault of its own"),
    "network": gettext_lazy("the server there could not be reached"),
    "expired": gettext_lazy("all attempts failed over two days"),
    "silenced": gettext_lazy("they had asked never to be written to again"),
}


def sentence(found: list[Finding], now: datetime, who: str, trouble: str = "") -> str:
    """The most telling one; where nothing is wrong, what was looked at and when, and what cannot be seen from here."""
    if found and found[0].severity != Severity.PLAIN:
        return f"{evidence(found[0], who)}."
    looked = _("Nothing amiss in our mails, addresses and orders, looked at {time}.").format(time=_clock(now))
    unseen = (
        _("Whether what they got was in order cannot be seen from here.") if trouble in cues.GOODS else ""
    )
    return " ".join(filter(None, [looked, unseen, *(f"{evidence(one, who)}." for one in found)]))


def evidence(finding: Finding, who: str) -> str:
    return _WORDS[finding.code](finding.facts | {"name": who})


def _came_back(facts: Facts) -> str:
    if facts.get("right"):
        said = _("Our mail of {day} went to {address} and came back: mistyped, {right} is probably meant")
    else:
        said = _("Our mail of {day} to {address} came back: {reason}")
    return said.format(**_told(facts))


def _handle_bounced(facts: Facts) -> str:
    said = _("Mail to {address} comes back since {day}: {reason}")
    return _with_right(said.format(**_told(facts)), facts)


def _foreign_bounce(facts: Facts) -> str:
    said = _("A mail to {address} that was not sent by the desk came back on {day}: {reason}")
    return _with_right(said.format(**_told(facts)), facts)


def _mistyped(facts: Facts) -> str:
    return _("The address {address} looks mistyped; {right} is probably meant").format(**facts)


def _ordered_elsewhere(facts: Facts) -> str:
    return _("Order {number} was placed with {address}, and not with {right}").format(**facts)


def _failed(facts: Facts) -> str:
    said = _("Our mail of {day} to {address} was never delivered: {reason}")
    return _with_right(said.format(**_told(facts)), facts)


def _unclear(facts: Facts) -> str:
    return _("Whether our mail of {day} to {address} has gone out is unclear").format(**_told(facts))


def _retry(facts: Facts) -> str:
    said = _("Our mail of {day} to {address} has not got through yet; the desk keeps trying")
    return said.format(**_told(facts))


def _queued(facts: Facts) -> str:
    return _("Our mail to {address} goes out on {day}, {time}").format(**_told(facts))


def _sent(facts: Facts) -> str:
    said = _("Our mail of {day}, {time}, to {address} was taken by the mail server and has not come back")
    return _with_right(said.format(**_told(facts)), facts)


def _sent_elsewhere(facts: Facts) -> str:
    said = _("A mail of {day} to {address} was sent with another program and has not come back")
    return _with_right(said.format(**_told(facts)), facts)


def _nothing_sent(facts: Facts) -> str:
    return _("The desk has sent {name} nothing in the last {days} days").format(**facts)


def _order_open(facts: Facts) -> str:
    return _("Order {number} of {day} is not paid yet").format(**_told(facts))


def _order_unsent(facts: Facts) -> str:
    return _("Order {number} of {day} is paid but not sent yet").format(**_told(facts))


def _order_digital(facts: Facts) -> str:
    return _("Order {number} of {day} is paid and is a download").format(**_told(facts))


def _order_cancelled(facts: Facts) -> str:
    return _("Order {number} of {day} was cancelled").format(**_told(facts))


def _order_refunded(facts: Facts) -> str:
    return _("Order {number} of {day} was refunded").format(**_told(facts))


def _order_sent(facts: Facts) -> str:
    parcel = " ".join(filter(None, [facts["carrier"], facts["code"]]))
    known = {**facts, "parcel": parcel, "day": _day(facts["sent_at"])}
    if parcel and facts["sent_at"]:
        return _("Order {number} was sent on {day}: {parcel}").format(**known)
    if parcel:
        return _("Order {number} was sent: {parcel}").format(**known)
    return _("Order {number} was sent").format(**known)


def _domain(facts: Facts) -> str:
    wrong = ", ".join(domains.explain(code) for code in facts["wrong"])
    said = _("Our mail easily ends up in the spam folder, for of our domain {domain}: {wrong}")
    return said.format(domain=facts["domain"], wrong=wrong)


def _others(facts: Facts) -> str:
    said = ngettext(
        "{count} other customer has written something similar this week",
        "{count} other customers have written something similar this week",
        facts["count"],
    )
    return said.format(**facts)


def _with_right(said: str, facts: Facts) -> str:
    if not facts.get("right"):
        return said
    return _("{said}; {right} is probably meant").format(said=said, right=facts["right"])


def _told(facts: Facts) -> Facts:
    reason = _REASONS.get(facts.get("reason", "")) or gettext_lazy("the server there gave no reason")
    return {**facts, "day": _day(facts["at"]), "time": _clock(facts["at"]), "reason": reason}


def _day(at: datetime | None) -> str:
    return date_format(localtime(at), "MONTH_DAY_FORMAT") if at else ""


def _clock(at: datetime) -> str:
    return time_format(localtime(at), "H:i")


_WORDS: dict[str, Callable[[Facts], str]] = {
    "came_back": _came_back,
    "handle_bounced": _handle_bounced,
    "foreign_bounce": _foreign_bounce,
    "mistyped": _mistyped,
    "ordered_elsewhere": _ordered_elsewhere,
    "failed": _failed,
    "unclear": _unclear,
    "retry": _retry,
    "queued": _queued,
    "sent": _sent,
    "sent_elsewhere": _sent_elsewhere,
    "nothing_sent": _nothing_sent,
    "order_open": _order_open,
    "order_unsent": _order_unsent,
    "order_digital": _order_digital,
    "order_cancelled": _order_cancelled,
    "order_refunded": _order_refunded,
    "order_sent": _order_sent,
    "domain": _domain,
    "others": _others,
}
