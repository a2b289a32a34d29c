"""Notes: what staff say among themselves, with @name."""

import re

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kulanz.business import notices
from kulanz.business.models import Notice, Staff
from kulanz.lib.refusal import Refusal

from . import search
from .models import Conversation, Note


@transaction.atomic
def add(
    conversation: Conversation, text: str, *, by: Staff, told: str = "", kind: str = Notice.Kind.MENTIONED
) -> Note:
    """Keep a note and tell everyone whom it names with @, in the words of `told` if there are any."""
    text = text.strip()
    if not text:
        raise Refusal(_("The note is empty."))
    note = Note.objects.create(conversation=conversation, author=by, text=text)
    note.mentioned.set(mentioned(text))
    for staff in note.mentioned.exclude(pk=by.pk):
        notices.tell(staff, kind, conversation, actor=by, text=told or text)
    search.index_note(note)
    return note


def mentioned(text: str) -> list[Staff]:
    """The staff named with @: by full name, or by a first name that only one of them has."""
    people = list(Staff.objects.filter(is_active=True))
    first_names = [person.name.split()[0].lower() for person in people if person.name]
    found = []
    for person in people:
        names = [person.name]
        first = person.name.split()[0] if person.name else ""
        if first and first_names.count(first.lower()) == 1:
            names.append(first)
        if any(re.search(rf"(?<![\w.])@{re.escape(name)}\b", text, re.IGNORECASE) for name in names if name):
            found.append(person)
    return found
