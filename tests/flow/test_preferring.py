from typing import Any

import pytest
from django.utils import timezone

from kulanz.conversations import queue
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Standing
from kulanz.flow import preferring
from kulanz.triage.models import Dissatisfaction
from tests import a

pytestmark = pytest.mark.django_db


def standing(conversation: Conversation, kind: str) -> Standing:
    return Standing.objects.create(customer=conversation.customer, kind=kind)


def test_super_customers_and_the_extremely_dissatisfied_come_forward_all_others_stay() -> None:
    a.business()
    _ordinary, loyal, best, angry = (
        a.conversation(subject=name) for name in ("o", "loyal", "super", "angry")
    )
    standing(loyal, "loyal")
    standing(best, "super_customer")
    standing(angry, "super_customer")
    Dissatisfaction.objects.create(customer=angry.customer)
    assert preferring.prefer() == 2
    pulled = dict(Conversation.objects.values_list("subject", "pulled_by"))
    assert pulled == {"o": "", "loyal": "", "super": "super_customer", "angry": "dissatisfied"}
    assert {row.subject for row in queue.page(a.staff(), "open").rows[:2]} == {"super", "angry"}
    assert preferring.prefer() == 0


def test_who_is_content_again_goes_back_to_their_place() -> None:
    angry = a.conversation()
    state = Dissatisfaction.objects.create(customer=angry.customer)
    preferring.prefer(angry.customer)
    state.closed_at = timezone.now()
    state.save()
    preferring.prefer(angry.customer)
    angry.refresh_from_db()
    assert angry.pulled_by == ""
    assert angry.need_at == angry.due_at


def test_looking_after_everybody_costs_one_query_while_nothing_changes(
    django_assert_num_queries: Any,
) -> None:
    for _number in range(3):
        a.conversation()
    with django_assert_num_queries(1):
        preferring.prefer()
