"""Two programs that answer each other would do so for ever: here it ends after the first mail."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection

from kulanz.channels.models import Channel
from kulanz.conversations.models import Message
from kulanz.flow import acknowledging
from kulanz.jobs import worker
from tests import a
from tests.servers.answering import AnsweringServer

pytestmark = pytest.mark.django_db(transaction=True)

MORNING = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
QUESTION = "Guten Tag, können Sie mir bitte sagen, wann mein Buch verschickt wird?"
ROUNDS, PAUSE = 100, timedelta(minutes=8)


def go_round(server: AnsweringServer, **mailbox: Any) -> list[Message]:
    """A customer writes, whose program answers whatever we send; all acknowledgements after a hundred rounds."""
    shop = _shop(server, **mailbox)
    waiting = [a.mail(sender="Anna Muster <anna@firma.example>", to=shop.address, text=QUESTION, at=MORNING)]
    with time_machine.travel(MORNING, tick=False) as clock:
        for number in range(ROUNDS):
            for content in waiting:
                a.arrival(shop, content)
            clock.shift(PAUSE)
            worker.run_waiting()
            waiting, server.replies = server.replies or [_provoked(server, shop, number)], []
    return list(Message.objects.filter(automatic=Message.ACKNOWLEDGEMENT))


def _shop(server: AnsweringServer, **fields: Any) -> Channel:
    a.business(acknowledges=True, answers_by_name=a.staff(name="Olga Ordentlich"))
    server_fields = {"smtp_host": server.host, "smtp_port": server.port, "smtp_security": "plain"}
    return a.mailbox(address="hallo@shop.example", **server_fields, **fields).channel


def _provoked(server: AnsweringServer, shop: Channel, number: int) -> bytes:
    """It never falls silent, as if something else had woken it up again."""
    sender = {"elsewhere": "buero", "tickets": f"ticket+{1000 + number}"}.get(server.manners, "anna")
    headers = "Auto-Submitted: auto-replied\n" if server.manners == "good" else ""
    return a.mail(
        sender=f"{sender}@firma.example",
        to=shop.address,
        subject=f"Vorgang {number}",
        text=QUESTION,
        headers=headers,
    )


@pytest.mark.parametrize("manners", ["good", "rude", "elsewhere", "tickets"])
def test_a_program_that_answers_everything_gets_one_acknowledgement_a_day(
    answering_server: AnsweringServer, manners: str
) -> None:
    answering_server.manners = manners
    assert len(go_round(answering_server)) == 1
    assert len(answering_server.mails) == 1


def test_the_same_where_the_answers_come_to_the_plus_address(answering_server: AnsweringServer) -> None:
    assert len(go_round(answering_server, plus_addresses=True)) == 1


def test_even_one_that_answers_from_another_firm_each_time_is_bounded_by_the_hour(
    answering_server: AnsweringServer,
) -> None:
    shop = _shop(answering_server)
    with time_machine.travel(MORNING, tick=False):
        for number in range(acknowledging.limits.MOST_IN_AN_HOUR + 20):
            sender = f"Anna Muster <anna@firma{number}.example>"
            a.arrival(shop, a.mail(sender=sender, to=shop.address, text=QUESTION, at=MORNING))
    with time_machine.travel(MORNING + timedelta(minutes=2), tick=False):
        worker.run_waiting()
    assert len(answering_server.mails) == acknowledging.limits.MOST_IN_AN_HOUR


def test_workers_at_the_same_moment_send_one(answering_server: AnsweringServer) -> None:
    shop = _shop(answering_server)
    with time_machine.travel(MORNING, tick=False):
        subjects = ["Buch", "Versand", "Bestellung", "Frage"]
        sender = "Anna Muster <anna@firma.example>"
        found = [
            a.arrival(
                shop, a.mail(sender=sender, to=shop.address, text=QUESTION, subject=subject, at=MORNING)
            )
            for subject in subjects
        ]
        assert len({message.conversation_id for message in found if message}) == len(subjects)
        threads = [threading.Thread(target=_one, args=(message.pk,)) for message in found if message]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert Message.objects.filter(automatic=Message.ACKNOWLEDGEMENT).count() == 1


def _one(message: int) -> None:
    try:
        acknowledging.acknowledge(message)
    finally:
        connection.close()
