"""The words that a letter on paper begins with, by language, form of address and reason; a person goes on."""

from dataclasses import dataclass

# What only a person knows; a letter with it is not kept.
GAP = "[…]"
SORRY = frozenset({"our_fault", "late", "promise_broken", "damaged"})
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences in one language and form of address."""

    first: dict[str, str]
    why_paper: str
    why_paper_thanks: str
    call: str
    bye: str


_DE_SIE = Wording(
    first={
        "our_fault": "uns ist ein Fehler passiert, und Sie hatten den Ärger damit. Das tut mir leid.",
        "late": "Sie haben zu lange auf uns warten müssen. Das tut mir leid.",
        "promise_broken": "wir hatten Ihnen etwas zugesagt und haben es nicht gehalten. Das tut mir leid.",
        "damaged": "Ihre Bestellung ist beschädigt bei Ihnen angekommen. Das tut mir leid.",
        "thanks": "danke. Das wollte ich Ihnen nicht in einer Mail schreiben, sondern auf Papier.",
        "loyalty": "Sie sind uns seit Langem treu. Das ist nicht selbstverständlich, und dafür danke ich Ihnen.",
        "goodwill": "ich habe noch einmal über Ihre Nachricht nachgedacht und möchte Ihnen selbst schreiben.",
    },
    why_paper=f"Ich schreibe Ihnen auf Papier, weil es mir wichtig ist. {GAP}",
    why_paper_thanks=f"Gefreut hat mich besonders: {GAP}",
    call="Wenn noch etwas offen ist, rufen Sie mich bitte an: {phone}. Ich bin gern für Sie da.",
    bye="Herzliche Grüße",
)
_DE_DU = Wording(
    first={
        "our_fault": "uns ist ein Fehler passiert, und du hattest den Ärger damit. Das tut mir leid.",
        "late": "du hast zu lange auf uns warten müssen. Das tut mir leid.",
        "promise_broken": "wir hatten dir etwas zugesagt und haben es nicht gehalten. Das tut mir leid.",
        "damaged": "deine Bestellung ist beschädigt bei dir angekommen. Das tut mir leid.",
        "thanks": "danke. Das wollte ich dir nicht in einer Mail schreiben, sondern auf Papier.",
        "loyalty": "du bist uns seit Langem treu. Das ist nicht selbstverständlich, und dafür danke ich dir.",
        "goodwill": "ich habe noch einmal über deine Nachricht nachgedacht und möchte dir selbst schreiben.",
    },
    why_paper=f"Ich schreibe dir auf Papier, weil es mir wichtig ist. {GAP}",
    why_paper_thanks=f"Gefreut hat mich besonders: {GAP}",
    call="Wenn noch etwas offen ist, ruf mich bitte an: {phone}. Ich bin gern für dich da.",
    bye="Herzliche Grüße",
)
_EN = Wording(
    first={
        "our_fault": "We made a mistake, and you had the trouble of it. I am sorry.",
        "late": "You had to wait for us far too long. I am sorry.",
        "promise_broken": "We had promised you something and did not keep it. I am sorry.",
        "damaged": "Your order reached you damaged. I am sorry.",
        "thanks": "Thank you. I wanted to write this to you on paper, not in a mail.",
        "loyalty": "You have been with us for a long time. We do not take that for granted, and I thank you for it.",
        "goodwill": "I have thought about your message once more and would like to write to you myself.",
    },
    why_paper=f"I am writing on paper because it matters to me. {GAP}",
    why_paper_thanks=f"What pleased me most: {GAP}",
    call="If anything is still open, please call me: {phone}. I am glad to be there for you.",
    bye="With kind regards",
)
WORDS: dict[Key, Wording] = {
    ("de", "sie"): _DE_SIE,
    ("de", "du"): _DE_DU,
    ("en", "sie"): _EN,
    ("en", "du"): _EN,
}
SUBJECTS = {
    "sorry": {"de": "Bitte um Entschuldigung", "en": "Our apology"},
    "thanks": {"de": "Danke", "en": "Thank you"},
}
# What stands on the paper itself.
PAPER = {
    "de": {"phone": "Telefon", "email": "E-Mail", "day": "Datum", "counting": "Seite {page} von {pages}"},
    "en": {"phone": "Phone", "email": "E-mail", "day": "Date", "counting": "Page {page} of {pages}"},
}


def begin(greeting: str, reason: str, key: Key, *, phone: str = "") -> str:
    """A letter with one gap: what happened, or what pleased us."""
    said = WORDS[key]
    why = said.why_paper if reason in SORRY | {"goodwill"} else said.why_paper_thanks
    call = said.call.format(phone=phone) if phone and reason in SORRY else ""
    return "\n\n".join(filter(None, [greeting, said.first[reason], why, call, said.bye]))


def subject(reason: str, language: str) -> str:
    """Goodwill without a fault needs none."""
    if reason == "goodwill":
        return ""
    return SUBJECTS["sorry" if reason in SORRY else "thanks"][language]
