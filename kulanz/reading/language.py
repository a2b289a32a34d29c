"""German or English, by the small words that no sentence does without."""

import re

_WORDS = re.compile(r"[^\W\d_]+")
_GERMAN = frozenset(
    ["der", "die", "das", "und", "ist", "nicht", "ich", "sie", "wir", "ihr", "es", "ein", "eine", "einen", "mit", "von", "für", "auf", "zu", "dem", "den", "des", "im", "am", "bei", "nach", "aus", "war", "wurde", "habe", "haben", "hat", "sind", "bin", "bitte", "danke", "noch", "schon", "auch", "aber", "oder", "wenn", "dass", "weil", "wie", "was", "wann", "wo", "kann", "mein", "meine", "meinen", "ihre", "ihren", "mir", "mich", "uns", "kein", "keine", "nur", "sehr", "seit", "bis", "dann", "doch", "mal", "gruß", "grüße", "hallo", "guten"]
)
_ENGLISH = frozenset(
    ["the", "and", "is", "not", "i", "you", "we", "they", "it", "a", "an", "with", "of", "for", "on", "to", "in", "at", "by", "from", "was", "were", "have", "has", "are", "am", "please", "thanks", "thank", "still", "also", "but", "or", "if", "that", "because", "how", "what", "when", "where", "can", "my", "your", "our", "me", "us", "no", "only", "very", "since", "until", "then", "would", "could", "should", "this", "these", "there", "been", "will", "regards", "hello", "dear", "hi"]
)
# Words written small inside a sentence, save for the polite forms of address.
SMALL_WORDS = (_GERMAN | _ENGLISH) - {"sie", "ihr", "ihre", "ihren", "ihnen", "i", "gruß", "grüße"}
FEW = 2
LEAD = 1.5
MOST_CHARACTERS = 4000


def language_of(text: str) -> str:
    """"de", "en", or "" where the text is too short or speaks neither clearly."""
    words = [word.lower() for word in _WORDS.findall(text[:MOST_CHARACTERS])]
    german = sum(word in _GERMAN for word in words)
    english = sum(word in _ENGLISH for word in words)
    if max(german, english) < FEW:
        return ""
    if german >= english * LEAD:
        return "de"
    return "en" if english >= german * LEAD else ""
