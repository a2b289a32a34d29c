from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from kulanz.triage import dissatisfied
from kulanz.triage.models import Dissatisfaction
from tests import a

pytestmark = pytest.mark.django_db


def test_a_customer_is_in_this_state_once_with_all_reasons() -> None:
    customer = a.customer()
    first, is_new = dissatisfied.begin(customer, ["extremely_dissatisfied"])
    second, is_new_again = dissatisfied.begin(customer, ["history", "legal"])
    assert (is_new, is_new_again, first.pk) == (True, False, second.pk)
    state = dissatisfied.find(customer)
    assert state is not None
    assert state.reasons == ["extremely_dissatisfied", "history", "legal"]


@pytest.mark.django_db(transaction=True)
def test_two_who_open_it_at_the_same_moment_open_one() -> None:
    customer = a.customer()

    def open_it(_turn: int) -> bool:
        try:
            return dissatisfied.begin(customer, ["extremely_dissatisfied"])[1]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(open_it, range(8))) == 1
    assert Dissatisfaction.objects.count() == 1


def test_whoever_opens_it_by_hand_says_why() -> None:
    customer, jonas = a.customer(), a.staff("assistant")
    with pytest.raises(Refusal):
        dissatisfied.begin_by_hand(customer, "  ", by=jonas)
    state, _is_new = dissatisfied.begin_by_hand(customer, "Hat am Telefon aufgelegt", by=jonas)
    assert (state.opened_by, state.opened_note) == (jonas, "Hat am Telefon aufgelegt")
    assert Event.objects.get(kind="dissatisfied_opened").actor == jonas


def test_it_is_closed_with_what_was_done_and_once() -> None:
    customer, owner = a.customer(), a.staff()
    state, _is_new = dissatisfied.begin(customer, ["history"])
    with pytest.raises(Refusal):
        dissatisfied.close(state, " ", by=owner)
    dissatisfied.close(state, "Angerufen, Buch und Blumen geschickt", by=owner)
    assert dissatisfied.find(customer) is None
    assert [one.done for one in dissatisfied.past(customer)] == ["Angerufen, Buch und Blumen geschickt"]
    with pytest.raises(Refusal):
        dissatisfied.close(state, "Noch einmal", by=owner)
    assert dissatisfied.begin(customer, ["extremely_dissatisfied"])[1]


def test_a_message_that_did_not_show_it_after_all_ends_it() -> None:
    conversation, owner = a.conversation(), a.staff()
    message = conversation.messages.get()
    a.judgement(message)
    dissatisfied.begin(conversation.customer, ["extremely_dissatisfied"], message=message)
    dissatisfied.withdraw(message, by=owner)
    assert dissatisfied.find(conversation.customer) is None


def test_it_stays_while_another_message_or_a_person_says_so() -> None:
    conversation, owner = a.conversation(), a.staff()
    first, second = conversation.messages.get(), a.message(conversation, text="Unverschämt")
    a.judgement(second, extremely_dissatisfied=True, legal=True)
    dissatisfied.begin(conversation.customer, ["extremely_dissatisfied"], message=first)
    dissatisfied.withdraw(first, by=owner)
    state = dissatisfied.find(conversation.customer)
    assert state is not None
    assert (state.message, state.reasons) == (second, ["extremely_dissatisfied", "legal"])

    dissatisfied.begin_by_hand(conversation.customer, "Ich weiß es", by=owner)
    dissatisfied.withdraw(second, by=owner)
    assert dissatisfied.find(conversation.customer) is not None
