from .assessment import MOST_ATTEMPTS, SILENT, Assessment, Correction, Thumb, Training
from .case import Case, Dissatisfaction, Routing

__all__ = [
    "MOST_ATTEMPTS",
    "SILENT",
    "Assessment",
    "Case",
    "Correction",
    "Dissatisfaction",
    "Routing",
    "Thumb",
    "Training",
]
