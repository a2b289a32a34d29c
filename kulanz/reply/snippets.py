"""Snippets: passages to be reused, in the customer's language and form of address."""

import re
from collections.abc import Callable

from django.db.models import F, Q

from kulanz.business.models import Business, Staff
from kulanz.conversations.models import Conversation

from .models import Snippet

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def offer(prefix: str, language: str, register: str, *, most: int = 12) -> list[Snippet]:
    """The snippets whose shortcut or title begins so; the customer's language and address first."""
    found = Snippet.objects.filter(Q(shortcut__istartswith=prefix) | Q(title__icontains=prefix))
    ranked = sorted(
        found, key=lambda s: (s.language != language, s.register != register, -s.uses, s.shortcut)
    )
    return ranked[:most]


def fill(
    snippet: Snippet, conversation: Conversation | None, staff: Staff, *, cover: Callable[[str], str] = str
) -> str:
    """The text with its placeholders filled from the records, as `cover` lets them be passed on.

    What is not known stays as a gap to see.
    """
    known = {name: cover(said) for name, said in placeholders(conversation, staff).items()}
    Snippet.objects.filter(pk=snippet.pk).update(uses=F("uses") + 1)
    return _PLACEHOLDER.sub(lambda found: known.get(found.group(1)) or found.group(), snippet.text)


def placeholders(conversation: Conversation | None, staff: Staff) -> dict[str, str]:
    business = Business.objects.first()
    name = conversation.customer.name if conversation else ""
    words = name.split()
    return {
        "name": name,
        "first_name": words[0] if words else "",
        "last_name": words[-1] if len(words) > 1 else "",
        "subject": conversation.subject if conversation else "",
        "staff": staff.name,
        "business": business.name if business else "",
        "phone": business.phone if business else "",
        "guarantee": business.guarantee_terms if business else "",
    }
