"""A file of orders from the owner's hand to the orders: what the pages show on the way."""

import csv
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kulanz.customers.models import Order, OrderFile, Shop
from kulanz.flow import orderfiles
from tests import a

pytestmark = pytest.mark.django_db
PAGE = "/settings/orders"
GERMAN = (
    "Bestellnummer;Bestelldatum;Gesamtbetrag;E-Mail-Adresse;Käufer;Artikel\n"
    "4711;31.12.2026 14:05;1.234,50;anna@kunde.example;Anna Groß;Buch\n"
    "4712;30.12.2026;9,90;bert@kunde.example;Bert Klein;Heft\n"
)
TWO_WAYS = "Order ID,Created at,Total,Email\n1,01/02/2026,10.00,a@kunde.example\n"


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(a.staff("owner", language="en"))
    return client


def bring(desk: Client, content: str | bytes, **said: str) -> str:
    """Upload it; the address of its page."""
    data = content if isinstance(content, bytes) else content.encode()
    file = SimpleUploadedFile("orders.csv", data, content_type="text/csv")
    answer = desk.post(PAGE, {"file": file, "name": "Laden", **said})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def text(html: bytes) -> str:
    bare = re.sub(r"<[^>]+>", " ", html.decode())
    return re.sub(r"\s+", " ", bare.replace("&quot;", '"'))


def form_of(html: bytes) -> dict[str, str]:
    """What the mapping form holds, as a browser would send it."""
    page = html.decode()
    page = page[page.index('id="mapping"') :]
    found = dict(re.findall(r'<input type="(?:text|hidden)" name="([^"]+)" value="([^"]*)"', page))
    del found["csrfmiddlewaretoken"]
    if re.search(r'name="has_header"[^>]* checked', page):
        found["has_header"] = "on"
    for name, inner in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', inner)
        found[name] = chosen[1] if chosen else re.findall(r'<option value="([^"]*)"', inner)[0]
    return found


def test_a_file_is_shown_as_it_would_be_read_before_anything_is_taken(desk: Client) -> None:
    page = desk.get(bring(desk, GERMAN.encode("cp1252"))).content
    assert "4711" in text(page) and "€1,234.50" in text(page) and "Anna Groß anna@kunde.example" in text(page)
    assert "All 2 orders in the file can be read so." in text(page)
    filled = form_of(page)
    assert (filled["encoding"], filled["separator"], filled["days"]) == ("cp1252", "semicolon", "dmy")
    assert (filled["column_number"], filled["column_email"], filled["column_product"]) == ("0", "3", "5")
    assert not Order.objects.exists()


def test_what_is_confirmed_is_taken_and_its_page_says_what_came_of_it(desk: Client) -> None:
    place = bring(desk, GERMAN + "4713;nie;1,00;c@kunde.example;;\n")
    answer = desk.post(f"{place}/taking", form_of(desk.get(place).content))
    assert answer["Location"] == place
    assert "The orders are being taken" in text(desk.get(place).content)
    orderfiles.take(file=OrderFile.objects.get().pk)
    page = desk.get(place).content
    assert "2 new orders." in text(page) and "One could not be read." in text(page)
    assert "4 Bestelldatum That is no date as this file writes them. nie" in text(page)
    assert set(Order.objects.values_list("number", flat=True)) == {"4711", "4712"}
    assert Shop.objects.get().kind == "csv"


def test_a_changed_choice_is_followed_by_the_preview_and_keeps_nothing(desk: Client) -> None:
    place = bring(desk, TWO_WAYS)
    filled = form_of(desk.get(place).content)
    assert filled["days"] == ""
    fragment = desk.post(f"{place}/preview", filled | {"days": "mdy"}, headers={"HX-Request": "true"}).content
    assert b"<html" not in fragment
    assert "01/02/2026" in text(fragment) and form_of(fragment)["days"] == "mdy"
    assert desk.post(f"{place}/preview", filled | {"days": "mdy"}).content.startswith(b"<!doctype html>")
    assert OrderFile.objects.get().state == "mapping"


def test_another_separator_makes_the_columns_be_guessed_anew(desk: Client) -> None:
    place = bring(desk, GERMAN)
    filled = form_of(desk.get(place).content)
    wrong = form_of(desk.post(f"{place}/preview", filled | {"separator": "tab"}).content)
    assert wrong["column_date"] == ""
    back = form_of(desk.post(f"{place}/preview", wrong | {"separator": "semicolon"}).content)
    assert back == filled


