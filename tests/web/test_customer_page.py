import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.conversations import notes
from kulanz.customers.models import Consent, Customer, Order, Shop, Standing
from kulanz.triage.models import Dissatisfaction
from tests import a

SignIn = Callable[..., Client]


def seen(browser: Client, customer: Customer, **asked: str) -> str:
    return browser.get(reverse("customer", args=[customer.pk]), asked).content.decode()


def bought(customer: Customer, **fields: Any) -> Order:
    shop, _made = Shop.objects.get_or_create(name="Laden", kind="csv")
    number = str(4711 + Order.objects.count())
    values = {"total_cents": 123_450, "currency": "EUR", "state": "sent", "number": number}
    times = {"placed_at": timezone.now(), "changed_at": timezone.now()}
    return Order.objects.create(
        shop=shop, remote_id=number, number_key=number, customer=customer, **(values | times | fields)
    )


def test_orders_stand_between_the_messages_with_their_amounts_as_one_writes_them(sign_in: SignIn) -> None:
    customer = a.conversation(text="Wo bleibt es?").customer
    bought(customer, lines=[{"title": "Gartenkalender", "quantity": 2}])
    english = seen(sign_in(), customer)
    assert "Order 4711: €1,234.50" in english
    assert "2 × Gartenkalender" in english
    assert "Wo bleibt es?" in english
    german = seen(sign_in(a.staff("owner", language="de")), customer)
    assert "1.234,50\xa0€" in german


def test_the_timeline_is_narrowed_to_one_kind(sign_in: SignIn) -> None:
    conversation, owner = a.conversation(text="Wo bleibt es?", state="done"), a.staff(language="en")
    notes.add(conversation, "Ein Zettel", by=owner)
    html = seen(sign_in(owner), conversation.customer, kind="note")
    assert "Ein Zettel" in html
    assert "Wo bleibt es?" not in html.partition('id="timeline"')[2]


def test_further_pages_come_as_lines_for_the_list(sign_in: SignIn) -> None:
    customer, browser = a.customer(), sign_in()
    for number in range(45):
        at = timezone.now() - timedelta(hours=number)
        a.conversation(customer=customer, text=f"Frage Nummer {number:02}", at=at, state="done")
    first = seen(browser, customer)
    link = first.split('hx-get="')[-1].split('"')[0].replace("&amp;", "&")
    assert "Frage Nummer 39" in first
    assert "Frage Nummer 40" not in first
    more = browser.get(link, headers={"HX-Request": "true"}).content.decode()
    assert "Frage Nummer 40" in more
    assert "Frage Nummer 39" not in more
    assert "<html" not in more


def test_what_is_nobodys_business_is_covered_there_too(sign_in: SignIn) -> None:
    conversation = a.conversation(text="Mein Passwort: Moewe!1974 im Kundenkonto")
    message = conversation.messages.get()
    a.judgement(message, ("password", "Moewe!1974"))
    notes.add(conversation, "Sie hat Moewe!1974 genommen", by=a.staff())
    assert "Moewe" not in seen(sign_in(), conversation.customer)


def test_the_mood_is_drawn_and_said_in_words(sign_in: SignIn) -> None:
    customer = a.customer()
    for days, mood in ((9, "pleased"), (1, "furious")):
        at = timezone.now() - timedelta(days=days)
        conversation = a.conversation(customer=customer, at=at)
        a.judgement(conversation.messages.get(), mood=mood)
    html = seen(sign_in(), customer)
    assert 'cx="8.0" cy="' in seen(sign_in(a.staff("owner", language="de")), customer)
    assert "<polyline" in html
    assert "The mood of 2 messages: pleased on" in html
    assert "style=" not in html.partition("<main")[2]


def test_who_they_are_and_who_looks_after_them_stands_at_the_top(sign_in: SignIn) -> None:
    helper = a.staff("assistant", name="Jonas Weil")
    conversation = a.conversation(assigned_to=helper)
    Standing.objects.create(customer=conversation.customer, kind="super_customer")
    Dissatisfaction.objects.create(customer=conversation.customer, opened_note="Called twice")
    head = seen(sign_in(), conversation.customer).partition('class="two"')[0]
    assert "Super-customer" in head
    assert "Extremely dissatisfied" in head
    assert "Called twice" in head
    assert "Jonas Weil" in head


