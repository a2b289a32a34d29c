"""What they asked for and the draft does not touch."""

import re
from collections.abc import Iterator
from functools import cache

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kulanz.reading import terms

from .finding import Finding
from .written import Written

# Folded words which mean the same matter, by their beginnings.
_SAME = tuple(
    tuple(group.split())
    for group in (
        "refund erstatt ruckerstatt rueckerstatt geld zurueckueberw ueberweis gutschrift money reimburs betrag konto kulanz",
        "rueckruf zurueckruf anruf anrufen rufen rufe telefon telefonier call phone ring telephone melde",
        "liefer paket sendung versand verschick versend dhl ankomm ankunft zustell delivery deliver parcel package shipment ship shipped tracking sendungsnummer sendungsverfolg unterwegs arriv zusteller lager",
        "umtausch tausch ersatz ersetz neu exchange replac swap ersatzlieferung nachliefer nachsend",
        "storn kuendig kuend widerruf cancel cancellation abbestell beend terminat",
        "rechnung beleg invoice bill receipt rechnungskopie quittung",
        "rabatt gutschein nachlass discount voucher coupon preisnachlass prozent",
        "reparier reparatur repair fix richten instand",
        "loesch entfern austrag abmeld delete remove unsubscrib verteiler newsletter",
        "zugang login passwort password access einlogg anmeld konto link",
        "adresse anschrift address umzug",
        "wann termin zeitpunkt datum tag woche when date day week montag dienstag mittwoch donnerstag freitag samstag monday tuesday wednesday thursday friday heute morgen tomorrow today",
        "retour rueckgabe ruecksend zurueckschick zurueckgeb return zuruecknehm ruecknahme ruecksendeetikett label etikett",
        "groesse size masse mass",
        "farbe color colour",
        "verlaenger aufschub frist extension extend deadline",
        "entschuldig leid apolog sorry",
        "chef inhaber vorgesetzt manager supervisor boss owner",
        "warum wieso weshalb grund erklaer ursache why reason explain explanation because weil",
        "preis kost euro price cost",
        "wo verbleib where status stand",
        "reservier zuruecklegen reserve hold",
    )
)
_EMPTY = frozenset(
    terms.fold(
        "ich du sie wir ihr er es mich mir dir ihnen uns euch mein meine meinen meiner meinem dein deine ihre ihren ihrem unser unsere der die das den dem des ein eine einen einem einer eines und oder aber ob wenn dass wie was wer welche welcher "
        "welches bitte bitten mal noch auch schon nur ist sind war wird werden wurde hat habe haben hatte kann kann können könnte könnten könnten könnt kannst möchte will wollen wäre würde würden soll sollen muss gern gerne nicht kein keine zu zum zur in im an am auf "
        "mit von vom bei für um aus nach über bis so da hier jetzt endlich sofort umgehend mehr sich man also dann denn doch eigentlich etwas alles gibt geben machen tun lassen lasst sagen sagt sag teilen mitteilen schicken schicke senden "
        "the a an i you we he she it they me us them my your our their this that these those is are was were be been have has had do does did can could would will should please just also and or but if whether how what which who to of in on at for "
        "from with by about into as so not no any some get got give let know tell want like need make send back still now then there here im ive id possible möglich zurück wieder hallo"
    ).split()
)
# A single demand counts as answered where the draft speaks of the same things as the message at all.
FEW_SHARED = 4
SHORTEST_CONTENT = 2
_NOUN = re.compile(r"(?<=\s)[A-ZÄÖÜ]\w+")


def look(draft: Written) -> Iterator[Finding]:
    """An absence for each demand of which too little is touched; `demands` come in their own words."""
    said = _stems(draft.text)
    folded = " ".join(terms.words(draft.text))
    if len(draft.demands) == 1 and len(_content_stems(draft.situation.incoming) & said) >= FEW_SHARED:
        return
    for demand in draft.demands:
        if not is_touched(demand, said, folded):
            yield absent(demand)


def absent(demand: str) -> Finding:
    reason = format_lazy(_("They ask for this too, and the text does not touch it: “{}”"), demand.strip())
    return Finding("unanswered_demand", None, None, None, "flaw", reason)


def is_touched(demand: str, said: set[str], folded: str) -> bool:
    """Whether enough of the content of `demand`, or a word of the same matter, stands in the draft."""
    return len(_content(demand)) < SHORTEST_CONTENT or bool(speaks_of(demand, said, folded))


def speaks_of(demand: str, said: set[str], folded: str) -> bool | None:
    """The same of however short a demand; None where it names no thing that must be spoken of ("Was nun?")."""
    content = _content(demand)
    if any(_has_of(group, folded) for one in content for group in _groups(one)):
        return True
    if any(_within(word, folded) or any(stem in said for stem in terms.stems(word)) for word in content):
        return True
    names_a_thing = set(content) & set(terms.words(" ".join(_NOUN.findall(demand))))
    return False if len(content) >= SHORTEST_CONTENT or names_a_thing else None


def _content(text: str) -> list[str]:
    return [word for word in terms.words(text) if word not in _EMPTY and len(word) > 2]


def _content_stems(text: str) -> set[str]:
    return {stem for word in _content(text) for stem in terms.stems(word)}


def _within(word: str, folded: str) -> bool:
    return len(word) >= 5 and word[: max(5, len(word) - 3)] in folded


@cache
def _groups(word: str) -> tuple[tuple[str, ...], ...]:
    return tuple(group for group in _SAME if any(word.startswith(begin) for begin in group))


def _has_of(group: tuple[str, ...], folded: str) -> bool:
    return any(f" {begin}" in f" {folded}" for begin in group)


def _stems(text: str) -> set[str]:
    return {stem for word in terms.words(text) for stem in terms.stems(word)}
