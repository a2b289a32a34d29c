"""Answers in another language than they wrote in."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kulanz.reading import language

from .finding import Finding
from .written import Written, words

# So much of each makes sure that it is not only a name and a greeting.
FEW_WORDS = 12


def look(draft: Written) -> Iterator[Finding]:
    """An absence, as a note; silent where either of the two speaks no language clearly."""
    incoming = draft.situation.incoming
    if min(len(words(draft.text)), len(words(incoming))) < FEW_WORDS:
        return
    theirs, ours = language.language_of(incoming), language.language_of(draft.text)
    if theirs and ours and theirs != ours:
        reason = _("They wrote in German.") if theirs == "de" else _("They wrote in English.")
        yield Finding("wrong_language", None, None, None, "note", reason)
