"""Whether others have written of something similar this week: the same trouble, and the same thing it is about."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Handle, Order, Product
from kulanz.reading import terms
from kulanz.triage.models import Assessment

from . import cues
from .finding import Finding, Severity
from .person import Person

A_WEEK = timedelta(days=7)
# Where more than so many conversations moved in a week, nobody counts while somebody waits for the page.
MOST_LOOKED_AT = 500
MOST_READ = 120
MOST_PRODUCTS = 400
# Fewer are a coincidence.
FEWEST = 3
# A title of fewer letters may be any word.
SHORTEST_TITLE = 8
# So many rare words in common, and so much of all rare words of both sentences.
FEWEST_WORDS, SHARE_OF_WORDS = 3, 0.5
SHORTEST_WORD = 4
_BARE_TITLE = re.compile(r"\s*[(\[,;:].*")
_COMMON = frozenset(
    stem
    for word in (
        "aber auch bitte danke dann dass deine diese dieser doch einen einer eines etwas euch eure gestern haben habe"
        " hallo heute hier ihnen ihre ihrer immer jetzt kann kein keine leider mail email mails mehr mein meine meinen"
        " meiner mich morgen muss nach nicht nichts nochmal noch oder schon sehr seit sich sind tagen ueber unser uns"
        " viel warten warte weil wenn werden wieder woche wochen wurde bestellung bestellt bestellen bezahlt"
        " paket"
        " sendung lieferung link download herunterladen zugang passwort datei seite rechnung nachricht antwort guten"
        " angekommen gekommen bekommen erhalten geliefert eingetroffen zugestellt oeffnen oeffnet laesst einloggen"
        " anmelden bisher spam ordner about after again arrived been came cannot come could days dear does from have"
        " hello here into just link login more never order ordered package parcel page paid password please received"
        " still thank thanks that their there this today were week weeks what when where will with work would your"
    ).split()
    for stem in terms.stems(word)
)


@dataclass(frozen=True, slots=True)
class Trouble:
    kind: str
    # Titles of products and domains of addresses whose mail comes back.
    things: frozenset[str]
    words: frozenset[str]

    def is_like(self, other: "Trouble") -> bool:
        if self.kind != other.kind:
            return False
        shared = self.words & other.words
        are_close = len(shared) >= FEWEST_WORDS and len(shared) >= SHARE_OF_WORDS * len(
            self.words | other.words
        )
        return bool(self.things & other.things) or are_close


def look(complaint: Assessment, person: Person, bought: Iterable[Order]) -> Iterator[Finding]:
    """Silent where it is not sure: without words for it, without something in common, with fewer than three."""
    if cues.trouble(cues.said(complaint.message)) is None:
        return
    since = timezone.now() - A_WEEK
    messages = _messages(person.customers, since)
    if len({customer for customer, _message in messages}) < FEWEST:
        return
    titles = _titles(line["title"] for order in bought for line in order.lines if line.get("title"))
    known = titles | _titles(Product.objects.values_list("title", flat=True)[:MOST_PRODUCTS])
    returned = _returned(since, {customer for customer, _message in messages} | person.customers)
    mine = _trouble(complaint.message, known, returned.get(person.customer.pk, set()) | titles)
    found = {
        customer
        for customer, message in messages
        if (one := _trouble(message, known, returned.get(customer, set()))) and mine and mine.is_like(one)
    }
    if len(found) >= FEWEST:
        yield Finding("others", Severity.NOTABLE, {"count": len(found)})


def _messages(mine: set[int], since: datetime) -> list[tuple[int, Message]]:
    """What others wrote this week that was judged to be about something missing or locked, with its customer."""
    moved = Conversation.objects.filter(last_at__gte=since, deleted_at=None).order_by("-last_at", "-pk")
    numbers = dict(moved.values_list("pk", "customer_id")[: MOST_LOOKED_AT + 1])
    if len(numbers) > MOST_LOOKED_AT:
        return []
    others = [pk for pk, customer in numbers.items() if customer not in mine]
    judged = Assessment.objects.filter(message__conversation__in=others, message__at__gte=since)
    told = judged.order_by("-message__at").values_list("message_id", "said__intents")
    chosen = [pk for pk, intents in told if cues.INTENTS & set(intents or ())][:MOST_READ]
    rows = Message.objects.filter(pk__in=chosen).only("subject", "text", "passages", "conversation_id")
    return [(numbers[one.conversation_id], one) for one in rows]


def _returned(since: datetime, customers: set[int]) -> dict[int, set[str]]:
    """The mail domains from which our mails to these customers came back this week."""
    rows = Handle.objects.filter(kind=Handle.Kind.EMAIL, customer__in=customers, bounced_at__gte=since)
    found: dict[int, set[str]] = {}
    for customer, address in rows.values_list("customer", "value"):
        found.setdefault(customer, set()).add("@" + address.rpartition("@")[2])
    return found


def _trouble(message: Message, titles: set[str], things: set[str]) -> Trouble | None:
    said = cues.said(message)
    if (found := cues.trouble(said)) is None:
        return None
    kind, sentence = found
    folded = f" {' '.join(terms.words(said))} "
    named = {title for title in titles if f" {title} " in folded}
    return Trouble(kind, frozenset(things | named), frozenset(_rare(sentence)))


def _rare(sentence: str) -> Iterator[str]:
    for word in terms.words(sentence):
        if len(word) >= SHORTEST_WORD and word.isalpha() and not _COMMON & set(terms.stems(word)):
            yield terms.stems(word)[0]


def _titles(written: Iterable[str]) -> set[str]:
    """As they are named in a letter: without what stands in brackets or after a comma."""
    titles = (" ".join(terms.words(_BARE_TITLE.sub("", title))) for title in written)
    return {title for title in titles if len(title) >= SHORTEST_TITLE}
