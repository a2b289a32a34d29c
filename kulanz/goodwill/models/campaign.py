from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.channels.models import Channel
from kulanz.conversations.models import Message
from kulanz.customers.models import Customer

from .gesture import Gesture


class Campaign(models.Model):
    """Thanks to a group of customers who agreed to news: the group, the gesture, the words; a person releases each."""

    class Group(models.TextChoices):
        ANNIVERSARY = "anniversary", _("with us for a round number of years")
        TENTH_ORDER = "tenth_order", _("their tenth order")
        AFTER_FAILURE = "after_failure", _("bought again after we had failed")
        SUPER_CUSTOMERS = "super", _("super-customers")
        RECOMMENDED = "recommended", _("recommended us")

    class State(models.TextChoices):
        DRAFT = "draft", _("being written")
        PREPARING = "preparing", _("previews are being made")
        ASKED = "asked", _("waits for a second pair of eyes")
        RELEASING = "releasing", _("being released")
        PAUSED = "paused", _("paused")
        DONE = "done", _("done")

    name = models.CharField(_("name"), max_length=100)
    group = models.CharField(_("group"), max_length=14, choices=Group.choices)
    # How far back the occasion may lie.
    days = models.PositiveSmallIntegerField(_("days"), default=30)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+")
    gesture = models.CharField(_("gesture"), max_length=14, choices=Gesture.Kind.choices, blank=True)
    # What makes up each gesture: {"cents", "percent", "until", "what"}.
    terms = models.JSONField(default=dict)
    # What each of them costs us at the most, in the currency of the budget.
    cents = models.PositiveBigIntegerField(default=0)
    # {"de-sie": {"subject", "text"}, "de-du": …, "en": …}
    words = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    # How many are in the group; None until somebody has looked.
    expected = models.PositiveIntegerField(null=True)
    # Who allowed what it costs, and why it may be more than the budget.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decided_note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name


class CampaignMail(models.Model):
    """What one of the group would get: looked at, changed, released or left out by a person."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits to be looked at")
        RELEASED = "released", _("released")
        LEFT_OUT = "left_out", _("left out")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="mails")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="campaign_mails")
    # Why they are in the group: {"kind", "n", "on"}.
    occasion = models.JSONField(default=dict)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    # A code of `recognising` or, where a person left them out, their words.
    why_left_out = models.CharField(max_length=300, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    released_at = models.DateTimeField(null=True)
    message = models.OneToOneField(
        Message, null=True, on_delete=models.SET_NULL, related_name="campaign_mail"
    )
    gesture = models.OneToOneField(
        Gesture, null=True, on_delete=models.SET_NULL, related_name="campaign_mail"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "customer"], name="campaign_mail_once")]
        indexes = [models.Index(fields=["campaign", "state", "id"], name="campaign_mail_state")]
