"""A conversation as what was said in turn: who spoke when, and in what mood, without reading more than is needed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import dropwhile, groupby, islice, takewhile
from typing import Any, NamedTuple

from kulanz.conversations.models import Conversation, Message
from kulanz.journal.models import Event
from kulanz.triage.models import Assessment

IN, OUT = Message.Direction.IN, Message.Direction.OUT
# In so many of their messages anger may rise.
MOODS_READ = 4
# So many of their messages in a row are read.
MOST_WORDS = 8


class Turn(NamedTuple):
    pk: int
    direction: str
    at: datetime


@dataclass(slots=True)
class Talk:
    """`turns` in order, since it was last done; what was found in some of them, and some of them whole."""

    conversation: Conversation
    turns: list[Turn] = field(default_factory=list)
    judged: dict[int, Assessment] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def last_words(self) -> list[Turn]:
        """Their messages since we wrote, or if we wrote last, before that."""
        newest_first = dropwhile(lambda turn: turn.direction == OUT, reversed(self.turns))
        in_a_row = takewhile(lambda turn: turn.direction == IN, newest_first)
        return list(islice(in_a_row, MOST_WORDS))[::-1]

    @property
    def latest(self) -> list[Turn]:
        """Those of their messages whose mood is read, in order."""
        return [turn for turn in self.turns if turn.direction == IN][-MOODS_READ:]

    @property
    def our_last(self) -> Turn | None:
        return next((turn for turn in reversed(self.turns) if turn.direction == OUT), None)

    @property
    def is_theirs_the_last(self) -> bool:
        return bool(self.turns) and self.turns[-1].direction == IN

    @property
    def rounds(self) -> int:
        """How often we have answered what they wrote."""
        order = [direction for direction, _turns in groupby(self.turns, key=lambda turn: turn.direction)]
        return sum(direction == OUT for direction in order[order.index(IN) :]) if IN in order else 0

    def heard(self) -> list[Assessment]:
        """What was found in their last words, the newest first."""
        pks = [turn.pk for turn in reversed(self.last_words)]
        return [self.judged[pk] for pk in pks if pk in self.judged]

    def said(self) -> list[dict[str, Any]]:
        return [one.said for one in self.heard()]

    def text(self, turn: Turn) -> str:
        """What is new in it."""
        message = self.messages.get(turn.pk)
        return (message.new_text or message.text) if message else ""

    def passage(self, assessment: Assessment, label: str) -> str:
        """The words in which that was found; empty where there are none."""
        message = self.messages.get(assessment.message_id)
        found = (one for one in assessment.said.get("evidence", ()) if one["label"] == label)
        return next(
            (
                message.text[one["start"] : one["end"]]
                for one in found
                if message and one.get("in", "text") == "text"
            ),
            "",
        )


def read(conversations: Iterable[Conversation]) -> list[Talk]:
    """Three queries, however many conversations there are."""
    talks = {one.pk: Talk(one) for one in conversations}
    done = _done(talks)
    rows = Message.objects.filter(conversation__in=talks, automatic="").order_by("at", "pk")
    for pk, number, direction, at in rows.values_list("pk", "conversation", "direction", "at"):
        if number not in done or at > done[number]:
            talks[number].turns.append(Turn(pk, direction, at))
    _read_messages(talks.values())
    return list(talks.values())


def _done(numbers: Iterable[int]) -> dict[int, datetime]:
    rows = Event.objects.filter(subject_kind="conversation", subject_id__in=list(numbers), kind="closed")
    return dict(rows.order_by("at").values_list("subject_id", "at"))


def _read_messages(talks: Iterable[Talk]) -> None:
    wanted: dict[int, Talk] = {}
    for talk in talks:
        turns = [*talk.last_words, *talk.latest, *([talk.our_last] if talk.our_last else [])]
        wanted |= {turn.pk: talk for turn in turns}
    rows = Message.objects.filter(pk__in=wanted).select_related("assessment")
    for message in rows.only(
        "text", "passages", "assessment__message", "assessment__said", "assessment__mood"
    ):
        talk = wanted[message.pk]
        talk.messages[message.pk] = message
        if assessment := getattr(message, "assessment", None):
            talk.judged[message.pk] = assessment
