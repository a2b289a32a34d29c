"""Extremely dissatisfied, and never to be written to again, as staff see it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from kulanz.customers import silence
from kulanz.flow import caring, passing_on, silencing
from kulanz.reply import compose
from kulanz.triage import dissatisfied
from tests import a

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def test_the_state_stands_in_the_queue_on_the_conversation_and_with_the_customer(sign_in: SignIn) -> None:
    conversation = a.conversation()
    browser = sign_in()
    for page in (
        "/conversations/",
        f"/conversations/{conversation.pk}/",
        f"/customers/{conversation.customer_id}/",
    ):
        assert "q-grave" not in browser.get(page).content.decode()
        assert 'id="state"' not in browser.get(page).content.decode()
    caring.open_by_hand(conversation.customer, "Hat am Telefon geweint", by=a.staff())
    assert "q-grave" in browser.get("/conversations/").content.decode()
    for page in (f"/conversations/{conversation.pk}/", f"/customers/{conversation.customer_id}/"):
        shown = browser.get(page).content.decode()
        assert 'id="state"' in shown
        assert "Hat am Telefon geweint" in shown


def test_who_asked_for_silence_does_not_wait_for_an_answer(sign_in: SignIn) -> None:
    conversation = a.conversation(text="Schreiben Sie mir nie wieder.")
    browser, pages = sign_in(), ("/conversations/", f"/conversations/{conversation.pk}/")
    assert all("mark it as done" not in browser.get(page).content.decode() for page in pages)
    silence.begin(conversation.customer, at=timezone.now(), message=conversation.messages.get().pk)
    assert all("mark it as done" in browser.get(page).content.decode() for page in pages)


def test_the_list_is_drawn_again_when_somebody_falls_into_it(sign_in: SignIn) -> None:
    conversation = a.conversation()
    browser = sign_in()
    mark = browser.get("/conversations/").context["mark"]
    caring.open_by_hand(conversation.customer, "Anruf", by=a.staff())
    assert browser.get("/conversations/").context["mark"] != mark


def test_an_assistant_opens_it_and_only_an_owner_closes_it_with_what_was_done(sign_in: SignIn) -> None:
    conversation = a.conversation()
    place = f"/customers/{conversation.customer_id}/dissatisfaction"
    jonas, hanna = sign_in("assistant"), sign_in()
    assert jonas.post(place, {"note": " "}).status_code == 422
    back = f"/conversations/{conversation.pk}/"
    assert jonas.post(place, {"note": "Hat aufgelegt", "next": back})["Location"] == back
    assert "It is settled" not in jonas.get(back).content.decode()
    assert jonas.post(f"{place}/closure", {"done": "nichts"}).status_code == 403
    assert "It is settled" in hanna.get(back).content.decode()
    assert hanna.post(f"{place}/closure", {"done": ""}).status_code == 422
    hanna.post(f"{place}/closure", {"done": "Angerufen, Buch geschickt"})
    assert dissatisfied.find(conversation.customer) is None


def test_the_composer_says_that_nothing_will_be_sent_and_the_owner_lifts_it(sign_in: SignIn) -> None:
    owner = a.staff(language="en")
    conversation = a.conversation(channel=a.mailbox(smtp_host="localhost").channel)
    customer = conversation.customer
    silence.begin(customer, at=timezone.now(), message=conversation.messages.get().pk)
    draft = compose.save(passing_on.begin(conversation, "answer", by=owner), text="Guten Tag")
    browser, page = sign_in(owner), f"/conversations/{conversation.pk}/"
    assert "This will not be sent" in browser.get(page).content.decode()
    sending = {
        "to": draft.to,
        "text": "Guten Tag",
        "channel": draft.channel_id,
        "seen": timezone.now().isoformat(),
    }
    refused = browser.post(f"/drafts/{draft.pk}/sending", sending)
    assert refused.status_code == 422
    assert "never to be written to again" in refused.content.decode()

    lifting = f"/customers/{customer.pk}/silence/lifting"
    assert sign_in("assistant").post(lifting, {"reason": "weil"}).status_code == 403
    assert browser.post(lifting, {"reason": "Hat am Telefon darum gebeten", "next": page})["Location"] == page
    assert "This will not be sent" not in browser.get(page).content.decode()
    assert browser.post(f"/drafts/{draft.pk}/sending", sending).status_code == 302


def test_an_assistant_notes_a_wish_for_silence_and_only_an_owner_lifts_it(sign_in: SignIn) -> None:
    conversation = a.conversation()
    customer = conversation.customer
    pages = [f"/conversations/{conversation.pk}/", f"/customers/{customer.pk}/"]
    jonas = sign_in("assistant")
    for page in pages:
        assert "Never write to them again" in jonas.get(page).content.decode()
    place = f"/customers/{customer.pk}/silence"
    assert jonas.post(place, {"note": ""}).status_code == 422
    assert jonas.post(place, {"note": "Am Telefon", "next": pages[0]})["Location"] == pages[0]
    for page in pages:
        shown = jonas.get(page).content.decode()
        assert "never to be written to again" in shown
        assert "Never write to them again" not in shown
    assert "never to be written to again: Am Telefon" in jonas.get(pages[1]).content.decode()
    assert jonas.post(f"{place}/lifting", {"reason": "weil"}).status_code == 403
    specialist = a.staff("specialist")
    conversation.assign(specialist, by=None)
    silence.lift(customer, "Doch", by=a.staff())
    assert "Never write to them again" not in sign_in(specialist).get(pages[0]).content.decode()


def test_what_was_noted_by_hand_stands_in_the_box_with_its_day_and_who_noted_it(sign_in: SignIn) -> None:
    conversation = a.conversation()
    silencing.begin_by_hand(conversation.customer, "Will auch nichts an oma@kunde.example", by=a.staff())
    for page in (f"/conversations/{conversation.pk}/", f"/customers/{conversation.customer_id}/"):
        shown = sign_in().get(page).content.decode()
        box = shown[shown.index('id="silence"') :].partition("</section>")[0]
        assert "<q>Will auch nichts an oma@kunde.example</q>" in box
        assert "noted by" in box
        assert date_format(timezone.localdate(), "SHORT_DATE_FORMAT") in box
        assert 'name="address" value="oma@kunde.example"' in box


def test_who_writes_all_the_same_reads_what_was_noted_and_when(sign_in: SignIn) -> None:
    owner = a.staff(language="en")
    conversation = a.conversation(channel=a.mailbox(smtp_host="localhost").channel)
    compose.save(compose.start(conversation, "answer", by=owner), text="Guten Tag")
    silencing.begin_by_hand(conversation.customer, "Sagte am Telefon: nie wieder.", by=owner)
    shown = sign_in(owner).get(f"/conversations/{conversation.pk}/").content.decode()
    beside = shown[shown.index("finding is-grave") :].partition("</aside>")[0]
    assert "<q>Sagte am Telefon: nie wieder.</q>" in beside and "noted by" in beside


def test_a_second_address_that_the_wish_names_is_offered_and_silent_by_one_click(sign_in: SignIn) -> None:
    conversation = a.conversation(
        text="Bitte schreiben Sie mir nie wieder, und auch an Oma@Kunde.example nicht mehr."
    )
    message, customer = conversation.messages.get(), conversation.customer
    silence.begin(customer, at=timezone.now(), message=message.pk)
    assert silence.find(["oma@kunde.example"]) == []
    jonas, page = sign_in("assistant"), f"/conversations/{conversation.pk}/"
    assert 'value="oma@kunde.example"' in jonas.get(page).content.decode()
    place = f"/customers/{customer.pk}/silence/addresses"
    assert jonas.post(place, {"address": "udo@kunde.example"}).status_code == 422
    assert jonas.post(place, {"address": "oma@kunde.example", "next": page})["Location"] == page
    (wish,) = silence.find(["oma@kunde.example"])
    assert wish.message == message.pk
    assert "oma@kunde.example" not in jonas.get(page).content.decode().partition('id="silence"')[2][:1500]
    silencing.withdraw(message, by=a.staff())
    assert silence.find(["oma@kunde.example", customer.first_address]) == []


def test_a_recipient_typed_in_is_looked_at_while_one_writes(sign_in: SignIn) -> None:
    owner = a.staff(language="en")
    customer = a.customer(address="nie@kunde.example")
    silence.begin(customer, at=timezone.now(), message=1)
    draft = compose.start_new(a.mailbox(smtp_host="localhost").channel, "", by=owner)
    typed = {"to": "Anna <NIE@kunde.example>", "text": "Guten Tag", "channel": draft.channel_id}
    beside = sign_in(owner).post(f"/drafts/{draft.pk}/text", typed, headers={"HX-Request": "true"})
    assert "This will not be sent" in beside.content.decode()
    assert f"/customers/{customer.pk}/#silence" in beside.content.decode()


def test_an_address_that_is_silent_is_not_removed(sign_in: SignIn) -> None:
    customer = a.customer()
    silence.begin(customer, at=timezone.now(), message=1)
    assert sign_in().post(f"/handles/{customer.handles.get().pk}/removal").status_code == 422


def test_the_words_that_asked_for_silence_are_quoted_and_lit_up_where_they_stand(sign_in: SignIn) -> None:
    conversation = a.conversation(text="Guten Tag. Schreiben Sie mir nie wieder. Danke.")
    asked = conversation.messages.get()
    silence.begin(conversation.customer, at=timezone.now(), message=asked.pk)
    browser = sign_in()
    place = f"/conversations/{conversation.pk}/?lit=silence#message-{asked.pk}"
    for page in (f"/conversations/{conversation.pk}/", f"/customers/{conversation.customer_id}/"):
        shown = browser.get(page).content.decode()
        assert place in shown and "<q>Schreiben Sie mir nie wieder.</q>" in shown
    lit = browser.get(place.partition("#")[0]).content.decode()
    assert '<mark class="lit is-grave" data-passage="silence">' in lit
