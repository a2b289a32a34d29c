"""What people say of findings: thumbs, corrections, and judging once more."""

import re

import pytest
from django.urls import reverse

from kulanz.conversations.models import Message
from kulanz.triage import weights
from kulanz.triage.models import Assessment
from tests.web.judged import HTMX, IBAN, SignIn, arrived, links, page


def test_a_thumb_is_shown_as_set_and_undone(sign_in: SignIn) -> None:
    browser, message = sign_in(), arrived()
    address = reverse("thumb", args=[message.assessment.pk])
    up = browser.post(address, {"label": "legal", "is_right": "1"}, headers=HTMX).content.decode()
    assert re.search(r'id="thumb-legal-up"[^>]*value=""[^>]*aria-pressed="true"', up)
    assert "<html" not in up
    browser.post(address, {"label": "legal", "is_right": ""})
    assert not Assessment.objects.get().thumbs.exists()


def test_one_demand_that_is_none_is_taken_away_and_the_others_stay(sign_in: SignIn) -> None:
    browser, message = sign_in(), arrived()
    before = message.assessment.said["demands"]
    key = links(page(browser, message)[page(browser, message).index("Asks for") :])[0].partition("/")[2]
    browser.post(reverse("correction", args=[message.assessment.pk]), {"label": "demands", "instead": key})
    message.assessment.refresh_from_db()
    assert message.assessment.said["demands"] == before[1:]
    assert message.assessment.found["demands"] == before


def test_data_that_are_none_are_uncovered_by_one_click(sign_in: SignIn) -> None:
    browser, message = sign_in(), arrived()
    browser.post(
        reverse("correction", args=[message.assessment.pk]), {"label": "sensitive", "instead": "bank"}
    )
    assert IBAN in page(browser, message)


def test_a_deadline_that_is_none_is_taken_away(sign_in: SignIn) -> None:
    message = arrived(deadline="2031-11-30")
    sign_in().post(
        reverse("correction", args=[message.assessment.pk]), {"label": "deadline", "instead": "no"}
    )
    message.assessment.refresh_from_db()
    assert message.assessment.said["deadline"] is None


def test_what_was_taken_away_comes_back_by_one_click_and_stays_on_record(sign_in: SignIn) -> None:
    browser, message = sign_in(), arrived(deadline="2031-11-30")
    address = reverse("correction", args=[message.assessment.pk])
    assert "Put it back" not in page(browser, message)
    wrong = ({"label": "deadline", "instead": "no"}, {"label": "sensitive", "instead": "bank"})
    for one in (*wrong, {"label": "legal", "instead": "no"}):
        browser.post(address, one)
    assert "Put it back" in page(browser, message)
    browser.post(address, {"as_found": "1"})
    assessment = Assessment.objects.get()
    assert assessment.has_sensitive and assessment.said["deadline"] == "2031-11-30"
    assert assessment.said == assessment.found | {"legal": False}  # of that a form says what is so
    assert assessment.corrections.count() == 5
    assert IBAN not in page(browser, message)


def not_judged(attempts: int) -> Message:
    message = arrived()
    Assessment.objects.filter(message=message).update(
        state="not_judged", attempts=attempts, found={}, said={}, history={}
    )
    return message


def test_what_could_not_be_judged_yet_is_tried_again_without_anybody(sign_in: SignIn) -> None:
    html = page(sign_in(), not_judged(4))
    assert "it tries again by itself" in html
    assert "repetition" not in html


def test_what_was_given_up_says_so_and_a_button_tries_once_more(sign_in: SignIn) -> None:
    browser, message = sign_in(), not_judged(5)
    html = page(browser, message)
    assert "tries again by itself" not in html
    assert "Somebody has to read it" in html
    place = reverse("judge_again", args=[message.assessment.pk])
    assert f'action="{place}"' in html
    answer = browser.post(place, follow=True)
    assert "The message has been judged." in answer.content.decode()
    assert Assessment.objects.get(message=message).found["legal"]


def test_the_button_leaves_what_is_judged_as_it_is(sign_in: SignIn) -> None:
    message = arrived()
    before = Assessment.objects.get(message=message).found
    sign_in().post(reverse("judge_again", args=[message.assessment.pk]))
    assert Assessment.objects.get(message=message).found == before


def test_where_it_fails_again_the_desk_says_so(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    message = not_judged(5)
    monkeypatch.setattr(weights, "SHIPPED", weights.SHIPPED.with_name("missing.npz"))
    weights.shipped.cache_clear()
    answer = sign_in().post(reverse("judge_again", args=[message.assessment.pk]), follow=True)
    monkeypatch.undo()
    weights.shipped.cache_clear()
    assert "It could not be judged this time either." in answer.content.decode()
    assert Assessment.objects.get(message=message).attempts == 6
