from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.channels.models import Channel
from kulanz.conversations.models import Conversation, Message


class Draft(models.Model):
    class Kind(models.TextChoices):
        ANSWER = "answer", _("answer")
        FORWARD = "forward", _("forward")
        NEW = "new", _("new mail")

    class Reason(models.TextChoices):
        """Why we write to somebody first."""

        ORDER = "order", _("about their order or contract")
        ASKED = "asked", _("they asked for it, by telephone or in person")
        DUTY = "duty", _("they must know it: safety, recall, law")
        PARTNER = "partner", _("supplier, partner or authority")
        NEWS = "news", _("news, an offer or a gift")

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.ANSWER)
    # Empty for a new mail to somebody until it is sent.
    conversation = models.ForeignKey(Conversation, null=True, on_delete=models.CASCADE, related_name="drafts")
    in_answer_to = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+")
    # Comma-separated as typed; read strictly when it is sent.
    to = models.TextField(blank=True)
    cc = models.TextField(blank=True)
    bcc = models.TextField(blank=True)
    subject = models.CharField(max_length=1000, blank=True)
    text = models.TextField(blank=True)
    saved_at = models.DateTimeField(auto_now=True)
    created_at = models.DateTimeField(default=timezone.now)
    # The message it became; while that can still be taken back, the draft is kept.
    sent_as = models.OneToOneField(Message, null=True, on_delete=models.CASCADE, related_name="draft")
    closes_conversation = models.BooleanField(default=False)
    # It is left to cool until then; whoever wrote it is told when it is over.
    sleeps_until = models.DateTimeField(null=True)
    cooled_at = models.DateTimeField(null=True)
    # A new mail says why it is written, and in the writer's words if need be.
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    reason_note = models.CharField(max_length=300, blank=True)
    # Which step of the ladder against abuse it is (1: the request, 2: the last word).
    warns = models.PositiveSmallIntegerField(null=True)
    # What its writer said of the promises in it: {"unnoted": [words, …], "days": {words: day}, and of those on record
    # by their numbers: "kept": [number, …], "moved": {number: day}}.
    promised = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "author", "kind"],
                name="draft_once",
                condition=models.Q(sent_as=None, conversation__isnull=False),
            )
        ]
        indexes = [
            models.Index(
                fields=["sleeps_until"], name="draft_asleep", condition=models.Q(sleeps_until__isnull=False)
            )
        ]

    @property
    def is_asleep(self) -> bool:
        """Its rest is not over, whether or not the clock has looked."""
        return self.sleeps_until is not None and self.sleeps_until > timezone.now()


class DraftFile(models.Model):
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=300)
    type = models.CharField(max_length=150)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
