"""Letters on paper: kept with their gesture, printed, posted; and what stands on the page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Business, Staff
from kulanz.customers import silence
from kulanz.customers.models import Customer
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal

from . import paper, printable
from .letter_words import GAP, PAPER
from .models import Gesture, PaperLetter
from .paper import Sheet

State = Gesture.State
# A standard letter within Germany.
POSTAGE_CENTS = 95
LONGEST_TEXT = 20_000
MOST_AT_ONCE = 100
FEWEST_ADDRESS_LINES = 2
PRINTED = ("address", "subject", "text", "signed_by")


@dataclass(frozen=True, slots=True)
class Told:
    """A letter as somebody typed it."""

    address: str
    on: date
    subject: str
    text: str
    signed_by: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be printed, or would not be seen in the window; `field` is one of those of `Told`."""

    field: str
    text: Any


def check(told: Told) -> Told:
    """As it is kept; raises Refusal for the first fault."""
    for fault in faults(told):
        raise Refusal(fault.text)
    return _tidy(told)


def faults(told: Told) -> Iterator[Fault]:
    """All of them at once."""
    said = _tidy(told)
    for text in _address_faults(said.address.splitlines()):
        yield Fault("address", text)
    if not said.text:
        yield Fault("text", _("Please write the letter first."))
    if len(said.text) > LONGEST_TEXT:
        yield Fault("text", _("This letter is too long for an envelope. Please make it shorter."))
    for field in PRINTED:
        words = getattr(said, field)
        if GAP in words:
            gap = _("There is a gap left in the letter: {gap}. Please fill it or delete it.")
            yield Fault(field, format_lazy(gap, gap=GAP))
        if signs := printable.unprintable(words):
            bad = _("These signs cannot be printed: {signs}. Please write them in another way.")
            yield Fault(field, format_lazy(bad, signs=" ".join(signs[:20])))


def keep(gesture: Gesture, told: Told) -> PaperLetter:
    said = check(told)
    return PaperLetter.objects.create(
        gesture=gesture,
        address=said.address,
        on=said.on,
        subject=said.subject,
        text=said.text,
        signed_by=said.signed_by,
    )


@transaction.atomic
def change(letter: PaperLetter, told: Told) -> None:
    """Until it is posted; what was printed before has to be printed again."""
    said, row = check(told), _held(letter)
    if row.gesture.state not in {State.PROPOSED, State.APPROVED}:
        raise Refusal(_("This letter is on its way already, or will not be sent."))
    if told_of(row) == said:
        return
    row.address, row.on, row.subject = said.address, said.on, said.subject
    row.text, row.signed_by, row.printed_at = said.text, said.signed_by, None
    row.save()
    letter.refresh_from_db()


def told_of(letter: PaperLetter) -> Told:
    return Told(letter.address, letter.on, letter.subject, letter.text, letter.signed_by)


def print_all(rows: Iterable[PaperLetter], *, title: str, by: Staff, both_sides: bool = False) -> bytes:
    """One PDF of those allowed, in the order in which they were written; from now on they count as printed."""
    letters = sorted(rows, key=lambda one: one.pk)
    if not letters:
        raise Refusal(_("Please choose the letters first."))
    if len(letters) > MOST_AT_ONCE:
        raise Refusal(format_lazy(_("At most {most} letters at once."), most=MOST_AT_ONCE))
    for letter in letters:
        _check_may_leave(letter)
    printed = draw(letters, title=title, both_sides=both_sides)
    _mark_printed(letters, by)
    return printed


def draw(letters: Sequence[PaperLetter], *, title: str, both_sides: bool = False) -> bytes:
    """The PDF alone; nothing is noted."""
    business = Business.objects.first() or Business()
    sheets = [sheet(letter, business) for letter in letters]
    language = tongue(letters[0].gesture.customer, business) if len(letters) == 1 else business.language
    return paper.document(sheets, title=title, language=language, author=business.name, both_sides=both_sides)


def sheet(letter: PaperLetter, business: Business) -> Sheet:
    language = tongue(letter.gesture.customer, business)
    words = PAPER[language]
    day = format_date(letter.on, "long", locale="de" if language == "de" else "en_GB")
    place = [line.strip() for line in business.postal_address.splitlines() if line.strip()]
    named = place if place and place[0].startswith(business.name) else [business.name, *place]
    site = business.website.partition("://")[2].rstrip("/")
    facts = [(words["phone"], business.phone), (words["email"], business.email), (words["day"], day)]
    return Sheet(
        sender=business.name,
        back_address=named,
        address=letter.address.splitlines(),
        facts=[(label, value) for label, value in facts if value],
        subject=letter.subject,
        text=_with_whole_number(letter.text, business.phone),
        signed_by=letter.signed_by,
        footer=[named, [line for line in (business.phone, business.email) if line], [site] if site else []],
        counting=words["counting"],
    )


