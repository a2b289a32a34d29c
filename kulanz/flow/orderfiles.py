"""Files of orders: uploaded, looked at, taken behind the scenes; their bytes are forgotten as soon as they may."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.customers.models import Order, OrderFile, Shop
from kulanz.customers.orderfiles import sniff, source, survey, taking
from kulanz.customers.orderfiles.layout import Layout
from kulanz.customers.orderfiles.reading import Fault
from kulanz.jobs.tasks import task
from kulanz.lib import vault
from kulanz.lib.refusal import Refusal

from . import unneeded

LARGEST = 200_000_000
# One job is at it for so long, so that others get their turn and a retry has little to repeat.
SECONDS_AT_ONCE = 20.0
# So long a file may lie about that nobody goes on with, or whose errors somebody may still want.
KEPT_FOR = timedelta(days=30)

State = OrderFile.State
_NOT_TEXT = {
    "empty": _("The file is empty."),
    "workbook": _("This is an Excel workbook. Save it as CSV there, and choose that file."),
    "pdf": _("This is a PDF. The desk needs the orders as CSV; most shops call that “export”."),
    "packed": _("The file is packed. Unpack it, and choose the CSV inside."),
    "binary": _("This file is no text with columns. The desk needs the orders as CSV."),
}


def listed() -> QuerySet[OrderFile]:
    return OrderFile.objects.select_related("shop", "by")


def shops() -> QuerySet[Shop]:
    """Those whose orders come in files."""
    return Shop.objects.filter(kind=Shop.Kind.CSV)


def upload(
    name: str, size: int, pieces: Callable[[], Iterable[bytes]], shop: Shop | str, *, by: Staff
) -> OrderFile:
    """Keep the bytes and what they look like; `shop` is one that is there or the name of a new one."""
    if size > LARGEST:
        raise Refusal(
            _("The file is larger than 200 MB. Export a shorter time each, and upload one after another.")
        )
    try:
        sniffed = sniff.sniff(_head(pieces()))
    except sniff.NotText as no:
        raise Refusal(_NOT_TEXT[no.kind]) from no
    lines = _lines(pieces())
    with vault.naming_stream(pieces) as digest, transaction.atomic():
        return OrderFile.objects.create(
            shop=_shop(shop) if isinstance(shop, str) else shop,
            name=name[:200],
            sha256=digest,
            encoding=sniffed.encoding,
            separator=sniffed.separator,
            lines=lines,
            by=by,
        )


def look(file: OrderFile, wish: survey.Wish) -> survey.Look:
    """How the file would be read, as somebody wishes and the desk guesses; raises Refusal where it cannot be."""
    try:
        return survey.look(
            lambda: source.opened(file.sha256),
            source.head(file.sha256, sniff.HEAD),
            wish,
            zone=hours.zone().key,
            currency=_usual_currency(file.shop),
        )
    except sniff.NotText as no:
        raise Refusal(_NOT_TEXT[no.kind]) from no


def begin(file: OrderFile, layout: Layout) -> None:
    """Have its orders taken behind the scenes; nothing where that was begun already."""
    with transaction.atomic():
        begun = OrderFile.objects.filter(pk=file.pk, state=State.MAPPING).update(
            state=State.READING,
            encoding=layout.encoding,
            separator=layout.separator,
            columns=layout.kept(),
        )
        if begun:
            _enqueue(file.pk)


def break_off(file: OrderFile) -> None:
    """What was taken stays; the rest waits."""
    OrderFile.objects.filter(pk=file.pk, state=State.READING).update(state=State.FAILED)


def go_on(file: OrderFile) -> None:
    with transaction.atomic():
        if (
            OrderFile.objects.filter(pk=file.pk, state=State.FAILED)
            .exclude(sha256="")
            .update(state=State.READING)
        ):
            _enqueue(file.pk)


def discard(file: OrderFile) -> None:
    """Its orders stay; nothing else of it does."""
    digest = file.sha256
    with transaction.atomic():
        file.delete()
        transaction.on_commit(lambda: unneeded.forget([digest] if digest else []))


def faults(file: OrderFile) -> Iterator[Fault]:
    """Everything that was wrong so far; what is kept of it, where the bytes are gone."""
    if file.sha256:
        return taking.faults(file)
    return (Fault(*kept) for kept in file.errors)


@task(name="take orders from a file", lease=30.0)
def take(file: int) -> None:
    """For a while; then again, until the file is done. A worker that dies in between loses one portion's work."""
    found = OrderFile.objects.filter(pk=file, state=State.READING).first()
    if found is None:
        return
    came_to = taking.take(found, SECONDS_AT_ONCE)
    if came_to == "more":
        _enqueue(file)
    elif came_to == "end" and (done := taking.finish(file)):
        _forget_bytes([] if done.failed else [done])


def forget_old() -> int:
    """Uploads that nobody went on with, and what was kept for the list of errors; how many."""
    now = timezone.now()
    left = OrderFile.objects.filter(state=State.MAPPING, at__lt=now - KEPT_FOR)
    over = OrderFile.objects.filter(Q(state=State.DONE) | Q(state=State.FAILED), at__lt=now - KEPT_FOR)
    for file in left:
        discard(file)
    forgotten = _forget_bytes(list(over.exclude(sha256="")))
    over.exclude(errors=[]).update(errors=[])  # they quote customers
    return len(left) + forgotten


def _forget_bytes(files: list[OrderFile]) -> int:
    digests = {file.sha256 for file in files}
    with transaction.atomic():
        OrderFile.objects.filter(pk__in=[file.pk for file in files]).update(sha256="")
        transaction.on_commit(lambda: unneeded.forget(digests))
    return len(files)


def _enqueue(pk: int) -> None:
    take.enqueue(key=f"order file {pk}", file=pk)


def _shop(name: str) -> Shop:
    known = Shop.objects.filter(name__iexact=name.strip()).first()
    if known and known.kind != Shop.Kind.CSV:
        raise Refusal(_("There is a shop of this name already. Please choose another name."))
    return known or Shop.objects.create(kind=Shop.Kind.CSV, name=name.strip()[:100])


def _usual_currency(shop: Shop) -> str:
    """As the newest order of the shop has it."""
    newest = Order.objects.filter(shop=shop).order_by("-pk").values_list("currency", flat=True).first()
    return newest or "EUR"


def _head(pieces: Iterable[bytes]) -> bytes:
    head = b""
    for piece in pieces:
        head += piece
        if len(head) >= sniff.HEAD:
            break
    return head[: sniff.HEAD]


def _lines(pieces: Iterable[bytes]) -> int:
    """About how many lines it has, whatever the encoding; old Macs end them with a carriage return alone."""
    feeds = returns = 0
    for piece in pieces:
        feeds += piece.count(b"\n")
        returns += piece.count(b"\r")
    return feeds or returns
