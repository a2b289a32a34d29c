from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .conversation import Conversation
from .note import Note


class Call(models.Model):
    """A telephone call of ours in a matter: to which number, how it ended, and the note of what was said."""

    class Outcome(models.TextChoices):
        SOLVED = "solved", _("spoken, and solved")
        SPOKEN = "spoken", _("spoken, still open")
        MAILBOX = "mailbox", _("voice mail")
        NO_ANSWER = "no_answer", _("nobody answered")
        BUSY = "busy", _("engaged")
        WRONG_NUMBER = "wrong_number", _("wrong number")

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="calls")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # E.164 as dialled; empty if another telephone was used.
    number = models.CharField(max_length=20, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    note = models.OneToOneField(Note, null=True, on_delete=models.SET_NULL, related_name="call")
    # The codes of the reasons for which the desk had proposed it.
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["at"], name="call_at")]
