from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from kulanz.business import notices
from kulanz.business.models import Notice
from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outside(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.PUBLIC_URL = "https://desk.shop.example"


def test_nobody_is_told_what_they_did_themselves() -> None:
    anna = a.staff()
    assert notices.tell(anna, Notice.Kind.ASSIGNED, a.conversation(), actor=anna) is None
    assert not Notice.objects.exists()


def test_a_notice_is_mailed_in_the_language_of_its_reader_with_a_link() -> None:
    bernd = a.staff("assistant", name="Bernd", language="en", notify_by_mail=True)
    conversation = a.conversation()
    notices.tell(bernd, Notice.Kind.MENTIONED, conversation, actor=a.staff(name="Anna"), text="Can you look?")
    assert notices.mail_due() == 1
    (sent,) = mail.outbox
    assert sent.to == [bernd.email]
    assert sent.subject == "Anna mentioned you: Can you look?"
    assert f"https://desk.shop.example/conversations/{conversation.pk}/" in sent.body


def test_only_those_who_wish_it_get_mail() -> None:
    notices.tell(a.staff(notify_by_mail=False), Notice.Kind.ANSWERED, a.conversation())
    assert notices.mail_due() == 0
    assert mail.outbox == []


def test_a_notice_is_mailed_once() -> None:
    notices.tell(a.staff(notify_by_mail=True), Notice.Kind.ANSWERED, a.conversation())
    assert [notices.mail_due(), notices.mail_due()] == [1, 0]


def test_at_most_one_mail_per_conversation_in_ten_minutes() -> None:
    bernd, conversation = a.staff(notify_by_mail=True), a.conversation()
    notices.tell(bernd, Notice.Kind.ANSWERED, conversation)
    notices.tell(bernd, Notice.Kind.ANSWERED, a.conversation())
    assert notices.mail_due() == 2
    notices.tell(bernd, Notice.Kind.ANSWERED, conversation)
    notices.tell(bernd, Notice.Kind.ANSWERED, conversation)
    assert notices.mail_due() == 0
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert notices.mail_due() == 1
    assert len(mail.outbox) == 3


def test_what_has_been_read_on_the_page_is_not_mailed() -> None:
    bernd, conversation = a.staff(notify_by_mail=True), a.conversation()
    notices.tell(bernd, Notice.Kind.ANSWERED, conversation)
    notices.read(bernd, conversation)
    assert notices.mail_due() == 0


def test_a_mail_that_cannot_be_sent_does_not_stop_the_others(settings: Any) -> None:
    settings.EMAIL_BACKEND = "tests.business.test_notices.Broken"
    notices.tell(a.staff(notify_by_mail=True), Notice.Kind.ANSWERED, a.conversation())
    notices.tell(a.staff(notify_by_mail=True), Notice.Kind.ANSWERED, a.conversation())
    assert notices.mail_due() == 0
    assert notices.unread(Notice.objects.first().staff).count() == 1  # type: ignore[union-attr]  # made above


class Broken:
    def __init__(self, **_options: Any) -> None: ...

    def send_messages(self, _messages: Any) -> int:
        raise OSError("no mailbox")
