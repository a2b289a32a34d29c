from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.conversations.models import Conversation, Message
from kulanz.lib.fields import SecretField

from .draft import Draft


class ThumbDown(models.Model):
    """Somebody says that the coach is wrong about a passage; it is not said of these words again."""

    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    flaw = models.CharField(max_length=40)
    # The passage as `kulanz.reading.terms` folds it, cut; empty where the flaw is an absence.
    passage = models.CharField(max_length=500, blank=True)
    # An absence is only turned down for the draft at hand.
    draft = models.ForeignKey(Draft, null=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["flaw", "passage"], name="thumb_down_of")]


class Overruling(models.Model):
    """A message that was sent although the coach said stop; owners see it until one of them has."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="overruling")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # [{"flaw", "text", "severity"}, …] as the coach said it in that moment.
    findings = models.JSONField(default=list)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["at"], name="overruling_unseen", condition=models.Q(seen_at=None))]


class Scratch(models.Model):
    """The answer one would love to send: for its writer alone, never sent, and burnt by the clock."""

    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    # {"text": …}, encrypted.
    words = SecretField(default=dict)
    burns_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["staff", "conversation"], name="scratch_once")]


class SecondLook(models.Model):
    """A colleague is asked to read a draft before it leaves."""

    class State(models.TextChoices):
        ASKED = "asked", _("waits to be read")
        COMMENTED = "commented", _("has a comment")
        RELEASED = "released", _("released")
        WITHDRAWN = "withdrawn", _("no longer asked")

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="looks")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="looks_asked")
    asked_at = models.DateTimeField(default=timezone.now)
    question = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    comment = models.TextField(blank=True)
    # The text as the reader had it before them: what is changed afterwards was not read.
    read_text = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["draft"], name="look_once", condition=models.Q(state="asked"))
        ]


class DraftingAid(models.Model):
    """One row: an endpoint of the owner's choice that proposes drafts; off until an owner switches it on."""

    address = models.URLField(_("address"), max_length=500)
    model = models.CharField(_("model"), max_length=200)
    secret = SecretField(default=dict)
    is_active = models.BooleanField(_("active"), default=False)
    last_success_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
