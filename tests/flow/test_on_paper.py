"""A letter by hand: begun with kind words, within the budget, printed in one go, posted, and not posted after all."""

import zipfile
from dataclasses import replace
from datetime import date

import pytest

from kulanz.business.models import Staff
from kulanz.customers import silence
from kulanz.flow import erasing, exporting, giving, on_paper, people
from kulanz.followup.models import Promise
from kulanz.goodwill import budgets, letters
from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.letters import Told
from kulanz.goodwill.models import Gesture, PaperLetter
from kulanz.lib.refusal import Refusal
from tests import a
from tests.goodwill.pages import texts

pytestmark = pytest.mark.django_db
TOLD = Told(a.ADDRESS, date(2026, 11, 20), "Danke", "Guten Tag,\n\ndanke.\n\nGrüße", "Hanna Brandt")


@pytest.fixture
def owner(db: None) -> Staff:
    a.business(postal_address="Am alten Speicher 4\n16259 Oderfelde")
    return a.staff()


@pytest.mark.parametrize(
    ("language", "register", "words"),
    [("de", "sie", "Ihnen auf Papier"), ("de", "du", "dir auf Papier"), ("en", "sie", "on paper")],
)
def test_it_begins_with_kind_words_in_their_language(
    owner: Staff, language: str, register: str, words: str
) -> None:
    talk = a.conversation(customer=a.customer("Anna Muster", language=language, register=register))
    begun = on_paper.begin(talk, "our_fault", by=owner)
    assert words in begun.text and begun.signed_by == owner.name
    assert begun.address.startswith("Anna Muster")
    with pytest.raises(Refusal, match="gap"):
        on_paper.write(talk, Wish("letter", "our_fault"), replace(begun, address=a.ADDRESS), by=owner)
    assert not Gesture.objects.exists()


@pytest.mark.parametrize("reason", Gesture.Reason.values)
@pytest.mark.parametrize("language", ["de", "en"])
def test_there_are_words_for_every_reason(owner: Staff, reason: str, language: str) -> None:
    talk = a.conversation(customer=a.customer(language=language))
    begun = on_paper.begin(talk, reason, by=owner)
    assert letters.check(replace(begun, address=a.ADDRESS, text=begun.text.replace("[…]", "x")))


