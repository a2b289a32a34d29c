"""A mail with findings in it, and how a test reads its page."""

import re
from collections.abc import Callable
from html import unescape

from django.test import Client
from django.urls import reverse

from kulanz.conversations.models import Message
from tests import a

SignIn = Callable[..., Client]
HTMX = {"HX-Request": "true"}
IBAN = "DE89 3704 0044 0532 0130 00"
TEXT = (
    "Guten Tag,\n\nich bin maßlos enttäuscht und schalte jetzt meinen Anwalt ein. Ich will mein Geld zurück.\n\n"
    f"Bitte überweisen Sie auf meine IBAN {IBAN}.\n\nRita Moos\n\n"
    "Am 3. November schrieb Buchgarten:\n> Wir brauchen Ihre Kontonummer.\n> Noch DE89 3704 0044\n> 0532 0130 00?\n"
)


ANGRY = "ich bin maßlos enttäuscht und schalte jetzt meinen Anwalt ein."
WISH = "Ich will mein Geld zurück"
ASKED = f"Bitte überweisen Sie auf meine IBAN {IBAN}"
PASSAGES = (
    ("furious", ANGRY),
    ("legal", ANGRY),
    ("refund", WISH),
    ("demand", WISH),
    ("demand", ASKED),
    ("bank", IBAN),
    ("question", "Wir brauchen Ihre Kontonummer."),
)
JUDGED = {"mood": "furious", "legal": True, "intents": ["refund", "question"]}


def arrived(text: str = TEXT, *passages: tuple[str, str], **said: object) -> Message:
    """A mail, with its original, that is judged like this."""
    message = a.arrival(a.channel(address="hallo@shop.example"), a.mail(text=text))
    assert message
    a.judgement(message, *(passages or PASSAGES), **(JUDGED | said))
    message.refresh_from_db()
    return message


def page(browser: Client, message: Message, **query: str) -> str:
    address = reverse("conversation", args=[message.conversation_id])
    return browser.get(address, query).content.decode()


def bubble(html: str) -> str:
    return html[
        html.index('<article class="bubble') : html.index("</article>", html.index('<article class="bubble'))
    ]


def links(html: str, name: str = "lit") -> list[str]:
    return re.findall(rf'href="\?[^"]*&(?:amp;)?{name}=([^#"]+)#', html)


def lit(html: str) -> list[str]:
    """What is lit up, without what is only for those who listen."""
    marks = re.findall(r"<mark[^>]*>(.*?)</mark>", bubble(html), re.S)
    silent = (re.sub(r'<span class="lit-label[^>]*>.*?</span>', "", mark) for mark in marks)
    return [unescape(re.sub(r"<[^>]+>", "", mark)) for mark in silent]
