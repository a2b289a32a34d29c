"""Our columns and what shops call them in their files, in German and English; knows no database."""

import unicodedata
from collections.abc import Callable, Sequence

from . import amounts, dates, sniff

FIELDS = (
    "number", "date", "amount", "email", "name", "first_name", "currency", "status", "product", "quantity",
    "price", "refunded",
)  # fmt: skip
MUSTS = ("date", "amount", "email")

# Without spaces and marks, ä as a; the likelier first. WooCommerce, Shopify, Etsy, eBay, Shopware, Magento, PayPal.
NAMES: dict[str, tuple[str, ...]] = {
    field: tuple(names.split())
    for field, names in {
        "number": "bestellnummer ordernumber orderno ordernr bestellnr number orderid bestellid auftragsnummer"
        " auftragsnr order bestellung ordername salesrecordnumber verkaufsprotokollnummer incrementid vorgangsnummer"
        " rechnungsnummer invoicenumber transactionid transaktionscode nummer id nr",
        "date": "createdat orderdate bestelldatum datumderbestellung auftragsdatum saledate verkaufsdatum verkauftam"
        " kaufdatum purchasedate bestelltam bestellzeit bestellzeitpunkt ordertime orderdatetime datecreated"
        " datederbestellung paiddate datum date zeitpunkt zeit time",
        "amount": "total ordertotal gesamtbetrag gesamtsumme bestellsumme bestellwert gesamtpreis grandtotal"
        " grandtotalpurchased ordertotalamount invoiceamount amounttotal totalprice totalamount rechnungsbetrag"
        " gesamt summe endbetrag bruttobetrag brutto gross ordervalue amount betrag umsatz usd eur value preis price",
        "email": "email emailadresse emailaddress mail mailadresse kundenemail kundenmail customeremail billingemail"
        " emailbilling rechnungsemail buyeremail kauferemail emailadressedeskaufers emaildeskaufers buyersemail"
        " emailkaufer contactemail fromemailaddress absenderemailadresse kunde customer kaufer kaeufer buyer",
        "name": "kundenname customername billingname buyername fullname namedeskaufers namedeskunden rechnungsname"
        " billtoname besteller name kunde customer kaufer kaeufer buyer kundin empfanger shippingname shipname"
        " nachname lastname surname lastnamebilling billinglastname",
        "first_name": "vorname firstname firstnamebilling billingfirstname",
        "currency": "currency wahrung waehrung ordercurrency currencycode wahrungscode currencyiso",
        "status": "financialstatus zahlungsstatus paymentstatus status orderstatus bestellstatus auftragsstatus"
        " bestellungsstatus orderstate state",
        "product": "lineitemname productname produktname product produkt artikelname artikelbezeichnung articlename"
        " itemname itemtitle artikeltitel angebotstitel item artikel bezeichnung titel title lineitems produkte",
        "quantity": "lineitemquantity quantity qty menge anzahl stuckzahl stueckzahl stuck itemquantity"
        " articlequantity numberofitems",
        "price": "lineitemprice einzelpreis stuckpreis stueckpreis unitprice itemprice itemcost articleprice soldfor"
        " verkauftfur",
        "refunded": "refundedamount orderrefundamount erstattungsbetrag erstattet erstattung ruckerstattung"
        " rueckerstattung refund refunded totalrefunded refundamount",
    }.items()
}
_LAST_NAMES = {"nachname", "lastname", "surname", "lastnamebilling", "billinglastname"}


def plain(name: str) -> str:
    """A column's name without case, accents, spaces and marks."""
    apart = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    return "".join(char for char in apart if char.isalnum())


def guess(names: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Which of the file's columns is which of ours, by its name and else by what stands in it."""
    found: dict[str, int] = {}
    told = [plain(name) for name in names]
    if "lineitemname" in told and "name" in told:  # Shopify calls the order's number "Name"
        found["number"] = told.index("name")
    for field in FIELDS:
        if field not in found:
            _by_name(field, told, rows, found)
    for field, holds in _CONTENT.items():
        if field not in found:
            _by_content(field, holds, rows, found)
    for field in {"date", "amount"} - found.keys():  # so that what stands there is shown as wrong
        _by_name(field, told, rows, found, at_least=0.0)
    if "first_name" in found and ("name" not in found or told[found["name"]] not in _LAST_NAMES):
        del found["first_name"]
    return found


def _by_name(
    field: str,
    told: Sequence[str],
    rows: Sequence[Sequence[str]],
    found: dict[str, int],
    at_least: float = 0.5,
) -> None:
    holds = _CONTENT.get(field)
    if field == "name":
        last = next((at for at, name in enumerate(told) if name in _LAST_NAMES), None)
        if last is not None and any(name in NAMES["first_name"] for name in told):
            found["name"] = last
            return
    for name in NAMES[field]:
        for at, one in enumerate(told):
            if (
                one == name
                and at not in found.values()
                and (not holds or _share(holds, rows, at) >= at_least)
            ):
                found[field] = at
                return


def _by_content(
    field: str, holds: Callable[[str], bool], rows: Sequence[Sequence[str]], found: dict[str, int]
) -> None:
    width = max((len(row) for row in rows), default=0)
    free = [at for at in range(width) if at not in found.values()]
    fitting = [at for at in free if _share(holds, rows, at) >= 0.9 and _is_filled(rows, at)]
    if fitting:
        found[field] = fitting[-1] if field == "amount" else fitting[0]


def _share(holds: Callable[[str], bool], rows: Sequence[Sequence[str]], at: int) -> float:
    """Of the cells of this column that are not empty; 1 where all are."""
    cells = [row[at] for row in rows if at < len(row) and row[at].strip()]
    return sum(map(holds, cells)) / len(cells) if cells else 1.0


def _is_filled(rows: Sequence[Sequence[str]], at: int) -> bool:
    return any(at < len(row) and row[at].strip() for row in rows)


def _is_amount(cell: str) -> bool:
    return amounts.parse(cell) is not None


def _is_date(cell: str) -> bool:
    return dates.parse(cell) is not None


_CONTENT: dict[str, Callable[[str], bool]] = {
    "email": sniff.is_address,
    "date": _is_date,
    "amount": _is_amount,
}
