"""The time of a call in a mail: a sentence, a link to change it, and an entry for the calendar; a person sends it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.business import hours
from kulanz.business.models import Business, Staff
from kulanz.conversations.models import Conversation
from kulanz.customers import silence
from kulanz.flow import passing_on, promised
from kulanz.followup import callbacks, numbers
from kulanz.followup.models import Callback, Promise
from kulanz.lib import calendars, links
from kulanz.lib.calendars import Entry, Person
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft

FILE = {"de": "anruf.ics", "en": "call.ics"}
_CALLING = {
    ("de", "sie"): "Ich rufe Sie am {when} an{number}.",
    ("de", "du"): "Ich rufe dich am {when} an{number}.",
    ("en", ""): "I will call you on {when}{number}.",
}
_CHANGING = {
    ("de", "sie"): "Wenn Ihnen das nicht passt, wählen Sie hier eine andere Zeit oder sagen ab: {link}",
    ("de", "du"): "Wenn dir das nicht passt, wähle hier eine andere Zeit oder sag ab: {link}",
    ("en", ""): "If that does not suit you, choose another time or call it off here: {link}",
}
_WHEN = {"de": "{day}, um {time} Uhr", "en": "{day}, at {time}"}
_NUMBER = {"de": ", unter {number}", "en": ", on {number}"}


@dataclass(frozen=True, slots=True)
class Voice:
    """In which language and form of address, and on which clock, we speak to somebody."""

    language: str
    register: str
    zone: ZoneInfo

    def when(self, at: datetime) -> str:
        """ "Dienstag, 24. November, um 14:30 Uhr"; with the place of the clock where it is not ours."""
        local = at.astimezone(self.zone)
        with translation.override(self.language):
            day = date_format(local, "l, j. F" if self.language == "de" else "l j F")
        said = _WHEN[self.language].format(day=day, time=time_format(local, "H:i"))
        is_elsewhere = local.utcoffset() != at.astimezone(hours.zone()).utcoffset()
        return f"{said} ({self.zone.key.rpartition('/')[2].replace('_', ' ')})" if is_elsewhere else said


def voice(callback: Callback) -> Voice:
    customer = callback.promise.customer
    business = Business.objects.only("language", "register").first()
    language = customer.language or (business.language if business else "de")
    register = customer.register or (business.register if business else "sie")
    zone = ZoneInfo(callback.time_zone) if callback.time_zone else hours.zone()
    return Voice("en" if language == "en" else "de", "du" if register == "du" else "sie", zone)


@transaction.atomic
def invite(conversation: Conversation, *, by: Staff) -> Draft:
    """The draft of this person with the time in words and as a file; what they wrote stays."""
    callback = callbacks.find(conversation)
    at = callbacks.agreed_at(callback) if callback else None
    if callback is None or at is None:
        raise Refusal(gettext_lazy("Please agree on a time first; then it can be put into a mail."))
    if silence.since(callback.promise.customer):
        raise Refusal(gettext_lazy("They asked never to be written to again."))
    draft = passing_on.begin(conversation, Draft.Kind.ANSWER, by=by)
    words = sentence(callback, at)
    if _link(callback) in draft.text:
        _replace(draft, callback, words)
    else:
        compose.save(draft, text="\n\n".join(filter(None, [draft.text.rstrip(), words])) + "\n\n")
    _leave_to_the_ledger(draft, words)
    _attach(draft, callback, at)
    return draft


def sentence(callback: Callback, at: datetime) -> str:
    """When we will call, and how to change it, in their language and form of address."""
    told = voice(callback)
    key = ("en", "") if told.language == "en" else ("de", told.register)
    number = numbers.shown(callback.number)
    calling = _CALLING[key].format(
        when=told.when(at), number=_NUMBER[told.language].format(number=number) if number else ""
    )
    return f"{calling}\n{_CHANGING[key].format(link=_link(callback))}"


def entry(callback: Callback, at: datetime, sender: Person, to: Person | None) -> bytes:
    """The invitation as a file (iTIP, RFC 5546): a later one of the same call takes the place of this one."""
    told, business = voice(callback), Business.objects.only("name").first()
    with translation.override(told.language):
        title = _("Call from %(business)s") % {"business": business or sender.name}
    number = numbers.shown(callback.number)
    invitation = Entry(
        ident=f"callback-{callback.pk}",
        title=title,
        begins=at,
        lasts=timedelta(minutes=callback.minutes),
        stamped_at=timezone.now(),
        text="\n".join(filter(None, [number, _link(callback)])),
        link=_link(callback),
        sequence=callback.sequence,
        organizer=sender,
        attendee=to,
    )
    return calendars.write([invitation], method="REQUEST")


def _link(callback: Callback) -> str:
    return links.absolute("agreed_call", callback.token)


def _replace(draft: Draft, callback: Callback, words: str) -> None:
    """The time told before is not the one agreed on any more; the two lines that tell it are known by the link."""
    lines = draft.text.split("\n")
    at = next(number for number, line in enumerate(lines) if _link(callback) in line)
    is_ours: Callable[[str], bool] = lambda line: line.startswith(("Ich rufe ", "I will call you on "))  # noqa: E731
    first = at - 1 if at and is_ours(lines[at - 1]) else at
    compose.save(draft, text="\n".join([*lines[:first], *words.split("\n"), *lines[at + 1 :]]))


def _leave_to_the_ledger(draft: Draft, words: str) -> None:
    """The call is owed already: sending the sentence promises nothing more."""
    for one in promised.of_draft(draft):
        if one.kind == Promise.Kind.CALL and one.words in " ".join(words.split()):
            promised.say(draft, unnoted=one.words)


def _attach(draft: Draft, callback: Callback, at: datetime) -> None:
    name = FILE[voice(callback).language]
    draft.files.filter(name__in=FILE.values()).delete()
    sender = Person(draft.channel.sender_name, draft.channel.address)
    customer = callback.promise.customer
    to = Person(customer.name, customer.first_address) if customer.first_address else None
    compose.attach(draft, name, calendars.TYPE, entry(callback, at, sender, to))
