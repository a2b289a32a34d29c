"""What is taken piece by piece, or broken off, gives the same as at once."""

import time
from typing import BinaryIO

import pytest

from kulanz.customers.models import Order, OrderFile
from kulanz.customers.orderfiles import source, survey, taking
from kulanz.flow import orderfiles
from kulanz.jobs.models import Job

from .files import HEAD, taken, told, uploaded

pytestmark = pytest.mark.django_db


def orders_of(file: OrderFile) -> list[dict[str, object]]:
    return list(
        file.shop.orders.order_by("number", "remote_id").values(
            "number", "total_cents", "email", "lines", "remote_id"
        )
    )


def test_what_is_broken_off_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "ORDERS_AT_ONCE", 2)
    monkeypatch.setattr(orderfiles, "SECONDS_AT_ONCE", 0.0)
    file = uploaded(HEAD + "".join(f"{n};31.12.2026;1,00;a@b.example;;;;\n" for n in range(5)))
    orderfiles.begin(file, orderfiles.look(file, survey.Wish()).layout)
    orderfiles.take(file=file.pk)
    file.refresh_from_db()
    assert (file.line, file.made, file.state) == (3, 2, "reading")
    orderfiles.break_off(file)
    orderfiles.take(file=file.pk)
    assert Order.objects.count() == 2
    orderfiles.go_on(file)
    assert Job.objects.filter(task=orderfiles.take.name, state="ready").count() == 1
    for _time in range(4):
        orderfiles.take(file=file.pk)
    file.refresh_from_db()
    assert (file.line, file.made, file.state) == (6, 5, "done")


def test_going_on_far_down_in_a_file_leaves_time_for_taking(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it takes to come to the place again."""
    monkeypatch.setattr(taking, "ORDERS_AT_ONCE", 2)
    monkeypatch.setattr(orderfiles, "SECONDS_AT_ONCE", 1.0)
    truly = source.opened

    def from_a_slow_disk(digest: str) -> BinaryIO:
        time.sleep(1.1)
        return truly(digest)

    monkeypatch.setattr(source, "opened", from_a_slow_disk)
    file = uploaded(HEAD + "".join(f"{n};31.12.2026;1,00;a@b.example;;;;\n" for n in range(9)))
    orderfiles.begin(file, orderfiles.look(file, survey.Wish()).layout)
    orderfiles.take(file=file.pk)
    file.refresh_from_db()
    assert (file.made, file.state) == (9, "done")


@pytest.mark.parametrize("has_header", [True, False])
def test_a_file_that_is_taken_piece_by_piece_gives_the_same_as_at_once(
    monkeypatch: pytest.MonkeyPatch, has_header: bool
) -> None:
    lines = "".join(
        f'{n};31.12.2026;1,00;a{n}@b.example;"Ware\n{n}";;;\n{n};31.12.2026;1,00;a{n}@b.example;Heft;;;\n\n'
        for n in range(1, 8)
    )
    text = (
        "sep=;\n" + HEAD * has_header + lines + '8;nie;1,00;"offen;;;;\n9;31.12.2026;1,00;z@b.example;;;;\n'
    )
    whole = taken(text, "Laden")
    monkeypatch.setattr(taking, "ORDERS_AT_ONCE", 1)
    monkeypatch.setattr(orderfiles, "SECONDS_AT_ONCE", 0.0)
    pieces = taken(text, "Zweiter Laden")
    for _turn in range(20):
        orderfiles.take(file=pieces.pk)
    pieces.refresh_from_db()
    assert pieces.state == "done" and (pieces.line, pieces.errors) == (whole.line, whole.errors)
    assert told(pieces) == told(whole) and whole.made > 7
    assert orders_of(pieces) == orders_of(whole)
