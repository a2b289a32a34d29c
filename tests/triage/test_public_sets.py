import csv
import gzip
import io
from pathlib import Path

import numpy as np

from kulanz.triage import public_sets

KIND = ["Danke für den schönen Abend", "Guten Morgen liebe Freunde", "Wir freuen uns auf den Abend"]
RUDE = ["Du dummer Idiot", "Dieser Idiot lügt, der dumme Kerl", "So ein dummes Pack, lauter Idioten"]
CARD = ["Where is my card?", "My card has not arrived", "When will the new card arrive?"]
REFUND = ["I want a refund", "Please refund this payment", "How do I get my payment refunded?"]


def _table(columns: list[str], rows: list[tuple[str, ...]]) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter="\t", lineterminator="\n").writerows([columns, *rows])
    return written.getvalue()


def _tweets(repeated: int) -> str:
    return _table(
        ["text", "coarse", "fine"],
        [(f"@bob {text} |LBR| {at}", "OTHER", "OTHER") for text in KIND for at in range(repeated)]
        + [(f"@eve {text}\n#{at}", "OFFENSE", "INSULT") for text in RUDE for at in range(repeated)],
    )


def _questions(texts: int) -> str:
    return _table(
        ["text", "label"],
        [(text, "card_arrival") for text in CARD[:texts]]
        + [(text, "refund") for text in REFUND[:texts]]
        + [("Change my PIN", "pin")] * texts,
    )


def test_both_public_sets_are_learned_from_their_training_halves_packed_or_not(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "germeval2018_train.tsv.gz", "wt", encoding="utf-8", newline="") as file:
        file.write(_tweets(3))
    (tmp_path / "germeval2018_test.tsv").write_text(_tweets(1), encoding="utf-8")
    (tmp_path / "banking77_train.tsv").write_text(_questions(3), encoding="utf-8")
    (tmp_path / "banking77_test.tsv").write_text(_questions(2), encoding="utf-8")
    assert list(public_sets.run(tmp_path)) == ["germeval2018 macro_f1 1.000", "banking77 accuracy 1.000"]


def test_a_tweet_is_read_as_prose() -> None:
    said = public_sets.as_prose("@bob #KeineWahl |LBR| neeeeein https://example.org/x")
    assert said == "Keine Wahl neeein"


def test_a_text_of_nothing_but_a_name_is_answered_too() -> None:
    germeval = public_sets.TASKS[0]
    known = [*KIND, *RUDE, "@bob"]
    labels = np.array(["OTHER"] * 3 + ["OFFENSE"] * 3 + ["OTHER"])
    assert public_sets.predict(germeval, known, labels, ["@eve", ""]).shape == (2,)
