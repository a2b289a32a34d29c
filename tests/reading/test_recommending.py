import pytest

from kulanz.reading.recommending import Recommendation, find

GIVEN, RECEIVED = Recommendation.GIVEN, Recommendation.RECEIVED


@pytest.mark.parametrize(
    "sentence",
    [
        "Ich habe Sie schon meiner Schwester und zwei Kolleginnen empfohlen.",
        "Wir werden euch gerne weiterempfehlen!",
        "Von mir eine klare Empfehlung!",
        "Kann ich nur wärmstens empfehlen.",
        "I have recommended you to friends and family.",
        "I told all my friends about you.",
        "I gave him your address.",
        "Ich habe Ihre Adresse gleich an meine Schwester weitergegeben.",
    ],
)
def test_who_recommends_us(sentence: str) -> None:
    assert find(sentence) is GIVEN


@pytest.mark.parametrize(
    "sentence",
    [
        "Eine Freundin hat mich zu Ihnen geschickt.",
        "Mein Trainer hat mir Ihren Kurs empfohlen.",
        "Auf Empfehlung meiner Hebamme habe ich bei Ihnen bestellt.",
        "Sie wurden mir von einer Nachbarin empfohlen.",
        "A friend of mine told me about your shop.",
        "You were recommended to me by my boss.",
    ],
)
def test_who_came_because_somebody_recommended_us(sentence: str) -> None:
    assert find(sentence) is RECEIVED


@pytest.mark.parametrize(
    "sentence",
    [
        "Ich kann Ihren Shop leider nicht empfehlen.",
        "Was können Sie mir für eine Freundin empfehlen?",
        "Würde ich niemandem empfehlen.",
        "What would you recommend for my sister?",
        "I shall be recommending your competitors with some energy.",
        "Ich hab euch in jedem Forum empfohlen und das bereue ich.",
        "Die Salbe hat mir mein Arzt empfohlen.",
        "Sie empfehlen im Buch, jeden Tag zu üben.",
        "Wann kommt mein Paket an?",
    ],
)
def test_what_says_nothing_of_recommending_us(sentence: str) -> None:
    assert find(sentence) is None


def test_an_endless_sentence_costs_no_time() -> None:
    assert find("Ich empfehle " + "a " * 20_000) is None
    assert find("Ich empfehle Sie " + "meiner lieben " * 30 + "Schwester.") in {None, GIVEN}
