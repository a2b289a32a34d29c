"""The owner's round on the screen: what a page of a case says, and how one comes from case to case."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations.models import Message, Note
from kulanz.customers.models import Handle
from kulanz.flow import round as owners_round
from kulanz.followup.models import Promise
from kulanz.triage import cases
from kulanz.triage.models import Case
from tests import a

from . import judged

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


@pytest.fixture
def owner(db: None) -> Staff:
    return a.staff("owner", name="Hanna Lind", language="en")


@pytest.fixture
def browser(sign_in: SignIn, owner: Staff) -> Client:
    return sign_in(owner)


def case(*codes: str, name: str = "Rita Moos") -> Case:
    message = judged.arrived()
    customer = message.conversation.customer
    customer.name = name
    customer.save()
    Case.objects.filter(customer=customer).delete()
    return cases.add(customer, codes or ["complaint"], message)


def other(*codes: str, name: str = "Ben Wolf") -> Case:
    arrived = a.arrival(
        a.channel(), a.mail(sender=f"{name} <{name.split(maxsplit=1)[0].lower()}@kunde.example>")
    )
    assert isinstance(arrived, Message)
    Case.objects.filter(customer=arrived.conversation.customer).delete()
    return cases.add(arrived.conversation.customer, codes or ["praise"], arrived)


def page(browser: Client, path: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", browser.get(path).content.decode()))


def pick(browser: Client, found: Case, chosen: str, line: str = "", **headers: str) -> object:
    address = reverse("case_pick", args=[found.pk])
    return browser.post(address, {"pick": chosen, "line": line}, headers=headers)


def test_home_begins_with_the_round_for_the_owner_alone(browser: Client, sign_in: SignIn) -> None:
    case()
    home = browser.get("/").content.decode()
    assert "Owner's round: one case" in unescape(home) and reverse("round") in home
    assert "Owner's round" not in unescape(sign_in("assistant").get("/").content.decode())


def test_a_case_says_what_they_want_and_why_it_is_here(browser: Client) -> None:
    found = case("extremely_dissatisfied", "complaint")
    Handle.objects.create(customer=found.customer, kind="phone", value="+491712345678", shown="0171 2345678")
    said = page(browser, reverse("round"))
    assert "1 of 1" in said and "Rita Moos" in said
    assert "Extremely dissatisfied" in said and "Complains" in said
    assert "Ich will mein Geld zurück" in said
    assert "Nobody has taken it in time" not in said
    assert 'href="tel:+491712345678"' in browser.get(reverse("round")).content.decode()


def test_what_is_covered_stays_covered(browser: Client) -> None:
    case()
    html = browser.get(reverse("round")).content.decode()
    assert "Bitte überweisen Sie auf meine IBAN ••••••" in html
    assert judged.IBAN not in html and "0532 0130" not in html


def test_a_case_says_what_was_promised_and_what_we_did(browser: Client, owner: Staff) -> None:
    found = case()
    talk = found.customer.conversations.get()
    a.message(talk, direction="out", text="Wir sehen nach.", author=owner)
    a.promise(talk, "Ersatz", owner.joined_at.date(), by=owner)
    said = page(browser, reverse("case", args=[found.pk]))
    assert "Wir sehen nach." in said and ": Ersatz" in said and "Hanna Lind promised: Ersatz" in said


def test_a_case_says_what_a_mail_from_before_the_desk_promised(browser: Client, owner: Staff) -> None:
    found = case()
    talk = found.customer.conversations.get()
    day = timezone.now() - timedelta(days=9)
    a.message(talk, direction="out", text="Wir erstatten Ihnen 89,90 Euro noch diese Woche.", at=day)
    said = page(browser, reverse("case", args=[found.pk]))
    assert "“Wir erstatten Ihnen 89,90 Euro noch diese Woche” (our mail of" in said
    assert "nobody noted whether it was kept" in said
    (mail,) = talk.messages.filter(direction="out")
    assert f"#message-{mail.pk}" in browser.get(reverse("case", args=[found.pk])).content.decode()
    done = browser.post(reverse("promise_taken_on", args=[mail.pk]), {"start": 0}, follow=True)
    assert "Please say here what became of it." in done.content.decode()
    after = browser.get(reverse("case", args=[found.pk])).content.decode()
    assert (
        "nobody noted" not in after
        and reverse("promise", args=[Promise.objects.get(message=mail).pk]) in after
    )


def test_a_pick_leads_to_the_next_case_and_can_be_undone(browser: Client) -> None:
    first, second = case("complaint"), other("praise")
    answer = pick(browser, first, "mine")
    assert answer.status_code == 302 and answer["Location"] == reverse("case", args=[second.pk])  # type: ignore[attr-defined]  # Django's test client
    said = page(browser, answer["Location"])  # type: ignore[index]  # as above
    assert "2 of 2" in said and "Rita Moos: You have it." in said

    undone = browser.post(reverse("case_undo", args=[first.pk]))
    assert undone["Location"] == reverse("case", args=[first.pk])
    assert "1 of 2" in page(browser, undone["Location"])


def test_with_htmx_the_next_case_comes_at_once(browser: Client) -> None:
    first, second = case("complaint"), other("praise")
    answer = pick(browser, first, "mine", **judged.HTMX)
    html = answer.content.decode()  # type: ignore[attr-defined]  # Django's test client
    assert html.lstrip().startswith('<div class="round" id="case">') and "Ben Wolf" in html
    assert answer["HX-Push-Url"] == reverse("case", args=[second.pk])  # type: ignore[index]  # as above


def test_after_the_last_case_everything_has_somebody(browser: Client) -> None:
    assert "Nobody needs you in person" in page(browser, reverse("round"))
    answer = pick(browser, case(), "call")
    assert answer["Location"] == reverse("round")  # type: ignore[index]  # Django's test client
    said = page(browser, reverse("round"))
    assert "Everything has somebody." in said and "You have seen to one case today." in said


def test_several_picks_are_undone_one_after_the_other(browser: Client) -> None:
    first, second = case("complaint"), other("praise")
    pick(browser, first, "mine")
    pick(browser, second, "call")
    html = browser.get(reverse("round")).content.decode()
    assert reverse("case_undo", args=[second.pk]) in html
    browser.post(reverse("case_undo", args=[second.pk]))
    html = browser.get(reverse("round")).content.decode()
    assert reverse("case_undo", args=[first.pk]) in html


def test_the_one_assistant_takes_it_at_once_and_several_are_named(browser: Client) -> None:
    found, berta = case(), a.staff("assistant", name="Berta Bauer")
    html = browser.get(reverse("round")).content.decode()
    assert f'value="assistant:{berta.pk}" data-key="a"' in html and "specialist:" not in html
    a.staff("assistant", name="Cleo Kern", skills="Rechnungen")
    html = browser.get(reverse("round")).content.decode()
    assert "Rechnungen" in html and '<details class="menu" data-key="a">' in html

    pick(browser, found, f"assistant:{berta.pk}", "bitte ein Gutschein dazu")
    assert Note.objects.get().text == "@Berta Bauer bitte ein Gutschein dazu"


def test_the_assistant_sees_the_owners_line_in_the_queue(browser: Client, sign_in: SignIn) -> None:
    found, berta = case(), a.staff("assistant", name="Berta Bauer", language="en")
    pick(browser, found, f"assistant:{berta.pk}", "bitte ein Gutschein dazu")
    said = page(sign_in(berta), reverse("queue") + "?view=mine")
    assert "Hanna Lind: bitte ein Gutschein dazu" in said
    assert "Hanna Lind handed a customer over to you: Rita Moos: bitte ein Gutschein dazu" in page(
        sign_in(berta), reverse("notices")
    )


@pytest.mark.parametrize("chosen", ["", "rule", "assistant", "assistant:999", "later:never", "nothing"])
def test_what_cannot_be_picked_is_refused(chosen: str, browser: Client) -> None:
    found = case()
    assert pick(browser, found, chosen).status_code == 422  # type: ignore[attr-defined]  # Django's test client
    assert owners_round.first() == found


def test_what_comes_back_says_why(browser: Client, owner: Staff) -> None:
    berta = a.staff("assistant", name="Berta Bauer")
    found = case()
    pick(browser, found, f"assistant:{berta.pk}", "freundlich bleiben")
    found.refresh_from_db()
    cases.come_back(found, because="returned")
    said = page(browser, reverse("case", args=[found.pk]))
    assert re.search(r"Berta Bauer was given it: \d\d:\d\d. There is no answer yet. freundlich bleiben", said)


def test_a_case_that_was_picked_says_who_has_it(browser: Client) -> None:
    found = case()
    pick(browser, found, "mine")
    html = browser.get(reverse("case", args=[found.pk])).content.decode()
    assert "You have it." in html and reverse("case_pick", args=[found.pk]) not in html


def test_a_case_that_is_done_says_so(browser: Client) -> None:
    found = case()
    cases.finish(found)
    assert "Nothing waits here any more." in page(browser, reverse("case", args=[found.pk]))


def test_what_can_no_longer_be_undone_does_not_stand_before_the_rest(browser: Client) -> None:
    first, second = case("complaint"), other("praise")
    pick(browser, first, "mine")
    pick(browser, second, "mine")
    cases.finish(second)
    assert browser.post(reverse("case_undo", args=[second.pk])).status_code == 422
    assert reverse("case_undo", args=[first.pk]) in browser.get(reverse("round")).content.decode()


def test_the_page_wants_no_more_queries_the_more_there_are(
    browser: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(6):
        other("praise", name=f"Ben{number} Wolf")
    found = case("complaint")
    for _number in range(4):
        a.conversation(customer=found.customer)
    browser.get(reverse("round"))
    with django_assert_max_num_queries(33):  # type: ignore[attr-defined]  # a context manager
        browser.get(reverse("round"))
