"""The page of commissions: a list on its way in, what is owed and paid, and the line beside the partner's mail."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kulanz.business.models import Staff
from kulanz.followup import commissionfiles, commissions
from kulanz.followup.commissions import Told
from kulanz.followup.models import Commission, CommissionFile
from tests import a

pytestmark = pytest.mark.django_db
PAGE = "/commissions/"
LIST = (
    "Partner;E-Mail;Abrechnung;Provision;Fällig am;Bezahlt am\n"
    "Viola Sandner;viola@beet.example;September;87,42 €;23.10.2026;\n"
    "Viola Sandner;viola@beet.example;August;62,00 €;23.09.2026;21.09.2026\n"
    "Wendell Marsh;wendell@marsh.example;Oktober;$ 12,00;31.12.2026;\n"
)


@pytest.fixture(autouse=True)
def today(time_machine: Any) -> None:
    time_machine.move_to("2026-11-20 10:00 +0100", tick=False)


@pytest.fixture
def owner() -> Staff:
    a.business()
    return a.staff("owner", language="en", name="Hanna")


@pytest.fixture
def desk(owner: Staff) -> Client:
    client = Client()
    client.force_login(owner)
    return client


def bring(desk: Client, content: str) -> str:
    """Upload it; the address of its page."""
    file = SimpleUploadedFile("partner.csv", content.encode(), content_type="text/csv")
    answer = desk.post("/commissions/files", {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def text(html: bytes) -> str:
    bare = re.sub(r"<[^>]+>", " ", html.decode())
    return re.sub(r"\s+", " ", bare.replace("&quot;", '"').replace("\xa0", " "))


def form_of(html: bytes) -> dict[str, str]:
    """What the mapping form holds, as a browser would send it."""
    page = html.decode()
    page = page[page.index('id="mapping"') :]
    found = dict(re.findall(r'<input type="(?:text|hidden)" name="([^"]+)" value="([^"]*)"', page))
    found.pop("csrfmiddlewaretoken", None)
    for name, inner in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', inner)
        found[name] = chosen[1] if chosen else re.findall(r'<option value="([^"]*)"', inner)[0]
    return found


def taken(desk: Client, content: str = LIST) -> str:
    place = bring(desk, content)
    assert desk.post(f"{place}/taking", form_of(desk.get(place).content))["Location"] == place
    commissionfiles.take(file=CommissionFile.objects.latest("pk").pk)
    return text(desk.get(place).content)


def told(reference: str = "September", **facts: Any) -> Told:
    values = {"address": "viola@beet.example", "name": "Viola Sandner", "cents": 8742, "currency": "EUR"}
    return Told(reference=reference, **{**values, "due": date(2026, 10, 23), **facts})


def test_a_list_shows_what_was_understood_before_it_is_taken(desk: Client) -> None:
    page = desk.get(bring(desk, LIST)).content
    assert "Viola Sandner viola@beet.example September €87.42 23 Oct 2026 not paid" in text(page)
    assert "All 3 lines of the list can be read so." in text(page)
    filled = form_of(page)
    assert (filled["column_email"], filled["column_reference"], filled["column_paid"]) == ("1", "2", "5")
    assert not Commission.objects.exists()


def test_what_is_taken_stands_on_the_page_with_sums_a_currency(desk: Client) -> None:
    assert "3 new commissions." in taken(desk)
    page = text(desk.get(PAGE).content)
    assert "Overdue €87.42" in page and "Paid this year €62.00" in page
    assert "Due later $12.00" in page
    assert "Commission September Viola Sandner €87.42 Due since 23 Oct 2026" in page
    assert "August" not in page
    assert "Commission August" in text(desk.get(PAGE, {"view": "paid"}).content)
    partners = text(desk.get(PAGE, {"view": "partners"}).content)
    assert "Viola Sandner 2 commissions €87.42 overdue €62.00 paid this year" in partners
    viola = Commission.objects.get(reference="September").partner_id
    hers = text(desk.get(PAGE, {"view": "all", "partner": viola}).content)
    assert "Commissions of Viola Sandner" in hers and "Wendell" not in hers


def test_a_wrong_line_is_told_and_the_others_are_taken(desk: Client) -> None:
    page = taken(desk, LIST + "Wrong;w@w.example;November;-;29.02.2026;\n")
    assert "3 new commissions." in page and "One line could not be read." in page
    assert "5 Fällig am That is no date as this file writes them. 29.02.2026" in page


def test_nothing_is_taken_while_a_column_is_open(desk: Client) -> None:
    place = bring(desk, LIST)
    filled = form_of(desk.get(place).content) | {"column_due": ""}
    answer = desk.post(f"{place}/taking", filled)
    assert answer.status_code == 422
    assert "Which column holds the day on which it is due?" in text(answer.content)
    fragment = desk.post(f"{place}/preview", filled, headers={"HX-Request": "true"}).content
    assert b"<html" not in fragment and "As soon as the columns are chosen" in text(fragment)


def test_another_column_of_days_makes_their_style_be_guessed_anew(desk: Client) -> None:
    both = "email,month,amount,due date,when\na@b.example,Sep,10.50,31/12/2026,12/31/2026\n"
    place = bring(desk, both)
    filled = form_of(desk.get(place).content)
    assert (filled["column_due"], filled["days"]) == ("3", "dmy")
    changed = form_of(desk.post(f"{place}/preview", filled | {"column_due": "4"}).content)
    assert (changed["column_due"], changed["days"]) == ("4", "mdy")


def test_a_file_that_is_none_is_refused_in_words(desk: Client) -> None:
    file = SimpleUploadedFile("x.csv", b"PK\x03\x04" + bytes(200))
    answer = desk.post("/commissions/files", {"file": file})
    assert answer.status_code == 422 and "This is an Excel workbook." in text(answer.content)


def test_paid_by_hand_on_a_day_and_taken_back(desk: Client, owner: Staff) -> None:
    commissions.keep([told()], by=owner)
    pk = Commission.objects.get().pk
    refused = desk.post(f"{PAGE}{pk}/payment", {"on": "2026-11-21"}, follow=True)
    assert "still to come" in text(refused.content)
    back = desk.post(f"{PAGE}{pk}/payment", {"on": "2026-11-19", "next": f"{PAGE}?view=overdue"})
    assert back["Location"] == f"{PAGE}?view=overdue"
    page = text(desk.get(PAGE, {"view": "paid"}).content)
    assert "Paid on 19 Nov 2026" in page and "Not paid after all" in page
    desk.post(f"{PAGE}{pk}/payment/removal")
    assert "Due since 23 Oct 2026" in text(desk.get(PAGE).content)


def test_it_stands_beside_the_partners_mail_and_on_their_page(desk: Client, owner: Staff) -> None:
    commissions.keep([told(), told("August", paid_on=date(2026, 9, 21))], by=owner)
    viola = Commission.objects.all()[0].partner
    talk = a.conversation(customer=viola, text="Wo bleibt die Provision?")
    line = "Commission September: €87.42 due since 23 Oct 2026, not paid"
    assert line in text(desk.get(f"/conversations/{talk.pk}/").content)
    assert line in text(desk.get(f"/customers/{viola.pk}/").content)
    owner.language = "de"
    owner.save()
    german = text(desk.get(f"/conversations/{talk.pk}/").content)
    assert "Provision September: 87,42 € fällig seit 23.10.2026, nicht bezahlt" in german


def test_a_long_list_is_paged_with_a_constant_number_of_queries(desk: Client, owner: Staff) -> None:
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.get(PAGE)
        return len(queries)

    commissions.keep([told(str(1000 + number)) for number in range(2)], by=owner)
    count()  # what is remembered from now on
    few = count()
    commissions.keep([told(str(2000 + number)) for number in range(60)], by=owner)
    assert count() == few
    first, second = desk.get(PAGE).content, desk.get(PAGE, {"page": "2"}).content
    assert first.count(b'class="list-item commission"') == 50
    assert second.count(b'class="list-item commission"') == 12
    assert desk.get(PAGE, {"page": "9" * 18, "partner": "9" * 18}).status_code == 404
    assert desk.get(PAGE, {"page": "9" * 18, "view": "x"}).status_code == 200


def test_assistants_note_payments_and_bring_no_lists(owner: Staff) -> None:
    commissions.keep([told()], by=owner)
    client = Client()
    client.force_login(a.staff("assistant", language="en"))
    page = text(client.get(PAGE).content)
    assert "Mark as paid" in page and "Bring a list" not in page
    assert client.get("/commissions/files").status_code == 403
