"""What research says, with its source: an apology alone, a gift beside it, neither again."""

from datetime import timedelta

from kulanz.goodwill import advice
from kulanz.goodwill.advice import OUTCOME, PROCESS, Facts


def codes(facts: Facts) -> list[str]:
    return [one.code for one in advice.of(facts)]


def test_a_failed_process_wants_an_apology_and_no_money() -> None:
    assert codes(Facts(failure=PROCESS)) == ["apology_alone", "not_for_words"]


def test_a_failed_outcome_wants_both_and_around_four_fifths_of_the_price() -> None:
    found = advice.of(Facts(failure=OUTCOME, price=2000))
    assert [one.code for one in found] == ["apology_and_gift", "how_much"]
    assert found[1].cents == 1600
    assert codes(Facts(failure=OUTCOME)) == ["apology_and_gift"]


def test_a_second_apology_does_harm_and_after_both_neither_again() -> None:
    assert codes(Facts(apologies=1, failure=OUTCOME)) == ["not_again"]
    assert codes(Facts(apologies=1, gifts=1, waited=timedelta(days=9), is_loyal=True)) == ["neither_again"]


def test_waiting_weighs_differently_for_new_and_loyal_customers() -> None:
    assert codes(Facts(waited=timedelta(days=4), is_loyal=True))[-1] == "loyal_waited"
    assert codes(Facts(waited=timedelta(days=4), is_loyal=False))[-1] == "new_waited"
    assert codes(Facts(waited=timedelta(hours=4), is_loyal=True)) == ["first"]


def test_every_sentence_names_author_and_year() -> None:
    for facts in (Facts(), Facts(apologies=1), Facts(failure=PROCESS), Facts(failure=OUTCOME, price=1)):
        for one in advice.of(facts):
            assert one.source.split()[-1].isdigit()
            assert not any(word in str(one.sentence).lower() for word in (" must ", " have to "))
