"""Files of orders as an owner brings them."""

from io import BytesIO

from kulanz.business.models import Staff
from kulanz.customers.models import OrderFile
from kulanz.customers.orderfiles import survey
from kulanz.flow import orderfiles
from tests import a

HEAD = "Nr;Datum;Summe;Mail;Artikel;Menge;Erstattet;Status\n"


def uploaded(
    content: str | bytes, shop: str = "Laden", by: Staff | None = None, name: str = "orders.csv"
) -> OrderFile:
    data = content.encode() if isinstance(content, str) else content
    by = by or Staff.objects.first() or a.staff("owner")
    return orderfiles.upload(name, len(data), lambda: BytesIO(data), shop, by=by)


def taken(content: str | bytes, shop: str = "Laden", **wished: object) -> OrderFile:
    """Uploaded, read as guessed (but for what is wished), and worked off as a worker does it."""
    file = uploaded(content, shop)
    found = orderfiles.look(file, survey.Wish(**wished))  # type: ignore[arg-type]  # the names are its own
    assert not found.missing, found.missing
    orderfiles.begin(file, found.layout)
    orderfiles.take(file=file.pk)
    file.refresh_from_db()
    return file


def told(file: OrderFile) -> tuple[int, int, int]:
    return file.made, file.changed, file.failed