def tongue(customer: Customer, business: Business) -> str:
    return "en" if (customer.language or business.language) == "en" else "de"


@transaction.atomic
def mark_posted(letter: PaperLetter) -> None:
    row = _held(letter)
    if row.gesture.state != State.APPROVED:
        raise Refusal(_("This letter is on its way already, or is not allowed yet."))
    if row.printed_at is None:
        raise Refusal(_("This letter has not been printed yet, or was changed since."))
    _check_silence(row)
    row.posted_at = timezone.now()
    row.save(update_fields=["posted_at"])


@transaction.atomic
def mark_not_posted(letter: PaperLetter) -> None:
    row = _held(letter)
    if row.posted_at is None:
        raise Refusal(_("This letter has not been posted."))
    row.posted_at = None
    row.save(update_fields=["posted_at"])


def known() -> QuerySet[PaperLetter]:
    return PaperLetter.objects.select_related(
        "gesture__customer", "gesture__conversation", "gesture__proposed_by"
    )


def to_print() -> QuerySet[PaperLetter]:
    """Allowed and not printed yet, the oldest first; and those that wait for a second pair of eyes."""
    return known().filter(gesture__state__in=(State.APPROVED, State.PROPOSED), printed_at=None).order_by("pk")


def to_post() -> QuerySet[PaperLetter]:
    return (
        known().filter(gesture__state=State.APPROVED, printed_at__isnull=False).order_by("printed_at", "pk")
    )


def posted() -> QuerySet[PaperLetter]:
    """The newest first."""
    return known().filter(gesture__state=State.GIVEN).order_by("-gesture__given_at", "-pk")


def last_address(customer: Customer) -> str:
    """Where their newest letter went."""
    rows = PaperLetter.objects.filter(gesture__customer=customer).order_by("-pk")
    return rows.values_list("address", flat=True).first() or ""


def usual_postage(currency: str) -> int:
    """What the newest one cost."""
    rows = Gesture.objects.filter(kind=Gesture.Kind.LETTER, currency=currency).order_by("-pk")
    cents = rows.values_list("cents", flat=True).first()
    return POSTAGE_CENTS if cents is None else cents


def _with_whole_number(text: str, phone: str) -> str:
    """Our number is not torn apart at the end of a line."""
    return text.replace(phone, phone.replace(" ", "\u00a0")) if phone else text


def _tidy(told: Told) -> Told:
    lines = [" ".join(line.split()) for line in told.address.splitlines() if line.strip()]
    text = "\n".join(line.rstrip() for line in told.text.strip().splitlines())
    return Told("\n".join(lines), told.on, told.subject.strip(), text, told.signed_by.strip())


def _address_faults(lines: list[str]) -> Iterator[Any]:
    if len(lines) < FEWEST_ADDRESS_LINES:
        yield _("Please write the whole address: the name, the street, the town.")
    if len(lines) > paper.ADDRESS_LINES:
        told = _("The window of the envelope shows {most} lines; this address has {lines}.")
        yield format_lazy(told, most=paper.ADDRESS_LINES, lines=len(lines))
    for line in lines:
        if not paper.fits_window(line):
            told = _("This line is too long for the window of the envelope: {line}")
            yield format_lazy(told, line=line[:120])


def _check_may_leave(letter: PaperLetter) -> None:
    if letter.gesture.state != State.APPROVED:
        raise Refusal(
            _("One of these letters is not allowed yet, or is on its way already. Please look again.")
        )
    _check_silence(letter)


def _check_silence(letter: PaperLetter) -> None:
    if silence.since(letter.gesture.customer):
        said = _("{name} asked never to be written to again. Their letter is neither printed nor posted.")
        raise Refusal(format_lazy(said, name=str(letter.gesture.customer)))


def _mark_printed(letters: list[PaperLetter], by: Staff) -> None:
    """Only as they stand on the paper: what was changed in the meantime is not printed yet."""
    with transaction.atomic():
        for letter in letters:
            row = _held(letter)
            if told_of(row) != told_of(letter) or row.gesture.state != State.APPROVED:
                raise Refusal(_("One of these letters was changed just now. Please print them again."))
            row.printed_at = timezone.now()
            row.save(update_fields=["printed_at"])
            about = row.gesture.conversation or row.gesture.customer
            record("letter_printed", about, by=by, gesture=row.gesture.pk)


def _held(letter: PaperLetter) -> PaperLetter:
    rows = known().select_for_update(of=("self",))
    return rows.get(pk=letter.pk)
