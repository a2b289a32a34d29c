"""Nothing on the answering machine, in their words."""

import pytest

from kulanz.reading import voicemail


@pytest.mark.parametrize(
    "said",
    [
        "Bitte nicht auf die Mailbox sprechen.",
        "Sprechen Sie bitte nicht auf meine Mailbox.",
        "Hinterlassen Sie keine Nachricht auf dem Anrufbeantworter.",
        "Auf dem Anrufbeantworter bitte nichts hinterlassen.",
        "Nicht auf den AB!",
        "Bitte keine Sprachnachrichten.",
        "Meine Mailbox höre ich nie ab.",
        "Ich höre meine Mailbox nicht ab.",
        "Bei uns hört das ganze Büro mit, die Mailbox bitte nicht besprechen.",
        "Please don't leave a message on my voicemail.",
        "Do not speak to the answering machine.",
        "No voicemails, please.",
        "Sie haben meine Nummer, hinterlassen Sie aber keine Nachricht auf der Mailbox.",
        "Ich habe Ihre Mail bekommen, bitte nichts auf meinen AB sprechen.",
        "Auf dem AB nichts hinterlassen!",
        "Könnten Sie bitte nichts auf die Mailbox sprechen?",
        "Ich will keine Sprachnachrichten.",
    ],
)
def test_who_wants_nothing_on_the_answering_machine_is_heard(said: str) -> None:
    assert voicemail.find(f"Guten Tag,\n\nrufen Sie mich an: 0171 2345678. {said} Danke.") == said


@pytest.mark.parametrize(
    "said",
    [
        "Wenn ich nicht erreichbar bin, bitte auf die Mailbox sprechen.",
        "Sprechen Sie ruhig auf die Mailbox.",
        "Ich kann nicht rangehen, der Anrufbeantworter läuft.",
        "Die Mailbox ist nicht voll.",
        "Ihre Mail liegt nicht in meiner Mailbox.",
        "If I do not answer, leave a message on my voicemail.",
        "I have no voicemail.",
        "Ab Montag nicht ab und zu, sondern täglich.",
        "Warum haben Sie keine Nachricht auf meiner Mailbox hinterlassen?",
        "Bitte sagen Sie mir, warum Sie keine Nachricht auf der Mailbox hinterlassen haben.",
        "Sie haben mich angerufen, aber nichts auf den AB gesprochen!",
        "Sie haben angerufen, aber keine Nachricht auf dem AB hinterlassen.",
        "Sie sprechen nie auf die Mailbox.",
        "Ich habe noch keine AB bekommen.",
        "Bitte keine AB schicken.",
        "Ich habe keine Mailbox.",
        "Ich höre keine Nachricht auf meiner Mailbox.",
        "Why do you never leave a message on my voicemail?",
        "I opened the parcel and received no machine, only the manual.",
        "Please use no machine wash for this.",
    ],
)
def test_who_says_something_else_of_it_is_not(said: str) -> None:
    assert voicemail.find(said) is None
