"""The owner's rules: what fits, what never fits, which one wins, and when one may be switched on."""

from typing import Any

import pytest

from kulanz.journal.models import Event
from kulanz.lib.refusal import Refusal
from kulanz.triage import routing, rulebook
from kulanz.triage.models import Routing
from kulanz.triage.routing import Rule, Said, Who
from tests import a

TO_ASSISTANT = {"pick": "assistant"}


def said(text: str = "Guten Tag", **values: Any) -> Said:
    plain = {"intents": frozenset(["question"]), "mood": "neutral", "channel": 1, "language": "de"}
    return Said(text=text, **{**plain, **values})


def fits(conditions: dict[str, Any], message: Said | None = None, who: Who | None = None) -> bool:
    rule = Rule.of(1, conditions, TO_ASSISTANT)
    return routing.first_fit([rule], message or said(), lambda: who or Who())[0] is rule


@pytest.mark.parametrize(
    ("conditions", "does"),
    [
        ({"intents": ["question", "delivery_problem"]}, True),
        ({"intents": ["complaint"]}, False),
        ({"moods": ["neutral", "pleased", "delighted"]}, True),
        ({"moods": ["furious"]}, False),
        ({"channels": [1, 2]}, True),
        ({"channels": [2]}, False),
        ({"languages": ["de"]}, True),
        ({"languages": ["en"]}, False),
        ({"intents": ["question"], "languages": ["en"]}, False),
        ({"intents": ["question"], "languages": ["de"], "channels": [1]}, True),
    ],
)
def test_all_conditions_must_hold_and_within_one_any_value_does(
    conditions: dict[str, Any], does: bool
) -> None:
    assert fits(conditions) is does


@pytest.mark.parametrize(
    ("words", "text", "does"),
    [
        (["Rechnung"], "Wo sind meine RECHNUNGEN?", True),
        (["Rechnung"], "Wo ist mein Buch?", False),
        (["invoice", "Rechnung"], "Where are my invoices?", True),
        (["Grösse"], "Welche Größen gibt es?", True),
        (["offene Rechnung"], "Es gibt zwei offene Rechnungen.", True),
        (["offene Rechnung"], "Die Rechnung ist offen.", False),
        (["offene Rechnung"], "offene", False),
    ],
)
def test_words_are_found_in_whatever_form_they_stand(words: list[str], text: str, does: bool) -> None:
    assert fits({"words": words}, said(text)) is does


def test_whom_the_owner_wants_to_see_is_meant_only_where_a_rule_names_them() -> None:
    everyone = {"intents": ["question"]}
    unhappy, best = Who(is_dissatisfied=True), Who("super_customer", has_ordered=True)
    assert not fits(everyone, who=unhappy)
    assert not fits(everyone, said(is_dissatisfied=True))
    assert not fits(everyone, who=best)
    assert fits({**everyone, "is_dissatisfied": True}, who=unhappy)
    assert fits({**everyone, "standings": ["super_customer", "loyal"]}, who=best)
    assert not fits(
        {**everyone, "standings": ["super_customer"]}, who=Who("super_customer", is_dissatisfied=True)
    )
    assert not fits({**everyone, "is_dissatisfied": True})


def test_a_kind_of_customer_can_be_asked_for_and_whether_they_ever_ordered() -> None:
    assert fits({"standings": ["never_ordered"]})
    assert not fits({"standings": ["never_ordered"]}, who=Who(has_ordered=True))
    assert fits({"standings": ["new", "never_ordered"]}, who=Who("new", has_ordered=True))
    assert not fits({"standings": ["loyal"]}, who=Who("new", has_ordered=True))


def test_the_first_rule_that_fits_wins_and_says_why() -> None:
    rules = [
        Rule.of(1, {"intents": ["complaint"]}, TO_ASSISTANT),
        Rule.of(2, {"intents": ["question"], "words": ["Rechnung"]}, TO_ASSISTANT),
        Rule.of(3, {"intents": ["question"]}, TO_ASSISTANT),
    ]
    rule, why = routing.first_fit(rules, said("Zur Rechnung"), Who)
    assert rule is rules[1]
    assert why == [("intents", "question"), ("words", "Rechnung")]


def test_nothing_is_asked_of_the_customer_where_no_rule_fits_the_message() -> None:
    def ask() -> Who:
        raise AssertionError("asked")

    assert routing.first_fit([Rule.of(1, {"intents": ["complaint"]}, {})], said(), ask) == (None, None)


def rule(**conditions: Any) -> Routing:
    return rulebook.write(conditions or {"intents": ["question"]}, TO_ASSISTANT, by=a.staff())


@pytest.mark.django_db
def test_a_new_rule_is_off_and_needs_its_try_out_seen() -> None:
    owner, one = a.staff(), rule()
    assert routing.active() == ()
    with pytest.raises(Refusal):
        rulebook.switch_on(one, "", by=owner)
    rulebook.switch_on(one, rulebook.seal(one), by=owner)
    assert [found.pk for found in routing.active()] == [one.pk]
    rulebook.switch_off(one, by=owner)
    assert routing.active() == ()


@pytest.mark.django_db
def test_a_changed_rule_is_off_until_it_was_tried_out_again() -> None:
    owner, one = a.staff(), rule()
    seen = rulebook.seal(one)
    rulebook.switch_on(one, seen, by=owner)
    rulebook.change(one, {"intents": ["question"]}, TO_ASSISTANT, by=owner)
    assert len(routing.active()) == 1
    one = rulebook.change(one, {"intents": ["complaint"]}, TO_ASSISTANT, by=owner)
    assert routing.active() == ()
    with pytest.raises(Refusal):
        rulebook.switch_on(one, seen, by=owner)
    rulebook.switch_on(one, rulebook.seal(one), by=owner)
    assert routing.active()[0].intents == {"complaint"}


@pytest.mark.django_db
def test_rules_are_asked_in_their_order_which_can_be_changed() -> None:
    owner, one, two, three = a.staff(), rule(), rule(), rule()
    rulebook.move(three, up=True, by=owner)
    rulebook.move(one, up=True, by=owner)
    assert list(rulebook.all_rules()) == [one, three, two]
    Routing.objects.update(is_active=True)
    assert [found.pk for found in routing.active()] == [one.pk, three.pk, two.pk]


@pytest.mark.django_db
def test_what_is_done_to_a_rule_stands_in_the_journal() -> None:
    owner, one = a.staff(), rule()
    rulebook.switch_on(one, rulebook.seal(one), by=owner)
    rulebook.drop(one, by=owner)
    assert not Routing.objects.exists()
    kinds = Event.objects.filter(subject_kind="routing").values_list("kind", flat=True)
    assert list(kinds) == ["routing_written", "routing_on", "routing_deleted"]


@pytest.mark.django_db
def test_a_rule_without_conditions_is_refused() -> None:
    with pytest.raises(Refusal):
        rulebook.write({}, TO_ASSISTANT, by=a.staff())
