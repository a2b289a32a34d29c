"""Whoever writes first says why; news and many at once want a consent."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.channels.models import Channel
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import consents
from kulanz.customers.consents import is_for_news
from kulanz.flow import cooling, manners, outbound, retracting
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from tests import a
from tests.flow.writing_first import begun, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner", name="Hanna Brandt")


@pytest.fixture
def shop() -> Channel:
    return a.channel(name="Buchgarten", address="hallo@shop.example")


# Why


def test_without_a_reason_nothing_is_sent_and_nothing_lost(owner: Staff, shop: Channel) -> None:
    draft = begun(shop, owner, reason="")
    with pytest.raises(Refusal, match="why you write to them first"):
        send(draft)
    draft.refresh_from_db()
    assert (draft.sent_as, draft.text) == (None, "Es ist da.")
    assert not Conversation.objects.exists()


def test_a_reason_that_does_not_exist_is_none(owner: Staff, shop: Channel) -> None:
    assert begun(shop, owner, reason="weil ich es will").reason == ""


def test_the_reason_stands_in_the_journal_of_the_conversation(owner: Staff, shop: Channel) -> None:
    message = send(begun(shop, owner, reason="asked", reason_note="Rief gestern an"))
    event = Event.objects.get(kind="written_first")
    assert (event.subject_id, event.actor) == (message.conversation_id, owner)
    assert event.data == {"reason": "asked", "note": "Rief gestern an", "message": message.pk}


def test_what_is_taken_back_was_never_written(owner: Staff, shop: Channel) -> None:
    message = send(begun(shop, owner))
    assert retracting.take_back(message, by=owner).reason == "order"
    assert not Event.objects.filter(kind="written_first").exists()


def test_an_answer_and_a_forward_want_no_reason(owner: Staff, shop: Channel) -> None:
    question = a.arrival(shop, a.mail(text="Wo ist mein Buch?"))
    assert question
    for kind, to in (("answer", "anna@kunde.example"), ("forward", "technik@partner.example")):
        draft = compose.start(question.conversation, kind, by=owner)
        compose.save(draft, to=to, text="Guten Tag Frau Muster, es kommt morgen.")
        assert outbound.send(draft, by=owner, seen=timezone.now()).outbound


# News


def test_news_goes_to_nobody_who_has_not_agreed(owner: Staff, shop: Channel) -> None:
    anna, bert = a.customer("Anna Ja", "anna@kunde.example"), a.customer("Bert Nein", "bert@kunde.example")
    consents.give(anna, "Newsletter", "Am Telefon", by=owner)
    draft = begun(shop, owner, "anna@kunde.example", cc="bert@kunde.example", reason="news")
    with pytest.raises(Refusal, match="Bert Nein") as refused:
        send(draft)
    assert "Anna Ja" not in str(refused.value)
    consents.give(bert, "Neuigkeiten per E-Mail", "Postkarte", by=owner)
    assert send(draft).outbound


def test_a_consent_that_was_withdrawn_counts_no_longer(owner: Staff, shop: Channel) -> None:
    anna = a.customer("Anna Ja", "anna@kunde.example")
    consents.withdraw(consents.give(anna, "Newsletter", "Am Telefon", by=owner), by=owner)
    with pytest.raises(Refusal, match="Anna Ja"):
        send(begun(shop, owner, "anna@kunde.example", reason="news"))


def test_a_stranger_has_agreed_to_nothing(owner: Staff, shop: Channel) -> None:
    with pytest.raises(Refusal, match=r"fremd@kunde\.example"):
        send(begun(shop, owner, "fremd@kunde.example", reason="news"))


@pytest.mark.parametrize(
    "what",
    ["Newsletter", "newsletter per Mail", "Werbung", "E-Mail-Werbung", "Neuigkeiten", "Infos über neue Bücher",
     "news and offers", "Marketing", "Angebote per E-Mail und Post", "Product updates", "Infos zu neuen Büchern",
     "Newsletter und Updates zur Lieferung"],
)  # fmt: skip
def test_these_consents_are_for_news(what: str) -> None:
    assert is_for_news(what)


@pytest.mark.parametrize(
    "what",
    ["Zitat auf der Website", "Zitat im Newsletter", "keine Werbung", "kein Newsletter", "Newsletter per Post",
     "Werbung per Telefon", "Rückruf", "Angebot 4711", "no newsletter", "Foto auf der Webseite", "AGB",
     "Newsletter abbestellt", "Newsletter abgelehnt", "Abmeldung vom Newsletter", "Newsletter abgemeldet",
     "Newsletter: Widerspruch", "Werbung widerrufen", "möchte aus dem Newsletter raus",
     "opted out of marketing", "opt-out of news", "unsubscribed from newsletter", "declined the newsletter",
     "doesn’t want news", "withdrew consent to marketing", "Infos zur Bestellung", "Updates zur Lieferung",
     "Update on his refund", "shipping updates"],
)  # fmt: skip
def test_these_consents_are_for_something_else(what: str) -> None:
    assert not is_for_news(what)


# Many at once, and one after another


def test_more_than_a_few_people_at_once_are_a_mass_mail_whatever_the_reason(
    owner: Staff, shop: Channel
) -> None:
    many = ", ".join(f"kunde{n}@kunde.example" for n in range(4))
    few = begun(shop, owner, many, cc="lieferant@partner.example, hallo@shop.example")
    assert send(few).outbound
    more = begun(shop, owner, many, cc="lieferant@partner.example", bcc="noch@einer.example", reason="duty")
    with pytest.raises(Refusal, match=r"6 people at once.*and 1 more"):
        send(more)


def test_two_addresses_of_one_customer_are_one_person(owner: Staff, shop: Channel) -> None:
    customer = a.customer("Anna", "anna0@kunde.example")
    for n in range(1, 8):
        customer.handles.create(kind="email", value=f"anna{n}@kunde.example", shown=f"anna{n}@kunde.example")
    assert send(begun(shop, owner, ", ".join(f"anna{n}@kunde.example" for n in range(8)))).outbound


def test_a_mass_mail_to_people_who_agreed_goes_out(owner: Staff, shop: Channel) -> None:
    for n in range(7):
        customer = a.customer(f"Kunde {n}", f"kunde{n}@kunde.example")
        consents.give(customer, "Newsletter", "Bestellformular", by=owner)
    draft = begun(shop, owner, bcc=", ".join(f"kunde{n}@kunde.example" for n in range(1, 7)), reason="news")
    compose.save(draft, to="kunde0@kunde.example")
    assert send(draft).outbound


def wave(shop: Channel, by: Staff, numbers: range, text: str) -> None:
    for n in numbers:
        send(begun(shop, by, f"kunde{n}@kunde.example", text=text.format(n=n)))


LETTER = "Guten Tag Frau Muster{n},\n\nunsere neuen Bücher sind da. Sehen Sie sich das Beet im Herbst an, Seite {n}."


def test_the_tenth_of_the_same_mail_in_a_day_is_a_mass_mail(owner: Staff, shop: Channel) -> None:
    wave(shop, owner, range(9), LETTER)
    tenth = begun(shop, owner, "zehn@kunde.example", text=LETTER.format(n=10))
    with pytest.raises(Refusal, match="nearly the same to others today"):
        send(tenth)
    compose.save(tenth, text="Guten Tag, Ihre Rechnung war falsch. Anbei die richtige, mit unserem Bedauern.")
    assert send(tenth).outbound


def test_the_same_ten_mails_by_another_or_a_day_later_are_none(owner: Staff, shop: Channel) -> None:
    wave(shop, owner, range(9), LETTER)
    other = a.staff("assistant")
    assert send(begun(shop, other, "zehn@kunde.example", text=LETTER)).outbound
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert send(begun(shop, owner, "zehn@kunde.example", text=LETTER)).outbound


def test_the_same_people_again_are_no_crowd(owner: Staff, shop: Channel) -> None:
    for _time in range(12):
        send(begun(shop, owner, "bert@kunde.example", text=LETTER))
    assert Message.objects.count() == 12


# There is a conversation already


def test_an_open_conversation_is_offered_and_a_done_one_is_not(owner: Staff, shop: Channel) -> None:
    anna = a.customer("Anna", "anna@kunde.example")
    talk, done = a.conversation(customer=anna, channel=shop), a.conversation(customer=anna, channel=shop)
    done.close(by=owner)
    found = manners.of(begun(shop, owner, "anna@kunde.example"), by=owner)
    assert found
    assert list(found.open_conversations()) == [talk]


def test_specialists_are_offered_only_what_is_theirs(shop: Channel) -> None:
    anna, mira = a.customer("Anna", "anna@kunde.example"), a.staff("specialist")
    a.conversation(customer=anna, channel=shop)
    found = manners.of(begun(shop, mira, "anna@kunde.example"), by=mira)
    assert found
    assert not found.open_conversations()


def test_what_was_written_goes_over_with_its_files(owner: Staff, shop: Channel) -> None:
    talk = a.conversation(channel=shop)
    compose.save(compose.start(talk, "answer", by=owner), text="Begonnen.")
    draft = begun(shop, owner, text="Ihr Buch ist da.")
    compose.attach(draft, "a.pdf", "application/pdf", b"%PDF")
    answer = manners.write_there(draft, talk, by=owner)
    assert answer.text == "Begonnen.\n\nIhr Buch ist da."
    assert answer.files.get().name == "a.pdf"
    assert list(Draft.objects.all()) == [answer]


def test_a_mail_that_cools_goes_on_cooling_where_it_is_written_instead(owner: Staff, shop: Channel) -> None:
    talk = a.conversation(channel=shop, customer=a.customer("Bert", "bert@kunde.example"))
    draft = begun(shop, owner, text="Ihr Buch ist da.")
    cooling.put_to_sleep(draft, timezone.now() + timedelta(hours=1))
    assert manners.write_there(draft, talk, by=owner).is_asleep


def test_what_was_sent_in_another_window_is_not_written_elsewhere(owner: Staff, shop: Channel) -> None:
    talk = a.conversation(channel=shop)
    draft = begun(shop, owner)
    send(draft)
    with pytest.raises(Refusal, match="sent already"):
        manners.write_there(draft, talk, by=owner)
