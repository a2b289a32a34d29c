"""Ready sentences around a call, in the customer's language and form of address."""

from kulanz.business.models import Business
from kulanz.conversations.models import Conversation
from kulanz.customers import silence

# By language and form of address.
_ASKING = {
    ("de", "sie"): (
        "Am Telefon lässt sich das am schnellsten klären. Unter welcher Nummer und wann erreiche ich Sie am besten?"
    ),
    ("de", "du"): (
        "Am Telefon lässt sich das am schnellsten klären. Unter welcher Nummer und wann erreiche ich dich am besten?"
    ),
    ("en", ""): "This is settled quickest by telephone. On which number, and when, can I best reach you?",
}
_NOT_REACHED = {
    (
        "de",
        "sie",
    ): "Ich habe versucht, Sie anzurufen, und Sie leider nicht erreicht. Wann passt es Ihnen am besten?",
    (
        "de",
        "du",
    ): "Ich habe versucht, dich anzurufen, und dich leider nicht erreicht. Wann passt es dir am besten?",
    ("en", ""): "I tried to reach you by telephone, without success so far. When would suit you best?",
}
_OURS = {
    ("de", "sie"): "Sie erreichen mich auch unter {number}.",
    ("de", "du"): "Du erreichst mich auch unter {number}.",
    ("en", ""): "You can also reach me on {number}.",
}


def asking_for_number(conversation: Conversation) -> str:
    """Empty where they want to hear nothing."""
    return "" if silence.since(conversation.customer) else _ASKING[_key(conversation)]


def not_reached(conversation: Conversation) -> str:
    """Likewise."""
    if silence.since(conversation.customer):
        return ""
    key, business = _key(conversation), Business.objects.only("phone").first()
    ours = _OURS[key].format(number=business.phone) if business and business.phone else ""
    return " ".join(filter(None, [_NOT_REACHED[key], ours]))


def _key(conversation: Conversation) -> tuple[str, str]:
    customer = conversation.customer
    if customer.language == "en":
        return "en", ""
    return "de", "du" if customer.register == "du" else "sie"
