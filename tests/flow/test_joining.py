"""Which mails are one conversation, and which are not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import a

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a.channel(address="hallo@shop.example")


def test_a_reply_joins_by_its_reference_and_counts_as_unanswered(shop):
    first = a.arrival(shop, a.mail(message_id="one@kunde.example"))
    second = a.arrival(shop, a.mail(headers="In-Reply-To: <one@kunde.example>\n", subject="Ganz anderes"))
    assert second.conversation == first.conversation
    second.conversation.refresh_from_db()
    assert second.conversation.unanswered == 2
    assert second.conversation.due_reason == "wrote_again"


def test_a_reply_that_comes_before_what_it_answers_is_joined_later(shop):
    late = a.arrival(
        shop, a.mail(message_id="two@kunde.example", headers="References: <one@kunde.example>\n")
    )
    early = a.arrival(shop, a.mail(message_id="one@kunde.example", at=timezone.now() - timedelta(hours=2)))
    assert early.conversation == late.conversation


def test_two_threads_grow_together_when_the_missing_link_arrives(shop):
    first = a.arrival(shop, a.mail(message_id="one@kunde.example"))
    third = a.arrival(
        shop, a.mail(message_id="three@kunde.example", headers="In-Reply-To: <two@kunde.example>\n")
    )
    assert first.conversation != third.conversation
    link = a.arrival(
        shop, a.mail(message_id="two@kunde.example", headers="In-Reply-To: <one@kunde.example>\n")
    )
    third.refresh_from_db()
    assert link.conversation == first.conversation == third.conversation


def test_the_same_subject_of_another_person_never_joins(shop):
    first = a.arrival(shop, a.mail(subject="Rechnung [support-3]"))
    second = a.arrival(shop, a.mail(sender="Bert <bert@kunde.example>", subject="Re: Rechnung [support-3]"))
    assert first.conversation != second.conversation


def test_answers_of_two_people_to_one_newsletter_stay_apart(shop):
    news = "References: <newsletter@shop.example>\n"
    first = a.arrival(shop, a.mail(headers=news))
    second = a.arrival(shop, a.mail(sender="Bert <bert@kunde.example>", headers=news))
    assert first.conversation != second.conversation


def test_our_token_used_by_a_stranger_joins_but_is_flagged(shop):
    first = a.arrival(shop, a.mail())
    to = f"hallo+k-{first.conversation.token}@shop.example"
    second = a.arrival(shop, a.mail(sender="Bert <bert@anders.example>", to=to))
    assert second.conversation == first.conversation
    assert second.flag == "foreign_sender"


def test_a_form_that_uses_one_message_id_for_everybody_keeps_them_apart(shop):
    form = {"sender": "Formular <noreply@form.example>", "message_id": "always@form.example"}
    first = a.arrival(shop, a.mail(**form, text="Erste", headers="Reply-To: anna@kunde.example\n"))
    second = a.arrival(shop, a.mail(**form, text="Zweite", headers="Reply-To: bert@kunde.example\n"))
    assert first.conversation != second.conversation


def test_answers_to_a_mail_of_ours_to_very_many_stay_apart(shop):
    many = ", ".join(f"kunde{n}@kunde.example" for n in range(30))
    news = a.mail(sender="hallo@shop.example", to=many, message_id="news@shop.example")
    a.arrival(shop, news, is_ours=True)
    answers = [
        a.arrival(
            shop, a.mail(sender=f"kunde{n}@kunde.example", headers="In-Reply-To: <news@shop.example>\n")
        )
        for n in (3, 4)
    ]
    assert answers[0].conversation != answers[1].conversation


def test_an_answer_from_a_second_address_that_comes_first_of_all_is_joined_in_the_end(shop):
    refs = "In-Reply-To: <answer@shop.example>\nReferences: <question@kunde.example> <answer@shop.example>\n"
    last = a.arrival(shop, a.mail(sender="Anna <anna@firma.example>", headers=refs))
    first = a.arrival(
        shop, a.mail(message_id="question@kunde.example", at=timezone.now() - timedelta(hours=3))
    )
    answer = a.arrival(
        shop,
        a.mail(
            sender="hallo@shop.example",
            to="anna@kunde.example",
            message_id="answer@shop.example",
            headers="In-Reply-To: <question@kunde.example>\n",
        ),
    )
    last.refresh_from_db()
    assert first.conversation == answer.conversation == last.conversation
