"""Letters that arrive and are judged."""

from typing import Any

from kulanz.conversations.models import Message
from kulanz.flow import caring
from kulanz.triage.models import Assessment
from tests import a

FURIOUS = (
    "Das ist das Letzte. Ich habe dreimal geschrieben und werde nur vertröstet, so eine Unverschämtheit habe ich noch"
    " nie erlebt. Ich bin maßlos enttäuscht und erzähle jedem, wie Sie Ihre Kunden behandeln. Nie wieder kaufe ich bei"
    " Ihnen."
)
NEVER = "Schreiben Sie mir nie wieder. Löschen Sie meine Adresse aus Ihrem Verteiler."


def arrive(text: str = FURIOUS, **mail: Any) -> Message:
    message = a.arrival(mail.pop("channel", None) or a.mailbox().channel, a.mail(text=text, **mail))
    assert message
    return message


def judged(message: Message, **said: Any) -> Assessment:
    """As if it had just been judged like this."""
    assessment = a.judgement(message, **said)
    caring.follow(assessment, message.conversation, is_history=False)
    return assessment
