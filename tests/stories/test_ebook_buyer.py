"""The buyer whose e-book never arrived: two mailboxes, two addresses, one customer, one case, and then silence."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_httpserver import HTTPServer

from kulanz.business.models import AlarmTarget
from kulanz.channels.models import Channel
from kulanz.conversations.models import Conversation
from kulanz.customers import match, silence, suggestions
from kulanz.demo import shop
from kulanz.flow import inbound, outbound, passing_on, people
from kulanz.jobs import worker
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.triage import cases, dissatisfied
from tests import a

pytestmark = pytest.mark.django_db
FIRST, SECOND = "sabine.kroeger@kroeger-garten.example", "s.kroeger@buerowelt.example"
EVENING = datetime(2026, 11, 19, 20, 30, tzinfo=UTC)


@pytest.fixture
def mailboxes() -> dict[str, Channel]:
    addresses = ("hallo@buchgarten.example", "kurse@buchgarten.example")
    return {one: a.mailbox(address=one, smtp_host="localhost").channel for one in addresses}


def arrive(mailboxes: dict[str, Channel], *numbers: int) -> None:
    """These mails of the story come in, each in its mailbox and when it was written."""
    wanted = tuple(f"ebook-never-arrived-{number}-" for number in numbers)
    for name, content in shop.mails():
        if not name.startswith(wanted):
            continue
        in_courses = b"Delivered-To: kurse@" in content
        channel = mailboxes["kurse@buchgarten.example" if in_courses else "hallo@buchgarten.example"]
        is_ours = b"Delivered-To:" not in content
        with time_machine.travel(shop._date(content) or EVENING):
            inbound.take_in(a.original(channel, content, is_ours=is_ours))


def test_two_mailboxes_two_addresses_one_case_and_never_a_word_again(
    mailboxes: dict[str, Channel], client: Client, httpserver: HTTPServer, settings: Any
) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = ["localhost"]
    httpserver.expect_request("/alarm", method="POST").respond_with_data("")
    hanna = a.staff(name="Hanna Brandt", language="en")
    AlarmTarget.objects.create(
        staff=hanna, kind="webhook", address=httpserver.url_for("/alarm"), at_night=True
    )

    arrive(mailboxes, 0, 1, 2, 3, 4)
    first = match.find_by_address(FIRST)
    assert first
    assert dissatisfied.find(first) is None

    # From her office, to another mailbox: a complaint for the round, as if of somebody else.
    arrive(mailboxes, 5, 6, 7)
    second = match.find_by_address(SECOND)
    assert second
    assert {case.customer for case in cases.waiting()} == {first, second}

    # To both mailboxes at once: never again, to none of her addresses. The owner is told, once.
    arrive(mailboxes, 8, 8)
    with time_machine.travel(EVENING):
        worker.run_waiting()
        assert [request.json["customer"] for request, _response in httpserver.log] == ["S. Kröger"]
        assert silence.since(second)
        assert silence.since(first)  # she named that address, too
        (suggestion,) = suggestions.open_for(second)
        assert {suggestion.one, suggestion.other} == {first, second}

        # One person, one state, one case, with all that was said in both mailboxes.
        people.merge(first, second, by=hanna)
        case = cases.waiting().get()
        assert case.customer == first
        assert case.reasons[0]["code"] == "extremely_dissatisfied"
        talks = Conversation.objects.filter(customer=first, merged_into=None)
        channels = Conversation.objects.filter(customer=first).values_list(
            "messages__channel__address", flat=True
        )
        assert set(channels) == set(mailboxes)
        state = dissatisfied.find(first)
        assert state
        client.force_login(hanna)
        page = client.get(f"/customers/{first.pk}/").content.decode()
        assert "Extremely dissatisfied" in page
        assert "never to be written to again" in page

        # Whoever answers, forwards or writes anew is told so, at either address.
        talk = talks.order_by("-last_at")[0]
        answer = compose.save(passing_on.begin(talk, "answer", by=hanna), text="Es tut uns leid")
        forward = compose.save(passing_on.begin(talk, "forward", by=hanna), to=FIRST)
        fresh = compose.start_new(mailboxes["hallo@buchgarten.example"], "jemand@kunde.example", by=hanna)
        fresh = compose.save(fresh, bcc=SECOND, text="Unsere Neuigkeiten")
        for draft in (answer, forward, fresh):
            with pytest.raises(Refusal, match="never to be written to again"):
                outbound.send(draft, by=hanna, seen=timezone.now())

        # The owner has called her: she wants the book after all, and Hanna writes down why she may be written to.
        silence.lift(first, "Am Telefon: Buch bitte doch noch schicken", by=hanna)
        dissatisfied.close(state, "Angerufen, Adresse berichtigt, Buch und Geld geschickt", by=hanna)
        assert outbound.send(answer, by=hanna, seen=timezone.now()).outbound
