"""What a customer asks for, concretely and word for word: the clauses of a message that carry a demand."""

import json
import math
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from itertools import pairwise
from pathlib import Path
from typing import Any

from kulanz.reading import sentences

MOST_CHARACTERS = 12_000
MOST_CLAUSES = 400
MOST_FOUND = 25
WEIGHTS = Path(__file__).with_name("demands.json")
# Above it a clause opens a demand; measured on hands left out of the training.
THRESHOLD = 0.45


@dataclass(frozen=True, slots=True)
class Demand:
    """A passage of the text, or of the subject, that asks for something; `score` from 0 to 1."""

    start: int
    end: int
    score: float
    in_subject: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with the words it was cut by: where its sentence begins and ends, and what stood before it."""

    start: int
    end: int
    words: tuple[str, ...]
    opens: bool  # the first of its sentence
    closes: bool  # the last of its sentence
    mark: str  # what ends the sentence: "?", "!", "." or ""
    cut: str  # what it was cut off by: "", ",", "und", ":" …
    quoted: bool
    in_subject: bool = False


def find(
    text: str, subject: str = "", intents: Collection[str] | None = None, *, channel: str = ""
) -> list[Demand]:
    """The demands in order, those of the subject first; `intents` (as judged) help, and silence spam."""
    if intents is not None and "spam" in intents:
        return []
    clauses = [*cut(subject[:300], in_subject=True), *cut(text[:MOST_CHARACTERS])]
    if not clauses:
        return []
    judged = weigh(clauses, channel, intents)
    demands = list(_joined(text, subject, clauses, judged))
    return _without_repeats(demands, text, subject)[:MOST_FOUND]


# --- clauses -------------------------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[?!:]+|[^\s\w]")
# A new clause: after a mark, or before a conjunction that joins whole clauses.
_CUT = re.compile(
    r"(?P<mark>[,;:–—]|\s-\s|\((?=\w)|\.\s|(?<![!?])[!?]+\s|\n)\s*|\s(?=(?P<joint>und|oder|sonst|and|or|otherwise|but|"
    r"aber|denn|weil|because|so that|then|dann|sondern|"
    r"damit|falls|if|wenn|als auch|plus)\s)",
    re.I,
)
_QUOTE_LINE = re.compile(r"(?m)^[ \t]*[>|].*$")
_QUOTED_BELOW = re.compile(
    r"(?m)^(?:-{2,}\s?(?:Original|Ursprüngliche|Weitergeleitete|Forwarded|Bestellbestätigung|Begin|Anfang|Ihre "
    r"Bestellung)[^\n]*|(?:Am|On|Le) .{4,80}(?:schrieb|wrote|a écrit).{0,60}:?\s*$|-{6,} ?\w[^\n]*)"
)
_FEWEST = 1


def cut(text: str, *, in_subject: bool = False) -> list[Clause]:
    """The clauses of a text, in order."""
    if not text.strip():
        return []
    quoted = [(match.start(), match.end()) for match in list(_QUOTE_LINE.finditer(text))[:300]]
    below = _QUOTED_BELOW.search(text)
    if below and below.start() > 0:
        quoted.append((below.start(), len(text)))
    found: list[Clause] = []
    for start, end in sentences.split(text):
        in_quotation = any(a <= start < b for a, b in quoted)
        found.extend(_clauses(text, start, end, in_quotation, in_subject))
        if len(found) >= MOST_CLAUSES:
            break
    return found[:MOST_CLAUSES]


def _clauses(text: str, start: int, end: int, quoted: bool, in_subject: bool) -> Iterable[Clause]:
    last = text[start:end].rstrip("\"'”“»«)’ ")[-1:]
    mark = last if last in ("?", "!", ".", ":", ",") else ""
    pieces: list[tuple[int, int, str]] = []
    since, cut_by = start, ""
    for match in _CUT.finditer(text, start, end):
        if match.end() >= end or _is_inside_number(text, match):
            continue
        if match.start() - since >= _FEWEST and text[since : match.start()].strip():
            pieces.append((since, match.start(), cut_by))
        since, cut_by = match.end(), (match["joint"] or match["mark"] or "").strip().lower() or "\n"
    pieces.append((since, end, cut_by))
    for number, (a, b, by) in enumerate(pieces):
        words = tuple(_WORD.findall(text[a:b].lower()))[:60]
        if words:
            yield Clause(a, b, words, number == 0, number == len(pieces) - 1, mark, by, quoted, in_subject)


def _is_inside_number(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if (
        match["mark"] in (",", ":")
        and before.isdigit()
        and after.isdigit()
        and match.end() - match.start() == 1
    ):
        return True
    return bool(match["mark"]) and match["mark"].startswith(".") and (before.isdigit() or len(before) == 0)


# --- judging -------------------------------------------------------------------------------------------------------

_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("sie-imperative", r"^(?:und |oder |so |dann |also |nun |bitte |jetzt |oder |aber |sondern |sonst |\W "
            r")*(?!können|konnten|könnten|würden|haben|sind|werden|wollen|sollen|dürfen|müssen|hatten|waren|"
            r"wissen|meinen|glauben|denken|finden|wären|hätten|bieten|verstehen|schreiben mir)\w{3,}(?:en|ern|"
            r"eln|ien) (?:bitte )?sie\b"),
        ("sie-modal", r"\b(?:können|könnten|würden|möchten|wollen|mögen|dürften) (?:bitte )?(?:sie|s')\b|"
            r"\b(?:wären|seien) sie\b"),
        ("du-modal", r"\b(?:kannst|könntest|würdest|magst|kannste) (?:du|bitte)?|\b(?:könnt|könntet|würdet|"
            r"mögt|könnts|kennt) (?:ihr|bitte|mir|ma|mich|des)?\b|\btät(?:'s|et|s)? (?:ihr|s)\b"),
        ("du-imperative", r"^(?:und |oder |so |dann |also |nun |bitte |jetzt |aber |\W )*(?:schick|schickt|"
            r"send|sendet|lösch|löscht|nehm|nimm|nehmt|gib|gebt|mach|macht|ruf|ruft|meld|meldet|schreib|"
            r"schreibt|storniert|stornier|überweis|überweist|zahl|zahlt|erstattet|hol|holt|sag|sagt|lass|lasst|"
            r"stell|stellt|änder|ändert|tausch|tauscht|schau|schaut|guck|guckt|leg|legt|bring|bringt|fix|bucht|"
            r"buch|setz|setzt|trag|tragt|pack|packt|liefert|liefer|prüf|prüft|zieht|zieh|streicht|streich|hör|"
            r"hört|red|redet|verlänger|verlängert|kündigt|tut|tu|richt|richtet|sperrt|sperr|klär|klärt|"
            r"entschuldigt|geht|komm|kommt|reserviert|reservier|behaltet|storno|antwortet|antworte|zeigt|"
            r"erklärt|bestellt|vergesst|vergiss|repariert|ersetzt|druckt|nennt|teilt|findet|denkt|haltet|halt|"
            r"werft|testet|probiert|klick|klickt|abonniert|folgt|sichert|sicher|hau|haut|dreht|spar|schalte|"
            r"schaltet)(?:'?s|e)?\b"),
        ("bitte", r"\bbitte[tn]?\b(?! um (?:verständnis|entschuldigung|verzeihung|nachsicht))|\bbittschön\b|"
            r"\bersuch\w*|\berbit\w+|\berbeten\b|\bgebeten\b"),
        ("please", r"\b(?:please|pls|plz|kindly|plse)\b"),
        ("en-modal", r"\b(?:could|can|would|will|might|may|cd) (?:you|someone|somebody|anyone|u|one of you|"
            r"your|we|i|it|there)\b|\bcan (?:somebody|someone) please"),
        ("en-want", r"\b(?:i|we|he|she|they) (?:just |only |simply |still |do |really )*(?:want|need|expect|"
            r"require|demand|insist|request|wish|shall expect|must)\b|\b(?:i|we)(?:'d| would| should|'ll)(?: "
            r"very much| really| just)? (?:like|love|prefer|appreciate|have|be grateful)\b|^(?:wants|would "
            r"like|asks? (?:for|that|us|if|whether)|requests?|demands|expects|insists|needs)\b"),
        ("en-imperative", r"^(?:and |or |then |so |just |now |but |also |instead |either |simply |please |"
            r"kindly |\W )*(?:do not|don't|never|stop|take|send|refund|cancel|remove|delete|call|ring|phone|"
            r"return|give|get|put|fix|tell|let|make|reply|confirm|add|change|update|issue|pay|transfer|forward|"
            r"collect|replace|ship|deliver|post|resend|unsubscribe|reset|unlock|close|correct|withdraw|pull|"
            r"keep|leave|book|grab|click|check|explain|apologi[sz]e|credit|reverse|reinstate|restore|switch|"
            r"move|swap|swop|bring|look|find|sort|arrange|provide|share|advise|revert|ask|treat|show|hold|set|"
            r"pass|print|email|mail|text|write|contact|buy|join|try|drop|offer|write|lose|consider|pop|pick|"
            r"point|restock|unblock|block|raise|respond|answer|pause|end|terminate|register|order|charge|scrap|"
            r"turn|point)\b"),
        ("de-want", r"\b(?:ich|wir|i|er|sie) (?:\w+ ){0,2}?(?:will|wollen|möchte|möchten|verlange|verlangen|"
            r"fordere|fordern|erwarte|erwarten|bestehe|bestehen|bitte|bitten|wünsche|brauche|brauchen|benötige|"
            r"benötigen|bräuchte|bräuchten|ersuche|hätte|hätten|hätt|würde|würd|bestelle|bestellen|nehme|"
            r"beantrage|untersage|beanspruche|mag)\b|\b(?:will|möchte|möcht|verlange|fordere|erwarte|hätte?|"
            r"bräuchte?|brauche?|wünsche?|würde?) (?:ich|i|ma|wir|gern)\b"),
        ("de-third", r"^(?:will|möchte|verlangt|fordert|bittet|wünscht|besteht|braucht|erbittet|erwartet|hätte "
            r"gern|benötigt|kündigt|storniert|widerruft|beantragt|bestellt|ersucht|fragt (?:nach|um)|sucht|"
            r"nimmt)\b"),
        ("declares", r"\b(?:kündige|widerrufe|storniere|stornier|trete|untersage|widerspreche|beende|bestelle|"
            r"kündig)\b|\bkündigung\b|\bwiderruf\b|\b(?:i am|i'm) (?:cancell?ing|closing|withdrawing|"
            r"returning)|\bhereby\b|\bi (?:cancel|withdraw)\b|hiermit"),
        ("money-back", r"\b(?:geld|euro|€|eur|betrag|money|refund|kohle|franken|quid)\b.{0,40}\b(?:zurück|back|"
            r"retour|wieder)\b|\brefund\b"),
        ("callback", r"\b(?:rückruf|zurückruf\w*|anruf|call ?back|ring me|call me|ruf\w* .{0,20}an)\b"),
        ("infinitive-end", r"\b(?:zu \w+en|\w+zu\w+en|\w{5,}(?:en|ern|eln))[ .!?]*$"),
        ("no-more", r"\b(?:keine?|nicht|nie) .{0,40}\b(?:mehr|wieder)\b|\bno more\b|\bnie wieder\b|"
            r"\bunsubscribe\b|\babmeld\w*|\babbestell\w*|\baustragen\b|\bverteiler\b|\bmailing list\b|\bstop\b"),
        ("dass", r"^(?:dass|daß|that|ob|if|whether)\b"),
        ("wenn", r"^(?:wenn|falls|sollte|if|unless|sobald|once|as soon as)\b"),
        ("weil", r"^(?:weil|denn|da|because|since|as|so that|damit|sonst|otherwise|ansonsten|andernfalls)\b"),
        ("relative", r"^(?:der|die|das|den|dem|was|wie|wo|who|which|that|when|where|bevor|nachdem|before|after|"
            r"obwohl|although)\b"),
        ("um-zu", r"^um\b.*\bzu\b"),
        ("past", r"\b(?:habe|hab|hat|haben|wurde|wurden|war|waren|hatte|hatten|hieß)\b|\b(?:was|were|had|did|"
            r"has|have|been|told|said)\b"),
        ("wh", r"^(?:und |and |also |so |oder )?(?:wann|wo|wie|warum|wieso|was|welche\w*|wer|womit|ob|gibt|ist|"
            r"sind|haben|hat|geht|kommt|gilt|when|where|why|what|how|who|which|is|are|do|does|did|have|has)\b"),
        ("shall-i", r"\b(?:soll|sollen|darf|dürfen|dürfte|dürften|kann|können|könnte|könnten|shall|may|should|"
            r"can|could|might|muss) (?:ich|wir|i|we|er|sie|man)\b"),
        ("possible", r"\b(?:möglich|possible|ginge|geht|ging|machbar|any chance|chance|kulanz|ausnahm\w*|would "
            r"it be|wäre es)\b"),
        ("thanks", r"^(?:vielen |herzlichen |besten |lieben )?(?:dank|danke|thanks|thank|merci|cheers|gruß|"
            r"grüße|viele grüße|liebe grüße|mit freundlichen|best|kind regards|regards|yours)\b"),
        ("excuse", r"\bverständnis\b|\bentschuldig\w* (?:sie|die|mich)|\bverzeih\w*|\bsorry\b|\bexcuse me\b|"
            r"\bforgive\b"),
        ("threat", r"\b(?:anwalt|polizei|gericht|verbraucherz\w*|lawyer|solicitor|court|police|klage|anzeige|"
            r"bewertung|review)\b"),
        ("pitch", r"\b(?:termin|demo|zoom|call|gespräch|minuten|minutes|chat|kooperation|collab\w*|angebot|"
            r"interess\w*|link|backlink|kalender|slot)\b"),
    )
)  # fmt: skip


def weigh(
    clauses: list[Clause], channel: str, intents: Collection[str] | None = None
) -> list[tuple[float, float]]:
    """For each clause the chance to open a demand, and to continue the one before it."""
    model = _model()
    described = [describe(clause) for clause in clauses]
    first = [
        _sum(model.first, features(described, clauses, number, own, channel, intents))
        for number, own in enumerate(described)
    ]
    if not model.second.weights:
        return [_softmax(*sums) for sums in first]
    return [_softmax(*_sum(model.second, company(clauses, first, n, intents))) for n in range(len(clauses))]


def _sum(weights: "_Weights", names: Iterable[str]) -> tuple[float, float]:
    opens, goes_on = weights.biases
    for name in names:
        found = weights.weights.get(name)
        if found:
            opens += found[0]
            goes_on += found[1]
    return opens, goes_on


def company(
    clauses: list[Clause],
    sums: list[tuple[float, float]],
    number: int,
    intents: Collection[str] | None = None,
) -> list[str]:
    """A clause among the others: how likely by itself, and how likely the best of the rest."""
    own, on = _step(sums[number][0]), _step(sums[number][1])
    others = [_step(one) for one in nlargest(2, (one[0] for n, one in enumerate(sums) if n != number))]
    best = others[0] if others else -9
    strong = sum(one[0] > 0.5 for n, one in enumerate(sums) if n < number)
    before = _step(sums[number - 1][0]) if number else -9
    before_on = _step(sums[number - 1][1]) if number else -9
    after = _step(sums[number + 1][0]) if number + 1 < len(sums) else -9
    clause = clauses[number]
    joint = f"{clause.opens}{clause.cut in ('und', 'oder', 'and', 'or')}"
    names = [
        f"own:{own}",
        f"on:{on}",
        f"own:{own}|best:{best}",
        f"own:{own}|before:{before}|{joint}",
        f"own:{own}|after:{after}",
    ]
    names += [
        f"on:{on}|own:{own}",
        f"on:{on}|before:{before}|{joint}",
        f"on:{on}|before_on:{before_on}|{joint}",
        f"on:{on}|own:{own}|before:{before}",
    ]
    names += [
        f"own:{own}|strong:{min(strong, 3)}",
        f"best:{best}|rank:{min(3, sum(o > own for o in others))}",
    ]
    names += [
        f"own:{own}|length:{min(5, len(clauses) // 6)}",
        f"own:{own}|subject:{clause.in_subject}|best:{best}",
    ]
    if intents is not None:
        names += [f"own:{own}|i:{intent}" for intent in intents] + [
            f"best:{best}|i:{intent}" for intent in intents
        ]
    return names


def _step(value: float) -> int:
    return max(-6, min(5, math.floor(value * 1.25)))


def _softmax(opens: float, goes_on: float) -> tuple[float, float]:
    top = max(opens, goes_on, 0.0)
    a, b, c = math.exp(opens - top), math.exp(goes_on - top), math.exp(-top)
    return a / (a + b + c), b / (a + b + c)


_DIGITS = re.compile(r"\d+")


def describe(clause: Clause) -> list[str]:
    """The features of a clause by itself: its shapes, its words and pairs, its ends."""
    said = " ".join(clause.words)
    names = ["s:" + name for name, shape in _SHAPES if shape.search(said)]
    words = [_DIGITS.sub("0", word) for word in clause.words[:30]]
    names.extend("w:" + word for word in dict.fromkeys(words))
    names.extend("p:" + word[:5] for word in dict.fromkeys(words) if len(word) > 5)
    names.extend("e:" + word[-4:] for word in dict.fromkeys(words) if len(word) > 6)
    names.extend(f"b:{a}_{b}" for a, b in pairwise(words))
    names.append("1:" + words[0])
    names.append("12:" + "_".join(words[:2]))
    names.append("l:" + words[-1])
    return names


def features(
    described: list[list[str]],
    clauses: list[Clause],
    number: int,
    own: list[str],
    channel: str,
    intents: Collection[str] | None = None,
) -> list[str]:
    """A clause with its neighbours, its place and the channel."""
    clause = clauses[number]
    count = len(clause.words)
    place = [
        "m:" + clause.mark,
        "cut:" + clause.cut,
        f"n:{0 if count < 3 else 1 if count < 6 else 2 if count < 12 else 3}",
        f"o:{clause.opens}{clause.closes}",
        "ch:" + channel,
    ]
    if clause.quoted:
        place.append("quoted")
    if clause.in_subject:
        place.append("subject")
    shapes = [name for name in own if name.startswith("s:")]
    place.extend(f"{name}|{clause.mark}" for name in shapes)
    place.extend(f"{name}|{channel}" for name in shapes)
    place.extend(f"{name}|{clause.cut}" for name in shapes)
    for intent in intents or ():
        place.append("i:" + intent)
        place.extend(f"{name}|i:{intent}" for name in shapes)
    if not shapes:
        place.append(f"plain|{clause.mark}|{channel}")
    same = number > 0 and not clause.opens
    if number > 0:
        prefix = "<" if same else "<<"
        place.extend(prefix + name for name in described[number - 1] if name[0] in "s1")
        if same:
            place.extend("<l:" + word for word in clauses[number - 1].words[-1:])
    if number + 1 < len(clauses):
        prefix = ">" if not clauses[number + 1].opens else ">>"
        place.extend(prefix + name for name in described[number + 1] if name[0] in "s1")
    place.append(f"pos:{min(number, 3)}")
    return own + place


@dataclass(frozen=True, slots=True)
class _Weights:
    weights: dict[str, tuple[float, float]]
    biases: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Model:
    first: _Weights
    second: _Weights


def model_of(stored: dict[str, Any]) -> "_Model":
    """The weights as they are stored."""
    first, second = (
        _Weights(
            {name: (a, b) for name, (a, b) in part["weights"].items()}, (part["biases"][0], part["biases"][1])
        )
        for part in (stored["first"], stored["second"])
    )
    return _Model(first, second)


@cache
def _model() -> _Model:
    return model_of(json.loads(WEIGHTS.read_text(encoding="utf-8")))


# --- joining -------------------------------------------------------------------------------------------------------

_LEADING = re.compile(r"^(?:(?:und|oder|and|or|dann|then|also|aber|but|,|so|sonst|sondern)\s+)+", re.I)
_MARGIN = " \t\n,;:–—-("


def _joined(
    text: str, subject: str, clauses: list[Clause], judged: list[tuple[float, float]]
) -> Iterable[Demand]:
    open_since: int | None = None
    score = 0.0
    for number, clause in enumerate(clauses):
        opens, goes_on = (0.0, 0.0) if clause.quoted else judged[number]
        continued = open_since is not None and not clause.opens and goes_on >= max(opens, 1 - opens - goes_on)
        if continued:
            continue
        if open_since is not None:
            yield _demand(text, subject, clauses[open_since], clauses[number - 1], score)
            open_since = None
        if opens >= THRESHOLD or (opens + goes_on >= THRESHOLD and opens >= goes_on):
            open_since, score = number, opens
        elif opens + goes_on >= THRESHOLD + 0.1:
            open_since, score = number, opens + goes_on
    if open_since is not None:
        yield _demand(text, subject, clauses[open_since], clauses[-1], score)


def _demand(text: str, subject: str, first: Clause, last: Clause, score: float) -> Demand:
    source = subject if first.in_subject else text
    start, end = first.start, last.end
    leading = _LEADING.match(source[start:end])
    if leading and leading.end() < end - start:
        start += leading.end()
    while start < end and source[start] in _MARGIN:
        start += 1
    while end > start and source[end - 1] in _MARGIN + '.!)»“"':
        end -= 1
    return Demand(start, end, round(min(score, 1.0), 4), first.in_subject)


def _without_repeats(demands: list[Demand], text: str, subject: str) -> list[Demand]:
    """A subject that says what the text says again is not a second demand."""
    in_text = [set(_WORD.findall(text[d.start : d.end].lower())) for d in demands if not d.in_subject]
    kept = []
    for demand in demands:
        if demand.in_subject:
            words = set(_WORD.findall(subject[demand.start : demand.end].lower()))
            if any(len(words & other) >= 0.5 * len(words) for other in in_text):
                continue
        if demand.end > demand.start:
            kept.append(demand)
    return kept
