"""Sums of money in the currencies that customers write."""

import re

from .number import MOST_FOUND, Number

_CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "teuro": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP",
    "pounds": "GBP", "quid": "GBP", "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "bucks": "USD",
    "chf": "CHF", "fr.": "CHF", "fr": "CHF", "sfr": "CHF", "sfr.": "CHF", "franken": "CHF", "stutz": "CHF",
    "c$": "CAD", "a$": "AUD", "cent": "EUR", "cents": "USD", "p": "GBP", "rs": "INR", "rs.": "INR", "₹": "INR",
}  # fmt: skip
_SUM = r"\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d{2}|[.,][-–—]{1,2})?|\d{1,7}(?:[.,]\d{1,2}|[.,][-–—]{1,2})?"
_AMOUNT = re.compile(
    rf"(?<![\w.,-])(?P<before>C\$|A\$|€|£|\$|₹|(?:eur|euro|chf|usd|gbp|s?fr\.?|"
    rf"rs\.?)(?=[\s\d]))\s?(?P<a>{_SUM})(?![\d])(?!\w)"
    rf"|(?<![\w.,/+-])(?P<b>{_SUM})(?!\d)\s?(?P<after>€(?:\s?(?P<c>\d\d)(?!\d))?|£|\$|₹|(?:eur|euros?|chf|usd|"
    rf"gbp|franken|fr\.|"
    r"sfr\.?|pounds?|quid|dollars?|bucks|stutz|cents?)(?!\w))",
    re.I,
)


def amounts(text: str) -> list[Number]:
    """Sums of money, in cents of their currency."""
    found = []
    for match in _AMOUNT.finditer(text):
        written = match["a"] or match["b"]
        sign = (match["before"] or match["after"] or "").lower()
        currency = _CURRENCIES.get(sign) or _CURRENCIES.get(sign[:1]) or _CURRENCIES[sign.rstrip(".")]
        cents = cents_of(written)
        if match["c"] and "," not in written and "." not in written:
            cents += int(match["c"])
        if sign.startswith("cent"):
            cents //= 100
        found.append(Number("amount", match.start(), match.end(), written, cents, currency))
        if len(found) >= MOST_FOUND:
            break
    return found


def cents_of(written: str) -> int:
    """ "1.234,56", "1,234.56", "1'180.–", "12,5" and "249" in hundredths."""
    bare = re.sub(r"[.,][-–—]+$", "", written)
    last = re.search(r"[.,](\d{1,2})$", bare)
    whole = re.sub(r"\D", "", bare[: last.start()] if last else bare)
    return int(whole or 0) * 100 + (int(last[1].ljust(2, "0")) if last else 0)
