import re
from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.conversations.models import Conversation
from tests import a

SignIn = Callable[..., Client]


def numbers(html: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'data-pk="(\d+)"', html)]


def many(count: int) -> None:
    now, channel, customer = timezone.now(), a.channel(), a.customer()
    Conversation.objects.bulk_create(
        Conversation(
            customer=customer, channel=channel, subject=f"No {n}", need_at=now + timedelta(minutes=n)
        )
        for n in range(count)
    )


def test_the_list_goes_on_where_the_page_before_ended(sign_in: SignIn) -> None:
    many(95)
    browser, seen, link = sign_in(), [], reverse("queue")
    while link:
        html = browser.get(link, headers={"HX-Request": "true"} if seen else {}).content.decode()
        seen += numbers(html)
        more = re.search(r'hx-get="([^"]*cursor=[^"]*)"', html)
        link = more[1].replace("&amp;", "&") if more else ""
    assert len(seen) == 95
    assert seen == sorted(set(seen))


def test_a_further_page_is_rows_only(sign_in: SignIn) -> None:
    many(41)
    browser = sign_in()
    html = browser.get(reverse("queue")).content.decode()
    more = re.search(r'hx-get="([^"]*cursor=[^"]*)"', html)
    assert more
    piece = browser.get(more[1].replace("&amp;", "&"), headers={"HX-Request": "true"}).content.decode()
    assert len(numbers(piece)) == 1
    assert "<html" not in piece


def test_the_list_is_drawn_again_only_when_it_looks_different(sign_in: SignIn) -> None:
    conversation, browser = a.conversation(), sign_in()
    html = browser.get(reverse("queue")).content.decode()
    look = re.search(r'hx-get="([^"]*mark=[^"]*)"', html)
    assert look
    address = look[1].replace("&amp;", "&")
    assert browser.get(address).status_code == 204
    conversation.close(by=None)
    assert browser.get(address).status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_list(
    sign_in: SignIn, django_assert_max_num_queries: Callable
) -> None:
    many(40)
    browser = sign_in()
    browser.get(reverse("queue"))
    with django_assert_max_num_queries(14):
        browser.get(reverse("queue"))


def test_selected_conversations_are_closed_together(sign_in: SignIn) -> None:
    first, second, third = a.conversation(), a.conversation(), a.conversation()
    chosen = {"chosen": [first.pk, second.pk], "deed": "close"}
    assert sign_in().post(reverse("bulk_change"), chosen).status_code == 302
    assert list(Conversation.objects.filter(state="done").order_by("pk")) == [first, second]
    third.refresh_from_db()
    assert third.state == "open"


def test_nothing_selected_is_refused_in_words(sign_in: SignIn) -> None:
    answer = sign_in().post(reverse("bulk_change"), {"deed": "close"})
    assert answer.status_code == 422
    assert "Nothing is selected." in answer.content.decode()


def test_a_subject_with_markup_is_shown_as_text(sign_in: SignIn) -> None:
    a.conversation(subject="<script>alert(1)</script>")
    html = sign_in().get(reverse("queue")).content.decode()
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_every_view_has_words_for_being_empty(sign_in: SignIn) -> None:
    browser = sign_in()
    for view in ["open", "mine", "unassigned", "waiting", "snoozed", "done", "all", "quarantine", "bin"]:
        assert 'class="card empty' in browser.get(reverse("queue"), {"view": view}).content.decode()
