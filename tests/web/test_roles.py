"""Who may do what: every address of the desk, asked for by everybody; roles.txt says what each should get."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver

from kulanz.business.models import Staff
from kulanz.reply.models import Snippet
from kulanz.web.urls import urlpatterns
from tests import a

from . import world

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).with_name("roles.txt")
BROWSER = Client(raise_request_exception=False)
WHO = ("owner", "assistant", "specialist", "elsewhere", "nobody")
# What some forms want; without it they refuse with 422, which is past the gate as well.
WISHES: dict[str, dict[str, Any]] = {
    "conversations/<int:pk>/tags": {"tag": "rechnung"},
    "conversations/<int:pk>/snooze": {"usual": "tomorrow"},
    "conversations/<int:pk>/promise": {"what": "Ersatz", "on": "2030-01-01"},
    "conversations/<int:pk>/notes": {"text": "Bitte ansehen"},
    "drafts/<int:pk>/thumbs": {"said": "blame Lesen Sie das."},
    "drafts/<int:pk>/thumbs/removal": {"said": "blame Lesen Sie das."},
    "settings/mailboxes/<int:pk>/lookup": {"provider": "GMX"},
}


def rows() -> list[tuple[str, str, list[str]]]:
    """(route, method, what each of WHO gets)"""
    lines = [line.split() for line in TABLE.read_text().splitlines() if not line.startswith("#")]
    return [(route.removeprefix("/"), method, expected) for route, method, *expected in lines]


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for one in patterns:
        route = before + re.sub(r"\(\?P(<\w+>)[^)]*\)|[$^]", r"\1", str(one.pattern))
        yield from routes(one.url_patterns, route) if isinstance(one, URLResolver) else [route]


ROWS = rows()
DEEDS = sorted({row[0] for row in ROWS} - {row[0] for row in ROWS if row[1] == "GET"})


def test_the_table_names_every_address_and_no_other() -> None:
    assert {route for route, _method, _expected in ROWS} == set(routes(urlpatterns))


@pytest.mark.parametrize(("route", "method", "expected"), ROWS, ids=[f"{row[1]} /{row[0]}" for row in ROWS])
def test_everybody_gets_what_the_table_says(route: str, method: str, expected: list[str]) -> None:
    wanted = {who: said for who, said in zip(WHO, expected, strict=True) if said != "-"}
    assert {who: ask(who, route, method) for who in wanted} == wanted


@pytest.mark.parametrize("route", DEEDS)
def test_a_deed_is_not_done_by_opening_its_address(route: str) -> None:
    assert ask("owner", route, "GET") == "405"


def test_others_do_not_even_see_the_way_to_what_is_the_owners() -> None:
    BROWSER.force_login(a.staff("assistant"))
    page = BROWSER.get("/settings/profile").content.decode()
    assert "/settings/snippets" in page
    assert "/settings/mailboxes" not in page


def ask(who: str, route: str, method: str) -> str:
    """What somebody gets at this address, in a world of their own that is gone afterwards."""
    cache.clear()
    with transaction.atomic():
        path = enter(who, route)
        wish = WISHES.get(route, {"filled": "in"})
        answer = BROWSER.post(path, wish) if method == "POST" else BROWSER.get(path)
        transaction.set_rollback(True)
    is_door = answer.status_code == 302 and "/account/login/" in answer["Location"]
    return "door" if is_door else str(answer.status_code)


def enter(who: str, route: str) -> str:
    """Sign in, and make what the address names; the address filled in."""
    BROWSER.cookies.clear()
    owner = a.staff()
    if who == "nobody":
        return fill_in(route, 1, owner)
    person = a.staff("specialist" if who == "elsewhere" else who)
    BROWSER.force_login(person)
    kind = "sent" if route.endswith("retraction") else route.partition("/<int:pk>")[0]
    holder = person if who == "specialist" else None
    number = world.number(kind, person=person, holder=holder) if "<int:pk>" in route else 0
    return fill_in(route, number, owner)


def fill_in(route: str, number: int, owner: Staff) -> str:
    path = route.replace("<int:pk>", str(number))
    if "<str:token>" in path:
        path = path.replace("<str:token>", world.invitation(owner))
    if "<int:snippet>" in path:
        path = path.replace("<int:snippet>", str(Snippet.objects.create(shortcut="b", text="B").pk))
    return "/" + re.sub(r"<\w+(?::\w+)?>", "1", path)
