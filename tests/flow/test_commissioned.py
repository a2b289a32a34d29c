"""A partner who asks gets a true answer, and the coach knows what is not paid."""

from datetime import date, timedelta
from typing import Any

import pytest

from kulanz.business.models import Staff
from kulanz.flow import coaching, commissioned, erasing, exporting, joining, outlining, people
from kulanz.followup import commissions
from kulanz.followup.commissions import Told
from kulanz.followup.models import Commission, Promise
from kulanz.reply import compose
from kulanz.reply.models import Draft
from tests import a

pytestmark = pytest.mark.django_db
ASKS = "Hallo, wo bleibt meine Provision?"
LATE = (
    "Deine Provision für September über 87,42\xa0€ ist seit dem 23. Oktober fällig und noch nicht ausgezahlt."
)


@pytest.fixture(autouse=True)
def today(time_machine: Any) -> None:
    time_machine.move_to("2026-11-20 10:00 +0100", tick=False)


@pytest.fixture
def owner() -> Staff:
    a.business()
    return a.staff("owner", name="Hanna Brandt")


def told(reference: str = "September", **facts: Any) -> Told:
    values = {"address": "viola@beet.example", "name": "Viola Sandner", "cents": 8742, "currency": "EUR"}
    return Told(reference=reference, **{**values, "due": date(2026, 10, 23), **facts})


def asked(owner: Staff, text: str = ASKS, register: str = "du", **said: Any) -> Draft:
    """Viola asks; an answer is begun."""
    viola = Commission.objects.earliest("pk").partner
    viola.language, viola.register = "de", register
    viola.save()
    fields = {"subject": "Hallo", "channel": a.mailbox(smtp_host="localhost").channel}
    talk = a.conversation(customer=viola, text=text, **fields)
    a.judgement(talk.messages.get(), **{"intents": ["question"], **said})
    return compose.start(talk, "answer", by=owner)


def outlined(draft: Draft) -> str:
    return outlining.begin(draft, by=draft.author).text


def test_what_is_overdue_is_said_with_an_apology_and_once(owner: Staff) -> None:
    commissions.keep([told()], by=owner)
    text = outlined(asked(owner))
    assert "es tut mir leid, dass du auf deine Provision warten musst." in text
    assert LATE in text
    assert "Zugesagt" not in text


def test_what_they_name_is_said_to_be_paid(owner: Staff) -> None:
    commissions.keep([told(paid_on=date(2026, 10, 22)), told("August", paid_on=date(2026, 9, 2))], by=owner)
    text = outlined(asked(owner, "Guten Tag, ist die Provision für September raus?", "sie"))
    assert "Ihre Provision für September haben wir am 22. Oktober ausgezahlt: 87,42\xa0€." in text
    assert "August" not in text
    assert "leid" not in text


def test_the_oldest_debt_is_told_however_much_was_paid_since(owner: Staff) -> None:
    weeks = [
        told(f"W{number}", due=date(2025, 1, 1) + timedelta(days=7 * number), paid_on=date(2026, 11, 1))
        for number in range(1, 61)
    ]
    commissions.keep([told("Dezember", due=date(2024, 12, 31)), *weeks], by=owner)
    assert commissioned.unpaid(Commission.objects.earliest("pk").partner) == ["Dezember"]
    assert "Deine Provision für Dezember über 87,42\xa0€ ist seit dem 31. Dezember" in outlined(asked(owner))


def test_what_is_due_later_is_said_to_be_due(owner: Staff) -> None:
    commissions.keep([told("Oktober", due=date(2026, 12, 15))], by=owner)
    text = outlined(asked(owner))
    assert "Deine Provision für Oktober über 87,42\xa0€ ist am 15. Dezember fällig" in text


def test_in_another_matter_only_what_is_overdue_is_spoken_of(owner: Staff) -> None:
    commissions.keep([told("Oktober", due=date(2026, 12, 15))], by=owner)
    question = "Wann kommt der neue Kalender?"
    assert "Provision" not in outlined(asked(owner, question))
    commissions.keep([told()], by=owner)
    assert LATE in outlined(asked(owner, question))
    assert "Provision" not in outlined(asked(owner, "Das Buch ist wunderbar.", intents=["praise"]))


def test_somebody_without_commissions_is_told_of_none(owner: Staff) -> None:
    talk = a.conversation(text=ASKS, channel=a.mailbox(smtp_host="localhost").channel)
    assert "Provision für" not in outlined(compose.start(talk, "answer", by=owner))


def test_what_was_kept_by_word_or_dropped_is_not_called_unpaid(owner: Staff) -> None:
    commissions.keep([told()], by=owner)
    Promise.objects.update(state="dropped")
    assert "nicht ausgezahlt" not in outlined(asked(owner))


def test_the_coach_says_where_the_draft_tells_of_a_payment_that_was_not_made(owner: Staff) -> None:
    commissions.keep([told()], by=owner)
    draft = compose.save(asked(owner), text="Hallo Viola,\n\ndeine Provision habe ich überwiesen.\n\nHanna")
    found = [one for one in coaching.Reading(draft).findings if one.flaw == "against_record"]
    assert [one.text for one in found] == ["deine Provision habe ich überwiesen."]
    commissions.pay(Commission.objects.get(), date(2026, 11, 20), by=owner)
    assert not [one for one in coaching.Reading(draft).findings if one.flaw == "against_record"]


def test_merging_undoing_exporting_and_erasing_carry_them_along(owner: Staff) -> None:
    commissions.keep([told()], by=owner)
    viola, anna = Commission.objects.get().partner, a.customer("Anna Muster")
    assert {"commissions"} <= joining.REASSIGN.keys() & joining.GIVE_BACK.keys()
    merge = people.merge(anna, viola, by=owner)
    assert Commission.objects.get().partner == anna
    assert commissions.keep([told()], by=owner).made == 0
    assert b"viola@beet.example" in _person(exporting.export(anna, by=owner))
    people.undo_merge(merge, by=owner)
    assert Commission.objects.get().partner == viola
    assert Promise.objects.get().customer == viola
    erasing.erase(viola, "Viola Sandner", by=owner)
    assert not Commission.objects.exists() and not Promise.objects.exists()


def _person(packed: Any) -> bytes:
    import zipfile

    return zipfile.ZipFile(packed).read("person.json")
