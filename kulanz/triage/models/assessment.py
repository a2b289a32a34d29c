"""What was found in a message, and what people said about it."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.conversations.models import Message

# Longer than any step of a training takes.
SILENT = timedelta(minutes=10)
# As often the desk tries by itself to judge a message.
MOST_ATTEMPTS = 5


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
    # Data that do not belong in a mail stand in it: covered on every screen.
    has_sensitive = models.BooleanField(default=False)
    judged_at = models.DateTimeField(default=timezone.now)
    # How often doing what follows from it went wrong; null where that is done.
    unfollowed = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["unfollowed", "id"],
                name="assessment_unfollowed",
                condition=models.Q(unfollowed__isnull=False),
            ),
            models.Index(
                fields=["attempts", "id"],
                name="assessment_not_judged",
                condition=models.Q(state="not_judged"),
            ),
            models.Index(
                fields=["message"],
                name="assessment_sensitive",
                condition=models.Q(has_sensitive=True),
            ),
        ]

    @property
    def is_given_up(self) -> bool:
        """It could not be judged, and is not tried again unless somebody asks for it."""
        return self.state == self.State.NOT_JUDGED and self.attempts >= MOST_ATTEMPTS

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
        self.has_sensitive = bool(said.get("sensitive"))


class Correction(models.Model):
    """Somebody knew better. Kept for ever: it is what the models learn from."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="corrections")
    label = models.CharField(max_length=40)
    value = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)


class Thumb(models.Model):
    """Up or down for one finding; each person's latest word counts."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="thumbs")
    label = models.CharField(max_length=40)
    is_right = models.BooleanField()
    # As sure as the desk was when this person said so; what a rule found is sure.
    score = models.FloatField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "label", "by"], name="one_thumb_of_each_person")
        ]


class Running(models.Manager["Training"]):
    def running(self) -> models.QuerySet["Training"]:
        """Begun and still telling how far it is; what fell silent was broken off."""
        silent = timezone.now() - SILENT
        return self.filter(state=Training.State.RUNNING, told_at__gte=silent)


class Training(models.Model):
    """One time the desk learned from its corrections: how far it is, and what came of it."""

    class State(models.TextChoices):
        RUNNING = "running", _("at work")
        DONE = "done", _("done")
        NOTHING = "nothing", _("nothing to learn from")
        FAILED = "failed", _("failed")

    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    step = models.CharField(max_length=20, blank=True)
    share = models.FloatField(default=0.0)
    problem = models.CharField(max_length=300, blank=True)
    # As `triage.learning.Report` says it.
    report = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = Running()
