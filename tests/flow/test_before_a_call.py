"""What is known before a call: the numbers, and what not to ask again."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kulanz.conversations.calls import Told
from kulanz.conversations.models import Call, Message
from kulanz.customers import numbers
from kulanz.customers.models import Handle
from kulanz.flow import calling
from kulanz.flow.calling import Wish
from kulanz.lib.refusal import Refusal
from tests import a
from tests.flow.talking import NUMBER, last_of, talk

pytestmark = pytest.mark.django_db
Outcome = Call.Outcome


# Numbers


def test_the_number_they_ask_for_stands_before_the_known_ones_and_their_signature() -> None:
    text = "Bitte rufen Sie an: 0171 2345678.\n\n--\nAnna Muster\nTel. 030 5551234\nFax 030 5551235"
    found = talk(text)
    message = last_of(found)
    at = text.index("--")
    message.passages = [["new", 0, at], ["signature", at, len(text)]]
    message.save()
    a.judgement(message, intents=["callback_request"], callback_number=NUMBER)
    numbers.add(found.customer, "+43 1 660 12345", by=a.staff())
    assert [(one.e164, one.source) for one in calling.numbers_of(found)] == [
        (NUMBER, "asked"),
        ("+43166012345", "known"),
        ("+49305551234", "signature"),
    ]


def test_a_number_in_the_words_is_meant_before_the_one_below_them() -> None:
    text = "Rufen Sie mich an: 0171 2345678.\n\nFreundliche Grüße\nRenate Vogel\nTel. 030 5551234"
    message = a.arrival(a.channel(), a.mail(text=text))
    assert message
    assert [one.e164 for one in calling.numbers_of(message.conversation)] == [NUMBER, "+49305551234"]


def test_our_own_number_below_their_mail_is_not_theirs() -> None:
    a.business(phone="030 5551234")
    found = talk("Hallo\n\nTel. 030 5551234")
    Message.objects.update(passages=[["new", 0, 5], ["signature", 7, 23]])
    assert calling.numbers_of(found) == []


def test_nonsense_is_no_number_and_an_address_neither() -> None:
    found, owner = talk("Hallo"), a.staff()
    for written in ("morgen", "12", "anna@kunde.example", ""):
        with pytest.raises(Refusal, match="is not a telephone number"):
            numbers.add(found.customer, written, by=owner)
    assert numbers.add(found.customer, "0171 / 234 56 78", by=owner).value == NUMBER
    assert numbers.add(found.customer, NUMBER, by=owner).shown == "0171 2345678"
    assert Handle.objects.filter(kind="phone").count() == 1


def test_a_wrong_number_stands_last_until_they_are_reached_there() -> None:
    found, owner = talk("Hallo"), a.staff()
    numbers.add(found.customer, NUMBER, by=owner)
    numbers.add(found.customer, "030 5551234", by=owner)
    calling.keep(found, Told(Outcome.WRONG_NUMBER, number=NUMBER), Wish(), by=owner)
    handle = Handle.objects.get(value=NUMBER)
    assert (handle.bounce_reason, handle.bounced_at is None) == ("wrong_number", False)
    last = calling.numbers_of(found)[-1]
    assert (last.e164, last.is_wrong) == (NUMBER, True)
    calling.keep(found, Told(Outcome.SPOKEN, "Doch richtig.", NUMBER), Wish(), by=owner)
    handle.refresh_from_db()
    assert handle.bounced_at is None and not any(one.is_wrong for one in calling.numbers_of(found))


def test_it_says_how_late_it_is_elsewhere() -> None:
    a.business(time_zone="Europe/Berlin")
    noon = timezone.make_aware(timezone.datetime(2026, 11, 23, 12, 0))
    there = calling.Number("+12125551234", "known")
    assert f"{there.clock(noon):%H:%M}" == "06:00"
    assert calling.Number(NUMBER, "known").clock(noon) is None
    assert calling.rests_until(there, noon) == noon + timedelta(hours=2)
    assert calling.rests_until(calling.Number(NUMBER, "known"), noon) is None


# Before dialling


def test_the_briefing_says_what_not_to_ask_and_say_again() -> None:
    found = talk(
        "Wo ist mein Buch?",
        ">Das tut uns leid. Wie lautet Ihre Bestellnummer?",
        "Die 4711.",
        ">An welche Adresse dürfen wir liefern?",
        customer=a.customer(language="de", register="du"),
    )
    owed = a.promise(found, "Ersatz", date(2030, 1, 1), by=None)
    told = calling.brief(found, by=a.staff())
    assert [(one.words, one.is_answered) for one in told.asked] == [
        ("An welche Adresse dürfen wir liefern?", False),
        ("Wie lautet Ihre Bestellnummer?", True),
    ]
    assert len(told.sorry_at) == 1 and told.our_last and "Adresse" in told.our_last.text
    assert (told.language, told.register, told.promised) == ("de", "du", [owed])


def test_a_specialist_hears_nothing_of_promises_in_conversations_that_are_not_theirs() -> None:
    mira = a.staff("specialist")
    found = talk("Wo ist mein Buch?", assigned_to=mira)
    other = talk("Und die Rechnung?", customer=found.customer)
    owed = a.promise(other, "Gutschrift", date(2030, 1, 1), by=None)
    assert calling.brief(found, by=mira).promised == []
    assert calling.brief(found, by=a.staff("assistant")).promised == [owed]


def test_what_older_mails_promised_in_other_conversations_is_told_to_whoever_may_see_them() -> None:
    mira = a.staff("specialist")
    found = talk("Wo ist mein Buch?", assigned_to=mira)
    other = talk("Und die Rechnung?", ">Wir erstatten Ihnen 12 Euro bis Freitag.", customer=found.customer)
    (said,) = calling.brief(found, by=a.staff("assistant")).said_before
    assert (said.message.conversation, said.words) == (other, "Wir erstatten Ihnen 12 Euro bis Freitag")
    assert calling.brief(found, by=mira).said_before == []
