from collections.abc import Iterator

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.lib import vault

from .channel import Channel


class RawMessage(models.Model):
    """One message as it came. Its bytes lie in the vault and never change; this row says what became of it."""

    class State(models.TextChoices):
        STORED = "stored", _("to be read")
        READ = "read", _("read")
        UNREADABLE = "unreadable", _("could not be read")
        BLOCKED = "blocked", _("blocked by a rule")
        DELETED = "deleted", _("deleted")

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="originals")
    # What the source calls it: "INBOX/1699/42" for IMAP, the SHA-256 for imports.
    remote_id = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    # True where the source says that we sent it (the Sent folder).
    is_ours = models.BooleanField(default=False)
    # True while the server has handed out no more than the header; `size` is then that of the whole.
    is_partial = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.STORED)
    # A code word, or what the program said; `channels.unread` puts it into words.
    problem = models.CharField(max_length=300, blank=True)
    traceback = models.TextField(blank=True)
    attempts = models.PositiveIntegerField(default=0)
    # When a person had seen that it cannot be read and laid it aside; the journal says who.
    dismissed_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "remote_id"], name="original_once")]
        indexes = [models.Index(fields=["state", "id"], name="original_waiting")]

    def content(self) -> bytes:
        return vault.get(self.sha256)

    def chunks(self) -> Iterator[bytes]:
        return vault.chunks(self.sha256)
