"""The coach beside the writer: in which situation a draft is written, and what there is to say of it."""

import re
from typing import Any

from django.utils.functional import cached_property

from kulanz.conversations.models import Message
from kulanz.reading import register as address
from kulanz.reply import checklist, coach, compose, thumbs
from kulanz.reply.checklist import Item
from kulanz.reply.coach import Finding, Situation, proposed
from kulanz.reply.models import Draft
from kulanz.triage import veiling
from kulanz.triage.models import Assessment

from . import known, ladder

# Below it stand the words of others, passed on.
_FORWARDED = re.compile(r"^-{10} .+ -{10}$", re.MULTILINE)


class Reading:
    """A draft as the coach has read it; everything is looked up once, and only if asked for."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    @cached_property
    def assessment(self) -> Assessment | None:
        """What was found in the message it answers."""
        answered = self.draft.in_answer_to
        if answered is None or answered.direction != Message.Direction.IN:
            return None
        return Assessment.objects.filter(message=answered, state=Assessment.State.JUDGED).first()

    @cached_property
    def text(self) -> str:
        """What the writer says; offsets are those of the draft."""
        head = _FORWARDED.search(self.draft.text) if self.draft.kind == Draft.Kind.FORWARD else None
        return self.draft.text[: head.start()] if head else self.draft.text

    @cached_property
    def situation(self) -> Situation:
        found: dict[str, Any] = self.assessment.said if self.assessment else {}
        incoming = self._incoming()
        customer = self.draft.conversation.customer if self.draft.conversation else None
        return Situation(
            language=compose.language(self.draft),
            register=(customer.register if customer else "") or address.register_of(incoming),
            incoming=incoming,
            demands=self._demands(found) if incoming else (),
            mood=found.get("mood", ""),
            is_abusive=found.get("abuse", "none") != "none",
            is_extremely_dissatisfied=bool(found.get("extremely_dissatisfied")),
            facts=known.facts(self.draft, self.text, self.assessment),
        )

    @property
    def findings(self) -> list[Finding]:
        """What is to be said of it."""
        return self._divided[0]

    @property
    def turned_down(self) -> list[Finding]:
        """What would be said of it, had somebody not turned it down."""
        return self._divided[1]

    @property
    def verdict(self) -> coach.Verdict:
        return coach.verdict(self.findings)

    @cached_property
    def checklist(self) -> list[Item]:
        """What a good answer to this message has, and what of it is there."""
        if self.draft.kind != Draft.Kind.ANSWER or not self.situation.incoming:
            return []
        return checklist.of(self.text, self.situation, self.assessment.said if self.assessment else {})

    @cached_property
    def all_findings(self) -> list[Finding]:
        """Without fault at what the coach has proposed itself."""
        if not self.text.strip():
            return []
        found = ladder.spared(self.draft, coach.look(self.text, self.situation))
        return [one for one in found if not proposed.is_proposed(one.text or "", self.situation.language)]

    def _demands(self, said: dict[str, Any]) -> tuple[str, ...]:
        """As they may be shown: the coach names them beside the text."""
        theirs, demands = self.draft.in_answer_to, said.get("demands")
        if theirs is None or not demands:
            return ()
        secrets = veiling.of_one(theirs.conversation)
        return tuple(secrets.covered(one) for one in demands)

    def _incoming(self) -> str:
        """What a person wrote and this answers; a machine's mail makes no demands on an answer."""
        theirs = self.draft.in_answer_to
        if theirs is None or theirs.automatic or self.draft.kind != Draft.Kind.ANSWER:
            return ""
        return theirs.new_text or theirs.text

    @cached_property
    def _divided(self) -> tuple[list[Finding], list[Finding]]:
        return thumbs.divide(self.draft, self.all_findings)
