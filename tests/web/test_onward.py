from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from kulanz.conversations.models import Conversation
from tests import a

SignIn = Callable[..., Client]


def three() -> list[Conversation]:
    """In the order of need."""
    now = timezone.now()
    return [a.conversation(subject=f"Case {n}", at=now - timedelta(days=9 - n)) for n in range(3)]


def place(conversation: Conversation, view: str = "open") -> str:
    return f"{reverse('conversation', args=[conversation.pk])}?view={view}"


def test_after_done_comes_the_next_case_and_the_one_before_can_be_had_back(sign_in: SignIn) -> None:
    browser, (first, second, _third) = sign_in(), three()
    answer = browser.post(reverse("closure", args=[first.pk]), {"list": "view=open"})
    assert answer["Location"] == place(second)
    html = browser.get(answer["Location"]).content.decode()
    assert "Case 0" in html
    assert f'action="{reverse("reopening", args=[first.pk])}"' in html
    assert reverse("reopening", args=[first.pk]) not in browser.get(place(second)).content.decode()
    browser.post(reverse("reopening", args=[first.pk]))
    first.refresh_from_db()
    assert first.state == "open"


def test_what_rests_or_goes_to_the_bin_gives_way_to_the_next_case(sign_in: SignIn) -> None:
    browser, (first, second, third) = sign_in(), three()
    rested = browser.post(reverse("snooze", args=[second.pk]), {"usual": "tomorrow", "list": "view=open"})
    assert rested["Location"] == place(third)
    assert browser.post(reverse("binning", args=[third.pk]))["Location"] == place(first)


def test_the_list_one_came_from_decides_what_comes_next(sign_in: SignIn) -> None:
    staff, (first, _second, third) = a.staff(language="en"), three()
    for conversation in (first, third):
        conversation.assign(staff, by=None)
    answer = sign_in(staff).post(reverse("closure", args=[first.pk]), {"list": "view=mine"})
    assert answer["Location"] == place(third, "mine")


def test_after_the_last_case_comes_the_list(sign_in: SignIn) -> None:
    browser, conversation = sign_in(), a.conversation()
    answer = browser.post(reverse("closure", args=[conversation.pk]), follow=True)
    assert answer.redirect_chain[-1][0] == f"{reverse('queue')}?view=open"
    assert "That was the last one here." in answer.content.decode()


def test_sent_and_done_leads_to_the_next_case(sign_in: SignIn) -> None:
    browser, other = sign_in(), a.conversation()
    conversation = a.conversation(
        channel=a.mailbox(smtp_host="localhost").channel, at=timezone.now() - timedelta(days=3)
    )
    browser.post(reverse("begin_draft", args=[conversation.pk]), {"kind": "answer"})
    wish = {"text": "Hello", "seen": timezone.now().isoformat(), "close": "1", "list": "view=open"}
    answer = browser.post(reverse("sending", args=[conversation.drafts.get().pk]), wish)
    assert answer["Location"] == place(other)


def test_a_case_can_be_passed_over(sign_in: SignIn) -> None:
    browser, (first, second, _third) = sign_in(), three()
    link = f"{reverse('next_case', args=[first.pk])}?view=open"
    assert link in browser.get(place(first)).content.decode()
    assert browser.get(link)["Location"] == place(second)
    first.refresh_from_db()
    assert first.state == "open"


def test_the_filter_of_the_list_holds_for_the_next_case(sign_in: SignIn) -> None:
    browser, (first, second, third) = sign_in(), three()
    for conversation in (first, third):
        conversation.tag("Versand & Zoll", by=None)
    filtered = "view=open&tag=versand+%26+zoll"
    listed = browser.get(f"{reverse('queue')}?{filtered}").content.decode()
    href = f"{reverse('conversation', args=[first.pk])}?{filtered}"
    assert f'href="{escape(href)}"' in listed
    page = browser.get(href).content.decode()
    onward = f"{reverse('next_case', args=[first.pk])}?{filtered}"
    assert f'href="{escape(onward)}"' in page
    assert browser.get(onward)["Location"] == f"{reverse('conversation', args=[third.pk])}?{filtered}"
    closed = browser.post(reverse("closure", args=[first.pk]), {"list": filtered})
    assert closed["Location"] == f"{reverse('conversation', args=[third.pk])}?{filtered}"
    assert browser.post(reverse("closure", args=[third.pk]), {"list": filtered})["Location"] == (
        f"{reverse('queue')}?{filtered}"
    )
    second.refresh_from_db()
    assert second.state == "open"
