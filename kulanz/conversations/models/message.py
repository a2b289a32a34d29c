from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.channels.models import Channel, Outbound, RawMessage

from .conversation import Conversation


class Message(models.Model):
    class Direction(models.TextChoices):
        IN = "in", _("from the customer")
        OUT = "out", _("from us")

    # What `automatic` says of a mail of ours that only tells that theirs has come; no answer.
    ACKNOWLEDGEMENT = "acknowledgement"

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+")
    direction = models.CharField(max_length=3, choices=Direction.choices)
    # Staff who wrote it here; empty for incoming mail and for what was sent from another program.
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    outbound = models.OneToOneField(Outbound, null=True, on_delete=models.SET_NULL, related_name="message")
    message_id = models.CharField(max_length=300, blank=True, db_index=True)
    sender_name = models.CharField(max_length=300, blank=True)
    sender_address = models.CharField(max_length=254, blank=True)
    reply_to = models.CharField(max_length=254, blank=True)
    # [[name, address], …]
    to = models.JSONField(default=list)
    cc = models.JSONField(default=list)
    bcc = models.JSONField(default=list)
    subject = models.CharField(max_length=1000, blank=True)
    text = models.TextField(blank=True)
    # [[kind, start, end], …] over `text`: what is new, quoted, signature.
    passages = models.JSONField(default=list)
    has_html = models.BooleanField(default=False)
    automatic = models.CharField(max_length=20, blank=True)
    # "foreign_sender": joined by a token or reference although the sender is not known in this conversation.
    flag = models.CharField(max_length=20, blank=True)
    # When it was written, as far as that can be believed, and when we got it.
    at = models.DateTimeField(default=timezone.now)
    arrived_at = models.DateTimeField(default=timezone.now)
    problems = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["conversation", "at"], name="message_in_order"),
            models.Index(
                fields=["at"],
                name="message_acknowledgement",
                condition=models.Q(automatic="acknowledgement"),
            ),
        ]

    def passage_texts(self) -> list[tuple[str, str]]:
        """(kind, text) in reading order; the whole text as new where nothing was told apart."""
        if not self.passages:
            return [("new", self.text)] if self.text else []
        return [(kind, self.text[start:end]) for kind, start, end in self.passages]

    @property
    def new_text(self) -> str:
        return self._joined("new")

    @property
    def signature(self) -> str:
        return self._joined("signature")

    @property
    def recipients(self) -> list[Any]:
        return [*self.to, *self.cc, *self.bcc]

    def _joined(self, wanted: str) -> str:
        return "\n".join(text.strip("\n") for kind, text in self.passage_texts() if kind == wanted).strip()


class Original(models.Model):
    """Which originals a message was read from: one mail fetched from two mailboxes is two originals."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="originals")
    raw = models.OneToOneField(RawMessage, on_delete=models.CASCADE, related_name="read_as")


class Attachment(models.Model):
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=300)
    type = models.CharField(max_length=150)
    size = models.PositiveBigIntegerField()
    is_inline = models.BooleanField(default=False)
    content_id = models.CharField(max_length=300, blank=True)
    # Incoming: the part of the original. Outgoing: the file in the vault.
    path = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
