import re
from collections.abc import Callable
from datetime import datetime, timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.channels.models import SenderRule
from kulanz.conversations.models import Conversation, Message
from kulanz.flow import purging
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
    with django_assert_max_num_queries(15):
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


def pitched(text: str = "Guten Tag, wir bringen Sie auf Seite 1 bei Google. Gruß") -> Conversation:
    conversation = a.conversation(text=text)
    a.judgement(conversation.messages.get(), ("pitch", "wir bringen Sie auf Seite 1"), intents=["pitch"])
    conversation.quarantine("pitch")
    return conversation


def quarantine(browser: Client) -> str:
    return browser.get(reverse("queue"), {"view": "quarantine"}).content.decode()


def test_the_quarantine_says_why_with_the_words_it_rests_on_and_until_when(sign_in: SignIn) -> None:
    conversation = pitched()
    Conversation.objects.filter(pk=conversation.pk).update(
        quarantined_at=datetime(2026, 12, 1, 12, tzinfo=timezone.get_default_timezone())
    )
    html = quarantine(sign_in())
    assert "Somebody unknown who seems to want to sell to us." in html
    assert "<q>wir bringen Sie auf Seite 1</q>" in html
    assert "Will be deleted on 15 Dec 2026" in html


def test_the_quarantine_says_that_nothing_was_deleted_or_how_much_when(sign_in: SignIn) -> None:
    a.business()
    browser = sign_in()
    assert "Nothing was deleted in the last two weeks." in quarantine(browser)
    old = pitched()
    long_ago = timezone.now() - timedelta(days=15)
    Conversation.objects.filter(pk=old.pk).update(quarantined_at=long_ago)
    Message.objects.update(arrived_at=long_ago)
    purging.purge()
    assert "One conversation was deleted in the last two weeks" in quarantine(browser)


def test_many_are_released_or_blocked_at_once(sign_in: SignIn) -> None:
    browser, one, other = sign_in(), pitched(), pitched()
    browser.post(reverse("bulk_change"), {"deed": "release", "chosen": [one.pk]})
    browser.post(reverse("bulk_change"), {"deed": "block", "chosen": [other.pk]})
    one.refresh_from_db(), other.refresh_from_db()
    assert one.quarantined_at is None
    assert other.deleted_at
    assert SenderRule.objects.get().pattern == other.customer.first_address


def test_a_specialist_blocks_nobody(sign_in: SignIn) -> None:
    specialist, conversation = a.staff("specialist"), pitched()
    conversation.assign(specialist, by=None)
    answer = sign_in(specialist).post(reverse("bulk_change"), {"deed": "block", "chosen": [conversation.pk]})
    assert answer.status_code == 422
    assert not SenderRule.objects.exists()


def test_after_a_block_the_next_one_of_the_quarantine_is_shown(sign_in: SignIn) -> None:
    browser, older, newer = sign_in(), pitched(), pitched()
    answer = browser.post(reverse("sender_block", args=[newer.pk]), {"list": "view=quarantine"})
    assert answer["Location"].startswith(reverse("conversation", args=[older.pk]))
    answer = browser.post(reverse("sender_block", args=[older.pk]), {"list": "view=quarantine"})
    assert answer["Location"].startswith(reverse("queue") + "?view=quarantine")
