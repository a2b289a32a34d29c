"""The numbers and days of a message, in one line beside the conversation."""

import re
from html import unescape

import pytest

from kulanz.reading import numbers
from kulanz.triage import assessing
from kulanz.triage.judge import judge
from kulanz.triage.models import Assessment
from tests import a
from tests.web.judged import IBAN, SignIn, arrived, page

TEXT = (
    "Guten Tag, die Bestellnr. 4711-22 vom 14.10.2026 über 59,90 € fehlt. Rechnung Nr. 2026-118 liegt vor, "
    "die 59,90 € sind seit dem 3. November bezahlt. Meine Nummer ist 0171 2345678."
)


def line(html: str) -> str:
    found = re.search(r'<p class="[^"]*mentioned">(.*?)</p>', html, re.S)
    return unescape(found[1]).replace("\u00a0", " ") if found else ""


def shown(sign_in: SignIn, text: str, *passages: tuple[str, str], language: str = "en") -> str:
    said = judge(text).as_json()
    message = arrived(text, *passages, numbers=said["numbers"])
    return line(page(sign_in(a.staff(name="Hanna", language=language)), message))


def test_each_is_named_once_by_kind_as_it_is_written_here(sign_in: SignIn) -> None:
    assert shown(sign_in, TEXT) == (
        "Found: order 4711-22 · invoice 2026-118 · €59.90 · 14 Oct 2026 · 3 November · 0171 2345678"
    )


def test_and_in_german(sign_in: SignIn) -> None:
    assert shown(sign_in, TEXT, language="de") == (
        "Gefunden: Bestellung 4711-22 · Rechnung 2026-118 · 59,90 € · 14.10.2026 · 3. November · 0171 2345678"
    )


def test_where_nothing_is_named_there_is_no_line(sign_in: SignIn) -> None:
    assert shown(sign_in, "Guten Tag, wo bleibt mein Paket?") == ""
    assert line(page(sign_in("assistant"), arrived())) == ""


def test_an_account_shows_its_last_digits_until_somebody_says_that_it_is_none(sign_in: SignIn) -> None:
    text = f"Bitte überweisen Sie auf {IBAN}."
    assert shown(sign_in, text, ("bank", IBAN)) == "Found: IBAN •••••• 3000"
    assessment = Assessment.objects.get()
    assessing.correct(assessment, {"sensitive": []}, by=a.staff())
    assert line(page(sign_in("assistant"), assessment.message)) == f"Found: IBAN {IBAN}"


def test_a_number_in_what_is_covered_is_not_told(sign_in: SignIn) -> None:
    text = "Mein Passwort: #4711-22, bezahlt habe ich 19,90 €."
    assert "order" in {one.kind for one in numbers.find(text)}
    assert shown(sign_in, text, ("password", "#4711-22")) == "Found: €19.90"


def test_what_we_said_ourselves_in_the_quotation_is_left_out(sign_in: SignIn) -> None:
    text = "Bestellung 4711-22, bitte.\n\nAm 3.11.2026 schrieb Buchgarten:\n> Rufen Sie an: 030 12345678\n"
    assert shown(sign_in, text) == "Found: order 4711-22"


def test_a_long_list_says_how_many_more_there_are(sign_in: SignIn) -> None:
    text = ", ".join(f"Bestellung {number}" for number in range(10_001, 10_016))
    said = shown(sign_in, text)
    assert said.startswith("Found: order 10001 · ")
    assert said.endswith("order 10012 · 3 more")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_subject_counts_too(sign_in: SignIn, language: str) -> None:
    message = a.arrival(
        a.channel(address="hallo@shop.example"), a.mail(subject="Bestellung 20418", text="Wo bleibt sie?")
    )
    assert message
    said = line(page(sign_in(a.staff(name="Hanna", language=language)), message))
    assert said.endswith(" 20418")
