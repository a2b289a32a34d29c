"""Where the sentences of a message are, however it was typed: wrapped, listed, as a form, without a full stop."""

import re

MOST_CHARACTERS = 20_000
MOST_SENTENCES = 2_000
# A mail program wraps near column 72; a line that ends far before was ended by its writer.
WRAPPED_FROM = 58

_ABBREVIATIONS = frozenset(
    "z.b zb bzw nr nrn hr hrn fr frl dr prof dipl ing mag usw u.a ua etc ca d.h dh i.d.r idr inkl exkl zzgl "
    "abzgl ggf "
    "evtl bspw sog vgl max min mind tel tel.-nr str bestellnr best.-nr kundennr kd.-nr rechnungsnr art.-nr art abs "
    "std stk st o.ä o.g s.o s.u u.u v.a z.t z.zt zt m.e i.a i.v i.h.v u.v.m wg bez betr lt ggü gem geb verh "
    "e.g eg i.e no nos mr mrs ms st vs approx dept est inc ltd co jr sr ref fig p.s ps p.p.s mo di mi do sa so "
    "jan feb "
    "mär apr jun jul aug sep sept okt oct nov dez dec tsd mio mrd zw schriftl tägl jährl mtl pers eigtl a.m p."
    "m uhr.-z "
    "mehrf telef tel.-nr bzgl fa anm dgl mfg lg vg hd hj kw abt einschl ev".split()
)
# Some of these are words of their own too; before a capital they end a sentence.
_ALSO_WORDS = frozenset(
    "no art so mo mi do est max etc usw usf ca min sa di co st inc std ms lg vg mfg p.m a.m u.a ev fig "
    "dec jan mar".split()
)
_MONTH = re.compile(
    r"\s*(?:jan|feb|feber|jänner|mär|maerz|apr|mai|may|mar|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-zä]*\b",
    re.I,
)
_STARTERS = frozenset(
    "ich wir sie du er es ihr das die der den dem ein eine mein meine bitte danke wenn falls und aber oder "
    "sonst dann "
    "da dort jetzt nun heute gestern morgen leider können könnten kann könnt ist sind war hat haben seit bis auf "
    "mit gruß grüße viele liebe beste freundliche nach danach was wie wo wann warum wer nicht kein keine ansonsten "
    "vielen herzlichen besten mfg lg will möchte bittet ruft rückruf i we you he she it the a please thanks if but "
    "and otherwise my your this that what how can could would will is are was have has no not".split()
)
_ORDINAL_BEFORE = frozenset(
    "der die das dem den des zur zum vom am im ab bis seit jede jeder mein meine meinen meiner ihre ihrer "
    "unsere eure "
    "eine schon nun bereits zum".split()
)
# An end: a mark with what closes after it, an emoji run, or smileys.
_EMOJI = "\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d\u2764\U0001f1e6-\U0001f1ff"
_END = re.compile(
    r"(?P<mark>(?<![.!?…])[.!?…]+)(?P<close>[\"'”“»«’)\]*_]*)(?=\s|$|[A-ZÄÖÜ" + _EMOJI + r"])"
    r"|(?P<emoji>[" + _EMOJI + r"]+(?:\s[" + _EMOJI + r"]+){0,20})(?=\s|$|\w)"
    r"|(?P<smiley>(?<=\s)[:;]-?[)(DPp/]+)(?=\s|$)"
)
_WORD_BEFORE = re.compile(r"([\wäöüß.\-]+)$")
_LIST_ITEM = re.compile(r"\s*(?:[-*•–+·]|\d{1,2}[.)]|[a-z]\))\s+\S")
_FIELD = re.compile(
    r"\s*(?:[A-ZÄÖÜ][\w()/.,'-]{0,24}(?:[ ][\w()/.,'&?-]{1,24}){0,6}|[a-zäöü]{2,14}(?: [a-zäöü]{2,14})?)\s?[:?]:?\s"
)
_GREETING = re.compile(
    r"\s*(?:hallo|hello|hi|hey|moin|servus|grüezi|grüß|gruß|guten|sehr geehrte|liebe[rs]?|dear|good \w+|tag\b|salut|"
    r"mit freundlichen|viele grüße|liebe grüße|best|kind regards|regards|thanks|danke|cheers|lg|mfg|vg)\b.{0,50}$",
    re.I,
)
_QUOTED = re.compile(r"\s*[>|]")


def split(text: str) -> list[tuple[int, int]]:
    """The sentences as (start, end), in order, without the white space around them."""
    text = text[:MOST_CHARACTERS]
    spans: list[tuple[int, int]] = []
    for start, end in _blocks(text):
        spans.extend(_within(text, start, end))
        if len(spans) >= MOST_SENTENCES:
            break
    return spans[:MOST_SENTENCES]


