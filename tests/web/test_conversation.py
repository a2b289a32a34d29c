import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from kulanz.business.models import Notice
from kulanz.conversations import notes, regroup
from kulanz.conversations.models import Conversation, Message
from tests import a

SignIn = Callable[..., Client]
HTMX = {"HX-Request": "true"}


def able(**fields: object) -> Conversation:
    """A conversation in a mailbox that can send."""
    return a.conversation(channel=a.mailbox(smtp_host="localhost").channel, **fields)


def begin(browser: Client, conversation: Conversation) -> str:
    browser.post(reverse("begin_draft", args=[conversation.pk]), {"kind": "answer"}, headers=HTMX)
    return reverse("sending", args=[conversation.drafts.get().pk])


def test_quoted_text_and_signature_are_folded_and_not_lost(sign_in: SignIn) -> None:
    conversation = a.conversation()
    text = "New words\n\n> old words\n\n-- \nAnna"
    a.message(
        conversation, text=text, passages=[["new", 0, 11], ["quoted", 11, 24], ["signature", 24, len(text)]]
    )
    html = sign_in().get(reverse("conversation", args=[conversation.pk])).content.decode()
    assert "Quoted text</summary>" in html
    assert "&gt; old words" in html
    assert "Signature</summary>" in html


def test_a_foreign_sender_is_named_in_words(sign_in: SignIn) -> None:
    conversation = a.conversation()
    conversation.messages.update(flag="foreign_sender", sender_address="stranger@else.example")
    html = sign_in().get(reverse("conversation", args=[conversation.pk])).content.decode()
    assert "stranger@else.example, an address that is not known in this conversation" in html


def test_only_the_newest_thirty_entries_are_shown_and_the_earlier_ones_on_request(sign_in: SignIn) -> None:
    start = timezone.now() - timedelta(days=2)
    conversation = a.conversation(text="number 0.", at=start)
    for n in range(1, 40):
        a.message(conversation, text=f"number {n}.", at=start + timedelta(minutes=n))
    browser = sign_in()
    html = browser.get(reverse("conversation", args=[conversation.pk])).content.decode()
    assert "number 39." in html
    assert "number 9." not in html
    before = (start + timedelta(minutes=10)).isoformat()
    earlier = browser.get(
        reverse("earlier", args=[conversation.pk]), {"before": before}, headers=HTMX
    ).content.decode()
    assert "number 9." in earlier
    assert "number 0." in earlier
    assert "<html" not in earlier


def test_sending_is_refused_when_somebody_wrote_what_the_writer_has_not_seen(sign_in: SignIn) -> None:
    hanna, jonas, conversation = a.staff(language="en"), a.staff("assistant"), able()
    browser = sign_in(hanna)
    address, seen = begin(browser, conversation), timezone.now()
    notes.add(conversation, "I have phoned them.", by=jonas)
    answer = browser.post(address, {"text": "Hello", "seen": seen.isoformat()}, headers=HTMX)
    assert answer.status_code == 422
    assert answer["HX-Reswap"] == "none"
    assert "Something new has arrived" in json.loads(answer["HX-Trigger"])["toast"]["text"]
    assert conversation.drafts.get().text == "Hello"
    assert not Message.objects.filter(direction="out").exists()


def test_the_refusal_is_a_page_without_javascript(sign_in: SignIn) -> None:
    browser, conversation = sign_in(), able()
    answer = browser.post(begin(browser, conversation), {"text": "", "seen": timezone.now().isoformat()})
    assert answer.status_code == 422
    assert "The message is empty." in answer.content.decode()


def test_what_was_sent_can_be_taken_back_from_any_page(sign_in: SignIn) -> None:
    browser, conversation = sign_in(), able()
    answer = browser.post(begin(browser, conversation), {"text": "Hello", "seen": timezone.now().isoformat()})
    assert answer["Location"] == reverse("conversation", args=[conversation.pk])
    sent = Message.objects.get(direction="out")
    assert reverse("taking_back", args=[sent.pk]) in browser.get(reverse("search")).content.decode()
    browser.post(reverse("taking_back", args=[sent.pk]))
    assert not Message.objects.filter(direction="out").exists()
    assert conversation.drafts.get().text == "Hello"
    assert "Take it back" not in browser.get(reverse("search")).content.decode()


def test_the_draft_is_there_again_when_the_conversation_is_opened(sign_in: SignIn) -> None:
    browser, conversation = sign_in(), able()
    begin(browser, conversation)
    draft = conversation.drafts.get()
    kept = browser.post(
        reverse("keep_draft", args=[draft.pk]), {"text": "GANZ WICHTIG IST DAS"}, headers=HTMX
    )
    assert "finding" in kept.content.decode()
    assert "GANZ WICHTIG" in browser.get(reverse("conversation", args=[conversation.pk])).content.decode()


