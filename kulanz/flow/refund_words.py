"""What can be said to the customer at each step of a refund: ready, kind, in their language and form of address."""

import re
from collections.abc import Mapping
from datetime import date

from babel.dates import format_date
from babel.numbers import format_currency

from kulanz.goodwill import guarantee
from kulanz.goodwill.models import RefundCase
from kulanz.goodwill.refunds import standing_of
from kulanz.lib import money

State, Why, Way = RefundCase.State, RefundCase.Refusal, RefundCase.Way
ENGLISH = 2
ACKNOWLEDGE, DECIDE, TELL = "acknowledge", "decide", "tell"

# Each as (German Sie, German du, English); they are for customers, and so not words of the screens.
_TEXTS: dict[str, tuple[str, str, str]] = {
    "acknowledge": (
        "danke, dass Sie uns geschrieben haben. Ihr Wunsch nach einer Erstattung für {what} ist angekommen. Ich sehe es"
        " mir an und melde mich bei Ihnen, sobald es entschieden ist.",
        "danke, dass du uns geschrieben hast. Dein Wunsch nach einer Erstattung für {what} ist angekommen. Ich sehe es"
        " mir an und melde mich bei dir, sobald es entschieden ist.",
        "thank you for writing to us. Your wish for a refund for {what} has arrived. I am looking into it and will get"
        " back to you as soon as it is decided.",
    ),
    "yes": (
        "natürlich erstatten wir Ihnen {amount} für {what}. Das Geld geht bis {due} auf demselben Weg zurück, auf dem"
        " Sie bezahlt haben. Sie müssen dafür nichts weiter tun.",
        "natürlich erstatten wir dir {amount} für {what}. Das Geld geht bis {due} auf demselben Weg zurück, auf dem du"
        " bezahlt hast. Du musst dafür nichts weiter tun.",
        "of course we refund {amount} for {what}. The money goes back by {due}, the way you paid. There is nothing else"
        " you need to do.",
    ),
    "grace": (
        "die Garantiezeit für {what} ist zwar gerade vorbei, aber darauf kommt es uns nicht an: Wir erstatten Ihnen"
        " {amount}, weil wir selbst so behandelt werden möchten. Das Geld geht bis {due} auf demselben Weg zurück, auf"
        " dem Sie bezahlt haben.",
        "die Garantiezeit für {what} ist zwar gerade vorbei, aber darauf kommt es uns nicht an: Wir erstatten dir"
        " {amount}, weil wir selbst so behandelt werden möchten. Das Geld geht bis {due} auf demselben Weg zurück, auf"
        " dem du bezahlt hast.",
        "the guarantee for {what} has just ended, but that does not matter to us: we refund {amount}, because we would"
        " like to be treated so ourselves. The money goes back by {due}, the way you paid.",
    ),
    "outside": (
        "das Geld für {what} können wir Ihnen leider nicht mehr zurückgeben: {days} Tage Garantie und {grace} weitere"
        " Tage sind vorbei. Was ich Ihnen gern anbiete: {alternative}",
        "das Geld für {what} können wir dir leider nicht mehr zurückgeben: {days} Tage Garantie und {grace} weitere"
        " Tage sind vorbei. Was ich dir gern anbiete: {alternative}",
        "I am sorry that we can no longer refund {what}: {days} days of guarantee and {grace} days on top are over."
        " What I can gladly offer: {alternative}",
    ),
    "not_ours": (
        "für {what} habe ich bei uns keinen Beleg gefunden; vermutlich war es ein anderes Geschäft. Was ich"
        " Ihnen gern anbiete: {alternative}",
        "für {what} habe ich bei uns keinen Beleg gefunden; vermutlich war es ein anderes Geschäft. Was ich"
        " dir gern anbiete: {alternative}",
        "I looked for {what} and found no purchase with us; it was probably bought elsewhere. What I can gladly offer:"
        " {alternative}",
    ),
    "already": (
        "das Geld für {what} ist schon an Sie zurückgegangen. Wenn Sie es nicht finden: {alternative}",
        "das Geld für {what} ist schon an dich zurückgegangen. Wenn du es nicht findest: {alternative}",
        "the money for {what} has gone back to you already. If you cannot find it: {alternative}",
    ),
    "used_up": (
        "für {what} können wir das Geld nicht zurückgeben, weil alles aufgebraucht ist. Was ich Ihnen gern"
        " anbiete: {alternative}",
        "für {what} können wir das Geld nicht zurückgeben, weil alles aufgebraucht ist. Was ich dir gern"
        " anbiete: {alternative}",
        "as {what} is used up in full, we cannot give the money back. What I can gladly offer: {alternative}",
    ),
    "by_law": (
        "für {what} gibt es von Gesetzes wegen kein Widerrufsrecht, weil die Ware eigens für Sie angefertigt wurde."
        " Was ich Ihnen gern anbiete: {alternative}",
        "für {what} gibt es von Gesetzes wegen kein Widerrufsrecht, weil die Ware eigens für dich angefertigt wurde."
        " Was ich dir gern anbiete: {alternative}",
        "there is no right of withdrawal for {what} by law, as it was made for you alone. What I can gladly offer:"
        " {alternative}",
    ),
    "booked": (
        "die Erstattung von {amount} für {what} ist gebucht. Wie lange das Geld unterwegs ist, hängt von Ihrer Bank"
        " ab; meist sind es wenige Tage. Danke für Ihre Geduld und dafür, dass Sie es mit uns versucht haben.",
        "die Erstattung von {amount} für {what} ist gebucht. Wie lange das Geld unterwegs ist, hängt von deiner Bank"
        " ab; meist sind es wenige Tage. Danke für deine Geduld und dafür, dass du es mit uns versucht hast.",
        "the refund of {amount} for {what} is booked. How long the money takes depends on your bank; mostly it"
        " is a few days. Thank you for your patience, and for having given us a try.",
    ),
}
_BEFORE_BOOKING = ("acknowledge", "yes", "grace")
_A_DAY = r"(?:…|\d{1,2}\.? \w{3,12})"
_MATTER = (
    ("die Bestellung {number}", "die Bestellung {number}", "order {number}"),
    ("Ihren Kauf", "deinen Kauf", "your purchase"),
)


