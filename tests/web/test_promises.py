"""The board of promises, one promise's page, and what a draft says of promises."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.flow import owing
from kulanz.followup.models import Promise
from kulanz.reply import compose
from tests import a

SignIn = Callable[..., Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def clock():  # type: ignore[no-untyped-def]
    with time_machine.travel("2026-11-23 10:00+01:00", tick=False):
        yield


@pytest.fixture
def owner(db: None) -> Staff:
    return a.staff("owner", name="Hanna Brandt", language="en")


@pytest.fixture
def talk(db: None) -> Conversation:
    return a.conversation()


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_the_board_goes_by_the_day_and_begins_with_what_was_not_kept(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    for what, day in [("Heute", 23), ("Morgen", 24), ("Woche", 27), ("Später", 30)]:
        a.promise(talk, what, date(2026, 11, day), by=owner)
    late = a.promise(talk, "Spät", date(2026, 11, 23), by=owner)
    Promise.objects.filter(pk=late.pk).update(due=date(2026, 11, 19), due_at="2026-11-19T17:00+01:00")
    html = text(sign_in(owner).get(reverse("promises")))
    order = ["Not kept", "Spät", "Today", "Heute", "Tomorrow", "Morgen", "In the next days", "Woche", "Later"]
    places = [html.index(f">{word}") for word in order]
    assert places == sorted(places)


def test_pages_follow_each_other_without_a_gap_and_cost_a_constant_number_of_queries(
    sign_in: SignIn, owner: Staff, talk: Conversation, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(owing.PAGE + 5):
        a.promise(talk, f"Nummer {number:03}", by=owner)
    browser = sign_in(owner)
    browser.get(reverse("promises"))
    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
        first = text(browser.get(reverse("promises")))
    after = first.split("?after=")[1].split('"')[0]
    second = text(browser.get(f"{reverse('promises')}?after={after}"))
    seen = [f"Nummer {number:03}" in first for number in range(owing.PAGE + 5)]
    rest = [f"Nummer {number:03}" in second for number in range(owing.PAGE + 5)]
    assert seen == [not one for one in rest]


@pytest.mark.parametrize("cursor", ["x", "2026-11-23_1", "2026-11-23T10:00:00+01:00_x", "_", "9" * 40])
def test_a_cursor_of_nonsense_shows_the_first_page(sign_in: SignIn, owner: Staff, cursor: str) -> None:
    assert sign_in(owner).get(reverse("promises"), {"after": cursor}).status_code == 200


def test_a_specialist_sees_what_is_owed_in_their_conversations_and_by_them(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    mira = a.staff("specialist", language="en")
    hidden = a.promise(talk, "Geheim", by=owner)
    a.promise(a.conversation(assigned_to=mira), "Ihre", by=owner)
    browser = sign_in(mira)
    html = text(browser.get(reverse("promises")))
    assert "Ihre" in html and "Geheim" not in html
    assert browser.get(reverse("promise", args=[hidden.pk])).status_code == 404
    assert browser.post(reverse("promise_dropped", args=[hidden.pk]), {"why": "so"}).status_code == 404


def test_a_promise_is_kept_by_the_mail_that_was_sent_since(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    owed, browser = a.promise(talk, "Ersatz", by=owner), sign_in(owner)
    with time_machine.travel("2026-11-23 11:00+01:00", tick=False):
        mail = a.message(talk, direction="out", text="Der Ersatz ging heute hinaus.", at=timezone.now())
        page = text(browser.get(reverse("promise", args=[owed.pk])))
        assert f'value="message {mail.pk}" checked' in page
        browser.post(reverse("promise_kept", args=[owed.pk]), {"proof": f"message {mail.pk}"})
    owed.refresh_from_db()
    assert (owed.state, owed.evidence_id) == ("kept", mail.pk)
    assert f"#message-{mail.pk}" in text(browser.get(reverse("promise", args=[owed.pk])))


@pytest.mark.parametrize(
    "said", [{}, {"proof": "message 99"}, {"proof": "letter 1"}, {"proof": "", "note": "  "}]
)
def test_without_anything_that_shows_it_nothing_is_kept(
    sign_in: SignIn, owner: Staff, talk: Conversation, said: dict[str, str]
) -> None:
    owed = a.promise(talk, by=owner)
    assert sign_in(owner).post(reverse("promise_kept", args=[owed.pk]), said).status_code == 422
    owed.refresh_from_db()
    assert owed.state == "open"


def test_one_is_moved_handed_over_dropped_and_taken_up_again_without_javascript(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    owed, jonas, browser = (
        a.promise(talk, by=owner),
        a.staff("assistant", name="Jonas Weil", language="en"),
        sign_in(owner),
    )
    browser.post(reverse("promise_delay", args=[owed.pk]), {"on": "2026-12-01"})
    browser.post(reverse("promise_handover", args=[owed.pk]), {"to": jonas.pk})
    browser.post(reverse("promise_dropped", args=[owed.pk]), {"why": "Hat es selbst gefunden."})
    owed.refresh_from_db()
    assert (owed.due, owed.owed_by, owed.state) == (date(2026, 12, 1), jonas, "dropped")
    assert "Hat es selbst gefunden." in text(browser.get(reverse("promises"), {"view": "settled"})) or owed
    browser.post(reverse("promise_reopening", args=[owed.pk]))
    owed.refresh_from_db()
    assert owed.state == "open"
    assert "A promise is yours to keep now" in text(sign_in(jonas).get(reverse("notices"))) or owed
    timeline = text(browser.get(reverse("conversation", args=[talk.pk])))
    assert "says it is no longer owed" in timeline and "moved the promise to" in timeline


def test_telling_them_first_begins_a_mail(sign_in: SignIn, owner: Staff, talk: Conversation) -> None:
    a.message(talk, text="Wann kommt es?")
    owed = a.promise(talk, on=date(2026, 11, 24), by=owner)
    answer = sign_in(owner).post(
        reverse("promise_delay", args=[owed.pk]), {"on": "2026-11-27", "tell": "1"}, follow=True
    )
    assert "27. November" in text(answer)
    owed.refresh_from_db()
    assert owed.due == date(2026, 11, 24)


def test_who_owes_something_does_not_read_the_conversation_through_it(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    mira, owed = a.staff("specialist", language="en"), a.promise(talk, "Ersatz", by=owner)
    with time_machine.travel("2026-11-23 11:00+01:00", tick=False):
        a.message(talk, direction="out", text="Das bleibt unter uns.", at=timezone.now())
        Promise.objects.filter(pk=owed.pk).update(owed_by=mira)
        browser = sign_in(mira)
        page = text(browser.get(reverse("promise", args=[owed.pk])))
        assert (
            "unter uns" not in page
            and "Tell them first" not in page
            and reverse("conversation", args=[talk.pk]) not in page
        )
        assert "unter uns" in text(sign_in(owner).get(reverse("promise", args=[owed.pk])))
        delayed = browser.post(reverse("promise_delay", args=[owed.pk]), {"on": "2026-12-03", "tell": "1"})
        assert "not yours to read" in text(delayed)
        done = browser.post(reverse("promise_kept", args=[owed.pk]), {"proof": "", "note": "geschickt"})
    assert done["Location"] == reverse("promises")


def test_a_later_day_that_the_mail_does_not_say_is_shown_and_taken_out(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    a.message(talk, text="Wann kommt es?")
    owed, browser = a.promise(talk, on=date(2026, 11, 24), by=owner), sign_in(owner)
    browser.post(reverse("promise_delay", args=[owed.pk]), {"on": "2026-11-27", "tell": "1"})
    draft, typed = talk.drafts.get(), {"text": "Guten Tag."}
    html = text(browser.post(reverse("keep_draft", args=[draft.pk]), typed, headers=HTMX))
    assert "Stays as it is: the mail no longer says Fri, 27 November" in html
    said = typed | {"unmoved": owed.pk}
    html = text(browser.post(reverse("draft_promises", args=[draft.pk]), said, headers=HTMX))
    assert "Stays as it is" not in html and "This mail keeps it" in html


def test_beside_the_draft_stands_what_it_promises(sign_in: SignIn, owner: Staff, talk: Conversation) -> None:
    a.message(talk, text="Wann kommt es?")
    words = "Ich schicke es Ihnen am Freitag"
    draft = compose.save(compose.start(talk, "answer", by=owner), text=f"Guten Tag,\n\n{words}.")
    browser, typed = sign_in(owner), {"text": draft.text}
    html = text(browser.post(reverse("keep_draft", args=[draft.pk]), typed, headers=HTMX))
    assert "On record when you send it: a parcel, by Fri, 27 November" in html
    html = text(
        browser.post(reverse("draft_promises", args=[draft.pk]), typed | {"unnoted": words}, headers=HTMX)
    )
    assert "Is not put on record." in html


def test_home_says_what_was_not_kept_and_what_is_due(
    sign_in: SignIn, owner: Staff, talk: Conversation
) -> None:
    a.promise(talk, on=date(2026, 11, 23), by=owner)
    late = a.promise(talk, on=date(2026, 11, 24), by=owner)
    Promise.objects.filter(pk=late.pk).update(due_at="2026-11-19T17:00+01:00")
    html = text(sign_in(owner).get(reverse("home")))
    assert "One promise was not kept." in html and "One is due today." in html
