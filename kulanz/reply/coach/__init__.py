"""The coach reads a draft along with its writer: one file a rule family, no database."""

from .finding import Finding, Severity, Verdict, verdict
from .look import look, missing
from .offering import Offer, offers
from .second_apology import apologises
from .situation import Situation
from .trained.weights import load_shipped as load

__all__ = [
    "Finding",
    "Offer",
    "Severity",
    "Situation",
    "Verdict",
    "apologises",
    "load",
    "look",
    "missing",
    "offers",
    "verdict",
]
