"""Keeping a note: those whom it names hear of it without what is nobody's business in passing."""

from kulanz.business.models import Staff
from kulanz.conversations import notes
from kulanz.conversations.models import Conversation, Note
from kulanz.triage import covering


def add(conversation: Conversation, text: str, *, by: Staff) -> Note:
    told = covering.of_one(conversation).covered_note(text.strip())
    return notes.add(conversation, text, by=by, told=told)
