"""What shops call the state of an order, in German and English."""

from kulanz.customers.models import Order

from .columns import plain

_WORDS = {
    Order.State.OPEN: "offen open pending unpaid unbezahlt nichtbezahlt ausstehend zahlungausstehend pendingpayment"
    " awaitingpayment onhold inwartestellung wartend authorized autorisiert partiallypaid teilweisebezahlt vorgemerkt",
    Order.State.PAID: "paid bezahlt processing inbearbeitung payed inprogress zahlungerhalten komplettbezahlt"
    " partiallyrefunded teilweiseerstattet teilerstattet unfulfilled",
    Order.State.SENT: "sent shipped versendet versandt verschickt geliefert zugestellt delivered fulfilled completed"
    " complete abgeschlossen fertiggestellt erledigt done komplettabgeschlossen komplettausgeliefert",
    Order.State.REFUNDED: "refunded erstattet ruckerstattet rueckerstattet zuruckerstattet zurueckerstattet"
    " gutgeschrieben vollstandigerstattet fullyrefunded retourniert retoure returned zuruckgegeben zurueckgegeben"
    " zuruckgesendet zurueckgesendet zuruckgeschickt",
    Order.State.CANCELLED: "cancelled canceled storniert abgebrochen voided failed fehlgeschlagen expired abgelaufen"
    " declined abgelehnt geloscht trash storno",
}
_STATES = {word: state for state, words in _WORDS.items() for word in words.split()}


def find(said: str) -> Order.State | None:
    """The state that a cell names; None for a word that is not known."""
    word = plain(said)
    return _STATES.get(word) or _STATES.get(word.removeprefix("wc"))
