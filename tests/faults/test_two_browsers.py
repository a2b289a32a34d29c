"""Two people answer the same conversation: the second is told, and keeps what was written."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kulanz.channels.models import Outbound
from kulanz.conversations.models import Conversation
from kulanz.reply.models import Draft
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversation() -> Conversation:
    a.business()
    return a.conversation()


def test_the_second_answer_is_refused_with_an_explanation_and_its_draft_stays(
    conversation: Conversation,
) -> None:
    anna, bert = _browser("Anna"), _browser("Bert")
    hers, his = _begin(anna, conversation, "Anna"), _begin(bert, conversation, "Bert")
    page_made = timezone.now()

    first = _send(anna, hers, "Guten Tag, es kommt morgen.", seen=page_made)
    second = _send(bert, his, "Guten Tag, es ist schon da.", seen=page_made)

    assert first.status_code in (204, 302)
    assert second.status_code == 422
    assert Outbound.objects.count() == 1
    kept = Draft.objects.get(pk=his.pk)
    assert kept.text == "Guten Tag, es ist schon da." and kept.sent_as is None
    assert "Guten Tag, es ist schon da." in bert.get(f"/conversations/{conversation.pk}/").content.decode()


def test_after_a_look_at_what_came_the_second_may_send_all_the_same(conversation: Conversation) -> None:
    anna, bert = _browser("Anna"), _browser("Bert")
    hers, his = _begin(anna, conversation, "Anna"), _begin(bert, conversation, "Bert")
    _send(anna, hers, "Guten Tag, es kommt morgen.", seen=timezone.now())

    sent = _send(bert, his, "Guten Tag, noch etwas.", seen=timezone.now())

    assert sent.status_code in (204, 302)
    assert Outbound.objects.count() == 2


def test_a_mail_that_came_meanwhile_holds_the_answer_back(conversation: Conversation) -> None:
    anna = _browser("Anna")
    draft, page_made = _begin(anna, conversation, "Anna"), timezone.now()
    a.message(conversation, text="Hat sich erledigt")

    answer = _send(anna, draft, "Guten Tag, es kommt morgen.", seen=page_made)

    assert answer.status_code == 422
    assert not Outbound.objects.exists()
    assert Draft.objects.get(pk=draft.pk).text == "Guten Tag, es kommt morgen."


def test_sending_the_same_draft_from_two_windows_sends_it_once(conversation: Conversation) -> None:
    anna = _browser("Anna")
    draft = _begin(anna, conversation, "Anna")

    _send(anna, draft, "Guten Tag, es kommt morgen.", seen=timezone.now())
    again = _send(anna, draft, "Guten Tag, es kommt morgen.", seen=timezone.now())

    assert again.status_code in (404, 422)
    assert Outbound.objects.count() == 1


def _browser(name: str) -> Client:
    client = Client()
    client.force_login(a.staff("owner", name=name))
    return client


def _begin(browser: Client, conversation: Conversation, name: str) -> Draft:
    browser.post(
        f"/conversations/{conversation.pk}/drafts", {"kind": "answer"}, headers={"HX-Request": "true"}
    )
    return Draft.objects.get(conversation=conversation, author__name=name, sent_as=None)


def _send(browser: Client, draft: Draft, text: str, *, seen: datetime) -> Any:
    fields = {
        "to": draft.to,
        "cc": "",
        "bcc": "",
        "subject": draft.subject,
        "text": text,
        "channel": draft.channel_id,
    }
    return browser.post(
        f"/drafts/{draft.pk}/sending", fields | {"seen": seen.isoformat()}, headers={"HX-Request": "true"}
    )
