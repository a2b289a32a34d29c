"""Beginning an answer: the outline, what fits, and how it was answered before."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.reply import compose
from kulanz.reply.models import Draft, Snippet
from tests import a

SignIn = Callable[..., Client]
HTMX = {"HX-Request": "true"}
ASKED = "Guten Tag, das Buch kam heute an, aber der Umschlag ist geknickt und drei Seiten sind eingerissen."
MENDS = (
    "Das tut mir leid, {name}. Ich schicke Ihnen heute ein neues Buch; das beschädigte dürfen Sie behalten."
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Staff:
    a.business()
    return a.staff("owner", language="en", name="Hanna Holm")


@pytest.fixture
def draft(owner: Staff) -> Draft:
    anna = a.customer("Anna Muster", language="de", register="sie")
    talk = a.conversation(customer=anna, text=ASKED, channel=a.mailbox(smtp_host="localhost").channel)
    return compose.start(talk, "answer", by=owner)


def earlier() -> Message:
    at = timezone.now() - timedelta(days=90)
    talk = a.conversation(customer=a.customer("Sabine Kröger"), text=ASKED, at=at, subject="Eingerissen")
    text = "Hallo Frau Kröger,\n\nich schicke Ihnen ein neues Buch.\n\nViele Grüße\nHanna"
    return a.message(talk, direction="out", text=text, at=at + timedelta(hours=1))


def suggested(browser: Client, draft: Draft) -> str:
    return browser.get(reverse("suggested", args=[draft.pk]), headers=HTMX).content.decode()


def test_the_composer_offers_an_outline_beside_an_empty_answer(
    sign_in: SignIn, owner: Staff, draft: Draft
) -> None:
    html = sign_in(owner).get(reverse("conversation", args=[draft.conversation_id])).content.decode()
    assert "Begin with an outline" in html
    assert reverse("draft_outline", args=[draft.pk]) in html
    assert f'hx-get="{reverse("suggested", args=[draft.pk])}"' in html


def test_the_outline_comes_into_the_text_and_what_was_typed_stays(
    sign_in: SignIn, owner: Staff, draft: Draft
) -> None:
    place = reverse("draft_outline", args=[draft.pk])
    answer = sign_in(owner).post(place, {"text": "Liebe Frau Muster,"}, headers=HTMX)
    draft.refresh_from_db()
    assert answer.json()["text"] == draft.text
    assert draft.text.startswith("Liebe Frau Muster,\n\n")
    assert "[…]" in draft.text
    assert not draft.sent_as


def test_without_script_the_outline_leads_back_to_the_draft(
    sign_in: SignIn, owner: Staff, draft: Draft
) -> None:
    answer = sign_in(owner).post(reverse("draft_outline", args=[draft.pk]), {"text": ""})
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.text.startswith("Guten Tag Anna Muster,")


def test_the_coach_sees_the_gaps_that_are_left(sign_in: SignIn, owner: Staff, draft: Draft) -> None:
    browser = sign_in(owner)
    browser.post(reverse("draft_outline", args=[draft.pk]), {"text": ""})
    draft.refresh_from_db()
    html = browser.post(
        reverse("keep_draft", args=[draft.pk]), {"text": draft.text}, headers=HTMX
    ).content.decode()
    assert 'data-text="[…]"' in html


def test_snippets_that_fit_are_suggested_and_silent_ones_are_not(
    sign_in: SignIn, owner: Staff, draft: Draft
) -> None:
    Snippet.objects.create(
        title="Buch beschädigt, Umschlag oder Seiten eingerissen", shortcut="ersatz", text=MENDS
    )
    Snippet.objects.create(
        title="Newsletter",
        shortcut="nl",
        text="Ich habe Sie aus dem Verteiler genommen, es kommt nichts mehr.",
    )
    html = suggested(sign_in(owner), draft)
    assert "Buch beschädigt" in html
    assert "Verteiler" not in html


def test_a_snippet_is_put_in_with_its_placeholders_filled_and_counted(
    sign_in: SignIn, owner: Staff, draft: Draft
) -> None:
    snippet = Snippet.objects.create(title="Ersatz", shortcut="ersatz", text=MENDS)
    place = reverse("suggested", args=[draft.pk])
    answer = sign_in(owner).post(place, {"snippet": snippet.pk}, headers=HTMX)
    assert answer.json()["text"].startswith("Das tut mir leid, Anna Muster.")
    snippet.refresh_from_db()
    assert snippet.uses == 1


def test_an_earlier_answer_is_shown_with_its_month_and_put_in_without_its_customer(
    sign_in: SignIn, owner: Staff, draft: Draft
) -> None:
    browser, answer = sign_in(owner), earlier()
    html = suggested(browser, draft)
    assert "How we answered this in" in html
    assert "Eingerissen" in html
    assert "Kröger" not in html
    put = browser.post(reverse("suggested", args=[draft.pk]), {"precedent": answer.pk}, headers=HTMX)
    assert put.json()["text"] == "ich schicke Ihnen ein neues Buch."


def test_without_script_it_goes_below_what_is_written(sign_in: SignIn, owner: Staff, draft: Draft) -> None:
    browser, answer = sign_in(owner), earlier()
    page = browser.get(reverse("suggested", args=[draft.pk])).content.decode()
    assert "<h1>What fits this answer</h1>" in page
    compose.save(draft, text="Guten Tag,")
    assert browser.post(reverse("suggested", args=[draft.pk]), {"precedent": answer.pk}).status_code == 302
    draft.refresh_from_db()
    assert draft.text == "Guten Tag,\n\nich schicke Ihnen ein neues Buch.\n\n"


def test_nothing_is_said_where_nothing_fits(sign_in: SignIn, owner: Staff, draft: Draft) -> None:
    assert suggested(sign_in(owner), draft).strip() == ""


def test_a_specialist_cannot_use_an_answer_from_a_matter_that_is_not_hers(
    sign_in: SignIn, owner: Staff
) -> None:
    mira, answer = a.staff("specialist", language="en"), earlier()
    talk = a.conversation(text=ASKED, channel=a.mailbox(smtp_host="localhost").channel)
    talk.assign(mira, by=None)
    own = compose.start(Conversation.objects.get(pk=talk.pk), "answer", by=mira)
    browser = sign_in(mira)
    assert "Eingerissen" not in suggested(browser, own)
    place = reverse("suggested", args=[own.pk])
    assert browser.post(place, {"precedent": answer.pk}, headers=HTMX).status_code == 404


def test_the_snippets_of_the_settings_are_found_by_meaning_and_say_how_often_they_were_used(
    sign_in: SignIn, owner: Staff
) -> None:
    Snippet.objects.create(
        title="Erstattung", shortcut="geld", uses=3,
        text="Ich habe die Erstattung heute veranlasst. Das Geld ist in drei bis fünf Werktagen auf dem Konto.",
    )  # fmt: skip
    Snippet.objects.create(title="Begrüßung", shortcut="hallo", text="Guten Tag {name},")
    browser = sign_in(owner)
    html = browser.get(reverse("snippets"), {"q": "money back"}, headers=HTMX).content.decode()
    assert "Erstattung" in html
    assert "used 3 times" in html
    assert "Begrüßung" not in html
    assert "not used yet" in browser.get(reverse("snippets")).content.decode()
    nothing = browser.get(reverse("snippets"), {"q": "xylophon"}).content.decode()
    assert "No snippet has these words" in nothing