def test_the_page_takes_as_many_queries_for_many_as_for_few(
    sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    customer, browser = a.customer(), sign_in()
    for _number in range(12):
        a.judgement(a.conversation(customer=customer).messages.get(), mood="pleased")
        bought(customer)
    seen(browser, customer)
    with django_assert_max_num_queries(54):
        seen(browser, customer)


def test_a_specialist_sees_the_timeline_of_what_was_given_to_her_alone(sign_in: SignIn) -> None:
    specialist = a.staff("specialist", language="en")
    given = a.conversation(text="Gegeben", assigned_to=specialist)
    a.conversation(customer=given.customer, text="Nicht gegeben")
    html = seen(sign_in(specialist), given.customer)
    assert "Gegeben" in html
    assert "Nicht gegeben" not in html


def test_the_owner_takes_a_copy_of_everything_about_somebody(sign_in: SignIn) -> None:
    conversation = a.conversation(text="Wo bleibt es?")
    given = sign_in().post(reverse("customer_export", args=[conversation.customer_id]))
    packed = io.BytesIO(b"".join(given.streaming_content))  # type: ignore[attr-defined]  # of a file it is there
    with zipfile.ZipFile(packed) as archive:
        assert "Wo bleibt es?" in archive.read("person.json").decode()


def test_erasing_shows_what_goes_and_wants_the_name(sign_in: SignIn) -> None:
    customer, browser = a.conversation().customer, sign_in()
    bought(customer)
    address = reverse("customer_erasure", args=[customer.pk])
    page = browser.get(address).content.decode()
    assert "one conversation with one message" in page
    assert "the sum of one order" in page
    assert browser.post(address, {"name": "Somebody else"}).status_code == 422
    assert Customer.objects.filter(pk=customer.pk).exists()
    browser.post(address, {"name": str(customer)})
    assert not Customer.objects.filter(pk=customer.pk).exists()


def test_erasing_says_what_of_others_goes_and_what_goes_elsewhere(sign_in: SignIn) -> None:
    conversation, other = a.conversation(), a.conversation()
    for place, writer in ((conversation, other), (other, conversation)):
        foreign = a.message(place)
        foreign.sender_address = writer.customer.first_address
        foreign.save()
    page = sign_in().get(reverse("customer_erasure", args=[conversation.customer_id])).content.decode()
    assert "one conversation with 2 messages" in page
    assert "one of them was written by somebody else" in page
    assert "one message that they wrote into the conversation of somebody else" in page


def test_what_somebody_agreed_to_is_noted_with_how_we_know_it_and_withdrawn(sign_in: SignIn) -> None:
    customer, browser = a.customer(), sign_in()
    told = {"what": "Newsletter", "source": "said so at the fair"}
    browser.post(reverse("give_consent", args=[customer.pk]), told)
    page = browser.get(reverse("customer", args=[customer.pk])).content.decode()
    assert "said so at the fair" in page
    assert "noted that they agreed to: Newsletter" in page
    browser.post(reverse("withdraw_consent", args=[Consent.objects.get().pk]))
    page = browser.get(reverse("customer", args=[customer.pk])).content.decode()
    assert "<s>news by mail</s>: Newsletter" in page
    assert "withdrawn on" in page


def test_whoever_notes_a_consent_is_told_of_the_mail_that_wanted_no_more_news(sign_in: SignIn) -> None:
    talk, browser = a.conversation(), sign_in()
    give = reverse("give_consent", args=[talk.customer_id])
    told = {"purpose": "news", "source": "box in the shop"}
    assert "want no more news" not in browser.post(give, told, follow=True).content.decode()
    Consent.objects.all().delete()
    a.judgement(a.message(talk, text="Bitte keinen Newsletter mehr."), intents=["opt_out"])
    assert "want no more news" in browser.post(give, told, follow=True).content.decode()