def of(
    case: RefundCase,
    step: str,
    language: str,
    register: str,
    due: date | None,
) -> str:
    """The passage for that step; empty where it has none, or where it is not time for it."""
    code = _code(case, step)
    if not code:
        return ""
    column = ENGLISH if language == "en" else int(register == "du")
    text = _TEXTS[code][column].format(**_facts(case, column, language, due))
    return text[:1].upper() + text[1:]


def without_earlier(text: str, case: RefundCase) -> str:
    """A draft without what the steps before said of this case, as far as nobody changed it: that is over."""
    for code in _BEFORE_BOOKING:
        for column, words in enumerate(_TEXTS[code]):
            told = _facts(case, column, "en" if column == ENGLISH else "de", None)
            text = re.sub(_as_pattern(words, told), "", text, flags=re.IGNORECASE)
    return text


def _as_pattern(words: str, told: Mapping[str, object]) -> str:
    """With the blank lines after it; the day, which may have moved since, is any day."""
    filled = {name: _A_DAY if name == "due" else re.escape(str(said)) for name, said in told.items()}
    parts = re.split(r"\{(\w+)\}", words)
    pattern = "".join(filled[part] if place % 2 else re.escape(part) for place, part in enumerate(parts))
    return pattern + r"[^\S\n]*\n*"


def _code(case: RefundCase, step: str) -> str:
    if step == ACKNOWLEDGE:
        return "acknowledge"
    if step == TELL and case.state == State.BOOKED:
        return "booked"
    if step != DECIDE:
        return ""
    if case.state == State.REFUSED:
        return str(case.refusal)
    if case.state in (State.DECIDED, State.BOOKING, State.UNCLEAR):
        return "grace" if case.standing == guarantee.GRACE else "yes"
    return ""


def _facts(case: RefundCase, column: int, language: str, due: date | None) -> dict[str, object]:
    locale = "en_GB" if language == "en" else "de"
    terms = standing_of(case).terms
    amount = format_currency(
        money.amount(case.cents or 0, case.currency or "EUR"), case.currency or "EUR", locale=locale
    )
    numbered, bare = _MATTER
    what = numbered[column].format(number=case.order.number) if case.order else case.title or bare[column]
    return {
        "what": what,
        "amount": amount,
        "due": format_date(due, "d MMMM" if language == "en" else "d. MMMM", locale) if due else "…",
        "days": terms.days,
        "grace": terms.grace_days,
        "alternative": case.alternative,
    }
