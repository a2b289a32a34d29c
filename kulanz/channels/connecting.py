"""Setting up a mailbox: which servers an address has, whether they answer, and what to do if not."""

from .email.autoconfig import look_up
from .email.diagnose import Step, check
from .email.explain import Explanation, explain
from .email.providers import PROVIDERS, Servers, by_host, by_name, guess

__all__ = [
    "PROVIDERS",
    "Explanation",
    "Servers",
    "Step",
    "by_host",
    "by_name",
    "check",
    "explain",
    "guess",
    "look_up",
]