def test_who_else_is_here_is_said_once(sign_in: SignIn) -> None:
    hanna, jonas = a.staff(name="Hanna B", language="en"), a.staff("assistant", name="Jonas W", language="en")
    conversation = a.conversation()
    address = reverse("presence", args=[conversation.pk])
    sign_in(jonas).post(address, {"typing": "1", "seen": timezone.now().isoformat()}, headers=HTMX)
    browser = sign_in(hanna)
    here = browser.post(address, {"seen": timezone.now().isoformat()}, headers=HTMX).content.decode()
    assert "Jonas W is writing here" in here
    again = browser.post(address, {"seen": timezone.now().isoformat(), "here": f"{jonas.pk}t"}, headers=HTMX)
    assert again.status_code == 204


def test_what_arrives_meanwhile_is_added_to_the_open_page(sign_in: SignIn) -> None:
    browser, conversation, seen = sign_in(), a.conversation(), timezone.now()
    a.message(conversation, text="One more thing!")
    news = browser.post(reverse("presence", args=[conversation.pk]), {"seen": seen.isoformat()}, headers=HTMX)
    assert "One more thing!" in news.content.decode()
    assert 'hx-swap-oob="beforeend:#entries"' in news.content.decode()


def test_whoever_is_given_a_conversation_hears_of_it(sign_in: SignIn) -> None:
    jonas, conversation = a.staff("assistant", language="en"), a.conversation()
    sign_in().post(reverse("assignment", args=[conversation.pk]), {"to": jonas.pk})
    assert Notice.objects.get(staff=jonas).kind == "assigned"
    browser = sign_in(jonas)
    assert "one new notice" in browser.get(reverse("home")).content.decode()
    browser.get(reverse("conversation", args=[conversation.pk]))
    assert "one new notice" not in browser.get(reverse("home")).content.decode()


def test_resting_promising_tagging_and_merging_work_without_javascript(sign_in: SignIn) -> None:
    browser, one, other = sign_in(), a.conversation(), a.conversation()
    browser.post(reverse("tagging", args=[one.pk]), {"tag": "Refund"})
    day = timezone.localdate() + timedelta(days=2)
    browser.post(reverse("promising", args=[one.pk]), {"what": "Replacement", "on": day.isoformat()})
    browser.post(reverse("merging", args=[one.pk]), {"other": str(other.pk)})
    html = browser.get(reverse("conversation", args=[one.pk])).content.decode()
    assert "refund" in html
    assert "Replacement" in html
    moved = browser.get(reverse("conversation", args=[other.pk]))
    assert moved["Location"] == reverse("conversation", args=[one.pk])
    browser.post(reverse("snooze", args=[one.pk]), {"usual": "tomorrow"})
    one.refresh_from_db()
    assert one.state == "snoozed"


def test_a_time_in_the_past_is_refused_in_words(sign_in: SignIn) -> None:
    answer = sign_in().post(reverse("snooze", args=[a.conversation().pk]), {"until": "2020-01-01T08:00"})
    assert answer.status_code == 422
    assert "future" in answer.content.decode()


def test_two_are_joined_by_the_address_of_the_other_as_the_browser_shows_it(sign_in: SignIn) -> None:
    into, other = a.conversation(), a.conversation()
    address = f"http://desk.example/conversations/{other.pk}/?view=mine&tag=versand"
    sign_in().post(reverse("merging", args=[into.pk]), {"other": address})
    other.refresh_from_db()
    assert other.merged_into == into


def test_merging_with_an_offered_conversation_minds_the_button_not_the_empty_field(sign_in: SignIn) -> None:
    browser = sign_in("owner")
    kept = a.conversation(subject="A")
    other = a.conversation(subject="B", customer=kept.customer)
    answer = browser.post(reverse("merging", args=[kept.pk]), {"other": [str(other.pk), ""]})
    assert answer.status_code == 302
    other.refresh_from_db()
    assert other.merged_into == kept


def test_what_was_found_is_shown_beside_an_unsent_draft(sign_in: SignIn) -> None:
    browser = sign_in("owner")
    message = a.arrival(able().channel, a.mail(text="Ich bin wirklich sauer, das Buch fehlt."))
    a.judgement(message, ("furious", "wirklich sauer"), mood="furious")
    begin(browser, message.conversation)
    page = browser.get(reverse("conversation", args=[message.conversation.pk])).content.decode()
    assert 'class="heard ' in page


@pytest.mark.parametrize(("subject", "said"), [("Rechnung", "“Rechnung”"), ("", "“(no subject)”")])
def test_what_was_merged_is_named_in_the_language_of_the_reader(
    subject: str, said: str, sign_in: SignIn
) -> None:
    into, other = a.conversation(), a.conversation(subject=subject)
    with translation.override("de"):
        regroup.merge(into, other, by=None)
    page = sign_in().get(reverse("conversation", args=[into.pk])).content.decode()
    assert f"{said} was merged into it" in page
