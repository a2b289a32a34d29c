"""Replies being written, and the pieces they are made of."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Language, Register
from kulanz.channels.models import Channel
from kulanz.conversations.models import Conversation, Message


class Draft(models.Model):
    class Kind(models.TextChoices):
        ANSWER = "answer", _("answer")
        FORWARD = "forward", _("forward")
        NEW = "new", _("new mail")

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

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "author", "kind"],
                name="draft_once",
                condition=models.Q(sent_as=None, conversation__isnull=False),
            )
        ]


class DraftFile(models.Model):
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=300)
    type = models.CharField(max_length=150)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)


class Snippet(models.Model):
    """A passage to be reused; `::shortcut` offers it. Placeholders: {name}, {first_name}, {staff}, {phone} …"""

    title = models.CharField(_("title"), max_length=100)
    shortcut = models.SlugField(_("shortcut"), max_length=40)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.GERMAN
    )
    register = models.CharField(
        _("form of address"), max_length=3, choices=Register.choices, default=Register.SIE
    )
    text = models.TextField(_("text"))
    uses = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["shortcut", "language", "register"]
        constraints = [
            models.UniqueConstraint(fields=["shortcut", "language", "register"], name="snippet_once")
        ]
