"""Two things by the same day are two promises; the same thing said twice is one."""

from datetime import date

import pytest

from kulanz.flow.repeating import Standing, is_repeated

TODAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("owed", "said", "kind", "is_same"),
    [
        ("Den Ersatz schicke ich Ihnen bis Freitag", "das Handbuch schicke ich auch bis Freitag", "shipment", False),
        ("Den Ersatz schicke ich Ihnen bis Freitag", "Sie bekommen den Ersatz wie gesagt am 27.11.", "shipment", True),
        ("Ersatz", "den neuen Ersatz schicke ich Ihnen bis Freitag", "shipment", True),
        ("Ersatz", "Sie haben es bis Freitag", "shipment", True),
        ("I will send the replacement by Friday", "You will have the manual by Friday, too", "shipment", False),
        ("I will send the replacement by Friday", "As I said, your replacement ships by Friday", "shipment", True),
        ("ich prüfe die Rechnung bis Freitag", "ich korrigiere die Rechnung bis Freitag", "fix", False),
        ("Rückruf", "ich rufe Sie am Freitag an", "call", True),
        ("Geld zurück: 20 €", "Sie haben die 20 Euro bis Freitag auf dem Konto", "refund", True),
    ],
)  # fmt: skip
def test_what_is_owed_by_the_same_day_is_repeated_only_by_what_speaks_of_it(
    owed: str, said: str, kind: str, is_same: bool
) -> None:
    assert is_repeated(said, kind, FRIDAY, TODAY, [Standing(kind, FRIDAY, (owed, ""))]) is is_same


def test_another_day_another_kind_or_no_day_is_another_promise() -> None:
    owed = [Standing("shipment", FRIDAY, ("Ersatz",))]
    assert not is_repeated("Ersatz", "shipment", date(2026, 11, 26), TODAY, owed)
    assert not is_repeated("Ersatz", "fix", FRIDAY, TODAY, owed)
    assert not is_repeated("Ersatz", "shipment", None, TODAY, owed)
    assert is_repeated(
        "Ersatz", "fix", FRIDAY, TODAY, [Standing("shipment", FRIDAY, ("Ersatz",), is_moved=True)]
    )


def test_without_a_day_what_is_owed_by_one_is_meant() -> None:
    owed = [Standing("gesture", FRIDAY, ("Gutschein",)), Standing("fix", FRIDAY, ("Adresse",))]
    assert is_repeated("Hier ist ein Gutschein für Sie", "gesture", None, TODAY, owed)
    assert not is_repeated("Ich ändere den Namen", "fix", None, TODAY, owed)
