"""What was found in a message: sentences beside it, passages lit up in it, secrets covered."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kulanz.conversations import regroup
from kulanz.journal.models import Event
from kulanz.triage.models import Assessment
from tests import a
from tests.web.judged import HTMX, IBAN, SignIn, arrived, bubble, links, lit, page


def test_nothing_shines_before_a_finding_is_chosen(sign_in: SignIn) -> None:
    assert lit(page(sign_in(), arrived())) == []


def test_a_finding_that_is_chosen_lights_up_its_passage_and_names_itself(sign_in: SignIn) -> None:
    browser, message = sign_in(), arrived()
    html = page(browser, message)
    at = html.index("Speaks of a lawyer, an authority or a chargeback")
    shown = page(browser, message, lit=links(html[at:])[0])
    assert lit(shown) == ["ich bin maßlos enttäuscht und schalte jetzt meinen Anwalt ein."]
    assert "Speaks of a lawyer, an authority or a chargeback: </span>" in bubble(shown)
    assert 'class="lit is-grave"' in bubble(shown)


def test_all_that_was_found_shines_at_once(sign_in: SignIn) -> None:
    browser, message = sign_in(), arrived()
    shown = page(browser, message, lit="all")
    assert "ich bin maßlos enttäuscht und schalte jetzt meinen Anwalt ein." in lit(shown)
    assert "Ich will mein Geld zurück" in "".join(lit(shown))
    assert 'aria-checked="true"' in shown


def test_a_passage_in_the_quoted_part_opens_it(sign_in: SignIn) -> None:
    shown = page(sign_in(), arrived(), lit="all")
    assert '<details class="fold" open><summary>Quoted text' in shown


@pytest.mark.parametrize("wish", ["x", "0/", "9999999/t1-2", "²/t0-4", "all/all", "0/t99999-9"])
def test_an_invented_wish_lights_up_nothing(wish: str, sign_in: SignIn) -> None:
    assert lit(page(sign_in(), arrived(), lit=wish)) == []


def test_a_passage_in_the_subject_is_shown_with_it(sign_in: SignIn) -> None:
    message = arrived("Siehe oben.", evidence=[{"label": "legal", "start": 1, "end": 4, "in": "subject"}])
    assert lit(page(sign_in(), message, lit="all")) == [message.subject[1:4]]


def test_an_address_stays_whole_in_the_middle_of_a_passage(sign_in: SignIn) -> None:
    message = arrived(
        "Guten Tag, unter https://shop.example/bestellung?nummer=4711 fehlt alles, mein Anwalt weiß es."
    )
    shown = bubble(page(sign_in(), message, lit="all"))
    assert 'href="https://shop.example/bestellung?nummer=4711"' in shown


def test_signs_beyond_the_first_plane_do_not_move_a_passage(sign_in: SignIn) -> None:
    message = arrived("🌹🌹 Guten Tag 👩🏽‍🌾, ich rufe den Anwalt an.", ("legal", "rufe den Anwalt"))
    assert lit(page(sign_in(), message, lit="all")) == ["rufe den Anwalt"]


def test_nothing_of_a_stranger_becomes_markup(sign_in: SignIn) -> None:
    text = 'Mein Anwalt <script>alert("1")</script> kommt sofort. <mark>Nein</mark>'
    message = arrived(text, ("legal", text[4:20]), ("refund", text[8:60]))
    shown = bubble(page(sign_in(), message, lit="all"))
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_number_is_covered_in_the_words_in_the_quotation_and_beside_them(sign_in: SignIn) -> None:
    html = page(sign_in(), arrived())
    assert "0532 0130" not in html
    assert "3000" in bubble(html)
    assert "Holds bank details: better settled on the telephone" in html


def test_who_looks_at_what_is_covered_is_written_down(sign_in: SignIn) -> None:
    hanna, message = a.staff(name="Hanna Brandt", language="en"), arrived()
    browser = sign_in(hanna)
    shown = browser.post(reverse("disclosure", args=[message.pk]), headers=HTMX).content.decode()
    assert IBAN in shown
    assert "<html" not in shown
    event = Event.objects.get(kind="secrets_shown")
    assert (event.actor, event.data) == (hanna, {"message": message.pk})
    assert timezone.now() - event.at < timedelta(minutes=1)
    html = page(browser, message)
    assert "Hanna Brandt looked at what is covered in a message" in html
    assert "0532 0130" not in html


def test_it_is_covered_again_and_that_is_nothing_to_write_down(sign_in: SignIn) -> None:
    message = arrived()
    answer = sign_in().post(reverse("disclosure", args=[message.pk]), {"covered": "1"}, headers=HTMX)
    assert "0532 0130" not in answer.content.decode()
    assert not Event.objects.filter(kind="secrets_shown").exists()


def test_without_javascript_the_message_has_a_page_of_its_own(sign_in: SignIn) -> None:
    answer = sign_in().post(reverse("disclosure", args=[arrived().pk]))
    assert "<html" in answer.content.decode()
    assert IBAN in answer.content.decode()


@pytest.mark.parametrize("name", ["original", "eml"])
def test_who_opens_the_original_sees_everything_and_is_written_down(name: str, sign_in: SignIn) -> None:
    message = arrived()
    number = message.originals.get().raw_id if name == "eml" else message.pk
    browser = sign_in()
    for _twice in range(2):
        browser.get(reverse(name, args=[number]))
    assert Event.objects.filter(kind="secrets_shown").count() == 1


def test_the_original_of_a_harmless_message_is_nobodys_business(sign_in: SignIn) -> None:
    sign_in().get(reverse("original", args=[arrived("Wo ist mein Buch?", ("question", "Buch")).pk]))
    assert not Event.objects.filter(kind="secrets_shown").exists()


def test_our_answer_that_repeats_the_number_is_covered_as_well(sign_in: SignIn) -> None:
    message = arrived()
    a.message(message.conversation, direction="out", text="Wir überweisen auf DE89370400440532013000.")
    assert "05320130" not in page(sign_in(), message)


def test_lists_and_search_show_no_secret(sign_in: SignIn) -> None:
    text = f"Guten Tag, meine IBAN lautet {IBAN}. Bitte erstatten Sie das Buch Rosengarten."
    message = arrived(text, ("bank", IBAN))
    browser = sign_in()
    listed = browser.get(reverse("queue")).content.decode()
    found = browser.get(reverse("search"), {"q": "Rosengarten"}).content.decode()
    jumped = browser.get(reverse("jump"), {"q": "Rosengarten"}).content.decode()
    for html in (listed, found, jumped):
        assert "0532 0130" not in html
        assert "3000" in html
    assert "<mark>Rosengarten</mark>" in found
    assert str(message.conversation_id) in browser.get(reverse("search"), {"q": "DE89"}).content.decode()


def test_no_beginning_of_a_secret_is_left_where_a_preview_is_cut_off(sign_in: SignIn) -> None:
    long = "Das Buch kam nicht an, obwohl ich es bezahlt habe und lange warte. " * 4
    text = f"{long[:170]} IBAN: {IBAN} bitte überweisen."
    message = arrived(text, ("bank", IBAN))
    conversation = message.conversation
    assert len(regroup.preview(text)) == 200
    assert "DE89" in regroup.preview(text)
    type(conversation).objects.update(preview=regroup.preview(text))
    assert "DE89" not in sign_in().get(reverse("queue")).content.decode()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "By the history: 3 messages without an answer, waiting for 2 days, a promise was not kept, "
            "with us for 4 years",
        ),
        (
            "de",
            "Nach der Vorgeschichte: 3 Nachrichten ohne Antwort, wartet seit 2 Tagen, eine Zusage wurde nicht "
            "gehalten, seit 4 Jahren Kunde",
        ),
    ],
)
def test_what_the_history_says_is_named_apart_from_the_words(
    language: str, said: str, sign_in: SignIn
) -> None:
    message = arrived()
    Assessment.objects.update(
        history={
            "unanswered": 3,
            "waited_hours": 50,
            "known_days": 1600,
            "promise_broken": True,
            "extremely_dissatisfied": True,
        }
    )
    assert said in page(sign_in(a.staff(language=language)), message)


@pytest.mark.parametrize(
    ("kind", "language", "title", "said"),
    [
        ("email", "en", "What they say", "Holds bank details: better settled on the telephone"),
        ("form", "de", "Was die Nachricht sagt", "Enthält Bankdaten: besser am Telefon klären"),
        ("dm", "en", "What they say", "Holds bank details: better settled on the telephone"),
        ("review", "de", "Was die Bewertung sagt", "Enthält Bankdaten, für alle lesbar"),
        ("review", "en", "What the review says", "Holds bank details, and everybody can read it"),
        ("call_note", "de", "Was die Gesprächsnotiz sagt", "Enthält Bankdaten: gehört nicht in eine Notiz"),
        (
            "call_note",
            "en",
            "What the note of the call says",
            "Holds bank details: better not kept in a note",
        ),
    ],
)
def test_the_words_fit_the_way_on_which_it_came(
    kind: str, language: str, title: str, said: str, sign_in: SignIn
) -> None:
    message = arrived()
    type(message.channel).objects.filter(pk=message.channel_id).update(kind=kind)
    html = page(sign_in(a.staff(language=language)), message)
    assert title in html
    assert said in html
    assert "Geld zurück" in html if language == "de" else "Money back" in html
