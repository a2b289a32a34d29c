"""Writing first: why, to whom, and when. News wants a consent, and nobody is written to at night."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.channels import registry
from kulanz.conversations.models import Conversation, Message
from kulanz.conversations.models.selection import ConversationQuerySet
from kulanz.customers import consents
from kulanz.customers.models import Customer, Handle
from kulanz.journal.models import Event, record
from kulanz.lib import turns
from kulanz.lib.refusal import Refusal
from kulanz.reading import terms
from kulanz.reply import compose
from kulanz.reply.models import Draft

from . import discarding, passing_on

WRITTEN_FIRST = "written_first"
# Facts of that event: it wants their consent; it may leave in the quiet hours.
CONSENT, AT_ONCE = "rests_on_consent", "at_once"
# A supplier and two who should know are no crowd.
MOST_PEOPLE = 5
# So many people with nearly the same text within a day: the last of them makes it a mass mail.
MANY_ALIKE = 10
WITHIN = timedelta(days=1)
MOST_COMPARED = 500
ALIKE = 0.6
MOST_NAMED = 5
MOST_OFFERED = 3
# They wait for it, or must know it: that may not rest until the morning.
URGENT = frozenset({Draft.Reason.DUTY, Draft.Reason.ASKED})
_GREETING = re.compile(r"\A\s*\S+(?:[ \t]+\S+){0,6},[ \t]*\n")


class Manners:
    """A mail to somebody who has not written first; everything is looked up once, and only if asked for."""

    def __init__(self, draft: Draft, *, by: Staff) -> None:
        self.draft, self.by = draft, by

    @cached_property
    def customers(self) -> dict[str, Customer | None]:
        """Whose the addresses are to which it goes; our own are left out."""
        wanted = {address.lower() for address in compose.addresses(self.draft)} - _ours()
        handles = Handle.objects.filter(kind=Handle.Kind.EMAIL, value__in=wanted).select_related("customer")
        known = {handle.value: handle.customer for handle in handles}
        return {address: known.get(address) for address in sorted(wanted)}

    @cached_property
    def people(self) -> dict[int | str, str]:
        """Every one of them once, by name; an address nobody knows is somebody, too."""
        return {
            (customer.pk if customer else address): (str(customer) if customer else address)
            for address, customer in self.customers.items()
        }

    @property
    def is_to_many(self) -> bool:
        return len(self.people) > MOST_PEOPLE

    @cached_property
    def is_repeated(self) -> bool:
        """Whether so many got nearly the same text today."""
        return len(_told_alike(self.draft, self.by) | set(self.customers)) >= MANY_ALIKE

    @property
    def is_news(self) -> bool:
        return self.draft.reason == Draft.Reason.NEWS or self.is_to_many or self.is_repeated

    @cached_property
    def lacking(self) -> list[str]:
        """Who has not agreed to news."""
        known = [one for one in self.people if isinstance(one, int)]
        agreed = consents.allowing_news(known)
        return [name for one, name in self.people.items() if one not in agreed]

    @property
    def may_go_at_once(self) -> bool:
        return self.draft.reason in URGENT and not self.is_news

    def leaves_at(self, wanted: datetime, *, at_once: bool = False) -> datetime:
        """Then, at the end of the quiet hours, or, with news, on a day on which we work."""
        if at_once and self.may_go_at_once:
            return wanted
        return _at_a_good_time(wanted, is_news=self.is_news)

    def open_conversations(self) -> ConversationQuerySet:
        """Where we are writing with them already, as far as this person may see it."""
        them = [customer.pk for customer in self.customers.values() if customer]
        here = Conversation.objects.visible_to(self.by).filter(customer__in=them)
        not_done = here.filter(deleted_at=None, quarantined_at=None, merged_into=None).exclude(
            state=Conversation.State.DONE
        )
        return not_done.select_related("customer").order_by("-last_at")[:MOST_OFFERED]


class _Beside(Manners):
    """Of an answer or a forward, those who have no part in the conversation: they are written to first, too."""

    @cached_property
    def customers(self) -> dict[str, Customer | None]:
        talk = self.draft.conversation
        if talk is None:
            return super().customers
        told = talk.messages.values_list("sender_address", "reply_to", "to", "cc", "bcc")
        partakers = {
            address.lower()
            for sender, answered_at, *heads in told
            for address in (sender, answered_at, *(address for head in heads for _name, address in head))
        }
        return {
            address: customer
            for address, customer in super().customers.items()
            if address not in partakers and not (customer and customer.pk == talk.customer_id)
        }


def of(draft: Draft, *, by: Staff) -> Manners | None:
    """Answers and what is passed on are not writing first."""
    return Manners(draft, by=by) if draft.kind == Draft.Kind.NEW else None


def require(draft: Draft, *, by: Staff) -> Manners | None:
    """Refuses, in the transaction of the sending, what has no reason, and news to whom did not agree to it."""
    manners = of(draft, by=by)
    if manners is None:
        _require_no_crowd(draft, by)
        return None
    turns.wait_for(f"{WRITTEN_FIRST}:{by.pk}")  # two windows of one person do not count past each other
    if draft.reason not in Draft.Reason.values:
        raise Refusal(
            _("Please choose above why you write to them first. Nothing was sent, the draft is kept.")
        )
    if manners.is_news and manners.lacking:
        raise Refusal(_why_not(manners) % {"names": _named(manners.lacking), "n": len(manners.people)})
    return manners


def _require_no_crowd(draft: Draft, by: Staff) -> None:
    """To so many who have no part in it, it is a mass mail, whatever it answers or passes on."""
    if len(compose.addresses(draft)) <= MOST_PEOPLE:
        return
    crowd = _Beside(draft, by=by)
    if crowd.is_to_many and crowd.lacking:
        raise Refusal(_why_not(crowd) % {"names": _named(crowd.lacking), "n": len(crowd.people)})


def leaves_at(manners: Manners | None, at: datetime | None, *, at_once: bool = False) -> datetime:
    """When it leaves that was to leave then, or as soon as it can no longer be taken back."""
    now = timezone.now()
    if at and at <= now:
        raise Refusal(_("Please choose a time in the future."))
    wanted = at or now + timedelta(seconds=settings.UNDO_SECONDS)
    return manners.leaves_at(wanted, at_once=at_once) if manners else wanted


def note(manners: Manners | None, message: Message, *, wanted: datetime | None, leaves: datetime) -> None:
    """Into the journal, why somebody was written to first, and that it waits for the morning."""
    if manners is None:
        return
    facts = {"reason": manners.draft.reason, "note": manners.draft.reason_note, "message": message.pk}
    if manners.is_news:
        facts[CONSENT] = True
    if hours.quiet_end(leaves):
        facts[AT_ONCE] = True
    if leaves > (wanted or timezone.now() + timedelta(seconds=settings.UNDO_SECONDS)):
        facts["until"] = leaves.isoformat()
    record(WRITTEN_FIRST, message.conversation, by=manners.by, **facts)


def rests_on_consent(message: Message) -> bool:
    """Whether it was written first to those alone who have agreed to news."""
    return CONSENT in _told_first(message)


def no_longer_agreed(message: Message, addresses: Iterable[str]) -> set[str]:
    """To which of these addresses (lower case) news may not go any more that was written on their consent."""
    if not rests_on_consent(message):
        return set()
    wanted = {address.lower() for address in addresses} - _ours()
    owners = dict(
        Handle.objects.filter(kind=Handle.Kind.EMAIL, value__in=wanted).values_list("value", "customer")
    )
    agreed = consents.allowing_news(owners.values())
    return {address for address in wanted if owners.get(address) not in agreed}


def rests_until(message: Message, now: datetime) -> datetime | None:
    """What was written first waits for a good time whenever it is tried; answers never do."""
    told = _told_first(message)
    if not told or AT_ONCE in told:
        return None
    return _at_a_good_time(now, is_news=CONSENT in told)


def _told_first(message: Message) -> dict[str, Any]:
    """What the journal says of a mail that was written first; nothing of others."""
    merged = Conversation.objects.filter(merged_into=message.conversation_id).values_list("pk", flat=True)
    here = Event.objects.filter(
        subject_kind="conversation", subject_id__in=[message.conversation_id, *merged], kind=WRITTEN_FIRST
    )
    return here.filter(data__message=message.pk).values_list("data", flat=True).first() or {}


def _at_a_good_time(wanted: datetime, *, is_news: bool) -> datetime:
    """Then, after the quiet hours, and news on a day on which we work."""
    leaves = hours.quiet_end(wanted) or wanted
    if is_news and not hours.is_working_day(leaves):
        leaves = hours.opening(leaves.astimezone(hours.zone()).date())
    return hours.quiet_end(leaves) or leaves


@transaction.atomic
def write_there(draft: Draft, conversation: Conversation, *, by: Staff) -> Draft:
    """The new mail becomes an answer in that conversation: below what was begun there, with its files and rest."""
    draft = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if draft.sent_as_id:
        raise Refusal(_("This draft has been sent already."))
    answer = passing_on.begin(conversation, Draft.Kind.ANSWER, by=by)
    text = "\n\n".join(part for part in (answer.text.rstrip(), draft.text) if part.strip())
    compose.save(answer, text=text)
    if draft.sleeps_until:
        answer.sleeps_until = draft.sleeps_until
        answer.save(update_fields=["sleeps_until"])
    draft.files.update(draft=answer)
    discarding.discard(draft)
    return answer


@dataclass(frozen=True, slots=True)
class _Letter:
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> "_Letter":
        """Neither whom it greets nor the numbers in it make it another one."""
        words = [word for word in terms.words(_GREETING.sub("", text)) if not word.isdigit()]
        return cls(frozenset(zip(["", *words], [*words, ""], strict=True)))

    def is_like(self, other: "_Letter") -> bool:
        """By the share of pairs of words that both have (Jaccard)."""
        return len(self.pairs & other.pairs) >= ALIKE * len(self.pairs | other.pairs)


def _told_alike(draft: Draft, by: Staff) -> set[str]:
    """The addresses to which this person has written nearly the same within a day, writing first."""
    told = Event.objects.filter(actor=by, kind=WRITTEN_FIRST, at__gt=timezone.now() - WITHIN)
    newest = told.order_by("-pk").values_list("data__message", flat=True)[:MOST_COMPARED]
    mine = _Letter.of(draft.text)
    found: set[str] = set()
    for message in Message.objects.filter(pk__in=[number for number in newest if number]):
        if mine.is_like(_Letter.of(message.new_text)):
            found.update(address.lower() for _name, address in message.recipients)
    return found - _ours()


def _ours() -> set[str]:
    people = Staff.objects.filter(is_active=True).values_list("email", flat=True)
    return {*registry.own_addresses(), *(email.lower() for email in people)}


def _why_not(manners: Manners) -> str:
    if manners.draft.reason == Draft.Reason.NEWS:
        return _(
            "News goes only to those who have agreed to it. Of %(names)s no such consent is noted. If they gave"
            " it, record it on their page under “What they agreed to”; the draft is kept."
        )
    if manners.is_to_many:
        return _(
            "This goes to %(n)s people at once. Whatever the reason, that is a mass mail and wants the consent of"
            " each; of %(names)s none is noted. Please write to fewer; the draft is kept."
        )
    return _(
        "You have written nearly the same to others today, and with this it would be a mass mail, which wants the"
        " consent of each; of %(names)s none is noted. Perhaps a word to the owner helps; the draft is kept."
    )


def _named(names: Iterable[str]) -> str:
    """The first of them, and how many more there are."""
    every = list(names)
    shown = ", ".join(every[:MOST_NAMED])
    if len(every) <= MOST_NAMED:
        return shown
    return _("%(names)s and %(n)s more") % {"names": shown, "n": len(every) - MOST_NAMED}
