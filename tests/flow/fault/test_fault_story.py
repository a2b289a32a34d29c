"""The story of the demo, with the mails as they came."""

import pytest
import time_machine
from django.utils.translation import override

from kulanz.channels.models import Channel
from kulanz.conversations.models import Conversation
from kulanz.customers import match
from kulanz.customers.models import MergeSuggestion
from kulanz.demo import shop as demo
from kulanz.flow import fault, inbound, people
from tests import a
from tests.flow.missing import GATEN, NOW, SABINE, complaint, looked

pytestmark = pytest.mark.django_db


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
