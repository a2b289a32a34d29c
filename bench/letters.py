"""Letters made of many small sentences: deterministic by the random source that is handed in."""

from dataclasses import dataclass
from random import Random

from bench import vocabulary as words


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    address: str
    language: str
    phone: str = ""


def person(dice: Random, number: int, *, name: str = "") -> Person:
    """Somebody with an address of their own; `number` keeps addresses apart."""
    first, last = dice.choice(words.FIRST_NAMES), dice.choice(words.LAST_NAMES)
    name = name or f"{first} {last}"
    local = ".".join(_ascii(part) for part in name.lower().split())
    firm = dice.random() < 0.15
    domain = dice.choice(words.FIRMS) + ".example" if firm else dice.choice(words.PROVIDERS)
    phone = f"0{dice.randint(30, 999)} {dice.randint(100000, 9999999)}" if dice.random() < 0.3 else ""
    return Person(name, f"{local}{number}@{domain}", "de" if dice.random() < 0.7 else "en", phone)


def subject(dice: Random, language: str) -> str:
    return filled(dice, dice.choice(words.SUBJECTS_DE if language == "de" else words.SUBJECTS_EN))


def letter(dice: Random, who: Person, *, planted: str = "") -> str:
    """A letter of 20 to 300 words with greeting and signature; `planted` stands in the middle of it."""
    language = who.language
    frames = words.FRAMES_DE if language == "de" else words.FRAMES_EN
    number = min(2 + int(dice.expovariate(1 / 7)), 27)
    sentences = [filled(dice, dice.choice(frames)) for _ in range(number)]
    if planted:
        sentences.insert(number // 2, _planted(planted, language))
    closing = [dice.choice(words.CLOSINGS[language]), who.name] + ([f"Tel. {who.phone}"] if who.phone else [])
    return "\n\n".join(
        [dice.choice(words.GREETINGS[language]), *_paragraphs(dice, sentences), "\n".join(closing)]
    )


def short(dice: Random, who: Person, *, planted: str = "") -> str:
    """What one writes back: some sentences and the name."""
    frames = words.FRAMES_DE if who.language == "de" else words.FRAMES_EN
    sentences = [filled(dice, dice.choice(frames)) for _ in range(dice.randint(2, 6))]
    if planted:
        sentences.insert(1, _planted(planted, who.language))
    return "\n\n".join([" ".join(sentences), who.name])


def answer(dice: Random, who: Person) -> str:
    """What the shop answers to `who`."""
    language = who.language
    frames = words.ANSWERS_DE if language == "de" else words.ANSWERS_EN
    salute = f"Guten Tag {who.name}," if language == "de" else f"Dear {who.name},"
    body = " ".join(
        filled(dice, frame) for frame in [frames[0], *dice.sample(frames[1:], dice.randint(2, 5))]
    )
    return "\n\n".join([salute, body, f"{dice.choice(words.CLOSINGS[language])}\nHanna vom Buchladen"])


def quoted(text: str, language: str, name: str, day: str) -> str:
    """`text` as a mail program quotes it below an answer."""
    head = f"Am {day} schrieb {name}:" if language == "de" else f"On {day}, {name} wrote:"
    return "\n".join([head, *(f"> {line}" if line else ">" for line in text.splitlines())])


def filled(dice: Random, frame: str) -> str:
    """A frame with its slots filled."""
    while "{" in frame:
        before, _brace, rest = frame.partition("{")
        slot, _brace, after = rest.partition("}")
        frame = f"{before}{_slot(dice, slot)}{after}"
    return frame[:1].upper() + frame[1:]


def _slot(dice: Random, slot: str) -> str:
    if slot == "ding":
        return f"das {dice.choice(words.FIRST_PARTS)}{dice.choice(words.SECOND_PARTS)}"
    if slot == "thing":
        return f"the {dice.choice(words.THING_FIRST)} {dice.choice(words.THING_SECOND)}"
    if slot == "nummer":
        return f"{dice.choice('ABGKR')}{dice.randint(10000, 99999)}"
    if slot == "betrag":
        return f"{dice.randint(4, 189)},{dice.randint(0, 99):02}"
    return str(dice.randint(3, 60)) if slot == "zahl" else dice.choice(words.WORDS[slot])


def _planted(form: str, language: str) -> str:
    return (
        f"Es geht außerdem um {form}, falls das hilft."
        if language == "de"
        else f"It is also about {form}, if that helps."
    )


def _paragraphs(dice: Random, sentences: list[str]) -> list[str]:
    made: list[str] = []
    while sentences:
        size = dice.randint(1, 4)
        made.append(" ".join(sentences[:size]))
        sentences = sentences[size:]
    return made


_SPELLED = {
    ord(letter): spelled
    for letter, spelled in zip("äöüßıçë", ("ae", "oe", "ue", "ss", "i", "c", "e"), strict=True)
}


def _ascii(text: str) -> str:
    return text.translate(_SPELLED).encode("ascii", "ignore").decode()
