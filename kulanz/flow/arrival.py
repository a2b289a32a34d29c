"""A letter that has just been read, and what the desk can tell from it before it is filed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kulanz.channels import notifying, registry
from kulanz.channels.letter import Address, Letter
from kulanz.channels.models import Channel, RawMessage

# A Date header further ahead than this is not believed, nor one from before there was mail like ours.
AHEAD = timedelta(days=1)
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A letter with what the desk knows about its journey."""

    raw: RawMessage
    letter: Letter
    ours: frozenset[str]
    at: datetime

    @property
    def is_ours(self) -> bool:
        """Sent by us: found in Sent, or imported with one of our addresses in From."""
        letter, sender = self.letter, self.letter.sender
        if self.raw.is_ours:
            return True
        if sender is None or sender.address.lower() not in self.ours:
            return False
        if letter.reply_to and letter.reply_to.address.lower() not in self.ours:
            return False
        # In a mailbox's inbox, our own address writing to us alone is a form of our site, not an answer of ours.
        return not self._is_from_inbox or bool(self._foreign_recipients)

    @property
    def is_surely_ours(self) -> bool:
        """In an inbox anybody can write our address into From; only Sent and an archive are believed."""
        return self.is_ours and (self.raw.is_ours or not self._is_from_inbox)

    @property
    def is_from_a_person(self) -> bool:
        """Written to us by somebody, not by us and not by a robot."""
        return not self.is_ours and not self.letter.automatic

    @property
    def person(self) -> Address:
        """The customer in this letter: whom we wrote to, else who wrote (a form or robot writes for somebody)."""
        letter = self.letter
        if self.is_ours:
            return next(iter(self._foreign_recipients), letter.sender or Address("", ""))
        sender = letter.sender or letter.reply_to or Address("", "")
        if letter.reply_to and self._speaks_for_another(sender):
            return letter.reply_to
        return sender

    @property
    def participants(self) -> set[str]:
        """The addresses of everyone who has part in this letter, without ours; a form or robot has none."""
        letter, sender = self.letter, self.letter.sender
        writers = [a for a in (sender, letter.reply_to) if a]
        if sender and letter.reply_to and self._speaks_for_another(sender):
            writers = [letter.reply_to]
        return {a.address.lower() for a in (*letter.to, *letter.cc, *writers) if a.address} - self.ours

    @property
    def tokens(self) -> list[str]:
        addresses = [a.address for a in (*self.letter.to, *self.letter.cc)]
        return [token.lower() for token in map(registry.token_in, addresses) if token]

    @property
    def _is_from_inbox(self) -> bool:
        """Fetched from a server, not handed in as an archive (there the checksum is the name)."""
        return self.raw.channel.kind == Channel.Kind.EMAIL and self.raw.remote_id != self.raw.sha256

    @property
    def _foreign_recipients(self) -> list[Address]:
        return [a for a in (*self.letter.to, *self.letter.cc) if a.address.lower() not in self.ours]

    def _speaks_for_another(self, sender: Address) -> bool:
        return sender.address.lower() in self.ours or notifying.speaks_for_another(sender.address)


def believable(said: datetime | None, arrived: datetime) -> datetime:
    return said if said and EARLIEST <= said <= arrived + AHEAD else arrived
