"""Mail from files, in all the forms in which it lies about."""

import gzip
import mailbox as stdlib
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.channels.importing import originals

EINS = b"From: anna@kunde.example\nSubject: eins\n\nGuten Tag,\n\nwo ist mein Buch?\n"
ZWEI = b"From: bert@kunde.example\nSubject: zwei\n\nGuten Tag\n"
LINE = b"From anna@kunde.example Mon Nov 16 10:00:00 2026\n"


def test_one_file_is_one_message(tmp_path: Path) -> None:
    assert contents(put(tmp_path / "eins.eml", EINS)) == [EINS]


def test_the_remote_id_is_the_same_for_the_same_bytes(tmp_path: Path) -> None:
    put(tmp_path / "a.eml", EINS)
    put(tmp_path / "b.eml", EINS)

    ids = [remote_id for remote_id, _ in originals(tmp_path)]
    assert len(ids) == 2 and len(set(ids)) == 1 and len(ids[0]) == 64


def test_a_named_file_is_a_message_whatever_it_holds(tmp_path: Path) -> None:
    assert contents(put(tmp_path / "bild.jpg", b"\xff\xd8\x00")) == [b"\xff\xd8\x00"]
    assert contents(put(tmp_path / "leer.eml", b"")) == [b""]


def test_a_folder_gives_its_mails_in_order_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path / "b" / "2.eml", ZWEI)
    put(tmp_path / "a" / "1.EML", EINS)
    put(tmp_path / "a" / "notiz.txt", b"keine Mail")
    put(tmp_path / "a" / "Posteingang", LINE + EINS)  # Thunderbird's mbox files have no ending
    (tmp_path / "kreis").symlink_to(tmp_path)

    assert contents(tmp_path) == [EINS, EINS, ZWEI]


def test_a_maildir_gives_read_and_new_mail_and_its_subfolders(tmp_path: Path) -> None:
    box = stdlib.Maildir(tmp_path / "box")
    box.add(EINS)
    box.add_folder("Sent").add(ZWEI)
    put(tmp_path / "box" / "cur" / "1:2,S", b"Subject: gelesen\n\n")
    put(tmp_path / "box" / "tmp" / "halb", b"Subject: halb")

    assert sorted(contents(tmp_path / "box")) == sorted([b"Subject: gelesen\n\n", EINS, ZWEI])


def test_an_mbox_is_split_and_its_quoting_undone(tmp_path: Path) -> None:
    text = b"Subject: x\n\n>From hier\n>>From dort\n> From da\n"
    path = put(tmp_path / "m.mbox", LINE + EINS + b"\n" + LINE + text + b"\n" + LINE + ZWEI)

    assert contents(path) == [EINS, b"Subject: x\n\nFrom hier\n>From dort\n> From da\n", ZWEI]


def test_an_mbox_may_be_packed(tmp_path: Path) -> None:
    path = put(tmp_path / "m.mbox.gz", gzip.compress(LINE + EINS + b"\n" + LINE + ZWEI))

    assert contents(path) == [EINS, ZWEI]


@pytest.mark.parametrize(
    "line",
    [
        b"From MAILER-DAEMON Mon Nov 16 10:00:00 2026\n",
        b"From - Mon Nov 16 10:00:00 2026\n",
        b"From anna@kunde.example  Mon Nov  6 9:00:00 2026 +0100\n",
        b'From "anna b"@kunde.example Mon Nov 16 10:00 2026\n',
        b"From 1234567890@xxx Mon Nov 16 10:00:00 +0000 2026\r\n",
        b"From -\n",
        b"From anna@kunde.example\n",
        b"From \n",
    ],
)
def test_every_program_begins_a_mail_in_its_own_way(tmp_path: Path, line: bytes) -> None:
    assert contents(put(tmp_path / "m", line + EINS + b"\n" + line + ZWEI)) == [EINS, ZWEI]


@pytest.mark.parametrize(
    "sentence",
    [
        b"From here on it works.\n",
        b"From Monday, 10:30 to 12:00 we are closed.\n",
        b"From now on:\n",
        b"From: anna@kunde.example\n",
        b"Fromage\n",
    ],
)
def test_a_sentence_that_begins_with_from_is_no_new_mail(tmp_path: Path, sentence: bytes) -> None:
    whole = b"Subject: x\n\nHello,\n\n" + sentence + b"and more text\n"

    assert contents(put(tmp_path / "m", LINE + whole + b"\n" + LINE + ZWEI)) == [whole, ZWEI]


def test_a_forwarded_header_in_the_text_is_no_new_mail(tmp_path: Path) -> None:
    whole = b"Subject: x\n\n-- weitergeleitet --\n" + LINE + b"Subject: alt\n\nText\n"

    assert contents(put(tmp_path / "m", LINE + whole)) == [whole]


def test_windows_line_ends_stay(tmp_path: Path) -> None:
    eins, zwei, line = (part.replace(b"\n", b"\r\n") for part in (EINS, ZWEI, LINE))

    assert contents(put(tmp_path / "m", line + eins + b"\r\n" + line + zwei)) == [eins, zwei]


def test_a_line_of_megabytes_and_null_bytes_are_kept(tmp_path: Path) -> None:
    long = b"Subject: x\n\n" + b"x" * 3_000_000 + b"\x00\n"

    assert contents(put(tmp_path / "m", LINE + long + b"\n" + LINE + ZWEI)) == [long, ZWEI]


def test_a_big_mbox_is_never_in_memory_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "gross.mbox"
    with path.open("wb") as file:
        for n in range(200):
            file.write(LINE + b"Subject: %d\n\n" % n + (b"y" * 76 + b"\n") * 2600 + b"\n")
    assert path.stat().st_size > 40_000_000

    tracemalloc.start()
    count = sum(1 for _ in originals(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 200
    assert peak < 5_000_000


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    put(tmp_path / "a.eml", EINS)
    (tmp_path / "b.eml").symlink_to(tmp_path / "gibt-es-nicht")
    put(tmp_path / "c.mbox.gz", b"kein gzip")
    put(tmp_path / "d.mbox.gz", gzip.compress(LINE + ZWEI * 1000)[:-12])
    put(tmp_path / "e.eml", ZWEI)
    reported: list[str] = []

    found = [content for _, content in originals(tmp_path, lambda path, error: reported.append(path.name))]

    assert found == [EINS, ZWEI]
    assert reported == ["b.eml", "c.mbox.gz", "d.mbox.gz"]


LETTERS = st.lists(
    st.text(alphabet="From >abc:\n@ü", max_size=60).map(
        lambda text: b"Subject: x\n\n" + text.encode() + b"\n"
    ),
    min_size=1,
    max_size=5,
)


@given(LETTERS)
def test_what_is_written_as_mboxrd_comes_out_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, letters: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("m") / "m.mbox"
    path.write_bytes(b"".join(LINE + quoted(letter) + b"\n" for letter in letters))

    assert contents(path) == letters


def quoted(letter: bytes) -> bytes:
    import re

    return re.sub(rb"(?m)^(>*From )", rb">\1", letter)


def contents(path: Path) -> list[bytes]:
    return [content for _, content in originals(path)]


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
