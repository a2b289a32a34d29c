from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.lib.fields import SecretField
from kulanz.lib.secrets import token


class Shop(models.Model):
    """Where orders come from, how it is reached, and how well that goes."""

    class Kind(models.TextChoices):
        WOOCOMMERCE = "woocommerce", "WooCommerce"
        SHOPIFY = "shopify", "Shopify"
        MAGENTO = "magento", "Magento / Adobe Commerce"
        DIGISTORE24 = "digistore24", "Digistore24"
        CSV = "csv", _("Files (CSV)")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=100, unique=True)
    url = models.URLField(_("address of the shop"), blank=True)
    # What the kind needs to sign in, and to check what its webhooks sign.
    secret = SecretField(default=dict)
    # Part of the address at which its webhooks knock.
    hook = models.CharField(max_length=40, unique=True, default=token)
    is_active = models.BooleanField(_("active"), default=True)
    # How far it has been fetched: {"orders": …, "customers": …, "products": …}, as the kind counts it.
    progress = models.JSONField(default=dict)
    # Health, as of a mailbox: set at the first failure in a row, cleared by the next success.
    last_success_at = models.DateTimeField(null=True)
    last_attempt_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    failure = models.CharField(max_length=40, blank=True)
    failure_detail = models.TextField(blank=True)
    # Asked to be left alone until then (429).
    resting_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class OrderFile(models.Model):
    """A file of orders that somebody uploaded: how it is read, and how far that has come."""

    class State(models.TextChoices):
        MAPPING = "mapping", _("waits for its columns")
        READING = "reading", _("being read")
        DONE = "done", _("done")
        FAILED = "failed", _("broken off")

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    # Of its bytes in the vault.
    sha256 = models.CharField(max_length=64)
    encoding = models.CharField(max_length=20)
    separator = models.CharField(max_length=1)
    # {what we call it: the column's name in the file}, and how dates and amounts are written.
    columns = models.JSONField(default=dict)
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
