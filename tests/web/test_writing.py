from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests import a

SignIn = Callable[..., Client]


def offered(browser: Client, begun: str) -> str:
    return browser.get(reverse("addresses"), {"q": begun, "field": "draft-to"}).content.decode()


def test_known_addresses_are_offered_by_name_and_by_address(sign_in: SignIn) -> None:
    browser = sign_in()
    a.customer("Müller, Eva", "eva@kunde.example")
    a.customer("Anna Muster", "anna@kunde.example")
    by_name, by_address = offered(browser, "Eva"), offered(browser, "anna@ku")
    assert 'data-address="&quot;Müller, Eva&quot; &lt;eva@kunde.example&gt;"' in by_name
    assert "anna@kunde.example" not in by_name
    assert 'data-address="Anna Muster &lt;anna@kunde.example&gt;"' in by_address


def test_one_letter_offers_nothing_yet(sign_in: SignIn) -> None:
    browser = sign_in()
    a.customer("Anna Muster")
    assert "option" not in offered(browser, "A")


def test_specialists_are_offered_only_whom_they_deal_with(sign_in: SignIn) -> None:
    mira = a.staff("specialist", language="en")
    own = a.conversation(customer=a.customer("Anna Eins", "eins@kunde.example"))
    a.conversation(customer=a.customer("Anna Zwei", "zwei@kunde.example"))
    own.assign(mira, by=None)
    html = offered(sign_in(mira), "anna")
    assert "eins@kunde.example" in html
    assert "zwei@kunde.example" not in html


def test_a_finding_says_which_passage_it_means(sign_in: SignIn) -> None:
    browser, conversation = sign_in(), a.conversation(channel=a.mailbox(smtp_host="localhost").channel)
    browser.post(reverse("begin_draft", args=[conversation.pk]), {"kind": "answer"})
    keep = reverse("keep_draft", args=[conversation.drafts.get().pk])
    words = {"text": "Hallo Anna, das ist WIRKLICH WICHTIG für uns."}
    html = browser.post(keep, words, headers={"HX-Request": "true"}).content.decode()
    assert 'data-start="20" data-end="36" data-text="WIRKLICH WICHTIG"' in html
    assert 'data-accept="wirklich wichtig"' in html.lower()
