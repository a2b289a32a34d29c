"""How an acknowledgement would read if a mail came now, for whoever switches it on."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import helppages, hours, profile
from kulanz.business.models import Language, Register, Staff

from . import named, words

INVENTED = "Erika Muster"
# English knows no du: what differs is the greeting.
_ENGLISH = {Register.SIE: _("with the whole name"), Register.DU: _("with the first name")}


@dataclass(frozen=True, slots=True)
class Example:
    code: str
    language: str
    register: str
    subject: str
    text: str


def examples(person: Staff | None) -> list[Example]:
    """In both languages and forms of address, the business's own first; none where nobody could be named."""
    business = profile.business()
    business.answers_by_name = person
    goal = hours.same_day_goal(timezone.now())
    answering = named(business, None, goal)
    if answering is None:
        return []
    found = []
    for language in sorted(Language, key=lambda one: one != business.language):
        page = next((one for one in helppages.everything() if one.language == language), None)
        for register in sorted(Register, key=lambda one: one != business.register):
            said = words.write(
                business, answering, goal, page, name=INVENTED, language=language, register=register
            )
            tone = register.label if language == Language.GERMAN else _ENGLISH[register]
            found.append(Example(str(language), str(language.label), str(tone), said.subject, said.text))
    return found
