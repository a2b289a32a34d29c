"""Announces an enclosure that is not there."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .family import Family, Phrases
from .finding import Finding
from .written import Written

FAMILY = Family(
    "attachment_missing",
    _("This speaks of an attachment, and nothing is attached yet."),
    Phrases(
        flaw=(
            r"(?:im|als|beiliegende[nr]?) anhang", r"in der anlage", r"anbei", r"(?:ist|sind|habe|haben) … (?:angehängt|beigefügt)",
            r"(?:füge|hänge) (?:ich |wir )?(?:{to} )?… (?:bei|an)", r"angehängte[nrs]? (?:datei|rechnung|dokument|pdf|formular)\w*", r"beigefügte[nrs]? \w+",
        ),
        innocent=(
            r"{your} (?:\w+ )?anhang", r"(?:haben|hast|hatten|hattest) {you}", r"{you} … (?:angehängt|beigefügt)", r"(?:schicken|senden|hängen|fügen|schick|sende|häng|füg)e? {you}", r"(?:ohne|kein\w*|fehlt\w*|ihr|dein) … anhang", r"könn(?:en|ten) {you}", r"links?", r"https?", r"im anhang {your}", r"wenn", r"falls", r"sobald",
            r"letzte[nr]? (?:mail|nachricht)", r"damals", r"bereits", r"gestern",
        ),
    ),
    Phrases(
        flaw=(r"(?:is|are|have|find|please see|see the) … attached", r"(?:i'm|i am|we are|we're) attaching", r"(?:i|we) (?:attach|enclose)", r"attached (?:is|are|you|please)", r"(?:see|find|in) the attachment", r"enclosed (?:is|are|you|please)", r"(?:the|an) attached (?:file|invoice|document|pdf|form|label)\w*"),
        innocent=(r"you(?:r|'ve| have)? (?:\w+ )?attach\w*", r"(?:no|without|missing|your) attachment", r"(?:could|can|please) (?:you )?(?:send|attach)", r"links?", r"https?", r"\bif\b", r"previous(?:ly)?", r"last (?:mail|email|message)", r"already"),
    ),
)  # fmt: skip


def look(draft: Written) -> Iterator[Finding]:
    """A note; silent where the facts do not say what is attached, and where what is announced follows at once."""
    files = draft.situation.facts.get("files")
    if not isinstance(files, list | tuple) or files:
        return
    for finding in FAMILY.look(draft):
        if not (finding.text or "").rstrip().endswith((":", "?")):
            yield FAMILY.finding(draft, draft.around(finding.start or 0, finding.end or 0), "note")
            return
