"""Whom the owner should see first, and what the owner made of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.conversations.models import Message
from kulanz.customers.models import Customer


class Dissatisfaction(models.Model):
    """Somebody is extremely dissatisfied with us: a state of the customer, from when to when, and what was done."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="dissatisfactions")
    # What showed it, and in which words of ours: codes of findings ("extremely_dissatisfied", "history", "legal" …).
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    reasons = models.JSONField(default=list)
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_note = models.CharField(max_length=300, blank=True)
    # Owners were told outside the desk; set once.
    alarmed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # What was done, in the words of whoever closed it.
    done = models.TextField(blank=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["customer"], condition=Q(closed_at=None), name="dissatisfied_once"
            )
        ]
        indexes = [
            models.Index(fields=["alarmed_at"], name="dissatisfied_alarm", condition=Q(alarmed_at=None))
        ]


class Case(models.Model):
    """A customer in the owner's round, with all that is open: why, since when, and who takes it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for the owner")
        PICKED = "picked", _("picked")
        DONE = "done", _("done")

    class Pick(models.TextChoices):
        MINE = "mine", _("mine")
        ASSISTANT = "assistant", _("assistant")
        SPECIALIST = "specialist", _("specialist")
        LATER = "later", _("later")
        CALL = "call", _("call")
        BLOCK = "block", _("block")
        RULE = "rule", _("by a rule")

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="cases")
    # [{"code", "message", "at"}, …]: codes of findings, "super_customer", "returned" …; the most pressing first.
    reasons = models.JSONField(default=list)
    # The smaller, the sooner: the step of the most pressing reason.
    step = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    opened_at = models.DateTimeField(default=timezone.now)
    # Until then it is not shown ("later"), or then it comes back if nobody has answered (the same-day goal).
    back_at = models.DateTimeField(null=True)
    pick = models.CharField(max_length=10, choices=Pick.choices, blank=True)
    picked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    picked_at = models.DateTimeField(null=True)
    picked_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # A line for whoever takes it.
    line = models.CharField(max_length=300, blank=True)
    # What the pick changed, so that it can be undone.
    changed = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer"], condition=~Q(state="done"), name="case_once")
        ]
        indexes = [
            models.Index(fields=["state", "step", "opened_at"], name="case_need"),
            models.Index(fields=["back_at"], name="case_back", condition=Q(back_at__isnull=False)),
        ]


class AbuseWarning(models.Model):
    """A step of the ladder: the message in which we asked for another tone, and the one because of which we did."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="abuse_warnings")
    step = models.PositiveSmallIntegerField()
    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="+")
    because = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at"]


class Routing(models.Model):
    """A rule of the owner: if all of this is so, then a new case goes there without the round."""

    # {"intents": […], "moods": […], "standings": […], "channels": […], "words": […], "is_dissatisfied": …}
    conditions = models.JSONField(default=dict)
    # {"pick": "assistant", "staff": …, "skill": …, "tag": …, "line": …}
    action = models.JSONField(default=dict)
    position = models.PositiveIntegerField(default=0)
    is_active = models.BooleanField(default=False)
    hits = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["position", "pk"]
