import pytest
from django.test import Client

from kulanz.business import people
from kulanz.business.models import Business, OpeningHours, Staff
from tests import a

pytestmark = pytest.mark.django_db
ANSWERS = {
    "name": "Anna Inhaber",
    "email": "anna@shop.example",
    "password": "ein ruhiger Morgen",
    "language": "de",
    "business": "Buchgarten",
    "phone": "+49 30 55550142",
    "postal_address": "Gartenweg 3\n12345 Berlin",
    "region": "DE-BE",
}


@pytest.fixture
def client() -> Client:
    """A browser on the desk's own machine."""
    return Client(headers={"host": "127.0.0.1:8025"})


def test_an_empty_desk_leads_everybody_to_the_first_page(client: Client) -> None:
    home = client.get("/", follow=True)
    assert home.redirect_chain[-1][0] == "/start/"
    assert b'name="business"' in home.content


def test_the_first_page_makes_owner_and_business_and_signs_in(client: Client) -> None:
    answer = client.post("/start/", ANSWERS, follow=True)
    assert answer.status_code == 200
    owner, business = Staff.objects.get(), Business.objects.get()
    assert answer.wsgi_request.user == owner
    assert owner.is_owner
    assert (business.name, business.phone, business.region) == ("Buchgarten", "+49 30 55550142", "DE-BE")
    assert OpeningHours.objects.filter(opens="09:00", closes="17:00").count() == 5


def test_with_staff_the_first_page_is_closed(client: Client) -> None:
    a.staff()
    assert client.get("/start/").status_code == 302
    client.post("/start/", ANSWERS)
    assert Staff.objects.count() == 1


def test_a_weak_password_is_explained_and_nothing_is_made(client: Client) -> None:
    answer = client.post("/start/", ANSWERS | {"password": "qwertz1"})
    assert answer.status_code == 422
    assert b"field-error" in answer.content
    assert not Staff.objects.exists()
    assert b"qwertz1" not in answer.content


STRANGERS = {
    "from another machine": Client(REMOTE_ADDR="203.0.113.7"),
    "by a public name": Client(headers={"host": "testserver"}),
    "through a proxy": Client(headers={"host": "localhost", "x-forwarded-for": "203.0.113.7"}),
}


@pytest.mark.parametrize("stranger", STRANGERS.values(), ids=STRANGERS)
def test_a_stranger_becomes_owner_only_with_the_code_of_the_console(stranger: Client) -> None:
    assert b'name="code"' in stranger.get("/start/").content
    for typed in ({}, {"code": "aaaa-aaaa"}):
        assert stranger.post("/start/", ANSWERS | typed).status_code == 422
    assert not Staff.objects.exists()
    code = people.start_code().upper().replace("-", " ")
    assert stranger.post("/start/", ANSWERS | {"code": code}).status_code == 302
    assert Staff.objects.get().is_owner


def test_at_the_machine_itself_no_code_is_asked_for(client: Client) -> None:
    assert b'name="code"' not in client.get("/start/").content


def test_the_code_cannot_be_guessed_by_trying() -> None:
    stranger = STRANGERS["from another machine"]
    for _guess in range(10):
        stranger.post("/start/", ANSWERS | {"code": "aaaa-aaaa"})
    answer = stranger.post(
        "/start/", ANSWERS | {"code": people.start_code()}, headers={"accept-language": "en"}
    )
    assert "too often" in answer.content.decode()
    assert not Staff.objects.exists()
