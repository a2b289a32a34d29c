from .assessment import MOST_ATTEMPTS, SILENT, Assessment, Correction, Thumb, Training
from .case import AbuseWarning, Case, Dissatisfaction, Routing

__all__ = [
    "MOST_ATTEMPTS",
    "SILENT",
    "AbuseWarning",
    "Assessment",
    "Case",
    "Correction",
    "Dissatisfaction",
    "Routing",
    "Thumb",
    "Training",
]
