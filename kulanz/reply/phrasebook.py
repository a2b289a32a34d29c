"""All snippets, found by word and by meaning, their placeholders explained, and how a passage will look."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.business.models import Staff

from . import fitting, snippets
from .models import Snippet

PLACEHOLDERS = [
    ("name", gettext_lazy("the customer's name")),
    ("first_name", gettext_lazy("the customer's first name")),
    ("last_name", gettext_lazy("the customer's last name")),
    ("subject", gettext_lazy("the subject of the conversation")),
    ("staff", gettext_lazy("your name")),
    ("business", gettext_lazy("the name of the business")),
    ("phone", gettext_lazy("the phone number of the business")),
    ("guarantee", gettext_lazy("the guarantee terms")),
]


def everything() -> "QuerySet[Snippet]":
    return Snippet.objects.all()


def search(words: str, staff: Staff) -> list[Snippet]:
    """Those that have the words in shortcut, title or text, then those that mean them; all where none are told."""
    words = words.strip()
    if not words:
        return list(everything())
    has = Q(shortcut__icontains=words) | Q(title__icontains=words) | Q(text__icontains=words)
    found = list(everything().filter(has))
    return found + [one for one in fitting.by_meaning(words, staff.language, "") if one not in found]


def drop(snippet: Snippet) -> None:
    snippet.delete()


def example(text: str, staff: Staff) -> str:
    """`text` as an invented customer would get it; what is unknown stays as a gap to see."""
    known = snippets.placeholders(None, staff) | {
        "name": "Karla Beispiel",
        "first_name": "Karla",
        "last_name": "Beispiel",
        "subject": _("Where is my order?"),
    }
    for name, value in known.items():
        if value:
            text = text.replace(f"{{{name}}}", value)
    return text
