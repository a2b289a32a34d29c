"""What the desk found on its own side stands above the answer and in the owner's case, with the way to its evidence."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Handle
from kulanz.reply.models import Draft
from kulanz.triage import cases
from tests import a

SignIn = Callable[..., Client]
TYPED, RIGHT = "anna@gmx.ed", "anna@gmx.de"


@pytest.fixture
def talk(db: None) -> Conversation:
    """Anna misses her book; a mail to her mistyped address came back two days ago."""
    channel = a.mailbox(address="hallo@shop.example", smtp_host="localhost").channel
    double = a.customer("", TYPED)
    Handle.objects.filter(value=TYPED).update(bounced_at=timezone.now(), bounce_reason="host_unknown")
    other = a.conversation(customer=double, channel=channel, text="Bestellung")
    two_days_ago = timezone.now() - timedelta(days=2)
    a.message(other, direction="out", text="Ihr Download", at=two_days_ago)
    talk = a.conversation(
        customer=a.customer("Anna Muster", RIGHT, language="de", register="sie"),
        channel=channel,
        text="Guten Tag, mein Download ist nicht angekommen.",
    )
    a.judgement(talk.messages.get(), intents=["access_problem"])
    return talk


def page(client: Client, talk: Conversation) -> str:
    return client.get(f"/conversations/{talk.pk}/").content.decode().replace("<wbr>", "")


def draft_of(talk: Conversation) -> str:
    return Draft.objects.get(conversation=talk).text


def test_the_conversation_says_what_was_found_and_leads_to_it(talk: Conversation, sign_in: SignIn) -> None:
    shown = page(sign_in(), talk)
    other = Conversation.objects.exclude(pk=talk.pk).get()
    out = other.messages.get(direction="out")
    assert f"went to {TYPED} and came back: mistyped" in shown
    assert f"{RIGHT} is probably meant." in shown
    assert f'href="/conversations/{other.pk}/#message-{out.pk}"' in shown
    assert f"Ist {RIGHT} richtig?" in shown


def test_in_german_it_is_german(talk: Conversation, sign_in: SignIn) -> None:
    shown = page(sign_in(a.staff(language="de")), talk)
    assert f"ging an {TYPED} und kam zurück: vertippt, gemeint ist wohl " in shown
    assert f"gemeint ist wohl {RIGHT}." in shown and "In die Antwort übernehmen" in shown


def test_a_specialist_sees_the_sentence_but_no_way_to_what_is_not_theirs(
    talk: Conversation, sign_in: SignIn
) -> None:
    specialist = a.staff("specialist", language="en")
    talk.assign(specialist, by=None)
    shown = page(sign_in(specialist), talk)
    other = Conversation.objects.exclude(pk=talk.pk).get()
    assert f"went to {TYPED} and came back" in shown
    assert f"/conversations/{other.pk}/" not in shown


def test_who_misses_nothing_gets_no_such_box(talk: Conversation, sign_in: SignIn) -> None:
    talk.messages.update(text="Guten Tag, welche Rose passt in den Schatten?", subject="Rosen")
    a.judgement(talk.messages.get(), intents=["question"])
    assert 'id="fault"' not in page(sign_in(), talk)


def test_the_ready_passage_begins_an_answer_and_is_put_in_once(talk: Conversation, sign_in: SignIn) -> None:
    client = sign_in()
    for _time in range(2):
        assert client.post(f"/conversations/{talk.pk}/passage").status_code == 302
    assert draft_of(talk).startswith("Unsere Mail vom") and draft_of(talk).count(RIGHT) == 1


def test_the_ready_passage_comes_after_what_was_written_already(talk: Conversation, sign_in: SignIn) -> None:
    client = sign_in()
    client.post(f"/conversations/{talk.pk}/drafts", {"kind": "answer"})
    Draft.objects.update(text="Guten Tag Frau Muster,\n\n")
    client.post(f"/conversations/{talk.pk}/passage")
    assert draft_of(talk).startswith("Guten Tag Frau Muster,\n\nUnsere Mail vom")


def test_without_a_complaint_there_is_no_passage(talk: Conversation, sign_in: SignIn) -> None:
    a.judgement(talk.messages.get(), intents=["question"])
    talk.messages.update(text="Danke, ist da.", subject="Re: Wo ist mein Buch?")
    assert sign_in().post(f"/conversations/{talk.pk}/passage").status_code == 422
    assert not Draft.objects.exists()


def test_the_owners_case_answers_whether_it_was_our_fault(talk: Conversation, sign_in: SignIn) -> None:
    case = cases.add(talk.customer, ["complaint"], talk.messages.get())
    owner = Staff.objects.filter(role="owner").first() or a.staff(language="en")
    shown = sign_in(owner).get(f"/round/{case.pk}/").content.decode().replace("<wbr>", "")
    assert "Was it our fault?" in shown
    assert f"went to {TYPED} and came back" in shown


def test_the_owner_lets_the_desk_ask_about_the_domain_and_reads_what_it_found(sign_in: SignIn) -> None:
    mailbox = a.mailbox(address="hallo@shop.example", imap_host="127.0.0.1", secret={"password": "x"})
    client = sign_in()
    form = {"name": "Shop", "poll_seconds": "60", "checks_domain": "on", "copy_to_sent": "on"}
    assert client.post(f"/settings/mailboxes/{mailbox.pk}/writing", form).status_code == 302
    mailbox.refresh_from_db()
    assert mailbox.checks_domain
    assert "will ask the name service" in client.get(f"/settings/mailboxes/{mailbox.pk}").content.decode()

    mailbox.domain_found = {"domain": "shop.example", "wrong": ["spf_missing"]}
    mailbox.domain_checked_at = timezone.now()
    mailbox.save()
    shown = client.get(f"/settings/mailboxes/{mailbox.pk}").content.decode()
    assert "No SPF record says which servers may send for it." in shown


@pytest.mark.parametrize(
    "text", ["Wo ist mein Buch? Löschen Sie meine Daten.", "Please delete all my personal data."]
)
def test_a_wish_to_be_erased_leads_the_owner_to_the_page_for_it(sign_in: SignIn, text: str) -> None:
    talk = a.conversation(text=text)
    erasure = reverse("customer_erasure", args=[talk.customer_id])
    assert f'href="{erasure}"' in page(sign_in(a.staff("owner", language="en")), talk)
    assert "They ask you to erase" not in page(sign_in(a.staff("assistant", language="en")), talk)
