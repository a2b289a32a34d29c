"""English of the European kind: a day cannot be taken for a month, and the clock has 24 hours."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = r"j M Y \a\t H:i"
FIRST_DAY_OF_WEEK = 1
