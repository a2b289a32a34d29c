"""How an acknowledgement would read if a mail came now, for whoever switches it on."""

from dataclasses import dataclass

from django.utils import timezone

from kulanz.business import helppages, hours, profile
from kulanz.business.models import Language, Register, Staff

from . import named, words

INVENTED = "Erika Muster"


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
            found.append(
                Example(str(language), str(language.label), str(register.label), said.subject, said.text)
            )
    return found