def _blocks(text: str) -> list[tuple[int, int]]:
    """Lines, where wrapped ones are joined again."""
    blocks: list[tuple[int, int]] = []
    position = 0
    open_since: int | None = None
    lines = text.split("\n")
    for number, line in enumerate(lines):
        start, end = position, position + len(line)
        position = end + 1
        if open_since is None:
            open_since = start
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if not _goes_on(line, following):
            if text[open_since:end].strip():
                blocks.append((open_since, end))
            open_since = None
    return blocks


def _goes_on(line: str, following: str) -> bool:
    said, then = line.rstrip(), following.strip()
    if not said.strip() or not then:
        return False
    if said[-1] in ".!?…:;" or _LIST_ITEM.match(following) or _QUOTED.match(following):
        return said[-1] == ";" and then[0].islower()
    if _FIELD.match(following) or _GREETING.match(line) or (_FIELD.match(line) and len(said) < WRAPPED_FROM):
        return False
    if len(said) + 1 + len(then.split(None, 1)[0]) >= WRAPPED_FROM:
        return True
    return len(said) >= 40 and then[0].islower() and line[:1].isupper()


def _within(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    since = start
    field = _FIELD.match(text, start, min(end, start + 60))
    if field and field.end() < end and not _has_end_before(text, start, field.end()):
        since = _append(spans, text, since, field.end())
    for match in _END.finditer(text, since, end):
        if match.start() < since or (match["mark"] and not _ends(text, match, since, end)):
            continue
        since = _append(spans, text, since, match.end())
    _append(spans, text, since, end)
    return spans


def _has_end_before(text: str, start: int, end: int) -> bool:
    return any(mark in text[start : end - 2] for mark in ("! ", "? ", ". "))


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> int:
    """Adds what stands there without its margins; a mere rest of marks belongs to the sentence before."""
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return end
    if spans and len(bare) < 12 and not any(character.isalnum() for character in bare):
        spans[-1] = (spans[-1][0], start + len(piece.rstrip()))
        return end
    spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return end


def _ends(text: str, match: re.Match[str], since: int, end: int) -> bool:
    mark = match["mark"]
    after = text[match.end() : match.end() + 40]
    if mark in ("...", "…", "..", "....") and after.lstrip()[:1].islower():
        return False
    if mark != ".":
        return not (match["close"] and after.lstrip()[:1].islower() and mark != "..")
    before = _WORD_BEFORE.search(text[max(since, match.start() - 30) : match.start()])
    word = before.group(1).strip("-").lower() if before else ""
    if not after[:1].isspace() and after and not match["close"]:
        return _is_glued(text, match, word)
    following = after.split(None, 1)[0] if after.strip() else ""
    if not following or "\n" in after[: len(after) - len(after.lstrip())]:
        return True
    if word.isdigit() or re.fullmatch(r"\d+(?:\.\d+)*", word):
        return _number_ends(text, match, word, following, since)
    return _word_ends(word, following)


def _word_ends(word: str, following: str) -> bool:
    first = following.lstrip("\"'„“»«(‚")[:1]
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()) or re.fullmatch(r"(?:\w\.)+\w", word):
        return word in _ALSO_WORDS and first.isupper() and following.lower().strip(",") in _STARTERS
    return True


def _number_ends(text: str, match: re.Match[str], word: str, following: str, since: int) -> bool:
    if _MONTH.match(following):
        return False
    first = following.lstrip("\"'„“»«(")[:1]
    starts = following.lower().strip(",.:;!?\"'") in _STARTERS and first.isupper()
    if "." in word:  # 3.12. at the end, or followed by a capital
        return starts or (first.isupper() and word.count(".") == 1 and len(word) > 3 and not first.isdigit())
    if first.islower() or first.isdigit():
        return False
    earlier = text[since : match.start() - len(word)].split()
    if not earlier:
        return False
    if starts:
        return True
    return len(word) > 2 or (earlier[-1].lower() not in _ORDINAL_BEFORE and not _is_rank(word, following))


def _is_rank(word: str, following: str) -> bool:
    return len(word) <= 2 and bool(re.match(r"[A-ZÄÖÜ]\w+", following)) and int(word) <= 31


def _is_glued(text: str, match: re.Match[str], word: str) -> bool:
    """ "nicht da.Bitte" ends; "kulanz.Example", "z.B" do not."""
    rest = text[match.end() : match.end() + 24]
    return (
        len(word) > 1
        and word.isalpha()
        and word not in _ABBREVIATIONS
        and bool(re.match(r"[A-ZÄÖÜ][a-zäöüß]*[\s,!?]", rest))
        and text[match.start() - 1].islower()
    )
