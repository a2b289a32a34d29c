from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .customer import Handle


class Silenced(models.Model):
    """An address to which nothing may go, remembered without being kept: it outlives whoever had it."""

    # HMAC-SHA-256 of the mailbox, with a key that lies outside the database.
    digest = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=10, choices=Handle.Kind.choices, default=Handle.Kind.EMAIL)
    since = models.DateTimeField()


class LastWord(models.Model):
    """What became of the one answer that is still allowed to who asked for silence, once for each asking."""

    class Kind(models.TextChoices):
        SAID = "said", _("confirmed once")
        UNSAID = "unsaid", _("left without a word")

    handle = models.ForeignKey(Handle, on_delete=models.CASCADE, related_name="last_words")
    # The numbers of the message that asked, of the draft that confirms it, and of the mail it became.
    asked_in = models.BigIntegerField()
    draft = models.BigIntegerField(null=True, db_index=True)
    outbound = models.BigIntegerField(null=True, db_index=True)
    kind = models.CharField(max_length=6, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["handle", "asked_in"], name="last_word_once")]
