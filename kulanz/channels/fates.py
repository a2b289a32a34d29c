"""What became of a mail for one recipient, said to the person who wrote it: what, why, and what to do."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from .email.explain import explain as explained_trouble
from .models import Channel, Recipient

_STATES: dict[str, Promise] = {
    "queued": _("Waiting to be sent."),
    "in_flight": _("Being sent right now."),
    "sent": _("Sent: the mail server has taken it."),
    "retry": _("Not sent yet; the desk tries again by itself, for up to two days."),
    "failed": _("Not delivered."),
    "bounced": _("Came back as undeliverable."),
    "unclear": _(
        "Unclear: the connection broke off after the text had left and before the server confirmed it. It may"
        " have arrived. It is not sent again by itself: ask the person or look into Sent, then decide."
    ),
}
_REASONS: dict[str, Promise] = {
    "unknown_user": _(
        "There is no such mailbox there. Look for a typing error in the address, or reach the person another"
        " way."
    ),
    "mailbox_full": _("The mailbox there is full. Try again in a few days, or phone."),
    "suspended": _("The mailbox there is switched off. Another address or the phone may help."),
    "moved": _("The person has another address now. The server's answer may name it."),
    "host_unknown": _(
        "The part of the address after the @ is not known as a mail domain. Look for a typing error there."
    ),
    "blocked": _(
        "The server there does not take mail from our server. This lies with us and not with the person: your"
        " mail provider can have the block lifted; until then write from another mailbox."
    ),
    "spam": _(
        "The server there took the mail for advertising. Write it plainer, with fewer links and no attachment,"
        " or phone."
    ),
    "policy": _("The rules of the server there do not allow this mail. Its answer says which ones."),
    "too_large": _("The mail is too large. Send the attachment as a link or in smaller pieces."),
    "system": _("The server there had a fault of its own. Trying again later usually helps."),
    "network": _("The server there could not be reached. Trying again later usually helps."),
    "expired": _(
        "All attempts failed over two days. Check the address and what the server said, then try again."
    ),
    "silenced": _("The customer asked never to be written to again; the desk has sent nothing more."),
    "withdrawn": _("The customer has withdrawn the consent to news; the desk has sent nothing more."),
    "dead_code": _("A voucher code in it became good for nothing before it left; nothing was sent."),
    "outdated": _("It only told that a mail had come, and that was no news any more; nothing was sent."),
    "other": _("The server gave no reason that we know. What it said may help."),
}
_GOES_OUT = _("Goes out on {when}.")
_LAID_DOWN = _("Laid into the folder for trying out: nothing has left this machine.")
_NO_SERVER = _("This mailbox has no server for outgoing mail. Name one in its settings.")
_WITH_REASON = {Recipient.State.RETRY, Recipient.State.FAILED, Recipient.State.BOUNCED}


def explain(recipient: Recipient) -> str | Promise:
    """What happened, what it means and what to do; what the server said stands in `recipient.answer`."""
    happened = _STATES[recipient.state]
    if recipient.state == Recipient.State.QUEUED and recipient.outbound.send_after > timezone.now():
        at = localtime(recipient.outbound.send_after)
        return format_lazy(_GOES_OUT, when=date_format(at, "SHORT_DATETIME_FORMAT"))
    if recipient.state == Recipient.State.SENT and recipient.outbound.channel.kind == Channel.Kind.FOLDER:
        return _LAID_DOWN
    if recipient.state not in _WITH_REASON:
        return happened
    trouble = recipient.code if recipient.code and not recipient.code[0].isdigit() else ""
    if trouble == "no_server":
        return format_lazy("{} {}", happened, _NO_SERVER)
    if trouble:
        known = explained_trouble(trouble)
        return format_lazy("{} {} {}", happened, known.said, known.advice)
    meaning = _REASONS.get(recipient.reason)
    return format_lazy("{} {}", happened, meaning) if meaning else happened
