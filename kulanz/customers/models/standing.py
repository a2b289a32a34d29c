from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .customer import Customer


class Standing(models.Model):
    """What kind of customer somebody is. `reckoned` follows from the figures; a person's word goes before it."""

    class Kind(models.TextChoices):
        SUPER = "super_customer", _("super-customer")
        LOYAL = "loyal", _("loyal")
        NEW = "new", _("new")
        AT_RISK = "at_risk", _("at risk")
        SLEEPING = "sleeping", _("sleeping")

    customer = models.OneToOneField(Customer, on_delete=models.CASCADE, related_name="standing")
    kind = models.CharField(max_length=14, choices=Kind.choices, blank=True)
    reckoned = models.CharField(max_length=14, choices=Kind.choices, blank=True)
    # None: nobody said anything; True: crowned; False: uncrowned.
    is_crowned = models.BooleanField(null=True)
    crowned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    crowned_at = models.DateTimeField(null=True)
    crowned_note = models.CharField(max_length=300, blank=True)
    # As `customers.standing.facts.Facts` has them.
    facts = models.JSONField(default=dict)
    # 1 is the best; None without orders.
    rank = models.PositiveIntegerField(null=True)
    # Something happened since it was reckoned.
    is_stale = models.BooleanField(default=True)
    reckoned_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["is_stale", "id"], name="standing_stale", condition=models.Q(is_stale=True)),
            models.Index(fields=["kind", "rank"], name="standing_kind"),
        ]

    def settle(self) -> None:
        """What counts in the end: the word of a person, else the figures."""
        if self.is_crowned:
            self.kind = self.Kind.SUPER
        elif self.is_crowned is False and self.reckoned == self.Kind.SUPER:
            self.kind = self.Kind.LOYAL
        else:
            self.kind = self.reckoned

    @property
    def is_super(self) -> bool:
        return self.kind == self.Kind.SUPER


class Yardstick(models.Model):
    """One row: what is much in this shop. Fitted on all orders, used for each customer until the next time."""

    # As `customers.standing.yardstick` writes it.
    figures = models.JSONField(default=dict)
    fitted_at = models.DateTimeField(default=timezone.now)
