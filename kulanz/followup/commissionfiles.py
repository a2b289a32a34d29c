"""Lists of commissions: uploaded, looked at, taken behind the scenes; their bytes go as soon as they may."""

from collections.abc import Iterable
from dataclasses import astuple
from datetime import timedelta

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.customers.orderfiles import sniff
from kulanz.customers.orderfiles.layout import Layout
from kulanz.jobs.tasks import task
from kulanz.lib.refusal import Refusal

from . import commissionlist, commissions
from .commissionlist import MOST_LINES, Line, Look, Wish
from .models import Commission, CommissionFile

LARGEST = 5_000_000
LINES_AT_ONCE = 200
ERRORS_KEPT = 200
KEPT_FOR = timedelta(days=30)

State = CommissionFile.State
_NOT_TEXT = {
    "empty": _("The file is empty."),
    "workbook": _("This is an Excel workbook. Save it as CSV there, and choose that file."),
    "pdf": _("This is a PDF. The desk needs the list as CSV."),
    "packed": _("The file is packed. Unpack it, and choose the CSV inside."),
    "binary": _("This file is no text with columns. The desk needs the list as CSV."),
}


def upload(name: str, size: int, pieces: Iterable[bytes], *, by: Staff) -> CommissionFile:
    """Keep the bytes until somebody has looked at how they are read."""
    if size > LARGEST:
        raise Refusal(_("The file is larger than 5 MB. Please bring one year at a time."))
    content = b"".join(pieces)
    if _read(content, Wish()).lines > MOST_LINES:
        raise Refusal(_("The file has more than 20,000 lines. Please bring one year at a time."))
    return CommissionFile.objects.create(name=name[:200], content=content, by=by)


def listed() -> QuerySet[CommissionFile]:
    return CommissionFile.objects.defer("content").select_related("by")


def look(file: CommissionFile, wish: Wish) -> Look:
    """How the file would be read, as somebody wishes and the desk guesses."""
    return _read(bytes(file.content), wish)


def begin(file: CommissionFile, found: Look) -> None:
    """Have its lines taken behind the scenes; nothing where that was begun already."""
    with transaction.atomic():
        begun = CommissionFile.objects.filter(pk=file.pk, state=State.MAPPING).update(
            state=State.READING, layout=found.layout.kept(), lines=found.lines
        )
        if begun:
            take.enqueue(key=f"commission file {file.pk}", file=file.pk)


def discard(file: CommissionFile) -> None:
    """What was taken stays; nothing else of it does."""
    file.delete()


def forget_old() -> int:
    """What nobody went on with, and lists of errors that quote partners; how many."""
    before = timezone.now() - KEPT_FOR
    number, _each = CommissionFile.objects.filter(at__lt=before).exclude(state=State.READING).delete()
    return number


@task(name="take commissions from a file", lease=30.0)
def take(file: int) -> None:
    """Portion by portion; a worker that dies in between loses one portion's work."""
    found = CommissionFile.objects.filter(pk=file, state=State.READING).first()
    if found is None:
        return
    layout = Layout.of(found.layout)
    lines = list(commissionlist.read(bytes(found.content), layout, today=timezone.localdate(found.at)))
    for begin_at in range(0, len(lines), LINES_AT_ONCE):
        if not _keep(file, lines[begin_at : begin_at + LINES_AT_ONCE]):
            return
    CommissionFile.objects.filter(pk=file, state=State.READING).update(state=State.DONE, content=b"")


def _keep(pk: int, lines: list[Line]) -> bool:
    """False where the file is gone, or not to be read any more."""
    with transaction.atomic():
        file = (
            CommissionFile.objects.select_for_update(of=("self",)).select_related("by").filter(pk=pk).first()
        )
        if file is None or file.state != State.READING:
            return False
        fresh = [line for line in lines if line.number > file.line]
        kept = commissions.keep([line.told for line in fresh if line.told], by=file.by)
        faults = [list(astuple(fault)) for line in fresh for fault in line.faults]
        file.line = lines[-1].number
        file.made += kept.made
        file.changed += kept.changed
        file.failed += sum(line.told is None for line in fresh)
        file.errors = [*file.errors, *faults][:ERRORS_KEPT]
        file.save(update_fields=["line", "made", "changed", "failed", "errors"])
    return True


def _read(content: bytes, wish: Wish) -> Look:
    try:
        return commissionlist.look(content, wish, today=timezone.localdate(), currency=_usual_currency())
    except sniff.NotText as no:
        raise Refusal(_NOT_TEXT[no.kind]) from no


def _usual_currency() -> str:
    """As most commissions have it."""
    counted = Commission.objects.values("currency").annotate(number=Count("pk"))
    most = counted.order_by("-number", "currency").first()
    return str(most["currency"]) if most else "EUR"
