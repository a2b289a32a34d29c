"""A message is written, with all that hangs on it: its original, attachments, references and words of search."""

from kulanz.channels.letter import Address, Letter
from kulanz.conversations import search, thread
from kulanz.conversations.models import Attachment, Conversation, Message, Original
from kulanz.lib import rows

from .arrival import Arrival


def keep(arrival: Arrival, conversation: Conversation, *, flag: str = "") -> Message:
    """Write the message with all that hangs on it."""
    letter = arrival.letter
    sender = letter.sender or Address("", "")
    message = Message(
        conversation=conversation,
        channel=arrival.raw.channel,
        direction=Message.Direction.OUT if arrival.is_ours else Message.Direction.IN,
        message_id=(letter.message_id or "")[:300],
        sender_name=sender.name[:300],
        sender_address=sender.address[:254],
        reply_to=(letter.reply_to.address if letter.reply_to else "")[:254],
        to=[[a.name, a.address] for a in letter.to],
        cc=[[a.name, a.address] for a in letter.cc],
        subject=letter.subject[:1000],
        text=letter.text,
        passages=[[p.kind, p.start, p.end] for p in letter.passages],
        has_html=letter.html is not None,
        automatic=letter.automatic or "",
        flag=flag,
        at=arrival.at,
        problems=list(letter.problems),
    )
    rows.insert(message)
    rows.insert(Original(message=message, raw=arrival.raw))
    _keep_attachments(message, letter)
    thread.remember(conversation, letter)
    names = [enclosure.name for enclosure in letter.enclosures]
    people = [
        f"{a.name} {a.address}"
        for a in (sender, *letter.to, *letter.cc)
        if a.address.lower() not in arrival.ours
    ]
    search.index_message(message, [letter.subject, letter.text, *people, *names])
    return message


def _keep_attachments(message: Message, letter: Letter) -> None:
    rows.insert_many(
        [
            Attachment(
                message=message,
                name=enclosure.name[:300],
                type=enclosure.type[:150],
                size=enclosure.size,
                is_inline=enclosure.inline,
                content_id=(enclosure.content_id or "")[:300],
                path=enclosure.path,
            )
            for enclosure in letter.enclosures
        ]
    )