def test_another_date_column_makes_its_style_be_guessed_anew(desk: Client) -> None:
    both = "Order ID,Created at,Paid,Total,Email\n1,12/31/2026,31/12/2026,10.00,a@kunde.example\n"
    place = bring(desk, both)
    filled = form_of(desk.get(place).content)
    assert (filled["column_date"], filled["days"]) == ("1", "mdy")
    changed = form_of(desk.post(f"{place}/preview", filled | {"column_date": "2"}).content)
    assert (changed["column_date"], changed["days"]) == ("2", "dmy")


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ({"column_email": ""}, "Which column holds the e-mail address?"),
        ({}, "The file does not tell whether the day or the month comes first. Please choose."),
    ],
)
def test_nothing_is_taken_while_something_is_open(desk: Client, left_out: dict[str, str], said: str) -> None:
    place = bring(desk, TWO_WAYS)
    answer = desk.post(f"{place}/taking", form_of(desk.get(place).content) | left_out)
    assert answer.status_code == 422 and said in text(answer.content)
    assert OrderFile.objects.get().state == "mapping"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\r\n\r\n", "The file is empty."),
        (b"PK\x03\x04" + b"x" * 99, "This is an Excel workbook. Save it as CSV there, and choose that file."),
        (bytes(range(256)), "This file is no text with columns. The desk needs the orders as CSV."),
    ],
)
def test_what_cannot_be_orders_is_refused_in_words(desk: Client, content: bytes, said: str) -> None:
    file = SimpleUploadedFile("orders.csv", content)
    answer = desk.post(PAGE, {"file": file, "name": "Laden"})
    assert answer.status_code == 422 and said in text(answer.content)
    assert not Shop.objects.exists()


def test_a_file_that_is_too_large_is_refused_with_the_way_out(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(orderfiles, "LARGEST", 10)
    answer = desk.post(PAGE, {"file": SimpleUploadedFile("orders.csv", GERMAN.encode()), "name": "Laden"})
    assert answer.status_code == 422
    assert "The file is larger than 200 MB. Export a shorter time each" in text(answer.content)


def test_the_next_file_goes_to_the_same_shop_or_another(desk: Client) -> None:
    bring(desk, GERMAN)
    shop = Shop.objects.get()
    bring(desk, GERMAN, shop=str(shop.pk))
    bring(desk, GERMAN, name="Flohmarkt")
    assert {one.name: one.files.count() for one in Shop.objects.all()} == {"Laden": 2, "Flohmarkt": 1}


def test_the_list_of_what_is_wrong_is_harmless_in_a_spreadsheet(desk: Client) -> None:
    bad = ["=1+1", "+49", "-9", "@x", '=cmd|"/c calc"!A1']
    lines = "".join(f'{n};"{cell.replace(chr(34), chr(34) * 2)}";1,00;;;\n' for n, cell in enumerate(bad))
    place = bring(desk, GERMAN + lines)
    desk.post(f"{place}/taking", form_of(desk.get(place).content))
    orderfiles.take(file=OrderFile.objects.get().pk)
    answer = desk.get(f"{place}/faults")
    assert "attachment" in answer["Content-Disposition"]
    content = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined,arg-type]
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert rows[0] == ["Line", "Column", "What is wrong", "What stands there"]
    assert [row[3] for row in rows[1:]] == [f"'{cell}" for cell in bad]


def test_what_stands_in_a_file_is_only_text_on_the_page(desk: Client) -> None:
    evil = GERMAN.replace("Buch", "<script>alert(1)</script>").replace("Artikel", "<b>Artikel")
    page = desk.get(bring(desk, evil)).content
    assert b"<script>alert" not in page and b"<b>Artikel" not in page


def test_a_file_is_broken_off_goes_on_and_is_removed(desk: Client) -> None:
    place = bring(desk, GERMAN)
    desk.post(f"{place}/taking", form_of(desk.get(place).content))
    desk.post(f"{place}/breaking-off")
    assert "Broken off" in text(desk.get(place).content)
    desk.post(f"{place}/resumption")
    orderfiles.take(file=OrderFile.objects.get().pk)
    assert "The file is taken" in text(desk.get(place).content)
    assert desk.post(f"{place}/removal")["Location"] == PAGE
    assert (OrderFile.objects.count(), Order.objects.count()) == (0, 2)
