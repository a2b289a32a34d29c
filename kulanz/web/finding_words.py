"""What was found in a message, in words: by label, and where it matters by the way on which it came."""

from typing import Any

from django.utils.translation import gettext_lazy as _

MOOD_WORDS = {
    "furious": _("Furious"),
    "unhappy": _("Unhappy"),
    "neutral": _("Matter-of-fact"),
    "pleased": _("Pleased"),
    "delighted": _("Delighted"),
}
INTENT_WORDS = {
    "complaint": _("complaint"),
    "question": _("question"),
    "order": _("order"),
    "refund": _("money back"),
    "cancellation": _("cancellation"),
    "access_problem": _("cannot reach or open something"),
    "delivery_problem": _("trouble with the delivery"),
    "billing": _("invoice and payment"),
    "callback_request": _("wants to be called"),
    "opt_out": _("wants to hear no more from us"),
    "praise": _("praise"),
    "suggestion": _("suggestion"),
    "special_request": _("special request"),
    "pitch": _("wants to sell to us"),
    "spam": _("spam"),
    "other": _("something else"),
}
FLAG_WORDS = {
    "extremely_dissatisfied": _("Extremely dissatisfied: a case for the owner in person"),
    "goes_public": _("Goes public with it, or threatens to"),
    "legal": _("Speaks of a lawyer, an authority or a chargeback"),
}
ABUSE_WORDS = {"insult": _("Insults us"), "threat": _("Threatens us")}
SENSITIVE_WORDS = {
    "bank": _("bank details"),
    "card": _("a card number"),
    "health": _("something about health"),
    "password": _("a password"),
    "id_document": _("the number of a paper"),
    "contract_secret": _("a secret of a contract"),
}
_GROUPS = {
    "mood": _("Mood"),
    "intents": _("Matters"),
    "abuse": _("Insults and threats"),
}
TITLES = {
    "review": _("What the review says"),
    "call_note": _("What the note of the call says"),
}
ADVICE = {
    "review": _("Holds %(what)s, and everybody can read it: have it taken out, and telephone"),
    "call_note": _("Holds %(what)s: better not kept in a note"),
}
_BY_CHANNEL = {("review", "goes_public"): _("Says it in public")}


def title(channel: str) -> Any:
    return TITLES.get(channel, _("What they say"))


def flag(label: str, channel: str) -> str:
    return str(_BY_CHANNEL.get((channel, label), FLAG_WORDS[label]))


def sensitive(kind: str, channel: str) -> str:
    """That it holds such data, and what to do about it."""
    said = ADVICE.get(channel, _("Holds %(what)s: better settled on the telephone"))
    return str(said) % {"what": SENSITIVE_WORDS[kind]}


def of_label(label: str) -> str:
    """The name of a label by itself."""
    named = {**MOOD_WORDS, **INTENT_WORDS, **FLAG_WORDS, **ABUSE_WORDS, **SENSITIVE_WORDS, **_GROUPS}
    return str(named.get(label, label))
