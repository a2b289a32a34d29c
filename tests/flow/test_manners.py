from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from kulanz.business import hours
from kulanz.business.models import Business, Holiday, OpeningHours, Staff
from kulanz.channels.models import Channel
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import consents
from kulanz.customers.consents import is_for_news
from kulanz.flow import manners, outbound
from kulanz.jobs import worker
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.models import Draft
from tests import a

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 18, 12, 0, tzinfo=BERLIN)  # a Wednesday


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner", name="Hanna Brandt")


@pytest.fixture
def shop() -> Channel:
    return a.channel(name="Buchgarten", address="hallo@shop.example")


def begun(shop: Channel, by: Staff, to: str = "Bert Neu <bert@kunde.example>", **fields: Any) -> Draft:
    draft = compose.start_new(shop, to, by=by)
    return compose.save(draft, **{"reason": "order", "subject": "Buch", "text": "Es ist da.", **fields})


def send(draft: Draft, **how: Any) -> Message:
    return outbound.send(draft, by=draft.author, seen=None, **how)


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
    assert outbound.take_back(message, by=owner).reason == "order"
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
     "news and offers", "Marketing", "Angebote per E-Mail und Post", "Product updates"],
)  # fmt: skip
def test_these_consents_are_for_news(what: str) -> None:
    assert is_for_news(what)


@pytest.mark.parametrize(
    "what",
    ["Zitat auf der Website", "Zitat im Newsletter", "keine Werbung", "kein Newsletter", "Newsletter per Post",
     "Werbung per Telefon", "Rückruf", "Angebot 4711", "no newsletter", "Foto auf der Webseite", "AGB"],
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


# Quiet hours


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=BERLIN)  # type: ignore[arg-type,misc]  # year to minute


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ((2026, 11, 18, 19, 59), None),
        ((2026, 11, 18, 20, 0), (2026, 11, 19, 8, 0)),
        ((2026, 11, 19, 0, 30), (2026, 11, 19, 8, 0)),
        ((2026, 11, 19, 7, 59), (2026, 11, 19, 8, 0)),
        ((2026, 11, 19, 8, 0), None),
        ((2026, 12, 31, 23, 0), (2027, 1, 1, 8, 0)),
        ((2026, 3, 28, 22, 0), (2026, 3, 29, 8, 0)),
        ((2026, 10, 24, 22, 0), (2026, 10, 25, 8, 0)),
    ],
)
def test_the_quiet_hours_go_over_midnight_and_nights_that_lose_or_win_an_hour(
    now: tuple[int, ...], ends: tuple[int, ...] | None
) -> None:
    a.business(quiet_from=time(20), quiet_until=time(8))
    hours.forget_rules()
    assert hours.quiet_end(at(*now)) == (at(*ends) if ends else None)


def test_the_same_time_twice_means_never() -> None:
    a.business(quiet_from=time(8), quiet_until=time(8))
    hours.forget_rules()
    assert not any(hours.quiet_end(NOON + timedelta(hours=n)) for n in range(24))


def test_in_an_hour_that_comes_twice_the_end_lies_ahead() -> None:
    a.business(quiet_from=time(22), quiet_until=time(2, 30))
    hours.forget_rules()
    again = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1)
    end = hours.quiet_end(again)
    assert end
    assert end - again.astimezone(ZoneInfo("UTC")) == timedelta(minutes=20)


def night(**fields: Any) -> Business:
    business = a.business(quiet_from=time(20), quiet_until=time(8), **fields)
    hours.forget_rules()
    return business


@time_machine.travel(at(2026, 11, 18, 22, 0), tick=False)
def test_at_night_a_new_mail_waits_for_the_morning_and_then_leaves(owner: Staff, shop: Channel) -> None:
    night()
    message = send(begun(shop, owner))
    assert message.outbound
    assert message.outbound.send_after == at(2026, 11, 19, 8, 0)
    assert Event.objects.get(kind="written_first").data["until"] == message.outbound.send_after.isoformat()
    assert worker.run_waiting() == 0
    with time_machine.travel(at(2026, 11, 19, 8, 1)):
        worker.run_waiting()
    assert [one.state for one in message.outbound.recipients.all()] == ["sent"]


@time_machine.travel(at(2026, 11, 18, 12, 0), tick=False)
def test_a_time_chosen_in_the_night_moves_to_its_end(owner: Staff, shop: Channel) -> None:
    night()
    message = send(begun(shop, owner), at=at(2026, 11, 18, 23, 0))
    assert message.outbound
    assert message.outbound.send_after == at(2026, 11, 19, 8, 0)


@time_machine.travel(at(2026, 11, 18, 22, 0), tick=False)
def test_what_they_must_know_may_go_at_once_and_nothing_else_may(owner: Staff, shop: Channel) -> None:
    night()
    urgent = send(begun(shop, owner, reason="duty"), at_once=True)
    other = send(begun(shop, owner, reason="order"), at_once=True)
    assert urgent.outbound and other.outbound
    assert urgent.outbound.send_after < timezone.now() + timedelta(minutes=1)
    assert other.outbound.send_after == at(2026, 11, 19, 8, 0)


@time_machine.travel(at(2026, 11, 18, 22, 0), tick=False)
def test_answers_are_not_held(owner: Staff, shop: Channel) -> None:
    night()
    question = a.arrival(shop, a.mail(text="Wo ist mein Buch?", at=timezone.now()))
    assert question
    draft = compose.start(question.conversation, "answer", by=owner)
    compose.save(draft, text="Guten Tag Frau Muster, es kommt morgen.")
    message = outbound.send(draft, by=owner, seen=timezone.now())
    assert message.outbound
    assert message.outbound.send_after < timezone.now() + timedelta(minutes=1)


@time_machine.travel(at(2026, 11, 20, 22, 0), tick=False)  # a Friday
def test_news_waits_for_a_working_day_and_everything_else_does_not(owner: Staff, shop: Channel) -> None:
    night()
    OpeningHours.objects.create(weekday=0, opens=time(10), closes=time(16))
    OpeningHours.objects.create(weekday=1, opens=time(7), closes=time(16))
    hours.forget_rules()
    anna = a.customer("Anna", "anna@kunde.example")
    consents.give(anna, "Newsletter", "Am Telefon", by=owner)
    news, order = send(begun(shop, owner, "anna@kunde.example", reason="news")), send(begun(shop, owner))
    assert news.outbound and order.outbound
    assert news.outbound.send_after == at(2026, 11, 23, 10, 0)
    assert order.outbound.send_after == at(2026, 11, 21, 8, 0)
    Holiday.objects.create(on=at(2026, 11, 23).date(), name="Inventur")
    hours.forget_rules()
    later = send(begun(shop, owner, "anna@kunde.example", reason="news"))
    assert later.outbound
    assert later.outbound.send_after == at(2026, 11, 24, 8, 0)  # open at seven, but quiet until eight
