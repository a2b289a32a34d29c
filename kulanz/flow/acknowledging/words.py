"""What an acknowledgement says: that it came, who answers by when, the phone, and a page that may help."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.dateformat import format as spelt
from django.utils.translation import override

from kulanz.business import hours
from kulanz.business.models import Business, HelpPage, Staff


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences in one language and form of address."""

    hello: str
    hello_nobody: str
    subject: str
    arrived: str
    today: str
    tomorrow: str
    on: str
    phone: str
    page: str
    automatic: str
    bye: str


@dataclass(frozen=True, slots=True)
class Said:
    """A whole acknowledgement; the promise in it is `text[start:end]`."""

    subject: str
    text: str
    start: int
    end: int


WORDS = {
    ("de", "sie"): Wording(
        hello="Guten Tag {whole},",
        hello_nobody="Guten Tag,",
        subject="Ihre Nachricht ist angekommen",
        arrived="Ihre Nachricht ist bei uns angekommen.",
        today="{who} antwortet Ihnen heute, {day}, bis {time} Uhr.",
        tomorrow="{who} antwortet Ihnen bis morgen, {day}, {time} Uhr.",
        on="{who} antwortet Ihnen bis {day}, {time} Uhr.",
        phone="Wenn Sie lieber sprechen: {phone}.",
        page="Vielleicht hilft Ihnen bis dahin diese Seite:",
        automatic="Diese Bestätigung ist automatisch. Ihre Nachricht liest {who} selbst.",
        bye="Freundliche Grüße",
    ),
    ("de", "du"): Wording(
        hello="Hallo {first},",
        hello_nobody="Hallo,",
        subject="Deine Nachricht ist angekommen",
        arrived="Deine Nachricht ist bei uns angekommen.",
        today="{who} antwortet dir heute, {day}, bis {time} Uhr.",
        tomorrow="{who} antwortet dir bis morgen, {day}, {time} Uhr.",
        on="{who} antwortet dir bis {day}, {time} Uhr.",
        phone="Wenn du lieber sprichst: {phone}.",
        page="Vielleicht hilft dir bis dahin diese Seite:",
        automatic="Diese Bestätigung ist automatisch. Deine Nachricht liest {who} selbst.",
        bye="Herzliche Grüße",
    ),
    ("en", "sie"): Wording(
        hello="Dear {whole},",
        hello_nobody="Hello,",
        subject="Your message has arrived",
        arrived="Your message has reached us.",
        today="{who} will answer you today, {day}, by {time} ({place} time).",
        tomorrow="{who} will answer you by tomorrow, {day}, {time} ({place} time).",
        on="{who} will answer you by {day}, {time} ({place} time).",
        phone="If you would rather talk: {phone}.",
        page="Until then this page may help:",
        automatic="This confirmation is automatic. {who} reads your message in person.",
        bye="Kind regards",
    ),
    ("en", "du"): Wording(
        hello="Hello {first},",
        hello_nobody="Hello,",
        subject="Your message has arrived",
        arrived="Your message has reached us.",
        today="{who} will answer you today, {day}, by {time} ({place} time).",
        tomorrow="{who} will answer you by tomorrow, {day}, {time} ({place} time).",
        on="{who} will answer you by {day}, {time} ({place} time).",
        phone="If you would rather talk: {phone}.",
        page="Until then this page may help:",
        automatic="This confirmation is automatic. {who} reads your message in person.",
        bye="Best wishes",
    ),
}
# A day with its name is one that nobody misreads.
_SPELLINGS = {"de": "l, j. F", "en": "l, j F"}
# What does not look like a name is not repeated: whoever forges a sender would have us send his words on.
_NAME = re.compile(r"[^\W\d_][^\W\d_.'’ -]*(?:[ .'’-]{1,2}[^\W\d_]+){0,4}\.?")
_LONGEST_NAME = 50


def write(
    business: Business,
    person: Staff,
    goal: datetime,
    page: HelpPage | None,
    *,
    name: str,
    language: str,
    register: str,
    signature: str = "",
) -> Said:
    """In the language and form of address of whom it goes to, else of the business."""
    language = _known(language, business.language, ("de", "en"))
    said = WORDS[language, _known(register, business.register, ("sie", "du"))]
    promise = _promise(said, person, goal, language)
    lead = f"{_hello(said, name)}\n\n{said.arrived} "
    parts = [
        f"{lead}{promise}",
        said.phone.format(phone=business.phone),
        f"{said.page}\n{page.title}\n{page.url}" if page else "",
        said.automatic.format(who=person.name),
        f"{said.bye}\n{business.name}",
        f"-- \n{signature.strip()}" if signature.strip() else "",
    ]
    text = "\n\n".join(part for part in parts if part) + "\n"
    return Said(said.subject, text, len(lead), len(lead) + len(promise))


def _promise(said: Wording, person: Staff, goal: datetime, language: str) -> str:
    local = goal.astimezone(hours.zone())
    today = timezone.now().astimezone(hours.zone()).date()
    ahead = {today: said.today, today + timedelta(days=1): said.tomorrow}
    with override(language):
        day = spelt(local, _SPELLINGS[language])
    time = str(local.hour) if language == "de" and not local.minute else f"{local.hour}:{local.minute:02d}"
    place = str(hours.zone()).rpartition("/")[2].replace("_", " ")
    return ahead.get(local.date(), said.on).format(who=person.name, day=day, time=time, place=place)


def _hello(said: Wording, name: str) -> str:
    words = name.split()
    if not words or len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        return said.hello_nobody
    return said.hello.format(whole=name, first=words[0])


def _known(wished: str, otherwise: str, known: tuple[str, str]) -> str:
    return wished if wished in known else otherwise if otherwise in known else known[0]
