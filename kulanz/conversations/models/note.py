from django.conf import settings
from django.db import models
from django.utils import timezone

from .conversation import Conversation


class Note(models.Model):
    """What staff say among themselves; never sent."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    mentioned = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")


class Presence(models.Model):
    """Who is looking at a conversation or typing in it, and up to when they have seen it."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="presences")
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    here_at = models.DateTimeField(default=timezone.now)
    typing_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "staff"], name="presence_once")]
