"""Snippets: passages to be reused, in the customer's language and form of address."""

from collections.abc import Callable

from django.db.models import F, Q

from kulanz.business.models import Business, Staff
from kulanz.conversations.models import Conversation

from . import fitting
from .fitting import PLACEHOLDER
from .models import Snippet

# One word is the beginning of a name; what somebody means takes two.
FEWEST_WORDS = 2


def offer(prefix: str, language: str, register: str, *, most: int = 12) -> list[Snippet]:
    """Those whose shortcut or title has it, then those that mean it; the customer's language and address first."""
    found = Snippet.objects.filter(Q(shortcut__istartswith=prefix) | Q(title__icontains=prefix))
    ranked = sorted(
        found, key=lambda s: (s.language != language, s.register != register, -s.uses, s.shortcut)
    )
    if len(prefix.split()) >= FEWEST_WORDS:
        ranked += [one for one in fitting.by_meaning(prefix, language, register) if one not in ranked]
    return ranked[:most]


def fill(
    snippet: Snippet, conversation: Conversation | None, staff: Staff, *, cover: Callable[[str], str] = str
) -> str:
    """The text with its placeholders filled from the records, as `cover` lets them be passed on.

    What is not known stays as a gap to see.
    """
    known = {name: cover(said) for name, said in placeholders(conversation, staff).items()}
    Snippet.objects.filter(pk=snippet.pk).update(uses=F("uses") + 1)
    return PLACEHOLDER.sub(lambda found: known.get(found.group(1)) or found.group(), snippet.text)


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