def test_the_address_of_the_last_letter_is_proposed(owner: Staff) -> None:
    talk = a.conversation()
    a.letter(talk, by=owner)
    assert on_paper.begin(talk, "thanks", by=owner).address == a.ADDRESS


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (replace(TOLD, address="Anna Muster"), "whole address"),
        (replace(TOLD, address="\n".join("1234567")), "shows 6 lines"),
        (
            replace(TOLD, address="Anna\n" + "Sehr langer Name einer Abteilung " * 3),
            "too long for the window",
        ),
        (replace(TOLD, text=" \n "), "write the letter"),
        (replace(TOLD, text="Für 明 🙂"), "明 🙂"),
        (replace(TOLD, text="x" * 20_001), "too long for an envelope"),
    ],
)
def test_what_would_not_arrive_or_not_print_is_refused_in_words(told: Told, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        letters.check(told)


def test_a_letter_is_owed_until_it_is_posted_and_again_if_it_was_not(owner: Staff) -> None:
    letter = a.letter(a.conversation(), by=owner)
    promise = Promise.objects.get()
    assert (promise.kind, promise.state) == ("gesture", "open")
    with pytest.raises(Refusal, match="not been printed"):
        on_paper.post([letter], by=owner)
    letters.print_all([letter], title="Brief", by=owner)
    assert on_paper.post([letter], by=owner) == 1
    promise.refresh_from_db()
    assert (promise.state, promise.evidence) == ("kept", "gesture")
    with pytest.raises(Refusal):
        letters.change(letter, replace(TOLD, text="Anders"))
    on_paper.take_back(PaperLetter.objects.get(), by=owner)
    promise.refresh_from_db()
    assert (promise.state, Gesture.objects.get().state) == ("open", "approved")
    assert list(letters.to_post()) == [letter]


def test_the_heap_is_one_file_in_the_order_of_writing(owner: Staff) -> None:
    names = ["Anna Alt", "Bela Bunt", "Cora Cyan"]
    found = [a.letter(a.conversation(), by=owner, address=f"{name}\nWeg 1\n10115 Berlin") for name in names]
    pdf = letters.print_all(reversed(found), title="3 Briefe", by=owner, both_sides=True)
    pages = [page for page in texts(pdf) if page.strip()]
    assert [name for name, page in zip(names, pages, strict=True) if name in page] == names
    assert not letters.to_print() and letters.to_post().count() == 3


def test_what_is_changed_after_printing_has_to_be_printed_again(owner: Staff) -> None:
    letter = a.letter(a.conversation(), by=owner)
    letters.print_all([letter], title="Brief", by=owner)
    letters.change(letter, replace(letters.told_of(letter), text="Guten Tag,\n\nnoch einmal."))
    assert letter.printed_at is None
    with pytest.raises(Refusal):
        on_paper.post([letter], by=owner)


def test_beyond_the_budget_an_owner_decides_before_anything_is_printed(owner: Staff) -> None:
    budgets.keep(month=50, case=0, four_eyes=0, by=owner)
    letter = a.letter(a.conversation(), by=a.staff("assistant"))
    assert letter.gesture.state == "proposed"
    with pytest.raises(Refusal):
        letters.print_all([letter], title="Brief", by=owner)
    giving.approve(letter.gesture, by=owner, note="Das ist es wert")
    assert letters.print_all(letters.known(), title="Brief", by=owner)


def test_who_asked_for_silence_gets_no_letter_either(owner: Staff) -> None:
    talk = a.conversation()
    letter = a.letter(talk, by=owner)
    silence.begin_by_hand(talk.customer, "am Telefon", by=owner)
    with pytest.raises(Refusal):
        letters.print_all([letter], title="Brief", by=owner)
    with pytest.raises(Refusal):
        a.letter(talk, by=owner)
    assert PaperLetter.objects.count() == 1


def test_a_printed_letter_is_not_posted_to_who_asked_for_silence_since(owner: Staff) -> None:
    letter, other = (a.letter(a.conversation(), by=owner) for _ in range(2))
    letters.print_all([letter, other], title="Briefe", by=owner)
    silence.begin_by_hand(letter.gesture.customer, "am Telefon", by=owner)
    with pytest.raises(Refusal, match=str(letter.gesture.customer)):
        on_paper.post([letter, other], by=owner)
    assert Gesture.objects.filter(state="given").count() == 0
    assert on_paper.post([other], by=owner) == 1


def test_letters_go_along_when_customers_are_merged_exported_and_erased(owner: Staff) -> None:
    talk, other = a.conversation(), a.customer("Anna Zweitens")
    letter = a.letter(talk, by=owner)
    people.merge(other, talk.customer, by=owner)
    assert letters.known().get().gesture.customer == other
    with exporting.export(other, by=owner) as packed, zipfile.ZipFile(packed) as archive:
        assert "Große Straße 12" in archive.read("person.json").decode()
    erasing.erase(other, "Anna Zweitens", by=owner)
    assert not PaperLetter.objects.filter(pk=letter.pk).exists()


def test_our_number_is_not_torn_apart_at_the_end_of_a_line(owner: Staff) -> None:
    text = "Wenn noch etwas offen ist, rufen Sie mich bitte jederzeit gern wieder an, unter +49 30 55550142. Danke"
    letter = a.letter(a.conversation(), by=owner, text=text)
    (page,) = texts(letters.draw([letter], title="Brief"))
    assert "+49 30 55550142. Danke" in page.replace("\u00a0", " ")
