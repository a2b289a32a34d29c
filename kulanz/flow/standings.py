"""Who our best customers are: what they bought, from below, and what they wrote, handed in from here."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Q

from kulanz.conversations.models import Message
from kulanz.customers.standing import reckoning
from kulanz.customers.standing.facts import Voice
from kulanz.reading import sentences
from kulanz.reading.recommending import Recommendation, find
from kulanz.triage.models import Assessment

# Only these moods recommend anything.
GLAD = ("pleased", "delighted", "neutral")
# Without one of these nobody speaks of recommending.
HINTS = (
    "empf",
    "weiterge",
    "weitererz",
    "geschickt",
    "geraten",
    "erzählt",
    "recommend",
    "told ",
    "referred",
    "praises",
)
AT_ONCE = 500


def catch_up() -> int:
    """Those with whom something happened; everybody, if the shop has outgrown its yardstick."""
    done = reckoning.catch_up(voices)
    if done and reckoning.is_outgrown():
        done += reckoning.fit_anew()
    return done


def fit_anew() -> int:
    """Time passes for everybody, whether anything happened or not."""
    return reckoning.fit_anew()


def voices(customers: Sequence[int]) -> Mapping[int, Voice]:
    """What these have written, as far as it was judged."""
    letters = Counter(
        Message.objects.filter(conversation__customer__in=customers, direction=Message.Direction.IN)
        .exclude(conversation__quarantined_at__isnull=False)
        .filter(automatic="")
        .values_list("conversation__customer", flat=True)
        .order_by()
    )
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    judged = (
        Assessment.objects.filter(message__conversation__customer__in=customers)
        .order_by()
        .values_list("message__conversation__customer", "said__intents", "mood", "message_id")
    )
    glad: dict[int, int] = {}
    for customer, intents, mood, message in judged:
        counts[customer].update(set(intents or ()) & {"complaint", "praise"})
        if mood in GLAD:
            glad[message] = customer
    for customer, said in _recommendations(glad):
        counts[customer][said] += 1
    return {
        customer: Voice(
            letters=letters[customer],
            complaints=said["complaint"],
            praise=said["praise"],
            recommends=said[Recommendation.GIVEN],
            was_sent=min(said[Recommendation.RECEIVED], 1),
        )
        for customer in letters
        for said in [counts[customer]]
    }


def _recommendations(messages: Mapping[int, int]) -> Iterator[tuple[int, Recommendation]]:
    """(customer, what was said) of these messages, each kind once a message."""
    hints = Q()
    for hint in HINTS:
        hints |= Q(text__icontains=hint)
    ids = sorted(messages)
    for begin in range(0, len(ids), AT_ONCE):
        some = Message.objects.filter(pk__in=ids[begin : begin + AT_ONCE]).filter(hints)
        for message in some.only("text", "passages"):
            text = message.new_text
            found = {find(text[start:end]) for start, end in sentences.split(text)}
            yield from ((messages[message.pk], said) for said in found if said)
