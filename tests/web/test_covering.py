"""What is nobody's business in passing is covered in subjects, notes and notices as it is in messages."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.business.models import Notice
from kulanz.channels.models import Outbound, Recipient, SenderRule
from kulanz.conversations import assignment, notes, regroup
from kulanz.conversations.models import Message
from kulanz.flow import noting, telling
from kulanz.journal.models import Event
from kulanz.reply.models import Draft, Snippet
from tests import a

SignIn = Callable[..., Client]
HTMX = {"HX-Request": "true"}
IBAN = "DE89 3704 0044 0532 0130 00"
DOTS = "•••••• 3000"


@pytest.fixture
def message(db: None) -> Message:
    """The number stands in the subject alone."""
    found = a.arrival(
        a.channel(address="hallo@shop.example"),
        a.mail(text="Guten Tag, bitte erstatten Sie mir den Betrag.", subject=f"Erstattung auf {IBAN}"),
    )
    assert found
    return found


def told(browser: Client, name: str, *args: object, **query: str) -> str:
    return browser.get(reverse(name, args=args), query).content.decode()


@pytest.mark.parametrize(
    "place",
    ["home", "queue", "search", "jump", "conversation", "earlier", "customer"],
)
def test_a_number_in_the_subject_is_covered_wherever_the_subject_stands(
    place: str, message: Message, sign_in: SignIn
) -> None:
    of = {
        "conversation": message.conversation_id,
        "earlier": message.conversation_id,
        "customer": message.conversation.customer_id,
    }
    html = told(sign_in(), place, *filter(None, [of.get(place)]), q="Erstattung")
    assert "0532 0130" not in html
    assert DOTS in html


def test_a_number_in_the_subject_is_bank_data_with_its_passage(message: Message) -> None:
    assert message.assessment.said["sensitive"] == ["bank"]
    found = [one for one in message.assessment.found["evidence"] if one["label"] == "bank"]
    assert [(one["in"], message.subject[one["start"] : one["end"]]) for one in found] == [("subject", IBAN)]


def test_the_subject_is_shown_with_its_message_to_who_wants_to_see_it(
    message: Message, sign_in: SignIn
) -> None:
    browser = sign_in()
    assert "Covered here: bank details" in told(browser, "conversation", message.conversation_id)
    shown = browser.post(reverse("disclosure", args=[message.pk]), headers=HTMX).content.decode()
    assert f"Erstattung auf {IBAN}" in re.sub(r"<[^>]+>", "", shown)
    assert Event.objects.filter(kind="secrets_shown").count() == 1


def test_another_conversation_of_the_customer_names_it_covered(message: Message, sign_in: SignIn) -> None:
    other = a.conversation(customer=message.conversation.customer)
    html = told(sign_in(), "conversation", other.pk)
    assert "0532 0130" not in html
    assert html.count(DOTS) == 2  # beside it, and where one merges


def test_what_is_merged_is_named_covered_in_the_events_and_before(message: Message, sign_in: SignIn) -> None:
    browser, other = sign_in(), a.conversation(customer=a.customer("Anna Zwei"))
    preview = told(
        browser, "customer_merging", other.customer_id, **{"with": str(message.conversation.customer_id)}
    )
    regroup.merge(other, message.conversation, by=None)
    for html in (preview, told(browser, "conversation", other.pk)):
        assert "0532 0130" not in html
        assert f"Erstattung auf {DOTS}" in html


def test_what_was_left_behind_is_named_covered(message: Message, sign_in: SignIn) -> None:
    browser = sign_in()
    browser.post(reverse("closure", args=[message.conversation_id]))
    assert f"Erstattung auf {DOTS}" in told(browser, "home")
    assert "0532 0130" not in told(browser, "home")


def test_a_blocked_sender_is_noted_without_the_number(message: Message, sign_in: SignIn) -> None:
    sign_in().post(reverse("sender_block", args=[message.conversation_id]))
    assert SenderRule.objects.get().note == f"Erstattung auf {DOTS}"


def test_many_blocked_at_once_are_listed_without_the_number(message: Message, sign_in: SignIn) -> None:
    browser = sign_in()
    browser.post(reverse("bulk_change"), {"deed": "block", "chosen": message.conversation_id})
    assert "0532 0130" not in told(browser, "rules")


def test_a_promise_that_repeats_it_is_covered(message: Message, sign_in: SignIn) -> None:
    browser = sign_in()
    address = reverse("promising", args=[message.conversation_id])
    browser.post(address, {"what": f"Geld auf {IBAN}", "on": "2030-01-01"})
    html = told(browser, "conversation", message.conversation_id)
    assert "0532 0130" not in html
    assert f"Geld auf {DOTS}" in html


def test_a_note_that_repeats_a_number_is_covered_with_the_same_button(
    message: Message, sign_in: SignIn
) -> None:
    browser = sign_in()
    note = noting.add(message.conversation, f"bitte auf {IBAN} zahlen", by=a.staff())
    html = told(browser, "conversation", message.conversation_id)
    assert "0532 0130" not in html
    assert reverse("note_disclosure", args=[note.pk]) in html
    shown = browser.post(reverse("note_disclosure", args=[note.pk]), headers=HTMX).content.decode()
    assert f"bitte auf {IBAN} zahlen" in shown
    assert "All is shown: bank details" in shown
    event = Event.objects.get(kind="note_secrets_shown")
    assert event.data == {"note": note.pk}
    assert "looked at what is covered in a note" in told(browser, "conversation", message.conversation_id)


def test_a_note_is_covered_again_and_has_a_page_of_its_own(message: Message, sign_in: SignIn) -> None:
    browser, note = sign_in(), noting.add(message.conversation, f"auf {IBAN}", by=a.staff())
    address = reverse("note_disclosure", args=[note.pk])
    assert IBAN in browser.post(address).content.decode()
    assert "0532 0130" not in browser.post(address, {"covered": "1"}).content.decode()


def test_a_number_that_was_told_by_telephone_is_covered_in_the_note_as_well(sign_in: SignIn) -> None:
    conversation = a.conversation()
    noting.add(conversation, "Am Telefon: IBAN AT61 1904 3002 3457 3201", by=a.staff())
    assert "1904" not in told(sign_in(), "conversation", conversation.pk)
    assert "1904" not in told(sign_in(), "search", q="Telefon")


def test_what_colleagues_should_know_of_an_illness_stays_readable(sign_in: SignIn) -> None:
    conversation = a.conversation()
    noting.add(conversation, "Die Kundin hat Krebs, bitte behutsam.", by=a.staff())
    assert "Die Kundin hat Krebs" in told(sign_in(), "conversation", conversation.pk)


def test_a_note_without_secrets_has_no_button(sign_in: SignIn) -> None:
    conversation = a.conversation()
    noting.add(conversation, "Bitte ansehen", by=a.staff())
    assert "Covered here" not in told(sign_in(), "conversation", conversation.pk)


def test_who_is_named_in_a_note_reads_no_number_in_the_notice_nor_in_the_mail(
    message: Message, sign_in: SignIn
) -> None:
    bea = a.staff(name="Bea", notify_by_mail=True, language="en")
    noting.add(message.conversation, f"@Bea bitte auf {IBAN} zahlen", by=a.staff())
    assert Notice.objects.get().text == f"@Bea bitte auf {DOTS} zahlen"
    assert f"@Bea bitte auf {DOTS} zahlen" in told(sign_in(bea), "notices")
    telling.mail_due()
    assert DOTS in mail.outbox[0].subject
    assert "0532 0130" not in mail.outbox[0].subject + mail.outbox[0].body


def test_no_beginning_of_a_number_is_left_where_a_notice_is_cut_off(message: Message) -> None:
    a.staff(name="Bea")
    noting.add(message.conversation, f"@Bea {'x ' * 140}{IBAN}", by=a.staff())
    assert "3704" not in Notice.objects.get().text


def test_a_notice_from_before_is_shown_covered(message: Message, sign_in: SignIn) -> None:
    bea = a.staff(name="Bea", notify_by_mail=True, language="en")
    notes.add(message.conversation, f"@Bea auf {IBAN}", by=a.staff())
    assert "0532 0130" not in told(sign_in(bea), "notices")


def test_who_is_given_a_conversation_reads_its_subject_covered(message: Message, sign_in: SignIn) -> None:
    bea = a.staff(notify_by_mail=True, language="en")
    assignment.give(message.conversation, bea, by=a.staff())
    assert f"Erstattung auf {DOTS}" in told(sign_in(bea), "notices")
    telling.mail_due()
    assert "0532 0130" not in mail.outbox[0].subject + mail.outbox[0].body


def test_the_composer_answers_and_forwards_covered(message: Message, sign_in: SignIn) -> None:
    browser = sign_in()
    for kind in ("answer", "forward"):
        browser.post(reverse("begin_draft", args=[message.conversation_id]), {"kind": kind})
        html = told(browser, "conversation", message.conversation_id)
        assert "0532 0130" not in html
        assert f": Erstattung auf {DOTS}" in html
    assert "Is forwarded covered: bank details." in html


def test_a_forward_can_be_uncovered_and_covered_again(message: Message, sign_in: SignIn) -> None:
    browser = sign_in()
    browser.post(reverse("begin_draft", args=[message.conversation_id]), {"kind": "forward"})
    draft = Draft.objects.get()
    address = reverse("draft_disclosure", args=[draft.pk])
    typed = {"text": f"Bitte prüfen.\n{draft.text.lstrip()}".replace("\n", "\r\n"), "subject": draft.subject}
    shown = browser.post(address, typed, headers=HTMX).content.decode()
    assert "Is sent uncovered: bank details." in shown
    assert IBAN in shown
    assert "Bitte prüfen." in shown
    draft.refresh_from_db()
    again = browser.post(
        address, {"text": draft.text, "subject": draft.subject, "covered": "1"}, headers=HTMX
    )
    assert "0532 0130" not in again.content.decode()


def test_a_snippet_in_the_composer_names_the_subject_covered(message: Message, sign_in: SignIn) -> None:
    browser = sign_in()
    browser.post(reverse("begin_draft", args=[message.conversation_id]))
    snippet = Snippet.objects.create(title="x", shortcut="x", text="{subject}")
    said = browser.post(reverse("snippet_text", args=[Draft.objects.get().pk, snippet.pk])).json()
    assert said == {"text": f"Erstattung auf {DOTS}"}


def test_an_answer_that_repeats_the_number_is_listed_covered(message: Message, sign_in: SignIn) -> None:
    browser, shop = sign_in(), message.conversation.channel
    browser.post(reverse("begin_draft", args=[message.conversation_id]))
    text = f"Guten Tag, {'gern ' * 34}{IBAN}"
    typed = {"text": text, "to": "anna@kunde.example", "channel": shop.pk, "seen": "2100-01-01T00:00:00Z"}
    browser.post(reverse("sending", args=[Draft.objects.get().pk]), typed)
    message.conversation.refresh_from_db()
    assert message.conversation.preview.startswith("Guten Tag, gern")
    assert "DE89" not in message.conversation.preview
    assert "DE89" not in told(browser, "queue", view="all")


def test_a_number_among_what_matters_to_them_is_covered_beside_the_conversation(
    message: Message, sign_in: SignIn
) -> None:
    message.conversation.customer.about = f"Konto {IBAN}"
    message.conversation.customer.save()
    assert "0532 0130" not in told(sign_in(), "conversation", message.conversation_id)


def test_a_mail_that_is_begun_is_listed_without_the_number(message: Message, sign_in: SignIn) -> None:
    owner = a.staff(language="en")
    Draft.objects.create(kind="new", author=owner, channel=message.channel, subject=f"Geld auf {IBAN}")
    assert f"Geld auf {DOTS}" in told(sign_in(owner), "compose_new")


def test_a_mail_that_did_not_arrive_and_the_original_name_the_subject_covered(
    message: Message, sign_in: SignIn
) -> None:
    outbound = Outbound.objects.create(
        channel=message.channel, message_id="x@shop.example", send_after=timezone.now()
    )
    Recipient.objects.create(outbound=outbound, address="anna@kunde.example", state="failed")
    a.message(message.conversation, direction="out", outbound=outbound)
    html = told(sign_in(), "undelivered")
    assert f"Erstattung auf {DOTS}" in html
    assert "0532 0130" not in html
    assert f"Erstattung auf {DOTS}</a>" in told(sign_in(), "original", message.pk)
