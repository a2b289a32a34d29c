"""A folder of real-looking mails with the truth about them: python bench/mails.py FOLDER [--number 2000] [--seed 1].

Beside the .eml files lies truth.json: for each file its SHA-256, thread, direction and kind, and for each planted
word the files that a search must find. The same number and seed give the same bytes.
"""

import argparse
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bench import letters, shapes, stories
from bench.envelope import Draft
from bench.letters import Person
from bench.planted import planted

OURS = ("Buchladen Sonnenau", "hallo@buchladen-sonnenau.example")
LAST_DAY = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAYS = 400
PEOPLE_PER_MAIL = 0.45
WITH_FILES = 0.12
FILE_TYPES = (
    ("Rechnung.pdf", "application/pdf"),
    ("Bildschirmfoto.png", "image/png"),
    ("Foto vom Schaden.jpg", "image/jpeg"),
    ("Übersicht.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("receipt.pdf", "application/pdf"),
)


@dataclass(slots=True)
class Mail:
    draft: Draft
    thread: str
    kind: str
    is_reply: bool = False
    # Where it stands among the files: when it was written, unless it comes early or late.
    place: datetime = LAST_DAY
    words: tuple[str, ...] = ()

    @property
    def direction(self) -> str:
        return "out" if self.draft.sender[1] == OURS[1] else "in"


class Writer:
    """Writes mails into threads; the stories (bench/stories.py) say which."""

    def __init__(self, number: int, seed: int) -> None:
        self.dice = Random(seed)
        self.number = number
        self.mails: list[Mail] = []
        self.threads = 0
        self.people = [letters.person(self.dice, n) for n in range(int(number * PEOPLE_PER_MAIL))]
        self.words = [pair for pair in planted() for _ in range(1 + self.dice.randint(0, 1))]
        self.dice.shuffle(self.words)

    def somebody(self) -> Person:
        return self.dice.choice(self.people)

    def stranger(self, name: str = "") -> Person:
        """Somebody who writes here alone."""
        self.people.append(letters.person(self.dice, len(self.people) + 10_000, name=name))
        return self.people.pop()

    def thread(self) -> str:
        self.threads += 1
        return f"t{self.threads}"

    def ident(self, domain: str) -> str:
        return f"{self.dice.getrandbits(80):x}@{domain}"

    def day(self) -> datetime:
        return LAST_DAY - timedelta(minutes=self.dice.randint(30 * 24 * 60, DAYS * 24 * 60))

    def question(self, who: Person, kind: str, *, subject: str = "", thread: str = "", **more: Any) -> Mail:
        """A new mail of `who` to us."""
        shape = more.pop("shape", "") or self.dice.choice(shapes.ORDINARY)
        word = self._next_word(shape, kind)
        text = more.pop("text", None)
        if text is None:
            text = letters.letter(self.dice, who, planted=word[1] if word else "")
        draft = Draft(
            sender=(who.name, who.address),
            to=[OURS],
            subject=subject or letters.subject(self.dice, who.language),
            text=text,
            at=self.day(),
            message_id=self.ident(who.address.partition("@")[2]),
            shape=shape,
            **more,
        )
        if self.dice.random() < WITH_FILES and shape in shapes.ORDINARY:
            draft.files = [self._file() for _ in range(self.dice.randint(1, 2))]
        return self._add(Mail(draft, thread or self.thread(), kind, words=(word[0],) if word else ()))

    def answer(self, to: Mail, who: Person, kind: str = "answer", *, is_kept: bool = True) -> Mail:
        """Our answer to a mail; without `is_kept` it is known from references alone."""
        draft = self._following(
            to.draft, OURS, [(who.name, who.address)], letters.answer(self.dice, who), who.language
        )
        mail = Mail(draft, to.thread, kind)
        return self._add(mail) if is_kept else mail

    def reply(self, to: Mail, who: Person, kind: str, **more: Any) -> Mail:
        """What `who` writes back to a mail of ours."""
        shape = more.pop("shape", "") or self.dice.choice(shapes.ORDINARY)
        word = self._next_word(shape, kind)
        text = more.pop("text", "") or letters.short(self.dice, who, planted=word[1] if word else "")
        draft = self._following(to.draft, (who.name, who.address), [OURS], text, who.language)
        draft.shape = shape
        for name, value in more.items():
            setattr(draft, name, value)
        if self.dice.random() < 0.2 and kind != "auto_reply":
            draft.in_reply_to = ""  # some programs write References alone
        return self._add(Mail(draft, to.thread, kind, is_reply=True, words=(word[0],) if word else ()))

    def _following(
        self, before: Draft, sender: tuple[str, str], to: list[tuple[str, str]], text: str, language: str
    ) -> Draft:
        day = before.at.strftime("%d.%m.%Y" if language == "de" else "%d %b %Y")
        subject = (
            before.subject
            if before.subject.startswith(("Re: ", "AW: "))
            else f"{self.dice.choice(('Re', 'AW'))}: {before.subject}"
        )
        return Draft(
            sender=sender,
            to=to,
            subject=subject,
            text=text,
            at=before.at + timedelta(minutes=self.dice.randint(20, 4000)),
            message_id=self.ident(sender[1].partition("@")[2]),
            in_reply_to=before.message_id,
            references=[*before.references, before.message_id],
            quote=letters.quoted(before.text, language, before.sender[0], day)
            if self.dice.random() < 0.8
            else "",
            shape=self.dice.choice(shapes.ORDINARY),
        )

    def _next_word(self, shape: str, kind: str) -> tuple[str, str] | None:
        usable = shape in shapes.ORDINARY and kind in {"single", "talk"} and self.words
        return self.words.pop() if usable and self.dice.random() < 0.6 else None

    def _file(self) -> tuple[str, str, bytes]:
        name, kind = self.dice.choice(FILE_TYPES)
        size = int(min(5_000 + self.dice.expovariate(1 / 60_000), 300_000))
        return name, kind, self.dice.randbytes(size)

    def _add(self, mail: Mail) -> Mail:
        mail.place = mail.draft.at
        self.mails.append(mail)
        return mail


def write(folder: Path, number: int = 2000, seed: int = 1) -> dict[str, Any]:
    """Write `number` mails and truth.json; returns the truth."""
    writer = Writer(number, seed)
    stories.tell_all(writer)
    folder.mkdir(parents=True, exist_ok=True)
    ordered = sorted(writer.mails, key=lambda mail: mail.place)
    files: dict[str, Any] = {}
    words: dict[str, list[str]] = {}
    for place, mail in enumerate(ordered, start=1):
        name, raw = f"{place:06}.eml", shapes.write(mail.draft, writer.dice)
        (folder / name).write_bytes(raw)
        files[name] = {
            "sha256": hashlib.sha256(raw).hexdigest(),
            "thread": mail.thread,
            "direction": mail.direction,
            "kind": mail.kind,
            "is_reply": mail.is_reply,
        }
        for word in mail.words:
            words.setdefault(word, []).append(name)
    truth = {"ours": OURS[1], "files": files, "words": words}
    (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1))
    return truth


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--number", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    truth = write(chosen.folder, chosen.number, chosen.seed)
    files = truth["files"].values()
    threads, replies = {f["thread"] for f in files}, sum(f["is_reply"] for f in files)
    size = sum(file.stat().st_size for file in chosen.folder.glob("*.eml")) / 1e6
    print(f"{len(files)} mails ({size:.0f} MB), {len(threads)} conversations, {replies} replies")


if __name__ == "__main__":
    main()
