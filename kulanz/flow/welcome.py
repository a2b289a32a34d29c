"""Whether a mail is welcome: asked when it is written, when it is queued, and once more in the moment it leaves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kulanz.channels.models import Outbound
from kulanz.conversations.models import Message
from kulanz.customers import silence
from kulanz.customers.models import Customer, LastWord
from kulanz.customers.silence import Noted, Wish
from kulanz.lib.refusal import Refusal
from kulanz.reading.silence import passage
from kulanz.reply import compose
from kulanz.reply.models import Draft
from kulanz.triage import veiling

from . import manners

SILENCED, WITHDRAWN = "silenced", "withdrawn"
LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Said:
    """In which words they asked for it, as they may be shown, and where those stand."""

    message: Message
    start: int
    end: int
    words: str


def require(addresses: Iterable[str], draft: Draft) -> None:
    """Nothing is sent to somebody who asked for it, save the one confirmation that it holds."""
    for wish in _unwelcome(addresses, draft=draft.pk):
        raise Refusal(told(wish))


def require_still(message: Message, address: str) -> None:
    """The same for what goes out a second time, and news only where they still agree to it."""
    for wish in silence.find([address]):
        raise Refusal(told(wish))
    if manners.no_longer_agreed(message, [address]):
        raise Refusal(
            _("%(address)s: the consent to news is withdrawn. Nothing was sent.") % {"address": address}
        )


def unwelcome_to(draft: Draft) -> list[tuple[Wish, Said | None, Noted | None]]:
    """Whom it would go to although they asked never to be written to again; each customer once.

    With it their words, or what somebody here noted.
    """
    found = _unwelcome(compose.addresses(draft), draft=draft.pk)
    each = {(wish.customer.pk if wish.customer else wish.address): wish for wish in found}
    return [(wish, said(wish), _noted(wish)) for wish in each.values()]


def why_not(outbound: Outbound, message: Message | None, addresses: Iterable[str]) -> dict[str, str]:
    """To which of its addresses nothing may go any more, and why; the desk's own mail to its people always may."""
    if message is None and not outbound.wants_copy:
        return {}
    wanted = list(addresses)
    why = dict.fromkeys(manners.no_longer_agreed(message, wanted), WITHDRAWN) if message else {}
    why |= {wish.address: SILENCED for wish in _unwelcome(wanted, outbound=outbound.pk)}
    return {address: why[address.lower()] for address in wanted if address.lower() in why}


def rests_until(outbound: Outbound, now: datetime) -> datetime | None:
    """The end of the quiet hours for who was written to first, also when it is tried again (settings.RESTS)."""
    message = Message.objects.filter(outbound=outbound).first()
    until = manners.rests_until(message, now) if message else None
    return until if until and until > now else None


def said(wish: Wish) -> Said | None:
    """None where no message of theirs is known, or it is gone."""
    if wish.message is None:
        return None
    message = Message.objects.filter(pk=wish.message).select_related("conversation__customer").first()
    found = passage(message.text) if message else None
    if message is None or found is None:
        return None
    words = veiling.of_one(message.conversation).covered(message.text[found[0] : found[1]])
    return Said(message, *found, " ".join(words.split())[:LONGEST_QUOTE])


def told(wish: Wish) -> str:
    """Why nothing goes there: since when, from which words, and who can change it."""
    day = date_format(timezone.localtime(wish.since), "SHORT_DATE_FORMAT")
    facts = {"address": _shown(wish), "day": day}
    if quoted := said(wish):
        text = _(
            "%(address)s: this customer asked on %(day)s never to be written to again (“%(words)s”). Nothing was"
            " sent, the draft is kept. An owner can lift this and says why."
        )
        return text % {**facts, "words": quoted.words}
    if noted := _noted(wish):
        text = _(
            "%(address)s: on %(day)s one of you noted that this customer wants never to be written to again"
            " (“%(words)s”). Nothing was sent, the draft is kept. An owner can lift this and says why."
        )
        return text % {**facts, "words": " ".join(noted.words.split())[:LONGEST_QUOTE]}
    text = _(
        "%(address)s: this customer asked on %(day)s never to be written to again. Nothing was sent, the draft is"
        " kept. An owner can lift this and says why."
    )
    return text % facts


def note_last_word(draft: Draft, message: Message) -> None:
    """The confirmation is on its way as this mail."""
    LastWord.objects.filter(draft=draft.pk).update(outbound=message.outbound_id)


def _unwelcome(addresses: Iterable[str], **permitted: int) -> list[Wish]:
    """Those of the addresses that are silenced, without whom this mail confirms it to."""
    found = silence.find(addresses)
    if not found:
        return []
    spared = set(LastWord.objects.filter(**permitted).values_list("handle__value", flat=True))
    return [wish for wish in found if wish.address not in spared]


def _noted(wish: Wish) -> Noted | None:
    return silence.noted(wish.customer) if wish.customer and wish.message is None else None


def _shown(wish: Wish) -> str:
    customer: Customer | None = wish.customer
    handle = customer.handles.filter(value=wish.address).first() if customer else None
    return handle.shown if handle else wish.address
