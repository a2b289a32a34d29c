"""How something like it was answered before is shown without whom it was about, and only to who may see it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.flow import answered_before
from kulanz.flow.answered_before import Precedent
from kulanz.lib.refusal import Refusal
from kulanz.reply.models import Overruling
from tests import a

pytestmark = pytest.mark.django_db
ASKED = "Guten Tag, das Buch kam heute an, aber der Umschlag ist geknickt und drei Seiten sind eingerissen."
ALIKE = "Hallo, das bestellte Buch ist angekommen, leider sind der Umschlag und mehrere Seiten eingerissen."
OTHER = "Guten Tag, wann spricht die Autorin auf der Buchmesse in Leipzig, und wo signiert sie ihre Bücher?"
ANSWER = (
    "Hallo Frau Kröger,\n\nich schicke Ihnen heute ein neues Exemplar zu Bestellung BG-4711; das beschädigte dürfen"
    " Sie behalten.\n\nViele Grüße\nJonas Weber"
)
LEFT = "ich schicke Ihnen heute ein neues Exemplar zu Bestellung […]; das beschädigte dürfen Sie behalten."


@pytest.fixture
def owner() -> Staff:
    return a.staff("owner")


def answered(text: str = ALIKE, answer: str = ANSWER, **fields: Any) -> Conversation:
    """An earlier matter of somebody else, with our answer."""
    at = fields.pop("at", timezone.now() - timedelta(days=200))
    talk = a.conversation(
        customer=fields.pop("customer", None) or a.customer("Sabine Kröger"), text=text, at=at, **fields
    )
    a.message(talk, direction="out", text=answer, at=at + timedelta(hours=3))
    return talk


def found(by: Staff, text: str = ASKED, language: str = "de") -> list[Precedent]:
    return answered_before.find(a.conversation(text=text).messages.get(), language, by=by)


def test_an_answer_to_something_alike_is_found_and_nothing_of_its_customer_is_left(owner: Staff) -> None:
    talk = answered(subject="Buch beschädigt")
    answered(OTHER)
    (one,) = found(owner)
    assert one.answer.conversation_id == talk.pk
    assert one.subject == "Buch beschädigt"
    assert one.text == LEFT
    assert answered_before.passage(one.answer) == LEFT


def test_at_most_two_matters_are_shown_and_each_once(owner: Staff) -> None:
    for _turn in range(4):
        talk = answered()
        a.message(talk, text=ALIKE, at=timezone.now() - timedelta(days=150))
    assert len({one.answer.conversation_id for one in found(owner)}) == 2


def test_nothing_is_shown_where_nothing_is_alike(owner: Staff) -> None:
    answered(OTHER)
    assert found(owner) == []
    assert found(owner, "Danke!") == []


def test_it_says_the_month_and_the_year_if_it_is_another(owner: Staff) -> None:
    now = timezone.localtime()
    march = now.replace(year=now.year - 1, month=3, day=10)
    answered(at=march)
    (one,) = found(owner)
    with override("de"):
        assert one.month == f"März {march.year}"
        here = Precedent(one.answer, datetime(now.year, 3, 10, tzinfo=now.tzinfo), "", "", "")
        assert here.month == "März"


def _binned(talk: Conversation) -> None:
    talk.bin(by=None)


def _quarantined(talk: Conversation) -> None:
    talk.quarantine("pitch")


def _abusive(talk: Conversation) -> None:
    a.judgement(talk.messages.get(direction="in"), abuse="insult", intents=["delivery_problem"])


def _overruled(talk: Conversation) -> None:
    Overruling.objects.create(message=talk.messages.get(direction="out"))


def _automatic(talk: Conversation) -> None:
    talk.messages.filter(direction="out").update(automatic="reply")


def _of_another_matter(talk: Conversation) -> None:
    a.judgement(talk.messages.get(direction="in"), intents=["praise"])


@pytest.mark.parametrize(
    "spoil", [_binned, _quarantined, _abusive, _overruled, _automatic, _of_another_matter]
)
def test_what_is_no_example_is_never_shown(spoil: Any, owner: Staff) -> None:
    spoil(answered())
    here = a.conversation(text=ASKED)
    a.judgement(here.messages.get(), intents=["delivery_problem"])
    assert answered_before.find(here.messages.get(), "de", by=owner) == []


def test_what_is_not_answered_and_what_the_same_customer_wrote_is_not_shown(owner: Staff) -> None:
    anna = a.customer("Anna Muster")
    answered(customer=anna)
    a.conversation(text=ALIKE, customer=a.customer("Sabine Kröger"))
    here = a.conversation(customer=anna, text=ASKED)
    assert answered_before.find(here.messages.get(), "de", by=owner) == []


def test_a_specialist_is_shown_only_what_was_given_to_her(owner: Staff) -> None:
    mira = a.staff("specialist")
    talk = answered()
    assert found(mira) == []
    talk.assign(mira, by=None)
    assert len(found(mira)) == 1


def test_an_answer_in_another_language_is_not_shown(owner: Staff) -> None:
    answered()
    assert found(owner, language="en") == []


def test_what_may_not_be_seen_any_more_cannot_be_used_either(owner: Staff) -> None:
    talk = answered()
    theirs, ours = talk.messages.get(direction="in"), talk.messages.get(direction="out")
    with pytest.raises(Refusal):
        answered_before.passage(theirs)
    talk.bin(by=None)
    ours = Message.objects.get(pk=ours.pk)
    with pytest.raises(Refusal):
        answered_before.passage(ours)


def test_what_is_covered_in_their_matter_is_a_gap(owner: Staff) -> None:
    secret = "Rosenrot-7"
    text = f"{ALIKE} Mein Kennwort lautet {secret}"
    talk = answered(text, f"Ich habe {secret} notiert und schicke Ihnen ein neues Buch.")
    a.judgement(talk.messages.get(direction="in"), ("password", secret))
    (one,) = found(owner)
    assert secret not in one.text
    assert "schicke Ihnen ein neues Buch" in one.text


def test_the_number_of_queries_does_not_grow_with_what_was_answered(owner: Staff) -> None:
    here = a.conversation(text=ASKED).messages.get()
    for _turn in range(3):
        answered()
    with CaptureQueriesContext(connection) as few:
        answered_before.find(here, "de", by=owner)
    for _turn in range(12):
        answered()
    with CaptureQueriesContext(connection) as many:
        answered_before.find(here, "de", by=owner)
    assert len(many) <= len(few)


def test_where_there_is_no_time_to_reckon_much_the_same_words_have_to_do(
    owner: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answered_before, "PATIENCE", -1.0)
    monkeypatch.setattr(answered_before, "AT_ONCE", 1)
    for _turn in range(30):
        answered(OTHER)
    talk = answered(ASKED)
    assert [one.answer.conversation_id for one in found(owner)] == [talk.pk]
