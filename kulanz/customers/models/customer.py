"""The people who write to us, and the ways to reach them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Customer(models.Model):
    name = models.CharField(_("name"), max_length=200, blank=True, db_index=True)
    # How we write to this person; empty until known.
    language = models.CharField(_("language"), max_length=2, blank=True)
    register = models.CharField(_("form of address"), max_length=3, blank=True)
    # A person has said so: what the customer writes changes it no more.
    register_fixed = models.BooleanField(default=False)
    about = models.TextField(_("what matters to them"), blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="absorbed", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["merged_into"], name="customer_merged", condition=models.Q(merged_into__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return self.name or self.first_address or str(_("Unknown"))

    @property
    def first_address(self) -> str:
        handle = self.handles.first()
        return handle.shown if handle else ""


class Handle(models.Model):
    class Kind(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("phone")

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="handles")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    # Normalised: the address in lower case, the phone number as E.164.
    value = models.CharField(max_length=254)
    shown = models.CharField(max_length=254)
    created_at = models.DateTimeField(default=timezone.now)
    # Set by a hard bounce: mail to this address comes back.
    bounced_at = models.DateTimeField(null=True)
    bounce_reason = models.CharField(max_length=20, blank=True)
    # They asked never to be written to again, and in which message (its number: messages live further up).
    silenced_at = models.DateTimeField(null=True)
    silenced_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="handle_once")]


class Merge(models.Model):
    """Two customers found to be one; remembers what moved, so that it can be undone."""

    kept = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="merges")
    absorbed = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    moved = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)


class MergeSuggestion(models.Model):
    """Why two customers may be one person; a person decides."""

    class Reason(models.TextChoices):
        NAME_AND_SIGNATURE = "name_and_signature", _("same name and signature")
        PHONE = "phone", _("same phone number in the signature")
        ORDER = "order", _("same order number")
        ANNOUNCED = "announced", _("one message announces the other address")

    one = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="suggestions")
    other = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=20, choices=Reason.choices)
    evidence = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    dismissed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other", "reason"], name="suggestion_once")]
