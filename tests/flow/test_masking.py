"""What says who somebody is does not leave the house, however they write it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.flow.masking import Mask

GERMAN = """Sehr geehrte Damen und Herren,

mein Name ist Anna-Lena Quittenbaum und ich warte seit dem 3. Nov. auf meine Bestellung BG-4711 (Rechnung 2026-0815)
über 49,90 €. Frau Meiers Paket kam an. Herr Dr. von Falkenstein hat mir am 12.11.2026 um 14:30 Uhr etwas anderes
gesagt. Rufen Sie mich an: 0171 / 234 56 78 oder +49 (0)30-5555 01-42. Meine Adresse: Musterstraße 12a, 10405 Berlin.
IBAN DE89 3704 0044 0532 0130 00. Kundennummer 88123. Mein Passwort lautet Geheim123! Xenia hat dasselbe, meine
Freundin Xenia also. Die Müller & Söhne GmbH auch. Das E-Book „Das stille Beet“ ist schön.

Viele Grüße
A. Quittenbaum
"""


def masked(text: str, *names: str) -> str:
    mask = Mask()
    for name in names:
        mask.know_name(name)
    return mask.masked(text)


@pytest.mark.parametrize(
    "secret",
    ["Anna", "Lena", "Quittenbaum", "4711", "0815", "49,90", "Meier", "Falkenstein", "0171", "5555", "Muster", "10405",
     "DE89", "88123", "Geheim", "Xenia", "Müller"],
)  # fmt: skip
def test_nothing_of_it_is_left_in_a_letter(secret: str) -> None:
    assert secret not in masked(GERMAN)


@pytest.mark.parametrize(
    "kept", ["3. Nov.", "12.11.2026 um 14:30 Uhr", "Das stille Beet", "warte", "Frau ", "Herr Dr. von"]
)
def test_what_the_answer_needs_stays(kept: str) -> None:
    assert kept in masked(GERMAN)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Gestern hat Frau Meier angerufen.", "Meier"),
        ("Das ist Frau Meiers Paket.", "Meier"),
        ("HERR SCHULZE HAT ES BESTELLT", "SCHULZE"),
        ("Familie Öztürk wartet", "Öztürk"),
        ("Hr. Kowalczyk wollte anrufen", "Kowalczyk"),
        ("Ich habe es mit Sabine besprochen", "Sabine"),
        ("Sabines Buch fehlt", "Sabine"),
        ("Mein Mann Thorben holt es", "Thorben"),
        ("Hallo Xaveria,\nwo ist es?", "Xaveria"),
        ("hi, hier ist lukas, wo ist es? lg lukas", "lukas"),
        ("Mein Hund heißt Plotzke", "Plotzke"),
        ("Liebes Team, hier Plotzke. Wo ist es?", "Plotzke"),
        ("Unterschrieben hat E. Plotzke, Goslar", "Plotzke"),
        ("Guten Tag, ich (Özlem Yıldız-Çelik) warte", "Özlem"),
        ("an die Firma Holzbau Plotzke geliefert", "Plotzke"),
        ("wir wohnen lindenweg 4 in 10115 berlin.", "berlin"),
        ("Wo ist es?\n\nLG Zoltan", "Zoltan"),
        ("Wo ist es?\n\nMit freundlichen Grüßen\n\nZoltan Rácz", "Rácz"),
        ("wo ist es?\n\nlg\nzoltan", "zoltan"),
        ("Where is it?\n\nBest regards,\nPriya Raghunathan", "Raghunathan"),
        ("My name is Siobhan O'Malley and I wait.", "Malley"),
        ("Name: Tschingis Aitmatow\nBestellt: gestern", "Aitmatow"),
        ("I spoke to Mrs Featherstonehaugh-Smith.", "Smith"),
        ("z. Hd. Kunigunde Rabe", "Kunigunde"),
    ],
)
def test_names_are_found_by_how_they_are_spoken_of(text: str, gone: str) -> None:
    assert gone not in masked(text)


@pytest.mark.parametrize(
    "written", ["Klein", "klein", "KLEIN", "Kleins", "Klein's", "der Klein-Auftrag", "(Klein)", "»Klein«"]
)
def test_a_name_on_record_is_found_however_it_is_written(written: str) -> None:
    assert "klein" not in masked(f"Das Paket für {written} fehlt", "Ute Klein").lower()


@pytest.mark.parametrize("written", ["Müller", "Mueller", "Muller", "MÜLLER", "Müllers"])
def test_umlauts_are_no_way_out(written: str) -> None:
    for on_record in ("Eva Müller", "Eva Mueller"):
        assert written.removesuffix("s").lower() not in masked(f"Es ist {written} Paket", on_record).lower()


@pytest.mark.parametrize(
    "phone",
    ["0171 2345678", "0171/2345678", "0171-234 56 78", "(030) 55 55 01 42", "+49 171 2345678", "+49(0)171-2345678",
     "0049 171 2345678", "0 30 / 55 55 - 01 42", "030.5555.0142", "0171\u2011234\u20115678", "020 7946 0958",
     "(212) 555-0187", "null eins sieben eins zwei drei vier fünf", "079 123 45 67"],
)  # fmt: skip
def test_telephones_are_covered_in_every_spelling(phone: str) -> None:
    said = masked(f"Rufen Sie mich bitte unter {phone} an.")
    assert phone[-4:] not in said
    assert said.startswith("Rufen Sie mich bitte unter") and said.endswith("] an.")


@pytest.mark.parametrize(
    "account",
    ["DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "de89370400440532013000", "DE89-3704-0044-0532-0130-00",
     "DE89 3704 0044 0532 0130 01", "AT61 1904 3002 3457 3201", "GB29 NWBK 6016 1331 9268 19"],
)  # fmt: skip
def test_accounts_are_covered_also_with_a_slip_in_them(account: str) -> None:
    said = masked(f"Bitte auf mein Konto {account} überweisen.")
    assert not any(group in said for group in ("3704", "1904", "NWBK", "0532", "9268"))


@pytest.mark.parametrize(
    "address",
    ["Musterstraße 12", "Musterstr. 12a", "Hauptstr.12", "Lange Straße 5-7", "Am Markt 3", "An der alten Mühle 7",
     "Unter den Linden 77", "Kastanienallee 82", "MUSTERSTRASSE 3", "musterweg 4", "Alte Post-Str. 5",
     "12 High Street", "221b Baker Street", "Postfach 12 34 56", "Packstation 123"],
)  # fmt: skip
def test_streets_are_covered(address: str) -> None:
    said = masked(f"Ich wohne jetzt: {address}, und zwar gern.")
    assert said == "Ich wohne jetzt: [ADDRESS_1], und zwar gern."


@pytest.mark.parametrize(
    "town", ["10405 Berlin", "D-04109 Leipzig", "A-1010 Wien", "8001 Zürich", "SW1A 1AA", "9000 St. Gallen"]
)
def test_towns_are_covered_with_their_code(town: str) -> None:
    assert masked(f"Es ging nach {town}, nicht zu mir.") == "Es ging nach [ADDRESS_1], nicht zu mir."


@pytest.mark.parametrize(
    "mail",
    ["anna@gmx.de", "anna.muster+x@gmx.co.uk", "anna (at) gmx (punkt) de", "anna[at]gmx.de", "anna [ät] gmx [dot] de",
     "anna at gmx dot de", "anna AT gmx DOT de", "anna @ gmx . de", "anna{at}gmx{dot}de", "anna@localhost",
     "anna(Klammeraffe)gmx.de"],
)  # fmt: skip
def test_mail_addresses_are_covered_also_when_hidden_from_machines(mail: str) -> None:
    said = masked(f"Schreiben Sie an {mail} bitte")
    assert "gmx" not in said and "anna" not in said and "localhost" not in said


@pytest.mark.parametrize(
    "other",
    ["https://shop.example/konto?key=s3cr3t", "www.laden.example/x", "@anna_muster", "RR123456789DE",
     "4111 1111 1111 1111", "1Z999AA10123456784", "88123", "geboren am 3.4.1971", "T-2024-889"],
)  # fmt: skip
def test_whatever_else_names_one_thing_is_covered(other: str) -> None:
    assert other[-5:] not in masked(f"Es geht um {other} dabei")


@pytest.mark.parametrize(
    "harmless",
    ["am 12.11.2026", "um 14:30 Uhr", "2026", "3 Bücher", "vom 3.11. bis 5.11.", "A4", "MP3-Player", "24 Stunden",
     "9-17 Uhr", "in 14 Tagen", "100 %"],
)  # fmt: skip
def test_days_hours_and_small_numbers_stay(harmless: str) -> None:
    assert masked(f"Das war {harmless} so.") == f"Das war {harmless} so."


def test_the_same_is_the_same_placeholder_and_comes_back() -> None:
    mask = Mask()
    mask.know_name("Anna Quittenbaum")
    mask.know("ORDER", "BG-4711")
    said = mask.masked("Frau Quittenbaum, Quittenbaums Buch, BG-4711 (Bestellung BG-4711), quittenbaum")
    assert said == "Frau [NAME_2], [NAME_2]s Buch, [ORDER_1] (Bestellung [ORDER_1]), [NAME_2]"
    assert (
        mask.unmasked("Guten Tag Frau [NAME_2], zu [ORDER_1]:") == "Guten Tag Frau Quittenbaum, zu BG-4711:"
    )


def test_an_answer_may_write_the_placeholders_a_little_differently() -> None:
    mask = Mask()
    mask.know_name("Anna Quittenbaum")
    assert mask.unmasked(r"\[NAME\_1\] [name_2] [NAME 2]") == "Anna Quittenbaum Quittenbaum"


def test_what_nobody_gave_out_stays_and_is_seen() -> None:
    mask = Mask()
    mask.know_name("Anna")
    assert mask.unmasked("[NAME_7], [NAME_0], [Datum], […]") == "[NAME_7], [NAME_0], [Datum], […]"


def test_accounts_and_secrets_never_come_back_into_a_letter() -> None:
    mask = Mask()
    said = mask.masked("Mein Passwort lautet Geheim123, IBAN DE89370400440532013000.")
    assert "[SECRET_1]" in said and "[ACCOUNT_1]" in said
    assert mask.unmasked("[SECRET_1] [ACCOUNT_1]") == "[SECRET_1] [ACCOUNT_1]"


def test_a_placeholder_of_the_customers_own_is_none_of_ours() -> None:
    mask = Mask()
    mask.know_name("Anna Quittenbaum")
    assert "NAME_2" not in mask.masked("Bitte schreiben Sie [NAME_2] hin")


@given(st.text(max_size=300))
def test_masking_and_unmasking_change_no_text_that_says_nothing(text: str) -> None:
    mask = Mask()
    said = mask.masked(text)
    if "[" not in said:
        assert said == text


@pytest.mark.parametrize("bad", ["a.", "1 ", "Anna ", "@", "Am ", "-_", "a at ", "Herr ", "12 A ", "DE12 "])
def test_an_attack_takes_no_time(bad: str) -> None:
    begun = time.monotonic()
    masked(bad * (6_000 // len(bad)))
    assert time.monotonic() - begun < 20  # by far: it hangs, or it does not


@pytest.mark.parametrize(
    "text",
    ["Bücher, z. B. Krimis und u. a. Romane", "Hier Bilder vom Schaden", "siehe S. Drei", "bis dahin warte ich, die "
     "tasche ist rosa", "20000 leute, 12345 seiten"],
)  # fmt: skip
def test_words_that_only_look_like_names_stay(text: str) -> None:
    assert "NAME" not in masked(text) and "ADDRESS" not in masked(text)
