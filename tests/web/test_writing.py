import json
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kulanz.reply import compose
from tests import a

SignIn = Callable[..., Client]
HTMX = {"HX-Request": "true"}


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
    words = {"text": "Hallo Anna, das ist JETZT WIRKLICH WICHTIG für uns."}
    html = browser.post(keep, words, headers={"HX-Request": "true"}).content.decode()
    assert 'data-start="20" data-end="42" data-text="JETZT WIRKLICH WICHTIG"' in html
    assert 'data-accept="jetzt wirklich wichtig"' in html.lower()


def test_too_many_uploads_in_a_minute_are_refused(sign_in: SignIn, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"upload": "2/m/user"}
    browser, conversation = sign_in(), a.conversation(channel=a.mailbox(smtp_host="localhost").channel)
    browser.post(reverse("begin_draft", args=[conversation.pk]), {"kind": "answer"})
    draft = conversation.drafts.get()
    for _time in range(3):
        file = SimpleUploadedFile("a.pdf", b"%PDF", "application/pdf")
        answer = browser.post(reverse("attach", args=[draft.pk]), {"files": [file]}, headers=HTMX)
    assert draft.files.count() == 2
    assert "too often" in json.loads(answer["HX-Trigger"])["toast"]["text"]


def test_a_file_that_no_mail_server_takes_is_refused_without_being_read(sign_in: SignIn) -> None:
    browser, conversation = sign_in(), a.conversation(channel=a.mailbox(smtp_host="localhost").channel)
    browser.post(reverse("begin_draft", args=[conversation.pk]), {"kind": "answer"})
    draft = conversation.drafts.get()
    file = SimpleUploadedFile("film.mov", b"\0" * (compose.LARGEST_FILE + 2), "video/quicktime")
    answer = browser.post(reverse("attach", args=[draft.pk]), {"files": [file]}, headers=HTMX)
    assert "larger than 40 MB" in json.loads(answer["HX-Trigger"])["toast"]["text"]
    assert not draft.files.exists()
