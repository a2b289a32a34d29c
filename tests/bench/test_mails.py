"""The mails that are measured with must themselves be what they claim."""

import json
from pathlib import Path

from bench import mails


def test_the_same_seed_writes_the_same_mails(tmp_path: Path) -> None:
    one, other = mails.write(tmp_path / "one", 200), mails.write(tmp_path / "other", 200)
    assert one == other


def test_every_mail_has_its_truth(tmp_path: Path) -> None:
    mails.write(tmp_path, 200)
    truth = json.loads((tmp_path / "truth.json").read_text())
    assert sorted(truth["files"]) == sorted(file.name for file in tmp_path.glob("*.eml"))
    assert len(truth["files"]) == 200
    assert {fact["direction"] for fact in truth["files"].values()} == {"in", "out"}


def test_a_reply_never_stands_alone_in_its_thread(tmp_path: Path) -> None:
    files = list(mails.write(tmp_path, 2000)["files"].values())
    threads = [fact["thread"] for fact in files]
    assert all(threads.count(fact["thread"]) > 1 for fact in files if fact["is_reply"])


def test_all_words_are_planted(tmp_path: Path) -> None:
    assert len(mails.write(tmp_path, 2000)["words"]) == 130
