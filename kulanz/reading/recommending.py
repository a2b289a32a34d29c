"""Who recommends us to others, and who came because somebody did."""

import re
from enum import StrEnum


class Recommendation(StrEnum):
    GIVEN = "given"  # they recommended us, or will
    RECEIVED = "received"  # somebody sent them to us


# Longer runs are lists and data, nobody's sentence.
LONGEST = 600

_PEOPLE = (
    r"(?:(?:gute[rnms]?|beste[rnms]?|liebe[rnms]?|a|my|our|one of my|some|good|dear|best)\s+){0,3}"
    r"(?:freund\w*|bekannt\w*|kolleg\w*|nachbar\w*|schwester|bruder|mutter|vater|mama|papa|tochter|sohn|tante|onkel|"
    r"cousin\w*|oma|opa|schwägerin|schwager|mann|frau|partner\w*|chef\w*|trainer\w*|lehrer\w*|therapeut\w*|familie|"
    r"friends?|colleagues?|neighbou?rs?|sister|brother|mother|father|mum|mom|dad|daughter|son|aunt|uncle|husband|"
    r"wife|boss|coach|teacher)"
)
_OURS = r"(?:eine?r?|meine?[rnm]?|unsere?[rnm]?|ne|a|my|our|one of my)"
_US = (
    r"(?:sie|euch|ihnen|ihren?\s+\w+|eure?n?\s+\w+|den\s+shop|das\s+buch|den\s+kurs|you|your\s+\w+|"
    r"this\s+(?:shop|book|course))"
)

_GIVEN = re.compile(
    rf"""
    \b(?:empfehle|empfehlen|empfahl|empfohlen|weiterempfehle\w*|weiterempfohlen)\b
    |\bweiter(?:gesagt|erzählt|zusagen|zuempfehlen|empfehlen|empfehlung)\b
    |\b(?:recommend(?:ed|ing)?|told\s+(?:all\s+|everyone|everybody|{_OURS}\s+{_PEOPLE})[^.!?]{{0,40}}about\s+you)\b
    |\b(?:gave|given|giving|passed|handed)\b[^.!?]{{0,40}}\byour\s+(?:address|name|number|card|website|link)\b
    |\b(?:ihre|eure|deine)n?\s+(?:adresse|namen|nummer|karte|link|seite)\s[^.!?]{{0,40}}\bweiterge(?:geben|leitet|reicht)\b
    |\b(?:sing|singing|sung)\s+your\s+praises\b|\bspread(?:ing)?\s+the\s+word\b
    """,
    re.I | re.X,
)
# "recommended" is ours to give only where the giver speaks of us.
_SPEAKER = re.compile(
    r"\b(?:ich|wir|i|we|i'll|i've|we've|we'll|i’ve|i’ll|we’ve|werde|habe|have|has|will)\b", re.I
)
_MEANT = re.compile(
    rf"\b(?:{_US}|weiter\w*|jede[mnr]|alle[nr]?|everyone|everybody|anyone|{_OURS}\s+{_PEOPLE}|{_PEOPLE})\b",
    re.I,
)
_RECEIVED = re.compile(
    rf"""
    \b{_OURS}\s+{_PEOPLE}\b(?=[^.!?]*\b(?:mir|mich|uns|me|us)\b)(?![^.!?]*\bich\s+hab)[^.!?]{{0,60}}
       \b(?:geschickt|empfohlen|erzählt|hingewiesen|gebracht|geraten|sent|recommended|told|pointed|referred)\b
    |\b(?:auf|durch|über|dank)\s+(?:die\s+|eine\s+)?empfehlung\b
    |\b(?:wurde[nt]?|seid|sind)\b[^.!?]{{0,60}}\b(?:mir|uns)\b[^.!?]{{0,40}}\bempfohlen\b
    |\b(?:was|were|been)\s+(?:recommended|referred)\b|\bon\s+(?:the\s+)?recommendation\b
    |\brecommended\s+(?:to\s+me|by)\b|\b(?:came|come)\s+(?:highly\s+)?recommended\b
    """,
    re.I | re.X,
)
_NOT = re.compile(
    r"\b(?:nicht|nie|niemals|niemandem|keine[mnrs]?|kaum|never|not|no\s+one|nobody|cannot|can't|won't|wouldn't|"
    r"can’t|won’t|wouldn’t|hardly)\b",
    re.I,
)
# Said of us without a word about whom.
_PLAIN = re.compile(
    r"\b(?:klare|absolute|volle|unbedingte|uneingeschränkte)\s+(?:weiter)?empfehlung\b|\bhighly\s+recommend"
    r"|\b(?:nur|sehr|wärmstens|unbedingt|gerne?|jedem)\s+(?:weiter)?(?:empfehlen|zu\s+empfehlen)\b"
    r"|\bkann\s+ich\s+(?:weiter)?empfehlen\b|\b(?:will|would)\s+recommend\s+to\b",
    re.I,
)
# Asking us for advice, or speaking of what we, a doctor or a rival recommend.
_OTHERS = re.compile(
    r"\b(?:sie|ihr|du|you)\s+(?:mir\s+|uns\s+|me\s+|us\s+)?(?:empf[aei]h|recommend)"
    r"|\b(?:empfehlen|empfehlt|empfiehlst|empfahlen|hast|habt|haben)\s+(?:sie|ihr|du|mir|uns)\b"
    r"|\bwhat\s+(?:do|would|can)\s+you\b|\b(?:can|could|would|do)\s+you\s+recommend"
    r"|\b(?:arzt|ärztin|doctor|konkurren\w+|competitors?|mitbewerb\w+|wie|as)\b[^.!?]{0,30}\b(?:empf|recommend)"
    r"|\brecommend(?:ed|ing)?\s+(?:your\s+competitors?|against|someone\s+else)",
    re.I,
)
# What was so before they changed their mind.
_OVER = re.compile(
    r"\b(?:bereue|bereut|regret|bis\s+(?:heute|jetzt|gestern)|until\s+(?:now|today)|damals|früher)\b", re.I
)


def find(sentence: str) -> Recommendation | None:
    """What one sentence of a customer says of recommending us; a question or a refusal says nothing."""
    if len(sentence) > LONGEST:
        return None
    is_silent = any(pattern.search(sentence) for pattern in (_NOT, _OTHERS, _OVER))
    if is_silent or sentence.rstrip().endswith("?"):
        return None
    if _RECEIVED.search(sentence):
        return Recommendation.RECEIVED
    if _PLAIN.search(sentence):
        return Recommendation.GIVEN
    if _GIVEN.search(sentence) and _SPEAKER.search(sentence) and _MEANT.search(sentence):
        return Recommendation.GIVEN
    return None
