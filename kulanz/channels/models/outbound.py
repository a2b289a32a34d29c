from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .channel import Channel


class Outbound(models.Model):
    """One mail on its way: its bytes are frozen in the vault before the first attempt."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="outbound")
    message_id = models.CharField(max_length=300, unique=True)
    sha256 = models.CharField(max_length=64)
    envelope_from = models.CharField(max_length=254)
    # Until then it can be taken back into a draft (ten seconds, or "send later").
    send_after = models.DateTimeField()
    created_at = models.DateTimeField(default=timezone.now)
    # The desk's own notices do not go into the Sent folder, from where they would come back as answers.
    wants_copy = models.BooleanField(default=True)
    copied_to_sent_at = models.DateTimeField(null=True)


class Recipient(models.Model):
    """The fate of one mail at one address."""

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting to be sent")
        IN_FLIGHT = "in_flight", _("being sent")
        SENT = "sent", _("sent")
        RETRY = "retry", _("will be tried again")
        FAILED = "failed", _("not delivered")
        BOUNCED = "bounced", _("came back")
        UNCLEAR = "unclear", _("unclear whether it was sent")

    outbound = models.ForeignKey(Outbound, on_delete=models.CASCADE, related_name="recipients")
    address = models.CharField(max_length=254)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    # Written just before the mail's text goes out: without it, a broken attempt has surely sent nothing.
    data_begun_at = models.DateTimeField(null=True)
    # What the server said ("550 5.1.1"), or a code word of the trouble on the way to it ("refused").
    code = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=20, blank=True)
    answer = models.TextField(blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outbound", "address"], name="recipient_once")]
        indexes = [models.Index(fields=["state", "changed_at"], name="recipient_state")]
