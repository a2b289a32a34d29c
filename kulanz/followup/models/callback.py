from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kulanz.lib.secrets import token

from .promise import Promise


class Callback(models.Model):
    """A promise to phone: the number, when they wish it, who should, and when it is tried next."""

    class Answer(models.TextChoices):
        """What the customer said of the time that we proposed."""

        ACCEPTED = "accepted", _("accepted")
        MOVED = "moved", _("moved")
        CANCELLED = "cancelled", _("called off")

    promise = models.OneToOneField(Promise, on_delete=models.CASCADE, related_name="callback")
    # E.164; empty until known.
    number = models.CharField(max_length=20, blank=True)
    # When they would like to be called: in their words, and as far as it was understood.
    wish = models.CharField(max_length=200, blank=True)
    wish_from = models.DateTimeField(null=True)
    wish_until = models.DateTimeField(null=True)
    time_zone = models.CharField(max_length=50, blank=True)
    preferred = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    skill = models.CharField(max_length=50, blank=True)
    # The time agreed on or proposed, in which it stands in the plan; None: any time of its day.
    begins_at = models.DateTimeField(null=True)
    minutes = models.PositiveSmallIntegerField(default=15)
    # The customer's way to it without a sign-in, and how often the entry in their calendar has changed.
    token = models.CharField(max_length=40, unique=True, default=token)
    sequence = models.PositiveIntegerField(default=0)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["begins_at"], name="callback_planned", condition=Q(begins_at__isnull=False))
        ]
