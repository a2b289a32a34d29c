"""The coach beside the writer, as the composer shows it, and what one may answer to it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Conversation, Message
from kulanz.flow import coaching, outbound, retracting
from kulanz.journal.models import Event
from kulanz.reply import compose
from kulanz.reply.models import Draft, Overruling, ThumbDown
from tests import a

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
HTMX = {"HX-Request": "true"}
CALM = "Guten Tag Frau Muster,\n\nIhr Buch kommt morgen.\n\nViele Grüße"
SHARP = (
    "Guten Tag Frau Muster,\n\nSie sind offenbar zu dumm, eine Mail zu lesen. Hören Sie auf zu jammern, Sie Idiot."
    "\n\nGruß"
)
VAGUE = "Guten Tag Frau Muster,\n\nwir melden uns zeitnah.\n\nViele Grüße"


@pytest.fixture
def talk() -> Conversation:
    return a.conversation(channel=a.mailbox(smtp_host="localhost").channel)


def written(talk: Conversation, by: Staff, text: str) -> Draft:
    return compose.save(compose.start(talk, "answer", by=by), text=text)


def keep(browser: Client, draft: Draft, text: str) -> str:
    answer = browser.post(reverse("keep_draft", args=[draft.pk]), {"text": text}, headers=HTMX)
    return answer.content.decode()


def send(browser: Client, draft: Draft, text: str = SHARP, **more: str) -> int:
    words = {"text": text, "seen": timezone.now().isoformat(), **more}
    return browser.post(reverse("sending", args=[draft.pk]), words, headers=HTMX).status_code


def test_a_finding_says_what_it_is_and_why(sign_in: SignIn, talk: Conversation) -> None:
    owner = a.staff("owner", language="en")
    html = keep(sign_in(owner), written(talk, owner, ""), SHARP)
    assert 'data-verdict="stop"' in html
    assert "<strong>Hurts</strong>" in html


def test_a_thumb_down_silences_the_words_for_everybody_until_it_is_taken_back(
    sign_in: SignIn, talk: Conversation
) -> None:
    owner, jonas = a.staff("owner"), a.staff("assistant")
    draft, browser = written(talk, owner, VAGUE), sign_in(owner)
    said = {"text": VAGUE, "said": "vague_promise wir melden uns zeitnah."}
    assert "data-start" in keep(browser, draft, VAGUE)
    html = browser.post(reverse("finding_thumb", args=[draft.pk]), said, headers=HTMX).content.decode()
    assert "data-start" not in html
    other = written(talk, jonas, "")
    assert "data-start" not in keep(sign_in(jonas), other, VAGUE.replace("wir", "Wir"))
    back = sign_in(jonas).post(reverse("finding_thumb_back", args=[other.pk]), said, headers=HTMX)
    assert "data-start" in back.content.decode()
    assert not ThumbDown.objects.exists()


def test_only_an_owner_turns_down_what_is_grave(sign_in: SignIn, talk: Conversation) -> None:
    jonas = a.staff("assistant")
    draft = written(talk, jonas, SHARP)
    [grave] = [one for one in coaching.Reading(draft).findings if one.severity == "grave"]
    said = {"text": SHARP, "said": f"{grave.flaw} {grave.text}"}
    browser = sign_in(jonas)
    assert browser.post(reverse("finding_thumb", args=[draft.pk]), said, headers=HTMX).status_code == 422
    assert send(browser, draft) == 422


def test_without_scripts_it_is_refused_in_words_and_the_field_is_there(
    sign_in: SignIn, talk: Conversation
) -> None:
    jonas = a.staff("assistant", language="en")
    draft, browser = written(talk, jonas, CALM), sign_in(jonas)
    words = {"text": SHARP, "seen": timezone.now().isoformat()}
    page = browser.post(reverse("sending", args=[draft.pk]), words, follow=True).content.decode()
    assert "The coach says stop" in page
    assert '<div class="stop" data-stop tabindex="-1">' in page
    assert 'name="anyway"' in page
    assert not Message.objects.filter(direction="out").exists()
    browser.post(reverse("sending", args=[draft.pk]), {**words, "anyway": "  Send   ANYWAY "})
    assert Message.objects.filter(direction="out").exists()


def test_what_is_sent_against_the_stop_is_kept_told_and_shown(sign_in: SignIn, talk: Conversation) -> None:
    owner, jonas = a.staff("owner", language="en"), a.staff("assistant")
    draft = written(talk, jonas, SHARP)
    assert send(sign_in(jonas), draft, anyway="ganz egal") == 422
    assert send(sign_in(jonas), draft, anyway="Trotzdem senden") == 204
    row = Overruling.objects.get()
    assert row.by == jonas
    assert "insult" in {one["flaw"] for one in row.findings}
    assert Notice.objects.get(kind="sent_anyway").staff == owner
    assert Event.objects.filter(kind="sent_anyway", subject_id=talk.pk, actor=jonas).exists()
    browser = sign_in(owner)
    page = browser.get(f"/conversations/{talk.pk}/").content.decode()
    assert "Sent against the coach's advice: Hurts" in page
    assert "Sent against the coach's advice" in browser.get("/").content.decode()
    browser.post(reverse("overruling_sight", args=[row.pk]))
    assert "Sent against the coach's advice" not in browser.get("/").content.decode()


def test_who_sent_it_does_not_find_it_on_their_own_list(sign_in: SignIn, talk: Conversation) -> None:
    owner = a.staff("owner", language="en")
    assert send(sign_in(owner), written(talk, owner, SHARP), anyway="send anyway") == 204
    assert "Sent against" not in sign_in(owner).get("/").content.decode()
    assert not Notice.objects.filter(kind="sent_anyway").exists()


def test_taken_back_nobody_hears_of_it(talk: Conversation) -> None:
    a.staff("owner")
    jonas = a.staff("assistant")
    draft = written(talk, jonas, SHARP)
    message = outbound.send(draft, by=jonas, seen=timezone.now(), anyway="trotzdem senden")
    retracting.take_back(message, by=jonas)
    assert not Overruling.objects.exists()
    assert not Notice.objects.filter(kind="sent_anyway").exists()


def test_sending_later_is_stopped_as_well(sign_in: SignIn, talk: Conversation) -> None:
    owner = a.staff("owner")
    later = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    assert send(sign_in(owner), written(talk, owner, SHARP), at=later) == 422
    assert send(sign_in(owner), Draft.objects.get(), at=later, anyway="trotzdem senden") == 204


def test_a_calm_letter_needs_no_words(sign_in: SignIn, talk: Conversation) -> None:
    owner = a.staff("owner")
    assert send(sign_in(owner), written(talk, owner, CALM), text=CALM) == 204
    assert not Overruling.objects.exists()


@pytest.mark.time_machine("2026-11-23 10:00+01:00", tick=False)
def test_a_vague_promise_gets_its_day_in_the_text_and_on_record(sign_in: SignIn, talk: Conversation) -> None:
    owner = a.staff("owner")
    draft, browser = written(talk, owner, VAGUE), sign_in(owner)
    html = keep(browser, draft, VAGUE)
    assert 'name="promise-24"' in html
    said = {"text": VAGUE, "promise": "24 wir melden uns zeitnah.", "promise-24": "2026-11-27"}
    page = browser.post(reverse("dated_promise", args=[draft.pk]), said, headers=HTMX).content.decode()
    draft.refresh_from_db()
    assert "Freitag, 27. November" in draft.text
    assert "zeitnah" not in draft.text
    assert "data-caret" in page
    assert "data-start" not in page
    assert "Wird beim Senden notiert: eine Antwort, bis Fr, 27. November" in page
    outbound.send(draft, by=owner, seen=timezone.now())
    talk.refresh_from_db()
    assert str(talk.promised_for) == "2026-11-27"


def test_a_promise_is_not_made_for_yesterday(sign_in: SignIn, talk: Conversation) -> None:
    owner = a.staff("owner")
    draft = written(talk, owner, VAGUE)
    said = {"text": VAGUE, "promise": "24 wir melden uns zeitnah.", "promise-24": "2020-03-15"}
    answer = sign_in(owner).post(reverse("dated_promise", args=[draft.pk]), said, headers=HTMX)
    assert answer.status_code == 422
    draft.refresh_from_db()
    assert draft.text == VAGUE


def test_what_somebody_else_wrote_is_not_judged_when_it_is_forwarded(talk: Conversation) -> None:
    owner = a.staff("owner")
    a.message(talk, text="Sie sind ja wohl zu dumm zum Lesen, ihr Betrüger.")
    draft = compose.start(talk, "forward", by=owner)
    compose.save(draft, to="kollege@partner.example", text="Hallo Otto,\n\nbitte ansehen." + draft.text)
    assert outbound.send(draft, by=owner, seen=timezone.now())


def test_of_many_gaps_the_first_is_told_and_the_others_when_one_comes_to_them(
    sign_in: SignIn, talk: Conversation
) -> None:
    owner = a.staff("owner")
    text = "Guten Tag Frau Muster,\n\nam […] schicken wir […] an […].\n\nViele Grüße"
    html = keep(sign_in(owner), written(talk, owner, ""), text)
    assert html.count('data-text="[…]"') == 3
    assert html.count("is-another") == 2
