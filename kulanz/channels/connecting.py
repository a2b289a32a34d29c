"""Setting up a mailbox: which servers an address has, whether they answer, and what to do if not."""

from .email.autoconfig import look_up
from .email.consent import Question, ask, redeem
from .email.diagnose import Ahead, Step, check, first, following, plan, take
from .email.explain import Explanation, explain
from .email.providers import PROVIDERS, Servers, by_host, by_name, guess

__all__ = [
    "PROVIDERS",
    "Ahead",
    "Explanation",
    "Question",
    "Servers",
    "Step",
    "ask",
    "by_host",
    "by_name",
    "check",
    "explain",
    "first",
    "following",
    "guess",
    "look_up",
    "plan",
    "redeem",
    "take",
]
