from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from kulanz.conversations import notes
from tests import a

SignIn = Callable[..., Client]


@pytest.mark.parametrize(
    "name", ["home", "queue", "customers", "search", "notices", "compose_new", "unreadable"]
)
def test_nobody_sees_anything_without_signing_in(db: None, name: str) -> None:
    a.staff()
    answer = Client().get(reverse(name))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_an_open_page_whose_session_ended_is_loaded_anew(db: None) -> None:
    answer = Client().get(reverse("queue_changes"), headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Refresh"]) == (204, "true")


def test_a_specialist_sees_what_was_given_to_them_and_nothing_else(sign_in: SignIn) -> None:
    mira = a.staff("specialist", language="en")
    hers, other = a.conversation(assigned_to=mira, subject="Login broken"), a.conversation(subject="Refund")
    browser = sign_in(mira)
    listed = browser.get(reverse("queue")).content.decode()
    assert "Login broken" in listed
    assert "Refund" not in listed
    assert browser.get(reverse("conversation", args=[hers.pk])).status_code == 200
    assert browser.get(reverse("conversation", args=[other.pk])).status_code == 404
    assert browser.post(reverse("closure", args=[other.pk])).status_code == 404


def test_a_specialist_who_is_asked_by_name_sees_that_conversation(sign_in: SignIn) -> None:
    mira = a.staff("specialist", name="Mira Okafor", language="en")
    conversation = a.conversation()
    notes.add(conversation, "@Mira what do you think?", by=a.staff())
    assert sign_in(mira).get(reverse("conversation", args=[conversation.pk])).status_code == 200


@pytest.mark.parametrize("name", ["customers", "unreadable", "undelivered"])
def test_what_concerns_all_customers_is_not_open_to_specialists(sign_in: SignIn, name: str) -> None:
    assert sign_in("specialist").get(reverse(name)).status_code == 403
    assert sign_in("assistant").get(reverse(name)).status_code == 200


def test_originals_of_other_peoples_mail_stay_closed_to_specialists(sign_in: SignIn) -> None:
    message = a.arrival(a.channel(), a.mail())
    assert message
    raw = message.originals.get()
    assert sign_in("specialist").get(reverse("eml", args=[raw.raw_id])).status_code == 404
    assert sign_in("assistant").get(reverse("eml", args=[raw.raw_id])).status_code == 200


def test_only_an_owner_deletes_for_good_and_only_out_of_the_bin(sign_in: SignIn) -> None:
    conversation, owner = a.conversation(), sign_in("owner")
    assert owner.post(reverse("erasure", args=[conversation.pk])).status_code == 422
    owner.post(reverse("binning", args=[conversation.pk]))
    assert sign_in("assistant").post(reverse("erasure", args=[conversation.pk])).status_code == 403
    assert owner.post(reverse("erasure", args=[conversation.pk])).status_code == 302
    assert owner.get(reverse("conversation", args=[conversation.pk])).status_code == 404


def test_one_can_write_in_ones_own_draft_only(sign_in: SignIn) -> None:
    conversation = a.conversation(channel=a.mailbox(smtp_host="localhost").channel)
    hanna, jonas = a.staff(language="en"), a.staff("assistant", language="en")
    sign_in(hanna).post(reverse("begin_draft", args=[conversation.pk]), {"kind": "answer"})
    draft = conversation.drafts.get()
    assert (
        sign_in(jonas).post(reverse("keep_draft", args=[draft.pk]), {"text": "mine now"}).status_code == 404
    )
    assert sign_in(hanna).post(reverse("keep_draft", args=[draft.pk]), {"text": "hello"}).status_code == 302
    assert conversation.drafts.get().text == "hello"


def test_who_no_longer_sees_a_conversation_writes_nothing_in_it_either(sign_in: SignIn) -> None:
    mira = a.staff("specialist", language="en")
    conversation = a.conversation(channel=a.mailbox(smtp_host="localhost").channel, assigned_to=mira)
    browser = sign_in(mira)
    browser.post(reverse("begin_draft", args=[conversation.pk]), {"kind": "answer"})
    draft = conversation.drafts.get()
    assert browser.post(reverse("keep_draft", args=[draft.pk]), {"text": "Hello"}).status_code == 302
    conversation.assign(a.staff(), by=None)
    assert browser.post(reverse("keep_draft", args=[draft.pk]), {"text": "Hello again"}).status_code == 404
    assert browser.post(reverse("sending", args=[draft.pk]), {"text": "Hello again"}).status_code == 404


@pytest.mark.parametrize("typed", ["²", "9" * 40, "9" * 5000])
def test_a_number_that_is_none_breaks_nothing(sign_in: SignIn, typed: str) -> None:
    a.conversation()
    browser = sign_in("owner")
    assert browser.get(reverse("queue"), {"assigned": typed}).status_code == 200
    assert browser.get(reverse("customers"), {"cursor": typed}).status_code == 200
    assert browser.get(reverse("search"), {"assigned": typed}).status_code == 200
    merger = reverse("customer_merging", args=[a.customer().pk])
    assert browser.get(merger, {"with": typed}).status_code == 422
    merging = reverse("merging", args=[a.conversation().pk])
    assert browser.post(merging, {"other": typed}).status_code == 422
    bulk = browser.post(reverse("bulk_change"), {"deed": "close", "chosen": [typed]})
    assert bulk.status_code == 422
