"""The ladder against insults and threats: a request, the last word, the block, and the record of each."""

import io
import json
import zipfile
from typing import Any

import pytest
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.channels.models import SenderRule
from kulanz.conversations.models import Conversation, Message
from kulanz.flow import erasing, exporting, ladder, outbound, people, retracting
from kulanz.flow.coaching import Reading
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from kulanz.reply.models import Draft
from kulanz.triage.models import AbuseWarning
from tests import a

pytestmark = pytest.mark.django_db
INSULT = "Ihr seid doch alle Idioten."


def abused(abuse: str = "insult", **customer: Any) -> Conversation:
    talk = a.conversation(
        text=INSULT, customer=a.customer(**customer), channel=a.mailbox(smtp_host="localhost").channel
    )
    a.judgement(talk.messages.get(), ("insult", INSULT), abuse=abuse)
    return talk


def again(talk: Conversation, abuse: str = "insult") -> Message:
    talk.refresh_from_db()
    message = a.message(talk, text=INSULT)
    a.judgement(message, ("insult", INSULT), abuse=abuse)
    return message


def send(draft: Draft, by: Staff) -> Message:
    return outbound.send(draft, by=by, seen=timezone.now())


def offers(talk: Conversation, by: Staff) -> tuple[int, ...]:
    return ladder.of(Conversation.objects.get(pk=talk.pk), by=by).offers


def test_one_step_after_the_other_and_each_leaves_its_record() -> None:
    hanna, talk = a.staff(), abused()
    first = talk.messages.get()
    assert offers(talk, hanna) == (1,)
    sent = send(ladder.begin(talk, 1, by=hanna), hanna)
    warning = AbuseWarning.objects.get()
    assert (warning.step, warning.message, warning.because, warning.by) == (1, sent, first, hanna)
    assert Event.objects.get(kind="abuse_warned").data == {"step": 1}
    assert offers(talk, hanna) == ()
    again(talk)
    assert offers(talk, hanna) == (2,)
    send(ladder.begin(talk, 2, by=hanna), hanna)
    again(talk)
    assert offers(talk, hanna) == (3,)
    ladder.block(Conversation.objects.get(pk=talk.pk), by=hanna)
    assert SenderRule.objects.get().action == "block"
    assert Event.objects.filter(kind="abuse_blocked").exists()


def test_no_step_is_skipped_but_a_threat_may_have_the_last_word_at_once() -> None:
    hanna = a.staff()
    assert offers(abused("threat"), hanna) == (1, 2)
    for step in (2, 3):
        with pytest.raises(Refusal, match="not due"):
            ladder.begin(abused(), step, by=hanna)
    with pytest.raises(Refusal, match="not due"):
        ladder.block(abused("threat"), by=hanna)


def test_where_nobody_insulted_us_nothing_is_offered() -> None:
    assert offers(a.conversation(), a.staff()) == ()


def test_the_block_is_not_offered_to_a_specialist() -> None:
    hanna, talk = a.staff(), abused("threat")
    send(ladder.begin(talk, 2, by=hanna), hanna)
    again(talk)
    assert offers(talk, a.staff("specialist")) == ()


def test_taking_it_back_takes_the_record_back() -> None:
    hanna, talk = a.staff(), abused()
    message = send(ladder.begin(talk, 1, by=hanna), hanna)
    draft = retracting.take_back(message, by=hanna)
    assert not AbuseWarning.objects.exists()
    assert offers(talk, hanna) == (1,)
    send(draft, hanna)
    assert AbuseWarning.objects.count() == 1


def test_an_answer_that_is_said_to_be_none_leaves_no_record() -> None:
    hanna, talk = a.staff(), abused()
    draft = ladder.begin(talk, 1, by=hanna)
    ladder.leave_out(draft)
    send(draft, hanna)
    assert not AbuseWarning.objects.exists()


@pytest.mark.parametrize(
    ("customer", "begins"),
    [
        ({"register": "sie"}, "Guten Tag Anna Muster,\n\nIhr Anliegen"),
        ({"register": "du"}, "Hallo Anna,\n\ndein Anliegen"),
        ({"language": "en"}, "Hello Anna Muster,\n\nWe take"),
    ],
)
def test_the_text_is_in_their_language_and_form_of_address(customer: dict[str, str], begins: str) -> None:
    assert ladder.begin(abused(**customer), 1, by=a.staff()).text.startswith(begins)


def test_it_stands_below_what_was_begun_and_only_once() -> None:
    hanna, talk = a.staff(), abused(register="du")
    draft = ladder.begin(talk, 1, by=hanna)
    Draft.objects.filter(pk=draft.pk).update(text="Hallo Anna,\n\ndein Buch kommt morgen.")
    text = ladder.begin(talk, 1, by=hanna).text
    assert text.startswith("Hallo Anna,\n\ndein Buch kommt morgen.\n\nDein Anliegen")
    assert ladder.begin(talk, 1, by=hanna).text == text


@pytest.mark.parametrize("customer", [{"register": "sie"}, {"register": "du"}, {"language": "en"}])
@pytest.mark.parametrize("step", [1, 2])
def test_the_coach_says_nothing_against_the_words_of_the_desk(step: int, customer: dict[str, str]) -> None:
    draft = ladder.begin(abused("threat", **customer), step, by=a.staff())
    assert [one for one in Reading(draft).findings if one.text] == []
    draft.text += "\n\nSie Idiot, halten Sie endlich den Mund."
    assert any("Idiot" in (one.text or "") for one in Reading(draft).findings)


def test_two_customers_who_become_one_have_one_ladder_and_two_again_afterwards() -> None:
    hanna, talk, kept = a.staff(), abused(), a.customer("Anna M.")
    send(ladder.begin(talk, 1, by=hanna), hanna)
    merge = people.merge(kept, talk.customer, by=hanna)
    assert [one.step for one in ladder.taken_with(kept)] == [1]
    people.undo_merge(merge, by=hanna)
    assert ladder.taken_with(kept) == []
    assert [one.step for one in ladder.taken_with(talk.customer)] == [1]


def test_a_copy_of_everything_lists_it_and_erasing_removes_it() -> None:
    hanna, talk = a.staff(), abused()
    a.business()
    send(ladder.begin(talk, 1, by=hanna), hanna)
    with (
        exporting.export(talk.customer, by=hanna) as packed,
        zipfile.ZipFile(io.BytesIO(packed.read())) as copy,
    ):
        assert [one["step"] for one in json.loads(copy.read("person.json"))["abuse_warnings"]] == [1]
    erasing.erase(talk.customer, "Anna Muster", by=hanna)
    assert not AbuseWarning.objects.exists()
