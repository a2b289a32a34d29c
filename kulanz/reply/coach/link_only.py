"""A draft that is hardly more than a link or a hint at the questions and answers."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .family import Family, Phrases, compiled
from .finding import Finding
from .written import Written, words

FAMILY = Family(
    "link_only",
    _("A link alone says: find it yourself. Answer in a sentence, then give the link."),
    Phrases(),
    Phrases(),
    better=_("In short: … More about it stands here: …"),
    better_du=pgettext_lazy("du", "In short: … More about it stands here: …"),
)
_LINK = re.compile(
    r"https?://\S+|www\.\S+|\b[\w-]+\.(?:de|com|at|ch|net|org|shop|example|co\.uk|test)(?:/\S*)?"
)
_SHELF = {
    "de": compiled(
        r"faqs?|faq-\w+|hilfe-?(?:seite|bereich|center|portal|artikel)~|häufige~ fragen|(?:auf|in) (?:unserer|der) (?:web|home|internet|produkt|info)?-?(?:seite|site|page)|website|webseite|homepage|link|kontaktformular|retourenportal|online-?portal|anleitung (?:auf|im|unter)"
    ),
    "en": compiled(r"faqs?|help (?:cent(?:er|re)|page|section|article|pages)|our (?:web)?site|website|link|knowledge base|contact form|returns portal|support page|documentation|the docs"),
}  # fmt: skip
_SEE = {
    "de": compiled(r"find~|sieh~|schau~|les~|lies|nachles~|nachschau~|nachzulesen|klick~|steh~|besuch~|nutz~|verwend~|beantwort~|geh~ … auf|unter|gibt|guck~"),
    "en": compiled(r"see|find|found|visit|check|read|click|look|use|refer|consult|go to|covered|explained|answered|available|follow"),
}  # fmt: skip
# So many words beside the sentences with a link still say nothing of their own.
FEW_BESIDE = 13
FEW_IN_ALL = 55


def look(draft: Written) -> Iterator[Finding]:
    language = "en" if draft.language == "en" else "de"
    shelf, see = _SHELF[language], _SEE[language]
    linking = [
        s for s in draft.body if _LINK.search(s.words) or (shelf.search(s.words) and see.search(s.words))
    ]
    beside = sum(len(words(s.words)) for s in draft.body if s not in linking)
    inside = sum(len(words(_LINK.sub("", s.words))) for s in linking)
    if linking and beside <= FEW_BESIDE and beside + inside <= FEW_IN_ALL:
        yield FAMILY.finding(draft, linking[0])
