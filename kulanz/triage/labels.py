"""What is judged about a message: the labels, as LABELS of the corpus and as the answer names them."""

MOODS = ("furious", "unhappy", "neutral", "pleased", "delighted")
INTENTS = (
    "complaint",
    "question",
    "order",
    "refund",
    "cancellation",
    "access_problem",
    "delivery_problem",
    "billing",
    "callback_request",
    "opt_out",
    "praise",
    "suggestion",
    "special_request",
    "pitch",
    "spam",
    "other",
)
ABUSES = ("insult", "threat")
FLAGS = ("extremely_dissatisfied", "goes_public", "legal")
# What has a model of its own, in the order of the weights' columns.
LABELS = (*MOODS, *FLAGS, *ABUSES, *INTENTS)
CHANNELS = ("email", "form", "dm", "review", "call_note")
