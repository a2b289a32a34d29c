"""The coach reads a draft along with its writer: one file a rule family, no database."""

from .finding import Finding, Severity, Verdict, verdict
from .look import look, missing

__all__ = ["Finding", "Severity", "Verdict", "look", "missing", "verdict"]
