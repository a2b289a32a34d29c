"""German, as in „Am 18.11.2026 um 14:05 schrieb …“."""

DATETIME_FORMAT = "j. F Y, H:i"
SHORT_DATETIME_FORMAT = r"d.m.Y \u\m H:i"
