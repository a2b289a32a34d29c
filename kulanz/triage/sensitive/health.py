"""What is said of somebody's health."""

import re
from collections.abc import Iterator
from itertools import islice

from .datum import Sensitive
from .illnesses import ILLNESS, ILLNESS_WITHIN, SOFT
from .sentence import sentence_around

_PERSON = re.compile(
    r"\b(?:ich|i'm|i am|i've|i|mich|mir|mein\w*|my|me|unser\w*|our|er|sie|he|she|him|her|his|we|wir|mutter|"
    r"vater|mama|papa|oma|opa|omi|sohn\w*|tochter|kind\w*|kleine[rn]?|schwester|bruder|mann|frau|"
    r"enkel\w*|tante|onkel|schwieger\w*|baby|mum|mom|dad|mother|father|nan|gran\w*|grandad|grandma|son|"
    r"daughter|sister|brother|husband|wife|kid|little (?:one|boy|girl)|aunt|uncle|hr\.|fr\.|herr|kundin|kunde|"
    r"mrs|mr|ms|miss|"
    r"freundin|freund|partner\w*|lebensgefährt\w*|nachbar\w*|j'ai|mon|ma)\b",
    re.I,
)
_NOT_A_FACT = re.compile(
    r"(?:bin ich (?:denn )?(?:blind|taub|behindert)|are you (?:blind|deaf)|seid ihr (?:blind|taub|"
    r"behindert\w*)|sind sie (?:blind|taub)|blindes? huhn|blind(?:es)? vertrau\w*|"
    r"blind(?:lings)?(?: (?:gekauft|bestellt|vertraut|date))|taube nuss|turned a blind eye|roller blinds?|"
    r"blind spot|color ?blind casting|krankes? (?:system|hirn)|"
    r"allergisch (?:gegen|auf) (?:werbung|spam|callcenter|newsletter|sowas|lügen|solche)|stroke of|"
    r"behindert(?:er|e|es)? (?:laden|verein|shop|mitarbeiter)|ihr behinderten?|"
    r"krebserregend|herzinfarkt (?:bekommen|gekriegt)|schlaganfall (?:bekommen|kriegen)|heart attack when|"
    r"hundeklinik|tierklinik|klinik(?:leitung|einkauf)|depp|"
    r"wheelchair (?:ramp|access)|behindertengerecht|nearly had a (?:stroke|heart attack)|fast (?:einen|nen) "
    r"(?:herzinfarkt|schlaganfall)|"
    r"lost(?:ing)? my mind|ich krieg (?:die krise|krebs|fieber)|cancer research|krebshilfe|autistisch "
    r"veranlagt|op-?kleidung|op-?amp|(?:shop|op)-?system|krankenhausserie|reisefieber|jagdfieber)",
    re.I,
)
_HAS = re.compile(
    r"\b(?:bin|ist|habe|hab|hat|haben|hatte|war|lag|liegt|liege|leide\w*|erkrankt\w*|seit|wegen|nach (?:der|"
    r"meiner|seiner|ihrer|einer)|trotz|mit (?:meiner|seiner|ihrer|dem|gips)|durch (?:die|meine|seine|ihre)|"
    r"sitze?t?|bekam|bekommen|nehme|"
    r"am|is|was|'s|'m|has|have|had|been|got|with (?:my|her|his|a)|after (?:my|her|his|the|a)|from (?:my|her|"
    r"his)|since|due to|because of|in hospital|mein\w*|my|her|his|unser\w*|zur|in der|im|ans?|came out|für "
    r"meinen?|for my)\b",
    re.I,
)
_TRADE = re.compile(
    r"(?:\w*klinik|praxis|hospital|pflegeheim|krankenhaus) (?:bestellt|braucht|möchte|sucht|fragt|kauft)|"
    r"einkauf|procurement|lieferant|sortiment|wir (?:sind|liefern|bieten|vermitteln)|unsere agentur|seo\b|"
    r"newsletter|"
    r"station(?:sleitung)?\b|arbeite (?:in|im|als)|ich putze|i work|nurse\b|krankenschwester|pflegekraft|"
    r"(?:hund|katze|kater|welpe|hündin|dog|cat|puppy|collie|horse|pferd|labrador|terrier|retriever)\w*",
    re.I,
)
_OWN = re.compile(
    r"\b(?:ich bin|ich habe|mein\w* (?:mutter|vater|sohn|tochter|mann|frau)|i'?m|"
    r"my (?:mum|mom|dad|son|daughter|husband|wife))\b",
    re.I,
)


def find(text: str) -> Iterator[Sensitive]:
    lowered = text.lower() if len(text.lower()) == len(text) else text
    for pattern in (ILLNESS, ILLNESS_WITHIN):
        for match in islice(pattern.finditer(lowered), 20):
            start, end = sentence_around(text, match.start(), match.end())
            if _is_stated(text, start, end, match.group()):
                yield Sensitive("health", start, end)
                return


def _is_stated(text: str, start: int, end: int, illness: str) -> bool:
    """Somebody has it: a person near, and for words that also name wares, a verb of having in the sentence."""
    sentence = text[start:end]
    if _NOT_A_FACT.search(sentence) or not _PERSON.search(text, max(0, start - 90), end):
        return False
    trade = _TRADE.search(sentence)
    if SOFT.match(illness) and (trade or not (_HAS.search(sentence) and _PERSON.search(sentence))):
        return False
    return not trade or bool(_OWN.search(sentence))
