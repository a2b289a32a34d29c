"""What is covered on the screen goes to nobody by accident: not quoted, not forwarded, not by a snippet."""

import pytest
from django.utils import timezone

from kulanz.conversations.models import Message
from kulanz.flow import outbound, passing_on
from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose, snippets
from kulanz.reply.models import Draft, Snippet
from kulanz.triage import covering
from tests import a

pytestmark = pytest.mark.django_db

IBAN = "DE89 3704 0044 0532 0130 00"
DOTS = "•••••• 3000"


@pytest.fixture
def message() -> Message:
    shop = a.mailbox(address="hallo@shop.example", smtp_host="localhost").channel
    text = f"Guten Tag, meine IBAN ist {IBAN}, bitte erstatten Sie mir den Betrag."
    found = a.arrival(shop, a.mail(text=text, subject=f"Erstattung auf {IBAN}"))
    assert found
    return found


def forward(message: Message, *, to: str = "steuer@kanzlei.example") -> Draft:
    draft = passing_on.begin(message.conversation, "forward", by=a.staff())
    return compose.save(draft, to=to)


def sent(draft: Draft) -> Message:
    return outbound.send(draft, by=draft.author, seen=timezone.now())


def test_the_quotation_in_an_answer_and_its_subject_are_covered(message: Message) -> None:
    draft = passing_on.begin(message.conversation, "answer", by=a.staff())
    assert draft.subject == f"Re: Erstattung auf {DOTS}"
    answer = sent(compose.save(draft, text="Guten Tag, gern."))
    assert f"> Guten Tag, meine IBAN ist {DOTS}, bitte erstatten" in answer.text
    assert "0532" not in answer.text + answer.subject
    _kind, start, _end = next(passage for passage in answer.passages if passage[0] == "quoted")
    assert answer.text[start:].endswith(f"meine IBAN ist {DOTS}, bitte erstatten Sie mir den Betrag.\n")
    assert answer.new_text == "Guten Tag, gern."


def test_what_is_forwarded_is_covered_and_nothing_is_written_down(message: Message) -> None:
    draft = forward(message)
    assert draft.subject == f"Fwd: Erstattung auf {DOTS}"
    assert f"meine IBAN ist {DOTS}" in draft.text
    assert passing_on.look(draft) == passing_on.Forwarded(["bank"], is_uncovered=False)
    assert "0532" not in sent(draft).text
    assert not Event.objects.filter(kind__in=["secrets_shown", "secrets_forwarded"]).exists()


def test_who_wants_it_uncovered_may_and_is_written_down_with_whom_it_went_to(message: Message) -> None:
    draft = forward(message)
    compose.save(draft, text=f"Bitte prüfen.{draft.text}")
    passing_on.uncover(draft, by=draft.author)
    assert draft.text.startswith("Bitte prüfen.")
    assert draft.subject == f"Fwd: Erstattung auf {IBAN}"
    assert passing_on.look(draft) == passing_on.Forwarded(["bank"], is_uncovered=True)
    assert f"meine IBAN ist {IBAN}" in sent(draft).text
    assert Event.objects.filter(kind="secrets_shown", actor=draft.author).count() == 1
    assert Event.objects.get(kind="secrets_forwarded").data == {"to": "steuer@kanzlei.example"}


def test_it_can_be_covered_again(message: Message) -> None:
    draft = forward(message)
    before = draft.text, draft.subject
    passing_on.uncover(draft, by=draft.author)
    passing_on.cover(draft)
    assert (draft.text, draft.subject) == before


def test_what_was_changed_by_hand_is_not_exchanged_and_that_is_said(message: Message) -> None:
    draft = forward(message)
    compose.save(draft, text=draft.text.replace("Guten Tag", "Moin"))
    with pytest.raises(Refusal, match="changed by hand"):
        passing_on.uncover(draft, by=draft.author)
    assert not Event.objects.filter(kind="secrets_shown").exists()


def test_a_number_that_somebody_types_into_a_forward_is_written_down(message: Message) -> None:
    draft = forward(message)
    sent(compose.save(draft, text=f"Die IBAN ist {IBAN}."))
    assert Event.objects.filter(kind="secrets_forwarded").exists()


def test_a_forward_without_secrets_has_nothing_to_choose() -> None:
    draft = passing_on.begin(a.conversation(), "forward", by=a.staff())
    assert passing_on.look(draft) is None
    assert "Guten Tag, wo ist mein Buch?" in draft.text


def test_a_snippet_that_names_the_subject_names_it_covered(message: Message) -> None:
    snippet = Snippet.objects.create(title="x", shortcut="x", text="Betreff: {subject}")
    cover = covering.of_one(message.conversation).covered
    assert snippets.fill(snippet, message.conversation, a.staff(), cover=cover) == (
        f"Betreff: Erstattung auf {DOTS}"
    )
