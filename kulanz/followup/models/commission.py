from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.customers.models import Customer

from .promise import Promise


class Commission(models.Model):
    """What we owe to a partner for what they sold, as a list of ours says; a promise of a payment."""

    partner = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="commissions")
    # As the list writes it (lower case): whoever the address belongs to later, the same line is the same commission.
    address = models.CharField(max_length=254)
    # None where nothing is owed: it was paid when we heard of it, or it is a correction.
    promise = models.OneToOneField(Promise, null=True, on_delete=models.SET_NULL, related_name="commission")
    # What tells it apart on the list: a number, or the month.
    reference = models.CharField(max_length=100)
    # Below zero where it takes back what was counted too high.
    cents = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    due = models.DateField()
    paid_on = models.DateField(null=True)
    # What was paid already when a list told of another amount; this one is so much more, or less.
    differs_from = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="differences")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["due", "pk"]
        constraints = [models.UniqueConstraint(fields=["address", "reference"], name="commission_once")]
        indexes = [models.Index(fields=["paid_on", "due", "id"], name="commission_due")]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_paid(self) -> bool:
        """Noted as paid, or kept by somebody's word."""
        is_kept = self.promise is not None and self.promise.state == Promise.State.KEPT
        return self.paid_on is not None or is_kept

    @property
    def is_correction(self) -> bool:
        return self.cents <= 0

    @property
    def is_overdue(self) -> bool:
        """Owed, and its day went by."""
        return self.paid_on is None and not self.is_correction and self.due < timezone.localdate()


class CommissionFile(models.Model):
    """A list of commissions that somebody uploaded: how it is read, and what came of it."""

    class State(models.TextChoices):
        MAPPING = "mapping", _("waits for its columns")
        READING = "reading", _("being read")
        DONE = "done", _("done")

    name = models.CharField(max_length=200)
    # Gone as soon as it is taken.
    content = models.BinaryField()
    # As `kulanz.customers.orderfiles.layout.Layout` keeps it.
    layout = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.MAPPING)
    # The last line that is in the database, and what came of the lines until there.
    line = models.PositiveIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    # [[line, column, code, value], …], the first of them; `failed` counts all.
    errors = models.JSONField(default=list)
    failed = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.name
