"""How an answer quotes what it answers: as the mail programs of both languages do."""

from datetime import UTC, datetime

import pytest

from kulanz.reading.quotes import split
from kulanz.reply import compose
from tests import a

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 18, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "announcement"),
    [
        ("de", "Am 18.11.2026 um 14:05 schrieb Anna Muster:"),
        ("en", "On 18 Nov 2026 at 14:05 Anna Muster wrote:"),
    ],
)
def test_the_quotation_is_announced_in_the_customers_language(language: str, announcement: str) -> None:
    conversation = a.conversation(
        text="Wo ist es?", at=AT, customer=a.customer("Anna Muster", language=language)
    )
    draft = compose.start(conversation, "answer", by=a.staff(language="en"))
    assert compose.quotation(draft) == f"{announcement}\n> Wo ist es?"


@pytest.mark.parametrize("language", ["de", "en"])
def test_our_own_quotation_is_known_again_when_it_comes_back(language: str) -> None:
    conversation = a.conversation(
        text="Wo ist es?", at=AT, customer=a.customer("Anna Muster", language=language)
    )
    quotation = compose.quotation(compose.start(conversation, "answer", by=a.staff()))
    kinds = {passage.kind: passage for passage in split(f"Danke, es ist da.\n\n{quotation}\n")}
    assert kinds["quoted"].start >= len("Danke, es ist da.")


@pytest.mark.parametrize(
    ("language", "head"),
    [
        (
            "de",
            [
                "---------- Weitergeleitete Nachricht ----------",
                "Datum: 18.11.2026 um 14:05",
                "Betreff: Wo ist mein Buch?",
            ],
        ),
        (
            "en",
            [
                "---------- Forwarded message ----------",
                "Date: 18 Nov 2026 at 14:05",
                "Subject: Wo ist mein Buch?",
            ],
        ),
    ],
)
def test_what_is_forwarded_says_who_wrote_when(language: str, head: list[str]) -> None:
    conversation = a.conversation(at=AT, customer=a.customer("Anna Muster", language=language))
    draft = compose.start(conversation, "forward", by=a.staff())
    assert [line for line in draft.text.splitlines() if line in head] == head
