"""What was found in a message, and what people said about it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.conversations.models import Message


class Assessment(models.Model):
    """The judgement of one message. `found` is what the models said and never changes; `said` has the corrections."""

    class State(models.TextChoices):
        JUDGED = "judged", _("judged")
        NOT_JUDGED = "not_judged", _("not judged")

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="assessment")
    state = models.CharField(max_length=12, choices=State.choices, default=State.JUDGED)
    problem = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    # As `kulanz assess` prints it.
    found = models.JSONField(default=dict)
    said = models.JSONField(default=dict)
    # Apart from the words: how often they wrote, how long they waited, since when they are known.
    history = models.JSONField(default=dict)
    mood = models.CharField(max_length=10, blank=True)
    is_extremely_dissatisfied = models.BooleanField(default=False)
    judged_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(
                fields=["attempts", "id"],
                name="assessment_not_judged",
                condition=models.Q(state="not_judged"),
            )
        ]

    def reckon(self) -> None:
        """Set what people see from what was found and the newest correction of each label."""
        said = dict(self.found)
        for correction in self.corrections.order_by("at", "pk") if self.pk else ():
            said[correction.label] = correction.value
        self.take(said)

    def take(self, said: dict[str, Any]) -> None:
        self.said = said
        self.mood = said.get("mood", "")
        self.is_extremely_dissatisfied = bool(said.get("extremely_dissatisfied"))


class Correction(models.Model):
    """Somebody knew better. Kept for ever: it is what the models learn from."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="corrections")
    label = models.CharField(max_length=40)
    value = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
