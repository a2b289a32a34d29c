"""How we answered something like it before: earlier conversations with a similar message, and what we wrote then.

Words find the candidates (`conversations.alike`), what was judged about them narrows these down, and what they mean
ranks them (`reading.meaning`). A message is reckoned once and remembered; where time runs out, words have to do.
The bound was chosen with the messages of `bench/fitting.tsv`.
"""

import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

import numpy as np
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from numpy.typing import NDArray

from kulanz.business.models import Business, Staff
from kulanz.conversations import alike
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Order
from kulanz.lib.refusal import Refusal
from kulanz.reading import language as tongue
from kulanz.reading import meaning
from kulanz.reply import reusing
from kulanz.triage import covering, veiling
from kulanz.triage.models import Assessment

Direction = NDArray[np.float16]

MOST_CANDIDATES, MOST_RECKONED, MOST_SHOWN = 200, 40, 2
AT_ONCE = 8
MOST_CHARACTERS = 400
FEWEST_WORDS = 4
MOST_ORDERS = 50
# So alike in meaning; where that was not reckoned in time, so much of the words.
ALIKE_FROM, SHARED_FROM = 0.50, 0.60
# Seconds after which nothing more is reckoned.
PATIENCE = 0.2
REMEMBERED = 5_000

# By the key of a message and what it says: a key may come again in another database.
_remembered: "OrderedDict[tuple[int, int], Direction]" = OrderedDict()
_alone = Lock()


@dataclass(frozen=True, slots=True)
class Precedent:
    """An answer of ours to something alike, and its text without whom it was about."""

    answer: Message
    at: datetime
    # Who wrote it; empty where that was in another program.
    author: str
    subject: str
    text: str

    @property
    def month(self) -> str:
        """In the reader's language, with the year if it is another one."""
        at = timezone.localtime(self.at)
        return date_format(at, "F" if at.year == timezone.localdate().year else "F Y")


def find(message: Message, language: str, *, by: Staff) -> list[Precedent]:
    """At most two, in what this person may see; none where nothing is alike enough."""
    begun = time.monotonic()
    said = message.new_text or message.text
    if len(said.split()) < FEWEST_WORDS:
        return []
    shared = alike.sharing(said, most=MOST_CANDIDATES)
    candidates = _of_the_same_matter(message, _answered(message, shared, by))
    candidates.sort(key=lambda one: -shared[one.pk])
    near = _likeness(message, candidates[:MOST_RECKONED], begun + PATIENCE)
    able = [one for one in candidates[:MOST_RECKONED] if _is_alike(one, near, shared)]
    able.sort(key=lambda one: (-near.get(one.pk, 0.0), -shared[one.pk]))
    return _precedents(able, language)


def passage(answer: Message) -> str:
    """The text of an answer of ours with gaps for everything about the customer who got it."""
    talk = answer.conversation
    if answer.direction != Message.Direction.OUT or talk.deleted_at or talk.quarantined_at:
        raise Refusal(_("This answer cannot be used again."))
    return _impersonal(answer)


def _answered(message: Message, keys: Iterable[int], by: Staff) -> QuerySet[Message]:
    """Those of other customers that we answered, each with the key of the answer."""
    here = message.conversation
    answers = Message.objects.filter(
        Q(outbound=None) | Q(outbound__send_after__lte=timezone.now()),
        conversation=OuterRef("conversation"),
        at__gt=OuterRef("at"),
        direction=Message.Direction.OUT,
        automatic="",
        overruling=None,
    )
    rows = Message.objects.filter(
        pk__in=list(keys),
        automatic="",
        conversation__deleted_at=None,
        conversation__quarantined_at=None,
        conversation__merged_into=None,
    ).exclude(conversation__customer=here.customer_id)
    if by.is_specialist:
        rows = rows.filter(conversation__in=Conversation.objects.visible_to(by))
    first = answers.order_by("at", "pk").values("pk")[:1]
    return rows.annotate(answer=Subquery(first)).filter(answer__isnull=False).order_by()


