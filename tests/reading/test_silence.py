import pytest

from kulanz.reading.silence import wants_nothing


@pytest.mark.parametrize(
    "text",
    [
        "Schreiben Sie mir nie wieder.",
        "Bitte löschen und nicht mehr anschreiben.",
        "Ich will von Ihnen nichts. Keine Mails mehr, an keine meiner Adressen.",
        "Und danach will ich nichts mehr von euch hören.",
        "Von weiteren Schreiben an mich bitte ich abzusehen.",
        "Never write to me again.",
        "Please stop contacting me.",
        "Do not reply and do not email me any more.",
        "No further correspondence, please.",
    ],
)
def test_who_wants_to_hear_nothing_any_more(text: str) -> None:
    assert wants_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bitte nehmen Sie mich aus dem Newsletter.",
        "Bitte keine Werbung mehr, auf keinem Weg.",
        "Unsubscribe.",
        "Please stop the promos, love the brand.",
        "Bitte schreiben Sie mir, wann das Buch kommt.",
        "Ich verstehe nicht, warum mir niemand schreibt.",
        "I never write reviews, but this one is deserved.",
        "Bitte keine Mails mehr mit Angeboten.",
        "Warum melden Sie sich nicht mehr?",
        "Ich bekomme keine Mails von Ihnen, wo ist mein Kurs?",
        "Leider kam keine einzige E-Mail an.",
        "Why did you stop writing to me? I am still waiting for my refund.",
        "Wenn Sie mir nicht mehr schreiben, gehe ich zum Anwalt.",
    ],
)
def test_who_asks_for_less_is_still_answered(text: str) -> None:
    assert not wants_nothing(text)
