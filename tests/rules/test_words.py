"""The words of the screens: complete in German, true to the shop's own words, and free of what jars."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import allauth
import django
import polib
import pytest

from kulanz.web.borrowed import BORROWED

ROOT = Path(__file__).resolve().parents[2]
CATALOG = ROOT / "kulanz/locale/de/LC_MESSAGES/django.po"
GLOSSARY = Path(__file__).with_name("german_glossary.txt")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+>")
# Said in the code (`xgettext:no-python-format`) of a text whose German leaves a placeholder out.
LEAVES_OUT = "no-python-format"
# These speak of the form of address itself.
ABOUT_DU = {
    "German, du",
    "du",
    "we say du",
    "those who say du",
    "This customer says du to us.",
    "Du and Sie are mixed in this text.",
}
DU = re.compile(r"\b(?:du|dich|dir|dein\w*|euch|euer|eure\w*)\b", re.IGNORECASE)
JARRING = re.compile(
    r"[!\"']|\b[Ee]rneut|\b[Ee]rfolgreich|Hoppla|\bUps\b|Fehler ist aufgetreten|klicken Sie|Klicken Sie|\bUser\b"
    r"|\bAccounts?\b|downloaden|\bchecken\b|Dashboard|\bbzw\.|\bggf\.|etwaig|seitens|würden Sie|[Ll]eider"
    r"|Pflichtfeld|Unannehmlichkeiten"
)
Words = list[polib.POEntry]


@pytest.fixture(scope="module")
def words() -> Words:
    return [entry for entry in polib.pofile(str(CATALOG)) if not entry.obsolete]


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Words:
    """What `make messages` would collect now, from a copy of the tree."""
    copy = tmp_path_factory.mktemp("words") / "kulanz"
    shutil.copytree(
        ROOT / "kulanz", copy, ignore=shutil.ignore_patterns("__pycache__", "static", "locale", "*.eml")
    )
    (copy / "locale/de/LC_MESSAGES").mkdir(parents=True)
    command = [sys.executable, "-m", "django", "makemessages", "-l", "de", "--no-location", "-v0"]
    place = {"PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "kulanz.config.settings"}
    subprocess.run(command, cwd=copy, env={**os.environ, **place}, check=True, timeout=100)
    return list(polib.pofile(str(copy / "locale/de/LC_MESSAGES/django.po")))


def name(entry: polib.POEntry) -> tuple[str, str, str]:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


class Rule(NamedTuple):
    english: re.Pattern[str]
    german: re.Pattern[str]
    never: re.Pattern[str]

    def is_broken_by(self, entry: polib.POEntry, free: set[str]) -> bool:
        german = " ".join(texts(entry))
        asked = self.english.search(PLACEHOLDER.sub("", entry.msgid)) and entry.msgid not in free
        return bool(self.never.search(german) or (asked and not self.german.search(german)))


def glossary() -> tuple[list[Rule], set[str]]:
    """The rules, and the texts that may say it in another way."""
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    rules = [_rule(*line.split("|")) for line in lines if line[0] != "="]
    return rules, {line[2:] for line in lines if line[0] == "="}


def _rule(english: str, german: str, never: str) -> Rule:
    said, stems, unsaid = (_any(words) for words in (english, german, never))
    return Rule(
        re.compile(rf"\b(?:{said})\b", re.IGNORECASE),
        re.compile(stems, re.IGNORECASE),
        re.compile(rf"(?<!-)\b(?:{unsaid})\b(?!-)"),
    )


def _any(words: str) -> str:
    return "|".join(re.escape(word.strip()) for word in words.split(",") if word.strip())


def _lines(found: list[Any]) -> str:
    return "".join(f"\n{one}" for one in found)


def test_every_text_of_the_screens_has_its_german(words: Words, collected: Words) -> None:
    done = {name(entry) for entry in words if all(texts(entry)) and not entry.fuzzy}
    missing = [name(entry) for entry in collected if name(entry) not in done]
    assert not missing, "Run `make messages` and write the German of:" + _lines(missing)


def test_the_catalog_holds_nothing_that_no_screen_says(words: Words, collected: Words) -> None:
    said = {name(entry) for entry in collected}
    gone = [name(entry) for entry in words if name(entry) not in said]
    assert not gone, "Run `make messages`; nobody says:" + _lines(gone)


def test_nothing_is_fuzzy_or_half_translated(words: Words) -> None:
    assert not [entry.msgid for entry in words if entry.fuzzy or not all(texts(entry))]
    assert not [entry.msgid for entry in words if entry.msgid_plural and set(entry.msgstr_plural) != {0, 1}]


def test_the_compiled_catalog_is_the_written_one(words: Words) -> None:
    compiled = polib.mofile(str(CATALOG.with_suffix(".mo")))
    assert {(name(e), *texts(e)) for e in compiled} == {(name(e), *texts(e)) for e in words}, (
        "Run `make messages`"
    )


def test_placeholders_and_tags_are_the_same_in_both_languages(words: Words) -> None:
    wrong = []
    for entry in words:
        wanted = _placeholders(entry.msgid_plural or entry.msgid)
        found = [_placeholders(text) for text in texts(entry)]
        if found[-1] != wanted and LEAVES_OUT not in entry.flags:
            wrong.append((entry.msgid, texts(entry)))
        # The German of "one" may leave out its number, but may not name what is not handed over.
        if any(not set(one) <= {*wanted, *_placeholders(entry.msgid)} for one in found):
            wrong.append((entry.msgid, texts(entry)))
    assert not wrong, _lines(wrong)


def _placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def test_line_breaks_and_closing_marks_agree(words: Words) -> None:
    wrong = [(e.msgid, text) for e in words for text in texts(e) if _frame(e.msgid) != _frame(text)]
    assert not wrong, _lines(wrong)


def _frame(text: str) -> tuple[bool, bool, str]:
    """Whether a text begins and ends with a line break, and the mark that closes it."""
    last = text.rstrip("“”\n")[-1:]
    return text.startswith("\n"), text.endswith("\n"), last if last in {".", ":", "?", "…"} else ""


def test_the_interface_says_sie(words: Words) -> None:
    assert not [
        texts(e)
        for e in words
        if e.msgid not in ABOUT_DU and e.msgctxt != "du" and any(DU.search(text) for text in texts(e))
    ]


def test_no_text_jars(words: Words) -> None:
    found = [(text, found.group()) for e in words for text in texts(e) if (found := JARRING.search(text))]
    assert not found, _lines(found)


def test_quotation_marks_are_german(words: Words) -> None:
    assert not [text for e in words for text in texts(e) if text.count("„") != text.count("“") or "”" in text]


def test_the_shops_own_words_are_used(words: Words) -> None:
    rules, free = glossary()
    wrong = [(e.msgid, texts(e), r.english.pattern) for r in rules for e in words if r.is_broken_by(e, free)]
    assert not wrong, _lines(wrong)
    assert free <= {entry.msgid for entry in words}


def test_what_is_borrowed_is_still_said_by_its_lender(words: Words) -> None:
    """A sentence that Django or allauth has reworded would come in their German, or in none."""
    lenders = [Path(module.__file__ or "").parent for module in (django, allauth)]
    said = " ".join(
        _joined(file) for lender in lenders for file in lender.rglob("*.py") if "locale" not in file.parts
    )
    own = {str(text) for text in BORROWED if isinstance(text, str)}
    assert own <= {entry.msgid for entry in words}
    assert not [text for text in own if text not in said]


def _joined(file: Path) -> str:
    """The source with the pieces of its strings put together."""
    return re.sub(r'"\s*\n\s*"', "", file.read_text(encoding="utf-8"))