def _of_the_same_matter(message: Message, candidates: QuerySet[Message]) -> list[Message]:
    """Without those that insult or threaten us, and those of which we know that they are about something else."""
    found = list(candidates)
    judged = Assessment.objects.filter(
        message__in=[message.pk, *(one.pk for one in found)], state=Assessment.State.JUDGED
    ).values_list("message", "said__abuse", "said__intents")
    abuse: dict[int, str | None] = {}
    intents: dict[int, set[str]] = {}
    for pk, said, about in judged:
        abuse[int(pk)], intents[int(pk)] = said, set(about or ())
    ours = intents.get(message.pk, set())
    return [
        one
        for one in found
        if abuse.get(one.pk, "none") in {"none", None}
        and (not ours or not intents.get(one.pk) or ours & intents[one.pk])
    ]


def _is_alike(one: Message, near: dict[int, float], shared: dict[int, float]) -> bool:
    return near[one.pk] >= ALIKE_FROM if one.pk in near else shared[one.pk] >= SHARED_FROM


def _likeness(message: Message, candidates: Sequence[Message], until: float) -> dict[int, float]:
    """How alike they are in meaning, -1 to 1, by their keys, as far as there is time to reckon."""
    texts = {one.pk: (one.new_text or one.text)[:MOST_CHARACTERS] for one in (message, *candidates)}
    wanted = {pk: (pk, hash(text)) for pk, text in texts.items()}
    with _alone:
        known = {pk: _remembered[key] for pk, key in wanted.items() if key in _remembered}
    fresh = [pk for pk in texts if pk not in known]
    for start in range(0, len(fresh), AT_ONCE):
        if start and time.monotonic() > until:
            break
        some = fresh[start : start + AT_ONCE]
        rows = meaning.directions([texts[pk] for pk in some])
        known |= {pk: row.astype(np.float16) for pk, row in zip(some, rows, strict=True)}
    _remember({wanted[pk]: known[pk] for pk in fresh if pk in known})
    here = known[message.pk].astype(np.float32)
    return {one.pk: float(known[one.pk].astype(np.float32) @ here) for one in candidates if one.pk in known}


def _remember(directions: dict[tuple[int, int], Direction]) -> None:
    with _alone:
        _remembered.update(directions)
        while len(_remembered) > REMEMBERED:
            _remembered.popitem(last=False)


def _precedents(able: Sequence[Message], language: str) -> list[Precedent]:
    """The first few whose answers are in this language and say something without their customer."""
    keys = {one.pk: one.answer for one in able[: 4 * MOST_SHOWN]}  # type: ignore[attr-defined]  # annotated above
    rows = Message.objects.select_related("conversation__customer", "author").in_bulk(keys.values())
    found: dict[int, Precedent] = {}
    for one in able[: 4 * MOST_SHOWN]:
        answer = rows[keys[one.pk]]
        if len(found) >= MOST_SHOWN or answer.conversation_id in found:
            continue
        text = _impersonal(answer)
        if text.strip(" […].,") and tongue.language_of(text) in {"", language}:
            author = answer.author.name if answer.author else ""
            found[answer.conversation_id] = Precedent(answer, answer.at, author, "", text)
    titles = veiling.titles(one.answer.conversation for one in found.values())
    return [Precedent(one.answer, one.at, one.author, titles[talk], one.text) for talk, one in found.items()]


def _impersonal(answer: Message) -> str:
    talk = answer.conversation
    text = answer.new_text or answer.text
    business = Business.objects.first()
    people = Staff.objects.values_list("name", flat=True)
    addressed = [name for name, _address in answer.recipients]
    handles = talk.customer.handles.values_list("shown", flat=True)
    numbers = Order.objects.filter(customer=talk.customer).values_list("number", flat=True)[:MOST_ORDERS]
    orders = [(start, start + len(one)) for one in numbers if one and (start := text.find(one)) >= 0]
    return reusing.impersonal(
        text,
        names=[talk.customer.name, *addressed, *people, *(one.partition("@")[0] for one in handles)],
        secrets=[*orders, *((one.start, one.end) for one in covering.of_one(talk).within(text))],
        ours=[business.phone] if business and business.phone else [],
        said_on=timezone.localdate(answer.at),
    )
