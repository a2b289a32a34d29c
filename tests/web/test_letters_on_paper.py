"""The screens of letters on paper: written beside a conversation, printed as a file, marked as posted."""

import re

import pytest
from django.test import Client

from kulanz.business.models import Staff
from kulanz.goodwill.models import Gesture, PaperLetter
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(db: None) -> Staff:
    a.business(postal_address="Am alten Speicher 4\n16259 Oderfelde", language="en")
    return a.staff(language="en")


@pytest.fixture
def desk(client: Client, owner: Staff) -> Client:
    client.force_login(owner)
    return client


def told(**fields: str) -> dict[str, str]:
    return {
        "address": a.ADDRESS,
        "on": "2026-11-20",
        "subject": "Danke",
        "text": "Guten Tag,\r\n\r\ndanke.\r\n\r\nGrüße",
        "signed_by": "Hanna Brandt",
        "reason": "thanks",
        "cost": "1.60",
        **fields,
    }


def faults(page: str) -> dict[str, int]:
    """How many stand at which field."""
    found = re.findall(r'id="id_(\w+)_error">(.*?)</div>', page)
    return {field: said.count("field-error") for field, said in found}


def test_it_is_written_beside_a_conversation_and_stands_there_and_with_the_customer(desk: Client) -> None:
    talk = a.conversation(customer=a.customer(language="de"))
    begun = desk.get(f"/conversations/{talk.pk}/letter?reason=late").content.decode()
    assert "Sie haben zu lange auf uns warten müssen" in begun and 'value="0.95"' in begun
    answer = desk.post(f"/conversations/{talk.pk}/letter", told())
    letter = PaperLetter.objects.get()
    assert answer.headers["Location"] == f"/letters/{letter.pk}/"
    assert (letter.gesture.kind, letter.gesture.cents) == ("letter", 160)
    assert letter.text == "Guten Tag,\n\ndanke.\n\nGrüße"
    for page in (f"/conversations/{talk.pk}/", f"/customers/{talk.customer_id}/", "/gestures/", "/letters/"):
        assert f"/letters/{letter.pk}/" in desk.get(page).content.decode(), page


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(desk: Client) -> None:
    talk = a.conversation()
    answer = desk.post(
        f"/conversations/{talk.pk}/letter", told(address="\n".join("1234567"), text="Mein Brief")
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and "The window of the envelope shows 6 lines" in page
    assert "Mein Brief" in page and not Gesture.objects.exists()


def test_all_that_is_wrong_is_said_at_once_each_at_its_field(desk: Client, owner: Staff) -> None:
    talk = a.conversation()
    wide = "Frau Prof. Dr. Dr. Anna Katharina Musterfrau-Beispielhausen von und zu Hohenlohe-Langenburg"
    bad = {"address": f"{wide}\r\n{wide} 2", "subject": "Danke \u4f60", "text": "Es fehlt: […] \u4f60"}
    letter = a.letter(a.conversation(), by=owner)
    for place in (f"/conversations/{talk.pk}/letter", f"/letters/{letter.pk}/"):
        page = desk.post(place, told(**bad)).content.decode()
        assert faults(page) == {"address": 2, "subject": 1, "text": 2}
    page = desk.post(
        f"/conversations/{talk.pk}/letter", told(address="", text="Es fehlt: […]")
    ).content.decode()
    assert faults(page) == {"address": 1, "text": 1}


def test_printed_in_one_file_posted_together_and_one_taken_back(desk: Client, owner: Staff) -> None:
    found = [a.letter(a.conversation(), by=owner) for _count in range(2)]
    chosen = {"chosen": [str(one.pk) for one in found]}
    answer = desk.post("/letters/printing", chosen | {"both_sides": "1"})
    assert answer.content.startswith(b"%PDF-") and answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="2-letters.pdf"'
    assert "Printed: to be signed and posted" in desk.get("/letters/").content.decode()
    desk.post("/letters/posting", chosen)
    assert set(Gesture.objects.values_list("state", flat=True)) == {"given"}
    assert "posted " in desk.get("/letters/").content.decode()
    desk.post(f"/letters/{found[0].pk}/posting/reversal")
    assert Gesture.objects.get(letter=found[0]).state == "approved"
    page = desk.get(f"/conversations/{found[0].gesture.conversation_id}/").content.decode()
    assert "printed the letter" in page and "says the letter was not posted" in page


def test_looking_at_it_does_not_count_as_printing(desk: Client, owner: Staff) -> None:
    letter = a.letter(a.conversation(), by=owner)
    answer = desk.get(f"/letters/{letter.pk}/paper")
    assert answer.headers["Content-Disposition"].startswith("inline")
    letter.refresh_from_db()
    assert letter.printed_at is None


def test_nobody_prints_a_letter_of_a_conversation_that_she_may_not_see(client: Client, owner: Staff) -> None:
    letter = a.letter(a.conversation(), by=owner)
    client.force_login(a.staff("specialist", language="en"))
    answer = client.post("/letters/printing", {"chosen": [str(letter.pk), "x", "9" * 40]})
    assert answer.status_code == 422
    letter.refresh_from_db()
    assert letter.printed_at is None


def test_the_list_takes_the_same_number_of_queries_for_many(desk: Client, owner: Staff) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    a.letter(a.conversation(), by=owner)
    desk.get("/letters/")
    with CaptureQueriesContext(connection) as few:
        desk.get("/letters/")
    for _count in range(5):
        a.letter(a.conversation(), by=owner)
    with CaptureQueriesContext(connection) as many:
        desk.get("/letters/")
    assert len(few) == len(many)
