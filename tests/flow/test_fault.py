"""Before anybody answers "I never got it", the desk has looked on our side: what it found, what can be said."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from kulanz.channels.models import Channel, Outbound, Recipient
from kulanz.conversations.models import Conversation, Message
from kulanz.customers import match
from kulanz.customers.models import Customer, Handle, MergeSuggestion, Order, Product, Shop
from kulanz.demo import shop as demo
from kulanz.flow import fault, inbound, people
from kulanz.flow.fault import Fault, passages
from kulanz.reply import coach
from tests import a

pytestmark = pytest.mark.django_db
SABINE, GATEN = "sabine.kroeger@kroeger-garten.example", "sabine.kroeger@kroeger-gaten.example"
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 18, 17, 0, tzinfo=BERLIN)
GMAIL, TYPED = "anna.muster@gmail.com", "anna.muster@gmial.com"
PARCEL = {"carrier": "DHL", "code": "JJD01", "sent_at": "2026-11-15T09:00:00+01:00"}
MISSING = "Guten Tag, meine Bestellung 4711 ist nicht angekommen. Anna Muster"


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False), override("en"):
        yield


@pytest.fixture
def anna() -> Customer:
    return a.customer("Anna Muster", GMAIL, language="de", register="sie")


def complaint(
    customer: Customer, text: str = MISSING, *, intents: tuple[str, ...] = ("delivery_problem",), **said: Any
) -> Conversation:
    talk = a.conversation(customer=customer, text=text, subject="Wo bleibt es?")
    a.judgement(talk.messages.get(), intents=list(intents), **said)
    return talk


def names_order(number: str, text: str = MISSING) -> dict[str, Any]:
    start = text.index(number)
    return {"numbers": [{"kind": "order", "start": start, "end": start + len(number), "value": number}]}


def looked(talk: Conversation) -> Fault:
    found = fault.complaint_in(talk)
    assert found
    return fault.look(found, talk)


def codes(talk: Conversation) -> list[str]:
    return [one.code for one in looked(talk).findings]


def sent(customer: Customer, address: str, state: str = "sent", days: int = 4, **fate: Any) -> Message:
    """A mail that the desk sent, and what became of it."""
    at = timezone.now() - timedelta(days=days)
    talk = a.conversation(customer=customer, at=at - timedelta(hours=1), text="Hallo", subject="Bestellung")
    out = Outbound.objects.create(
        channel=talk.channel, message_id=f"out{talk.pk}@shop.example", envelope_from="x@shop.example", send_after=at
    )  # fmt: skip
    Recipient.objects.create(outbound=out, address=address, state=state, changed_at=at, **fate)
    return a.message(talk, direction="out", at=at, text="Ihr Link", outbound=out, message_id=out.message_id)


def order(customer: Customer | None, number: str = "4711", email: str = "", **fields: Any) -> Order:
    at = fields.pop("placed_at", timezone.now() - timedelta(days=5))
    laden, _made = Shop.objects.get_or_create(name="Laden", defaults={"kind": "csv"})
    return Order.objects.create(
        shop=laden, remote_id=number, number=number, number_key=number, customer=customer, email=email, placed_at=at,
        changed_at=at, total_cents=1990, currency="EUR", **{"state": "paid", "lines": [{"title": "Buch"}], **fields},
    )  # fmt: skip


# Whether somebody misses something


@pytest.mark.parametrize(
    "text",
    [
        "Bisher ist nichts angekommen, auch nicht im Spam.",
        "Ich habe keine Mail bekommen.",
        "Das stille Beet - Download fehlt",
        "Leider fehlt mir noch immer der Downloadlink.",
        "Wo bleibt meine Bestellung?",
        "My order never arrived.",
        "I haven't received the link.",
        "There was no email with the password.",
    ],
)
def test_plain_words_say_it_even_where_the_judgement_does_not(anna: Customer, text: str) -> None:
    assert fault.complaint_in(complaint(anna, text, intents=("question",)))


@pytest.mark.parametrize(
    "text", ["Das Buch ist gut angekommen, danke.", "Welche Rosen passen in den Schatten?"]
)
def test_whoever_misses_nothing_is_left_alone(anna: Customer, text: str) -> None:
    assert fault.complaint_in(complaint(anna, text, intents=("question",))) is None


def test_what_was_answered_is_not_looked_into_any_more(anna: Customer) -> None:
    talk = complaint(anna)
    a.message(talk, direction="out", text="Ich sehe nach.")
    assert fault.complaint_in(talk) is None


# Our mails


def test_a_mail_that_came_back_from_a_mistyped_address_is_the_sentence(anna: Customer) -> None:
    double = a.customer("", TYPED)
    sent(double, TYPED, "bounced", reason="unknown_user", code="5.1.1")
    found = looked(complaint(anna))
    assert found.is_grave
    assert found.sentence == (
        f"Our mail of 14 November went to {TYPED} and came back: mistyped, {GMAIL} is probably meant."
    )
    assert f"an {TYPED} geschickt" in found.passage and f"Ist {GMAIL} richtig?" in found.passage


def test_the_sentence_and_the_passage_speak_the_languages_of_their_readers(anna: Customer) -> None:
    Customer.objects.update(language="en", register="")
    anna.refresh_from_db()
    sent(anna, GMAIL, "bounced", reason="mailbox_full", code="5.2.2")
    with override("de"):
        found = looked(complaint(anna))
    assert found.sentence == (f"Unsere E-Mail vom 14. November an {GMAIL} kam zurück: Das Postfach ist voll.")
    assert found.passage.startswith("Our mail of 14 November came back because your mailbox")


@pytest.mark.parametrize(
    ("state", "code", "is_ours"),
    [
        ("failed", "failed", True),
        ("retry", "retry", True),
        ("unclear", "unclear", True),
        ("queued", "queued", False),
    ],
)
def test_a_mail_that_did_not_get_out_is_told(anna: Customer, state: str, code: str, is_ours: bool) -> None:
    sent(anna, GMAIL, state, days=0)
    found = looked(complaint(anna))
    assert found.findings[0].code == code and found.is_ours is is_ours
    assert found.passage


def test_a_mail_that_came_back_is_forgotten_once_a_later_one_got_through(anna: Customer) -> None:
    sent(anna, GMAIL, "bounced", days=20, reason="mailbox_full")
    sent(anna, GMAIL, "sent", days=9)
    assert codes(complaint(anna)) == ["sent"]


def test_where_nothing_is_wrong_it_says_what_was_looked_at(anna: Customer) -> None:
    sent(anna, GMAIL)
    order(anna, email=GMAIL, state="sent", parcels=[PARCEL])  # fmt: skip
    found = looked(complaint(anna))
    assert not found.is_ours
    assert found.sentence == (
        "No fault found on our side, looked at 17:00."
        f" Our mail of 14 November, 17:00, to {GMAIL} was taken by the mail server and has not come back."
        " Order 4711 was sent on 15 November: DHL JJD01."
    )
    assert "am 14. November um 17:00 Uhr" in found.passage and "Spam-Ordner" in found.passage


def test_a_mail_taken_by_the_server_of_a_mistyped_address_did_not_reach_them(anna: Customer) -> None:
    sent(a.customer("", TYPED), TYPED)
    found = looked(complaint(anna))
    assert found.is_grave and f"{GMAIL} is probably meant" in found.sentence


def test_an_address_whose_mail_comes_back_is_told_without_a_mail_of_ours(anna: Customer) -> None:
    Handle.objects.update(bounced_at=timezone.now(), bounce_reason="suspended")
    assert codes(complaint(anna)) == ["handle_bounced", "nothing_sent"]


def test_their_own_address_may_be_mistyped_in_our_records() -> None:
    found = looked(complaint(a.customer("Anna", "anna@gmx.ed", language="de", register="du")))
    assert found.sentence == "The address anna@gmx.ed looks mistyped; anna@gmx.de is probably meant."
    assert found.passage.startswith("Bei uns steht deine Adresse als anna@gmx.ed.")


# Orders


def test_an_order_that_is_paid_and_not_sent_is_ours_to_see_to(anna: Customer) -> None:
    order(anna, email=GMAIL)
    found = looked(complaint(anna, **names_order("4711")))
    assert found.sentence == "Order 4711 of 13 November is paid but not sent yet."
    assert "Das liegt an uns." in found.passage


def test_an_order_with_a_mistyped_address_is_found_by_its_number(anna: Customer) -> None:
    order(a.customer("", TYPED), email=TYPED, lines=[{"title": "E-Book", "is_digital": True}])
    found = looked(complaint(anna, **names_order("4711")))
    assert found.sentence == f"Order 4711 was placed with {TYPED}, and not with {GMAIL}."
    assert f"läuft bei uns auf {TYPED}" in found.passage


@pytest.mark.parametrize(
    "typed", ["sabine.kroeger@kroeger-gaten.example", "sabine.kroger@kroeger-garten.example"]
)
def test_an_order_that_is_only_named_leads_to_the_mail_that_came_back(typed: str) -> None:
    sabine = a.customer("Sabine Kröger", SABINE, language="de", register="sie")
    double = a.customer("Sabine Kröger", typed)
    order(double, "BG-24117", email=typed)
    sent(double, typed, "bounced", reason="host_unknown")
    found = looked(complaint(sabine, "Gekommen ist nichts, den Bon habe ich noch (BG-24117)."))
    assert found.sentence == (
        f"Our mail of 14 November went to {typed} and came back: mistyped, {SABINE} is probably meant."
    )
    assert f"Ist {SABINE} richtig?" in found.passage


def test_the_named_order_of_somebody_of_the_same_name_counts_and_their_address_is_told_to_us_alone(
    anna: Customer,
) -> None:
    elsewhere = a.customer("Anna Muster", "garten@muster.example")
    order(elsewhere, "BG-24117", email="garten@muster.example")
    sent(elsewhere, "garten@muster.example", "bounced", reason="mailbox_full")
    found = looked(complaint(anna, "Es ist nichts gekommen, Bestellung BG-24117."))
    assert "to garten@muster.example came back: the mailbox is full" in found.sentence
    assert not found.passage


def test_the_order_of_somebody_else_is_never_told(anna: Customer) -> None:
    order(a.customer("Bert", "bert@web.de"), email="bert@web.de")
    assert codes(complaint(anna, **names_order("4711"))) == ["nothing_sent"]


def test_without_a_number_the_newest_order_is_meant(anna: Customer) -> None:
    order(anna, "4700", email=GMAIL, placed_at=timezone.now() - timedelta(days=90), state="sent")
    order(anna, "4720", email=GMAIL, state="open")
    found = looked(complaint(anna))
    assert [one.facts["number"] for one in found.findings if "number" in one.facts] == ["4720"]
    assert not found.is_ours and "4720" in found.sentence


def test_a_number_that_is_only_quoted_does_not_count(anna: Customer) -> None:
    order(anna, email=GMAIL)
    order(anna, "4720", email=GMAIL, placed_at=timezone.now() - timedelta(days=1))
    text = "Nichts angekommen.\n> Ihre Bestellung 4711"
    talk = complaint(anna, text, **names_order("4711", text))
    talk.messages.update(passages=[["new", 0, 18], ["quoted", 19, len(text)]])
    assert "Order 4720" in looked(talk).sentence


# Our domains, and others


def test_a_domain_that_is_not_in_order_is_a_line_and_with_nothing_worse_the_sentence(anna: Customer) -> None:
    a.mailbox(
        address="hallo@shop.example", checks_domain=True, domain_checked_at=timezone.now(),
        domain_found={"domain": "shop.example", "wrong": ["dmarc_missing"]},
    )  # fmt: skip
    sent(anna, GMAIL)
    found = looked(complaint(anna))
    assert [one.code for one in found.findings] == ["domain", "sent"]
    assert "shop.example" in found.sentence and "DMARC" in found.sentence
    assert "in Ihrem Spam-Ordner" in found.passage


BOOK = "Guten Tag, „Das stille Beet“ ist nicht angekommen. Anna Muster"


def write(number: int, text: str, *intents: str) -> Customer:
    other = a.customer(f"Kunde {number}")
    complaint(other, text, intents=intents or ("delivery_problem",))
    return other


@pytest.fixture
def book(db: None) -> Product:
    laden, _made = Shop.objects.get_or_create(name="Laden", defaults={"kind": "csv"})
    return Product.objects.create(shop=laden, remote_id="1", title="Das stille Beet (E-Book)")


def test_others_who_miss_the_same_product_this_week_are_counted_once_each(
    anna: Customer, book: Product
) -> None:
    for number in range(3):
        complaint(write(number, BOOK), BOOK)
    write(9, "Mein Passwort geht nicht", "access_problem")
    found = looked(complaint(anna, BOOK))
    assert found.sentence == "3 other customers have written something similar this week."
    assert found.passage.startswith("Sie sind damit nicht allein") and "liegt" not in found.passage


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (MISSING, MISSING),  # nothing in common but that something is missing
        (BOOK, "Guten Tag, „Das stille Beet“ kam geknickt an."),
        (BOOK, "„Das stille Beet“ lässt sich nicht öffnen."),
        (BOOK, "Liefern Sie „Das stille Beet“ auch nach Luxemburg?"),
        ("Liefern Sie „Das stille Beet“ auch nach Luxemburg?", BOOK),
    ],
)
def test_others_with_another_trouble_are_not_counted(
    anna: Customer, book: Product, mine: str, theirs: str
) -> None:
    for number in range(4):
        write(number, theirs)
    assert codes(complaint(anna, mine)) == ["nothing_sent"]


def test_two_others_are_a_coincidence(anna: Customer, book: Product) -> None:
    write(1, BOOK)
    write(2, BOOK)
    assert codes(complaint(anna, BOOK)) == ["nothing_sent"]


def test_others_who_say_nearly_the_same_words_are_counted_without_a_product(anna: Customer) -> None:
    for number, begun in enumerate(("Leider öffnet", "Bei mir öffnet", "Seit gestern öffnet")):
        write(number, f"{begun} der Raum vom Webinar zum Rosenschnitt nicht.", "access_problem")
    talk = complaint(
        anna, "Der Raum vom Webinar zum Rosenschnitt öffnet sich nicht.", intents=("access_problem",)
    )
    assert codes(talk) == ["others", "nothing_sent"]


def test_others_at_the_same_provider_whose_mail_comes_back_are_counted(anna: Customer) -> None:
    for number in range(3):
        other = a.customer(f"Kunde {number}", f"kunde{number}@gmail.com")
        complaint(other)
        other.handles.update(bounced_at=timezone.now(), bounce_reason="blocked")
    anna.handles.update(bounced_at=timezone.now(), bounce_reason="blocked")
    assert codes(complaint(anna)) == ["handle_bounced", "others", "nothing_sent"]


def test_what_others_wrote_weeks_ago_does_not_count(anna: Customer, book: Product) -> None:
    with time_machine.travel(NOW - timedelta(days=9), tick=False):
        for number in range(3):
            write(number, BOOK)
    assert codes(complaint(anna, BOOK)) == ["nothing_sent"]


# Whom nothing may be said to


def test_whoever_wants_to_hear_nothing_gets_no_passage(anna: Customer) -> None:
    sent(anna, GMAIL, "bounced", reason="mailbox_full")
    anna.handles.update(silenced_at=timezone.now())
    found = looked(complaint(anna))
    assert found.is_grave and not found.passage


def test_whoever_wants_to_be_erased_gets_no_passage(anna: Customer) -> None:
    sent(anna, GMAIL, "bounced", reason="mailbox_full")
    found = looked(complaint(anna, "Es ist nichts angekommen. Löschen Sie meine Daten."))
    assert found.is_grave and not found.passage


# The story of the demo, with the mails as they came


def story(channel: Channel, *numbers: int) -> None:
    for name, content in demo.mails():
        if name.startswith(tuple(f"ebook-never-arrived-{number}-" for number in numbers)):
            with time_machine.travel(demo._date(content) or NOW, tick=False):
                inbound.take_in(a.original(channel, content, is_ours=b"Delivered-To:" not in content))


def test_the_download_mail_of_the_story_is_found_to_have_come_back() -> None:
    story(a.mailbox(address="hallo@buchgarten.example").channel, 0, 1, 3)
    talk = Conversation.objects.get(customer=match.find_by_address(SABINE))
    found = looked(talk)
    assert found.sentence == (
        f"Our mail of 14 November went to {GATEN} and came back: mistyped, {SABINE} is probably meant."
    )
    assert f"Ist {SABINE} richtig?" in found.passage


def test_a_bounce_of_a_mail_that_the_desk_never_saw_is_found_as_well() -> None:
    story(a.mailbox(address="hallo@buchgarten.example").channel, 1, 3)
    found = looked(Conversation.objects.get(customer=match.find_by_address(SABINE)))
    assert found.findings[0].code == "foreign_bounce"
    assert f"A mail to {GATEN} that was not sent by the desk came back on 14 November" in found.sentence
    with override("de"):
        talk = Conversation.objects.get(customer=match.find_by_address(SABINE))
        assert "kam am 14. November zurück" in looked(talk).sentence


def test_a_bounce_in_a_german_providers_own_words_is_found() -> None:
    channel = a.mailbox(address="hallo@buchgarten.example").channel
    for name, content in demo.mails():
        if name == "bounce-free-form-german-provider.eml":
            a.arrival(channel, content)
    irmgard = match.find_by_address("irmgard.vogler@wendlandpost.example")
    assert irmgard
    found = looked(complaint(irmgard))
    assert "nothing_sent" in [one.code for one in found.findings]


# What it costs, and what it says to customers


def test_it_asks_as_often_for_many_mails_as_for_one(anna: Customer) -> None:
    talk = complaint(anna, **names_order("4711"))
    order(anna, email=GMAIL)
    sent(anna, GMAIL)
    for number in range(3):
        write(number, MISSING)
    with CaptureQueriesContext(connection) as few:
        looked(talk)
    for _number in range(6):
        sent(anna, GMAIL)
        complaint(a.customer())
    with CaptureQueriesContext(connection) as many:
        looked(talk)
    assert len(many) == len(few) <= 17


@pytest.mark.parametrize("code", passages._TEXTS)
def test_the_coach_asks_of_a_passage_nothing_but_a_day(code: str) -> None:
    facts = dict.fromkeys(("address", "right", "number", "day", "time", "parcel"), "x")
    for column, (language, register) in enumerate((("de", "sie"), ("de", "du"), ("en", ""))):
        text = passages._TEXTS[code][column].format(**facts)
        written = (
            f"Guten Tag Frau Muster,\n\n{text}\n\nHanna Brandt" if column != 1 else f"Hallo Anna,\n\n{text}"
        )
        found = coach.look(written, coach.Situation(language, register))
        # By when somebody will write, only the writer knows: that the coach asks for it is right.
        assert {one.flaw for one in found} <= {"vague_promise"}, text
        assert "!" not in text


def test_once_her_two_addresses_are_one_customer_the_cause_stands_in_the_angry_conversation_as_well() -> None:
    story(a.mailbox(address="hallo@buchgarten.example").channel, 0, 1, 3, 4, 5, 6, 7, 8)
    kept, other = match.find_by_address(SABINE), match.find_by_address("s.kroeger@buerowelt.example")
    assert kept and other
    people.merge(kept, other, by=a.staff())
    angry = Conversation.objects.filter(customer=kept, messages__sender_address="s.kroeger@buerowelt.example")
    found = [looked(talk) for talk in angry.distinct() if fault.complaint_in(talk)]
    assert found and all(f"{GATEN} and came back" in one.sentence for one in found)
    # She wants to hear nothing any more.
    assert not any(one.passage for one in found)


def test_the_angry_conversation_names_the_cause_before_anybody_says_that_she_is_the_same_person() -> None:
    story(a.mailbox(address="hallo@buchgarten.example").channel, 0, 1, 3, 4, 5, 6, 7, 8)
    angry = Conversation.objects.filter(messages__sender_address="s.kroeger@buerowelt.example").distinct()
    assert MergeSuggestion.objects.exists() and len(angry) == 2
    found = [looked(talk) for talk in angry]
    assert all(f"{GATEN} and came back: mistyped, {SABINE} is" in one.sentence for one in found)
    assert not any(one.passage for one in found)


def test_what_came_back_after_our_answer_is_told_although_nobody_waits() -> None:
    story(a.mailbox(address="hallo@buchgarten.example").channel, 0, 1, 3, 4, 5, 6)
    talk = Conversation.objects.get(customer=match.find_by_address(SABINE))
    assert fault.complaint_in(talk) is None
    found = fault.look_after_answer(talk)
    assert found and f"18 November went to {GATEN}" in found.sentence
    talk.close(by=None)
    assert fault.look_after_answer(talk) is None
