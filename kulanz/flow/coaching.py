"""The coach beside the writer: in which situation a draft is written, and what there is to say of it."""

from typing import Any

from django.utils.functional import cached_property

from kulanz.conversations.models import Message
from kulanz.reading import register as address
from kulanz.reply import coach, compose
from kulanz.reply.coach import Finding, Situation
from kulanz.reply.models import Draft
from kulanz.triage.models import Assessment

HEATED_MOOD = "furious"


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
    def situation(self) -> Situation:
        found: dict[str, Any] = self.assessment.said if self.assessment else {}
        theirs = self.draft.in_answer_to
        incoming = (theirs.new_text or theirs.text) if theirs and self.draft.kind == Draft.Kind.ANSWER else ""
        customer = self.draft.conversation.customer if self.draft.conversation else None
        return Situation(
            language=compose.language(self.draft),
            register=(customer.register if customer else "") or address.register_of(incoming),
            incoming=incoming,
            demands=tuple(found.get("demands") or ()) if incoming else (),
            is_heated=found.get("mood") == HEATED_MOOD or found.get("abuse", "none") != "none",
        )

    @cached_property
    def findings(self) -> list[Finding]:
        return coach.look(self.draft.text, self.situation)

    @property
    def verdict(self) -> coach.Verdict:
        return coach.verdict(self.findings)
